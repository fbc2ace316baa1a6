"""Run the engine."""

from __future__ import annotations

import os
from typing import Any

from qgis.core import QgsProcessingException, QgsProcessingOutputNumber, QgsProcessingOutputString

from ..base.algorithm import EngineAlgorithm
from ..base.job import job_parameters, make_job, raster_layers
from ..base.step import Run, Step
from ..desktop import in_desktop
from ..feedback import FeedbackListener
from ..layers.layer_crs import systems_set_in_qgis
from ..onlooker import Training, Watcher, onlooker
from ..training.contract.errors import DependencyError
from ..training.contract.protocol import Message
from ..translation import tr
from ..worker.client import run_worker
from ..worker.interpreter import check_interpreter, choose_interpreter
from ..worker.outcome import Ending, Outcome
from .engine_there import is_own, not_installed, refuse_without_engine


class RunEngine(Step):
    """Run the engine's job of the algorithm's name in the worker; its outputs and scores become results.

    Args:
        training: Whether it is a training, which the panels in QGIS's window show.
    """

    def __init__(self, training: bool = False) -> None:
        self._is_training = training

    def declare(self, algorithm: EngineAlgorithm) -> None:
        """Add a parameter for each field of the job, and an output for each score."""
        for parameter in job_parameters(algorithm):
            algorithm.addParameter(parameter)
        for score, description in algorithm.SCORES.items():
            algorithm.addOutput(QgsProcessingOutputNumber(score.upper(), tr(description)))
        for text, description in algorithm.TEXTS.items():
            algorithm.addOutput(QgsProcessingOutputString(text.upper(), tr(description)))

    def check(self, run: Run) -> None:
        """Refuse a run without an engine."""
        if in_desktop():  # elsewhere the run itself says so at once
            refuse_without_engine(choose_interpreter(), run.algorithm)

    def prepare(self, run: Run) -> None:
        """Choose the engine's Python, unless an earlier step has; note what the rasters' files do not tell."""
        run.crs = systems_set_in_qgis(raster_layers(run), run.feedback)
        if run.interpreter is None:
            run.interpreter = choose_interpreter()

    def plan(self, run: Run) -> None:
        """Make the job."""
        run.job = make_job(run)

    def percent(self, run: Run) -> float | None:
        """All that the other steps leave."""
        return None

    def run(self, run: Run) -> None:
        """Run the job and wait for its end.

        Raises:
            QgsProcessingException: If it ends without a result; the text says what to do.
        """
        interpreter = run.interpreter or choose_interpreter()
        if not interpreter.path:
            raise not_installed()
        check_interpreter(interpreter)
        run.feedback.pushInfo(tr("Python of the engine: {path} ({reason})", **vars(interpreter)))
        watcher = self._watcher(run)
        dialog = FeedbackListener(run.feedback, run.start_percent, run.end_percent, run.as_shown, in_desktop())
        listener = _Shared(dialog, watcher)
        problem = tr("The run has failed.")
        try:
            outcome = run_worker(
                interpreter.path, run.algorithm.NAME, run.job, listener, run.shown, run.crs, interpreter.shared_folders
            )
            problem = "" if outcome.ending is Ending.RESULT else run.as_shown(outcome.message)
        finally:
            watcher.on_end(problem)
        if outcome.code == DependencyError.code and is_own(interpreter):
            raise not_installed()
        if outcome.ending is not Ending.RESULT:
            text = f"{outcome.message}\n{outcome.hint}".rstrip()
            raise QgsProcessingException(run.as_shown(text) + _no_report(run.job))
        run.scores = outcome.scores
        run.results.update(_results(run.algorithm, outcome))

    def _watcher(self, run: Run) -> Watcher:
        if not self._is_training:
            return Watcher()
        return onlooker().watch(Training(run.job.model, run.job.report, run.feedback.cancel))


class _Shared:
    """Lets a watcher hear what the dialog hears."""

    def __init__(self, dialog: FeedbackListener, watcher: Watcher) -> None:
        self._dialog, self._watcher = dialog, watcher
        self.watched = watcher.pictures
        self.on_console, self.is_cancelled = dialog.on_console, dialog.is_cancelled

    def on_message(self, message: Message) -> None:
        self._dialog.on_message(message)
        self._watcher.on_message(message)


def _no_report(job: Any) -> str:
    """That there is no report: QGIS's window speaks of one also where the run has failed."""
    wanted = getattr(job, "report", "")
    missing = in_desktop() and wanted and not os.path.exists(wanted)
    return "\n" + tr("No report was written.") if missing else ""


def _results(algorithm: EngineAlgorithm, outcome: Outcome) -> dict[str, Any]:
    """Outputs and scores by the names of their outputs; a score that does not exist is left out."""
    paths = {field.upper(): path for field, path in outcome.outputs.items()}
    scores = {name.upper(): outcome.scores.get(name) for name in algorithm.SCORES}
    texts = {name.upper(): str(outcome.scores[name] or "") for name in algorithm.TEXTS if name in outcome.scores}
    return {**paths, **{name: value for name, value in scores.items() if value is not None}, **texts}
