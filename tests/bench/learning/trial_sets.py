"""The data sets that both trainings learn from: real ground where it lies, and the demo town; cut small."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rasterio
from rasterio.enums import Resampling

from training.contract.config import DemoDataConfig, TileConfig
from training.dataset.folder import Dataset
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = Path(os.environ.get("VAIHINGEN_SAMPLE_DATA", ROOT.parent / "shared" / "data"))
TOWN = "town"


@dataclass(frozen=True)
class TrialSet:
    """A data set and how long is learnt from it.

    Args:
        name: Its name; real sets lie in a folder of this name.
        cut: Parameters of `tile`, for a seed and the folder of the rasters.
        inputs: `INPUTS` of the training.
        width: `WIDTH` of the network.
        epochs: `EPOCHS` of the training.
        test_patches: So many patches of the test part count at most, evenly drawn.
        by_seed: Whether each seed cuts patches of its own; else all seeds learn from the same.
        halved: Whether the rasters are brought to twice the pixel size before, so that small patches show as much.
    """

    name: str
    cut: Callable[[int, Path], dict[str, Any]]
    inputs: str = "ortho"
    width: int = 8
    epochs: int = 20
    test_patches: int = 400
    by_seed: bool = False
    halved: bool = False

    @property
    def is_there(self) -> bool:
        """Whether its rasters lie on this machine."""
        return self.name == TOWN or (SAMPLES / self.name).is_dir()

    def described(self, made: Path) -> str:
        """Sizes, for the printed table."""
        card = Dataset(self.folder(1, made)).card
        counts = " + ".join(str(len(patches)) for patches in Dataset(self.folder(1, made)).patches.values())
        patches = f"{counts} patches of {card.patch_size} px (training, validation, test)"
        return f"{patches}, {self.inputs}, width {self.width}, {self.epochs} epochs"

    def folder(self, seed: int, made: Path) -> Path:
        """The data set, cut into `made` if it is not there yet."""
        number = seed if self.by_seed else 1
        rasters = SAMPLES / self.name
        if self.name == TOWN or self.halved:
            rasters = made / f"rasters_{self.name}_{number}"
        wanted = {name: str(value) for name, value in self.cut(number, SAMPLES / self.name).items()}
        folder = made / f"{self.name}_{number}"
        if folder.is_dir() and json.loads((folder / "cut.json").read_text()) == wanted:
            return folder
        shutil.rmtree(folder, ignore_errors=True)
        if self.name == TOWN:
            shutil.rmtree(rasters, ignore_errors=True)
            run_job("demodata", DemoDataConfig(seed=number, output=str(rasters)), NullReporter())
        elif self.halved:
            halve(SAMPLES / self.name, rasters)
        run_job("tile", TileConfig(seed=number, output=str(folder), **self.cut(number, rasters)), NullReporter())
        (folder / "cut.json").write_text(json.dumps(wanted))
        return folder


def halve(source: Path, target: Path) -> None:
    """Orthophotos and references in twice the pixel size: means of four pixels, and one of the four classes."""
    for path in sorted([*source.glob("top/*.*"), *source.glob("reference/*.*")]):
        with rasterio.open(path) as raster:
            kind = Resampling.average if path.parent.name == "top" else Resampling.nearest
            shape = (raster.count, raster.height // 2, raster.width // 2)
            pixels = raster.read(out_shape=shape, resampling=kind)
        place = target / path.parent.name / f"{path.stem}.tif"
        place.parent.mkdir(parents=True, exist_ok=True)
        profile = {"count": shape[0], "height": shape[1], "width": shape[2], "dtype": pixels.dtype}
        with rasterio.open(place, "w", driver="GTiff", **profile) as raster:
            raster.write(pixels)
    shutil.copy(source / "classes.json", target)


def _scenes(folder: Path, **bands: Any) -> dict[str, Any]:
    """Orthophotos and references of a labelled set, by its layout."""
    orthos = sorted((folder / "top").iterdir())
    references = [folder / "reference" / f"{path.stem}.tif" for path in orthos]
    rasters = {"orthos": tuple(map(str, orthos)), "references": tuple(map(str, references))}
    return {**rasters, "classes": str(folder / "classes.json"), **bands}


def _dubai(seed: int, folder: Path) -> dict[str, Any]:
    """Each scene's last three parts are the test, as the set's own division says."""
    parts = {"validation": (5, 6), "test": (7, 8, 9)}
    tiles = {
        f"{name}_tiles": " ".join(f"{scene}{part:02d}" for scene in range(1, 9) for part in numbers)
        for name, numbers in parts.items()
    }
    size = {"patch_size": 64, "patches": 240, "validation_patches": 64}
    return _scenes(folder, nir_band=0, red_band=1, **size, **tiles)


def _chesapeake(seed: int, folder: Path) -> dict[str, Any]:
    tiles = {"validation_tiles": "20 21 22 23", "test_tiles": "24 25 26 27"}
    size = {"patch_size": 64, "patches": 160, "validation_patches": 64}
    return _scenes(folder, nir_band=4, red_band=1, **size, **tiles)


def _ign(seed: int, folder: Path) -> dict[str, Any]:
    """Two places, divided into blocks by the seed."""
    kinds = {"orthos": "irrg", "references": "reference", "heights": "ndsm"}
    rasters = {name: tuple(map(str, sorted(folder.glob(f"*_{kind}.tif")))) for name, kind in kinds.items()}
    blocks = {"split": "blocks", "block_size": 80, "test_share": 25.0, "validation_share": 30.0}
    return {**rasters, **blocks, "patch_size": 64, "patches": 240, "validation_patches": 48}


def _town(seed: int, folder: Path) -> dict[str, Any]:
    return {"folder": str(folder), "test_tiles": "6", "patch_size": 64, "patches": 240, "validation_patches": 64}


TRIAL_SETS = {
    trial.name: trial
    for trial in (
        TrialSet("dubai", _dubai, epochs=30, halved=True),
        TrialSet("chesapeake", _chesapeake),
        TrialSet("ign", _ign, inputs="ortho_height_ndvi", by_seed=True),
        TrialSet(TOWN, _town, inputs="ortho_height_ndvi", by_seed=True),
    )
}


def _full_size(seed: int, folder: Path) -> dict[str, Any]:
    return {"folder": str(folder), "test_tiles": "6", "patches": 40, "validation_patches": 8}


# The town in patches of the usual size, for the time of a training: the sets above are cut so small that a tenth of
# theirs goes into what does not grow with the pixels (the mean of the weights, clipping, files).
FULL_SIZE = TrialSet(TOWN, _full_size, inputs="ortho_height_ndvi", width=16, epochs=12, test_patches=8)
