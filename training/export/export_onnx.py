"""Write a model as ONNX, for Deepness and ONNX Runtime; only what has given the same results leaves."""

from __future__ import annotations

import importlib
import logging
import sys
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch

from ..contract.channels import HEIGHT
from ..contract.config import ExportOnnxConfig
from ..contract.errors import ConfigError, DependencyError, EngineError, first_line, reason
from ..contract.installation import engine_version, extra_line, installed_version
from ..contract.language import tr
from ..contract.model_card import Channel, ModelCard
from ..contract.outputs import whole_file
from ..jobs.outputs import Outputs
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..jobs.result import JobResult
from ..learning.patch_tensors import StoredPatches
from ..network.model_file import Model, load_model
from ..network.network_input import network_input
from ..scenes.reader import PatchData
from .deepness import deepness_metadata, heights_wanted, input_bands, warn_of_limits
from .end_to_end_network import RasterNetwork

OPSET = 18  # the exporter's own; ONNX Runtime reads it since 1.14
IR_VERSION = 8  # of the file format, as old as the opset; Deepness takes ONNX Runtime 1.17 and older: up to 9
INPUT, OUTPUT = "bands", "probabilities"
PACKAGES = ("onnx", "onnxscript", "onnxruntime")
_TOLERANCE = 1e-3  # of probabilities; sums in another order differ by about 1e-6


def run(config: ExportOnnxConfig, outputs: Outputs[ExportOnnxConfig], reporter: Reporter) -> JobResult:
    """Export, compare with our own classification, write."""
    _check_packages()
    reporter.progress(0.0, tr("Reading the model"))
    model = load_model(config.model)
    card = model.card
    stop_if_cancelled(reporter)
    reporter.progress(0.1, tr("Translating the network"))
    content = _translated(model)
    stop_if_cancelled(reporter)
    reporter.progress(0.7, tr("Comparing with ONNX Runtime"))
    difference = largest_difference(content, model)
    if not difference <= _TOLERANCE:
        raise EngineError(
            tr(
                "ONNX Runtime {runtime} gives other probabilities than PyTorch {version} for the exported network: "
                "they differ by up to {difference:.2g}.",
                runtime=installed_version("onnxruntime"),
                version=torch.__version__,
                difference=difference,
            ),
            tr("Nothing was written. Update the packages and run again:  {line} --upgrade", line=extra_line("onnx")),
        )
    _write(outputs.path("output"), content)
    heights = heights_wanted(card)
    reporter.info(
        tr(
            "The network takes tiles of {patch_size} x {patch_size} pixels with the bands {bands}, scale and offset "
            "applied, {heights}; NaN is no data. It gives the probabilities of {outputs}."
            if heights
            else "The network takes tiles of {patch_size} x {patch_size} pixels with the bands {bands}, scale and "
            "offset applied; NaN is no data. It gives the probabilities of {outputs}.",
            patch_size=card.patch_size,
            bands=", ".join(input_bands(card)),
            heights=tr(heights),
            outputs=", ".join(card.scheme.name_of(value) for value in card.outputs),
        )
    )
    packages = {name: installed_version(name) for name in PACKAGES}
    reporter.info(
        tr(
            "ONNX Runtime {runtime} gives the same probabilities (within {difference:.1g}).",
            runtime=packages["onnxruntime"],
            difference=difference,
        )
    )
    warn_of_limits(card, reporter)
    return JobResult(
        scores={"largest_difference": difference},
        ran_on={"device": "cpu", "precision": "float32", "opset": OPSET, **packages},
    )


def largest_difference(content: bytes, model: Model) -> float:
    """Largest difference of probabilities between ONNX Runtime on raw bands and our own classification.

    Two tiles of chance values like those of the training, with places without data, go both ways.
    """
    card, runtime = model.card, importlib.import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.log_severity_level = 3  # errors
    session = runtime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    bands = _chance_bands(card)  # (2, B, P, P)
    (actual,) = session.run([OUTPUT], {INPUT: bands})
    stored = StoredPatches.from_patches((_as_patch(tile, card) for tile in bands), len(bands), card.height_reference)
    channels, valid = network_input(
        stored.ortho, stored.valid, stored.heights, stored.levels, card.channels, card.gsd_m
    )
    with torch.inference_mode():
        expected = model.network(channels).div(card.temperature).softmax(dim=1).masked_fill(~valid[:, None], 0.0)
    return float(np.abs(actual - expected.numpy()).max())


