"""From a foreign model to a good map: what is learnt first, where blocks may be labelled, where the map is judged."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import rasterio
from rasterio.enums import Resampling

from training.contract.class_scheme import ISPRS
from training.synthetic import render_tile

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = Path(os.environ.get("VAIHINGEN_SAMPLE_DATA", ROOT.parent / "shared" / "data"))
UNLABELLED = 255
Scene = tuple[np.ndarray, np.ndarray]  # bands (C, H, W) float32, labels (H, W) uint8


@dataclass(frozen=True)
class Ground:
    """What a trial needs.

    Args:
        foreign: The scenes of another place, labelled.
        pool: Those of one's own place where blocks may be labelled.
        test: Those of one's own place where nothing ever is.
        classes: Names of the classes.
    """

    foreign: list[Scene]
    pool: list[Scene]
    test: list[Scene]
    classes: tuple[str, ...]


@dataclass(frozen=True)
class Trial:
    """One trial.

    Args:
        name: Its name.
        ground: Reads its rasters, for a seed.
        block: Side of the blocks, pixels.
        needs: Folder of the samples; "" if it is drawn.
    """

    name: str
    ground: Callable[[int], Ground]
    block: int = 16
    needs: str = ""

    @property
    def is_there(self) -> bool:
        """Whether its rasters lie on this machine."""
        return not self.needs or (SAMPLES / self.needs).is_dir()


def _read(path: Path, factor: int = 1, nearest: bool = False) -> np.ndarray:
    with rasterio.open(path) as raster:
        kind = Resampling.nearest if nearest else Resampling.average
        shape = (raster.count, raster.height // factor, raster.width // factor)
        pixels: np.ndarray = raster.read(out_shape=shape, resampling=kind)
    return pixels


def _coded(codes: np.ndarray, values: Sequence[int]) -> np.ndarray:
    """Class codes as indices; what is none of them is unlabelled."""
    table = np.full(256, UNLABELLED, dtype=np.uint8)
    table[list(values)] = range(len(values))
    found: np.ndarray = table[codes]
    return found


def _isprs(colours: np.ndarray) -> np.ndarray:
    labels = np.full(colours.shape[1:], UNLABELLED, dtype=np.uint8)
    for index, land_cover in enumerate(ISPRS.learnt()):
        labels[(colours == np.array(land_cover.colour)[:, None, None]).all(axis=0)] = index
    return labels


def _cropped(scene: Scene, most: int) -> Scene:
    image, labels = scene
    top, left = (max(0, (length - most) // 2) for length in labels.shape)
    place = slice(top, top + most), slice(left, left + most)
    return image[:, place[0], place[1]], labels[place]


def _dubai(seed: int, own: int, foreign: Sequence[int]) -> Ground:
    """Some scenes, then another one: parts 1 to 6 to label in, 7 to 9 to judge."""

    def scenes(numbers: Sequence[int], parts: Sequence[int]) -> list[Scene]:
        found = []
        for number in (f"{scene}{part:02d}" for scene in numbers for part in parts):
            image = _read(SAMPLES / "dubai" / "top" / f"dubai_{number}.jpg", 4).astype(np.float32)
            codes = _read(SAMPLES / "dubai" / "reference" / f"dubai_{number}.tif", 4, True)[0]
            found.append(_cropped((image, _coded(codes, range(1, 6))), 160))
        return found

    names = ("building", "land", "road", "vegetation", "water")
    return Ground(scenes(foreign, (1, 4, 7)), scenes((own,), range(1, 7)), scenes((own,), (7, 8, 9)), names)


def _chesapeake(seed: int) -> Ground:
    """Summer on one sheet; autumn on the other, half of its places to label in and half to judge."""

    def scenes(numbers: Sequence[int], folder: str) -> list[Scene]:
        base = SAMPLES / "chesapeake"
        return [
            (
                _read(base / folder / f"ches_{number}.tif").astype(np.float32),
                _coded(_read(base / "reference" / f"ches_{number}.tif", 1, True)[0], (2, 3, 5, 6)),
            )
            for number in numbers
        ]

    names = ("tree canopy", "low vegetation", "impervious", "road")
    own = ((20, 21, 24, 25), (22, 23, 26, 27))
    return Ground(scenes(range(10, 18), "top_earlier"), scenes(own[0], "top"), scenes(own[1], "top"), names)


def _ign_scene(name: str) -> Scene:
    image = _read(SAMPLES / "ign" / f"{name}_irrg.tif").astype(np.float32)
    return image, _isprs(_read(SAMPLES / "ign" / f"{name}_reference.tif", 1, True))


def _montpellier() -> Scene:
    return _ign_scene("montpellier_77055_627760")


def _ign(seed: int) -> Ground:
    """Gardens of Montpellier, then the centre of Le Grau-du-Roi: the upper half to label in, the lower to judge."""

    image, labels = _ign_scene("grauduroi_792000_6272000")
    half = 240
    names = tuple(land_cover.name for land_cover in ISPRS.learnt())
    return Ground(
        [_montpellier()],
        [(image[:, :half], labels[:half])],
        [(image[:, half + 16 :], labels[half + 16 :])],
        names,
    )


def _town(seed: int) -> Ground:
    """Gardens of Montpellier, then a demo town: four tiles to label in, two to judge."""
    own = []
    for number in range(6):
        tile = render_tile(192, seed, number % 3, number // 3, 0.27)
        own.append((tile.ortho.astype(np.float32), tile.labels))
    names = tuple(land_cover.name for land_cover in ISPRS.learnt())
    return Ground([_montpellier()], own[:4], own[4:], names)


TRIALS = {
    trial.name: trial
    for trial in (
        Trial("town", _town, needs="ign"),
        Trial("dubai_4", partial(_dubai, own=4, foreign=(1, 3, 5, 7)), needs="dubai"),
        Trial("dubai_1", partial(_dubai, own=1, foreign=(2, 4, 6, 8)), needs="dubai"),
        Trial("chesapeake", _chesapeake, needs="chesapeake"),
        Trial("ign", _ign, needs="ign"),
    )
}
