"""Watching a training: what its worker says arrives in the dock, from the start to the cancel."""

import time

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsSettings,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QThread
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtWidgets import QApplication
from small_inputs import write_dataset
from small_window import Window

SETTING = "vaihingen_unet/training/watch"
# A training of three epochs that then waits for the cancel.
TRAINS = """
import base64
hello()
watched = config.get("watched", False)
say("progress", fraction=0.1, stage="Epoch 1 of 100", detail="patch 4 of 8")
for epoch, (loss, score) in enumerate([(1.5, 0.4), (0.8, 0.7), (0.9, 0.6)], 1):
    values = dict(train_loss=loss, validation_loss=loss + 0.1, mean_f1=score, overall_accuracy=score + 0.1)
    say("metric", step=epoch, values=values)
    if epoch == 2:
        touch("report", "<html></html>")
    if watched and epoch < 3:
        for name in ("orthophoto", "reference", "map") if epoch == 1 else ("map",):
            say("picture", name=name, step=epoch, image="data:image/png;base64," + PNG)
say("progress", fraction=0.3, stage="Epoch 4 of 100", detail="patch 4 of 8, at most 5 min left")
for line in sys.stdin:
    if "cancel" in line:
        break
say("cancelled", message="Kept the best model so far: model.safetensors.")
sys.exit(3)
"""


def png(colour, side=8):
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.toBase64()).decode("ascii")


