"""Check or create the engine's environment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..base.algorithm import EngineAlgorithm
from ..base.parameters import ANY_FILE
from ..base.step import Run, Step
from ..compat import ADVANCED
from ..steps.run_engine import RunEngine
from ..training.contract.config import EnvironmentConfig
from ..training.contract.errors import ConfigError
from ..training.contract.installation import EXTRAS, requirements_file
from ..translation import tr
from ..worker.interpreter import (
    Interpreter,
    absolute_program,
    choose_interpreter,
    default_environment,
    remember_interpreter,
)
from ..worker.private_environment import create_environment
from ..worker.torch_choice import asked_wrongly

_PYTHON, _CREATE, _LOCATION, _TORCH, _EXTRAS = "PYTHON", "CREATE", "LOCATION", "TORCH", "EXTRAS"


@dataclass(frozen=True)
class _Places:
    """The Python that is given, and the default folder of an environment."""

    python: str
    default_location: Path


@dataclass(frozen=True)
class _Created:
    """The Python of the environment that the run has made; "" if it has made none."""

    python: str = ""


class CreateEnvironment(Step):
    """Make a private environment if asked to, and use it from then on; else check the Python that is given."""

    def declare(self, algorithm: EngineAlgorithm) -> None:
        """Add the parameters that only QGIS has."""
        python = QgsProcessingParameterFile(_PYTHON, tr("Python interpreter"), optional=True, fileFilter=ANY_FILE)
        create = QgsProcessingParameterBoolean(_CREATE, tr("Create a private environment"), False)
        location = QgsProcessingParameterFile(
            _LOCATION, tr("Folder of the environment"), QgsProcessingParameterFile.Behavior.Folder, optional=True
        )
        torch = QgsProcessingParameterString(_TORCH, tr("PyTorch requirement"), "", optional=True)
        _add(
            algorithm,
            python,
            tr(
                "Python to check, or to make the environment from. Empty: the one that the other algorithms use, or "
                "for a new environment QGIS's own. The engine needs Python 3.10 or newer."
            ),
        )
        _add(
            algorithm,
            create,
            tr("Make an environment and download the packages into it (up to 3 GB). An existing one is updated."),
        )
        _add(algorithm, location, tr("Where to make it. Empty: in the folder of the QGIS settings."), advanced=True)
        _add(
            algorithm,
            torch,
            tr(
                "Which PyTorch: a version as pip writes it, such as torch==2.6.0, a build of it (cpu, cu126, cu128, "
                "cu130), or both with a blank between them. Empty: the newest of the build that fits the graphics card "
                "and its driver."
            ),
            advanced=True,
        )
        extras = QgsProcessingParameterEnum(
            _EXTRAS, tr("Optional packages"), list(EXTRAS), True, optional=True, usesStaticStrings=True
        )
        meanings = [f"{name}: {tr(meaning)}" for name, meaning in EXTRAS.items()]
        _add(
            algorithm,
            extras,
            "\n".join([tr("What to install beside what is always needed."), *meanings]),
            advanced=True,
        )

    def check(self, run: Run) -> None:
        """Refuse an interpreter that is not there, and a requirement that is an option of pip."""
        python = run.algorithm.parameterAsFile(run.parameters, _PYTHON, run.context)
        if python and not Path(python).is_file():
            raise ConfigError(
                tr("PYTHON {path} does not exist.").format(path=python), tr("Choose a Python interpreter.")
            )
        torch = run.algorithm.parameterAsString(run.parameters, _TORCH, run.context)
        if asked_wrongly(torch):
            raise ConfigError(
                tr("TORCH is {torch}, but must be a requirement such as torch==2.6.0, not an option of pip.").format(
                    torch=torch
                ),
                tr("A build is given by its name alone: cpu, cu126, cu128 or cu130."),
            )
        if _extras(run) and not _wanted(run):
            raise ConfigError(
                tr("EXTRAS are installed into a private environment only."),
                tr("Set CREATE as well, or leave EXTRAS empty."),
            )

    def prepare(self, run: Run) -> None:
        """Choose the Python to check."""
        python = absolute_program(run.algorithm.parameterAsFile(run.parameters, _PYTHON, run.context))
        run.keep(_Places(python, default_environment()))
        run.keep(_Created())
        if python:
            run.interpreter = Interpreter(python, tr("given as PYTHON"))

    def run(self, run: Run) -> None:
        """Make the environment."""
        if not _wanted(run):
            return
        places, algorithm = run.kept(_Places), run.algorithm
        location = algorithm.parameterAsFile(run.parameters, _LOCATION, run.context) or places.default_location
        torch = algorithm.parameterAsString(run.parameters, _TORCH, run.context)
        extras = [requirements_file(name) for name in _extras(run)]
        created = create_environment(
            places.python, Path(location).absolute(), requirements_file(), torch, run.feedback, extras
        )
        run.keep(_Created(created))
        run.interpreter = Interpreter(created, tr("just created"))

    def finish(self, run: Run) -> None:
        """Use the new environment from now on."""
        created = run.kept(_Created).python
        if created and choose_interpreter().path != created:
            remember_interpreter(created)


def _wanted(run: Run) -> bool:
    return bool(run.algorithm.parameterAsBool(run.parameters, _CREATE, run.context))


def _extras(run: Run) -> list[str]:
    chosen = run.algorithm.parameterAsEnumStrings(run.parameters, _EXTRAS, run.context)
    return [name for name in chosen if name]  # QGIS gives [""] for none


def _add(
    algorithm: EngineAlgorithm, parameter: QgsProcessingParameterDefinition, text: str, advanced: bool = False
) -> None:
    parameter.setHelp(text)
    if advanced:
        parameter.setFlags(parameter.flags() | ADVANCED)
    algorithm.addParameter(parameter)


class EnvironmentAlgorithm(EngineAlgorithm):
    """`vaihingen:environment`."""

    NAME = "environment"
    TITLE = "Check or create the engine's environment"
    GROUP = "environment"
    SUMMARY = "Tells which Python runs the training and the classification and what it lacks, or makes a complete one."
    HELP = (
        "The heavy work runs in a Python beside QGIS, with PyTorch and a few more packages; QGIS's own Python is "
        "never changed. Without 'Create' nothing is installed: the report says which Python was chosen and why, "
        "whether all packages are there, and whether PyTorch can use the graphics card. With 'Create' a private "
        "environment is made and the packages are downloaded into it; it is used from then on."
    )
    NEXT = "If the report says that nothing is missing, go on with 'Make demo data' or 'Cut patches'."
    TAGS = "install,setup,environment,python,pytorch,cuda,gpu,dependencies,venv,pip"
    CONFIG = EnvironmentConfig
    TEXTS = {  # noqa: RUF012 (constant)
        "python": "Python interpreter",
        "torch_version": "Version of PyTorch",
        "device": "Device the network would run on",
    }
    STEPS = (CreateEnvironment(), RunEngine())
