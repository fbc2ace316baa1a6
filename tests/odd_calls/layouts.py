"""Rasters as public data sets lay and name them: each orthophoto gets its own reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS

from tests.engine.support.tiny_scenes import ortho_pixels
from tests.odd_calls.case import Call, case
from tests.small_rasters import colours, patchwork, write_raster

_SIZE = 32  # one patch
_ENGINEERING = (  # that of the masks of IGN FLAIR
    'ENGCRS["RGF93 v1 / Lambert-93",EDATUM["Unknown engineering datum"],CS[Cartesian,2],'
    'AXIS["easting",east,ORDER[1],LENGTHUNIT["metre",1]],AXIS["northing",north,ORDER[2],LENGTHUNIT["metre",1]]]'
)


def _labels(number: int) -> np.ndarray:
    return patchwork(_SIZE, _SIZE, cell=4, seed=number)


def _write(path: Path, pixels: np.ndarray, **place: object) -> None:
    """Write a raster in the format of its ending, in folders that need not exist."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".png":
        bands = pixels[None] if pixels.ndim == 2 else pixels
        kind = {"count": len(bands), "height": _SIZE, "width": _SIZE, "dtype": "uint8"}
        with rasterio.open(path, "w", driver="PNG", **kind) as file:
            file.write(bands)
    else:
        write_raster(path, pixels, **{"gsd": None, **place})


def _scene(folder: Path, pairs: Mapping[str, str], coloured: bool = False) -> dict[str, np.ndarray]:
    """Write orthophotos and references, no two of them alike; reference -> its labels."""
    made = {}
    for number, (ortho, reference) in enumerate(pairs.items()):
        made[reference] = _labels(number)
        _write(folder / ortho, ortho_pixels(made[reference]))
        _write(folder / reference, colours(made[reference]) if coloured else made[reference])
    return made


def _tile(folder: Path, labels: Mapping[str, np.ndarray], says: Iterable[str] = (), **parameters: object) -> Call:
    """Cut one patch an orthophoto; `labels` is tile -> the labels that its patch must have."""
    output = folder / "patches"
    lists = {} if "ORTHOS" in parameters else {"FOLDER": folder / "data"}
    return Call(
        "tile",
        {**lists, "PATCH_SIZE": _SIZE, "SAMPLING": "grid", "VALIDATION_SHARE": 0, **parameters, "OUTPUT": output},
        says=tuple(says),
        rasters={str(output / "labels" / f"{t}_000000_000000.tif"): made[None] * 1.0 for t, made in labels.items()},
    )


def _refused(call: Call, *words: str) -> Call:
    return Call(call.algorithm, call.parameters, refused=words)


@case(qgis=True)
def potsdam_as_downloaded(folder: Path) -> Call:
    tiles = ("2_10", "3_10", "7_9")
    orthos = [f"3_Ortho_IRRG/top_potsdam_{tile}_IRRG.tif" for tile in tiles]
    references = [f"5_Labels_all/top_potsdam_{tile}_label.tif" for tile in tiles]
    made = _scene(folder / "data", dict(zip(orthos, references, strict=True)), coloured=True)
    for tile in tiles:
        row, col = tile.split("_")
        name = f"1_DSM/dsm_potsdam_{int(row):02d}_{int(col):02d}.tif"
        _write(folder / "data" / name, np.zeros((_SIZE, _SIZE), np.float32))
        _write(folder / "data" / f"2_Ortho_RGB/top_potsdam_{tile}_RGB.tif", np.ones((3, _SIZE, _SIZE), np.uint8))
    labels = {Path(ortho).stem: made[name] for ortho, name in zip(orthos, references, strict=True)}
    says = ("from 3_Ortho_IRRG", "from 1_DSM.", "2 train patches, 0 validation patches, 1 test patches")
    return _tile(folder, labels, says, TEST_TILES="7_9")


