"""Takes the pictures of the README: the steps of a first run, one after the other, in a real window."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import dialogs
from player import Seen, Steps, later, pause, until
from processing.modeler.ModelerDialog import ModelerDialog
from qgis.core import QgsLayerTreeLayer, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QGraphicsView, QScrollArea, QSplitter, QTreeView, QWidget
from qgis.utils import iface, plugins

UNSEEN = "6"  # the tile that stays out of the training
TILE = {"PATCH_SIZE": 128, "PATCHES": 320, "VALIDATION_PATCHES": 48, "TEST_TILES": UNSEEN}
TRAIN = {"INPUTS": "ortho_height_ndvi", "WIDTH": 16, "EPOCHS": 8, "BATCH_SIZE": 8}
COMPARE = {"VARIANTS": "ortho,ortho_height", "REPEATS": 1, "WIDTH": 4, "EPOCHS": 1, "BATCH_SIZE": 8}  # quick
DIALOG = (1000, 810)


def scenario(job: dict[str, Any], seen: Seen) -> Steps:
    """Take all pictures.

    Args:
        job: `town`; `model` to classify with, "" for the one trained meanwhile; `work`: folder for results; `images`:
            folder for the pictures.
        seen: Gets the names of the pictures.
    """
    work, seen["pictures"] = Path(job["work"]), []
    album = Album(Path(job["images"]), seen["pictures"])
    yield from _arrange(Path(job["town"]))
    yield from _toolbox_beside_the_map(album)
    yield from _cut_patches(album, job["town"], work)
    yield from _train(album, work)
    yield from _classify(album, Path(job["town"]), job["model"] or str(work / "model.safetensors"), work)
    yield from _assess_and_compare(album, Path(job["town"]), work)
    yield from _options(album)
    yield from _model_designer(album)


class Album:
    """Saves pictures of windows with their frames."""

    def __init__(self, folder: Path, names: list[str]) -> None:
        self._folder = folder
        self._names = names

    def take(self, window: QWidget, name: str) -> Steps:
        """A picture of a window and what covers it, once everything in it is drawn."""
        iface.messageBar().clearWidgets()
        QgsProject.instance().write()
        window.raise_()
        window.activateWindow()
        yield from until(lambda: not iface.mapCanvas().isDrawing(), 20, "the map")
        yield from pause(1)
        screen = QApplication.primaryScreen()
        frame = window.frameGeometry().intersected(screen.geometry())
        screen.grabWindow(0, *_numbers(frame)).save(str(self._folder / f"{name}.png"))
        self._names.append(name)


def _numbers(frame: QRect) -> tuple[int, int, int, int]:
    return frame.x(), frame.y(), frame.width(), frame.height()


def _arrange(town: Path) -> Steps:
    """The orthophotos on the map, the layers left, the toolbox right, nothing else."""
    main = iface.mainWindow()
    main.showMaximized()
    yield from until(lambda: dialogs.toolbox_index("vaihingen:train").isValid(), 30, "our algorithms in the toolbox")
    for dock in main.findChildren(QDockWidget):
        dock.setVisible(dock.objectName() in ("Layers", "ProcessingToolbox"))
    group = QgsProject.instance().layerTreeRoot().addGroup("Orthophotos")
    for path in sorted((town / "top").glob("*.tif"), reverse=True):
        layer = QgsRasterLayer(str(path), path.stem)
        QgsProject.instance().addMapLayer(layer, False)
        group.insertLayer(0, layer).setExpanded(False)
    QgsProject.instance().write(str(town.parent / "demo_town.qgz"))
    main.resizeDocks([main.findChild(QDockWidget, "Layers")], [300], Qt.Orientation.Horizontal)
    main.resizeDocks([dialogs.toolbox()], [330], Qt.Orientation.Horizontal)
    yield from pause(1)
    later(iface.mapCanvas().zoomToFullExtent)
    yield from pause(1)


def _toolbox_beside_the_map(album: Album) -> Steps:
    tree = dialogs.toolbox().algorithmTree
    tree.collapseAll()
    index = dialogs.toolbox_index("vaihingen:train")
    provider = index.parent().parent()
    tree.expand(provider)
    for row in range(tree.model().rowCount(provider)):
        tree.expand(tree.model().index(row, 0, provider))
    tree.scrollTo(provider, tree.ScrollHint.PositionAtTop)
    tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    tree.scrollTo(provider, tree.ScrollHint.PositionAtTop)
    yield from album.take(iface.mainWindow(), "toolbox")


def _cut_patches(album: Album, town: str, work: Path) -> Steps:
    dialog = yield from _filled_in(
        "vaihingen:tile",
        {"FOLDER": town, **TILE, "OUTPUT": str(work / "dataset"), "FOOTPRINTS": str(work / "footprints.gpkg"),
         "REPORT": str(work / "dataset.html")},
    )  # fmt: skip
    yield from album.take(dialog, "tile_dialog")
    yield from _run_to_the_end(dialog)
    yield from _close(dialog)
    node = _node_of(work / "footprints.gpkg")
    _show_legend(node)
    yield from album.take(iface.mainWindow(), "footprints")
    QgsProject.instance().removeMapLayer(node.layerId())


def _train(album: Album, work: Path) -> Steps:
    dialog = yield from _filled_in(
        "vaihingen:train",
        {"DATASET": str(work / "dataset"), **TRAIN, "MODEL": str(work / "model.safetensors"),
         "REPORT": str(work / "training.html")},
    )  # fmt: skip
    yield from dialogs.run(dialog)
    last = f"Epoch {TRAIN['EPOCHS'] - 1} of"
    yield from until(lambda: last in dialogs.log_of(dialog), 900, "the last epoch but one")
    yield from album.take(dialog, "train_dialog")
    yield from until(lambda: dialogs.is_idle(dialog), 300, "the end of the training")
    yield from _close(dialog)


def _classify(album: Album, town: Path, model: str, work: Path) -> Steps:
    ortho = next((town / "top").glob(f"*area{UNSEEN}.tif"))
    height = next((town / "ndsm").glob(f"*area{UNSEEN}.tif"))
    output = work / "land_cover.tif"
    dialog = yield from _filled_in(
        "vaihingen:classify",
        {"MODEL": model, "ORTHO": str(ortho), "HEIGHT": str(height), "OUTPUT": str(output)},
    )
    yield from _run_to_the_end(dialog)
    yield from _close(dialog)
    node = _node_of(output)
    _show_legend(node)
    dialogs.toolbox().hide()
    canvas = iface.mapCanvas()
    extent = node.layer().extent()
    margin = 0.2 * extent.width()
    shown = QgsRectangle(
        extent.xMinimum() - 2 * margin, extent.yMinimum(), extent.xMaximum(), extent.yMaximum() + 2 * margin
    )
    later(lambda: (canvas.setExtent(shown), canvas.refresh()))
    yield from pause(1)
    yield from album.take(iface.mainWindow(), "result")


def _assess_and_compare(album: Album, town: Path, work: Path) -> Steps:
    """Their reports in the Results Viewer, which opens by itself at the first of them."""
    reference = next((town / "gts_for_participants").glob(f"*area{UNSEEN}.tif"))
    runs = {
        "vaihingen:assess": {"PREDICTION": str(work / "land_cover.tif"), "REFERENCE": str(reference),
                             "REPORT": str(work / "accuracy.html")},
        "vaihingen:compare": {"DATASET": str(work / "dataset"), **COMPARE, "OUTPUT": str(work / "comparison"),
                              "REPORT": str(work / "comparison.html")},
    }  # fmt: skip
    for algorithm, parameters in runs.items():
        dialog = yield from _filled_in(algorithm, parameters)
        yield from _run_to_the_end(dialog)
        yield from _close(dialog)
    viewer = plugins["processing"].resultsDock
    dialogs.toolbox().hide()
    viewer.show()
    iface.mainWindow().resizeDocks([viewer], [380], Qt.Orientation.Horizontal)
    yield from album.take(iface.mainWindow(), "results_viewer")


def _node_of(path: Path) -> QgsLayerTreeLayer:
    """The entry of a file in the layer tree."""
    nodes = QgsProject.instance().layerTreeRoot().findLayers()
    return next(node for node in nodes if node.layer().source().startswith(str(path)))


def _show_legend(node: QgsLayerTreeLayer) -> None:
    """Unfold a layer; QGIS folds it when it is styled, but still takes it for unfolded."""
    node.setExpanded(False)
    node.setExpanded(True)


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
    tree = dialog.findChild(QWidget, "processingOptions").config_widget.tree
    tree.collapseAll()
    for words in (["Providers"], ["Providers", "Vaihingen U-Net"]):
        tree.expand(_item(tree, words))
    tree.scrollTo(_item(tree, ["Providers"]), tree.ScrollHint.PositionAtTop)
    tree.setColumnWidth(0, 300)
    dialog.findChild(QSplitter).setSizes([210, 790])
    yield from album.take(dialog, "options")
    dialog.reject()
    yield from pause(0.5)


def _shows_options(window: QWidget) -> bool:
    page = window.findChild(QWidget, "processingOptions")
    return window is not iface.mainWindow() and page is not None and page.isVisible()


def _item(tree: QTreeView, words: list[str]) -> QModelIndex:
    """The item below these parents."""
    index = QModelIndex()
    for word in words:
        rows = [tree.model().index(row, 0, index) for row in range(tree.model().rowCount(index))]
        (index,) = [row for row in rows if row.data() == word]
    return index


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


def _filled_in(algorithm_id: str, parameters: dict[str, Any]) -> Steps:
    iface.layerTreeView().setCurrentIndex(QModelIndex())  # else results would land in the group
    dialog = yield from dialogs.open_dialog(algorithm_id)
    dialog.resize(*DIALOG)
    dialog.move(200, 30)
    dialogs.fill_in(dialog, parameters)
    yield from pause(0.5)
    for area in dialog.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)
    return dialog


def _run_to_the_end(dialog: Any) -> Steps:
    yield from dialogs.run(dialog)
    yield from until(lambda: dialogs.is_idle(dialog), 400, f"the end of {dialog.algorithm().id()}")
    if "Execution completed" not in dialogs.log_of(dialog):
        raise RuntimeError(dialogs.log_of(dialog))


def _close(dialog: Any) -> Steps:
    dialogs.click(dialogs.close_button(dialog))
    yield from pause(1)
