"""Impossible heights: counted, warned of once in every job, refused where they are most."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import rasterio

from tests.engine.support.tiny_scenes import Notes, heights, ortho_pixels
from tests.small_rasters import patchwork, read_raster, write_raster
from training.contract.config import ClassifyConfig, HeightAboveGroundConfig, TileConfig, TrainConfig
from training.contract.errors import RasterError
from training.dataset.folder import Dataset
from training.heights.height_values import check_height_values
from training.jobs.run import run_job
from training.raster_io import Grid

LABELS = patchwork(64, 96, cell=16)
TILE = {"patch_size": 32, "sampling": "grid", "validation_share": 0, "min_labelled": 0}


def scene(folder, metres, **how):
    """Orthophoto, reference and heights, of which the lower right quarter holds what is to be noticed."""
    return {
        "ortho": str(write_raster(folder / "ortho.tif", ortho_pixels(LABELS))),
        "reference": str(write_raster(folder / "reference.tif", LABELS)),
        "height": str(write_raster(folder / "h.tif", metres, **how)),
    }


def spoilt(value, share=0.02):
    metres = heights(LABELS) - 250
    metres.ravel()[: round(share * metres.size)] = value
    return metres


def tile(folder, rasters, notes=None):
    config = TileConfig(
        orthos=(rasters["ortho"],), references=(rasters["reference"],), heights=(rasters["height"],),
        output=str(folder / "set"), **TILE,
    )  # fmt: skip
    run_job("tile", config, notes or Notes())
    return json.loads((folder / "set" / "dataset.json").read_text())


def height_channel(card):
    return next(channel for channel in card["channels"] if channel["role"] == "height")


@pytest.mark.parametrize("value", [-9999, -32767, -32768, 9500, -600, 1e9], ids=str)
def test_statistics_do_not_know_of_them(tmp_path, value):
    (tmp_path / "plain").mkdir()
    declared = tile(tmp_path / "plain", scene(tmp_path / "plain", spoilt(-9999), nodata=-9999))
    notes = Notes()
    found = tile(tmp_path, scene(tmp_path, spoilt(value)), notes)
    assert height_channel(found) == height_channel(declared)
    said = [text for text in notes.warnings if "impossible" in text]
    assert len(said) == 1 and "h.tif: 123 of 6144 heights (2.0 %)" in said[0] and f"{value:g} m" in said[0]
    assert not [text for text in Dataset(tmp_path / "set").card.warnings if "elevations above sea level" in text]


def test_most_of_them_are_refused_before_anything_is_cut(tmp_path):
    with pytest.raises(RasterError, match="Are these heights in metres") as refusal:
        tile(tmp_path, scene(tmp_path, spoilt(12_000, 0.6)))
    assert "3686 of 6144 heights (60.0 %)" in refusal.value.message and not (tmp_path / "set").exists()


def test_only_the_part_under_the_orthophoto_counts(tmp_path):
    metres = np.zeros((200, 200), dtype=np.float32)
    metres[100:] = -9999
    path = write_raster(tmp_path / "h.tif", metres)
    notes = Notes()
    check_height_values(path, notes, like=Grid.north_up(50, 50, (500_010.0, 5_399_990.0), 0.5, 25832))
    assert not notes.warnings
    check_height_values(path, notes, like=Grid.north_up(50, 50, (500_010.0, 5_399_965.0), 0.5, 25832))
    assert len(notes.warnings) == 1
    with pytest.raises(RasterError, match="Are these heights in metres"):
        check_height_values(path, notes, like=Grid.north_up(50, 50, (500_010.0, 5_399_950.0), 0.5, 25832))


@pytest.mark.parametrize("unit, factor", [("ft", 0.3048), ("US survey foot", 1200 / 3937), ("cm", 0.01)])
def test_units_are_converted_and_told(tmp_path, unit, factor):
    metres = heights(LABELS) - 250
    rasters = scene(tmp_path, (metres / factor).astype(np.float32))
    with rasterio.open(rasters["height"], "r+") as file:
        file.units = [unit]
    notes = Notes()
    tile(tmp_path, rasters, notes)
    patch = next((tmp_path / "set" / "heights").glob("*_000000_000000.tif"))
    np.testing.assert_allclose(read_raster(patch)[0][1:-1, 1:-1], metres[:32, :32], atol=1e-4)
    assert len([line for line in notes.lines if f"'{unit}', converted to metres" in line]) == 1


def test_a_unit_that_is_none_of_length_is_told(tmp_path):
    path = write_raster(tmp_path / "h.tif", np.zeros((4, 4), dtype=np.float32))
    with rasterio.open(path, "r+") as file:
        file.units = ["degC"]
    notes = Notes()
    check_height_values(path, notes)
    assert "'degC', is not known" in notes.warnings[0]


def test_a_surface_model_in_centimetres(tmp_path):
    """Houses of 6 m, stored as whole centimetres with a scale."""
    surface = np.zeros((120, 120), dtype=np.int16)
    surface[40:60, 40:60] = 600
    surface[100:104, 100:104] = -9999
    path = write_raster(tmp_path / "dsm.tif", surface, gsd=0.5)
    with rasterio.open(path, "r+") as file:
        file.scales = [0.01]
    notes = Notes()
    config = HeightAboveGroundConfig(input=str(path), output=str(tmp_path / "n.tif"))
    run_job("heightaboveground", config, notes)
    above = read_raster(tmp_path / "n.tif")[0]
    assert above[45:55, 45:55] == pytest.approx(6, abs=0.01) and above[0, 0] == pytest.approx(0, abs=0.01)
    assert (above[100:104, 100:104] == -9999).all()
    assert len(notes.warnings) == 1 and "16 of 14400 heights" in notes.warnings[0]


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A model with heights, and the data set that it was trained on."""
    folder = tmp_path_factory.mktemp("heights")
    tile(folder, scene(folder, heights(LABELS) - 250))
    config = TrainConfig(
        dataset=str(folder / "set"), inputs="ortho_height", width=4, epochs=1, batch_size=2, device="cpu",
        precision="float32", model=str(folder / "m.safetensors"),
    )  # fmt: skip
    run_job("train", config, Notes())
    return folder, config


