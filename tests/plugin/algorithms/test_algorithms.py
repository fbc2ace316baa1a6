"""Parameters become the job; messages become feedback; ends become results or one clear sentence."""

import dataclasses
import json
import pickle
from pathlib import Path

import fake_workers as fakes
import pytest
from osgeo import gdal
from recording import RecordingFeedback, refusal, run
from small_inputs import ROLES, write_dataset, write_model, write_raster
from vaihingen_qgis_plugin.training.contract.options import Kind

from vaihingen_qgis_plugin.algorithms import ALGORITHMS
from vaihingen_qgis_plugin.base.algorithm import EngineAlgorithm


@pytest.fixture
def paths(tmp_path):
    """Inputs of each kind, by a short name."""
    bands = [[[10, 20], [30, 40]]] * 3
    return {
        "ortho": write_raster(tmp_path / "ortho.tif", bands),
        "ortho4": write_raster(tmp_path / "ortho4.tif", [*bands, bands[0]]),
        "reference": write_raster(tmp_path / "reference.tif", bands[:1]),
        "height": write_raster(tmp_path / "height.tif", bands[:1]),
        "dataset": write_dataset(tmp_path / "dataset"),
        "tested": write_dataset(
            tmp_path / "tested", (*ROLES, "height"), sources=(("1", ""), ("6", "")), test_tiles=("6",)
        ),
        "model": write_model(tmp_path / "in.safetensors"),
        "height_model": write_model(tmp_path / "height.safetensors", (*ROLES, "height")),
        "out": str(tmp_path / "out"),
    }


def required(paths):
    """The least each algorithm needs."""
    out = paths["out"]
    return {
        "demodata": {"OUTPUT": f"{out}/town"},
        "heightaboveground": {"INPUT": paths["height"], "OUTPUT": f"{out}/height.tif"},
        "labels": {"INPUT": paths["ortho"], "OUTPUT": f"{out}/labels.tif"},
        "tile": {"ORTHOS": [paths["ortho"]], "REFERENCES": [paths["reference"]], "OUTPUT": f"{out}/set"},
        "train": {"DATASET": paths["dataset"], "MODEL": f"{out}/m.safetensors"},
        "classify": {"MODEL": paths["model"], "ORTHO": paths["ortho"], "OUTPUT": f"{out}/classes.tif"},
        "exportonnx": {"MODEL": paths["model"], "OUTPUT": f"{out}/m.onnx"},
        "assess": {"PREDICTION": paths["height"], "REFERENCE": paths["reference"]},
        "compare": {"DATASET": paths["tested"], "OUTPUT": f"{out}/comparison"},
        "environment": {},
    }


# Those whose layers QGIS itself reads or writes have tests of their own: test_points.py, test_blocks.py,
# test_labelling.py, and those of their steps.
_OWN_TESTS = ("samplepoints", "assesspoints", "nexttolabel", "labelground", "areas", "maplayout")
ENGINE_ALGORITHMS = [cls for cls in ALGORITHMS if issubclass(cls, EngineAlgorithm) and cls.NAME not in _OWN_TESTS]


@pytest.mark.parametrize("cls", ENGINE_ALGORITHMS, ids=lambda cls: cls.NAME)
def test_least_parameters_give_the_contracts_defaults(cls, paths, fake_worker, feedback):
    calls = fake_worker(fakes.GOOD)
    parameters = required(paths)[cls.NAME]
    results, _ = run(f"vaihingen:{cls.NAME}", parameters, feedback)
    call = calls.only()
    given = {key.lower(): value for key, value in parameters.items()}
    assert call["job"] == cls.NAME
    assert call["config"] == json.loads(json.dumps({**cls.CONFIG().to_dict(), **given}))
    for name in [key for key in given if cls.CONFIG.options()[key].kind.is_output]:
        assert results[name.upper()] == given[name]