def _as_patch(bands: np.ndarray, card: ModelCard) -> PatchData:
    """A tile of all bands, (B, P, P), as the training would have it."""
    ortho, valid = bands[: card.ortho_bands], np.isfinite(bands[: card.ortho_bands]).all(axis=0)
    height = np.pad(bands[card.ortho_bands], card.halo_px, constant_values=np.nan) if card.needs_height else None
    return PatchData(ortho, valid, height, np.zeros(valid.shape, dtype=np.uint8))


def _check_packages() -> None:
    """Make sure that the optional packages are there.

    Raises:
        DependencyError: If not; says how to install them.
    """
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        raise DependencyError(
            tr(
                "Writing ONNX needs {missing}, which {executable} does not have.",
                missing=tr(" and ").join(missing),
                executable=sys.executable,
            ),
            tr("Install what is missing with:  {line}", line=extra_line("onnx")),
        )


def _translated(model: Model) -> bytes:
    """The content of the ONNX file.

    Raises:
        EngineError: If PyTorch cannot translate the network.
    """
    card = model.card
    example = torch.zeros(2, len(input_bands(card)), card.patch_size, card.patch_size)
    log = logging.getLogger("torch.onnx")
    level = log.level
    log.setLevel(logging.ERROR)  # it warns of packages that it could translate as well
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            program = torch.onnx.export(
                RasterNetwork(model).eval(),
                (example,),
                dynamo=True,
                dynamic_shapes=({0: torch.export.Dim("batch")},),
                input_names=[INPUT],
                output_names=[OUTPUT],
                opset_version=OPSET,
                verbose=False,
            )
    except RuntimeError as error:
        raise EngineError(
            tr(
                "PyTorch {version} cannot translate the network {architecture} into ONNX: {reason}",
                version=torch.__version__,
                architecture=card.architecture,
                reason=first_line(error),
            ),
            tr("Update the packages and run again:  {line} --upgrade", line=extra_line("onnx")),
        ) from error
    finally:
        log.setLevel(level)
    return _described(program.model_proto, card)  # type: ignore[union-attr]


def _described(proto: Any, card: ModelCard) -> bytes:
    """Put in what the network is; leave out where on this machine each operation comes from."""
    for part in (*proto.graph.node, *proto.graph.value_info, *proto.graph.input, *proto.graph.output, proto.graph):
        del part.metadata_props[:]
    del proto.metadata_props[:]
    for key, value in sorted(deepness_metadata(card).items()):
        proto.metadata_props.add(key=key, value=value)
    proto.ir_version = IR_VERSION
    proto.producer_name, proto.producer_version = "Vaihingen U-Net", engine_version()
    proto.doc_string = (
        f"Land cover. {INPUT}: (N, {len(input_bands(card))}, {card.patch_size}, {card.patch_size}) float32, bands "
        f"{', '.join(input_bands(card))} with the rasters' scale and offset applied, "
        f"{heights_wanted(card) or 'no heights'}, NaN where there is no data. {OUTPUT}: "
        f"(N, {len(card.outputs)}, {card.patch_size}, {card.patch_size}), sum 1; 0 where there is no data. The class "
        "values stand in the metadata."
    )
    return bytes(proto.SerializeToString(deterministic=True))


def _chance_bands(card: ModelCard) -> np.ndarray:
    """Two tiles of chance values, (2, B, P, P) float32, each with pixels without data."""
    rng = np.random.default_rng(0)
    size, whole = card.patch_size, np.issubdtype(np.dtype(card.ortho_dtype), np.integer)
    known = {card.ortho_bands + 1: Channel(HEIGHT, 0, 0.0, 1.0)}
    known |= {c.band or card.ortho_bands + 1: c for c in card.channels if c.band or c.role == HEIGHT}
    bands = np.zeros((2, len(input_bands(card)), size, size), dtype=np.float32)
    for index in range(bands.shape[1]):
        channel = known[index + 1]
        values = channel.mean + channel.std * rng.standard_normal((2, size, size))
        if channel.role != HEIGHT:
            values = np.maximum(np.rint(values) if whole else values, 0)
        bands[:, index] = values
    bands[0, 0, : size // 4, : size // 4] = np.nan
    bands[1, -1, -1, : size // 2] = np.nan
    return bands


def _write(path: str, content: bytes) -> None:
    try:
        with whole_file(Path(path)) as stream:
            stream.write(content)
    except OSError as error:
        raise ConfigError(
            tr("{path} cannot be written: {reason}.", path=path, reason=reason(error)),
            tr("Choose another place, or free space."),
        ) from error
