"""Takes the pictures of README and docs: the whole way of the tutorial in a real window, in any language of QGIS."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dialogs
import interpreter
from album import Album, fold_all_but, node_of, show_docks, show_results_viewer, zoom_to
from player import Seen, Steps, later, pause, until
from processing.modeler.ModelerDialog import ModelerDialog
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, Qt
from qgis.PyQt.QtWidgets import QApplication, QGraphicsView, QProgressBar, QScrollArea, QSplitter, QTreeView, QWidget
from qgis.utils import iface

UNSEEN = "8"  # the tile that is classified
# What docs/tutorial.md tells to fill in; all else is what the dialogs propose.
TOWN = {"TILES": 8}
TILE = {"TEST_TILES": "7 8", "PATCH_SIZE": 128, "PATCHES": 320, "VALIDATION_PATCHES": 48}
TRAIN = {"INPUTS": "ortho_height_ndvi", "WIDTH": 16, "EPOCHS": 8}
POINTS = {"POINTS": 60, "MIN_PER_CLASS": 5}
COMPARE = {"VARIANTS": ["ortho", "ortho_ndvi", "ortho_height"], "REPEATS": 3, "WIDTH": 8, "EPOCHS": 12}
SHORT_TRAIN = {**TRAIN, "WIDTH": 8, "EPOCHS": 5}
QUICK = {"VARIANTS": ["ortho", "ortho_height"], "REPEATS": 1, "WIDTH": 4, "EPOCHS": 1, "BATCH_SIZE": 8}
DIALOG = (1000, 480)  # and as high as it takes to see all that is not folded, up to
HIGHEST = 810
LONGEST_S = 3600  # of a run


def scenario(job: dict[str, Any], seen: Seen) -> Steps:
    """Take all pictures.

    Args:
        job: `work`: folder of the project and the results; `images`: folder for the pictures; `model` to classify with
            in place of training one; `whole`: whether the comparison is that of the tutorial, not a quick one;
            `short`: whether the training is a short one; `dialogs`: whether nothing is run.
        seen: Gets the names of the pictures as "pictures", and as "files" what was made.
    """
    seen["pictures"], seen["files"] = [], {}
    album = Album(Path(job["images"]), seen["pictures"])
    iface.mainWindow().showMaximized()
    yield from until(lambda: dialogs.toolbox_index("vaihingen:train").isValid(), 30, "our algorithms in the toolbox")
    QgsProject.instance().write(str(Path(job["work"]) / "tutorial.qgz"))
    yield from show_docks("ProcessingToolbox")
    if not job["dialogs"]:
        yield from _whole_way(album, job, seen)
    provider = QgsApplication.processingRegistry().providerById("vaihingen")
    for name in sorted(algorithm.name() for algorithm in provider.algorithms()):
        if f"{name}_dialog" not in seen["pictures"]:
            dialog = yield from _filled_in(name, {})
            yield from album.take(dialog, f"{name}_dialog")
            yield from _close(dialog)
    yield from _options(album)
    yield from _model_designer(album)


def _whole_way(album: Album, job: dict[str, Any], seen: Seen) -> Steps:
    """From the demo data to the comparison."""
    town = Town(Path((yield from _run(album, "demodata", TOWN, seen))["OUTPUT"]))
    yield from _toolbox_beside_the_map(album, town)
    yield from _ndvi(album, town, seen)
    yield from _cut_patches(album, seen)
    model = job["model"] or (yield from _train(album, SHORT_TRAIN if job["short"] else TRAIN, seen))
    yield from _classify(album, town, model, seen)
    yield from _assess(album, town, seen)
    yield from _points(album, town, seen)
    yield from _compare(album, job["whole"], seen)


class Town:
    """The rasters of the tile that the training does not see."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ortho, self.height, self.reference = (
            next((folder / part).glob(f"*area{UNSEEN}.tif")) for part in ("top", "ndsm", "gts_for_participants")
        )


