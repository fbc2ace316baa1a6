"""What a user does in one session: opens every dialog, trains, closes a dialog, cancels twice, classifies."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import dialogs
from player import Pulse, Seen, Steps, later, pause, until
from processing.core.ProcessingResults import resultsList
from qgis.core import QgsApplication, QgsPalettedRasterRenderer, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QLabel, QPushButton
from qgis.utils import iface

NEVER_IN_QGIS = ("torch", "rasterio", "sklearn", "safetensors", "training")
ENDLESS = 100000  # epochs: only a cancel ends it


def scenario(job: dict[str, Any], seen: Seen) -> Steps:
    """Play the session.

    Args:
        job: `dataset`, `ortho`, `reference`: inputs; `out`: folder for the outputs.
        seen: Filled with what happened.
    """
    out = Path(job["out"])
    iface.mainWindow().setGeometry(0, 0, 1280, 860)
    ortho = QgsRasterLayer(job["ortho"], "orthophoto")
    QgsProject.instance().addMapLayer(ortho)
    yield from until(lambda: dialogs.toolbox_index("vaihingen:train").isValid(), 30, "our algorithms in the toolbox")
    yield from pause(1)
    pulse = Pulse()
    yield from pause(1)
    seen["idle"] = pulse.take()
    yield from _open_every_dialog(seen)
    training = {"DATASET": job["dataset"], "WIDTH": 4, "BATCH_SIZE": 8, "DEVICE": "cpu"}
    model = out / "closed" / "model.safetensors"
    seen["closed"] = {}
    yield from _close_while_training(
        {**training, "EPOCHS": 15, "MODEL": str(model), "REPORT": str(model.with_suffix(".html"))},
        pulse,
        seen["closed"],
    )
    cancels = {"dialog": _cancel_in_dialog, "task_manager": _cancel_in_task_manager, "panel": _stop_in_panel}
    for name, cancel in cancels.items():
        model = out / name / "model.safetensors"
        seen[name] = {}
        yield from cancel({**training, "EPOCHS": ENDLESS, "MODEL": str(model), "PATIENCE": 0}, seen[name])
        seen[name]["files"] = files_in(model.parent)
    seen["classify"] = {}
    yield from _classify(
        {
            "MODEL": str(out / "closed" / "model.safetensors"), "ORTHO": ortho, "REFERENCE": job["reference"],
            "OUTPUT": str(out / "map" / "land_cover.tif"), "REPORT": str(out / "map" / "accuracy.html"),
        },
        pulse, seen["classify"],
    )  # fmt: skip
    seen["points"] = {}
    yield from _interpret_points(out / "map" / "land_cover.tif", out / "map" / "points.gpkg", seen["points"])
    seen["foreign_modules"] = sorted(name for name in sys.modules if name.split(".")[0] in NEVER_IN_QGIS)
    libraries = Path("/proc/self/maps")
    seen["torch_library"] = libraries.exists() and "libtorch" in libraries.read_text(encoding="utf-8")
    seen["workers_left"] = dialogs.workers()


def _open_every_dialog(seen: Seen) -> Steps:
    seen["dialogs"] = {}
    for algorithm in QgsApplication.processingRegistry().providerById("vaihingen").algorithms():
        dialog = yield from dialogs.open_dialog(algorithm.id())
        wrappers = dialog.mainWidget().wrappers
        seen["dialogs"][algorithm.id()] = {"title": dialog.windowTitle(), "parameters": sorted(wrappers)}
        yield from pause(0.1)
        dialogs.click(dialogs.close_button(dialog))
        yield from until(lambda d=dialog: _is_closed(d), 5, f"end of the dialog of {algorithm.id()}")


def _is_closed(dialog: Any) -> bool:
    try:
        return not dialog.isVisible()
    except RuntimeError:  # deleted by Qt
        return True


def _close_while_training(parameters: dict[str, Any], pulse: Pulse, seen: Seen) -> Steps:
    dialog, _task = yield from _start("vaihingen:train", parameters, seen)
    yield from pause(0.5)
    pulse.take()
    yield from until(lambda: "Epoch 1 of" in dialogs.log_of(dialog), 60, "the first epoch in the log")
    seen["modal"] = QApplication.activeModalWidget() is not None
    yield from _use_the_map(seen)
    seen["button"] = dialogs.close_button(dialog).isEnabled()
    dialogs.click(dialogs.close_button(dialog))
    yield from until(lambda: _is_closed(dialog), 5, "the end of the training dialog")
    yield from pause(0.3)
    seen["goes_on"] = bool(dialogs.workers()) and dialogs.active_runs() == 1
    yield from until(lambda: dialogs.active_runs() == 0, 90, "the end of the training")
    seen["pulse"] = pulse.take()
    yield from pause(0.5)
    seen["files"] = files_in(Path(parameters["MODEL"]).parent)
    seen["reports"] = [result.name for result in resultsList.getResults()]


def _use_the_map(seen: Seen) -> Steps:
    """Zoom in and out while the engine works; both times the map must be drawn."""
    canvas = iface.mapCanvas()
    drawn = []
    canvas.mapCanvasRefreshed.connect(lambda: drawn.append(canvas.scale()))
    scale = canvas.scale()
    started = time.monotonic()
    later(lambda: canvas.zoomByFactor(0.5))
    yield from until(lambda: drawn, 10, "the map, zoomed in")
    later(canvas.zoomToFullExtent)
    yield from until(lambda: len(drawn) > 1, 10, "the map, zoomed out")
    seen["map"] = {"zoomed": drawn[0] < scale, "drawn": len(drawn), "seconds": round(time.monotonic() - started, 2)}
    canvas.mapCanvasRefreshed.disconnect()


def _cancel_in_dialog(parameters: dict[str, Any], seen: Seen) -> Steps:
    """Cancel when the first epoch is complete: the best model stays."""
    dialog, _task = yield from _start("vaihingen:train", parameters, seen)
    yield from until(lambda: "Epoch 1 of" in dialogs.log_of(dialog), 60, "the first epoch in the log")
    seen["can_cancel"] = dialog.cancelButton().isEnabled()
    yield from _time_the_end(lambda: dialogs.click(dialog.cancelButton()), dialog, seen)


def _cancel_in_task_manager(parameters: dict[str, Any], seen: Seen) -> Steps:
    """Cancel as early as possible, with the dialog closed: nothing stays."""
    dialog, task = yield from _start("vaihingen:train", parameters, seen)
    yield from until(lambda: "Engine " in dialogs.log_of(dialog), 60, "the engine's greeting in the log")
    dialogs.click(dialogs.close_button(dialog))
    yield from until(lambda: _is_closed(dialog), 5, "the end of the training dialog")
    yield from _time_the_end(lambda: later(task.cancel), dialog, seen)


def _stop_in_panel(parameters: dict[str, Any], seen: Seen) -> Steps:
    """Watch until the first map is there, then stop: the best model stays."""
    dialog, _task = yield from _start("vaihingen:train", parameters, seen)
    find = iface.mainWindow().findChild
    dock = yield from until(lambda: find(QDockWidget, "VaihingenTrainingDock"), 20, "the panel")
    labels = dock.findChildren(QLabel)
    yield from until(lambda: parameters["MODEL"] in [label.toolTip() for label in labels], 20, "this training in it")
    (stop,) = [button for button in dock.findChildren(QPushButton) if button.text().startswith("Stop")]
    yield from until(lambda: stop.text() == "Stop, keep the best model", 60, "an epoch")
    yield from until(lambda: sum(_shows_picture(label) for label in labels) == 3, 20, "the pictures")
    seen["shown"] = sorted(label.text() for label in labels if label.isVisible() and label.text())
    yield from _time_the_end(lambda: dialogs.click(stop), dialog, seen)
    seen["said"] = [label.text() for label in labels if "cancelled" in label.text()]


def _shows_picture(label: QLabel) -> bool:
    picture = label.pixmap()
    return picture is not None and not picture.isNull()


def _offers() -> list[QPushButton]:
    """Our button in the message bar; QGIS's own message may cover it."""
    return [b for b in iface.messageBar().findChildren(QPushButton) if b.text() == "Interpret points"]


