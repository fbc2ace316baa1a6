"""One frozen dataclass a job: its parameters, their defaults and the rules between them.

Processing parameter names are these field names in capitals. They are our public interface: never rename one.
"""

from .accuracy import AssessConfig
from .classify import ClassifyConfig
from .compare import BASE_VARIANT, CompareConfig
from .data import DemoDataConfig, LabelsConfig
from .environment import EnvironmentConfig
from .export import ExportOnnxConfig
from .heights import HeightAboveGroundConfig
from .points import AssessPointsConfig, SamplePointsConfig
from .shared import INPUTS, tile_names
from .tile import TileConfig
from .train import TrainConfig

__all__ = [
    "BASE_VARIANT",
    "INPUTS",
    "AssessConfig",
    "AssessPointsConfig",
    "ClassifyConfig",
    "CompareConfig",
    "DemoDataConfig",
    "EnvironmentConfig",
    "ExportOnnxConfig",
    "HeightAboveGroundConfig",
    "LabelsConfig",
    "SamplePointsConfig",
    "TileConfig",
    "TrainConfig",
    "tile_names",
]
