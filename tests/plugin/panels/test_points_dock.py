"""Interpreting sample points by keys: what is pressed, where the map goes, what stands in the layer afterwards."""

import sqlite3

import pytest
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton
from small_inputs import write_raster
from small_window import Window

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


@pytest.fixture
def window():
    QgsSettings().remove("vaihingen_unet/interpretation/scale_factor")
    window = Window()
    crs = QgsCoordinateReferenceSystem("EPSG:25832")
    window.mapCanvas().setDestinationCrs(crs)
    yield window
    QgsProject.instance().clear()
    window.mainWindow().close()


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


@pytest.fixture
def interpret(window, panels):
    """Add a layer to the project and open the dock with it."""

    def start(layer):
        QgsProject.instance().addMapLayer(layer)
        return User(window, layer)

    start.window = window
    return start


class TestKeys:
    def test_twenty_points_by_keys_alone(self, interpret):
        """Every class, unsure, back, skip and undo; the layer holds what was meant, in the order of the ids."""
        user = interpret(point_layer(20))
        assert user.window.mainWindow().focusWidget() is user.form
        expected = {}
        for number in range(1, 21):
            assert user.at() == number and user.text().startswith(f"Point {number}")
            key = "1234560"[number % 6] if number % 7 else "u"
            expected[number] = UNSURE if key == "u" else int(key) - 1
            user.press(key)
        assert answers(user.layer) == expected
        assert user.text() == "All points are interpreted. (2 unsure)"
        assert not user.layer.isEditable() and user.message() == ""

    def test_the_way(self, interpret):
        user = interpret(point_layer(5))
        user.press("1", "forward", "2")  # point 2 stays open
        assert user.at() == 4 and answers(user.layer) == {1: 0, 2: None, 3: 1, 4: None, 5: None}
        user.press("back", "back", "back")
        assert user.at() == 1
        user.press("3")
        assert user.at() == 2 and answers(user.layer)[1] == 2  # on to the next open one
        user.press("u", "4", "5")
        assert user.text() == "All points are interpreted. (1 unsure)"
        user.press("forward")  # to the unsure one
        assert user.at() == 2 and user.text() == "Point 2 (1 unsure)"
        user.press("6")
        assert answers(user.layer) == {1: 2, 2: 5, 3: 1, 4: 3, 5: 4}

    def test_undo_takes_back_one_after_the_other(self, interpret):
        user = interpret(point_layer(4))
        user.press("1", "2", "back", "3", "undo")
        assert user.at() == 2 and answers(user.layer) == {1: 0, 2: 1, 3: None, 4: None}
        user.press("undo")
        assert user.at() == 2 and answers(user.layer) == {1: 0, 2: None, 3: None, 4: None}
        user.press("undo", "undo")
        assert user.at() == 1 and set(answers(user.layer).values()) == {None}

    def test_an_answer_that_was_changed_elsewhere_stays(self, interpret):
        user = interpret(point_layer(3))
        user.press("1")
        first = next(feature for feature in user.layer.getFeatures() if feature["id"] == 1)
        user.layer.startEditing()
        user.layer.changeAttributeValue(first.id(), user.layer.fields().lookupField("reference"), 4)
        user.layer.commitChanges()
        user.press("undo")
        assert answers(user.layer)[1] == 4 and "changed elsewhere" in user.message()

    def test_letters_after_nine_classes_and_a_french_keyboard(self, interpret):
        values = list(range(10, 22))
        user = interpret(point_layer(4, classes=values))
        user.press("9", "a", "c")
        QApplication.sendEvent(
            user.form, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Eacute, Qt.KeyboardModifier.NoModifier, "é")
        )
        assert answers(user.layer) == {1: 18, 2: 19, 3: 21, 4: 11}

    def test_keys_without_meaning_do_nothing(self, interpret):
        user = interpret(point_layer(2))
        user.press("7", "9", "x", "?", "back", "undo")
        assert user.at() == 1 and set(answers(user.layer).values()) == {None}
        QTest.keyClick(user.form, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        assert set(answers(user.layer).values()) == {None}

    def test_our_keys_come_before_shortcuts_of_the_window(self, interpret):
        user = interpret(point_layer(1))
        for key, text, ours in ((Qt.Key.Key_1, "1", True), (Qt.Key.Key_F5, "", False)):
            event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text)
            event.ignore()
            QApplication.sendEvent(user.form, event)
            assert event.isAccepted() is ours

    def test_the_map_gives_the_keys_back(self, interpret):
        from qgis.gui import QgsMapToolPan

        user = interpret(point_layer(2))
        pan = QgsMapToolPan(user.window.mapCanvas())
        user.window.mapCanvas().setMapTool(pan)
        user.window.mapCanvas().setFocus()
        QTest.mouseClick(user.window.mapCanvas().viewport(), Qt.MouseButton.LeftButton)
        assert user.window.mainWindow().focusWidget() is user.form

    def test_the_mapped_class_is_nowhere(self, interpret):
        user = interpret(point_layer(3))
        for part in user.form.findChildren(object):
            assert "map_class" not in str(getattr(part, "text", str)())

    def test_a_map_of_classes_that_is_seen_is_named(self, interpret, tmp_path):
        from vaihingen_qgis_plugin.training.contract.class_scheme import ISPRS

        from vaihingen_qgis_plugin.styles.styling import style_classes

        land_cover = QgsRasterLayer(write_raster(tmp_path / "m.tif", [[[1, 2], [3, 4]]], crs="EPSG:25832"), "map")
        style_classes(land_cover, ISPRS)
        layer = point_layer(2)
        QgsProject.instance().addMapLayers([land_cover, layer])
        user = User(interpret.window, layer)
        assert user.message() == ""
        canvas = user.window.mapCanvas()
        canvas.setLayers([layer, land_cover])
        assert user.message().startswith("The map shows the classes of map.")
        user.press("1")
        assert user.message().startswith("The map shows the classes of map.")
        canvas.setLayers([layer])
        assert user.message() == ""


