"""Bands that are taken for something else, and the same raster given as two inputs."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np

from tests.coloured_ground import plants_and_roofs
from tests.odd_calls.case import Call, case
from tests.small_rasters import write_raster

RGBI, LABELS = plants_and_roofs(64, 64)
PLAIN = {"photometric": "MINISBLACK", "alpha": "UNSPECIFIED"}
MARKED = {"photometric": "RGB", "alpha": "YES"}
DOUBT = "hardly look like near infrared and red"


def ndvi(folder: Path, bands: np.ndarray, nir: int, red: int, **profile: str) -> dict[str, object]:
    raster = write_raster(folder / "photo.tif", bands, **profile)
    return {"INPUT": raster, "NIR_BAND": nir, "RED_BAND": red, "OUTPUT": folder / "ndvi.tif"}


def tile(folder: Path, bands: np.ndarray, **given: object) -> dict[str, object]:
    ortho = write_raster(folder / "photo.tif", bands, **(PLAIN if len(bands) == 4 else {}))
    reference = write_raster(folder / "reference.tif", LABELS)
    return {"ORTHOS": [ortho], "REFERENCES": [reference], "PATCH_SIZE": 32, "SAMPLING": "grid", "VALIDATION_SHARE": 0,
            "OUTPUT": folder / "patches", **given}  # fmt: skip


@case(qgis=True, engine=False)
def ndvi_of_near_infrared_that_is_marked_as_alpha(folder: Path) -> Call:
    nir, red = RGBI[3].astype(np.float32), RGBI[0].astype(np.float32)
    bands = RGBI.copy()
    bands[3, :8] = nir[:8] = 0
    expected = (nir - red) / (nir + red)
    parameters = ndvi(folder, bands, 4, 1, **MARKED)
    return Call("ndvi", parameters, says=("marked as alpha", "read as data"), silent=(DOUBT,),
                rasters={str(parameters["OUTPUT"]): expected[None]})  # fmt: skip


@case(qgis=True, engine=False)
def ndvi_of_red_and_green(folder: Path) -> Call:
    return Call("ndvi", ndvi(folder, RGBI, 1, 2, **PLAIN), says=(DOUBT, "NIR_BAND=4 RED_BAND=1"))


@case(qgis=True, engine=False)
def ndvi_of_a_photo_in_red_green_and_blue(folder: Path) -> Call:
    return Call("ndvi", ndvi(folder, RGBI[:3], 1, 2), says=(DOUBT, "no near infrared"))


@case(qgis=True, engine=False)
def ndvi_of_the_right_bands_is_not_warned_of(folder: Path) -> Call:
    return Call("ndvi", ndvi(folder, RGBI, 4, 1, **PLAIN), says=("Band 4 is near infrared",), silent=(DOUBT, "swapped"))


@case(qgis=True)
def patches_of_a_photo_in_red_green_and_blue(folder: Path) -> Call:
    return Call("tile", tile(folder, RGBI[:3]), says=("near infrared and red", "NIR_BAND=0 RED_BAND=1"))


@case()
def patches_of_red_green_blue_and_near_infrared_with_default_bands(folder: Path) -> Call:
    return Call("tile", tile(folder, RGBI), says=("give NIR_BAND=4 RED_BAND=1",))


@case()
def patches_of_the_right_bands_are_not_warned_of(folder: Path) -> Call:
    parameters = tile(folder, RGBI, NIR_BAND=4, RED_BAND=1)
    return Call("tile", parameters, says=("band 4 is near infrared",), silent=("hardly are", DOUBT))


@case(qgis=True)
def orthophoto_as_its_own_heights(folder: Path) -> Call:
    parameters = tile(folder, RGBI[[3, 0, 1]])
    return Call("tile", {**parameters, "HEIGHTS": parameters["ORTHOS"]}, refused=("ORTHOS", "HEIGHTS", "same file"))


@case(qgis=True)
def copy_of_the_orthophoto_as_heights(folder: Path) -> Call:
    parameters = tile(folder, RGBI[[3, 0, 1]])
    shutil.copy(folder / "photo.tif", folder / "dsm.tif")
    return Call("tile", {**parameters, "HEIGHTS": [folder / "dsm.tif"]}, refused=("given as heights", "3 bands"))


@case(qgis=True)
def class_raster_against_itself(folder: Path) -> Call:
    raster = write_raster(folder / "map.tif", LABELS)
    parameters = {"PREDICTION": raster, "REFERENCE": raster, "SCORES": folder / "s.json", "REPORT": folder / "r.html"}
    return Call("assess", parameters, refused=("PREDICTION and REFERENCE are the same file",))


@case()
def class_raster_against_itself_by_a_link(folder: Path) -> Call:
    raster = write_raster(folder / "map.tif", LABELS)
    (folder / "link.tif").symlink_to(raster)
    return Call("assess", {"PREDICTION": raster, "REFERENCE": folder / "link.tif", "SCORES": folder / "s.json"},
                refused=("same file",))  # fmt: skip


@case()
def class_raster_against_a_copy_of_itself(folder: Path) -> Call:
    raster = write_raster(folder / "map.tif", LABELS)
    shutil.copy(raster, folder / "copy.tif")
    return Call("assess", {"PREDICTION": raster, "REFERENCE": folder / "copy.tif", "SCORES": folder / "s.json"},
                says=("copy of map.tif", "always 100 % right"))  # fmt: skip
