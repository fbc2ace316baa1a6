"""Orthophotos of another pixel size than the model's, and results of either size."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import rasterio

from tests.engine.classification.test_classify import classify
from tests.engine.classification.test_part import RASTERS, extent_of
from tests.engine.support.model_cards import CARD
from tests.engine.support.tiny_scenes import Notes, heights, ortho_pixels
from tests.small_rasters import NODATA, patchwork, read_raster, write_raster
from training.classification.pixel_sizes import pixel_sizes
from training.contract.config import AssessConfig, ClassifyConfig, GatherConfig
from training.contract.errors import RasterError
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.raster_io import Grid, RasterReader, ResizedReader
from training.windows import Window

LABELS = patchwork(70, 90, cell=16, seed=4)  # in the model's pixels, of 0.5 m
FINE = np.kron(LABELS, np.ones((2, 2), dtype=np.uint8))[:-1, :-1]  # its last pixels are covered by half


@pytest.fixture
def fine(tmp_path):
    """An orthophoto of half the model's pixel size, with a hole of odd edges without data."""
    image = ortho_pixels(FINE, 4)
    image[:, 61:74, 103:140] = 0
    return write_raster(tmp_path / "fine.tif", image, nodata=0, gsd=0.25)


def run(model, ortho, folder, reporter=None, **parameters):
    folder.mkdir()
    paths = {name: str(folder / f"{name}.tif") for name in RASTERS}
    classify(model, ortho, folder / "output.tif", reporter, **{"window_size": 48, **paths, **parameters})
    return {name: read_raster(folder / f"{name}.tif") for name in ("output", *RASTERS)}


def small_blocks(monkeypatch):
    monkeypatch.setattr("training.classification.window_size._PANEL_BYTES", {"cpu": 1})
    monkeypatch.setattr("training.classification.written_rows._PIXELS", 500)
    monkeypatch.setattr("training.raster_io.resized_reader._MOST_READ", 700)
    monkeypatch.setattr("training.classification.mask._MOST_READ", 700)
    for module in ("classification.one_ortho", "classification.part", "raster_io.writer"):
        monkeypatch.setattr(f"training.{module}.BLOCK", 32)


def same_inside(part, whole, window):
    for name, pixels in whole.items():
        assert np.array_equal(part[name], pixels[(slice(None), *window.slices)]), name


def test_the_map_has_the_orthophotos_pixels_and_its_holes(model, fine, tmp_path):
    notes = Notes()
    found = run(model, fine, tmp_path / "out", notes)
    image = read_raster(fine)
    assert np.array_equal(found["output"][0] == NODATA, (image == 0).all(axis=0))
    assert np.array_equal(found["probabilities"][0] == NODATA, (image == 0).all(axis=0))
    assert (found["output"][0] == FINE)[image[0] > 0].mean() > 0.7
    with rasterio.open(fine) as source, rasterio.open(tmp_path / "out/output.tif") as written:
        assert source.transform == written.transform and source.crs == written.crs
    said = [line for line in notes.lines if "OUTPUT_PIXEL_SIZE" in line]
    assert said == [
        "The orthophoto has pixels of 0.25 m, the model was trained on 0.5 m: it sees pixels of that size, averages of "
        "them. The results have pixels of 0.25 m (OUTPUT_PIXEL_SIZE)."
    ] and not notes.warnings  # fmt: skip
    assert f"{(image[0] > 0).sum() * 0.25**2 / 1e6:.3g} km²" in notes.lines[-1]


def test_the_model_sees_what_a_resampled_orthophoto_shows(model, fine, tmp_path):
    with RasterReader(fine) as reader:
        resized = ResizedReader(reader, 2.0)
        pixels, valid = resized.read(resized.grid.window)
    coarse = write_raster(tmp_path / "coarse.tif", np.where(valid, pixels, 0), nodata=0, gsd=0.5)
    expected = run(model, coarse, tmp_path / "coarse")
    found = run(model, fine, tmp_path / "fine", output_pixel_size="model")
    same_inside(found, expected, Window(0, 0, 90, 70))
    with rasterio.open(coarse) as source, rasterio.open(tmp_path / "fine/output.tif") as written:
        assert source.transform == written.transform and source.shape == written.shape