class TestScale:
    @pytest.mark.parametrize("pixel_m", [0.09, 0.2, 1.0, 10.0])
    def test_a_pixel_of_the_raster_is_about_one_of_the_screen(self, interpret, pixel_m):
        user = interpret(point_layer(2, pixel_m2=pixel_m**2))
        QApplication.processEvents()  # the dock has made the map narrower
        canvas = user.window.mapCanvas()
        assert 0.8 < canvas.mapUnitsPerPixel() / pixel_m < 1.25
        assert user.form.scale() == pytest.approx(canvas.scale(), rel=0.02)

    def test_it_stays_and_is_remembered_for_other_rasters(self, interpret):
        user = interpret(point_layer(3, pixel_m2=0.0081))
        proposed = user.form.scale()
        user.form._scale.setScale(150)
        assert user.window.mapCanvas().scale() == pytest.approx(150, rel=0.02) and user.at() == 1
        user.window.mapCanvas().zoomScale(5000)
        user.press("1")
        assert user.window.mapCanvas().scale() == pytest.approx(150, rel=0.02) and user.at() == 2
        other = point_layer(2, "others", pixel_m2=1.0)
        QgsProject.instance().addMapLayer(other)
        user.dock.interpret(other)
        assert user.form.scale() == pytest.approx(150 / proposed * user.dock._proposed)
        user.dock.interpret(user.layer)
        assert user.form.scale() == pytest.approx(150)

    def test_without_a_size_the_raster_below_tells(self, interpret, tmp_path):
        path = write_raster(tmp_path / "r.tif", [[[1] * 50] * 50], crs="EPSG:25832")  # of 1 m
        raster = QgsRasterLayer(path, "r")
        layer = point_layer(1, fields="field=id:integer&field=reference:integer", corner=(1010.5, 1990.5))
        QgsProject.instance().addMapLayers([layer, raster])
        user = User(interpret.window, layer, raster)
        QApplication.processEvents()
        assert 0.8 < user.window.mapCanvas().mapUnitsPerPixel() < 1.25


class TestSaving:
    def test_every_answer_is_in_the_file_at_once(self, interpret, tmp_path):
        path = tmp_path / "points.gpkg"
        user = interpret(saved(point_layer(3), path))
        user.press("1", "u")
        other = QgsVectorLayer(f"{path}|layername=points", "again", "ogr")
        assert answers(other) == {1: 0, 2: UNSURE, 3: None}

    def test_in_edit_mode_answers_are_the_users_edits(self, interpret, tmp_path):
        path = tmp_path / "points.gpkg"
        user = interpret(saved(point_layer(3), path))
        user.layer.startEditing()
        user.press("1", "2")
        other = QgsVectorLayer(f"{path}|layername=points", "again", "ogr")
        assert set(answers(other).values()) == {None} and answers(user.layer) == {1: 0, 2: 1, 3: None}
        assert "edit mode" in user.message()
        user.click("Save")
        other.reload()
        assert answers(other) == {1: 0, 2: 1, 3: None} and user.layer.isEditable() and user.message() == ""
        user.press("3")
        user.layer.rollBack()
        assert user.text() == "Point 3"  # open again

    def test_what_cannot_be_saved_waits_and_is_not_lost(self, interpret, tmp_path):
        path = tmp_path / "points.gpkg"
        user = interpret(saved(point_layer(3), path))
        with sqlite3.connect(path) as base:
            base.execute("CREATE TRIGGER no BEFORE UPDATE ON points BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")
        base.close()
        user.press("1")
        assert "could not be saved" in user.message() and "Save" in user.message()
        user.press("2")
        assert user.text() == "Point 3" and answers(user.layer) == {1: 0, 2: 1, 3: None}
        with sqlite3.connect(path) as base:
            base.execute("DROP TRIGGER no")
        base.close()
        user.click("Save")
        assert answers(QgsVectorLayer(f"{path}|layername=points", "again", "ogr")) == {1: 0, 2: 1, 3: None}
        assert not user.layer.isEditable() and user.message() == ""

    def test_a_layer_that_cannot_be_edited_says_so(self, interpret):
        layer = point_layer(2)
        layer.setReadOnly(True)
        user = interpret(layer)
        assert "points cannot be edited" in user.message()
        user.press("1")
        assert set(answers(layer).values()) == {None} and user.at() == 1

    def test_a_layer_without_its_style_says_so(self, interpret):
        layer = point_layer(2)
        layer.setEditorWidgetSetup(1, type(layer.editorWidgetSetup(1))("TextEdit", {}))
        assert "no list of classes" in interpret(layer).message()

    def test_text_fields_get_texts(self, interpret):
        user = interpret(point_layer(2, fields="field=id:string&field=reference:string&field=map_class:integer"))
        user.press("2", "u")
        assert answers(user.layer) == {"1": "1", "2": "255"}

    def test_copies_are_named(self, interpret):
        layer = point_layer(3)
        copy = next(layer.getFeatures())
        layer.dataProvider().addFeatures([copy])
        assert "Copied points: 3 occur more than once in points" in interpret(layer).message()


