"""Walks the loop of docs/own_town.md in a real window, on real images: map, blocks, labels, training on, map.

A person would correct the labels by hand. Here a script looks the answers up in the published reference, and enters
them through the layers' edit buffers and forms, as QGIS does for a person.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from album import Album, fold_all_but, node_of, show_docks, zoom_to
from osgeo import gdal
from pictures import _run
from player import Seen, Steps, pause, until
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRasterLayer, QgsVectorLayer, QgsVectorLayerUtils
from qgis.gui import QgsAttributeDialog
from qgis.utils import iface

PURE = 0.9  # share of a polygon that is of one class, above which the polygon stays and gets this class


def scenario(job: dict[str, Any], seen: Seen) -> Steps:
    """Walk it.

    Args:
        job: `work`, `images`: folders; `model`: the foreign model; `remember`: its data set; `ortho`, `reference`: the
            new ground and its answers; `classes`: their list; `blocks`, `block_size`, `min_area`, `patch_size`,
            `minutes`.
        seen: Gets the names of the pictures as "pictures", what was made as "files", and "done": the blocks labelled.
    """
    import dialogs

    seen["pictures"], seen["files"] = [], {}
    album = Album(Path(job["images"]), seen["pictures"])
    iface.mainWindow().showMaximized()
    yield from until(lambda: dialogs.toolbox_index("vaihingen:train").isValid(), 30, "our algorithms in the toolbox")
    QgsProject.instance().write(str(Path(job["work"]) / "own_town.qgz"))
    yield from show_docks()
    ortho = QgsRasterLayer(job["ortho"], "orthophoto")
    QgsProject.instance().addMapLayer(ortho)
    before = yield from _run(album, "classify", {"MODEL": job["model"], "ORTHO": job["ortho"]}, seen)
    yield from _picture(album, before["OUTPUT"], ortho, "loop_map_before")
    chosen = yield from _run(
        album,
        "nexttolabel",
        {"MODEL": job["model"], "ORTHOS": job["ortho"], "BLOCKS": job["blocks"], "BLOCK_SIZE": job["block_size"]},
        seen,
    )
    node_of(before["OUTPUT"]).setItemVisibilityChecked(False)
    yield from _picture(album, chosen["OUTPUT"], ortho, "loop_blocks")
    ground = yield from _run(
        album,
        "labelground",
        {"BLOCKS": chosen["OUTPUT"], "MAPS": before["OUTPUT"], "MIN_AREA": job["min_area"]},
        seen,
    )
    node_of(chosen["OUTPUT"]).setItemVisibilityChecked(False)
    yield from _label(album, ground, job["reference"], seen)
    data = yield from _run(
        album,
        "tile",
        {"ORTHOS": job["ortho"], "REFERENCES": ground["LABELS"], "NIR_BAND": 0, "RED_BAND": 1, "SPLIT": "blocks",
         "PATCH_SIZE": job["patch_size"], "PATCHES": 160, "VALIDATION_PATCHES": 40, "BALANCE": True,
         "VALIDATION_SHARE": 25},
        seen,
    )  # fmt: skip
    QgsProject.instance().removeMapLayer(node_of(data["FOOTPRINTS"]).layerId())
    trained = yield from _run(
        album,
        "train",
        {"DATASET": data["OUTPUT"], "START_MODEL": job["model"], "REPLAY": job["remember"], "MINUTES": job["minutes"]},
        seen,
    )
    node_of(ground["LABELS"]).parent().setItemVisibilityChecked(False)
    after = yield from _run(album, "classify", {"MODEL": trained["MODEL"], "ORTHO": job["ortho"]}, seen)
    yield from _picture(album, after["OUTPUT"], ortho, "loop_map_after")


def _picture(album: Album, source: str, ortho: QgsRasterLayer, name: str) -> Steps:
    fold_all_but(source)
    yield from show_docks()
    yield from zoom_to(ortho.extent(), 0.05)
    yield from album.take(iface.mainWindow(), name)


def _label(album: Album, ground: dict[str, Any], reference: str, seen: Seen) -> Steps:
    """Correct the polygons of all blocks and tick them, with a picture before and of a form."""
    labels, blocks = (node_of(ground[name]).layer() for name in ("LABELS", "LABEL_BLOCKS"))
    answers = Answers(reference)
    squares = sorted(blocks.getFeatures(), key=lambda block: block["block"])
    yield from zoom_to(squares[0].geometry().boundingBox(), 0.3)
    yield from album.take(iface.mainWindow(), "loop_labels")
    labels.startEditing()
    blocks.startEditing()
    seen["done"] = 0
    for block in squares:
        _correct(labels, block, answers)
        yield from zoom_to(block.geometry().boundingBox(), 0.3)
        yield from _tick(album if block["block"] == 1 else None, blocks, block)
        seen["done"] += 1
    saved = labels.commitChanges(), blocks.commitChanges()
    if not all(saved):
        raise RuntimeError(f"{labels.commitErrors()} {blocks.commitErrors()}")
    seen["states"] = sorted(str(label["labelstate"]) for label in labels.getFeatures())
    yield from zoom_to(squares[0].geometry().boundingBox(), 0.3)
    yield from album.take(iface.mainWindow(), "loop_labelled")


def _tick(album: Album | None, blocks: QgsVectorLayer, block: QgsFeature) -> Steps:
    """Open the form of a block, tick 'done', and close it with OK."""
    dialog = QgsAttributeDialog(blocks, QgsFeature(block), False, iface.mainWindow(), True)
    dialog.resize(700, 420)
    dialog.show()
    yield from pause(0.5)
    dialog.attributeForm().changeAttribute("done", True)
    yield from pause(0.3)
    if album is not None:
        yield from album.take(dialog, "loop_form")
    dialog.accept()
    yield from pause(0.3)


class Answers:
    """The reference of the orthophoto, which has no georeference: rows count downwards from 0."""

    def __init__(self, path: str) -> None:
        self._dataset = gdal.Open(path)
        self._labels = self._dataset.ReadAsArray()

    def of(self, geometry: QgsGeometry) -> np.ndarray:
        """How often each class occurs in a polygon, shape (256,)."""
        inside = self._burnt([geometry])
        return np.bincount(self._labels[inside], minlength=256)

    def _burnt(self, geometries: list[QgsGeometry]) -> np.ndarray:
        from osgeo import ogr

        height, width = self._labels.shape
        canvas = gdal.GetDriverByName("MEM").Create("", width, height, 1, gdal.GDT_Byte)
        canvas.SetGeoTransform((0, 1, 0, 0, 0, -1))
        source = ogr.GetDriverByName("Memory").CreateDataSource("")
        layer = source.CreateLayer("")
        for geometry in geometries:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(ogr.CreateGeometryFromWkb(bytes(geometry.asWkb())))
            layer.CreateFeature(feature)
        gdal.RasterizeLayer(canvas, [1], layer, burn_values=[1])
        return canvas.ReadAsArray() > 0

    def areas(self, square: QgsGeometry) -> list[tuple[int, QgsGeometry]]:
        """Class and outline of what the reference shows in a square."""
        from osgeo import ogr

        canvas = gdal.GetDriverByName("MEM").CreateCopy("", self._dataset)
        canvas.SetGeoTransform((0, 1, 0, 0, 0, -1))
        source = ogr.GetDriverByName("Memory").CreateDataSource("")
        layer = source.CreateLayer("")
        layer.CreateField(ogr.FieldDefn("class", ogr.OFTInteger))
        gdal.Polygonize(canvas.GetRasterBand(1), None, layer, 0)
        found = []
        for area in layer:
            outline = QgsGeometry()
            outline.fromWkb(bytes(area.GetGeometryRef().ExportToWkb()))
            part = outline.intersection(square)
            if not part.isEmpty() and part.area() > 0:
                found.append((area["class"], part))
        return found


def _correct(labels: QgsVectorLayer, block: QgsFeature, answers: Answers) -> None:
    """What a person does: right classes for what is of one class, and the rest drawn anew."""
    place = labels.fields().lookupField
    square, wrong = block.geometry(), []
    own = [label for label in labels.getFeatures() if label["block"] == block["block"]]
    for label in own:
        counts = answers.of(label.geometry())
        if counts.sum() and counts.max() >= PURE * counts.sum():
            if label["class"] != counts.argmax():
                labels.changeAttributeValue(label.id(), place("class"), int(counts.argmax()))
        else:
            wrong.append(label)
    missing = QgsGeometry.unaryUnion([label.geometry() for label in wrong])
    labels.deleteFeatures([label.id() for label in wrong])
    for value, outline in answers.areas(square):
        for part in outline.intersection(missing).asGeometryCollection():  # without what a cut leaves of lines
            if part.area() == 0 or not part.convertToMultiType():
                continue
            drawn = QgsVectorLayerUtils.createFeature(labels, part, {place("class"): value})
            drawn["block"] = block["block"]
            labels.addFeature(drawn)
