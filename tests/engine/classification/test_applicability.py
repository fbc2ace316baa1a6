"""APPLICABILITY of classify: what is unlike the training is told and shown, what is like it is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import rasterio
import torch

from tests.engine.support.tiny_scenes import Notes, ortho_pixels
from tests.run_records import run_record
from tests.small_rasters import NODATA, patchwork, read_raster, write_raster
from training.classification.applicability import ShareBeyond, in_per_cent
from training.contract.config import ClassifyConfig
from training.contract.errors import ConfigError
from training.jobs.run import run_job
from training.network.model_file import load_model, save_model

LABELS = patchwork(96, 128, cell=16, seed=9)


def classify(model, pixels, folder, notes=None, **parameters):
    """The applicability raster, (H, W), and the classes."""
    ortho = write_raster(folder / "o.tif", pixels, nodata=0)
    made = {name: str(folder / f"{name}.tif") for name in ("output", "applicability")}
    config = ClassifyConfig(model=str(model), ortho=str(ortho), device="cpu", precision="float32", **made, **parameters)
    run_job("classify", config, notes or Notes())
    return read_raster(made["applicability"])[0], read_raster(made["output"])[0]


def beyond(raster):
    known = raster[raster != NODATA]
    return float((known > 100).mean())


def test_unseen_ground_of_the_same_kind_is_known(model, tmp_path):
    notes, pixels = Notes(), ortho_pixels(LABELS, 9)
    pixels[:, :20, :30] = 0
    raster, classes = classify(model, pixels, tmp_path, notes)
    assert (raster[:20, :30] == NODATA).all() and ((raster == NODATA) == (classes == NODATA)).all()
    assert beyond(raster) <= 0.05 and not notes.warnings
    assert any("% of the area is outside of what the training has seen" in line for line in notes.lines)
    with rasterio.open(tmp_path / "applicability.tif") as file:
        assert file.nodata == NODATA and "per cent of the limit" in file.descriptions[0]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda pixels: pixels[::-1], id="another sensor"),
        pytest.param(lambda pixels: (pixels * np.array([0.5, 1.3, 1.0])[:, None, None]).clip(1, 255), id="season"),
        pytest.param(lambda pixels: np.random.default_rng(1).integers(1, 255, pixels.shape), id="another place"),
    ],
)
def test_other_ground_is_told(model, tmp_path, change):
    notes = Notes()
    raster, _ = classify(model, change(ortho_pixels(LABELS, 9)).astype(np.uint8), tmp_path, notes)
    assert beyond(raster) > 0.1
    assert any("another season, sensor or kind of place" in warning for warning in notes.warnings)


def test_it_changes_nothing_else_and_no_other_parameter_changes_it(model, tmp_path):
    pixels = ortho_pixels(LABELS, 9)
    rasters = []
    for name, parameters in (
        ("plain", {}), ("turned", {"test_time_augmentation": True}), ("scaled", {"multi_scale": True}),
        ("batch", {"batch_size": 1}),
    ):  # fmt: skip
        (folder := tmp_path / name).mkdir()
        rasters.append(classify(model, pixels, folder, **parameters))
    assert all(np.abs(raster.astype(int) - rasters[0][0]).max() <= 1 for raster, _ in rasters)
    alone = tmp_path / "alone.tif"
    config = ClassifyConfig(
        model=str(model), ortho=str(tmp_path / "plain" / "o.tif"), output=str(alone), device="cpu", precision="float32"
    )
    run_job("classify", config, notes := Notes())
    assert (read_raster(alone)[0] == rasters[0][1]).all()
    assert not any("training has seen" in line for line in notes.lines)


def test_of_several_models_it_is_the_first_ones(model, tmp_path):
    loaded = load_model(model)
    other = tmp_path / "other.safetensors"
    save_model(
        other, loaded.network.state_dict(), replace(loaded.card, temperature=2.0)
    )  # knows nothing of its training
    for name in ("one", "both"):
        (tmp_path / name).mkdir()
    one, _ = classify(model, ortho_pixels(LABELS, 9), tmp_path / "one")
    both, _ = classify(model, ortho_pixels(LABELS, 9), tmp_path / "both", more_models=(str(other),))
    assert (one == both).all()
    with pytest.raises(ConfigError, match="does not know what its training has seen"):
        classify(other, ortho_pixels(LABELS, 9), tmp_path)
    assert not (tmp_path / "output.tif").exists() and not (tmp_path / "applicability.tif").exists()


def test_several_orthophotos_have_one_each(model, tmp_path):
    orthos = [str(write_raster(tmp_path / f"{name}.tif", ortho_pixels(LABELS, 9))) for name in "ab"]
    config = ClassifyConfig(
        model=str(model), ortho=orthos[0], more_orthos=(orthos[1],), output=str(tmp_path / "out"),
        applicability=str(tmp_path / "unlike"), device="cpu", precision="float32",
    )  # fmt: skip
    run_job("classify", config, notes := Notes())
    assert (read_raster(tmp_path / "unlike" / "a_applicability.tif") != NODATA).all()
    assert (tmp_path / "unlike" / "b_applicability.tif").exists()
    assert sum("training has seen" in line for line in notes.lines) == 2
    record = run_record(tmp_path / "unlike" / "b_applicability.tif")
    assert record["parameters"]["ortho"] == orthos[1]


def test_per_cent_and_shares():
    nowhere = torch.tensor([[False, False, False, True]])
    raster = in_per_cent(torch.tensor([[0.5, 1.004, 9.0, 0.1]]), nowhere)
    assert raster.tolist() == [[50, 100, 254, 255]]
    share = ShareBeyond()
    share.add(None)
    assert share.share == 0
    share.add(raster)
    assert share.share == pytest.approx(1 / 3)
