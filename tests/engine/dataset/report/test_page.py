"""The report on a data set: says everything, also what speaks against the data set; complete in one small file."""

from __future__ import annotations

import io
import json
import re

import numpy as np
import pytest
from affine import Affine
from PIL import Image

from tests.report_pages import check_page, decode
from tests.small_rasters import patchwork
from training.contract.class_scheme import ISPRS, ClassScheme
from training.contract.dataset_card import DatasetCard
from training.dataset.report.page import dataset_report
from training.dataset.report.split_map import MapTile, split_map
from training.raster_io import Grid
from training.windows import Window

DESCRIPTION = {
    "format_version": 1,
    "engine_version": "0.1.0",
    "patch_size": 64,
    "sampling": "grid",
    "overlap": 50,
    "split": "blocks",
    "block_size_px": 300,
    "buffer_px": 32,
    "stratum_size_px": 0,
    "seed": 7,
    "gsd_m": 0.09,
    "scheme": ISPRS.to_dict(),
    "channels": [
        {"role": "nir", "band": 1, "unit": "digital number", "mean": 120.3, "std": 50.1},
        {"role": "height", "band": 0, "unit": "m", "mean": 3.0, "std": 2.0},
    ],
    "ortho_bands": 3,
    "ortho_dtype": "uint8",
    "height_reference": "ground",
    "sources": [
        {
            "tile": "area1",
            "number": "1",
            "ortho": "/d/top/area1.tif",
            "height": "",
            "reference": "/d/gts/area1.tif",
            "width_px": 99,
            "height_px": 88,
            "crs": 'PROJCS["ETRS89 / UTM zone 32N",GEOGCS["x"]]',
            "split": ["train", "validation"],
        },
        {
            "tile": "area2",
            "number": "2",
            "ortho": "/d/top/area2.tif",
            "height": "",
            "reference": "/d/gts/area2.tif",
            "width_px": 99,
            "height_px": 88,
            "crs": "",
            "split": [],
        },
    ],
    "patches": {"train": 1200, "validation": 100, "test": 0},
    "counts": {
        "train": {"0": 300, "1": 100, "6": 44, "255": 5},
        "validation": {"0": 10, "1": 30},
        "test": {},
    },
    "available": {
        "train": {"0": 900, "1": 100, "2": 0, "6": 10},
        "validation": {"0": 10, "1": 30},
        "test": {},
    },
    "shared_pixels": 0,
    "skipped": {"too few labelled pixels": 3, "place already taken": 0},
    "warnings": [],
    "parameters": {"balance": False, "min_labelled": 10.0},
}
EXAMPLE = ("area1_000 (train)", np.zeros((64, 64, 3), np.uint8), patchwork(64, 64))
OPTIONAL = ("available", "block_size_px", "buffer_px", "overlap", "parameters", "shared_pixels", "skipped",
            "stratum_size_px", "warnings", "engine_version")  # fmt: skip
UNKNOWN = {"gsd_m": 0, "height_reference": "none"}


def read(description):
    return DatasetCard.from_json(json.dumps(description), "town")


def report(*, examples=(), split_map=None, **changes):
    """Text and pictures of a report whose description has some changes."""
    html = dataset_report("town", read({**DESCRIPTION, **changes}), examples, split_map)
    assert "url(" not in html
    return check_page(html)


def png():
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "png")
    return stream.getvalue()


def test_says_everything():
    text, pictures = report(examples=[EXAMPLE], split_map=png())
    for words in (
        'Data set "town"',
        "1 200",
        "1 300 patches of 64 × 64 pixels from 2 orthophotos",
        "75.0 %",
        "undefined (does not count)",
        "ETRS89 / UTM zone 32N",
        "training, validation",
        "not used",
        "gts/area1.tif",
        "50 %",
        "300 pixels (27 m)",
        "32 pixels (2.88 m)",
        "64 pixels (5.76 m)",
        "heights above ground",
        "too few labelled pixels",
        "No pixel lies both",
        "In no patch, nor anywhere in the area",
    ):
        assert words in text, words
    for words in ("Warning", "place already taken", "stratum", "low ground", "SPLIT="):
        assert words not in text, words
    assert len(pictures) == 1 + 1 + 2


def test_the_time_is_that_of_the_report():
    assert re.search(r"Vaihingen U-Net, 20\d\d-\d\d-\d\d \d\d:\d\d\.", report(created="1999-01-01T00:00:00")[0])


