"""Export a model as ONNX."""

from __future__ import annotations

from ..base.algorithm import EngineAlgorithm
from ..base.descriptions import describe_model
from ..steps.check import Check
from ..steps.run_engine import RunEngine
from ..training.contract.config import ExportOnnxConfig
from ..training.contract.model_card import read_model_card


def _is_model(job: ExportOnnxConfig) -> None:
    """The model is one."""
    read_model_card(job.model)


class ExportOnnxAlgorithm(EngineAlgorithm):
    """`vaihingen:exportonnx`."""

    NAME = "exportonnx"
    TITLE = "Export a model as ONNX"
    GROUP = "model"
    SUMMARY = "Writes a trained model as ONNX, for the QGIS plugin Deepness and everything that uses ONNX Runtime."
    HELP = (
        "The file holds the network with all that comes before and after it: it takes the values as they are "
        "stored in the rasters (near infrared, red and so on, in the order of the training; then the heights in "
        "metres, if the model needs them), computes NDVI and normalises, and gives the probability of each class. "
        "Before it is written, ONNX Runtime must give the same results as our own classification. Deepness reads "
        "class names, pixel size, tile size and overlap from it. Deepness takes one raster layer in a CRS in "
        "metres: a model with heights needs orthophoto and heights stacked in one raster of 32-bit bands, which "
        "not all versions of Deepness read; its manual promises 8 bit only. The export needs the packages onnx, "
        "onnxscript and onnxruntime in the engine's Python; if they are missing, the message says how to install "
        "them."
    )
    NEXT = (
        "In Deepness, choose the file as model and press 'Load default parameters'. Expect slightly other results "
        "than those of 'Classify an orthophoto' near the borders of tiles, which Deepness does not blend, and "
        "classes where the orthophoto has no data, which Deepness does not take into account."
    )
    TAGS = "onnx,export,deepness,onnx runtime,deployment,exchange,model,convert,interoperability"
    CONFIG = ExportOnnxConfig
    REMEMBERS = {"MODEL": "model"}  # noqa: RUF012 (constant)
    PROPOSES = {"OUTPUT": "model"}  # noqa: RUF012 (constant)
    DESCRIBES = {"MODEL": describe_model}  # noqa: RUF012 (constant)
    STEPS = (Check(_is_model), RunEngine())
