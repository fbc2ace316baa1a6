"""The algorithms, in the order of the work."""

from __future__ import annotations

from .areas import AreasAlgorithm
from .assess import AssessAlgorithm
from .assess_points import AssessPointsAlgorithm
from .classify import ClassifyAlgorithm
from .compare import CompareAlgorithm
from .demo_data import DemoDataAlgorithm
from .environment import EnvironmentAlgorithm
from .export_onnx import ExportOnnxAlgorithm
from .height_above_ground import HeightAboveGroundAlgorithm
from .label_ground import LabelGroundAlgorithm
from .labels import LabelsAlgorithm
from .map_layout import MapLayoutAlgorithm
from .ndvi import NdviAlgorithm
from .next_to_label import NextToLabelAlgorithm
from .sample_points import SamplePointsAlgorithm
from .tile import TileAlgorithm
from .train import TrainAlgorithm

ALGORITHMS = (
    DemoDataAlgorithm,
    NdviAlgorithm,
    HeightAboveGroundAlgorithm,
    LabelsAlgorithm,
    LabelGroundAlgorithm,
    TileAlgorithm,
    TrainAlgorithm,
    ClassifyAlgorithm,
    NextToLabelAlgorithm,
    ExportOnnxAlgorithm,
    AssessAlgorithm,
    SamplePointsAlgorithm,
    AssessPointsAlgorithm,
    CompareAlgorithm,
    AreasAlgorithm,
    MapLayoutAlgorithm,
    EnvironmentAlgorithm,
)
