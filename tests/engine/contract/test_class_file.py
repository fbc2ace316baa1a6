"""Class files that users bring: what is understood, and what the message says of the others."""

from __future__ import annotations

import json

import pytest

from training.contract.class_scheme import ISPRS, ClassScheme
from training.contract.errors import ConfigError
from training.contract.legends.class_file import load_scheme

TWO = [{"value": 1, "name": "water", "colour": "#0000c8"}, {"value": 2, "name": "land", "colour": [0, 200, 0]}]


def load(folder, content, name="classes.json"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_scheme(str(path))


def refusal(folder, content, name="classes.json"):
    with pytest.raises(ConfigError) as caught:
        load(folder, content, name)
    assert name in caught.value.message and caught.value.hint and "Error" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("word", ["", "isprs", "ISPRS", " isprs "])
def test_the_built_in_scheme_by_its_word(word):
    assert load_scheme(word) is ISPRS


def test_a_word_that_is_none():
    with pytest.raises(ConfigError, match=r"there is no such file .a word in its place can only be isprs"):
        load_scheme("vaihingen")


class TestUndefined:
    def test_a_value_without_class_is_added(self, tmp_path):
        scheme = load(tmp_path, json.dumps({"classes": TWO, "undefined": 0}))
        assert scheme.undefined == 0 and scheme.name_of(0) == "undefined" and scheme.colour_of(0) == (0, 0, 0)

    def test_its_colour_is_free(self, tmp_path):
        black = [{**TWO[0], "colour": "#000000"}, TWO[1]]
        scheme = load(tmp_path, json.dumps({"classes": black, "undefined": 0}))
        assert len({c.colour for c in scheme.classes}) == 3

    @pytest.mark.parametrize("undefined", [255, None])
    def test_no_class(self, tmp_path, undefined):
        assert load(tmp_path, json.dumps({"classes": TWO, "undefined": undefined})).undefined is None

    def test_by_name(self, tmp_path):
        classes = [*TWO, {"value": 9, "name": "Unlabelled", "colour": "#999999"}]
        assert load(tmp_path, json.dumps({"classes": classes, "undefined": "unlabelled"})).undefined == 9

    def test_a_value_beyond_codes_is_one_of_references(self, tmp_path):
        scheme = load(tmp_path, json.dumps({"classes": TWO, "undefined": -1}))
        assert scheme.undefined_values == (-1,) and scheme.name_of(scheme.undefined) == "undefined"

    @pytest.mark.parametrize("key", ["undefined_colours", "undefined_colors"])
    def test_further_values_and_colours(self, tmp_path, key):
        scheme = load(tmp_path, json.dumps({"classes": TWO, key: [[0, 0, 0], "#9b9b9b"], "undefined_values": [0, 7]}))
        assert scheme.undefined == 0 and scheme.undefined_colours == ((155, 155, 155),)
        assert scheme.colour_of(0) == (0, 0, 0) and scheme.undefined_values == (7,)
        assert ClassScheme.from_dict(json.loads(json.dumps(scheme.to_dict()))) == scheme

    def test_beside_the_built_in_classes(self, tmp_path):
        scheme = load(tmp_path, '{"classes": "ISPRS", "undefined_colours": [[1, 2, 3]]}')
        assert scheme.classes == ISPRS.classes and scheme.undefined == 6 and scheme.undefined_colours == ((1, 2, 3),)

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("c.csv", "value,name,colour\n1,a,#0000c8\n2,b,#00c800\n0,undefined,#9b9b9b\n0,undefined,#000000\n"),
            ("c.csv", "value;name;r;g;b\n1;a;0;0;200\n2;b;0;200;0\n0;undefined;155;155;155\n0;undefined;0;0;0\n"),
            ("c.json", json.dumps([*TWO, *({"value": 0, "name": "undefined", "colour": 3 * [c]} for c in (155, 0))])),
        ],
    )
    def test_further_lines_named_undefined(self, tmp_path, name, text):
        scheme = load(tmp_path, text, name)
        assert (scheme.undefined, scheme.undefined_colours, scheme.values[-1]) == (0, ((0, 0, 0),), 0)

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ({"undefined_colours": [[0, 0]]}, '"undefined_colours" is [[0, 0]], but a list such as [[0, 0, 0]]'),
            ({"undefined_colours": 7}, '"undefined_colours" is 7'),
            ({"undefined_values": ["x"]}, "\"undefined_values\" is ['x']"),
            ({"undefined_values": [2]}, "2 in undefined_values is the value of a class"),
            ({"undefined_colours": ["#0000c8"]}, "(0, 0, 200) in undefined_colours is the colour of a class"),
            ({"undefined": "sand"}, '"undefined" is sand, but the value of a class'),
            ({"undefined": 1.5}, '"undefined" is 1.5'),
        ],
    )
    def test_what_is_wrong(self, tmp_path, more, words):
        assert words in refusal(tmp_path, json.dumps({"classes": TWO, **more}))


