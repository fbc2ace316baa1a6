"""Why patches are missing: the reason that is told is the right one."""

from __future__ import annotations

import numpy as np
import pytest

from tests.engine.support.tiny_scenes import Notes, ortho_pixels
from tests.small_rasters import patchwork, write_raster
from training.contract.config import TileConfig
from training.contract.errors import EngineError
from training.jobs.run import run_job

LABELS = patchwork(64, 96, cell=8)
UNLABELLED = np.full_like(LABELS, 6)
CORNER = np.where((np.arange(64)[:, None] < 34) & (np.arange(96) < 34), LABELS, 6).astype(np.uint8)


def cut(folder, references, orthos=None, origins=None, **parameters):
    """Cut scenes of these labels; returns the log and the warnings."""
    paths = {"orthos": [], "references": []}
    for i, labels in enumerate(references):
        place = {"gsd": None} if origins is None else {"origin": origins[i]}
        image = ortho_pixels(LABELS) if orthos is None else orthos[i]
        paths["orthos"].append(str(write_raster(folder / f"o{i}.tif", image, nodata=0, **place)))
        paths["references"].append(str(write_raster(folder / f"r{i}.tif", labels, **place)))
    lists = {name: tuple(files) for name, files in paths.items()}
    notes = Notes()
    config = {"patch_size": 32, "patches": 20, "validation_patches": 5, "output": str(folder / "set"), **lists}
    run_job("tile", TileConfig(**{**config, **parameters}), notes)
    return notes.lines, notes.warnings


def test_few_labels_are_no_small_area(tmp_path):
    _, warnings = cut(tmp_path, [CORNER, LABELS], train_tiles="0", validation_tiles="1", patches=400, min_labelled=90)
    (warning,) = [text for text in warnings if text.startswith("Only")]
    assert "places that were tried hold too few labelled pixels (MIN_LABELLED is 90 %)" in warning
    assert "small" not in warning


def test_a_small_area(tmp_path):
    small = LABELS[:33, :34]
    orthos = [ortho_pixels(small), ortho_pixels(LABELS)]
    _, warnings = cut(tmp_path, [small, LABELS], orthos, train_tiles="0", validation_tiles="1")
    assert "Only 6 of 20 train patches could be drawn: the area is small." in warnings


def test_an_orthophoto_without_data_is_not_called_unlabelled(tmp_path):
    image = ortho_pixels(LABELS) * (np.arange(96) < 33)
    _, warnings = cut(tmp_path, [LABELS, LABELS], [image, ortho_pixels(LABELS)], train_tiles="0", validation_tiles="1",
                      patches=900, min_labelled=99)  # fmt: skip
    assert any("hold too few pixels with data (MIN_LABELLED is 99 %)" in text for text in warnings)


def test_orthophotos_that_are_named_for_no_part_are_one_line(tmp_path):
    lines, _ = cut(tmp_path, [LABELS] * 12, train_tiles="0", validation_tiles="1")
    assert [line for line in lines if "stay unused" in line] == [
        "10 of 12 orthophotos are named for no part and stay unused: o2, o3, o4, o5, o6, o7, o8, o9 and 2 more."
    ]


def test_orthophotos_that_are_left_over_by_few_patches(tmp_path):
    lines, _ = cut(tmp_path, [LABELS] * 5, validation_tiles="0", patches=2)
    (line,) = [line for line in lines if "stay unused" in line]
    assert line.startswith(
        "2 of 5 orthophotos stay unused, since the 2 PATCHES that were asked for are drawn from others"
    )


def test_orthophotos_without_labels_are_named(tmp_path):
    lines, _ = cut(tmp_path, [LABELS, UNLABELLED, LABELS], validation_tiles="2")
    assert (
        "1 of 3 orthophotos give no patch, since the places that were tried hold too few labelled pixels (MIN_LABELLED "
        "is 10 %): o1."
    ) in lines


