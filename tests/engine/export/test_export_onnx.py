"""A model to an ONNX file that gives the same labels everywhere."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.checkout import ROOT
from tests.engine.support import stand_in_smp
from tests.engine.support.model_cards import WITH_HEIGHT
from tests.engine.support.plain_channels import assemble
from tests.engine.support.tiny_scenes import GROUND_M, Notes, heights, ortho_pixels
from tests.run_records import run_record
from tests.small_rasters import NODATA, patchwork, read_raster, write_raster
from training.classification.prediction.blending import ramp
from training.contract.architectures import ARCHITECTURE_OF
from training.contract.config import ClassifyConfig, ExportOnnxConfig, HeightAboveGroundConfig
from training.contract.errors import ConfigError, DependencyError, EngineError, JobCancelled, ModelFileError
from training.export import export_onnx
from training.export.export_onnx import INPUT, IR_VERSION, OPSET
from training.jobs.run import run_job
from training.network.architectures import build_network
from training.network.encoders import smp_arguments
from training.network.model_file import Model, load_model
from training.windows import overlap_to_stride, spread

LABELS = patchwork(75, 101, cell=16, seed=9)
INPUTS = ("ortho", "ortho_height_ndvi")
SLOPE = "ortho_height_slope_ndvi"

onnx = pytest.importorskip("onnx", reason="needs training/requirements-onnx.txt")
onnxruntime = pytest.importorskip("onnxruntime", reason="needs training/requirements-onnx.txt")
pytest.importorskip("onnxscript", reason="needs training/requirements-onnx.txt")

from tests.engine.support.deepness_stand_in import Deepness  # noqa: E402 (needs ONNX Runtime)


@pytest.fixture(scope="module")
def export(train, tmp_path_factory):
    """Export a tiny model with these inputs, once; returns the file and what was logged."""
    made = {}

    def exported(inputs):
        if inputs not in made:
            path, notes = tmp_path_factory.mktemp("onnx") / f"{inputs}.onnx", Notes()
            result = run_job("exportonnx", ExportOnnxConfig(model=str(train(inputs)), output=str(path)), notes)
            made[inputs] = path, notes, result
        return made[inputs]

    return exported


def scene(folder):
    """An orthophoto with a corner without data and a place without NDVI, and absolute heights with a hole."""
    image, metres = ortho_pixels(LABELS, 9), heights(LABELS)
    image[:, 40:43, 50:52] = 0
    image[:, :20, :30] = 255
    metres[60:66, 70:] = -9999
    return write_raster(folder / "o.tif", image, nodata=255), write_raster(folder / "h.tif", metres, nodata=-9999)


def onnx_labels(path, bands, overlap):
    """Class values of a raster (B, H, W), NaN without data, by ONNX Runtime alone: tiles, blended as ours are."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    size = session.get_inputs()[0].shape[-1]
    margin = size - overlap_to_stride(size, overlap)
    weight = torch.outer(ramp(size, margin), ramp(size, margin)).numpy()
    total = 0
    for row in spread(bands.shape[1], size, margin, size)[1]:
        for col in spread(bands.shape[2], size, margin, size)[1]:
            (result,) = session.run(None, {INPUT: bands[None, :, row : row + size, col : col + size]})
            whole = np.zeros((result.shape[1], *bands.shape[1:]))
            whole[:, row : row + size, col : col + size] = result[0] * weight
            total = total + whole
    return np.where(total.any(axis=0), total.argmax(axis=0), NODATA)


@pytest.mark.slow
@pytest.mark.parametrize("overlap", [0, 50])
@pytest.mark.parametrize("inputs", INPUTS)
def test_onnx_runtime_gives_the_labels_of_our_classification(export, train, tmp_path, inputs, overlap):
    ortho, height = scene(tmp_path)
    config = ClassifyConfig(
        model=str(train(inputs)), ortho=str(ortho), height=str(height) if "height" in inputs else "",
        overlap=overlap, window_size=32, output=str(tmp_path / "c.tif"), device="cpu", precision="float32",
    )  # fmt: skip
    run_job("classify", config, Notes())
    ours = read_raster(tmp_path / "c.tif")[0]
    bands = read_raster(ortho).astype(np.float32)
    bands[:, (bands == 255).all(axis=0)] = np.nan
    if "height" in inputs:
        made = {name: str(tmp_path / f"{name}.tif") for name in ("output", "above_low_ground")}
        run_job("heightaboveground", HeightAboveGroundConfig(input=str(height), **made), Notes())
        bands = np.concatenate([bands, read_raster(made["above_low_ground"])])  # -9999 in it
    theirs = onnx_labels(export(inputs)[0], bands, overlap)
    assert len(set(ours.ravel())) > 4 and (ours == NODATA).any()
    assert (theirs == ours).all()


