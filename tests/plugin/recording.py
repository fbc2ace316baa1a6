"""What the plugin says to the user and to the worker, kept for assertions."""

import json
from pathlib import Path

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject


class RecordingFeedback(QgsProcessingFeedback):
    """Keeps all that an algorithm says; `cancel_after` cancels after so many questions whether it should stop."""

    def __init__(self, cancel_after=None):
        super().__init__(False)
        self.said = []
        self.percents = []
        self._questions_left = cancel_after
        self.progressChanged.connect(self.percents.append)

    def of(self, kind):
        return [text for what, text in self.said if what == kind]

    def pushInfo(self, text):
        self.said.append(("info", text))

    def pushWarning(self, text):
        self.said.append(("warning", text))

    def pushConsoleInfo(self, text):
        self.said.append(("console", text))

    def pushCommandInfo(self, text):
        self.said.append(("command", text))

    def setProgressText(self, text):
        self.said.append(("stage", text))

    def isCanceled(self):
        if self._questions_left is not None:
            self._questions_left -= 1
            if self._questions_left < 0:
                return True
        return super().isCanceled()


class Calls:
    """The jobs that a fake worker was given."""

    def __init__(self, path: Path):
        self._path = path

    def __iter__(self):
        lines = self._path.read_text(encoding="utf-8").splitlines() if self._path.exists() else []
        return iter([json.loads(line) for line in lines])

    def only(self):
        (call,) = self
        return call


def run(algorithm_id, parameters, feedback):
    """Check the parameters and run, as a dialog does; gives the results."""
    from qgis.core import QgsApplication

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    context.setFeedback(feedback)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(algorithm_id)
    accepted, reason = algorithm.checkParameterValues(parameters, context)
    if not accepted:
        raise ValueError(reason)
    results, _ = algorithm.run(parameters, context, feedback, {}, False)
    return results, context


def refusal(algorithm_id, parameters):
    """Why the dialog would not start; "" if it would."""
    from qgis.core import QgsApplication

    context = QgsProcessingContext()
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(algorithm_id)
    accepted, reason = algorithm.checkParameterValues(parameters, context)
    return "" if accepted else reason
