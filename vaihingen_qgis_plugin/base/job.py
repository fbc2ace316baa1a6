"""A run's parameters become the configuration of the engine's job."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsMapLayer, QgsProcessingParameterDefinition

from ..layers.parameter_layers import read_layers
from ..training.contract.options import JobConfig, Option
from .parameters import make_parameter, read_value
from .step import Run


def job_parameters(algorithm: Any) -> list[QgsProcessingParameterDefinition]:
    """The parameters of an algorithm for the fields of its job, in their order."""
    defaults = algorithm.CONFIG().to_dict()
    return [
        _parameter(algorithm, field, option, defaults[field])
        for field, option in algorithm.CONFIG.options().items()
        if not option.engine_only
    ]


def read_inputs(run: Run) -> None:
    """Read the fields of the job that are no outputs, in QGIS's main thread: first what steps read themselves.

    Raises:
        QgsProcessingException: If a layer cannot be read or is no file.
    """
    algorithm = run.algorithm
    for step in algorithm.STEPS:
        step.read(run)
    outputs = _outputs_of(algorithm.CONFIG)
    for field, option in algorithm.CONFIG.options().items():
        if field not in outputs and field not in run.inputs and not option.engine_only:
            is_raster = field in algorithm.RASTERS
            run.inputs[field] = read_value(algorithm, field.upper(), option, is_raster, run.parameters, run.context)


def raster_layers(run: Run) -> list[QgsMapLayer]:
    """The layers of all inputs that take rasters, in QGIS's main thread."""
    given = {field.upper(): run.parameters.get(field.upper()) for field in run.algorithm.RASTERS}
    return [
        layer
        for name, value in given.items()
        if isinstance(value, (str, list, QgsMapLayer))
        for layer in read_layers(name, value, run.context, or_polygons=True)
    ]


def make_job(run: Run) -> JobConfig:
    """The configuration of the run.

    Raises:
        ConfigError: If it is not sound.
    """
    config = run.algorithm.CONFIG
    paths = {
        field: run.outputs[field] if field in run.outputs else _output_path(run, field, option)
        for field, option in _outputs_of(config).items()
    }
    job = config(**run.inputs, **paths).absolute()
    job.validate()
    return job


def named_outputs(run: Run) -> dict[str, str]:
    """Outputs for a check: asking QGIS for their paths would already announce layers to load."""
    return {
        field: str(run.parameters.get(field.upper()) or ("-" if option.required else ""))
        for field, option in _outputs_of(run.algorithm.CONFIG).items()
    }


def _parameter(algorithm: Any, field: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
    for step in algorithm.STEPS:
        if (own := step.parameter(field, option, default)) is not None:
            return own
    return make_parameter(
        field, option, default, field in algorithm.RASTERS, created_by_default=field not in algorithm.NOT_BY_DEFAULT
    )


def _output_path(run: Run, field: str, option: Option) -> str:
    algorithm = run.algorithm
    read_path = algorithm.parameterAsOutputLayer if option.suffix == ".tif" else algorithm.parameterAsFileOutput
    return read_path(run.parameters, field.upper(), run.context) or ""


def _outputs_of(config: type[JobConfig]) -> dict[str, Option]:
    return {name: option for name, option in config.options().items() if option.kind.is_output}