@pytest.mark.slow
@pytest.mark.parametrize("gsd, size", [(0.25, "raster"), (0.25, "model"), (0.66, "raster")])
def test_neither_blocks_nor_parts_nor_masks_show(model, tmp_path, monkeypatch, gsd, size):
    image = ortho_pixels(patchwork(139, 179, cell=16, seed=4), 4)
    image[:, 61:74, 103:140] = 0
    ortho = write_raster(tmp_path / "o.tif", image, nodata=0, gsd=gsd)
    whole = run(model, ortho, tmp_path / "whole", output_pixel_size=size)
    shape = whole["output"].shape[1:]
    small_blocks(monkeypatch)
    same_inside(run(model, ortho, tmp_path / "small", output_pixel_size=size), whole, Window(0, 0, *shape[::-1]))
    window = Window(21, 33, shape[1] - 40, shape[0] - 35)
    extent = extent_of(tmp_path / "whole/output.tif", window)
    same_inside(run(model, ortho, tmp_path / "part", extent=extent, output_pixel_size=size), whole, window)

    inside = np.zeros(shape, dtype=np.uint8)
    inside[40:55, 30:50] = inside[7, 9] = inside[-1, -1] = 1
    mask = write_raster(tmp_path / "mask.tif", inside, gsd=gsd if size == "raster" else 0.5)
    masked = run(model, ortho, tmp_path / "masked", mask=str(mask), output_pixel_size=size)
    for name, pixels in whole.items():
        assert np.array_equal(masked[name], np.where(inside, pixels, NODATA)), name

    parts = []
    for number in range(1, 5):
        run(model, ortho, tmp_path / f"{number}", part=f"{number}/4", output_pixel_size=size)
        parts.append(str(tmp_path / f"{number}/output.tif"))
    joined = str(tmp_path / "joined.tif")
    run_job("gather", GatherConfig(input=parts[0], more_inputs=tuple(parts[1:]), output=joined), NullReporter())
    assert np.array_equal(read_raster(joined), whole["output"])


def test_heights_come_to_the_models_pixels_too(train, fine, tmp_path):
    height = write_raster(tmp_path / "h.tif", heights(FINE), gsd=0.25)
    notes = Notes()
    found = run(train("ortho_height"), fine, tmp_path / "out", notes, height=str(height))
    assert "The heights are brought onto the pixels that the model sees (bilinear)." in notes.lines
    assert not notes.warnings  # the last pixels that the model sees reach beyond the heights
    known = found["output"][0] != NODATA
    assert np.array_equal(known, read_raster(fine)[0] > 0)
    assert (found["output"][0] == FINE)[known].mean() > 0.7


@pytest.mark.parametrize("size", ["raster", "model"])
def test_its_accuracy_is_assessed_on_its_own_grid(model, fine, tmp_path, size):
    reference = str(write_raster(tmp_path / "reference.tif", FINE, gsd=0.25))
    output = tmp_path / "c.tif"
    scores = classify(model, fine, output, reference=reference, output_pixel_size=size).scores
    classes = read_raster(output)[0]
    truth = FINE if size == "raster" else LABELS
    known = classes != NODATA
    assert scores["overall_accuracy"] == pytest.approx((classes == truth)[known].mean(), abs=0.005)
    assessed = run_job("assess", AssessConfig(str(output), reference), NullReporter()).scores
    assert {name: assessed[name] for name in scores} == pytest.approx(scores)


def grid_of(gsd):
    return Grid.north_up(100, 80, (500_000, 5_400_000), gsd, 25832)


@pytest.mark.parametrize(
    "gsd, scale", [(0.09, 1), (0.0941, 1), (0.0945, 1), (0.0859, 1), (0.045, 2), (0.04500001, 2), (0.12, 0.75)]
)
def test_which_sizes_are_the_same(gsd, scale):
    card = CARD
    assert pixel_sizes(ClassifyConfig(), card, grid_of(gsd)).scale == scale


def test_without_a_known_size_pixels_stay_as_they_are():
    bare = Grid(100, 80, rasterio.Affine.identity(), None)
    for card, grid in ((CARD, bare), (replace(CARD, gsd_m=0.0), grid_of(0.3))):
        sizes = pixel_sizes(ClassifyConfig(), card, grid)
        assert sizes.scale == sizes.step == 1 and sizes.seen == sizes.written == grid


def test_much_larger_pixels_are_warned_of_or_refused(model, tmp_path):
    image, notes = ortho_pixels(LABELS, 4)[:, :20, :20], Notes()
    classify(model, write_raster(tmp_path / "o.tif", image, gsd=0.9), tmp_path / "c.tif", notes)
    assert [w for w in notes.warnings if "expect a poorer result" in w and "interpolated between them" in w]
    far = write_raster(tmp_path / "far.tif", image, gsd=10)
    with pytest.raises(RasterError, match="10 m, 20 times as large as those of"):
        classify(model, far, tmp_path / "far_classes.tif")
    assert not (tmp_path / "far_classes.tif").exists()