def _interpret_points(class_raster: Path, output: Path, seen: Seen) -> Steps:
    """Draw points, take QGIS's offer to interpret them, and do so by keys."""
    parameters = {"INPUT": str(class_raster), "POINTS": 20, "MIN_PER_CLASS": 2, "OUTPUT": str(output)}
    dialog = yield from dialogs.open_dialog("vaihingen:samplepoints")
    dialogs.fill_in(dialog, parameters)
    yield from dialogs.run(dialog)
    yield from until(lambda: dialogs.is_idle(dialog), 60, "the points")
    seen["log"] = dialogs.log_of(dialog)
    dialogs.click(dialogs.close_button(dialog))
    yield from until(lambda: _is_closed(dialog), 5, "the end of the dialog")
    (button,) = yield from until(_offers, 10, "the offer to interpret them")
    seen["offer"] = button.parent().text()
    dialogs.click(button)
    dock = yield from until(lambda: iface.mainWindow().findChild(QDockWidget, "VaihingenPointsDock"), 10, "the panel")
    yield from until(dock.isVisible, 5, "the panel, seen")
    yield from pause(1)  # the map has become narrower
    places = []
    for key in "1234u" * 4:
        centre = iface.mapCanvas().center()
        places.append([centre.x(), centre.y(), round(iface.mapCanvas().scale())])
        QTest.keyClicks(iface.mainWindow().focusWidget(), key)
        yield
    seen["places"] = places
    layer = QgsVectorLayer(str(output), "points", "ogr")
    points = sorted(layer.getFeatures(), key=lambda feature: feature["id"])
    seen["answers"] = [point["reference"] for point in points]
    seen["points"] = [[p.geometry().asPoint().x(), p.geometry().asPoint().y()] for p in points]
    seen["labels"] = [label.text() for label in dock.findChildren(QLabel)]


