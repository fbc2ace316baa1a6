"""Parameters of the job that writes a model in a format other programs read."""

from __future__ import annotations

from dataclasses import dataclass

from .. import parameters
from ..formats import MODEL_FILES
from ..options import JobConfig


@dataclass(frozen=True)
class ExportOnnxConfig(JobConfig):
    """A model file to an ONNX file."""

    model: str = parameters.file(
        "Model", "Model file made by the training algorithm (.safetensors).", required=True, endings=MODEL_FILES
    )
    output: str = parameters.new_file(
        "ONNX model",
        "Network with all that comes before and after it, from the values stored in the rasters to probabilities, and "
        "with the metadata that the QGIS plugin Deepness reads.",
        required=True,
        suffix=".onnx",
    )
