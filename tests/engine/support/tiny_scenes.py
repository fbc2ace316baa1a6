"""Tiny orthophotos, heights and references whose right answer is known: colour and height follow the class."""

from __future__ import annotations

import json

import numpy as np

from tests.small_rasters import colours, patchwork, write_raster
from training.jobs.reporter import NullReporter

# Near infrared, red, green of each class, and its height above the ground in m.
BAND_VALUES = np.array(
    [(90, 120, 120), (60, 170, 90), (180, 80, 110), (230, 50, 60), (30, 30, 200), (140, 200, 30), (10, 10, 10)]
)
OBJECT_HEIGHTS = np.array([0.0, 9.0, 0.2, 6.0, 1.5, 0.6, 0.0], dtype=np.float32)
GROUND_M = 250.0
# Parameters of a training that learns these classes in a second or two.
TRAINING = {
    "width": 8,
    "epochs": 12,
    "batch_size": 4,
    "learning_rate": 0.02,
    "augment": False,
    "device": "cpu",
    "precision": "float32",
}


class Notes(NullReporter):
    """Keeps what it hears; asks to stop after so many questions whether to."""

    def __init__(self, cancel_after=None):
        super().__init__()
        self.lines, self.fractions, self.metrics = [], [], []
        self._left = cancel_after

    def info(self, message):
        self.lines.append(message)

    def progress(self, fraction, stage="", detail=""):
        self.fractions.append(fraction)

    def metric(self, step, values):
        self.metrics.append((step, values))

    def is_cancelled(self):
        if self._left is not None:
            self._left -= 1
        return self._left is not None and self._left < 0


class Onlooker(Notes):
    """Looks at the pictures of the work: (what it shows, step, image)."""

    watched = True

    def __init__(self, cancel_after=None):
        super().__init__(cancel_after)
        self.pictures = []

    def picture(self, name, step, image):
        self.pictures.append((name, step, image))


def ortho_pixels(labels, seed=0):
    """Near infrared, red, green: (3, H, W) uint8, the class's colour and a little noise."""
    noise = np.random.default_rng(seed).integers(-8, 9, (3, *labels.shape))
    return (np.moveaxis(BAND_VALUES[labels], -1, 0) + noise).astype(np.uint8)


def heights(labels):
    """Absolute heights, (H, W) float32, m."""
    return GROUND_M + OBJECT_HEIGHTS[labels]


def write_isprs_folder(folder, tiles=(1, 2, 3), height=80, width=96, with_heights=True, **place):
    """A folder in the ISPRS layout, tiles side by side; returns number -> labels (H, W)."""
    labels_of = {}
    for index, number in enumerate(tiles):
        labels = patchwork(height, width, cell=16, seed=number)
        where = {"origin": (500_000.0 + index * width * 0.5, 5_400_000.0), **place}
        rasters = {
            f"top/top_mosaic_09cm_area{number}.tif": ortho_pixels(labels, number),
            f"gts_for_participants/top_mosaic_09cm_area{number}.tif": colours(labels),
        }
        if with_heights:
            rasters[f"dsm/dsm_09cm_matching_area{number}.tif"] = heights(labels)
        for name, pixels in rasters.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            write_raster(folder / name, pixels, **where)
        labels_of[number] = labels
    return labels_of


def write_scene(folder, labels, name="ortho", seed=0, **place):
    """Orthophoto, reference in codes and heights of one place; returns their paths by role."""
    folder.mkdir(parents=True, exist_ok=True)
    rasters = {"ortho": ortho_pixels(labels, seed), "reference": labels, "height": heights(labels)}
    return {role: str(write_raster(folder / f"{name}_{role}.tif", pixels, **place)) for role, pixels in rasters.items()}


def read_description(folder):
    """The content of a data set's `dataset.json`."""
    return json.loads((folder / "dataset.json").read_text(encoding="utf-8"))


def files_below(folder):
    """Relative path -> bytes of all files."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