@case()
def number_that_two_tiles_of_potsdam_have(folder: Path) -> Call:
    tiles = ("2_10", "3_10", "7_9")
    _scene(folder / "data", {f"images/top_potsdam_{t}_IRRG.tif": f"labels/top_potsdam_{t}_label.tif" for t in tiles})
    call = _tile(folder, {}, TEST_TILES="10")
    return _refused(call, "10 stands for several orthophotos", "top_potsdam_2_10_IRRG", "top_potsdam_3_10_IRRG")


@case(qgis=True)
def equal_names_in_two_folders(folder: Path) -> Call:
    names = [f"tile{n}_part0{part}" for n in (1, 2) for part in (1, 2)]
    made = _scene(folder, {f"images/{name}.png": f"labels/{name}.tif" for name in names})
    lists = {
        "ORTHOS": [folder / "images" / f"{name}.png" for name in names],
        "REFERENCES": [folder / "labels" / f"{name}.tif" for name in reversed(names)],
    }
    return _tile(folder, {name: made[f"labels/{name}.tif"] for name in names}, ("references by name",), **lists)


@case(qgis=True)
def folders_with_the_same_names_in_each(folder: Path) -> Call:
    tiles = [(n, part) for n in range(1, 5) for part in (1, 2, 3)]
    made = _scene(
        folder / "data", {f"Tile {n}/images/part_00{i}.png": f"Tile {n}/masks/part_00{i}.png" for n, i in tiles}
    )
    labels = {f"Tile {n}_part_00{i}": made[f"Tile {n}/masks/part_00{i}.png"] for n, i in tiles}
    return _tile(folder, labels, ("11 train patches, 0 validation patches, 1 test patches",), TEST_TILES="3_2")


@case()
def images_and_masks_side_by_side(folder: Path) -> Call:
    made = _scene(folder / "data", {f"train/{n}_sat.png": f"train/{n}_mask.png" for n in (119, 2334)})
    return _tile(folder, {f"{n}_sat": made[f"train/{n}_mask.png"] for n in (119, 2334)})


@case()
def towns_and_country_in_folders(folder: Path) -> Call:
    pairs = {
        f"Train/{a}/images_png/{n}.png": f"Train/{a}/masks_png/{n}.png" for a in ("Rural", "Urban") for n in (3, 4)
    }
    made = _scene(folder / "data", pairs)
    labels = {f"{a}_{n}": made[f"Train/{a}/masks_png/{n}.png"] for a in ("Rural", "Urban") for n in (3, 4)}
    return _tile(folder, labels)


@case(qgis=True)
def masks_in_an_engineering_system(folder: Path) -> Call:
    labels, local = {}, CRS.from_wkt(_ENGINEERING)
    for number in (1, 2):
        place = {"gsd": 0.2, "origin": (770_000.0 + 500 * number, 6_280_000.0)}
        labels[f"IMG_00000{number}"] = _labels(number)
        zone = folder / "data" / "D004_2021" / f"Z{number}_NF"
        _write(zone / "img" / f"IMG_00000{number}.tif", ortho_pixels(_labels(number)), crs="EPSG:2154", **place)
        _write(zone / "msk" / f"MSK_00000{number}.tif", _labels(number), crs=local, **place)
    says = ("MSK_000001.tif has the coordinate reference system RGF93 v1 / Lambert-93", "So it is with 1 more")
    return _tile(folder, labels, says)


@case(qgis=True)
def leftovers_of_systems_in_a_folder(folder: Path) -> Call:
    made = _scene(folder / "data", {f"images/{n}.png": f"masks/{n}.png" for n in (1, 2)})
    for name in ("images/._1.png", "images/.DS_Store", "masks/Thumbs.db", "__MACOSX/images/1.png", "masks/1.png.ovr"):
        (folder / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "data" / name).write_bytes(b"no raster at all")
    (folder / "data" / "masks" / "3.png").touch()
    return _tile(folder, {str(n): made[f"masks/{n}.png"] for n in (1, 2)}, ("1 files in", "are empty", "3.png"))


