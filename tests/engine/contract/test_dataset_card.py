"""The description of a data set: what is written is read, older files are read too, damage is named."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plain_words import PYTHON
from training.contract.class_scheme import ISPRS
from training.contract.dataset_card import DatasetCard, DatasetChannel, Source, read_dataset_card
from training.contract.errors import DatasetError

ROOT = Path(__file__).resolve().parents[3]
FOREST = Source(
    tile="forest", number="3", ortho="o.tif", reference="r.tif", height="h.tif", sha256={"ortho": "ab"}, width_px=9,
    height_px=8, crs="EPSG:25832", bands=4, dtype="uint16", height_dtype="float32", split=("test",), low_height_m=12.5,
)  # fmt: skip
TOWN = Source("town", "", "/d/top/town.tif", "a.gpkg; b.gpkg", split=("train", "validation"))
CARD = DatasetCard(
    engine_version="0.2.0", patch_size=64, sampling="stratified", overlap=50, stratum_size_px=300, split="blocks",
    block_size_px=500, buffer_px=32, seed=7, gsd_m=0.09, scheme=ISPRS,
    channels=(DatasetChannel("red", 1, "digital number", 120.5, 50.25), DatasetChannel("height", 0, "m", 3.0, 2.0)),
    ortho_bands=4, ortho_dtype="uint16", height_reference="ground", sources=(FOREST, TOWN),
    patches={"train": 5, "validation": 2, "test": 1}, counts={"train": {0: 3, 255: 1}, "test": {}},
    available={"train": {0: 30}}, shared_pixels=0, skipped={"place already taken": 2},
    parameters={"balance": True, "min_labelled": 10.0}, warnings=("Odd.",),
)  # fmt: skip
NEEDED = {"patch_size", "gsd_m", "scheme", "channels", "ortho_bands", "ortho_dtype", "height_reference", "counts"}


def without(data, *keys):
    return {key: value for key, value in data.items() if key not in keys}


def content():
    return json.loads(CARD.to_json())


def read(data):
    return DatasetCard.from_json(json.dumps(data), "/data/set")


def refused(data):
    with pytest.raises(DatasetError) as caught:
        read(data)
    assert "/data/set" in caught.value.message and caught.value.hint
    return caught.value.message


def test_what_is_written_is_what_is_read():
    assert DatasetCard.from_json(CARD.to_json(), "set") == CARD


def test_the_file_holds_every_field():
    assert set(content()) == {field.name for field in dataclasses.fields(DatasetCard)}


def test_a_tile_without_heights_has_no_low_height():
    forest, town = content()["sources"]
    assert forest["low_height_m"] == 12.5 and "low_height_m" not in town


def test_what_it_tells():
    assert CARD.roles == ("red", "height") and CARD.test_sources == (FOREST,)
    assert CARD.balanced is True and CARD.min_labelled_percent == 10.0


def test_an_older_file_may_say_little():
    card = read({key: value for key, value in content().items() if key in NEEDED | {"format_version"}})
    assert card.scheme == ISPRS and card.counts == CARD.counts
    assert (card.sources, card.patches, card.available, card.warnings) == ((), {}, {}, ())
    assert (card.seed, card.shared_pixels, card.balanced, card.min_labelled_percent) == (None, None, None, None)


def test_what_only_a_later_version_knows_is_passed_over():
    data = {**content(), "weather": "fine"}
    data["sources"][0]["weather"] = data["channels"][0]["weather"] = "fine"
    assert read(data) == CARD


@pytest.mark.parametrize("key", sorted(NEEDED))
def test_each_missing_key_is_named(key):
    assert f"is damaged ({key} missing in dataset.json)" in refused(without(content(), key))


@pytest.mark.parametrize("part, key", [("channels", "std"), ("sources", "ortho")])
def test_a_missing_key_of_a_part_is_named(part, key):
    data = content()
    del data[part][0][key]
    assert f"{key} missing in dataset.json" in refused(data)


def test_several_missing_keys_are_named_at_once():
    assert "counts, gsd_m missing" in refused(without(content(), "counts", "gsd_m"))


@pytest.mark.parametrize(
    "changes",
    [
        {"format_version": "one"}, {"patch_size": None}, {"ortho_bands": "many"}, {"scheme": {"classes": []}},
        {"channels": 3}, {"channels": ["red"]}, {"sources": [5]}, {"counts": [1]}, {"counts": {"train": {"a": 1}}},
        {"patch_size": 0}, {"patch_size": 2**31}, {"ortho_bands": -1}, {"gsd_m": float("nan")}, {"gsd_m": -1},
        {"ortho_dtype": "image"}, {"height_reference": "sea"}, {"height_halo_px": -1}, {"counts": {"train": {"1": -1}}},
        {"counts": {"train": {"1": 10**30}}}, {"channels": []}, {"sources": [{**content()["sources"][0], "height": 5}]},
        {"channels": [{**content()["channels"][0], "band": 9}]}, {"channels": [{**content()["channels"][0], "std": 0}]},
        {"warnings": "x"}, {"parameters": []}, {"seed": "one"}, {"format_version": True}, {"patch_size": 1e308},
    ],
    ids=lambda changes: str(changes)[:60],
)  # fmt: skip
def test_damage_is_told_in_plain_words(changes):
    message = refused({**content(), **changes})
    assert "The data set /data/set is damaged (" in message and not PYTHON.search(message)


@pytest.mark.parametrize("data", [[], None, "set", without(content(), "format_version")], ids=str)
def test_what_is_no_description_is_damage(data):
    assert "is damaged" in refused(data) and not PYTHON.search(refused(data))


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"a": ' + "9" * 5000 + "}"], ids=lambda text: text[:9])
def test_what_is_no_json_is_damage(text):
    with pytest.raises(DatasetError) as error:
        DatasetCard.from_json(text, "set")
    assert not PYTHON.search(error.value.message) and len(error.value.message) < 200


def test_a_newer_format_is_told_even_if_nothing_else_is_known():
    assert refused({"format_version": 2}) == ("The data set /data/set has format version 2, this plugin reads up to 1.")


def test_a_folder_without_description_is_no_data_set(tmp_path):
    with pytest.raises(DatasetError, match=r"is not a data set: dataset.json is missing \(No such file"):
        read_dataset_card(tmp_path)
    (tmp_path / "dataset.json").write_bytes(b"\xff\xfe")
    with pytest.raises(DatasetError, match="is damaged"):
        read_dataset_card(str(tmp_path))
    (tmp_path / "dataset.json").write_bytes(b"\xff" + CARD.to_json().encode() * 9)
    with pytest.raises(DatasetError, match=r"byte 1 is no part of a text in UTF-8 in dataset\.json"):
        read_dataset_card(tmp_path)


def test_reading_needs_no_package(tmp_path):
    """In QGIS there is neither torch nor, for the contract, numpy: here without any package at all."""
    (tmp_path / "dataset.json").write_text(CARD.to_json(), encoding="utf-8")
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import training.contract.patch_list; "
        f"from training.contract.dataset_card import read_dataset_card; "
        f"sys.stdout.write(read_dataset_card({str(tmp_path)!r}).to_json())"
    )
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == CARD.to_json()