@pytest.mark.parametrize("cls", ENGINE_ALGORITHMS, ids=lambda cls: cls.NAME)
def test_every_field_travels(cls, paths, fake_worker, feedback):
    calls = fake_worker(fakes.GOOD)
    given = {
        **required(paths)[cls.NAME],
        "tile": {"PATCH_SIZE": 64, "SAMPLING": "grid", "VALIDATION_SHARE": 12.5, "TEST_TILES": "3 5", "SEED": 7,
                 "HEIGHTS": [paths["height"]], "REPORT": paths["out"] + "/r.html"},
        "train": {"INPUTS": "ortho_ndvi", "EPOCHS": 3, "LEARNING_RATE": 0.01, "AUGMENT": False, "DEVICE": "cpu"},
        "classify": {"HEIGHT": paths["height"], "OVERLAP": 25, "CONFIDENCE": paths["out"] + "/c.tif",
                     "PROBABILITIES": paths["out"] + "/p.tif", "TEST_TIME_AUGMENTATION": True},
        "exportonnx": {"MODEL": paths["height_model"]},
        "assess": {"EROSION": 3, "IGNORE_CLASSES": "5 6", "MATRIX": paths["out"] + "/m.csv"},
        "heightaboveground": {"MAX_OBJECT_WIDTH": 65.5, "SLOPE": 30, "PIXEL_SIZE": 0.125},
        "labels": {"DIRECTION": "classes_to_colours"},
        "demodata": {"TILES": 2, "SIZE": 128, "SEED": 3},
        "compare": {"VARIANTS": ["ortho", "ortho_height"], "REPEATS": 5, "EPOCHS": 3, "RUNS": "2/3", "EROSION": 3},
        "environment": {"REPORT": paths["out"] + "/e.html"},
    }  # fmt: skip
    parameters = {**required(paths)[cls.NAME], **given[cls.NAME]}
    run(f"vaihingen:{cls.NAME}", parameters, feedback)
    config = calls.only()["config"]
    for key, value in parameters.items():
        assert config[key.lower()] == value


@pytest.mark.parametrize("cls", ENGINE_ALGORITHMS, ids=lambda cls: cls.NAME)
def test_parameters_are_those_of_the_contract(cls, provider):
    definitions = {d.name(): d for d in provider.algorithm(cls.NAME).parameterDefinitions()}
    defaults = dataclasses.asdict(cls.CONFIG())
    for field, option in cls.CONFIG.options().items():
        if option.engine_only:
            assert field.upper() not in definitions
            continue
        definition = definitions[field.upper()]
        assert definition.help().startswith(option.help)
        assert bool(definition.flags() & definition.FlagAdvanced) == option.advanced
        default = list(defaults[field]) if option.kind == Kind.CHOICES else defaults[field]
        assert definition.defaultValue() in (default, None if not default else ...)
        if option.minimum is not None:
            assert definition.minimum() == option.minimum
        if option.maximum is not None:
            assert definition.maximum() == option.maximum
        if option.kind in (Kind.CHOICE, Kind.CHOICES):
            assert definition.options() == list(option.choices)
            assert definition.usesStaticStrings()


def test_temporary_outputs(paths, fake_worker, feedback):
    calls = fake_worker(fakes.GOOD)
    results, _ = run("vaihingen:demodata", {"OUTPUT": "TEMPORARY_OUTPUT"}, feedback)
    assert calls.only()["config"]["output"] == results["OUTPUT"] != "TEMPORARY_OUTPUT"
    run("vaihingen:train", {"DATASET": paths["dataset"], "MODEL": "TEMPORARY_OUTPUT"}, feedback)
    model = list(calls)[1]["config"]["model"]
    assert model.endswith(".safetensors")
    run("vaihingen:exportonnx", {"MODEL": paths["model"], "OUTPUT": "TEMPORARY_OUTPUT"}, feedback)
    assert list(calls)[2]["config"]["output"].endswith(".onnx")


def test_scores_are_outputs_and_missing_ones_are_left_out(paths, fake_worker, feedback):
    fake_worker(fakes.GOOD)
    results, _ = run("vaihingen:assess", required(paths)["assess"], feedback)
    assert results == {"OVERALL_ACCURACY": 0.875, "MEAN_F1": 0.75, "KAPPA": 0.5}


def test_messages_become_feedback(paths, fake_worker, feedback, monkeypatch):
    fake_worker(fakes.GOOD)
    run("vaihingen:train", required(paths)["train"], feedback)
    info = feedback.of("info")
    assert "(set by the environment variable VAIHINGEN_PYTHON)" in info[0]
    assert info[1:] == ["Engine 0.1.0, Python 3.11.2, PyTorch 2.13.0", "device: cpu"]
    assert feedback.of("warning") == ["one odd thing"]
    assert feedback.of("stage") == ["working", "done"]
    assert feedback.percents == sorted(feedback.percents)
    assert feedback.percents[-1] == 100


