"""An algorithm goes through its steps, phase by phase, and always cleans up."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QThread
from recording import RecordingFeedback
from vaihingen_qgis_plugin.training.contract import parameters
from vaihingen_qgis_plugin.training.contract.errors import EngineError
from vaihingen_qgis_plugin.training.contract.options import JobConfig, Kind, Option

from vaihingen_qgis_plugin.base.algorithm import EngineAlgorithm
from vaihingen_qgis_plugin.base.job import job_parameters
from vaihingen_qgis_plugin.base.step import Step


@dataclass(frozen=True)
class Words(JobConfig):
    words: str = field(default="", metadata={"option": Option(Kind.TEXT, "Words", "What to say.", required=True)})
    given_instead: str = parameters.text("More", "More to say.")


@dataclass(frozen=True)
class Said:
    folder: Path


class Speaks(Step):
    """Notes its phases in `SEEN`; fails in the phase `fails`."""

    def __init__(self, name, percent=0.0, fails=""):
        self.name, self.share, self.fails = name, percent, fails

    def note(self, phase):
        main = QThread.currentThread() == QgsApplication.instance().thread()
        SEEN.append((self.name, phase, main))
        if phase == self.fails:
            raise EngineError(f"{self.name} cannot {phase}.", "Do not ask.")

    def check(self, run):
        self.note("check")

    def prepare(self, run):
        run.keep(Said(run.temporary_folder()))
        self.note("prepare")

    def plan(self, run):
        run.job = Words(**run.inputs)
        self.note("plan")

    def percent(self, run):
        return self.share

    def run(self, run):
        assert run.kept(Said).folder.is_dir()
        run.feedback.setProgress(run.end_percent)
        run.results[self.name] = (run.start_percent, run.end_percent)
        self.note("run")

    def finish(self, run):
        self.note("finish")


class Asks(Step):
    """Declares the parameters of the job, as RunEngine does."""

    def declare(self, algorithm):
        for parameter in job_parameters(algorithm):
            algorithm.addParameter(parameter)


SEEN = []


@pytest.fixture
def speaker():
    """Makes an algorithm of steps; in the end no temporary folder is left."""
    SEEN.clear()

    def make(*steps):
        class Speaker(EngineAlgorithm):
            NAME, TITLE, GROUP, SUMMARY, HELP, NEXT, TAGS = "speaker", "Speak", "data", "Says.", "Says.", "Hear.", "say"
            CONFIG = Words
            STEPS = (Asks(), *steps)

        return Speaker().create()

    yield make
    assert not list(Path(QgsProcessingUtils.tempFolder()).glob("vaihingen_*"))


def start(algorithm):
    return algorithm.run({"WORDS": "hello"}, QgsProcessingContext(), RecordingFeedback(), {}, False)


def test_phases_come_in_the_order_of_the_steps(speaker):
    assert start(speaker(Speaks("first"), Speaks("second")))[1]
    phases = ["prepare", "plan", "run", "finish"]
    assert SEEN == [(name, phase, True) for phase in phases for name in ("first", "second")]


def test_a_step_takes_the_bar_that_the_others_leave(speaker):
    results, _ = start(speaker(Speaks("first", 15.0), Speaks("rest", None), Speaks("none"), Speaks("last", 30.0)))
    assert results == {"first": (0, 15), "rest": (15, 70), "none": (70, 70), "last": (70, 100)}


def test_only_planning_and_running_leave_the_main_thread(speaker):
    ended = []
    algorithm = speaker(Speaks("only"))
    parameters, context, feedback = {"WORDS": "hello"}, QgsProcessingContext(), RecordingFeedback()
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    task.executed.connect(lambda succeeded, results: ended.append(succeeded))
    QgsApplication.taskManager().addTask(task)
    while not ended:
        QgsApplication.processEvents()
    assert ended == [True]
    assert [(phase, main) for _, phase, main in SEEN] == [
        ("prepare", True), ("plan", False), ("run", False), ("finish", True)
    ]  # fmt: skip


@pytest.mark.parametrize("phase, later", [("plan", "run"), ("run", "finish")])
def test_a_failure_is_one_sentence_and_leaves_nothing(speaker, phase, later):
    with pytest.raises(QgsProcessingException) as caught:
        start(speaker(Speaks("calm"), Speaks("shy", fails=phase)))
    assert str(caught.value) == f"shy cannot {phase}.\nDo not ask."
    assert later not in [seen for _, seen, _ in SEEN]


def test_a_failure_in_the_main_thread_ends_the_run_and_leaves_nothing(speaker):
    """QGIS itself catches it and reports it in the dialog."""
    assert start(speaker(Speaks("calm"), Speaks("shy", fails="prepare"))) == ({}, False)
    assert SEEN == [("calm", "prepare", True), ("shy", "prepare", True)]


def test_the_dialog_hears_of_all_that_steps_refuse(speaker):
    steps = Speaks("calm"), Speaks("shy", fails="check"), Speaks("proud", fails="check"), Speaks("shy", fails="check")
    algorithm = speaker(*steps)
    accepted, reason = algorithm.checkParameterValues({"WORDS": "hello"}, QgsProcessingContext())
    assert not accepted
    assert reason == "shy cannot check.\nDo not ask.\nproud cannot check.\nDo not ask."


def test_steps_do_not_look_at_a_job_that_is_not_sound(speaker):
    accepted, reason = speaker(Speaks("shy", fails="check")).checkParameterValues({}, QgsProcessingContext())
    assert (accepted, reason, SEEN) == (False, "WORDS is missing.", [])
