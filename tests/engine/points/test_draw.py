"""Random pixels of each class: the right ones, each with the same chance, whatever the strips."""

from __future__ import annotations

import numpy as np
import pytest

from tests.small_rasters import patchwork, write_raster
from training.contract.class_scheme import ISPRS
from training.contract.errors import JobCancelled, LabelValueError, RasterError
from training.jobs.reporter import NullReporter
from training.labels import class_raster, reference_reader
from training.labels.class_raster import ClassRaster
from training.points.draw import Draw, draw_points

LABELS = patchwork(90, 70, cell=7, classes=5)
LABELS[:20, :30] = 255
QUIET = NullReporter()


@pytest.fixture()
def raster(tmp_path):
    return ClassRaster(write_raster(tmp_path / "map.tif", LABELS, nodata=255), ISPRS)


def draw_of(labels, size, distance=0, seed=1):
    values, counts = np.unique(labels[labels != 255], return_counts=True)
    pixels = dict(zip(values.tolist(), counts.tolist(), strict=True))
    return Draw(pixels, {value: min(size, number) for value, number in pixels.items()}, distance, seed)


def small_strips(monkeypatch, rows):
    monkeypatch.setattr(
        class_raster, "label_strips", lambda grid: reference_reader.strips(grid.width, grid.height, rows)
    )


def test_counts(raster):
    assert raster.count(QUIET).tolist() == np.bincount(LABELS.ravel(), minlength=256).tolist()


@pytest.mark.parametrize("rows", [1, 7, 64, 1000])
def test_finds_pixels_by_their_number_in_the_class(raster, rows, monkeypatch):
    small_strips(monkeypatch, rows)
    total = int((LABELS == 2).sum())
    wanted = np.array([total - 1, 0, 17, 5])
    places = raster.find({2: wanted, 3: np.array([], dtype=np.int64)}, QUIET)
    everywhere = np.argwhere(LABELS == 2)[:, ::-1]  # column, row in the order of the rows
    assert (places[2] == everywhere[wanted]).all() and places[3].shape == (0, 2)


@pytest.mark.parametrize("distance", [0, 4])
def test_points_lie_in_their_class_and_none_twice(raster, distance):
    draw = draw_of(LABELS, 30, distance)
    sample = draw_points(raster, draw, QUIET)
    cols, rows = sample.places.T
    assert (LABELS[rows, cols] == sample.classes).all()
    assert len({*map(tuple, sample.places.tolist())}) == len(sample.places)
    if not distance:
        assert {value: int((sample.classes == value).sum()) for value in draw.sizes} == draw.sizes


def test_the_same_seed_gives_the_same_points_however_the_raster_is_read(raster, monkeypatch, tmp_path):
    first = draw_points(raster, draw_of(LABELS, 20), QUIET)
    small_strips(monkeypatch, 11)
    stored = write_raster(tmp_path / "tiled.tif", LABELS, nodata=255, tiled=True, blockxsize=16, blockysize=16)
    again = draw_points(ClassRaster(stored, ISPRS), draw_of(LABELS, 20), QUIET)
    assert (first.places == again.places).all() and (first.classes == again.classes).all()
    other = draw_points(raster, draw_of(LABELS, 20, seed=2), QUIET)
    assert not (first.places == other.places).all()


@pytest.mark.slow
def test_every_pixel_of_a_class_has_the_same_chance(tmp_path):
    """500 samples of 4 of 40 pixels: each pixel about 50 times (chi-squared with 39 degrees of freedom, p = 0.001)."""
    labels = np.zeros((8, 10), dtype=np.uint8)
    labels[4:] = 1
    raster = ClassRaster(write_raster(tmp_path / "map.tif", labels), ISPRS)
    hits, firsts = np.zeros(labels.shape), 0
    for seed in range(500):
        sample = draw_points(raster, draw_of(labels, 4, seed=seed), QUIET)
        np.add.at(hits, tuple(sample.places[:, ::-1].T), 1)
        firsts += int(sample.classes[0] == 0)
    for part in (hits[:4], hits[4:]):
        assert part.sum() == 2000
        assert ((part - 50) ** 2 / 50).sum() / (1 - 4 / 40) < 72.1
    assert 200 < firsts < 300  # the order does not depend on the class


def test_least_distance(raster):
    sample = draw_points(raster, draw_of(LABELS, 25, distance=6), QUIET)
    gaps = np.linalg.norm(sample.places[:, None] - sample.places[None], axis=2)
    assert gaps[~np.eye(len(gaps), dtype=bool)].min() >= 6
    crowded = draw_points(raster, draw_of(LABELS, 200, distance=20), QUIET)
    assert len(crowded.places) < 30  # 90 x 70 pixels have no room for more


def test_what_is_no_class_raster(tmp_path):
    with pytest.raises(LabelValueError, match="3 bands of type uint8"):
        rgb = np.arange(48, dtype=np.uint8).reshape(3, 4, 4)
        ClassRaster(write_raster(tmp_path / "rgb.tif", rgb), ISPRS)
    with pytest.raises(LabelValueError, match=r"has the value 0\.5, but a class raster has one band of whole numbers"):
        ClassRaster(write_raster(tmp_path / "dsm.tif", np.full((4, 4), 0.5, np.float32)), ISPRS)
    with pytest.raises(RasterError, match="cannot be read"):
        ClassRaster(tmp_path / "none.tif", ISPRS)
    foreign = ClassRaster(write_raster(tmp_path / "eleven.tif", np.full((4, 4), 11, np.uint8)), ISPRS)
    with pytest.raises(LabelValueError, match=r"values that are no class: 11 \(count 16"):
        foreign.count(QUIET)


def test_can_be_cancelled(raster):
    stopped = NullReporter()
    stopped.cancel.set()
    with pytest.raises(JobCancelled):
        raster.count(stopped)