def failure(algorithm, parameters, feedback):
    """The sentence with which a run fails."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException

    created = QgsApplication.processingRegistry().createAlgorithmById(algorithm)
    with pytest.raises(QgsProcessingException) as caught:
        created.run(parameters, QgsProcessingContext(), feedback, {}, False)
    return str(caught.value)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (fakes.ENGINE_ERROR, "The image has 4 bands.\nChoose three."),
        (fakes.BUG, "ZeroDivisionError: division by zero"),
        (fakes.NO_RESULT, "The worker ended without a result"),
    ],
)
def test_failures_are_one_message(paths, fake_worker, feedback, body, sentence):
    fake_worker(body)
    assert failure("vaihingen:train", required(paths)["train"], feedback).startswith(sentence)


def test_cancel(paths, fake_worker):
    fake_worker(fakes.WAITS_FOR_CANCEL)
    sentence = failure("vaihingen:train", required(paths)["train"], RecordingFeedback(cancel_after=10))
    assert sentence == "The run was cancelled. The best model so far was kept."


def refused(paths, name, **changes):
    return refusal(f"vaihingen:{name}", {**required(paths)[name], **changes})


def test_ranges_are_explained(paths):
    assert "EPOCHS is 0, but must be at least 1." in refused(paths, "train", EPOCHS=0)
    assert "PATCH_SIZE is 100" in refused(paths, "tile", PATCH_SIZE=100)


def test_tile_takes_a_folder_or_rasters(paths, tmp_path):
    assert "either FOLDER" in refused(paths, "tile", FOLDER=str(tmp_path))
    assert "either FOLDER" in refusal("vaihingen:tile", {"OUTPUT": paths["out"]})
    assert refusal("vaihingen:tile", {"FOLDER": str(tmp_path), "OUTPUT": paths["out"]}) == ""
    assert "REFERENCES are missing" in refused(paths, "tile", REFERENCES=[])


def test_train_looks_into_the_data_set(paths, tmp_path):
    assert refused(paths, "train") == ""
    assert "is not a data set: dataset.json is missing" in refused(paths, "train", DATASET=str(tmp_path))
    assert "has no heights" in refused(paths, "train", INPUTS="ortho_height")
    assert refused(paths, "train", INPUTS="ortho_ndvi") == ""
    plain = write_dataset(tmp_path / "rgb", roles=("band1", "band2", "band3"))
    assert "which NDVI needs" in refused(paths, "train", DATASET=plain, INPUTS="ortho_ndvi")
    heights = write_dataset(tmp_path / "heights", roles=(*ROLES, "height"))
    assert refused(paths, "train", DATASET=heights, INPUTS="ortho_height_ndvi") == ""
    small = write_dataset(tmp_path / "small", patch_size=48)
    assert refused(paths, "train", DATASET=small) == ""
    assert refused(paths, "train", DATASET=small, ARCHITECTURE="unet_resnet34").startswith(
        "The patches are 48 pixels wide, but unet_resnet34 needs a multiple of 32"
    )
    (tmp_path / "rgb" / "dataset.json").write_text("{")
    assert "is damaged" in refused(paths, "train", DATASET=plain)


def test_compare_looks_into_the_data_set(paths, tmp_path):
    assert refused(paths, "compare") == ""
    without = refused(paths, "compare", DATASET=paths["dataset"], VARIANTS=["ortho", "ortho_ndvi"])
    assert "keeps no whole orthophoto for the test" in without and "TEST_TILES" in without
    flat = write_dataset(tmp_path / "flat", test_tiles=("1",))
    assert "VARIANTS is ortho_height, but the data set has no heights" in refused(paths, "compare", DATASET=flat)
    assert refused(paths, "compare", DATASET=flat, VARIANTS=["ortho", "ortho_ndvi"]) == ""
    assert "must hold ortho" in refused(paths, "compare", VARIANTS=["ortho_ndvi", "ortho_height"])
    assert "RUNS is 3/2" in refused(paths, "compare", RUNS="3/2")
    assert "is not a data set: dataset.json is missing" in refused(paths, "compare", DATASET=str(tmp_path))


@pytest.mark.parametrize("given", [["ortho", "ortho_ndvi"], "ortho,ortho_ndvi"])
def test_variants_as_a_list_or_as_one_text(paths, fake_worker, feedback, given):
    calls = fake_worker(fakes.GOOD)
    results, _ = run("vaihingen:compare", {**required(paths)["compare"], "VARIANTS": given}, feedback)
    assert calls.only()["config"]["variants"] == ["ortho", "ortho_ndvi"]
    assert results["BEST_VARIANT"] == "ortho_height"


def test_classify_looks_into_the_model(paths, tmp_path):
    assert refused(paths, "classify") == ""
    assert refused(paths, "classify", ORTHO=paths["ortho4"]) == (
        "The orthophoto ortho4.tif has 4 bands of uint8, but the model was trained on 3 bands of uint8: "
        "nir (band 1), red (band 2), green (band 3).\n"
        "Choose an orthophoto with those bands, or train a model on this kind."
    )
    kinds = {"uint16": gdal.GDT_UInt16, "float32": gdal.GDT_Float32}
    for name, kind in kinds.items():
        other = write_raster(tmp_path / f"{name}.tif", [[[1, 2], [3, 4]]] * 3, dtype=kind)
        assert f"has 3 bands of {name}, but the model was trained on 3 bands of uint8" in refused(
            paths, "classify", ORTHO=other
        )
    scaled = write_raster(tmp_path / "scaled.tif", [[[1, 2], [3, 4]]] * 3, dtype=gdal.GDT_UInt16)
    raster = gdal.Open(scaled, gdal.GA_Update)
    raster.GetRasterBand(2).SetScale(0.0001)
    raster = None
    assert "has 3 bands of float32 (uint16 with a scale), but the model was trained on 3 bands of uint8" in refused(
        paths, "classify", ORTHO=scaled
    )
    real = write_model(tmp_path / "real.safetensors", ortho_dtype="float32")
    assert refused(paths, "classify", MODEL=real, ORTHO=scaled) == ""
    with_alpha = write_raster(tmp_path / "alpha.tif", [[[1, 2], [3, 4]]] * 3, alpha=[[255, 0], [255, 255]])
    assert refused(paths, "classify", ORTHO=with_alpha) == ""
    four = write_model(tmp_path / "four.safetensors", roles=("red", "green", "blue", "nir"), ortho_bands=4)
    assert refused(paths, "classify", MODEL=four, ORTHO=with_alpha) == ""  # band 4 is named as near infrared
    assert "HEIGHT is empty" in refused(paths, "classify", MODEL=paths["height_model"])
    assert refused(paths, "classify", MODEL=paths["height_model"], HEIGHT=paths["height"]) == ""
    assert "is not a model of Vaihingen U-Net" in refused(paths, "classify", MODEL=paths["ortho"])
    assert "REPORT needs a REFERENCE" in refused(paths, "classify", REPORT=paths["out"] + "/r.html")


def test_several_models_travel_and_are_looked_into(paths, tmp_path, fake_worker, feedback):
    second = write_model(tmp_path / "second.safetensors")
    calls = fake_worker(fakes.GOOD)
    run("vaihingen:classify", {**required(paths)["classify"], "MORE_MODELS": [second]}, feedback)
    config = calls.only()["config"]
    assert (config["model"], config["more_models"]) == (paths["model"], [second])
    assert refused(paths, "classify", MORE_MODELS=second) == ""
    assert "hold" in refused(paths, "classify", MORE_MODELS=[paths["model"]])
    assert "HEIGHT is empty" in refused(paths, "classify", MORE_MODELS=[paths["height_model"]])
    four = write_model(tmp_path / "four.safetensors", roles=("red", "green", "blue", "nir"), ortho_bands=4)
    assert "cannot be averaged: the bands of four.safetensors are 4 of uint8" in refused(
        paths, "classify", MORE_MODELS=[second, four]
    )
    assert "gone.safetensors cannot be read" in refused(
        paths, "classify", MORE_MODELS=[str(tmp_path / "gone.safetensors")]
    )


def test_export_looks_into_the_model(paths, tmp_path):
    assert refused(paths, "exportonnx") == ""
    assert "is not a model of Vaihingen U-Net" in refused(paths, "exportonnx", MODEL=paths["ortho"])
    assert "gone.safetensors cannot be read" in refused(paths, "exportonnx", MODEL=str(tmp_path / "gone.safetensors"))
    assert "MODEL is missing" in refused(paths, "exportonnx", MODEL="")


def test_classify_looks_where_the_heights_lie(paths, tmp_path):
    bands = [[[10, 20], [30, 40]]] * 3
    far = write_raster(tmp_path / "far.tif", bands[:1], crs="EPSG:32633")
    with_heights = {"MODEL": paths["height_model"]}
    assert "HEIGHT lies elsewhere" in refused(paths, "classify", **with_heights, HEIGHT=far)
    plain = write_raster(tmp_path / "plain.tif", bands[:1], crs=None)
    assert refused(paths, "classify", **with_heights, HEIGHT=plain) == ""
    assert refused(paths, "classify", HEIGHT=far) == ""  # not used: the engine says so
    local = write_raster(tmp_path / "local.tif", bands[:1], crs='LOCAL_CS["site",UNIT["metre",1]]')
    assert refused(paths, "classify", **with_heights, HEIGHT=local) == ""  # the same numbers


@pytest.mark.parametrize(
    "transform, words",
    [
        ((1000, 0.9, 0.4, 2000, 0.4, -0.9), "is rotated against the map grid"),
        ((1000, 1, 0, 2000, 0, 1), "is stored upside down"),
        ((1000, -1, 0, 2000, 0, -1), "is mirrored"),
    ],
)
def test_classify_refuses_a_raster_that_is_not_upright(paths, transform, words):
    """QGIS itself shows a rotated raster as if it were upright."""
    raster = gdal.Open(paths["ortho"], gdal.GA_Update)
    raster.SetGeoTransform(transform)
    raster = None
    said = refused(paths, "classify")
    assert f"{paths['ortho']} {words}" in said and "Turn it upright first with 'Warp (reproject)'" in said


def test_classify_takes_a_raster_without_georeference(paths, tmp_path):
    plain = write_raster(tmp_path / "plain.tif", [[[10, 20], [30, 40]]] * 3, crs=None)
    assert refused(paths, "classify", ORTHO=plain) == ""


def test_classify_refuses_a_model_that_is_not_whole_or_too_new(paths, tmp_path):
    whole = Path(paths["model"]).read_bytes()
    short = tmp_path / "short.safetensors"
    short.write_bytes(whole[:-20])
    assert "is not a model" in refused(paths, "classify", MODEL=str(short))
    long = tmp_path / "long.safetensors"
    long.write_bytes(whole + b"12345")
    assert "weights in" in refused(paths, "classify", MODEL=str(long))
    new = tmp_path / "new.safetensors"
    assert whole.count(b'\\"format_version\\": 1') == 1
    new.write_bytes(whole.replace(b'\\"format_version\\": 1', b'\\"format_version\\": 9'))
    assert "format version 9" in refused(paths, "classify", MODEL=str(new))
    disguised = tmp_path / "pickle.safetensors"
    disguised.write_bytes(pickle.dumps({"weights": list(range(100))}))
    assert "is not a model of Vaihingen U-Net" in refused(paths, "classify", MODEL=str(disguised))


def test_height_above_ground_looks_at_the_raster(paths, tmp_path):
    assert refused(paths, "heightaboveground") == ""
    assert "ortho.tif has 3 bands, but a surface model has one" in refused(
        paths, "heightaboveground", INPUT=paths["ortho"]
    )
    degrees = write_raster(tmp_path / "degrees.tif", [[[10, 20], [30, 40]]], crs="EPSG:4326")
    assert "degrees.tif has pixels in degrees" in refused(paths, "heightaboveground", INPUT=degrees)
    with_alpha = write_raster(tmp_path / "alpha.tif", [[[10, 20], [30, 40]]], alpha=[[255, 0], [255, 255]])
    assert refused(paths, "heightaboveground", INPUT=with_alpha) == ""
    without_place = write_raster(tmp_path / "plain.tif", [[[10, 20], [30, 40]]], crs=None)
    assert refused(paths, "heightaboveground", INPUT=without_place) == ""  # the engine asks for the pixel size
    assert "MAX_OBJECT_WIDTH is 1, but must be at least 2." in refused(paths, "heightaboveground", MAX_OBJECT_WIDTH=1)


def test_a_pixel_size_of_centimetres_can_be_typed(provider):
    definition = provider.algorithm("heightaboveground").parameterDefinition("PIXEL_SIZE")
    assert definition.metadata()["widget_wrapper"]["decimals"] >= 3


def test_unreadable_raster(paths, tmp_path):
    broken = tmp_path / "broken.tif"
    broken.write_text("no raster")
    assert "broken.tif" in refused(paths, "classify", ORTHO=str(broken))
    assert "missing.tif" in refused(paths, "tile", ORTHOS=[str(tmp_path / "missing.tif")])
