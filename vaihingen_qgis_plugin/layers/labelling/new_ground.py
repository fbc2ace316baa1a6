"""A new labelling ground: blocks to label, filled with what a model has mapped there."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsRectangle,
)

from ...compat import WKT2
from ...feedback import FeedbackListener
from ...rasters.areas import AreasStopped
from ...rasters.class_window import ClassWindow
from ...rasters.grid import Grid, read_qgis_grid
from ...rasters.label_file import TEXT, TRUTH, WHOLE, Row, Table, write_label_file
from ...training.contract.class_scheme import NODATA, ClassScheme
from ...training.contract.errors import ConfigError
from ...training.contract.file_names import short_list
from ...training.contract.labelling.chosen_places import FIELD
from ...training.contract.labelling.ground import BLOCK, CLASS, DONE, STATE, UNTOUCHED
from ...translation import tr
from ..ground_area import GroundArea
from ..polygon_references import TargetRaster
from .blocks import Block, Blocks
from .shared_borders import parts_of, simplified_together

_AROUND = 16  # pixels beyond a block that are traced too, so that its edge does not bend outlines
_LABEL_FIELDS = {CLASS: WHOLE, STATE: TEXT, BLOCK: WHOLE}


@dataclass(frozen=True)
class Drawing:
    """How the polygons are drawn.

    Args:
        scheme: The classes.
        min_area: Areas smaller than this are given to their largest neighbour, m² (pixels without georeference).
        tolerance: By how many pixels outlines may move when they are simplified; 0: they stay.
    """

    scheme: ClassScheme
    min_area: float
    tolerance: float


class NewGround:
    """Makes one labelling ground; may run in any thread.

    Args:
        blocks: The blocks.
        maps: Class rasters; where two of them lie over each other, the first one counts. None: blocks stay empty.
        drawing: How the polygons are drawn.
        transforms: Datum choices of the project.
        feedback: Receives stages and progress; may cancel.
    """

    def __init__(
        self,
        blocks: Blocks,
        maps: Sequence[TargetRaster],
        drawing: Drawing,
        transforms: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self._blocks, self._drawing, self._transforms = blocks, drawing, transforms
        self._maps = [(read_qgis_grid(raster.path), raster.crs) for raster in maps]
        self._feedback, self._listener = feedback, FeedbackListener(feedback)
        self._crs = self._maps[0][1] if self._maps else blocks.crs
        self._bare: list[str] = []

    def write(self, path: str) -> int:
        """Write the GeoPackage; gives the number of polygons in it.

        Raises:
            EngineError: If a map or the blocks do not fit.
            OSError: If it cannot be written.
            QgsProcessingException: If the run is cancelled.
        """
        placed = [(block, self._placed(block)) for block in self._blocks.blocks]
        blocks = Table({**self._blocks.fields, DONE: TRUTH}, [_block_row(block, square) for block, square in placed])
        mark = (
            {FIELD: TEXT} if FIELD in self._blocks.fields else {}
        )  # labels are no random sample where blocks are none
        labels = Table({**_LABEL_FIELDS, **mark}, self._labels(placed))
        try:
            count = write_label_file(
                path, self._crs.toWkt(WKT2) if self._crs.isValid() else "", self._drawing.scheme, blocks, labels
            )
        except AreasStopped as stop:
            raise QgsProcessingException(tr("The run was cancelled. Nothing was written.")) from stop
        self._judge_bare(len(placed))
        return count

    def _placed(self, block: Block) -> QgsGeometry:
        """A block in the coordinates of the ground."""
        return self._moved(block.outline, self._blocks.crs, self._crs)

    def _moved(
        self, geometry: QgsGeometry, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
    ) -> QgsGeometry:
        moved = QgsGeometry(geometry)
        try:
            moved.transform(QgsCoordinateTransform(source, target, self._transforms))
        except QgsCsException as error:
            raise ConfigError(
                tr(
                    "BLOCKS lie where {target} does not reach: {reason}.",
                    target=target.authid() or target.description(),
                    reason=str(error).strip().rstrip("."),
                ),
                tr("Check the coordinate reference systems of blocks and maps."),
            ) from error
        return moved

    def _labels(self, placed: Sequence[tuple[Block, QgsGeometry]]) -> Iterator[Row]:
        """The polygons of all blocks."""
        for done, (block, square) in enumerate(placed):
            self._feedback.setProgressText(
                tr("Drawing the polygons of block {number} of {count}", number=done + 1, count=len(placed))
            )
            rest, drawn = square, 0
            mark = {name: value for name, value in block.attributes.items() if name == FIELD}
            for number, (grid, crs) in enumerate(self._maps):
                goes_on = partial(self._goes_on, (done + number / len(self._maps)) / len(placed))
                for value, outline in self._areas(grid, crs, rest, goes_on):
                    drawn += 1
                    yield bytes(outline.asWkb()), {CLASS: value, STATE: UNTOUCHED, BLOCK: block.number, **mark}
                rest = rest.difference(self._moved(_extent(grid), crs, self._crs))
            if not drawn:
                self._bare.append(str(block.number))

    def _areas(
        self, grid: Grid, crs: QgsCoordinateReferenceSystem, square: QgsGeometry, goes_on: Any
    ) -> Iterator[tuple[int, QgsGeometry]]:
        """Class and outline of what a map shows in a square, in the coordinates of the ground."""
        here = self._moved(square, self._crs, crs)
        if here.isEmpty() or not here.boundingBox().intersects(_extent(grid).boundingBox()):
            return
        box = here.boundingBox()
        bounds = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
        with tempfile.TemporaryDirectory(prefix="vaihingen_", dir=QgsProcessingUtils.tempFolder()) as folder:
            window = ClassWindow(grid, bounds, _AROUND, self._least_pixels(grid), Path(folder), goes_on)
            self._check_classes(grid, window.values)
            for value, outline in self._drawn(window):
                for part in parts_of(outline.intersection(here)):
                    yield value, self._moved(part, crs, self._crs)

    def _drawn(self, window: ClassWindow) -> Iterator[tuple[int, QgsGeometry]]:
        """Class and outline of the areas in a window, simplified if that is wanted."""
        traced = [(value, _geometry(outline)) for value, outline in window.areas()]
        if not self._drawing.tolerance:
            yield from traced
            return
        tolerance = self._drawing.tolerance * window.pixel if traced else 0.0
        for face in simplified_together([outline for _, outline in traced], tolerance):
            inside = face.pointOnSurface().asPoint()
            value = window.value_at(inside.x(), inside.y())
            if value != NODATA:
                yield value, face

    def _least_pixels(self, grid: Grid) -> int:
        pixel = GroundArea(grid, self._transforms).pixel_m2()
        return max(1, math.ceil(self._drawing.min_area / pixel - 1e-6) if pixel else int(self._drawing.min_area))

    def _check_classes(self, grid: Grid, values: Sequence[int]) -> None:
        foreign = sorted(set(values) - set(self._drawing.scheme.values))
        if foreign:
            raise ConfigError(
                tr(
                    "{name} has the values {values}, which are none of the classes: {classes}.",
                    name=grid.name,
                    values=short_list(map(str, foreign)),
                    classes=", ".join(f"{c.value} {c.shown}" for c in self._drawing.scheme.classes),
                ),
                tr("Give the land-cover raster of 'Classify an orthophoto', or its classes in CLASSES."),
            )

    def _judge_bare(self, count: int) -> None:
        """Say which blocks are empty, though there are maps; refuse if all are."""
        if not self._maps or not self._bare:
            return
        if len(self._bare) == count:
            raise ConfigError(
                tr("None of the {count} blocks lies where MAPS have data.", count=count),
                tr("Give the maps of this place, and check the coordinate reference systems of both."),
            )
        self._feedback.pushWarning(
            tr("MAPS have no data in block {numbers}: it is empty.", numbers=short_list(self._bare))
        )

    def _goes_on(self, start: float, share: float) -> bool:
        self._feedback.setProgress(100.0 * (start + share / (len(self._maps) * len(self._blocks.blocks))))
        return not self._listener.is_cancelled()


def _extent(grid: Grid) -> QgsGeometry:
    return QgsGeometry.fromRect(QgsRectangle(*grid.bounds(0, grid.height)))


def _geometry(outline: bytes) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(outline)
    return geometry


def _block_row(block: Block, square: QgsGeometry) -> Row:
    attributes: Mapping[str, Any] = {**block.attributes, DONE: 0}
    return bytes(square.asWkb()), attributes
