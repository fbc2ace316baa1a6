"""Class schemes: the ISPRS one, and those from files."""

from __future__ import annotations

import json

import pytest

from tests.small_rasters import ISPRS_COLOURS
from training.contract.class_scheme import ISPRS, ClassScheme, LandCoverClass
from training.contract.errors import ConfigError
from training.contract.legends.class_file import load_scheme

THREE = ClassScheme(
    (
        LandCoverClass(1, "water", (0, 0, 200)),
        LandCoverClass(7, "land", (10, 200, 16)),
        LandCoverClass(9, "?", (0, 0, 0)),
    ),
    undefined=9,
)


def test_the_isprs_scheme():
    assert ISPRS.values == (0, 1, 2, 3, 4, 5, 6) and ISPRS.undefined == 6
    assert [c.colour for c in ISPRS.classes] == [tuple(colour) for colour in ISPRS_COLOURS.tolist()]
    assert [c.value for c in ISPRS.learnt()] == [0, 1, 2, 3, 4, 5]
    assert [c.value for c in ISPRS.learnt(with_undefined=True)] == [0, 1, 2, 3, 4, 5, 6]
    assert ISPRS.name_of(4) == "car" and ISPRS.name_of(99) == "99"
    assert load_scheme("") is ISPRS


def test_json_file(tmp_path):
    path = tmp_path / "classes.json"
    path.write_text(json.dumps(THREE.to_dict()), encoding="utf-8")
    assert load_scheme(str(path)) == THREE


@pytest.mark.parametrize(
    "text",
    [
        'value,name,colour\n1,water,"0,0,200"\n7,land,#0ac810\n9,undefined,0 0 0\n',
        '\ufeffvalue, name, colour\n1, water, 0 0 200\n7, land, "10;200;16"\n9, Undefined, #000000\n',
    ],
)
def test_csv_file(tmp_path, text):
    path = tmp_path / "classes.csv"
    path.write_text(text, encoding="utf-8")
    scheme = load_scheme(str(path))
    assert scheme.undefined == 9
    assert [(c.value, c.colour) for c in scheme.classes] == [
        (1, (0, 0, 200)),
        (7, (10, 200, 16)),
        (9, (0, 0, 0)),
    ]
    assert scheme.classes[1].colour_hex == "#0ac810"


COLOURS = [(1, (0, 0, 200)), (7, (10, 200, 16)), (9, (0, 0, 0))]


@pytest.mark.parametrize(
    "text",
    [
        "Value;Name;Color\n1;water;0,0,200\n7;land;#0AC810\n9;undefined;0 0 0\n",
        "VALUE\tNAME\tCOLOUR\n1\twater\t0,0,200\n7\tland\t10 200 16\n9\tundefined\t#000000\n",
        "name,value,red,green,blue\nwater,1,0,0,200\nland,7,10,200,16\nundefined,9,0,0,0\n",
        "value;name;R;G;B;remark\n1;water;0;0;200;\n7;land;10;200;16;dry, mostly\n9;UNDEFINED;0;0;0;\n",
        '\ufeff"value";"name";"colour"\r\n"1";"water";"0,0,200"\r\n"7";"land";"#0ac810"\r\n"9";"undefined";"0;0;0"\r\n',
        "value , name , colour \n 1 , water , #0000c8 \n\n 7 , land , #0ac810 \n,,\n9,undefined,#000000",
    ],
    ids=["semicolons", "tabs", "three columns", "r g b", "quoted", "spaces"],
)
def test_csv_as_spreadsheets_write_it(tmp_path, text):
    path = tmp_path / "classes.csv"
    path.write_text(text, encoding="utf-8", newline="")
    scheme = load_scheme(str(path))
    assert [(c.value, c.colour) for c in scheme.classes] == COLOURS and scheme.undefined == 9
    assert [c.name.lower() for c in scheme.classes] == ["water", "land", "undefined"]


@pytest.mark.parametrize("key", ["colour", "color"])
@pytest.mark.parametrize("bare", [True, False])
def test_json_list_of_classes(tmp_path, key, bare):
    rows = [{"value": v, "name": n, key: c} for (v, c), n in zip(COLOURS, ("water", "land", "Undefined"))]
    rows[1][key] = "#0ac810"
    path = tmp_path / "classes.JSON"
    path.write_text("\ufeff" + json.dumps(rows if bare else {"classes": rows}), encoding="utf-8")
    scheme = load_scheme(str(path))
    assert [(c.value, c.colour) for c in scheme.classes] == COLOURS and scheme.undefined == 9


