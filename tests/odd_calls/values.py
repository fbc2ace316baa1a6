"""Values as people type them: words for false, decimal commas, parameters given twice or misspelt, `~`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np

from tests.odd_calls.case import Call, case
from tests.small_rasters import colours, patchwork, write_raster

_LABELS = patchwork(32, 32, cell=8)


def _tile(folder: Path, names: tuple[str, ...], **parameters: Any) -> Call:
    """Patches of orthophotos with these names, one patch each."""
    orthos, references = [], []
    for number, name in enumerate(names):
        place = {"origin": (1000.0 + 500 * number, 2000.0)}
        orthos.append(write_raster(folder / f"{name}.tif", np.full((3, 32, 32), 90, np.uint8), **place))
        (folder / "references").mkdir(exist_ok=True)
        references.append(write_raster(folder / "references" / f"{name}.tif", _LABELS, **place))
    grid = {"PATCH_SIZE": 32, "SAMPLING": "grid", "VALIDATION_SHARE": 0, "OUTPUT": folder / "set"}
    return Call("tile", {"ORTHOS": orthos, "REFERENCES": references, **grid, **parameters})


def _train(folder: Path, **parameters: Any) -> Call:
    """A training that is refused before it looks at its data set."""
    return Call("train", {"DATASET": folder / "set", "MODEL": folder / "m.safetensors", **parameters})


def _refused(call: Call, *words: str) -> Call:
    call.refused = words
    return call


def _from_home(path: Path) -> str:
    return os.path.join("~", os.path.relpath(path, Path.home()))


@case(qgis=True)
def both_test_tiles_given_one_by_one(folder: Path) -> Call:
    call = _tile(folder, ("area 1", "area 2", "area 3"), TEST_TILES=["1", "2"])
    call.scores = {"TEST_PATCHES": 2, "TRAIN_PATCHES": 1}
    return call


@case(qgis=True)
def tile_names_with_blanks_in_quotation_marks(folder: Path) -> Call:
    call = _tile(folder, ("north, old town", "south end", "west"), TEST_TILES='"north, old town" "south end"')
    call.scores = {"TEST_PATCHES": 2, "TRAIN_PATCHES": 1}
    return call


@case()
def tile_names_with_blanks_as_a_list(folder: Path) -> Call:
    call = _tile(folder, ("north, old town", "south end", "west"), TEST_TILES=["north, old town", "south end"])
    call.scores = {"TEST_PATCHES": 2, "TRAIN_PATCHES": 1}
    return call


@case()
def tile_names_as_a_list_in_json(folder: Path) -> Call:
    call = _tile(folder, ("south end", "west"), TEST_TILES='["south end"]')
    call.scores = {"TEST_PATCHES": 1, "TRAIN_PATCHES": 1}
    return call


@case()
def quotation_mark_that_is_not_closed(folder: Path) -> Call:
    return _refused(_tile(folder, ("west",), TEST_TILES='"south end'), 'TEST_TILES holds "south end', "not closed")


@case(qgis=True)
def words_for_false(folder: Path) -> Call:
    """BALANCE together with a grid is refused; `no` must not count as yes."""
    call = _tile(folder, ("west",), BALANCE="no")
    call.scores = {"TRAIN_PATCHES": 1}
    return call


@case()
def off_in_capitals(folder: Path) -> Call:
    call = _tile(folder, ("west",), BALANCE="OFF")
    call.scores = {"TRAIN_PATCHES": 1}
    return call


@case(qgis=True)
def a_word_that_is_neither_true_nor_false(folder: Path) -> Call:
    return _refused(_train(folder, AUGMENT="maybe"), "AUGMENT must be true or false", "'maybe'")


@case(qgis=True)
def whole_numbers_with_a_fraction_of_zero(folder: Path) -> Call:
    call = _tile(folder, ("west",), PATCH_SIZE="32.0", SEED="1e1")
    call.scores = {"TRAIN_PATCHES": 1}
    return call


@case(qgis=True)
def a_fraction_of_an_epoch(folder: Path) -> Call:
    return _refused(_train(folder, EPOCHS="1.6"), "EPOCHS must be a whole number, not '1.6'")


@case(qgis=True)
def a_decimal_comma(folder: Path) -> Call:
    return _refused(_train(folder, LEARNING_RATE="0,5"), "LEARNING_RATE must be a number, not '0,5': write 0.5")


@case()
def a_number_that_is_none(folder: Path) -> Call:
    return _refused(_train(folder, LEARNING_RATE="nan"), "LEARNING_RATE must be a number, not 'nan'")


@case()
def a_number_in_hexadecimal(folder: Path) -> Call:
    return _refused(_train(folder, WIDTH="0x10"), "WIDTH must be a whole number, not '0x10'")


@case(qgis=True)
def a_number_larger_than_qgis_can_hold(folder: Path) -> Call:
    return _refused(_train(folder, PATIENCE="3000000000"), "PATIENCE is '3000000000'", "at most 2147483647")


@case(qgis=True)
def an_empty_number(folder: Path) -> Call:
    return _refused(_train(folder, EPOCHS=""), "EPOCHS must be a whole number, not ''")


@case(qgis=True)
def a_number_given_twice(folder: Path) -> Call:
    return _refused(_train(folder, EPOCHS=["1", "2"]), "EPOCHS is given twice: 1 and 2")


@case(qgis=True)
def an_output_given_twice(folder: Path) -> Call:
    call = _train(folder)
    call.parameters["MODEL"] = [folder / "a.safetensors", folder / "b.safetensors"]
    return _refused(call, "MODEL is given twice", "a.safetensors and ", "b.safetensors")


@case(qgis=True)
def a_class_field_given_twice(folder: Path) -> Call:
    return _refused(
        _tile(folder, ("west",), CLASS_FIELD=["kind", "class"]), "CLASS_FIELD is given twice: kind and class"
    )


@case(qgis=True)
def a_misspelt_choice(folder: Path) -> Call:
    return _refused(_train(folder, LOSS="focall"), "cross_entropy, cross_entropy_dice, focal", "Did you mean focal?")


@case(qgis=True)
def a_misspelt_parameter(folder: Path) -> Call:
    return _refused(_train(folder, EPOCH="1"), "Did you mean")


@case(qgis=True, engine=False)
def a_parameter_in_small_letters(folder: Path) -> Call:
    return _refused(_train(folder, width="4"), "width is no parameter. Did you mean WIDTH?")


@case(qgis=True)
def a_choice_in_capitals(folder: Path) -> Call:
    call = _tile(folder, ("west",), SAMPLING="GRID")
    call.scores = {"TRAIN_PATCHES": 1}
    return call


@case(qgis=True)
def paths_from_the_home_folder(folder: Path) -> Call:
    reference = write_raster(folder / "reference.tif", colours(_LABELS))
    output = folder / "classes.tif"
    parameters = {"INPUT": _from_home(reference), "OUTPUT": _from_home(output)}
    return Call("labels", parameters, rasters={str(output): _LABELS[None].astype(float)})


@case(qgis=True)
def a_home_folder_that_nobody_has(folder: Path) -> Call:
    return _refused(_train(folder, REPORT="~nobody7/report.html"), "REPORT is ~nobody7/report.html", "no home folder")


@case(qgis=True, engine=False)
def ndvi_of_and_to_the_home_folder(folder: Path) -> Call:
    raster = write_raster(folder / "a.tif", np.array([[[150, 30]], [[50, 10]]], np.uint8))
    output = folder / "ndvi.tif"
    parameters = {"INPUT": _from_home(raster), "OUTPUT": _from_home(output)}
    return Call("ndvi", parameters, rasters={str(output): np.full((1, 1, 2), 0.5)})


@case(qgis=True, engine=False)
def ndvi_of_half_a_band(folder: Path) -> Call:
    raster = write_raster(folder / "a.tif", np.full((2, 8, 8), 100, np.uint8))
    parameters = {"INPUT": raster, "NIR_BAND": "1.6", "OUTPUT": folder / "ndvi.tif"}
    return Call("ndvi", parameters, refused=("NIR_BAND must be a whole number, not '1.6'",))