@pytest.mark.slow
def test_classify_gives_them_no_class_and_warns_once(trained, tmp_path):
    rasters, notes = scene(tmp_path, spoilt(-9999)), Notes()
    config = ClassifyConfig(
        model=str(trained[0] / "m.safetensors"), ortho=rasters["ortho"], height=rasters["height"],
        output=str(tmp_path / "c.tif"), device="cpu", precision="float32",
    )  # fmt: skip
    run_job("classify", config, notes)
    assert ((read_raster(tmp_path / "c.tif")[0] == 255).ravel() == (spoilt(-9999) == -9999).ravel()).all()
    assert len([text for text in notes.warnings if "123 of 6144 heights" in text]) == 1
    scene(tmp_path, spoilt(-9999, 0.7))
    with pytest.raises(RasterError, match="Are these heights in metres"):
        run_job("classify", replace(config, output=str(tmp_path / "d.tif")), notes)
    assert not (tmp_path / "d.tif").exists()


@pytest.mark.slow
def test_train_warns_of_a_data_set_that_an_earlier_version_has_cut(trained, tmp_path):
    config = trained[1]
    tile(tmp_path, scene(tmp_path, heights(LABELS) - 250))
    for path in (tmp_path / "set" / "heights").glob("*_000000_000000.tif"):
        with rasterio.open(path, "r+") as file:
            metres = file.read()
            metres[:, 5:7, 5:7] = -32768
            file.write(metres)
    notes = Notes()
    changes = {"dataset": str(tmp_path / "set"), "model": str(tmp_path / "m.safetensors"), "epochs": 2}
    run_job("train", replace(config, **changes), notes)
    said = [text for text in notes.warnings if "impossible" in text]
    assert len(said) == 1 and "-32768 m" in said[0] and "cut the patches again" in said[0]
