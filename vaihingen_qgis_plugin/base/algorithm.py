"""What all algorithms share: identity and help, and running a job of the engine in the worker."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtGui import QIcon

from ..feedback import FeedbackListener
from ..training.contract.errors import EngineError
from ..training.contract.options import NEW_FILE, NEW_FOLDER, JobConfig, Option
from ..translation import tr
from ..worker.client import run_worker
from ..worker.interpreter import Interpreter, choose_interpreter
from ..worker.outcome import Ending, Outcome
from .parameters import make_parameter, read_value

HOMEPAGE = "https://github.com/vaihingen-unet/vaihingen-unet"
_RESOURCES = Path(__file__).parent.parent / "resources"
_GROUPS = {"data": "Data", "model": "Model", "accuracy": "Accuracy", "environment": "Environment"}


class VaihingenAlgorithm(QgsProcessingAlgorithm):
    """Identity and help of an algorithm; subclasses fill in the texts."""

    NAME: ClassVar[str]
    TITLE: ClassVar[str]
    GROUP: ClassVar[str]
    SUMMARY: ClassVar[str]  # one sentence for the tooltip
    HELP: ClassVar[str]  # what it does, for a geographer
    NEXT: ClassVar[str]  # what to do with the result
    TAGS: ClassVar[str]

    def name(self) -> str:
        """Stable second part of the id."""
        return self.NAME

    def displayName(self) -> str:
        """Title in the toolbox."""
        return tr(self.TITLE)

    def group(self) -> str:
        """Title of the group."""
        return tr(_GROUPS[self.GROUP])

    def groupId(self) -> str:
        """Stable id of the group."""
        return self.GROUP

    def shortDescription(self) -> str:
        """Tooltip in the toolbox."""
        return tr(self.SUMMARY)

    def shortHelpString(self) -> str:
        """Help beside the dialog: what it does, what goes in and comes out, what to do next."""
        inputs = [d for d in self.parameterDefinitions() if not d.isDestination()]
        outputs = [d for d in self.parameterDefinitions() if d.isDestination()]
        return "".join(
            [
                f"<p>{tr(self.SUMMARY)}</p><p>{tr(self.HELP)}</p>",
                f"<h3>{tr('Inputs')}</h3>{_described(inputs)}",
                f"<h3>{tr('Outputs')}</h3>{_described(outputs)}" if outputs else "",
                f"<h3>{tr('What next')}</h3><p>{tr(self.NEXT)}</p>",
            ]
        )

    def tags(self) -> list[str]:
        """Words the toolbox's search finds it by."""
        return tr(self.TAGS).split(",")

    def helpUrl(self) -> str:
        """Page with more help."""
        return f"{HOMEPAGE}#readme"

    def icon(self) -> QIcon:
        """Icon in the toolbox."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        """The icon as a file."""
        return str(_RESOURCES / f"{self.NAME}.svg")

    def createInstance(self) -> VaihingenAlgorithm:
        """A fresh one for a run."""
        return type(self)()


class EngineAlgorithm(VaihingenAlgorithm):
    """An algorithm whose work is a job of the engine with the same name.

    A subclass names the configuration of the job; its fields become the parameters.
    """

    CONFIG: ClassVar[type[JobConfig]]
    RASTERS: ClassVar[tuple[str, ...]] = ()  # input fields that take raster layers
    POLYGONS: ClassVar[tuple[str, ...]] = ()  # those of them that take polygon layers too
    NOT_BY_DEFAULT: ClassVar[tuple[str, ...]] = ()  # optional outputs that the dialog does not propose
    SCORES: ClassVar[dict[str, str]] = {}  # score of the result -> what it is

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Make the parameters and outputs."""
        defaults = self.CONFIG().to_dict()
        for field, option in self.CONFIG.options().items():
            if not option.engine_only:
                self.addParameter(self.parameter(field, option, defaults[field]))
        for score, description in self.SCORES.items():
            self.addOutput(QgsProcessingOutputNumber(score.upper(), tr(description)))

    def parameter(self, field: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
        """The parameter of one field; subclasses override this for layers that QGIS itself reads or writes."""
        layers = {"is_raster": field in self.RASTERS, "or_polygons": field in self.POLYGONS}
        return make_parameter(field, option, default, created_by_default=field not in self.NOT_BY_DEFAULT, **layers)

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """Refuse, before the run, what is out of range, contradictory or does not fit together."""
        accepted, reason = super().checkParameterValues(parameters, context)
        try:
            config = self.CONFIG(**self._inputs(parameters, context), **self._placeholders(parameters))
            problems = config.problems()
            if accepted and not problems:
                problems = self.check(config)
        except (QgsProcessingException, EngineError) as error:
            problems = [str(error)]
        return (False, "\n".join(problems)) if problems else (accepted, reason)

    def check(self, config: Any) -> list[str]:
        """What else is wrong with the job, by looking into its files; subclasses override this. Must be quick.

        Raises:
            EngineError: Also a way to say what is wrong.
        """
        return []

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Read the layers and the setting; QGIS allows that in its main thread only."""
        self._values = self._inputs(parameters, context)
        self._interpreter = self.interpreter()
        return True

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run the job in the worker and hand its outputs on."""
        config = self.job(parameters, context)
        outcome = self.run_job(self._interpreter, config, feedback)
        return {**self.results(outcome), **self.after(config, outcome, parameters, context, feedback)}

    def interpreter(self) -> Interpreter:
        """The Python that runs the job."""
        return choose_interpreter()

    def job(self, parameters: dict[str, Any], context: QgsProcessingContext) -> JobConfig:
        """The configuration of the run.

        Raises:
            QgsProcessingException: If it is not sound.
        """
        outputs = {
            field: self.parameterAsOutputLayer(parameters, field.upper(), context)
            if option.suffix == ".tif"
            else self.parameterAsFileOutput(parameters, field.upper(), context)
            for field, option in _outputs_of(self.CONFIG).items()
        }
        config = self.CONFIG(**self._values, **{field: path or "" for field, path in outputs.items()}).absolute()
        try:
            config.validate()
        except EngineError as error:
            raise QgsProcessingException(str(error)) from error
        return config

    def run_job(
        self, interpreter: Interpreter, config: JobConfig, feedback: QgsProcessingFeedback, start_percent: float = 0.0
    ) -> Outcome:
        """Run a job and return its result; the progress bar goes on from `start_percent`.

        Raises:
            QgsProcessingException: If it ends in any other way; the text says what to do.
        """
        feedback.pushInfo(tr("Python of the engine: {path} ({reason})").format(**vars(interpreter)))
        outcome = run_worker(
            interpreter.path, self.NAME, config, FeedbackListener(feedback, start_percent, self.end_percent())
        )
        if outcome.ending is not Ending.RESULT:
            raise QgsProcessingException(f"{outcome.message}\n{outcome.hint}".rstrip())
        return outcome

    def end_percent(self) -> float:
        """Where the progress bar stands when the worker has ended; subclasses that go on then override this."""
        return 100.0

    def results(self, outcome: Outcome) -> dict[str, Any]:
        """Outputs and scores by the names of their outputs; a score that does not exist is left out."""
        paths = {field.upper(): path for field, path in outcome.outputs.items()}
        scores = {score.upper(): outcome.scores.get(score) for score in self.SCORES}
        return {**paths, **{name: value for name, value in scores.items() if value is not None}}

    def after(
        self,
        config: Any,
        outcome: Outcome,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """What QGIS adds to the worker's outputs, e.g. styles; returns further outputs. Subclasses override this."""
        return {}

    def _inputs(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        outputs = _outputs_of(self.CONFIG)
        return {
            field: read_value(
                self, field.upper(), option, field in self.RASTERS, parameters, context, field in self.POLYGONS
            )
            for field, option in self.CONFIG.options().items()
            if field not in outputs and not option.engine_only
        }

    def _placeholders(self, parameters: dict[str, Any]) -> dict[str, str]:
        """Outputs for a check: asking QGIS for their paths would already announce layers to load."""
        return {
            field: str(parameters.get(field.upper()) or ("-" if option.required else ""))
            for field, option in _outputs_of(self.CONFIG).items()
        }


def _outputs_of(config: type[JobConfig]) -> dict[str, Option]:
    return {name: option for name, option in config.options().items() if option.kind in (NEW_FILE, NEW_FOLDER)}


def _described(definitions: list[Any]) -> str:
    items = [
        f"<p><b>{html.escape(d.description())}</b><br>{html.escape(d.help())}</p>" for d in definitions if d.help()
    ]
    return "".join(items).replace("\n", "<br>")
