"""Layers of sample points, and a user who interprets them by keys."""

from qgis.core import (
    NULL,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton

UNSURE = 255
FIELDS = "field=id:integer&field=reference:integer&field=map_class:integer&field=pixel_m2:double"
KEYS = {"back": Qt.Key.Key_Backspace, "forward": Qt.Key.Key_Space}


def style(layer, classes=None):
    from vaihingen_qgis_plugin.training.contract.class_scheme import ISPRS, ClassScheme, LandCoverClass

    from vaihingen_qgis_plugin.styles.points import style_points

    made = tuple(LandCoverClass(value, f"class {value}", (value, 0, 0)) for value in classes or ())
    style_points(layer, ClassScheme(made) if classes else ISPRS)


def point_layer(count, name="points", fields=FIELDS, pixel_m2=0.01, classes=None, corner=(500000, 5400000)):
    """Points 10 m apart, the features in another order than their ids."""
    layer = QgsVectorLayer(f"Point?crs=EPSG:25832&{fields}", name, "memory")
    features = []
    for number in range(count, 0, -1):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(corner[0] + 10 * (number - 1), corner[1])))
        feature.setAttributes([number, None, number % 6, pixel_m2][: layer.fields().count()])
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    layer.updateExtents()
    style(layer, classes)
    return layer


def saved(layer, path):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "points"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
    copy = QgsVectorLayer(f"{path}|layername=points", "points", "ogr")
    assert copy.isValid()
    style(copy)
    return copy


def answers(layer):
    return {
        feature["id"]: None if feature["reference"] == NULL else feature["reference"] for feature in layer.getFeatures()
    }


class User:
    """Presses keys in the dock."""

    def __init__(self, window, *layers):
        self.window, self.layer = window, layers[0]
        window.active = layers[0]
        window.mapCanvas().setLayers(layers)
        window.mapCanvas().zoomToFullExtent()
        window.menu[0].trigger()
        from vaihingen_qgis_plugin.panels.points_dock import PointsDock

        (self.dock,) = window.mainWindow().findChildren(PointsDock)
        self.form = self.dock._form

    def press(self, *keys):
        for key in keys:
            if key == "undo":
                QTest.keyClick(self.form, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            elif key in KEYS:
                QTest.keyClick(self.form, KEYS[key])
            else:
                QTest.keyClicks(self.form, key)

    def at(self):
        """The point that the dock looks at, by the map's centre."""
        centre = self.window.mapCanvas().center()
        return round((centre.x() - 500000) / 10) + 1

    def text(self):
        return self.form._point.text()

    def message(self):
        return self.form._message.text()

    def click(self, words):
        (button,) = [button for button in self.form.findChildren(QPushButton) if button.text() == words]
        assert button.isVisibleTo(self.form)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
