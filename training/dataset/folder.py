"""The data set folder: patches as GeoTIFFs, their list and their description; written once, read by the training.

`images/`, `heights/` (if there are heights) and `labels/` hold one GeoTIFF a patch with the same name in each,
`patches.csv` lists them, `dataset.json` describes them.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..contract.class_scheme import NODATA, ClassScheme
from ..contract.dataset_card import SPLITS
from ..contract.errors import DatasetError, EngineError, RasterError
from ..contract.rasters import MEASURE_NODATA
from ..raster_io import Grid, RasterReader, write_patch
from ..scenes.reader import PatchData
from ..windows import Window

FORMAT_VERSION = 1
DESCRIPTION, PATCH_LIST = "dataset.json", "patches.csv"
IMAGES, HEIGHTS, LABELS = "images", "heights", "labels"
_NEEDED = {"scheme", "channels", "ortho_bands", "ortho_dtype", "height_reference", "gsd_m", "patch_size", "counts"}
_COLUMNS = (
    "patch",
    "tile",
    "split",
    "col_off",
    "row_off",
    "width",
    "height",
    "xmin",
    "ymin",
    "xmax",
    "ymax",
    "labelled",
)


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
        write_patch(folder / HEIGHTS / f"{name}.tif", grid, height[None].astype(np.float32), nodata=MEASURE_NODATA)


def patch_row(patch: Patch, grid: Grid, shares: dict[int, float]) -> dict[str, Any]:
    """The line of the patch list; `shares` is class value -> share of the labelled pixels (0-1)."""
    window = patch.window
    bounds = zip(("xmin", "ymin", "xmax", "ymax"), grid.window_bounds(window), strict=True)
    return {
        "patch": patch.name, "tile": patch.tile, "split": patch.split,
        "col_off": window.col_off, "row_off": window.row_off, "width": window.width, "height": window.height,
        **{name: repr(value) for name, value in bounds},
        "labelled": f"{patch.labelled:.4f}",
        **{f"share_{value}": f"{share:.4f}" for value, share in shares.items()},
    }  # fmt: skip


def write_description(folder: Path, description: dict[str, Any], rows: Sequence[dict[str, Any]]) -> None:
    """Write `patches.csv` and `dataset.json`."""
    values = ClassScheme.from_dict(description["scheme"]).values
    with (folder / PATCH_LIST).open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [*_COLUMNS, *(f"share_{value}" for value in values)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    text = json.dumps({"format_version": FORMAT_VERSION, **description}, indent=1)
    (folder / DESCRIPTION).write_text(text, encoding="utf-8")


class Dataset:
    """A data set folder, opened and checked.

    Attributes:
        description: The content of `dataset.json`.
        scheme: Its classes.
        patches: Split -> its patches, in the order of the list.
        hash: SHA-256 of description and patch list.

    Raises:
        DatasetError: If the folder is no data set, is damaged or of a newer format.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        try:
            description = (self.folder / DESCRIPTION).read_bytes()
            listing = (self.folder / PATCH_LIST).read_bytes()
        except OSError as error:
            raise DatasetError(
                f"{self.folder} is not a data set: {Path(error.filename or '').name} is missing ({error.strerror}).",
                "Choose a folder made by the algorithm 'Cut patches', or make one.",
            ) from error
        self.hash = hashlib.sha256(description + listing).hexdigest()
        try:
            self.description: dict[str, Any] = json.loads(description)
            self._check_version(self.description["format_version"])
            missing = _NEEDED - self.description.keys()
            if missing:
                raise ValueError(f"{', '.join(sorted(missing))} missing in {DESCRIPTION}")
            self.scheme = ClassScheme.from_dict(self.description["scheme"])
            patches = [_patch(row) for row in csv.DictReader(listing.decode("utf-8").splitlines())]
        except DatasetError:
            raise
        except (ValueError, KeyError, TypeError, AttributeError, EngineError) as error:
            raise DatasetError(
                f"The data set {self.folder} is damaged ({error!r}).", "Cut the patches again."
            ) from error
        self.patches = {split: [patch for patch in patches if patch.split == split] for split in SPLITS}

    def _check_version(self, version: int) -> None:
        if version > FORMAT_VERSION:
            raise DatasetError(
                f"The data set {self.folder} has format version {version}, this plugin reads up to {FORMAT_VERSION}.",
                "Install a newer version of the plugin, or cut the patches again.",
            )

    def read(self, patch: Patch, with_height: bool) -> PatchData:
        """Read one patch.

        Raises:
            DatasetError: If a file is missing or damaged.
        """
        try:
            return self._read(patch, with_height)
        except RasterError as error:
            raise DatasetError(
                f"The patch {patch.name} of the data set {self.folder} is missing or damaged. {error.message}",
                "Bring the data set back to its place, or cut the patches again. A training that was interrupted goes "
                "on with RESUME, if the data set is the same.",
            ) from error

    def _read(self, patch: Patch, with_height: bool) -> PatchData:
        whole = Window(0, 0, patch.window.width, patch.window.height)
        with self._open(IMAGES, patch) as reader:
            image, valid = reader.read(whole)
        with self._open(LABELS, patch) as reader:
            labels, labelled = reader.read(whole)
        height = None
        if with_height:
            with self._open(HEIGHTS, patch) as reader:
                height = reader.read_heights(whole)
        return PatchData(image, valid, height, np.where(labelled, labels[0], NODATA).astype(np.uint8))

    def _open(self, kind: str, patch: Patch) -> RasterReader:
        return RasterReader(self.folder / kind / f"{patch.name}.tif")


def _patch(row: dict[str, str]) -> Patch:
    window = Window(int(row["col_off"]), int(row["row_off"]), int(row["width"]), int(row["height"]))
    return Patch(row["patch"], row["tile"], row["split"], window, float(row["labelled"]))
