"""Class rasters that do not say what their values mean, or say it in an odd way: read right, or asked about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from PIL import Image

from tests.odd_calls.case import CASES, Call, Case, case
from tests.small_rasters import ISPRS_COLOURS, colours, patchwork, write_raster

_CODES = patchwork(32, 48, cell=8)
_MASK = (_CODES > 2).astype(np.uint8)
_BLACK_AND_WHITE = [
    {"value": 0, "name": "other", "colour": "#000000"},
    {"value": 1, "name": "building", "colour": "#ffffff"},
]
_ASKED = ("looks like a mask", "Give CLASSES", "isprs")


def _class_file(folder: Path, classes: Any, **more: Any) -> str:
    path = folder / "classes.json"
    path.write_text(json.dumps({"classes": classes, **more}), encoding="utf-8")
    return str(path)


def _picture(path: Path, pixels: np.ndarray, palette: list[int] | None = None) -> Path:
    image = Image.fromarray(np.ascontiguousarray(pixels))
    if palette is not None:
        image.putpalette(palette)
    image.save(path)
    return path


def _random_style(path: Path, values: int) -> Path:
    entries = "".join(
        f'<paletteEntry value="{v}" color="#{123457 * (v + 1):06x}" label="{v}" alpha="255"/>' for v in range(values)
    )
    style = f'<qgis><pipe><rasterrenderer type="paletted">{entries}</rasterrenderer></pipe></qgis>'
    path.with_suffix(".qml").write_text(style, encoding="utf-8")
    return path


def _assess(folder: Path, prediction: Path, reference: Path, **more: Any) -> dict[str, Any]:
    return {"PREDICTION": prediction, "REFERENCE": reference, "SCORES": str(folder / "scores.json"), **more}


def _to_colours(folder: Path, source: Path, expected: np.ndarray, **more: Any) -> Call:
    """The class codes of a raster, as the colours that the labels job makes of them."""
    output = str(folder / "colours.tif")
    parameters = {"INPUT": source, "DIRECTION": "classes_to_colours", "OUTPUT": output}
    return Call("labels", parameters, rasters={output: colours(expected).astype(float)}, **more)


def _enter(name: str, write: Any, qgis: bool = False) -> None:
    CASES[name] = Case(name, write, qgis=qgis, engine=True)


def _points(folder: Path, source: Path, **more: Any) -> Call:
    output = str(folder / "points.csv")
    return Call("samplepoints", {"INPUT": source, "POINTS": 30, "MIN_PER_CLASS": 5, "OUTPUT": output}, **more)


# Masks


@case(qgis=True)
def a_map_of_0_and_1_against_a_mask_of_0_and_255(folder):
    prediction = write_raster(folder / "map.tif", _MASK)
    return Call("assess", _assess(folder, prediction, write_raster(folder / "mask.tif", _MASK * 255)), refused=_ASKED)


@case(qgis=True)
def a_mask_and_a_map_with_a_class_file(folder):
    wrong = _MASK.copy()
    wrong[:, :12] ^= 1
    parameters = _assess(
        folder, write_raster(folder / "map.tif", wrong), write_raster(folder / "mask.tif", _MASK * 255),
        CLASSES=_class_file(folder, _BLACK_AND_WHITE),
    )  # fmt: skip
    return Call("assess", parameters, scores={"OVERALL_ACCURACY": 0.75}, says=("(255, 255, 255) as building",))


@case(qgis=True)
def a_mask_as_reference_of_our_map(folder):
    prediction = write_raster(folder / "map.tif", _CODES)
    with rasterio.open(prediction, "r+") as file:
        file.write_colormap(1, {value: (*colour, 255) for value, colour in enumerate(ISPRS_COLOURS.tolist())})
    return Call("assess", _assess(folder, prediction, write_raster(folder / "mask.tif", _MASK)), refused=_ASKED)


@case(qgis=True)
def codes_0_and_1_with_the_word_isprs(folder):
    parameters = _assess(
        folder, write_raster(folder / "map.tif", _MASK), write_raster(folder / "r.tif", _MASK), CLASSES="isprs"
    )
    return Call("assess", parameters, scores={"OVERALL_ACCURACY": 1.0}, says=("1 as building",))


@case(qgis=True)
def sample_points_in_a_mask(folder):
    return _points(folder, write_raster(folder / "mask.tif", _MASK * 255), refused=_ASKED)


def _data_set(folder: Path, reference: np.ndarray, **more: Any) -> dict[str, Any]:
    ortho = write_raster(folder / "ortho.tif", np.stack([_CODES * 30 + band for band in (1, 2, 3)]))
    grid = {"PATCH_SIZE": 32, "SAMPLING": "grid", "VALIDATION_SHARE": 0, "MIN_LABELLED": 0}
    rasters = {"ORTHOS": [ortho], "REFERENCES": [write_raster(folder / "reference.tif", reference)]}
    return {**grid, **rasters, "OUTPUT": str(folder / "set"), **more}


@case(qgis=True)
def a_data_set_of_a_mask(folder):
    return Call("tile", _data_set(folder, _MASK * 255), refused=_ASKED)


@case()
def a_data_set_of_a_mask_with_a_class_file(folder):
    parameters = _data_set(folder, _MASK * 255, CLASSES=_class_file(folder, _BLACK_AND_WHITE))
    says = ("References, read as class colours: (0, 0, 0) as other", "(255, 255, 255) as building")
    return Call("tile", parameters, says=says, scores={"TRAIN_PATCHES": 2})


@case()
def a_data_set_of_codes_from_1(folder):
    return Call("tile", _data_set(folder, _CODES + 1), refused=("reference.tif: the values are 1, 2", "count from 1"))


@case()
def a_mask_to_colours(folder):
    parameters = {"INPUT": write_raster(folder / "m.tif", _MASK), "OUTPUT": str(folder / "o.tif")}
    return Call("labels", {**parameters, "DIRECTION": "classes_to_colours"}, refused=_ASKED)


@case(qgis=True)
def a_black_and_white_picture_to_codes(folder):
    source = write_raster(folder / "m.tif", np.stack([_MASK * 255] * 3), photometric="RGB")
    return Call("labels", {"INPUT": source, "OUTPUT": str(folder / "o.tif")}, refused=_ASKED)


@case()
def a_black_and_white_palette(folder):
    source = _picture(folder / "m.png", _MASK, [0, 0, 0, 255, 255, 255])
    return Call("labels", {"INPUT": source, "OUTPUT": str(folder / "o.tif")}, refused=_ASKED)


# Codes from 1


@case(qgis=True)
def codes_from_1(folder):
    reference = write_raster(folder / "r.tif", _CODES + 1)
    prediction = write_raster(folder / "map.tif", _CODES)
    refused = ("r.tif: the values are 1, 2, 3, 4, 5 and 6, without 0", "count from 1", "isprs")
    return Call("assess", _assess(folder, prediction, reference), refused=refused)


@case()
def codes_from_1_without_one_of_them(folder):
    codes = np.where(_CODES == 3, 2, _CODES) + 1
    return _points(folder, write_raster(folder / "r.tif", codes.astype(np.uint8)), refused=("count from 1", "CLASSES"))


@case()
def codes_1_to_5_that_are_those_of_the_scheme(folder):
    call = _to_colours(folder, write_raster(folder / "r.tif", _CODES % 5 + 1), _CODES % 5 + 1)
    call.parameters["CLASSES"] = "isprs"
    return call


# Grey pictures of codes


@case(qgis=True)
def three_bands_of_codes(folder):
    source = write_raster(folder / "r.tif", np.stack([_CODES] * 3), photometric="RGB")
    return _to_colours(folder, source, _CODES, says=("read as class codes: 0 as impervious surfaces",))


@case()
def three_bands_of_codes_become_one(folder):
    source = write_raster(folder / "r.tif", np.stack([_CODES] * 3), photometric="RGB")
    output = str(folder / "codes.tif")
    return Call("labels", {"INPUT": source, "OUTPUT": output}, rasters={output: _CODES[None].astype(float)})


def _grey_palette(suffix: str) -> None:
    def write(folder: Path) -> Call:
        greys = [part for grey in range(256) for part in (grey, grey, grey)]
        return _to_colours(folder, _picture(folder / f"r.{suffix}", _CODES, greys), _CODES)

    _enter(f"codes_in_a_grey_palette_{suffix}", write, qgis=suffix == "bmp")


for _suffix in ("png", "bmp", "gif"):
    _grey_palette(_suffix)


@case(qgis=True)
def codes_in_a_jpeg(folder):
    source = _picture(folder / "r.jpg", np.kron(_CODES, np.ones((4, 4), np.uint8)))
    parameters = {"INPUT": source, "DIRECTION": "classes_to_colours", "OUTPUT": str(folder / "o.tif")}
    return Call("labels", parameters, refused=("r.jpg", "lossy compression", "without loss"))


# Styles and colour tables


@case(qgis=True)
def a_style_of_random_colours(folder):
    labels = patchwork(32, 48, cell=8, classes=7)
    reference = _random_style(write_raster(folder / "r.tif", labels), 7)
    prediction = write_raster(folder / "map.tif", np.where(labels == 6, 0, labels).astype(np.uint8))
    return Call(
        "assess", _assess(folder, prediction, reference), scores={"OVERALL_ACCURACY": 1.0}, says=("6 as undefined",)
    )


@case()
def a_short_row_in_an_attribute_table(folder):
    source = write_raster(folder / "r.tif", _CODES)
    fields = "".join(
        f"<FieldDefn><Name>{name}</Name><Type>{kind}</Type><Usage>{usage}</Usage></FieldDefn>"
        for name, kind, usage in (("Value", 0, 5), ("Class", 2, 2), ("Red", 0, 6), ("Green", 0, 7), ("Blue", 0, 8))
    )
    Path(f"{source}.aux.xml").write_text(
        f'<PAMDataset><PAMRasterBand band="1"><GDALRasterAttributeTable>{fields}'
        '<Row index="0"><F>0</F></Row><Row index="1"></Row></GDALRasterAttributeTable></PAMRasterBand></PAMDataset>'
    )
    return _to_colours(folder, source, _CODES)


# Nodata that is a class


@case(qgis=True)
def nodata_0_in_a_reference(folder):
    wrong = _CODES.copy()
    wrong[:16] = (wrong[:16] + 1) % 6
    parameters = _assess(
        folder, write_raster(folder / "map.tif", wrong), write_raster(folder / "r.tif", _CODES, nodata=0)
    )
    says = ("its nodata value 0 means the class 0 impervious surfaces",)
    return Call("assess", parameters, scores={"OVERALL_ACCURACY": 0.5}, says=says)


@case()
def nodata_0_in_a_map(folder):
    wrong = _CODES.copy()
    wrong[:16] = (wrong[:16] + 1) % 6
    parameters = _assess(
        folder, write_raster(folder / "map.tif", wrong, nodata=0), write_raster(folder / "r.tif", _CODES)
    )
    return Call("assess", parameters, scores={"OVERALL_ACCURACY": 0.5}, says=("map.tif: its nodata value 0 means",))


@case(qgis=True)
def nodata_0_where_points_are_drawn(folder):
    says = ("its nodata value 0 means the class 0", "impervious surfaces: ")
    return _points(folder, write_raster(folder / "map.tif", _CODES, nodata=0), says=says, scores={"POINTS_DRAWN": 30})


@case()
def nodata_0_that_no_class_has(folder):
    rows = [{"value": v, "name": f"n{v}", "colour": [v, 9, 9]} for v in range(1, 6)]
    parameters = _assess(
        folder, write_raster(folder / "map.tif", _CODES, nodata=0), write_raster(folder / "r.tif", _CODES, nodata=0),
        CLASSES=_class_file(folder, rows),
    )  # fmt: skip
    return Call("assess", parameters, scores={"OVERALL_ACCURACY": 1.0}, silent=("means the class",))


# Numbers


@case(qgis=True)
def a_map_in_real_numbers(folder):
    parameters = _assess(
        folder, write_raster(folder / "map.tif", _CODES.astype(np.float32)), write_raster(folder / "r.tif", _CODES)
    )
    return Call("assess", parameters, scores={"OVERALL_ACCURACY": 1.0})


@case(qgis=True)
def heights_as_a_map(folder):
    source = write_raster(folder / "dsm.tif", np.linspace(300.25, 310, 32 * 48, dtype=np.float32).reshape(32, 48))
    return _points(folder, source, refused=("dsm.tif has the value 300.25", "whole numbers"))


# Class files


@case(qgis=True)
def a_foreign_class_file(folder):
    (folder / "classes.json").write_text('{"classes": [{"title": "Water", "color": "#50E3C2"}]}')
    call = _points(
        folder, write_raster(folder / "map.tif", _CODES), refused=("classes.json", 'has no "value"', "building")
    )
    call.parameters["CLASSES"] = str(folder / "classes.json")
    return call


@case()
def an_undefined_value_without_class(folder):
    rows = [{"value": v, "name": f"n{v}", "colour": [v, 9, 9]} for v in range(1, 6)]
    call = _points(folder, write_raster(folder / "map.tif", _CODES), says=("0 as undefined",))
    call.parameters["CLASSES"] = _class_file(folder, rows, undefined=0)
    return call


@case(qgis=True)
def stray_pixels_that_count_as_undefined(folder):
    rgb = colours(_CODES)
    rgb[:, 3, 4] = (12, 120, 90)
    source = write_raster(folder / "r.tif", rgb, photometric="RGB")
    expected, output = _CODES.copy(), str(folder / "o.tif")
    expected[3, 4] = 6
    classes = _class_file(folder, "isprs", undefined_colours=[[12, 120, 90]])
    return Call(
        "labels",
        {"INPUT": source, "CLASSES": classes, "OUTPUT": output},
        rasters={output: expected[None].astype(float)},
    )