class TestLayers:
    def test_a_layer_removed_meanwhile(self, interpret):
        user = interpret(point_layer(3))
        user.press("1")
        QgsProject.instance().removeMapLayer(user.layer.id())
        assert "no layer of sample points" in user.message() and user.text() == ""
        user.press("1", "u", "back", "undo")

    def test_the_work_does_not_jump_to_another_layer(self, interpret):
        user = interpret(point_layer(3))
        second = QgsProject.instance().addMapLayer(point_layer(2, "second"))
        QgsProject.instance().removeMapLayer(user.layer.id())
        user.press("1")
        assert user.message() == "Choose the points to interpret in the list."
        assert set(answers(second).values()) == {None}
        user.form._layers.setCurrentIndex(0)
        user.form._layers.activated.emit(0)
        user.press("1")
        assert answers(second) == {1: 0, 2: None}

    def test_a_second_layer(self, interpret):
        user = interpret(point_layer(3, "first"))
        user.press("1")
        second = point_layer(2, "second")
        QgsProject.instance().addMapLayer(second)
        assert user.layer is user.dock._way.points.layer
        names = [user.form._layers.itemText(number) for number in range(user.form._layers.count())]
        assert sorted(names) == ["first", "second"]
        user.dock.interpret(second)
        user.press("2")
        assert answers(second) == {1: 1, 2: None} and answers(user.layer) == {1: 0, 2: None, 3: None}
        user.dock.interpret(user.layer)
        assert user.at() == 2  # goes on
        QgsProject.instance().removeMapLayer(second.id())
        user.press("3")
        assert answers(user.layer)[2] == 2

    def test_points_that_come_and_go(self, interpret):
        user = interpret(point_layer(3))
        first = next(feature for feature in user.layer.getFeatures() if feature["id"] == 1)
        user.layer.startEditing()
        user.layer.deleteFeature(first.id())
        assert user.text() == "Point 2"
        user.layer.commitChanges()
        user.press("1")
        assert answers(user.layer) == {2: 0, 3: None}

    def test_other_layers_are_not_offered(self, window, panels):
        from vaihingen_qgis_plugin.panels.point_layer import is_point_layer

        lines = QgsVectorLayer("LineString?field=id:integer&field=reference:integer", "l", "memory")
        plain = QgsVectorLayer("Point?field=id:integer", "p", "memory")
        assert not any(map(is_point_layer, (lines, plain, None)))
        QgsProject.instance().addMapLayers([lines, plain])
        assert window.of_layers == []
        assert "no layer of sample points" in User(window, plain).message()


class TestWindow:
    def test_a_closed_dock_leaves_no_mark_and_goes_on_when_it_is_opened_again(self, interpret):
        user = interpret(point_layer(3))
        user.press("1")
        items = len(user.window.mapCanvas().scene().items())
        user.dock.close()
        assert len(user.window.mapCanvas().scene().items()) == items - 1
        user.dock.toggleViewAction().trigger()
        user.press("2")
        assert answers(user.layer) == {1: 0, 2: 1, 3: None}

    def test_the_offer_after_drawing(self, window, panels):
        layer = point_layer(4, "drawn")
        QgsProject.instance().addMapLayer(layer)
        assert window.of_layers == [layer]
        panels.points_loaded(layer)
        QApplication.processEvents()
        item = window.messageBar().currentItem()
        assert (item.title(), item.text()) == ("drawn", "4 points wait to be interpreted.")
        QTest.mouseClick(item.findChild(QPushButton), Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        (dock,) = window.mainWindow().findChildren(type(panels._points_dock))
        assert dock.isVisible() and dock._way.points.layer is layer
        assert window.messageBar().currentItem() is None

    def test_nothing_stays_after_unloading(self, window):
        from vaihingen_qgis_plugin.onlooker import onlooker
        from vaihingen_qgis_plugin.panels.panels import Panels

        panels = Panels(window)
        user = User(window, QgsProject.instance().addMapLayer(point_layer(2)))
        panels.end()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not window.menu and not window.of_types
        assert not window.mainWindow().findChildren(type(user.dock))
        assert onlooker() is not panels
        QgsProject.instance().addMapLayer(point_layer(1))  # nobody hears
