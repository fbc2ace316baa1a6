"""Files that belong to an output, and those beside it that belong to others."""

from __future__ import annotations

import json

import pytest

from tests.engine.contract.test_outputs import RECORD, TIFF, contents, labels, refused
from training.contract.errors import ConfigError
from training.contract.outputs import (
    OUR_MARK,
    check_outputs,
    discard,
    part_path,
    publish,
    read_record,
    refuse_false_place,
    write_record,
)


@pytest.mark.parametrize("end", [".aux.xml", ".ovr", ".msk"])
def test_what_belongs_to_a_raster_goes_with_it(tmp_path, end):
    path = tmp_path / "a.tif"
    path.write_bytes(TIFF)
    (tmp_path / f"a.tif{end}").write_text("of the old one")
    (tmp_path / "a.tif.run.json").write_text(RECORD)
    config = labels(path)
    check_outputs(config)
    part_path(path).write_bytes(TIFF + b"new")
    publish(config)
    assert contents(tmp_path) == {"a.tif": TIFF + b"new"}


@pytest.mark.parametrize("end", [".aux.xml", ".ovr", ".msk"])
def test_what_would_become_a_part_of_the_output_is_refused(tmp_path, end):
    (tmp_path / f"a.tif{end}").write_text("of nobody")
    refused(labels(tmp_path / "a.tif"), f"does not exist, but a.tif{end} beside it does")
    assert contents(tmp_path) == {f"a.tif{end}": b"of nobody"}


@pytest.mark.parametrize("content", [RECORD, "[]"])
def test_a_record_without_its_output_is_replaced_if_it_is_one(tmp_path, content):
    record = tmp_path / ".runs" / "a.tif.run.json"
    record.parent.mkdir()
    record.write_text(content)
    if content == RECORD:
        check_outputs(labels(tmp_path / "a.tif"))
    else:
        refused(labels(tmp_path / "a.tif"), "does not exist, but a.tif.run.json beside it does")
    assert record.read_text() == content


def test_a_record_of_an_earlier_version_is_read_and_goes_with_its_output(tmp_path):
    path, earlier = tmp_path / "a.tif", tmp_path / "a.tif.run.json"
    path.write_bytes(TIFF)
    earlier.write_text(RECORD)
    assert read_record(path) == json.loads(RECORD)
    write_record(path, {"parameters": {}, "outputs": {}, "job": "labels"})
    assert read_record(path)["job"] == "labels"
    part_path(path).write_bytes(TIFF + b"new")
    publish(labels(path))
    assert read_record(path) == {} and not earlier.exists()


@pytest.mark.parametrize(
    "style, ours",
    [("<qgis>mine</qgis>", False), (f"<qgis>{OUR_MARK}</qgis>", True)],
)
def test_only_a_style_of_ours_is_replaced(tmp_path, style, ours):
    for name in ("area.img", "area.tfw", "area.prj", "area.aux", "area.shp"):
        (tmp_path / name).write_text("mine")
    (tmp_path / "area.qml").write_text(style)
    path, told = tmp_path / "area.tif", []
    config = labels(path)
    check_outputs(config)
    before = contents(tmp_path)
    part_path(path).write_bytes(TIFF)
    part_path(path).with_suffix(".qml").write_text("new")
    publish(config, tell=told.append)
    after = contents(tmp_path)
    assert after.pop("area.tif") == TIFF
    assert (after.pop("area.qml") == b"new") == ours and len(told) == (not ours)
    assert ours or "area.qml was there already and is not ours: it stays" in told[0]
    del before["area.qml"]
    assert after == before


@pytest.mark.parametrize("others, stays", [((), False), (("a.img",), True)])
def test_a_style_of_an_older_output_goes_with_it(tmp_path, others, stays):
    path = tmp_path / "a.tif"
    for name in ("a.tif", *others):
        (tmp_path / name).write_bytes(TIFF)
    (tmp_path / "a.qml").write_text(OUR_MARK)
    part_path(path).write_bytes(TIFF)
    publish(labels(path))
    assert (tmp_path / "a.qml").exists() == stays


def test_the_styles_that_version_0_1_0_wrote_are_ours(tmp_path):
    from training.contract.class_scheme import ISPRS
    from training.raster_io.sidecars import qml_style

    path = tmp_path / "a.tif"
    (tmp_path / "a.qml").write_text(qml_style(ISPRS).replace(f"{OUR_MARK}\n", ""))
    part_path(path).write_bytes(TIFF)
    part_path(path).with_suffix(".qml").write_text("new")
    publish(labels(path))
    assert (tmp_path / "a.qml").read_text() == "new"


@pytest.mark.parametrize("name, beside", [("a.tif", "a.tfw"), ("a.tif", "a.wld"), ("a.tif", "a.TFW"),
                                          ("a.png", "a.pgw"), ("a.jp2", "a.j2w"), ("a", "a.wld")])  # fmt: skip
def test_a_file_that_would_give_a_false_place_is_refused(tmp_path, name, beside):
    refuse_false_place(tmp_path / name)
    (tmp_path / beside).write_text("1\n0\n0\n-1\n0\n0\n")
    with pytest.raises(ConfigError, match=f"has no place in map units, but {beside} beside it would give it one"):
        refuse_false_place(tmp_path / name)


def test_files_with_similar_names_are_nobodys(tmp_path):
    names = ["a.part.tif", "a.part", "a.part.ovr", "a.tif.part", "a.tif.bak", "ab.vaihingen.part.tif"]
    for name in names:
        (tmp_path / name).write_text("mine")
    config = labels(tmp_path / "a.tif")
    check_outputs(config)
    discard(config)
    part_path(tmp_path / "a.tif").write_bytes(TIFF)
    publish(config)
    discard(config)
    assert contents(tmp_path) == {"a.tif": TIFF, **dict.fromkeys(names, b"mine")}
