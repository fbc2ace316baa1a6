"""The jobs by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..contract import config as configs
from ..contract.language import later
from ..contract.options import JobConfig


@dataclass(frozen=True)
class Job:
    """A kind of job, such as training.

    Args:
        config: Class of its configuration.
        module: Module whose `run(config, outputs, reporter)` does it, loaded when needed.
        summary: One sentence for the command line.
        keeps: Outputs (configuration field -> what it is) that are whole at any time, and stay when the job is stopped
            or fails.
        spreads: Whether several processes can share it.
        engine_only: Whether only the engine's command line has it.
        parts: What its parts are, as a plural, if it may have some (see `JobConfig.parts` and `Outputs.part`).
    """

    config: type[JobConfig]
    module: str
    summary: str
    keeps: dict[str, str] = field(default_factory=dict)
    spreads: bool = False
    engine_only: bool = False
    parts: str = ""


JOBS: dict[str, Job] = {
    "demodata": Job(
        configs.DemoDataConfig, "synthetic.demo_data", later("Draw a synthetic town to try everything with.")
    ),
    "heightaboveground": Job(
        configs.HeightAboveGroundConfig,
        "heights.height_above_ground",
        later("Turn a surface model into heights above the ground."),
    ),
    "labels": Job(configs.LabelsConfig, "labels.convert", later("Turn class colours into class codes, or back.")),
    "tile": Job(configs.TileConfig, "dataset.tile", later("Cut rasters into a data set of patches.")),
    "train": Job(
        configs.TrainConfig,
        "learning.train",
        later("Train a U-Net on a data set."),
        keeps={"model": later("the best model so far"), "report": later("its report")},
        spreads=True,
    ),
    "classify": Job(
        configs.ClassifyConfig,
        "classification.classify",
        later("Classify an orthophoto, or several, with a trained model."),
        spreads=True,
        parts=later("orthophotos"),
    ),
    "gather": Job(
        configs.GatherConfig,
        "classification.gather",
        later("Join rasters side by side, such as parts of a classification or orthophotos, to one."),
        engine_only=True,
    ),
    "exportonnx": Job(
        configs.ExportOnnxConfig, "export.export_onnx", later("Write a model as ONNX, for Deepness and ONNX Runtime.")
    ),
    "assess": Job(
        configs.AssessConfig, "accuracy.assess", later("Measure the accuracy of a class raster against a reference.")
    ),
    "nexttolabel": Job(
        configs.NextToLabelConfig, "labelling.next_to_label", later("Choose the blocks where labels are worth most.")
    ),
    "samplepoints": Job(
        configs.SamplePointsConfig, "points.sample_points", later("Draw random points in each class of a class raster.")
    ),
    "assesspoints": Job(
        configs.AssessPointsConfig,
        "points.assess_points",
        later("Estimate accuracy and areas from interpreted points."),
    ),
    "compare": Job(
        configs.CompareConfig,
        "comparison.compare",
        later("Train with several kinds of inputs and tell which of them help."),
    ),
    "protocol": Job(
        configs.ProtocolConfig,
        "comparison.protocol",
        later("Run a published protocol of the ISPRS benchmarks from its folder to a table."),
        engine_only=True,
    ),
    "environment": Job(
        configs.EnvironmentConfig, "environment.check", later("Tell which Python, PyTorch and device there are.")
    ),
}
