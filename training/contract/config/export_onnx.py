"""Parameters of the job that writes a model in a format other programs read."""

from __future__ import annotations

from dataclasses import dataclass

from ..options import FILE, NEW_FILE, JobConfig, option


@dataclass(frozen=True)
class ExportOnnxConfig(JobConfig):
    """A model file to an ONNX file."""

    model: str = option(FILE, "Model", "Model file made by the training algorithm (.safetensors).", "", required=True)
    output: str = option(
        NEW_FILE,
        "ONNX model",
        "Network with all that comes before and after it, from the values stored in the rasters to probabilities, and "
        "with the metadata that the QGIS plugin Deepness reads.",
        "",
        required=True,
        suffix=".onnx",
    )