def test_warnings_stand_before_all_else():
    text, _ = report(warnings=["The heights look <absolute>.", "Only 3 of 9 patches."])
    assert text.index("Warnings") < text.index("The heights look <absolute>.") < text.index("Only 3 of 9 patches.")
    assert text.index("Only 3 of 9 patches.") < text.index("How it was made")
    assert "Warnings" not in report(warnings=["One."])[0]


def test_shared_pixels_are_called_what_they_are():
    text, _ = report(shared_pixels=1234)
    assert "1 234 pixels lie both in training patches" in text and "SPLIT=" not in text


@pytest.mark.parametrize("shared", [0, 1234])
def test_divided_patches_are_no_basis_for_a_publication(shared):
    text, _ = report(split="patches", shared_pixels=shared)
    assert "single patches at random" in text and "choose SPLIT=tiles or SPLIT=blocks" in text
    assert ("1 234 pixels lie both" in text) == bool(shared) and ("No pixel lies both" in text) == (not shared)
    assert "not flattered" not in text


def test_without_validation_nothing_is_said_of_what_it_shares():
    text, _ = report(patches={"train": 5, "validation": 0, "test": 0})
    assert "lies both" not in text and "validation patches" not in text


def test_missing_classes_are_named():
    counts = {"train": {"0": 5, "4": 2}, "validation": {"0": 5, "1": 3}, "test": {}}
    text, _ = report(counts=counts)
    assert "In validation, but not in training: building." in text
    assert "In training, but not in validation: car." in text


def test_balancing_shows_factors():
    text, pictures = report(parameters={"balance": True}, sampling="stratified", stratum_size_px=512)
    assert "Before and after balancing" in text and "512 pixels (46.1 m)" in text
    table = re.search(r"in the training patches\s*factor(.*?)Training patches were chosen", text, re.DOTALL)[1]
    assert "90.0 %75.0 %0.83" in table and "10.0 %25.0 %2.50" in table
    assert len(pictures) == 2


def test_without_balancing_area_and_patches_are_compared():
    text, pictures = report(sampling="random")
    assert "Area and training patches" in text and "factor" not in text and len(pictures) == 1


def test_low_levels_of_absolute_heights_are_shown():
    sources = [{**DESCRIPTION["sources"][0], "low_height_m": 245.06}, DESCRIPTION["sources"][1]]
    text, _ = report(sources=sources)
    assert "low ground, m" in text and "245.1" in text


@pytest.mark.parametrize("missing", [*OPTIONAL, *UNKNOWN, "all"])
def test_older_descriptions_lack_some_keys(missing):
    lacking = (*OPTIONAL, *UNKNOWN) if missing == "all" else (missing,)
    kept = {k: v for k, v in DESCRIPTION.items() if k not in lacking}
    unknown = {key: value for key, value in UNKNOWN.items() if key in lacking}
    text, _ = check_page(dataset_report("old", read({**kept, **unknown}), []))
    assert 'Data set "old"' in text and "75.0 %" in text


def test_other_schemes():
    scheme = {
        "classes": [
            {"value": 3, "name": "<sea>", "colour": "#0000ff"},
            {"value": 8, "name": "land", "colour": "#00ff00"},
        ]
    }
    assert ClassScheme.from_dict(scheme).undefined is None
    counts = {"train": {"3": 1, "8": 3}, "validation": {}, "test": {}}
    text, _ = report(scheme=scheme, counts=counts, available={})
    assert "<sea>" in text and "25.0 %" in text


def test_a_map_may_be_a_png_or_a_jpeg():
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "jpeg")
    for data, kind in ((png(), "PNG"), (stream.getvalue(), "JPEG")):
        _, pictures = report(split_map=data)
        assert decode(pictures[0]["src"]).format == kind
        assert f"image/{kind.lower()};" in pictures[0]["src"]


@pytest.mark.slow
def test_is_under_two_megabytes_with_forty_noisy_tiles_and_a_dozen_noisy_examples():
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 255, (512, 512, 3), dtype=np.uint8)
    grid = Grid(2500, 2000, Affine.identity(), None)
    windows = [Window(int(col), int(row), 256, 256) for col, row in rng.integers(0, 1700, (30, 2))]
    tiles = [
        MapTile(f"area{i}", noise, grid, [("train", grid.window)], [("train", window) for window in windows])
        for i in range(40)
    ]
    examples = [(f"patch {i} (train)", noise, patchwork(512, 512, cell=4, classes=7, seed=i)) for i in range(14)]
    sources = [{**DESCRIPTION["sources"][0], "tile": f"area{i}"} for i in range(40)]
    html = dataset_report("town", read({**DESCRIPTION, "sources": sources}), examples, split_map(tiles))
    check_page(html)
    assert len(html.encode()) < 2_000_000
    assert html.count('class="pair"') == 12
