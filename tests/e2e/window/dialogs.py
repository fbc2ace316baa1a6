"""The hands of a scenario: opens an algorithm's dialog from the toolbox, fills it in, runs it, cancels it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from player import Steps, later, until
from processing.gui.AlgorithmDialog import AlgorithmDialog
from qgis.core import QgsApplication, QgsProcessingAlgRunnerTask, QgsTask
from qgis.gui import QgsProcessingToolboxModel
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QTextEdit
from qgis.utils import plugins


def toolbox() -> Any:
    """The Processing Toolbox beside the map."""
    return plugins["processing"].toolbox


def toolbox_index(algorithm_id: str) -> QModelIndex:
    """Where an algorithm stands in the toolbox's tree; invalid if it does not."""
    model = toolbox().algorithmTree.model()
    role = QgsProcessingToolboxModel.Roles.RoleAlgorithmId

    def search(parent: QModelIndex) -> QModelIndex:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if model.data(index, role) == algorithm_id:
                return index
            found = search(index)
            if found.isValid():
                return found
        return QModelIndex()

    return search(QModelIndex())


def open_dialog(algorithm_id: str) -> Steps:
    """Double-click an algorithm in the toolbox; returns its dialog."""
    tree = toolbox().algorithmTree
    index = toolbox_index(algorithm_id)
    if not index.isValid():
        raise LookupError(f"{algorithm_id} is not in the toolbox")
    before = _dialogs()
    tree.setCurrentIndex(index)
    later(lambda: tree.doubleClicked.emit(index))
    opened = yield from until(lambda: [d for d in _dialogs() if d not in before], 20, f"dialog of {algorithm_id}")
    return opened[0]


def _dialogs() -> list[AlgorithmDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, AlgorithmDialog) and w.isVisible()]


def fill_in(dialog: AlgorithmDialog, values: dict[str, Any]) -> None:
    """Put values into the widgets; the run reads them from there."""
    dialog.setParameters(values)


def click(button: QPushButton) -> None:
    """Click as the mouse does."""
    later(lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton))


def run(dialog: AlgorithmDialog) -> Steps:
    """Click Run; returns the task of the run in QGIS's task manager."""
    before = set(QgsApplication.taskManager().tasks())
    click(dialog.runButton())
    found = yield from until(
        lambda: [t for t in QgsApplication.taskManager().tasks() if t not in before and is_run(t)],
        30,
        f"task of {dialog.algorithm().id()}",
    )
    return found[0]


def is_run(task: QgsTask) -> bool:
    """Whether a task is the run of an algorithm."""
    return isinstance(task, QgsProcessingAlgRunnerTask)


def active_runs() -> int:
    """How many algorithms the task manager is running."""
    return sum(is_run(task) for task in QgsApplication.taskManager().activeTasks())


def close_button(dialog: AlgorithmDialog) -> QPushButton:
    """The dialog's button Close."""
    return dialog.buttonBox().button(QDialogButtonBox.StandardButton.Close)


def log_of(dialog: AlgorithmDialog) -> str:
    """What stands in the dialog's log."""
    return dialog.findChild(QTextEdit, "txtLog").toPlainText()


def is_idle(dialog: AlgorithmDialog) -> bool:
    """Whether the run has ended and the dialog can run again."""
    return active_runs() == 0 and dialog.runButton().isEnabled() and not dialog.cancelButton().isEnabled()


def workers() -> list[int]:
    """Process ids of the engine's workers that QGIS has started and that are alive (Linux)."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and _is_worker(folder):
            found.append(int(folder.name))
    return found


def _is_worker(folder: Path) -> bool:
    try:
        words = (folder / "cmdline").read_bytes().split(b"\0")
        state, parent = (folder / "stat").read_text().rsplit(")", 1)[1].split()[:2]
    except OSError:  # it has ended meanwhile
        return False
    return int(parent) == os.getpid() and state != "Z" and b"training" in words