@pytest.mark.parametrize(
    "references, parameters, reason",
    [
        ([LABELS], {"split": "blocks", "block_size": 32, "validation_share": 0}, "VALIDATION_SHARE is 0. Raise it."),
        ([LABELS], {"validation_share": 0}, "VALIDATION_SHARE is 0. Raise it, and choose SPLIT=blocks."),
        ([LABELS] * 2, {"validation_share": 0}, "VALIDATION_SHARE is 0. Raise it, or name VALIDATION_TILES."),
        ([LABELS] * 2, {"validation_patches": 0}, "VALIDATION_PATCHES is 0: raise it."),
        ([LABELS] * 2, {"train_tiles": "0 1"}, "Training and test take all orthophotos. Name fewer TRAIN_TILES"),
        ([LABELS, UNLABELLED], {"validation_tiles": "1"}, "The references hold no labelled pixel in the areas"),
        ([LABELS, CORNER], {"validation_tiles": "1", "min_labelled": 100, "validation_patches": 1, "sampling": "grid",
                            "overlap": 90}, ""),
    ],
)  # fmt: skip
def test_why_there_is_no_validation(tmp_path, references, parameters, reason):
    _, warnings = cut(tmp_path, references, **parameters)
    found = [text for text in warnings if text.startswith("There are no validation patches")]
    assert len(found) == bool(reason) and all(reason in text for text in found)
    assert not any("SPLIT=blocks" in text for text in found) or parameters.get("split") != "blocks"


@pytest.mark.parametrize(
    "references, parameters, words",
    [
        ([UNLABELLED], {"validation_share": 0}, "the references hold none at all in the training area"),
        ([CORNER], {"validation_share": 0, "min_labelled": 100, "sampling": "grid", "balance": False, "patch_size": 64},
         r"too few labelled pixels \(MIN_LABELLED is 100 %\)"),
        ([LABELS, LABELS[:20, :20]], {"validation_tiles": "0"}, r"the largest area is 20 x 20 pixels"),
        ([LABELS[:32, :32]], {"split": "patches", "sampling": "grid"}, "the other parts take them all"),
    ],
)  # fmt: skip
def test_why_there_is_nothing_to_train_on(tmp_path, references, parameters, words):
    orthos = [ortho_pixels(np.where(labels == 6, 0, labels)) for labels in references]
    with pytest.raises(EngineError, match=words):
        cut(tmp_path, references, orthos, **parameters)


def test_tiles_that_all_lie_at_one_place(tmp_path):
    place = (500_000.0, 5_400_000.0)
    with pytest.raises(EngineError, match="hold the same ground") as caught:
        cut(tmp_path, [LABELS] * 3, origins=[place] * 3)
    assert "All of them lie at one and the same place" in caught.value.hint


@pytest.mark.parametrize("top", [0.0, 32.0])
def test_tiles_that_all_begin_at_zero_are_different_places(tmp_path, top):
    lines, warnings = cut(tmp_path, [LABELS] * 3, origins=[(0.0, top)] * 3)
    assert "3 orthophotos matched with their references by number." in lines
    assert any("3 orthophotos begin at the coordinates 0, 0" in text for text in warnings)
    assert "20 train patches, 5 validation patches, 0 test patches." in lines


def test_long_names_of_tiles_leave_room_for_those_of_patches(tmp_path):
    """A file name has room for 255 bytes."""
    for name in ("ä" * 120, "ä" * 119 + "b"):
        write_raster(tmp_path / f"{name}.tif", ortho_pixels(LABELS), gsd=None)
        (tmp_path / "r").mkdir(exist_ok=True)
        write_raster(tmp_path / "r" / f"{name}.tif", LABELS, gsd=None)
    lists = {
        k: tuple(map(str, sorted(f.glob("*.tif")))) for k, f in (("orthos", tmp_path), ("references", tmp_path / "r"))
    }
    config = TileConfig(**lists, patch_size=32, sampling="grid", validation_share=0, output=str(tmp_path / "set"))
    run_job("tile", config, Notes())
    assert len(list((tmp_path / "set" / "images").iterdir())) == 12
