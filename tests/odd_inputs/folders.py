"""Odd folders: the releases of the ISPRS benchmark, complete and not."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
from rasterio import open as open_raster

from tests.engine.support.tiny_scenes import write_isprs_folder
from tests.odd_inputs.case import GRID, Answer, case
from tests.small_rasters import write_raster

TILES = (1, 2, 3)
# Split of the published results on Vaihingen: Audebert, Le Saux, Lefevre 2018.
PUBLISHED = {
    "TRAIN_TILES": "1 3 23 26 7 11 13 28 17 32 34 37",
    "TEST_TILES": "5 21 15 30",
}


def isprs(folder: Path, **options: object) -> tuple[Path, dict[str, np.ndarray]]:
    """A folder of three tiles without georeference, and the labels by tile."""
    folder = folder / "Vaihingen"
    labels = write_isprs_folder(folder, height=64, width=64, **{"tiles": TILES, "gsd": None, **options})
    return folder, {f"top_mosaic_09cm_area{number}": found for number, found in labels.items()}


def asked(folder: Path) -> dict[str, object]:
    return {**GRID, "FOLDER": str(folder)}


@case(qgis=True)
def folder_without_georeference(folder):
    place, labels = isprs(folder)
    return Answer(asked(place), labels, says=("by number", "Heights from dsm"))


@case()
def folder_with_georeference(folder):
    place, labels = isprs(folder, gsd=0.09)
    return Answer(asked(place), labels, says=("by position",), numbers={"gsd_m": 0.09})


@case()
def folder_with_normalised_heights_as_pictures(folder):
    place, labels = isprs(folder)
    (place / "ndsm").mkdir()
    for path in sorted((place / "dsm").iterdir()):
        with open_raster(path) as source:
            pixels = (source.read() - 250).astype(np.uint8)
        name = place / "ndsm" / f"{path.stem}_normalized.jpg"
        profile = {"count": 1, "width": 64, "height": 64, "dtype": "uint8"}
        with open_raster(name, "w", driver="JPEG", **profile) as target:
            target.write(pixels)
    shutil.rmtree(place / "dsm")
    return Answer(asked(place), labels, says=("Heights from ndsm", "8-bit"))


@case()
def folder_with_surface_models_and_heights_above_ground(folder):
    place, labels = isprs(folder)
    (place / "ndsm").mkdir()
    for path in sorted((place / "dsm").iterdir()):
        with open_raster(path) as source:
            write_raster(place / "ndsm" / path.name, source.read() - 250, gsd=None)
    return Answer(asked(place), labels, says=("Heights from ndsm",), numbers={"height_reference": "ground"})


@case()
def folder_without_heights(folder):
    place, labels = isprs(folder, with_heights=False)
    return Answer(asked(place), labels, says=("No heights",), numbers={"height_reference": "none"})


@case()
def folder_with_eroded_references_only(folder):
    place, labels = isprs(folder)
    eroded = place / "gts_eroded_for_participants"
    (place / "gts_for_participants").rename(eroded)
    for path in sorted(eroded.iterdir()):
        path.rename(path.with_name(f"{path.stem}_noBoundary.tif"))
    return Answer(asked(place), labels, says=("eroded references",))


@case()
def folder_in_capitals(folder):
    place, labels = isprs(folder)
    for name in ("top", "gts_for_participants", "dsm"):
        (place / name).rename(place / name.upper())
    return Answer(asked(place), labels)


@case(qgis=True)
def folder_without_references(folder):
    place, _ = isprs(folder)
    shutil.rmtree(place / "gts_for_participants")
    return Answer(asked(place), refused=("no rasters in gts_for_participants", "dsm, top"))


@case()
def folder_with_references_for_some(folder):
    place, labels = isprs(folder)
    (place / "gts_for_participants" / "top_mosaic_09cm_area2.tif").unlink()
    del labels["top_mosaic_09cm_area2"]
    return Answer(asked(place), labels, says=("1 of 3 orthophotos have no reference", "area2.tif"))


@case()
def folder_with_a_missing_height(folder):
    place, _ = isprs(folder)
    (place / "dsm" / "dsm_09cm_matching_area3.tif").unlink()
    return Answer(
        asked(place), refused=("No height raster", "top_mosaic_09cm_area3.tif", "dsm_09cm_matching_area1.tif")
    )


@case()
def empty_folder(folder):
    (folder / "empty").mkdir()
    return Answer(asked(folder / "empty"), refused=("no rasters in top", "found folders: none"))


@case()
def the_images_folder_itself(folder):
    place, _ = isprs(folder)
    return Answer(asked(place / "top"), refused=("no rasters in top", "gts_for_participants"))


@case(qgis=True)
def published_split(folder):
    """All 33 areas, of which 16 have a public reference: one command repeats the published experiment."""
    numbers = (1, 3, 5, 7, 11, 13, 15, 17, 21, 23, 26, 28, 30, 32, 34, 37)
    others = (2, 4, 6, 8, 10, 12, 14, 16, 20, 22, 24, 27, 29, 31, 33, 35, 38)
    place, labels = isprs(folder, tiles=(*numbers, *others))
    for number in others:
        (place / "gts_for_participants" / f"top_mosaic_09cm_area{number}.tif").unlink()
        del labels[f"top_mosaic_09cm_area{number}"]
    says = ("17 of 33 orthophotos have no reference", "no validation patches")
    counts = {"train": 12 * 4, "validation": 0, "test": 4 * 4}
    return Answer({**asked(place), **PUBLISHED}, labels, says=says, numbers={"patches": counts, "shared_pixels": 0})
