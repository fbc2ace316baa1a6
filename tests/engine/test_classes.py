"""Class schemes: the ISPRS one, and those from files."""

from __future__ import annotations

import json

import pytest

from tests.small_rasters import ISPRS_COLOURS
from training.contract.classes import ISPRS, ClassScheme, LandCoverClass, load_scheme
from training.contract.errors import ConfigError

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
    assert [item.colour for item in ISPRS.classes] == [tuple(colour) for colour in ISPRS_COLOURS.tolist()]
    assert [item.value for item in ISPRS.learnt()] == [0, 1, 2, 3, 4, 5]
    assert [item.value for item in ISPRS.learnt(with_undefined=True)] == [0, 1, 2, 3, 4, 5, 6]
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
    assert [(item.value, item.colour) for item in scheme.classes] == [
        (1, (0, 0, 200)),
        (7, (10, 200, 16)),
        (9, (0, 0, 0)),
    ]
    assert scheme.classes[1].colour_hex == "#0ac810"


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
    "name, content", [("a.json", b"{half"), ("a.csv", b"\xff\xfe\x81"), ("a.json", b"[1]"), ("a.csv", b"")]
)
def test_wrong_files_are_refused(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        load_scheme(str(tmp_path / name))
    assert caught.value.hint


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ConfigError, match=r"no\.json cannot be read"):
        load_scheme(str(tmp_path / "no.json"))


def test_an_undefined_value_that_is_no_class_is_refused():
    with pytest.raises(ConfigError, match="the undefined value 4 is no class"):
        ClassScheme.from_dict({**THREE.to_dict(), "undefined": 4})
