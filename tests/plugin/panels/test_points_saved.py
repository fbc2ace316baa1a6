"""Answers of the points dock: where they are saved, and what happens with the layers."""

import sqlite3

from interpreting import UNSURE, User, answers, point_layer, saved
from qgis.core import (
    QgsProject,
    QgsVectorLayer,
)


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