def _toolbox_beside_the_map(album: Album, town: Town) -> Steps:
    tree = dialogs.toolbox().algorithmTree
    tree.collapseAll()
    index = dialogs.toolbox_index("vaihingen:train")
    provider = index.parent().parent()
    tree.expand(provider)
    for row in range(tree.model().rowCount(provider)):
        tree.expand(tree.model().index(row, 0, provider))
    tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    tree.scrollTo(provider, tree.ScrollHint.PositionAtTop)
    fold_all_but(str(town.ortho))
    yield from pause(1)
    later(iface.mapCanvas().zoomToFullExtent)
    yield from pause(1)
    yield from album.take(iface.mainWindow(), "toolbox")


def _ndvi(album: Album, town: Town, seen: Seen) -> Steps:
    made = yield from _run(album, "ndvi", {"INPUT": str(town.ortho)}, seen)
    fold_all_but(made["OUTPUT"])
    yield from show_docks()
    yield from zoom_to(node_of(made["OUTPUT"]).layer().extent())
    yield from album.take(iface.mainWindow(), "ndvi")
    QgsProject.instance().removeMapLayer(node_of(made["OUTPUT"]).layerId())


def _cut_patches(album: Album, seen: Seen) -> Steps:
    made = yield from _run(album, "tile", TILE, seen)
    fold_all_but(made["FOOTPRINTS"])
    yield from show_docks()
    later(iface.mapCanvas().zoomToFullExtent)
    yield from pause(1)
    yield from album.take(iface.mainWindow(), "footprints")
    QgsProject.instance().removeMapLayer(node_of(made["FOOTPRINTS"]).layerId())


def _train(album: Album, parameters: dict[str, Any], seen: Seen) -> Steps:
    """Pictures of dialog and panel while the training runs; returns the model."""
    dialog = yield from _filled_in("train", parameters)
    yield from dialogs.run(dialog)
    bar = dialog.findChild(QProgressBar, "progressBar")
    yield from until(lambda: bar.value() > 65, LONGEST_S, "most of the training")
    yield from album.take(dialog, "train_dialog")
    dialog.hide()
    yield from show_docks("VaihingenTrainingDock", width=420)
    yield from album.take(iface.mainWindow(), "training_panel")
    dialog.show()
    yield from until(lambda: dialogs.is_idle(dialog), LONGEST_S, "the end of the training")
    made = _made(dialog, "train", seen)
    yield from _close(dialog)
    return made["MODEL"]


def _classify(album: Album, town: Town, model: str, seen: Seen) -> Steps:
    values = {"MODEL": model, "ORTHO": str(town.ortho), "HEIGHT": str(town.height)}
    yield from show_docks()
    made = yield from _run(album, "classify", values, seen)
    fold_all_but(made["OUTPUT"])
    extent = node_of(made["OUTPUT"]).layer().extent()
    yield from zoom_to(extent, 0.3)
    yield from album.take(iface.mainWindow(), "result")


def _assess(album: Album, town: Town, seen: Seen) -> Steps:
    values = {"PREDICTION": seen["files"]["classify"]["OUTPUT"], "REFERENCE": str(town.reference)}
    yield from _run(album, "assess", values, seen)


def _points(album: Album, town: Town, seen: Seen) -> Steps:
    """Draw points, interpret them in the panel, and assess them."""
    dialog = yield from _filled_in("samplepoints", {"INPUT": seen["files"]["classify"]["OUTPUT"], **POINTS})
    yield from album.take(dialog, "samplepoints_dialog")
    yield from _run_to_the_end(dialog)
    made = _made(dialog, "samplepoints", seen)
    yield from _close(dialog)
    yield from interpreter.accept_offer()
    yield from show_docks("VaihingenPointsDock", width=360)
    reference = QgsRasterLayer(str(town.reference), "reference")
    yield from interpreter.interpret(reference, 22)
    yield from album.take(iface.mainWindow(), "points_panel")
    yield from interpreter.interpret(reference, POINTS["POINTS"] - 22)
    yield from album.take(iface.mainWindow(), "points_panel_end")
    yield from show_docks()
    yield from _run(album, "assesspoints", {"POINTS": made["OUTPUT"]}, seen)


def _compare(album: Album, whole: bool, seen: Seen) -> Steps:
    """The comparison, and all reports in the Results Viewer, which opened by itself at the first of them."""
    dialog = yield from _filled_in("compare", COMPARE)
    yield from album.take(dialog, "compare_dialog")
    if not whole:
        dialogs.fill_in(dialog, QUICK)
    yield from _run_to_the_end(dialog)
    _made(dialog, "compare", seen)
    yield from _close(dialog)
    yield from show_results_viewer()
    yield from album.take(iface.mainWindow(), "results_viewer")


