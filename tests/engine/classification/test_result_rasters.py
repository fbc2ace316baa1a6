"""The rasters of a classification: what stands in them, and that they are ended together and beside the next one."""

from __future__ import annotations

import threading

import pytest
import rasterio
import torch
from rasterio._env import get_gdal_config

from tests.engine.support.tiny_scenes import Notes, ortho_pixels
from tests.small_rasters import patchwork, write_raster
from training.classification.prediction.probability_rows import ProbabilityRows
from training.classification.result_rasters import Decision, ResultRasters
from training.classification.window_plan import Panel
from training.contract.config import ClassifyConfig
from training.jobs.run import run_job
from training.raster_io import RasterWriter

FIXED = {"device": "cpu", "precision": "float32", "overlap": 0}


@pytest.fixture()
def orthos(tmp_path):
    """Two small ones."""
    paths = [tmp_path / "a.tif", tmp_path / "b.tif"]
    for seed, path in enumerate(paths):
        write_raster(path, ortho_pixels(patchwork(40, 40, cell=16, seed=seed)))
    return [str(path) for path in paths]


def test_all_rasters_of_an_orthophoto_are_ended_at_the_same_time(train, orthos, tmp_path, monkeypatch):
    both, leave = threading.Barrier(2, timeout=20), RasterWriter.__exit__

    def together(self, *error):
        both.wait()
        leave(self, *error)

    monkeypatch.setattr(RasterWriter, "__exit__", together)
    confidence = tmp_path / "p.tif"
    config = ClassifyConfig(
        model=str(train("ortho")), ortho=orthos[0], output=str(tmp_path / "c.tif"), confidence=str(confidence), **FIXED
    )
    run_job("classify", config, Notes())
    assert confidence.exists() and not both.broken


def test_the_next_orthophoto_is_classified_while_the_overviews_of_one_are_made(train, orthos, tmp_path, monkeypatch):
    second, leave, write = threading.Event(), ResultRasters.__exit__, ResultRasters.write
    ended, written = [], []

    def late(self, *error):
        if not ended:
            assert second.wait(20)  # until rows of the second one are written
        ended.append(self)
        leave(self, *error)

    def noted(self, rows):
        if written and written[0] is not self:
            second.set()
        written.append(self)
        return write(self, rows)

    monkeypatch.setattr(ResultRasters, "__exit__", late)
    monkeypatch.setattr(ResultRasters, "write", noted)
    config = ClassifyConfig(
        model=str(train("ortho")), ortho=orthos[0], more_orthos=(orthos[1],), output=str(tmp_path / "results"), **FIXED
    )
    run_job("classify", config, Notes())
    assert len(ended) == 2 and second.is_set()
    assert {path.name for path in (tmp_path / "results").glob("*.tif")} == {"a.tif", "b.tif"}


def test_gdal_works_in_threads_beside_the_network(train, orthos, tmp_path, monkeypatch):
    seen, write = [], RasterWriter.write_rows

    def noted(self, *rows):
        seen.append(get_gdal_config("GDAL_NUM_THREADS"))
        write(self, *rows)

    monkeypatch.setattr("training.classification.classify._GDAL_THREADS", 3)
    monkeypatch.setattr(RasterWriter, "write_rows", noted)
    output = tmp_path / "c.tif"
    run_job(
        "classify", ClassifyConfig(model=str(train("ortho")), ortho=orthos[0], output=str(output), **FIXED), Notes()
    )
    assert set(seen) == {3}
    with rasterio.open(output) as file:
        assert file.block_shapes == [(256, 256)]


def test_deciding_by_hand():
    probabilities = torch.tensor([[[0.5, 0.2, 0.3]], [[0.3, 0.7, 0.3]], [[0.2, 0.1, 0.4]]])
    rows = ProbabilityRows(Panel(0, 3, (0,), 16, (0, 3)), 0, probabilities, torch.tensor([[True, True, False]]))
    plain = Decision((0, 2, 9), 6, 0.0, with_probabilities=True)(rows)
    assert plain.classes.tolist() == [[0, 2, 255]] and plain.confidence.tolist() == [[50, 70, 255]]
    assert plain.probabilities.tolist() == [[[50, 20, 255]], [[30, 70, 255]], [[20, 10, 255]]]
    assert Decision((0, 2, 9), 6, 0.6)(rows).classes.tolist() == [[6, 2, 255]]
    careless = Decision((0, 2, 9), None, 0.6)(rows)
    assert careless.classes.tolist() == [[0, 2, 255]] and careless.probabilities is None
