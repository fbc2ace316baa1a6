"""Interpreting sample points by keys: what is pressed, where the map goes, what stands in the layer afterwards."""

import pytest
from interpreting import UNSURE, User, answers, point_layer
from qgis.core import (
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton
from small_inputs import write_raster


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
