"""One frozen dataclass a job: its parameters, their defaults and the rules between them.

Processing parameter names are these field names in capitals. They are our public interface: never rename one.
"""

from .assess import AssessConfig
from .assess_points import AssessPointsConfig
from .choices import POLYGON_FIELDS, tile_names
from .classify import ClassifyConfig
from .compare import BASE_VARIANT, CompareConfig
from .demo_data import DemoDataConfig
from .environment import EnvironmentConfig
from .export_onnx import ExportOnnxConfig
from .gather import GatherConfig
from .height_above_ground import HeightAboveGroundConfig
from .labels import LabelsConfig
from .next_to_label import NextToLabelConfig
from .protocol import ProtocolConfig
from .sample_points import SamplePointsConfig
from .tile import TileConfig
from .train import TrainConfig

__all__ = [
    "BASE_VARIANT",
    "POLYGON_FIELDS",
    "AssessConfig",
    "AssessPointsConfig",
    "ClassifyConfig",
    "CompareConfig",
    "DemoDataConfig",
    "EnvironmentConfig",
    "ExportOnnxConfig",
    "GatherConfig",
    "HeightAboveGroundConfig",
    "LabelsConfig",
    "NextToLabelConfig",
    "ProtocolConfig",
    "SamplePointsConfig",
    "TileConfig",
    "TrainConfig",
    "tile_names",
]