def wait(condition, what, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, what
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window():
    QgsSettings().remove(SETTING)
    window = Window()
    yield window
    QgsSettings().remove(SETTING)
    window.mainWindow().close()


class Run:
    """The algorithm as QGIS's dialog runs it: a task in a thread of its own."""

    def __init__(self, folder):
        self.context, self.feedback, self.ended = QgsProcessingContext(), QgsProcessingFeedback(), []
        parameters = {
            "DATASET": write_dataset(folder / "dataset", rows=[("p", "1", "train", 0, 0, 256, 256)]),
            "MODEL": str(folder / "model.safetensors"), "REPORT": str(folder / "report.html"),
        }  # fmt: skip
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:train")
        self.task = QgsProcessingAlgRunnerTask(algorithm, parameters, self.context, self.feedback)
        self.task.executed.connect(lambda good, _results: self.ended.append(good))
        QgsApplication.taskManager().addTask(self.task)

    def wait(self):
        wait(lambda: self.ended, "the end of the run")


@pytest.fixture
def start(fake_worker, tmp_path, panels):
    runs = []

    def begin():
        fake_worker(TRAINS.replace("PNG", repr(png("#00ff00"))))
        runs.append(Run(tmp_path))
        return runs[-1]

    yield begin
    for run in runs:
        run.feedback.cancel()
        run.wait()


@pytest.fixture
def dock(window):
    from vaihingen_qgis_plugin.panels.training_dock import TrainingDock

    def find():
        docks = [dock for dock in window.mainWindow().findChildren(TrainingDock) if dock.isVisible()]
        return docks[0] if docks else None

    return find


def fourth_epoch(dock):
    return dock() is not None and dock()._stage.text() == "Epoch 4 of 100"


def test_from_the_start_to_the_cancel(start, dock, tmp_path):
    run = start()
    assert dock() is None
    wait(lambda: fourth_epoch(dock), "the fourth epoch")
    seen = dock()
    assert seen._name.text() == "model.safetensors"
    assert seen._detail.text() == "patch 4 of 8, at most 5 min left"
    assert seen._bar.value() == 300
    losses = {curve.name: curve.points for curve in seen._loss._curves}
    assert losses["training"] == [(1, 1.5), (2, 0.8), (3, 0.9)]
    assert [curve.points[1] for curve in seen._scores._curves] == [(2, 70.0), (2, pytest.approx(80.0))]
    assert seen._figures.text() == "Best so far: mean F1 70.0 % in epoch 2"
    assert seen._captions["map"].text() == "map, epoch 2"
    for picture in seen._pictures.values():
        assert picture.pixmap().toImage().pixelColor(2, 2).name() == "#00ff00"
    assert seen._report.isEnabled() and seen._stop.text() == "Stop, keep the best model"
    seen._stop.click()
    assert not seen._stop.isEnabled() and run.feedback.isCanceled()
    run.wait()
    assert run.ended == [False]
    wait(lambda: "Kept the best model" in seen._stage.text(), "what was kept")
    assert seen._stage.text().startswith("The run was cancelled.") and not seen._stop.isEnabled()
    assert seen.isVisible()


def test_messages_arrive_in_the_main_thread(start, dock, monkeypatch):
    from vaihingen_qgis_plugin.panels.training_state import TrainingState

    threads, take = set(), TrainingState.take

    def noted(self, message):
        threads.add(QThread.currentThread() is QApplication.instance().thread())
        take(self, message)

    monkeypatch.setattr(TrainingState, "take", noted)
    start()
    wait(lambda: fourth_epoch(dock), "the fourth epoch")
    assert threads == {True}


def test_closed_by_the_user_it_stays_closed_and_no_pictures_are_made(start, dock, window):
    first = start()
    wait(lambda: fourth_epoch(dock), "the fourth epoch")
    dock().close()
    first.feedback.cancel()
    first.wait()
    second = start()
    wait(second.task.progress, "the second training")
    wait(lambda: second.task.progress() >= 30, "its fourth epoch")
    QApplication.processEvents()
    assert dock() is None
    (action,) = [action for action in window.menu if action.text() == "Watch training"]
    action.trigger()  # what was said meanwhile is there, or on its way from the worker's thread
    wait(lambda: dock()._stage.text() == "Epoch 4 of 100", "what was said meanwhile")
    assert len(dock()._loss._curves[0].points) == 3
    assert not any(picture.isVisible() for picture in dock()._pictures.values())
    assert QgsSettings().value(SETTING, False, type=bool)  # and it opens again from now on


def test_a_training_that_succeeds(fake_worker, tmp_path, panels, dock):
    from fake_workers import GOOD

    fake_worker(GOOD)
    run = Run(tmp_path)
    run.wait()
    wait(lambda: dock() is not None and dock()._bar.value() == 1000, "the end")
    assert run.ended == [True] and dock()._stage.text() == "The training has ended."
    assert dock()._report.isEnabled() and not dock()._stop.isEnabled()


def test_other_jobs_open_nothing(fake_worker, tmp_path, panels, dock, feedback):
    from fake_workers import GOOD
    from recording import run

    fake_worker(GOOD)
    run("vaihingen:demodata", {"OUTPUT": str(tmp_path / "town")}, feedback)
    QApplication.processEvents()
    assert dock() is None


def test_before_any_training(panels, window, dock):
    window.menu[1].trigger()
    assert "No training has been started" in dock()._stage.text()
    assert not dock()._stop.isEnabled() and not dock()._report.isEnabled()


def test_unloaded_while_a_training_runs(fake_worker, tmp_path, window, dock):
    from vaihingen_qgis_plugin.panels.panels import Panels

    panels = Panels(window)
    fake_worker(TRAINS.replace("PNG", repr(png("#00ff00"))))
    run = Run(tmp_path)
    wait(lambda: dock() is not None, "the dock")
    panels.end()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert dock() is None
    run.feedback.cancel()
    run.wait()


@pytest.mark.parametrize("image", ["", "data:image/png;base64,%%%", "data:image/png;base64,AAAA", "nothing"])
def test_pictures_that_are_none(image):
    from vaihingen_qgis_plugin.training.contract.protocol import Metric, Picture

    from vaihingen_qgis_plugin.onlooker import Training
    from vaihingen_qgis_plugin.panels.training_dock import TrainingDock
    from vaihingen_qgis_plugin.panels.training_state import TrainingState

    state = TrainingState(Training("m", "", print))
    for message in (Picture("map", 1, image), Picture("else", 1, image), Metric(1, {"mean_f1": None})):
        state.take(message)
    dock = TrainingDock(None, print)
    dock.show_state(state)
    dock.resize(300, 600)
    dock.grab()


@pytest.mark.parametrize(
    ("highest", "step"),
    [(0.0, 1.0), (1.6, 0.5), (0.05, 0.02), (4.0, 1.0), (12.0, 5.0), (1e-9, 2.5e-10), (3000.0, 1000.0)],
)
def test_the_grid_of_a_chart(highest, step):
    from vaihingen_qgis_plugin.panels.curves import _grid_step

    assert _grid_step(highest) == pytest.approx(step)