def test_json_may_say_that_no_class_is_undefined(tmp_path):
    path = tmp_path / "classes.json"
    data = {**THREE.to_dict(), "undefined": None}
    data["classes"][2]["name"] = "undefined"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert load_scheme(str(path)).undefined is None


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_told_with_the_remedy(tmp_path, encoding):
    path = tmp_path / "classes.csv"
    path.write_text("value,name,colour\n1,Gewässer,0 0 200\n2,Äcker,0 200 0\n", encoding=encoding)
    with pytest.raises(ConfigError, match=r"classes\.csv is not encoded in UTF-8") as caught:
        load_scheme(str(path))
    assert "CSV UTF-8" in caught.value.hint


@pytest.mark.parametrize(
    "text, words",
    [
        ("value,name\n1,water\n", "has the columns value, name, but value, name and colour"),
        ("code;class;rgb\n1;water;0 0 0\n", "has the columns code, class, rgb, but"),
        ("value,name,red,green\n1,water,0,0\n", "or red, green, blue"),
        ("", "columns of an empty file"),
        ("value,name,colour\n1,water,0,0,200\n", "3 columns, but 5 fields in the line '1,water,0,0,200'"),
    ],
)
def test_a_wrong_table_is_told(tmp_path, text, words):
    path = tmp_path / "classes.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=words) as caught:
        load_scheme(str(path))
    assert caught.value.hint


def test_csv_without_an_undefined_class(tmp_path):
    path = tmp_path / "classes.csv"
    path.write_text("value,name,colour\n1,water,0 0 200\n2,land,0 200 0\n", encoding="utf-8")
    scheme = load_scheme(str(path))
    assert scheme.undefined is None and len(scheme.learnt()) == 2


ROWS = "1,water,0 0 200\n2,land,0 200 0\n"


@pytest.mark.parametrize(
    "rows, words",
    [
        (ROWS + "1,sand,9 9 9\n", "value 1 stands more than once"),
        (ROWS + "3,water,9 9 9\n", "name water stands more than once"),
        (ROWS + "3,sand,0 0 200\n", r"colour \(0, 0, 200\) stands more than once"),
        (ROWS + "255,sand,9 9 9\n", r"values must lie in 0-254, found \[255\]"),
        (ROWS + "-1,sand,9 9 9\n", r"values must lie in 0-254, found \[-1\]"),
        ("1,water,0 0 200\n2,undefined,0 0 0\n", "at least two classes"),
        (ROWS + "three,sand,9 9 9\n", "cannot be read"),
        (ROWS + "3,sand,9 9\n", "cannot be read"),
        (ROWS + "3,sand,9 9 256\n", "cannot be read"),
        (ROWS + "3,sand,#12345g\n", "cannot be read"),
        (ROWS + "3\n", "cannot be read"),
    ],
)
def test_wrong_rows_are_refused(tmp_path, rows, words):
    path = tmp_path / "classes.csv"
    path.write_text("value,name,colour\n" + rows, encoding="utf-8")
    with pytest.raises(ConfigError, match=words) as caught:
        load_scheme(str(path))
    assert caught.value.hint


@pytest.mark.parametrize(
    "name, content",
    [
        ("a.json", b"{half"),
        ("a.csv", b"\xff\xfe\x81"),
        ("a.json", b"[1]"),
        ("a.json", b"7"),
        ("a.json", b'{"classes": 7}'),
        ("a.csv", b""),
    ],
)
def test_wrong_files_are_refused(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        load_scheme(str(tmp_path / name))
    assert caught.value.hint


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ConfigError, match=r"no\.json cannot be read"):
        load_scheme(str(tmp_path / "no.json"))


def test_an_undefined_value_that_is_no_class_becomes_one():
    scheme = ClassScheme.from_dict({"classes": THREE.to_dict()["classes"][:2], "undefined": 0})
    assert scheme.undefined == 0 and scheme.classes[2] == LandCoverClass(0, "undefined", (0, 0, 0))
    assert [c.value for c in scheme.learnt()] == [1, 7]