def _start(algorithm_id: str, parameters: dict[str, Any], seen: Seen) -> Steps:
    """Open the dialog, fill it in, click Run; returns dialog and task once a worker is alive."""
    dialog = yield from dialogs.open_dialog(algorithm_id)
    Path(str(parameters.get("MODEL") or parameters["OUTPUT"])).parent.mkdir(parents=True, exist_ok=True)
    dialogs.fill_in(dialog, parameters)
    task = yield from dialogs.run(dialog)
    seen["task"] = {"type": type(task).__name__, "title": task.description(), "can_cancel": task.canCancel()}
    yield from until(dialogs.workers, 30, "a worker")
    seen["worker_seen"] = True
    return dialog, task


def _time_the_end(cancel: Any, dialog: Any, seen: Seen) -> Steps:
    """Cancel; note how long the worker and the dialog take to end, and what the dialog says then."""
    cancelled = time.monotonic()
    cancel()
    yield from until(lambda: not dialogs.workers(), 20, "the end of the worker")
    seen["worker_ended_s"] = round(time.monotonic() - cancelled, 2)
    yield from until(lambda: dialogs.is_idle(dialog), 10, "the dialog, ready to run again")
    seen["dialog_ready_s"] = round(time.monotonic() - cancelled, 2)
    yield from pause(0.3)
    seen["visible"] = dialog.isVisible()
    seen["log"] = dialogs.log_of(dialog)
    dialogs.click(dialogs.close_button(dialog))
    yield from until(lambda: _is_closed(dialog), 5, "the end of the dialog")


def _classify(parameters: dict[str, Any], pulse: Pulse, seen: Seen) -> Steps:
    output = Path(parameters["OUTPUT"])
    dialog, _task = yield from _start("vaihingen:classify", parameters, seen)
    pulse.take()
    yield from until(lambda: not dialogs.workers(), 90, "the end of the worker")
    seen["pulse"] = pulse.take()
    yield from until(lambda: dialogs.is_idle(dialog), 30, "the result")
    yield from pause(0.5)
    seen["pulse_loading"] = pulse.take()
    seen["log"] = dialogs.log_of(dialog)
    seen["files"] = files_in(output.parent)
    layers = [layer for layer in QgsProject.instance().mapLayers().values() if Path(layer.source()) == output]
    seen["layers"] = [_described(layer) for layer in layers]
    seen["reports"] = [[result.name, Path(result.filename).name] for result in resultsList.getResults()]


def _described(layer: QgsRasterLayer) -> dict[str, Any]:
    renderer = layer.renderer()
    paletted = isinstance(renderer, QgsPalettedRasterRenderer)
    classes = renderer.classes() if paletted else []
    return {
        "name": layer.name(),
        "paletted": paletted,
        "classes": [[item.value, item.label, item.color.name()] for item in classes],
        "drawn_above": QgsProject.instance().layerTreeRoot().layerOrder().index(layer),
    }


def files_in(folder: Path) -> list[str]:
    """Names of all files below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