@pytest.mark.slow
def test_slope_is_that_of_the_tile_alone(export, train):
    """A tile has no neighbours: at its edge the missing ones count as high as the pixel itself."""
    model = load_model(train(SLOPE))
    bands = np.concatenate([ortho_pixels(LABELS, 9), heights(LABELS)[None]]).astype(np.float32)[None, :, 8:40, 16:48]
    session = onnxruntime.InferenceSession(export(SLOPE)[0])
    (found,) = session.run(None, {"bands": bands})
    around = np.pad(bands[0, 3], 1, constant_values=np.nan)
    known, card = np.ones((32, 32), dtype=bool), model.card
    image, _ = assemble(bands[0, :3], known, around, card.channels, card.height_reference, card.gsd_m)
    with torch.inference_mode():
        ours = model.network(torch.from_numpy(image[None])).div(card.temperature).softmax(dim=1).numpy()
    np.testing.assert_allclose(found, ours, atol=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize("inputs, dtype", [("ortho", "uint8"), ("ortho_height_ndvi", "float32")])
def test_deepness_gives_the_same_labels(export, train, inputs, dtype):
    """A stack with one band more than the network takes, as Deepness reads it."""
    path, _, _ = export(inputs)
    model, deepness = load_model(train(inputs)), Deepness(path)
    bands = np.concatenate([ortho_pixels(LABELS, 9), heights(LABELS)[None] - GROUND_M, np.full((1, *LABELS.shape), 99)])
    tiles = [bands.astype(dtype)[:, top : top + 32, 16:48] for top in (0, 32)]
    classes = deepness.labels(np.stack([np.moveaxis(tile, 0, -1) for tile in tiles]))
    for tile, labels in zip(tiles, classes, strict=True):
        height = tile[3].astype(np.float32) if "height" in inputs else None
        known = np.ones((32, 32), dtype=bool)
        image, _ = assemble(tile[:3], known, height, model.card.channels, model.card.height_reference)
        with torch.inference_mode():
            ours = model.network(torch.from_numpy(image[None])).argmax(dim=1).numpy()[0]
        assert (labels == ours).all() and len(set(ours.ravel())) > 2


@pytest.mark.slow
def test_deepness_reads_all_that_it_asks_for(export):
    deepness = Deepness(export("ortho_height_ndvi")[0])
    assert (deepness.model_type, deepness.tile_size, deepness.overlap_percent) == ("Segmentor", 32, 50)
    assert (deepness.resolution_cm, deepness.threshold, deepness.median_size) == (50.0, 0.0, 0)
    assert deepness.class_names == ["impervious surfaces", "building", "low vegetation", "tree", "car", "clutter"]
    assert deepness.channels == 4 and deepness.batch_is_open


@pytest.mark.slow
@pytest.mark.parametrize("inputs", INPUTS)
def test_the_file_is_sound_old_enough_and_says_nothing_of_this_machine(export, inputs):
    path, _, _ = export(inputs)
    proto = onnx.load(path)
    onnx.checker.check_model(proto, full_check=True)
    assert [(opset.domain, opset.version) for opset in proto.opset_import] == [("", OPSET)]
    assert proto.ir_version == IR_VERSION == onnx.helper.find_min_ir_version_for(proto.opset_import)
    content = path.read_bytes()
    assert b"stack_trace" not in content and str(ROOT).encode() not in content and b"site-packages" not in content
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    bands = np.zeros((5, 4 if "height" in inputs else 3, 32, 32), dtype=np.float32)
    (result,) = session.run(None, {INPUT: bands})  # any number of tiles at once
    assert result.shape == (5, 6, 32, 32)


@pytest.mark.slow
def test_the_run_is_told_and_recorded(export, train):
    path, notes, result = export("ortho_height_ndvi")
    assert sorted(file.name for file in path.parent.iterdir()) == [".runs", path.name]
    assert result.outputs == {"output": str(path)} and result.scores["largest_difference"] < 1e-5
    assert notes.fractions == sorted(notes.fractions)
    log = " ".join(notes.lines)
    assert "32 x 32 pixels with the bands nir, red, green, height, scale and offset applied, heights above the" in log
    assert "gives the same probabilities" in log
    first, second = notes.warnings
    assert "output ABOVE_LOW_GROUND" in first and "one raster layer" in second
    record = run_record(path)
    assert record["inputs"].keys() == {str(train("ortho_height_ndvi"))}
    assert record["ran_on"]["opset"] == OPSET and record["ran_on"]["onnxruntime"] == onnxruntime.__version__
    assert record["qgis_process"].startswith("qgis_process run vaihingen:exportonnx -- MODEL=")


ENCODED = ["unet_resnet34", "deeplabv3plus_resnet34"]


@pytest.mark.slow
@pytest.mark.parametrize("architecture", ENCODED)
def test_a_network_with_an_encoder_is_translated_too(monkeypatch, architecture):
    """[stand-in] Nothing depends on which network it is."""
    stand_in_smp.install(monkeypatch)
    check_translated(architecture)


@pytest.mark.slow
def test_a_real_network_with_an_encoder_is_translated_too():
    check_translated("unet_efficientnet_lite0")


def check_translated(architecture):
    torch.manual_seed(0)
    arguments = smp_arguments(ARCHITECTURE_OF[architecture], 5, 6)
    card = replace(WITH_HEIGHT, architecture=architecture, architecture_args=arguments, patch_size=64)
    model = Model(build_network(architecture, arguments).eval(), card)
    assert export_onnx.largest_difference(export_onnx._translated(model), model) < 1e-4


def try_export(model, output, reporter=None):
    return run_job("exportonnx", ExportOnnxConfig(model=str(model), output=str(output)), reporter or Notes())


@pytest.mark.parametrize("package", export_onnx.PACKAGES)
def test_a_missing_package_is_named_with_the_remedy(model, tmp_path, monkeypatch, package):
    monkeypatch.setattr(export_onnx, "find_spec", lambda name: None if name == package else object())
    with pytest.raises(DependencyError, match=f"Writing ONNX needs {package}, which .+ does not have") as caught:
        try_export(model, tmp_path / "m.onnx")
    assert "pip install -r" in caught.value.hint and "requirements-onnx.txt" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_no_model_and_a_damaged_one(model, tmp_path):
    letter = tmp_path / "letter.safetensors"
    letter.write_text("to my grandmother")
    torn = tmp_path / "torn.safetensors"
    torn.write_bytes(model.read_bytes()[:-1000])
    for path, words in ((letter, "is not a model"), (torn, "damaged"), (tmp_path / "none", "cannot be read")):
        with pytest.raises(ModelFileError, match=words):
            try_export(path, tmp_path / "m.onnx")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter.safetensors", "torn.safetensors"]


def test_an_output_that_cannot_be_written(model, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ConfigError, match=r"OUTPUT .+ cannot be written"):
        try_export(model, tmp_path / "file" / "m.onnx")
    with pytest.raises(ConfigError, match="also an input"):
        try_export(model, model)
    monkeypatch.setattr(export_onnx, "_translated", lambda model: b"content")
    monkeypatch.setattr(export_onnx, "largest_difference", lambda content, model: 0.0)

    def full(path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export_onnx, "whole_file", full)
    with pytest.raises(ConfigError, match=r"m\.onnx cannot be written: No space left on device"):
        try_export(model, tmp_path / "m.onnx")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("difference", [0.5, float("nan")])
def test_a_file_that_gives_other_results_is_not_written(model, tmp_path, monkeypatch, difference):
    monkeypatch.setattr(export_onnx, "_translated", lambda model: b"content")
    monkeypatch.setattr(export_onnx, "largest_difference", lambda content, model: difference)
    with pytest.raises(EngineError, match="gives other probabilities than PyTorch") as caught:
        try_export(model, tmp_path / "m.onnx")
    assert "Nothing was written" in caught.value.hint and list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_difference_is_seen(export, train):
    """The comparison itself: a network with other weights is noticed."""
    model = load_model(train("ortho_height_ndvi"))
    with torch.no_grad():
        model.network.head.bias[0] += 1
    assert export_onnx.largest_difference(export("ortho_height_ndvi")[0].read_bytes(), model) > 0.01


def test_what_pytorch_cannot_translate_is_one_sentence(model, tmp_path, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("Failed to export the model\nwith much more")

    monkeypatch.setattr(torch.onnx, "export", fail)
    with pytest.raises(EngineError) as caught:
        try_export(model, tmp_path / "m.onnx")
    assert caught.value.message.endswith("cannot translate the network unet into ONNX: Failed to export the model")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("questions", [0, 1])
def test_cancelled_it_leaves_nothing(model, tmp_path, monkeypatch, questions):
    monkeypatch.setattr(export_onnx, "_translated", lambda model: b"content")
    with pytest.raises(JobCancelled):
        try_export(model, tmp_path / "m.onnx", Notes(cancel_after=questions))
    assert list(tmp_path.iterdir()) == []