@case()
def leftovers_of_systems_in_lists(folder: Path) -> Call:
    made = _scene(folder, {f"images/{n}.png": f"masks/{n}.png" for n in (1, 2)})
    for name in ("images/._1.png", "masks/._1.png"):
        (folder / name).write_bytes(b"no raster at all")
    lists = {kind: sorted((folder / name).iterdir()) for kind, name in (("ORTHOS", "images"), ("REFERENCES", "masks"))}
    return _tile(folder, {str(n): made[f"masks/{n}.png"] for n in (1, 2)}, ("left by macOS", "._1.png"), **lists)


@case(qgis=True)
def output_folder_with_a_leftover(folder: Path) -> Call:
    made = _scene(folder / "data", {"images/1.png": "masks/1.png"})
    (folder / "patches").mkdir()
    (folder / "patches" / ".DS_Store").write_bytes(b"from the finder")
    return _tile(folder, {"1": made["masks/1.png"]})


@case(qgis=True)
def tiles_that_were_all_saved_at_zero(folder: Path) -> Call:
    labels = {}
    for number in (1, 2, 3):
        labels[f"t{number}"] = _labels(number)
        place = {"gsd": 1.0, "origin": (0.0, 0.0), "crs": None}
        _write(folder / "data" / "images" / f"t{number}.tif", ortho_pixels(_labels(number)), **place)
        _write(folder / "data" / "masks" / f"t{number}.tif", _labels(number), **place)
    says = ("3 orthophotos begin at the coordinates 0, 0", "2 train patches, 1 validation patches")
    return _tile(folder, labels, says, VALIDATION_TILES="2")


@case()
def tiles_that_all_lie_at_one_place(folder: Path) -> Call:
    for number in (1, 2, 3):
        _write(folder / "data" / "images" / f"t{number}.tif", ortho_pixels(_labels(number)), gsd=1.0)
        _write(folder / "data" / "masks" / f"t{number}.tif", _labels(number), gsd=1.0)
    call = _tile(folder, {}, VALIDATION_TILES="2")
    return _refused(call, "hold the same ground", "All of them lie at one and the same place")


@case(qgis=True)
def names_with_blanks_and_signs(folder: Path) -> Call:
    names = ("Grün Stadt", "100% a,b", "x" * 200, 'it\'s "so"')
    made = _scene(folder / "data", {f"images/{name}.png": f"masks/{name}.png" for name in names})
    labels = {name: made[f"masks/{name}.png"] for name in names}
    return _tile(folder, labels, ("3 train patches, 0 validation patches, 1 test patches",), TEST_TILES="Grün Stadt")


@case(qgis=True)
def misspelt_name_of_a_tile(folder: Path) -> Call:
    _scene(folder / "data", {f"images/{n}.png": f"gt/{n}.png" for n in ("austin1", "vienna1", "chicago1")})
    return _refused(_tile(folder, {}, TEST_TILES="viena1"), "there is no orthophoto viena1", "Did you mean vienna1?")


@case()
def names_that_say_nothing(folder: Path) -> Call:
    made = _scene(folder, {"north.png": "a.png", "south.png": "b.png"})
    lists = {"ORTHOS": [folder / "north.png", folder / "south.png"], "REFERENCES": [folder / "a.png", folder / "b.png"]}
    labels = {"north": made["a.png"], "south": made["b.png"]}
    return _tile(folder, labels, ("in the order in which they were given", "a.png with north.png"), **lists)


@case()
def two_versions_of_the_references(folder: Path) -> Call:
    _scene(folder / "data", {"images/1.png": "masks_roads/1.png"})
    _write(folder / "data" / "masks_houses" / "1.png", _labels(9))
    return _refused(_tile(folder, {}), "masks_houses and masks_roads hold references of the same places")


