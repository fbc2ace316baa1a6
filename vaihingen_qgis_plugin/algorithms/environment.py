"""Check or create the engine's environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..base.algorithm import EngineAlgorithm
from ..base.parameters import ANY_FILE
from ..compat import ADVANCED
from ..training.contract.config import EnvironmentConfig
from ..training.contract.installation import EXTRAS, requirements_file
from ..translation import tr
from ..worker.interpreter import (
    Interpreter,
    absolute_program,
    choose_interpreter,
    default_environment,
    remember_interpreter,
)
from ..worker.outcome import Outcome
from ..worker.private_environment import create_environment


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
    PYTHON, CREATE, LOCATION, TORCH, EXTRAS, TORCH_VERSION, DEVICE = (
        "PYTHON",
        "CREATE",
        "LOCATION",
        "TORCH",
        "EXTRAS",
        "TORCH_VERSION",
        "DEVICE",
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Add what only the QGIS side knows to the engine's parameters."""
        python = QgsProcessingParameterFile(self.PYTHON, tr("Python interpreter"), optional=True, fileFilter=ANY_FILE)
        create = QgsProcessingParameterBoolean(self.CREATE, tr("Create a private environment"), False)
        location = QgsProcessingParameterFile(
            self.LOCATION, tr("Folder of the environment"), QgsProcessingParameterFile.Behavior.Folder, optional=True
        )
        torch = QgsProcessingParameterString(self.TORCH, tr("PyTorch requirement"), "", optional=True)
        self._add(
            python,
            tr(
                "Python to check, or to make the environment from. Empty: the one that the other algorithms use, or "
                "for a new environment QGIS's own. The engine needs Python 3.10 or newer."
            ),
        )
        self._add(
            create,
            tr("Make an environment and download the packages into it (up to 3 GB). An existing one is updated."),
        )
        self._add(location, tr("Where to make it. Empty: in the folder of the QGIS settings."), advanced=True)
        self._add(
            torch,
            tr("A certain version of PyTorch, as pip writes it, e.g. torch==2.6.0. Empty: the newest."),
            advanced=True,
        )
        extras = QgsProcessingParameterEnum(
            self.EXTRAS, tr("Optional packages"), list(EXTRAS), True, optional=True, usesStaticStrings=True
        )
        meanings = [f"{name}: {tr(meaning)}" for name, meaning in EXTRAS.items()]
        self._add(extras, "\n".join([tr("What to install beside what is always needed."), *meanings]), advanced=True)
        super().initAlgorithm(configuration)
        for name, description in (
            (self.PYTHON, tr("Python interpreter")),
            (self.TORCH_VERSION, tr("Version of PyTorch")),
            (self.DEVICE, tr("Device the network would run on")),
        ):
            self.addOutput(QgsProcessingOutputString(name, description))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """Refuse an interpreter that is not there, and a requirement that is an option of pip."""
        python = self.parameterAsFile(parameters, self.PYTHON, context)
        if python and not Path(python).is_file():
            return False, tr("PYTHON {path} does not exist.\nChoose a Python interpreter.").format(path=python)
        if self.parameterAsString(parameters, self.TORCH, context).startswith("-"):
            return False, tr("TORCH must be a requirement such as torch==2.6.0, not an option of pip.")
        if self._extras(parameters, context) and not self.parameterAsBool(parameters, self.CREATE, context):
            return False, tr(
                "EXTRAS are installed into a private environment only.\nSet CREATE as well, or leave EXTRAS empty."
            )
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Read the setting; QGIS allows that in its main thread only."""
        self._python = absolute_program(self.parameterAsFile(parameters, self.PYTHON, context))
        self._created = ""
        self._default_location = default_environment()
        return super().prepareAlgorithm(parameters, context, feedback)

    def interpreter(self) -> Interpreter:
        """The Python to check."""
        return Interpreter(self._python, tr("given as PYTHON")) if self._python else choose_interpreter()

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Make the environment if asked to, then let the engine tell about its Python."""
        if self.parameterAsBool(parameters, self.CREATE, context):
            location = Path(
                self.parameterAsFile(parameters, self.LOCATION, context) or self._default_location
            ).absolute()
            torch = self.parameterAsString(parameters, self.TORCH, context)
            extras = [requirements_file(name) for name in self._extras(parameters, context)]
            self._created = create_environment(self._python, location, requirements_file(), torch, feedback, extras)
            self._interpreter = Interpreter(self._created, tr("just created"))
        return super().processAlgorithm(parameters, context, feedback)

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Use the new environment from now on."""
        if self._created and choose_interpreter().path != self._created:
            remember_interpreter(self._created)
        return {}

    def after(
        self,
        config: EnvironmentConfig,
        outcome: Outcome,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """The facts as outputs."""
        names = {self.PYTHON: "python", self.TORCH_VERSION: "torch_version", self.DEVICE: "device"}
        return {name: str(outcome.scores.get(key) or "") for name, key in names.items()}

    def _extras(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[str]:
        chosen = self.parameterAsEnumStrings(parameters, self.EXTRAS, context)
        return [name for name in chosen if name]  # QGIS gives [""] for none

    def _add(self, parameter: QgsProcessingParameterDefinition, text: str, advanced: bool = False) -> None:
        parameter.setHelp(text)
        if advanced:
            parameter.setFlags(parameter.flags() | ADVANCED)
        self.addParameter(parameter)
