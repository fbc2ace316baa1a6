"""The data set folder: patches as GeoTIFFs, their list and their description; written once, read by the training.

`images/`, `heights/` (if there are heights) and `labels/` hold one GeoTIFF a patch with the same name in each, those of
heights reach beyond the patch by the card's `height_halo_px`. `patches.csv` lists them, `dataset.json` describes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..contract.class_scheme import NODATA
from ..contract.dataset_card import (
    DESCRIPTION,
    HEIGHTS,
    IMAGES,
    LABELS,
    PATCH_LIST,
    SPLITS,
    DatasetCard,
    damaged,
    read_dataset_card,
)
from ..contract.elsewhere.users_paths import as_users
from ..contract.errors import DatasetError, RasterError
from ..contract.language import tr
from ..contract.outputs.file_hash import file_hash
from ..contract.patch_list import PatchRow, read_patch_list, write_patch_list
from ..contract.plain_data import DataError
from ..contract.rasters import MEASURE_NODATA
from ..heights.height_values import HeightCount
from ..pixel_values import usable_heights
from ..raster_io import Grid, RasterReader, write_patch
from ..scenes.reader import PatchData
from ..windows import Window


@dataclass(frozen=True)
class Patch:
    """One line of the patch list: where the patch lies, and which share of it is labelled (0-1)."""

    name: str
    tile: str
    split: str
    window: Window
    labelled: float


def write_patch_files(folder: Path, name: str, grid: Grid, data: PatchData) -> None:
    """Write the GeoTIFFs of one patch."""
    write_patch(folder / IMAGES / f"{name}.tif", grid, data.image, valid=data.valid)
    write_patch(folder / LABELS / f"{name}.tif", grid, data.labels[None], nodata=NODATA)
    if data.height is not None:
        height = np.where(np.isfinite(data.height), data.height, np.float32(MEASURE_NODATA))
        around = grid.part(grid.window.grown(data.halo))
        write_patch(folder / HEIGHTS / f"{name}.tif", around, height[None].astype(np.float32), nodata=MEASURE_NODATA)


def patch_row(patch: Patch, grid: Grid, shares: Mapping[int, float]) -> PatchRow:
    """The line of a patch in the patch list; `shares` is class value -> share of the labelled pixels (0-1)."""
    window = patch.window
    return PatchRow(
        patch=patch.name,
        tile=patch.tile,
        split=patch.split,
        col_off=window.col_off,
        row_off=window.row_off,
        width=window.width,
        height=window.height,
        bounds=grid.window_bounds(window),
        labelled=patch.labelled,
        shares=dict(shares),
    )


def write_description(folder: Path, card: DatasetCard, rows: Sequence[PatchRow]) -> None:
    """Write `patches.csv` and `dataset.json`."""
    write_patch_list(folder, card.scheme.values, rows)
    (folder / DESCRIPTION).write_text(as_users(card.to_json()), encoding="utf-8")


class Dataset:
    """A data set folder, opened and checked.

    Attributes:
        card: Its description.
        patches: Split -> its patches, in the order of the list.
        hash: SHA-256 of description and patch list.
        heights: Count of the impossible heights in what was read; earlier versions cut them as they were.
        heights_told: Whether the user knows of them.

    Raises:
        DatasetError: If the folder is no data set, is damaged or of a newer format.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self.card = read_dataset_card(self.folder)
        rows = read_patch_list(self.folder)
        _check_sizes(self.folder, self.card.patch_size, rows)
        patches = [_patch(row) for row in rows]
        self.patches = {split: [patch for patch in patches if patch.split == split] for split in SPLITS}
        self.hash = file_hash(self.folder)
        self.heights, self.heights_told = HeightCount(), False

    def read(self, patch: Patch, with_height: bool, halo: int = 0, side: int = 0) -> PatchData:
        """Read one patch.

        Args:
            patch: The patch.
            with_height: Whether to read its heights.
            halo: How many pixels around the patch are read of these; at most `height_halo_px` of the description.
            side: Side of the square in its middle that is read, pixels; 0: all of it.

        Raises:
            DatasetError: If a file is missing or damaged.
        """
        try:
            return self._read(patch, with_height, halo, side)
        except RasterError as error:
            raise DatasetError(
                tr(
                    "The patch {patch} of the data set {folder} is missing or damaged. {message}",
                    patch=patch.name,
                    folder=self.folder,
                    message=error.message,
                ),
                tr(
                    "Bring the data set back to its place, or cut the patches again. A training that was "
                    "interrupted goes on with RESUME, if the data set is the same."
                ),
            ) from error

    def _read(self, patch: Patch, with_height: bool, halo: int, side: int) -> PatchData:
        start, side = (patch.window.width - side) // 2 if side else 0, side or patch.window.width
        whole = Window(start, start, side, side)
        with self._open(IMAGES, patch, self.card.ortho_bands, self.card.ortho_dtype) as reader:
            image, valid = reader.read(whole)
        with self._open(LABELS, patch, 1, "uint8") as reader:
            labels, labelled = reader.read(whole)
        height = None
        if with_height:
            around = self.card.height_halo_px
            with self._open(HEIGHTS, patch, 1, "float32", around) as reader:
                found = reader.heights_found(Window(around + start, around + start, side, side).grown(halo))
            self.heights.add(*found)
            height = usable_heights(*found)
        labels = np.where(labelled, labels[0], NODATA).astype(np.uint8)
        foreign = np.setdiff1d(labels, [*self.card.scheme.values, NODATA])
        if foreign.size:
            raise RasterError(tr("Its labels hold the value {value}, which is no class.", value=foreign[0]))
        return PatchData(image, valid, height, labels)

    @contextmanager
    def _open(self, kind: str, patch: Patch, bands: int, dtype: str, around: int = 0) -> Iterator[RasterReader]:
        """Open a file of a patch that has so many bands of this type, and reaches so many pixels beyond the patch.

        Raises:
            RasterError: If it cannot be read, or is another one.
        """
        with RasterReader(self.folder / kind / f"{patch.name}.tif") as reader:
            found = (reader.grid.width, reader.grid.height, len(reader.bands), reader.dtype)
            expected = (patch.window.width + 2 * around, patch.window.height + 2 * around, bands, dtype)
            if found != expected:
                there, wanted = map(_in_words, (found, expected))
                raise RasterError(
                    tr("{file} has {there}, but {wanted} are expected.", file=reader.path, there=there, wanted=wanted)
                )
            yield reader


def _in_words(facts: tuple[int, int, int, str]) -> str:
    width, height, bands, dtype = facts
    return tr(
        "{width} x {height} pixels in {bands} band(s) of {dtype}",
        width=width,
        height=height,
        bands=bands,
        dtype=dtype,
    )


def _check_sizes(folder: Path, size: int, rows: Sequence[PatchRow]) -> None:
    """All patches have the size that the description says.

    Raises:
        DatasetError: If one has not.
    """
    other = next((row for row in rows if (row.width, row.height) != (size, size)), None)
    if other is not None:
        problem = tr(
            "{patch} has {width} x {height} pixels instead of {size} x {size}",
            patch=other.patch,
            width=other.width,
            height=other.height,
            size=size,
        )
        raise damaged(folder, PATCH_LIST, DataError(problem))


def _patch(row: PatchRow) -> Patch:
    window = Window(row.col_off, row.row_off, row.width, row.height)
    return Patch(row.patch, row.tile, row.split, window, row.labelled)
