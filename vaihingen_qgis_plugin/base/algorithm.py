"""What all algorithms share: identity and help, and going through the steps of a run."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import accumulate
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QIcon

from ..training.contract.errors import EngineError
from ..training.contract.installation import plugin_metadata
from ..training.contract.options import JobConfig
from ..translation import later, tr
from .given import read_given
from .job import named_outputs, read_inputs
from .proposals import free_places, make_folder, propose, remember, tell_temporary
from .shown import show_description
from .step import Run, Step
from .words import in_words, name_labels

_RESOURCES = Path(__file__).parent.parent / "resources"
_HELP = Path(__file__).parent.parent / "help"
# In the order of the work: QGIS sorts groups by their titles.
_GROUPS = {
    "environment": later("1 Set-up"),
    "data": later("2 Data"),
    "model": later("3 Train and classify"),
    "accuracy": later("4 Accuracy"),
    "result": later("5 Maps and tables"),
}


def help_page(name: str) -> str:
    """Address of an algorithm's page of help: a file of the plugin; on the web where it was not built (`make link`).

    Args:
        name: The algorithm's, without that of the provider.
    """
    page = _HELP / "algorithms" / f"{name}.html"
    if page.is_file():
        return str(QUrl.fromLocalFile(str(page)).toString())
    return f"{plugin_metadata('homepage')}/blob/main/docs/algorithms/{name}.md"


def group_title(group: str) -> str:
    """Title of a group of the toolbox."""
    return tr(_GROUPS[group])


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
        return group_title(self.GROUP)

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
        text = "".join(
            [
                f"<p>{tr(self.SUMMARY)}</p><p>{tr(self.HELP)}</p>",
                f"<h3>{tr('Inputs')}</h3>{_help_of(inputs)}",
                f"<h3>{tr('Outputs')}</h3>{_help_of(outputs)}" if outputs else "",
                f"<h3>{tr('What next')}</h3><p>{tr(self.NEXT)}</p>",
            ]
        )
        return in_words(text, self)

    def tags(self) -> list[str]:
        """Words the toolbox's search finds it by."""
        return tr(self.TAGS).split(",")

    def helpUrl(self) -> str:
        """Page with more help."""
        return help_page(self.name())

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
    """An algorithm whose work is a job: mostly one of the engine with the same name, and what QGIS does beside it.

    One that does without the engine has the same form: a configuration, and steps.

    A subclass names the configuration of the job, whose fields become the parameters, and the steps of a run, in their
    order. This class goes through them and always cleans up; what they do is their own matter.
    """

    CONFIG: ClassVar[type[JobConfig]]
    RASTERS: ClassVar[tuple[str, ...]] = ()  # input fields that take raster layers
    NOT_BY_DEFAULT: ClassVar[tuple[str, ...]] = ()  # optional outputs that the dialog does not propose
    SCORES: ClassVar[dict[str, str]] = {}  # number of the result -> what it is
    TEXTS: ClassVar[dict[str, str]] = {}  # text of the result -> what it is
    REMEMBERS: ClassVar[dict[str, str]] = {}  # parameter -> under what its file is remembered for the next dialogs
    PROPOSES: ClassVar[dict[str, str]] = {}  # output -> its name, where the dialog proposes a place that is kept
    DESCRIBES: ClassVar[dict[str, Callable[[str], str]]] = {}  # file or folder -> says what it is, below its field
    STEPS: ClassVar[tuple[Step, ...]]

    _run: Run

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Make the parameters and outputs."""
        for step in self.STEPS:
            step.declare(self)
        for name, describe in self.DESCRIBES.items():
            show_description(self.parameterDefinition(name), describe)
        propose(self)
        name_labels(self)

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """Refuse, before the run, what is out of range, contradictory or does not fit together."""
        try:
            given = free_places(self, read_given(self, parameters, context))
        except EngineError as error:
            return False, in_words(str(error), self)
        accepted, reason = super().checkParameterValues(given, context)
        problems = self._problems(Run(self, given, context, QgsProcessingFeedback()), bool(accepted))
        return (False, in_words("\n".join(problems), self)) if problems else (accepted, reason)

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Read the layers and the setting; QGIS allows that in its main thread only."""
        with ExitStack() as clean_up, errors_for_qgis(self):
            # Read here too: models run their algorithms without the check.
            given = free_places(self, read_given(self, parameters, context), feedback.pushInfo)
            make_folder(given)
            run = Run(self, given, context, feedback)
            clean_up.push(run.clean_up)
            read_inputs(run)
            for step in self.STEPS:
                step.prepare(run)
            clean_up.pop_all()  # all is ready: it is cleaned up after the run
        self._run = run
        return True

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Plan the run, then do one step after the other, with the values that were read and checked."""
        run = self._take_run()
        run.context, run.feedback = context, feedback
        with run.clean_up, errors_for_qgis(self):
            run.clean_up.push(run.forget_if_failed)
            for step in self.STEPS:
                step.plan(run)
            for step, (start, end) in zip(self.STEPS, self._parts_of_bar(run)):
                run.start_percent, run.end_percent = start, end
                step.run(run)
        self._run = run
        return run.results

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Finish, in QGIS's main thread."""
        run = self._take_run()
        run.context, run.feedback = context, feedback
        try:
            with errors_for_qgis(self):
                for step in self.STEPS:
                    step.finish(run)
        finally:
            run.forget()
        remember(self, run.parameters, run.results)
        tell_temporary(run.results, feedback)
        return {}

    def _take_run(self) -> Run:
        """What the phase before has left. It is not kept: it holds this algorithm, and would keep it in memory."""
        run = self._run
        del self._run
        return run

    def _problems(self, run: Run, accepted: bool) -> list[str]:
        """All problems; the steps check only a job whose own parameters are valid."""
        try:
            read_inputs(run)
            run.job = self.CONFIG(**run.inputs, **named_outputs(run))
        except (QgsProcessingException, EngineError) as error:
            return [str(error)]
        problems = list(run.job.problems())
        for step in self.STEPS if accepted and not problems else ():
            try:
                step.check(run)
            except (QgsProcessingException, EngineError) as error:
                problems.append(str(error))
        return list(dict.fromkeys(problems))

    def _parts_of_bar(self, run: Run) -> list[tuple[float, float]]:
        """Per cent of the progress bar at the start and at the end of each step."""
        shares = [step.percent(run) for step in self.STEPS]
        rest = 100.0 - sum(share for share in shares if share is not None)
        ends = list(accumulate(rest if share is None else share for share in shares))
        return list(zip([0.0, *ends], ends))


@contextmanager
def errors_for_qgis(algorithm: Any) -> Iterator[None]:
    """Raise engine errors as QGIS's exceptions, whose text it shows; others it reports as bugs of the plugin."""
    try:
        yield
    except (EngineError, QgsProcessingException) as error:
        raise QgsProcessingException(in_words(str(error), algorithm)) from error


def _help_of(definitions: list[Any]) -> str:
    paragraphs = [
        f"<p><b>{html.escape(d.description())}</b><br>{html.escape(d.help())}</p>" for d in definitions if d.help()
    ]
    return "".join(paragraphs).replace("\n", "<br>")