class TestForeignFiles:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("", "it is empty"),
            ("\ufeff", "it is empty"),
            ('[{"value": 1,}]', "JSON has no trailing commas"),
            ("{", "it is no JSON, at line 1"),
            ("7", "no list of classes"),
            ("null", "no list of classes"),
            ('{"classes": {"water": "#0000ff"}}', "no list of classes"),
            ('{"0": "water", "1": "land"}', "no list of classes"),
            ('{"classes": "vaihingen"}', "no list of classes"),
            ('{"classes": [{"title": "Water", "color": "#50E3C2"}]}', 'has no "value" and no "name"'),
            ('[{"id": 1, "name": "water"}]', 'has no "value" and no "colour"'),
            ('[{"value": null, "name": "water", "colour": "#000000"}]', 'has no "value"'),
            ('[["water", 1]]', "is no class"),
            ('[{"value": 1.5, "name": "a", "colour": "#000000"}]', "1.5"),
            ('[{"value": true, "name": "a", "colour": "#000000"}]', "True"),
            ('[{"value": 1, "name": "a", "colour": "red"}]', "'red'"),
            ('[{"value": 1, "name": "a", "colour": {"r": 1}}, {"value": 2, "name": "b", "colour": 7}]', "'r': 1"),
            ("[" * 100_000, "cannot be read"),
        ],
    )  # fmt: skip
    def test_json(self, tmp_path, content, words):
        text = refusal(tmp_path, content)
        assert words in text and '"value": 1, "name": "building", "colour": "#ff0000"' in text

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("water\nland\n", "has the columns water"),
            ("0,0,255\n0,255,0\n", "has the columns 0, 0, 255"),
            ("value,name,colour\n", "at least two classes"),
            ("value,name,colour\n1,a\n2,b,#000000\n", 'has no "colour"'),
        ],
    )
    def test_csv(self, tmp_path, content, words):
        assert words in refusal(tmp_path, content, "classes.csv")

    def test_separators_at_the_end_of_lines(self, tmp_path):
        assert load(tmp_path, "value;name;colour\n1;a;#000000;;\n2;b;#000001;\n", "c.csv").values == (1, 2)

    def test_a_folder(self, tmp_path):
        with pytest.raises(ConfigError, match="cannot be read"):
            load_scheme(str(tmp_path))

    def test_json_and_styles_of_any_ending(self, tmp_path):
        assert load(tmp_path, json.dumps(TWO), "classes.txt").values == (1, 2)

    def test_a_style_of_qgis(self, tmp_path):
        entry = '<paletteEntry value="{}" color="{}" label="{}" alpha="255"/>'
        entries = entry.format(1, "#0000c8", "water") + entry.format(2, "#00c800", "2")
        text = f'<!DOCTYPE qgis><qgis><rasterrenderer type="paletted">{entries}</rasterrenderer></qgis>'
        scheme = load(tmp_path, text, "style.qml")
        assert [(c.value, c.name, c.colour) for c in scheme.classes] == [
            (1, "water", (0, 0, 200)), (2, "class 2", (0, 200, 0))
        ]  # fmt: skip

    @pytest.mark.parametrize("text", ["<qgis><renderer-v2/></qgis>", "<qgis>", "<!DOCTYPE html><html></html>"])
    def test_other_styles(self, tmp_path, text):
        assert "no style of QGIS" in refusal(tmp_path, text, "style.qml")