@case()
def hardly_any_label(folder: Path) -> Call:
    """The true reason, and no advice that is followed already."""
    labels = np.full((96, 96), 6, np.uint8)
    labels[:33, :33] = 2
    _write(folder / "ortho.tif", np.full((3, 96, 96), 90, np.uint8), gsd=0.5)
    _write(folder / "reference.tif", labels, gsd=0.5)
    parameters = {
        "ORTHOS": folder / "ortho.tif", "REFERENCES": folder / "reference.tif", "PATCH_SIZE": 32, "PATCHES": 2000,
        "SPLIT": "blocks", "VALIDATION_SHARE": 0, "MIN_LABELLED": 50, "OUTPUT": folder / "patches",
    }  # fmt: skip
    says = ("places that were tried hold too few labelled pixels (MIN_LABELLED is 50 %)", "VALIDATION_SHARE is 0")
    return Call("tile", parameters, says=says, silent=("the area is small", "choose SPLIT=blocks"))


def _pair(folder: Path, crs: object, prediction_crs: object = "EPSG:25832") -> dict[str, object]:
    """Parameters to assess a class raster by itself, in another coordinate system."""
    _write(folder / "map.tif", _labels(1), gsd=0.5, crs=prediction_crs)
    _write(folder / "truth.tif", _labels(1), gsd=0.5, crs=crs)
    return {"PREDICTION": folder / "map.tif", "REFERENCE": folder / "truth.tif", "SCORES": folder / "scores.json"}


@case(qgis=True)
def reference_in_a_local_system(folder: Path) -> Call:
    parameters = _pair(folder, CRS.from_wkt('LOCAL_CS["site",UNIT["metre",1]]'))
    says = ("truth.tif has the coordinate reference system site", "taken to be the same")
    return Call("assess", parameters, says=says, scores={"OVERALL_ACCURACY": 1.0})


@case(qgis=True)
def reference_in_the_same_system_as_esri_writes_it(folder: Path) -> Call:
    parameters = _pair(folder, CRS.from_wkt(CRS.from_epsg(25832).to_wkt(version="WKT1_ESRI")))
    return Call("assess", parameters, silent=("was brought onto",), scores={"OVERALL_ACCURACY": 1.0})


@case(qgis=True)
def equal_extents_in_two_systems(folder: Path) -> Call:
    words = ("alike in numbers", "EPSG:25833 and EPSG:25832", "Assign projection")
    return Call("assess", _pair(folder, "EPSG:25833"), refused=words)


@case()
def references_in_another_order(folder: Path) -> Call:
    """Class rasters and references are compared as they are given, but names that say otherwise are told."""
    for number in (1, 2):
        _write(folder / f"map_{number}.tif", _labels(number))
        _write(folder / f"map_{number}_label.tif", _labels(number))
    parameters = {
        "PREDICTION": folder / "map_1.tif", "MORE_PREDICTIONS": folder / "map_2.tif",
        "REFERENCE": folder / "map_2_label.tif", "MORE_REFERENCES": folder / "map_1_label.tif",
        "SCORES": folder / "scores.json",
    }  # fmt: skip
    return Call(
        "assess", parameters, says=("map_1.tif is compared with map_2_label.tif", "map_1_label.tif has its name")
    )


@case()
def heights_in_a_local_system(folder: Path) -> Call:
    labels = _labels(1)
    with rasterio.open(
        folder / "h.tif", "w", driver="GTiff", count=1, height=64, width=64, dtype="float32",
        crs=CRS.from_wkt(_ENGINEERING), transform=Affine(0.1, 0, 500_000, 0, -0.1, 5_400_000),
    ) as file:  # fmt: skip
        file.write(np.full((1, 64, 64), 1.5, np.float32))
    _write(folder / "o.tif", ortho_pixels(labels), gsd=0.2, crs="EPSG:2154")
    _write(folder / "r.tif", labels, gsd=0.2, crs="EPSG:2154")
    lists = {"ORTHOS": folder / "o.tif", "REFERENCES": folder / "r.tif", "HEIGHTS": folder / "h.tif"}
    call = _tile(folder, {"o": labels}, ("h.tif has the coordinate reference system RGF93",), **lists)
    inside = np.full((1, _SIZE + 2, _SIZE + 2), np.nan)
    inside[:, 1:-1, 1:-1] = 1.5
    call.rasters[str(folder / "patches" / "heights" / "o_000000_000000.tif")] = inside
    return call
