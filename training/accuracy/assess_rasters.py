"""Class rasters against references, strip by strip, each on the class raster's grid: one matrix over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ..contract.class_scheme import NODATA
from ..contract.errors import LabelValueError, RasterError
from ..contract.labelling.chosen_places import NO_INTERVALS, NOT_OF_THE_MAP, TAG
from ..contract.language import tr
from ..contract.outputs.subject import subject_of
from ..jobs.part_reporters import StageReporter, shares
from ..jobs.reporter import Reporter
from ..raster_io import RasterReader, read_grid, read_tag
from .assessment import Assessment, Rules, SceneAccuracy
from .block_bootstrap import bootstrap
from .block_counts import BlockCounts, cell_side
from .error_raster import ErrorCodes
from .raster_pair import LEFT_OUT, OpenPair
from .scores import Scores, in_means, index_table, matrix_classes
from .worst_places import MOST_PLACES, WorstPlace, read_places, worst_windows

_COMPARING = 0.95  # share of the work


@dataclass(frozen=True)
class Pair:
    """Paths of a class raster and its reference; under which names reports show them, if not under these.

    `ortho` is shown beside the worst places; "" for none.
    """

    prediction: str
    reference: str
    prediction_name: str = ""
    reference_name: str = ""
    ortho: str = ""

    @property
    def shown(self) -> tuple[str, str]:
        """Class raster and reference as reports name them."""
        return self.prediction_name or self.prediction, self.reference_name or self.reference


def assess_rasters(pairs: Sequence[Pair], rules: Rules, reporter: Reporter, errors: str = "") -> Assessment:
    """Compare class rasters with references, each pair on the class raster's grid; logs the figures.

    Args:
        pairs: Class raster (one band of integers) and reference (class codes or colours) of each scene.
        rules: How to compare.
        reporter: Hears the progress, 0-1, and the result.
        errors: Raster to write that shows right and wrong pixels, for a single pair; "" for none.

    Raises:
        RasterError: If a raster cannot be read, or a pair does not overlap.
        LabelValueError: If one of them is of the wrong kind or holds what is no class, or if no pixel can be compared.
    """
    work = _Scenes(rules, errors)
    names = _names(pairs)
    sizes = [read_grid(pair.prediction).window for pair in pairs]
    pixels = [size.width * size.height for size in sizes]
    parts = shares(StageReporter(reporter, 0.0, _COMPARING), pixels)
    for name, pair, part in zip(names, pairs, parts, strict=True):
        work.compare(name, pair, cell_side(sum(pixels)), part)
    reporter.progress(_COMPARING, tr("Estimating the uncertainty"))
    result = work.result()
    for line in result.lines():
        reporter.info(line)
    if result.on_chosen_places:
        reporter.warning(tr(NOT_OF_THE_MAP))
    reporter.progress(1.0, tr("Compared"))
    return result


class _Scenes:
    """What the scenes gave so far."""

    def __init__(self, rules: Rules, errors: str) -> None:
        self._rules, self._errors = rules, errors
        self._rows, self._columns = matrix_classes(rules.scheme, rules.ignored)
        self._scenes: list[SceneAccuracy] = []
        self._counts: list[BlockCounts] = []
        self._places: list[WorstPlace] = []

    def compare(self, name: str, pair: Pair, side: int, reporter: Reporter) -> None:
        """Go through a scene once; `side` is that of the cells in which pixels are counted."""
        rules = self._rules
        with OpenPair(pair.prediction, pair.reference, rules.scheme, rules.erosion, rules.ignored) as opened:
            grid = opened.grid
            counts = BlockCounts(grid.width, grid.height, side, (len(self._rows), len(self._columns)))
            left_out = self._count(opened, counts, reporter)
            if opened.coordinates:
                reporter.warning(opened.coordinates)
            scene = SceneAccuracy(
                name,
                *pair.shown,
                size=(grid.width, grid.height),
                scores=Scores.from_matrix(counts.matrix(), self._rows, rules.outside_means),
                left_out=left_out,
                resampled=opened.resampled,
                covered=opened.covered,
                gap_px=opened.borders.gap_px,
                chosen_by=read_tag(pair.reference, TAG),
            )
            _check_compared(scene)
            _log_scene(scene, rules, reporter)
            self._keep_worst(name, opened, counts, _usable(pair, reporter))
        self._scenes.append(scene)
        self._counts.append(counts)

    def result(self) -> Assessment:
        """Scores, intervals and worst places of all scenes together."""
        rules = self._rules
        matrix = np.sum([counts.matrix() for counts in self._counts], axis=0)
        made = bootstrap(self._counts, rules.block_size, rules.seed, in_means(self._rows, rules.outside_means))
        if any(scene.chosen_by for scene in self._scenes):
            made = replace(made, intervals={}, problem=NO_INTERVALS)
        return Assessment(
            rules,
            matrix,
            self._rows,
            self._columns,
            scores=Scores.from_matrix(matrix, self._rows, rules.outside_means),
            scenes=tuple(self._scenes),
            bootstrap=made,
            places=tuple(self._places),
        )

    def _count(self, opened: OpenPair, counts: BlockCounts, reporter: Reporter) -> dict[str, int]:
        """Count all pixels, and write the raster of errors; returns the pixels left out by reason."""
        table = index_table([land_cover.value for land_cover in self._columns])
        codes = ErrorCodes(self._rules.scheme, self._rows, self._columns)
        reasons = np.zeros(len(LEFT_OUT) + 1, dtype=np.int64)
        with ExitStack() as stack:
            raster = stack.enter_context(codes.open_raster(self._errors, opened.grid)) if self._errors else None
            for pixels in opened.strips(reporter):
                reasons += np.bincount(pixels.left_out.ravel(), minlength=len(reasons))
                reference = np.where(pixels.counts, table[pixels.reference], np.uint8(NODATA))
                counts.add(pixels.window, reference, table[pixels.prediction])
                if raster is not None:
                    raster.write_rows(codes.encode(pixels)[None])
            if raster is not None:
                raster.scheme = codes.legend_of(counts.matrix())
        return dict(zip(LEFT_OUT, reasons[1:].tolist(), strict=True))

    def _keep_worst(self, name: str, opened: OpenPair, counts: BlockCounts, ortho: str) -> None:
        """Keep the places with most errors of this scene and of those before."""
        least = self._places[-1].errors if len(self._places) == MOST_PLACES else 0
        windows = [window for errors, window in worst_windows(counts) if errors > least]
        places = [*self._places, *read_places(name, opened, windows, ortho)]
        self._places = sorted(places, key=lambda place: -place.errors)[:MOST_PLACES]


def _usable(pair: Pair, reporter: Reporter) -> str:
    """The orthophoto of a pair, if it can be shown beside the class raster; says why it cannot."""
    if not pair.ortho:
        return ""
    try:
        with RasterReader(pair.ortho, read_grid(pair.prediction)):
            return pair.ortho
    except RasterError as error:
        reporter.warning(tr("The worst places are shown without orthophoto: {message}", message=error.message))
        return ""


def _log_scene(scene: SceneAccuracy, rules: Rules, reporter: Reporter) -> None:
    if scene.resampled:
        reporter.info(
            tr(
                "{reference} was brought onto the grid of the classified raster (nearest neighbour).",
                reference=scene.reference,
            )
        )
    if scene.covered < 1:
        reporter.info(
            tr(
                "{reference} covers {covered:.1%} of {prediction}: only this part is compared.",
                reference=scene.reference,
                covered=scene.covered,
                prediction=scene.prediction,
            )
        )
    if scene.gap_px:
        more = tr(
            "EROSION={erosion} left out {border} pixels more.", erosion=rules.erosion, border=scene.left_out["border"]
        )
        reporter.info(
            tr(
                "The borders between classes are already left out in {reference} (about {gap_px} pixels wide): "
                "it is an eroded reference.",
                reference=scene.reference,
                gap_px=scene.gap_px,
            )
            + (f" {more}" if rules.erosion else "")
        )


def _names(pairs: Sequence[Pair]) -> list[str]:
    """Short names of scenes: the file names without ending, numbered where they are the same."""
    stems = [Path(subject_of(pair.shown[0], pair.ortho)).stem for pair in pairs]
    return [f"{stem} ({i})" if stems.count(stem) > 1 else stem for i, stem in enumerate(stems, start=1)]


def _check_compared(scene: SceneAccuracy) -> None:
    if scene.scores.pixels:
        return
    reasons = "; ".join(
        tr("{pixels} pixels: {reason}", pixels=pixels, reason=tr(LEFT_OUT[key]))
        for key, pixels in scene.left_out.items()
        if pixels
    )
    raise LabelValueError(
        tr(
            "No pixel of the classified raster {prediction} can be compared with {reference} ({reasons}).",
            prediction=scene.prediction,
            reference=scene.reference,
            reasons=reasons,
        ),
        tr(
            "Choose a reference with labels where the classified raster has data, or leave out less (EROSION, "
            "IGNORE_CLASSES)."
        ),
    )
