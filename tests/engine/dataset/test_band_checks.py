"""A band order that names or pixels contradict is warned of when patches are cut and when they are learnt from."""

import json

import numpy as np
import pytest
import rasterio

from tests.checkout import SAMPLES
from tests.coloured_ground import plants_and_roofs
from tests.engine.support.tiny_scenes import Notes, read_description
from tests.small_rasters import write_raster
from training.contract.class_scheme import ClassScheme, LandCoverClass
from training.contract.config import TileConfig
from training.contract.dataset_card import read_dataset_card
from training.dataset.band_checks import check_patch_bands
from training.dataset.class_kinds import plants_and_built
from training.dataset.folder import Dataset
from training.jobs.run import run_job

RGBI, LABELS = plants_and_roofs()


def cut(folder, images, labels=LABELS, names=None, classes="", **parameters):
    """Cut a data set of images side by side; returns what was said."""
    folder.mkdir(exist_ok=True)
    orthos, references = [], []
    for index, image in enumerate(images):
        place = {"origin": (500_000 + 64 * index, 5_400_000)}
        bands = {"photometric": "MINISBLACK", "alpha": "UNSPECIFIED"} if len(image) == 4 else {}
        orthos.append(str(write_raster(folder / f"o{index}.tif", image, **place, **bands)))
        if names:
            with rasterio.open(orthos[-1], "r+") as file:
                file.descriptions = names[index]
        references.append(str(write_raster(folder / f"r{index}.tif", labels, **place)))
    notes = Notes()
    options = {"patch_size": 32, "sampling": "grid", "validation_share": 0, "classes": classes, **parameters}
    config = TileConfig(orthos=tuple(orthos), references=tuple(references), output=str(folder / "set"), **options)
    run_job("tile", config, notes)
    return notes


def band_warnings(notes):
    return [warning for warning in notes.warnings if "near infrared" in warning or "named in different" in warning]


@pytest.mark.parametrize(
    "bands, parameters",
    [([3, 0, 1], {}), ([0, 1, 2, 3], {"nir_band": 4, "red_band": 1}), ([0, 1, 2], {"nir_band": 0, "red_band": 1})],
    ids=["IRRG", "RGBI", "RGB without near infrared"],
)
def test_right_orders_are_said_and_not_warned_of(tmp_path, bands, parameters):
    notes = cut(tmp_path, [RGBI[bands]], **parameters)
    assert not band_warnings(notes)
    nir, red = parameters.get("nir_band", 1), parameters.get("red_band", 2)
    (line,) = [line for line in notes.lines if f"(NIR_BAND={nir}, RED_BAND={red})" in line]
    assert f"and {red} is red" in line.lower() and (f"and {nir} is near infrared" in line.lower()) == bool(nir)
    assert not band_warnings(trained_on(tmp_path))


def test_a_photo_in_red_green_and_blue_taken_for_near_infrared(tmp_path):
    notes = cut(tmp_path, [RGBI[:3]])
    (warning,) = band_warnings(notes)
    assert (
        "NDVI of bands 1 and 2 is -0.06 for plants (by the reference)" in warning and "buildings and roads" in warning
    )
    assert warning.endswith("Give NIR_BAND=0 RED_BAND=1.")
    assert warning in read_description(tmp_path / "set")["warnings"]
    (again,) = band_warnings(trained_on(tmp_path))
    assert "cut the patches again" in again


def test_red_green_blue_and_near_infrared_with_the_default_bands(tmp_path):
    (warning,) = band_warnings(cut(tmp_path, [RGBI]))
    assert "Bands 4 and 1 would give +0." in warning and warning.endswith("give NIR_BAND=4 RED_BAND=1.")


def test_swapped_bands(tmp_path):
    (warning,) = band_warnings(cut(tmp_path, [RGBI], nir_band=1, red_band=4))
    assert warning.endswith("give NIR_BAND=4 RED_BAND=1.")


def test_without_classes_of_plants_the_pixels_alone_tell(tmp_path):
    classes = tmp_path / "classes.json"
    entries = [{"value": value, "name": f"kind {value}", "colour": [value, 9, 9]} for value in (1, 3)]
    classes.write_text(json.dumps({"classes": entries}))
    (warning,) = band_warnings(cut(tmp_path / "a", [RGBI[:3]], classes=str(classes)))
    assert "vary together like two visible bands (correlation 0.9" in warning and "NIR_BAND=0 RED_BAND=1" in warning
    (warning,) = band_warnings(cut(tmp_path / "b", [RGBI], classes=str(classes)))
    assert "NIR_BAND=4 RED_BAND=1" in warning
    assert not band_warnings(cut(tmp_path / "c", [RGBI[[3, 0, 1]]], classes=str(classes)))