def _options(album: Album) -> Steps:
    later(lambda: iface.showOptionsDialog(iface.mainWindow(), "processingOptions"))
    found = yield from until(
        lambda: [window for window in QApplication.topLevelWidgets() if _shows_options(window)],
        20,
        "the options",
    )
    dialog = found[0]
    dialog.resize(1000, 620)
    yield from pause(0.5)
    tree = dialog.findChild(QWidget, "processingOptions").findChild(QTreeView)
    tree.collapseAll()
    model = tree.model()
    found_items = _items(tree, "Vaihingen U-Net")  # that of the menus has all algorithms, each with something below it
    ours = next(item for item in found_items if not model.hasChildren(model.index(0, 0, item)))
    tree.expand(ours.parent())
    tree.expand(ours)
    tree.scrollTo(ours.parent(), tree.ScrollHint.PositionAtTop)
    tree.setColumnWidth(0, 300)
    dialog.findChild(QSplitter).setSizes([210, 790])
    yield from album.take(dialog, "options")
    dialog.reject()
    yield from pause(0.5)


def _shows_options(window: QWidget) -> bool:
    page = window.findChild(QWidget, "processingOptions")
    return window is not iface.mainWindow() and page is not None and page.isVisible()


def _items(tree: QTreeView, text: str, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    """The items of this text, wherever they stand; the items above them are in QGIS's language."""
    parent = parent or QModelIndex()
    for row in range(tree.model().rowCount(parent)):
        index = tree.model().index(row, 0, parent)
        if index.data() == text:
            yield index
        yield from _items(tree, text, index)


def _model_designer(album: Album) -> Steps:
    plugin = Path(sys.modules["vaihingen_qgis_plugin"].__file__).parent
    designer = ModelerDialog.create()
    designer.loadModel(str(plugin / "models" / "orthophotos_to_land_cover.model3"))
    designer.resize(1380, 740)
    designer.show()
    yield from pause(1)
    view = designer.findChild(QGraphicsView)
    frame = view.scene().itemsBoundingRect()
    view.fitInView(frame.adjusted(-20, -20, 20, 20), Qt.AspectRatioMode.KeepAspectRatio)
    yield from album.take(designer, "model_designer")
    designer.close()


def _run(album: Album, name: str, parameters: dict[str, Any], seen: Seen) -> Steps:
    """Fill in a dialog, take its picture, and run it; returns its outputs."""
    dialog = yield from _filled_in(name, parameters)
    yield from album.take(dialog, f"{name}_dialog")
    yield from _run_to_the_end(dialog)
    made = _made(dialog, name, seen)
    yield from _close(dialog)
    return made


def _filled_in(name: str, parameters: dict[str, Any]) -> Steps:
    iface.layerTreeView().setCurrentIndex(QModelIndex())  # else results would land in the group
    dialog = yield from dialogs.open_dialog(f"vaihingen:{name}")
    dialog.resize(*DIALOG)
    dialog.move(200, 30)
    dialogs.fill_in(dialog, parameters)
    yield from pause(0.5)
    hidden = max(area.verticalScrollBar().maximum() for area in dialog.findChildren(QScrollArea))
    dialog.resize(DIALOG[0], min(HIGHEST, DIALOG[1] + hidden))
    yield from pause(0.5)
    for area in dialog.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)
    return dialog


def _run_to_the_end(dialog: Any) -> Steps:
    yield from dialogs.run(dialog)
    yield from until(lambda: dialogs.is_idle(dialog), LONGEST_S, f"the end of {dialog.algorithm().id()}")


def _made(dialog: Any, name: str, seen: Seen) -> dict[str, Any]:
    """What a run has made.

    Raises:
        RuntimeError: With the log, if it has failed.
    """
    made = dict(dialog.results())
    if not made:
        raise RuntimeError(dialogs.log_of(dialog))
    seen["files"][name] = made
    seen.setdefault("logs", {})[name] = dialogs.log_of(dialog)
    return made


def _close(dialog: Any) -> Steps:
    dialogs.click(dialogs.close_button(dialog))
    yield from pause(1)