def test_one_place_without_plants_among_others_is_no_reason_to_warn(tmp_path):
    bare, _ = plants_and_roofs(share=0.0)
    classes = tmp_path / "classes.json"
    entries = [{"value": value, "name": f"kind {value}", "colour": [value, 9, 9]} for value in (1, 3)]
    classes.write_text(json.dumps({"classes": entries}))
    images = [RGBI[[3, 0, 1]], bare[[3, 0, 1]], RGBI[[3, 0, 1]]]
    assert not band_warnings(cut(tmp_path / "a", images, classes=str(classes)))


def test_names_of_bands_that_contradict_the_parameters(tmp_path):
    names = ("red", "green", "blue", "near infrared")
    notes = cut(tmp_path, [RGBI, RGBI], names=[names, names])
    assert "in o0.tif and 1 more contradict the parameters" in band_warnings(notes)[0]
    assert "Give NIR_BAND=4 RED_BAND=1" in band_warnings(notes)[0]
    right = cut(tmp_path / "right", [RGBI], names=[names], nir_band=4, red_band=1)
    assert not band_warnings(right)
    assert any('and 4 ("near infrared") is near infrared' in line for line in right.lines)


def test_names_in_different_orders_within_one_run(tmp_path):
    names = [("red", "green", "blue", "nir"), ("nir", "red", "green", "blue")]
    warnings = band_warnings(cut(tmp_path, [RGBI, RGBI[[3, 0, 1, 2]]], names=names, nir_band=4, red_band=1))
    (orders,) = [warning for warning in warnings if "named in different orders" in warning]
    assert "o0.tif: red, green, blue, nir; o1.tif: nir, red, green, blue" in orders


def test_data_set_and_model_remember_the_correlation(tmp_path):
    cut(tmp_path, [RGBI[[3, 0, 1]]])
    expected = np.corrcoef(RGBI[3].ravel(), RGBI[0].ravel())[0, 1]
    assert read_dataset_card(tmp_path / "set").nir_red_correlation == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize(
    "names, plants, built",
    [
        (("impervious surfaces", "building", "low vegetation", "tree", "car"), [2, 3], [0, 1]),
        (("water", "tree canopy", "low vegetation", "barren", "impervious (other)", "road"), [1, 2], [4, 5]),
        (("Bâtiment", "Végétation", "forêt", "route"), [1, 2], [0, 3]),
        (("Gebäude", "Wiese", "Straße", "Wald"), [1, 3], [0, 2]),
        (("non-vegetated", "bare land", "no building", "unvegetated"), [], []),
    ],
)  # fmt: skip
def test_plants_and_built_by_name(names, plants, built):
    scheme = ClassScheme(tuple(LandCoverClass(i, name, (i, 0, 0)) for i, name in enumerate(names)))
    assert plants_and_built(scheme) == (plants, built)


def trained_on(folder):
    notes = Notes()
    check_patch_bands(Dataset(folder / "set"), notes)
    return notes


REAL = pytest.mark.skipif(not SAMPLES.exists(), reason="the sample data are not there")


@REAL
@pytest.mark.slow
@pytest.mark.parametrize(
    "orthos, references, parameters, warned",
    [
        ("ign/*_irrg.tif", "ign/*_reference.tif", {}, ""),
        ("chesapeake/top/ches_1[0-3].tif", "chesapeake/reference/ches_1[0-3].tif", {"nir_band": 4, "red_band": 1}, ""),
        ("dubai/top/dubai_10[1-3].jpg", "dubai/reference/dubai_10[1-3].tif", {}, "NIR_BAND=0 RED_BAND=1"),
        ("chesapeake/top_earlier/ches_2[0-3].tif", "chesapeake/reference/ches_2[0-3].tif", {}, "NIR_BAND=4 RED_BAND=1"),
    ],
)  # fmt: skip
def test_real_photos(tmp_path, orthos, references, parameters, warned):
    classes = SAMPLES / orthos.split("/")[0] / "classes.json"
    config = TileConfig(
        orthos=tuple(map(str, sorted(SAMPLES.glob(orthos)))),
        references=tuple(map(str, sorted(SAMPLES.glob(references)))),
        classes=str(classes) if classes.exists() else "",
        patch_size=64, patches=40, validation_patches=0, validation_share=0, output=str(tmp_path / "set"), **parameters,
    )  # fmt: skip
    notes = Notes()
    run_job("tile", config, notes)
    assert bool(band_warnings(notes)) == bool(warned)
    assert not warned or warned in band_warnings(notes)[0]
