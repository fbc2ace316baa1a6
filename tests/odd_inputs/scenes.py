"""Odd orthophotos, and odd ways in which rasters lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
import rasterio.shutil
from affine import Affine

from tests.odd_inputs.case import GRID, HEIGHT, LABELS, NEXT_DOOR, ORTHO, WIDTH, Answer, case, scene, where
from tests.small_rasters import write_raster

COLS, ROWS = np.arange(WIDTH)[None], np.arange(HEIGHT)[:, None]


def write_with(path: Path, pixels: np.ndarray, transform: Affine | None, **profile: object) -> Path:
    """Write an array with any transform."""
    bands = pixels[None] if pixels.ndim == 2 else pixels
    kind = {"count": len(bands), "height": bands.shape[1], "width": bands.shape[2], "dtype": bands.dtype}
    place = {"transform": transform, "crs": "EPSG:25832"} if transform else {}
    with rasterio.open(path, "w", driver="GTiff", **place, **kind, **profile) as file:
        file.write(bands)
    return path


def write_world_file(path: Path, gsd: float = 0.5) -> None:
    """A world file: pixel sizes and the centre of the first pixel."""
    lines = (gsd, 0, 0, -gsd, 500_000 + gsd / 2, 5_400_000 - gsd / 2)
    path.with_suffix(".tfw").write_text("\n".join(str(value) for value in lines), encoding="ascii")


@case(qgis=True)
def plain(folder):
    return Answer(scene(folder), {"ortho": LABELS}, says=("matched with their references by position",))


@case(qgis=True)
def no_georeference_one_scene(folder):
    return Answer(scene(folder, gsd=None), {"ortho": LABELS}, says=("by size",), numbers={"gsd_m": 0.0})


@case()
def no_georeference_matched_by_number(folder):
    rasters = {"ORTHOS": [], "REFERENCES": []}
    for number in (12, 3):
        rasters["ORTHOS"].append(str(write_raster(folder / f"top_area{number}.tif", ORTHO, gsd=None)))
        labels = np.roll(LABELS, number, axis=1)
        rasters["REFERENCES"].insert(0, str(write_raster(folder / f"{number:03d}.tif", labels, gsd=None)))
    expected = {f"top_area{number}": np.roll(LABELS, number, axis=1) for number in (3, 12)}
    return Answer({**GRID, **rasters}, expected, says=("by number",))


@case()
def two_orthophotos_with_one_number(folder):
    orthos = [str(write_raster(folder / f"{name}_1.tif", ORTHO, gsd=None)) for name in ("north", "south")]
    reference = write_raster(folder / "reference_1.tif", LABELS, gsd=None)
    wanted = {**GRID, "ORTHOS": orthos, "REFERENCES": [str(reference)]}
    return Answer(wanted, refused=("reference_1.tif", "north_1.tif", "south_1.tif"))


@case()
def world_files_without_crs(folder):
    parameters = scene(folder, gsd=None)
    for name in ("ortho", "reference"):
        write_world_file(folder / f"{name}.tif")
    return Answer(parameters, {"ortho": LABELS}, says=("by position",), numbers={"gsd_m": 0.5})


@case()
def world_file_for_the_orthophoto_only(folder):
    parameters = scene(folder, gsd=None)
    write_world_file(folder / "ortho.tif")
    return Answer(parameters, {"ortho": LABELS}, says=("by size",), numbers={"gsd_m": 0.5})


@case(qgis=True)
def one_row_more_without_georeference(folder):
    longer = np.concatenate([LABELS, LABELS[:1]])
    reference = write_raster(folder / "r.tif", longer, gsd=None)
    return Answer(scene(folder, reference=reference, gsd=None), {"ortho": LABELS})


@case()
def one_column_less_without_georeference(folder):
    reference = write_raster(folder / "r.tif", LABELS[:, :-1], gsd=None)
    return Answer(scene(folder, reference=reference, gsd=None), {"ortho": where(COLS < WIDTH - 1)})


@case()
def other_size_without_georeference(folder):
    reference = write_raster(folder / "reference_7.tif", LABELS[:-5], gsd=None)
    ortho = write_raster(folder / "ortho_7.tif", ORTHO, gsd=None)
    return Answer(scene(folder, ortho, reference), refused=("96 x 59", "96 x 64", "georeference"))


@case()
def pixels_that_are_not_square(folder):
    transform = Affine(0.5, 0, 500_000, 0, -0.4, 5_400_000)
    ortho = write_with(folder / "ortho.tif", ORTHO, transform)
    reference = write_with(folder / "r.tif", LABELS, transform)
    return Answer(scene(folder, ortho, reference), {"ortho": LABELS}, numbers={"gsd_m": round(0.2**0.5, 6)})


@case(qgis=True)
def orthophoto_upside_down(folder):
    transform = Affine(0.5, 0, 500_000, 0, 0.5, 5_400_000 - HEIGHT / 2)
    ortho = write_with(folder / "ortho.tif", ORTHO[:, ::-1], transform)
    return Answer(scene(folder, ortho), refused=("ortho.tif", "upside down", "Warp"))


@case()
def orthophoto_rotated(folder):
    transform = Affine.translation(500_000, 5_400_000) @ Affine.rotation(10) @ Affine.scale(0.5, -0.5)
    ortho = write_with(folder / "ortho.tif", ORTHO, transform)
    return Answer(scene(folder, ortho), refused=("ortho.tif", "rotated", "Warp"))


@case()
def alpha_band(folder):
    alpha = np.broadcast_to(np.where(COLS < 20, 0, 255), LABELS.shape).astype(np.uint8)
    ortho = write_raster(folder / "ortho.tif", np.concatenate([ORTHO, alpha[None]]), photometric="RGB", alpha="YES")
    return Answer(scene(folder, ortho), {"ortho": where(COLS >= 20)}, numbers={"ortho_bands": 3})


@case()
def near_infrared_marked_as_alpha(folder):
    bands = np.concatenate([ORTHO[[1, 2, 2]], ORTHO[:1]])
    ortho = write_raster(folder / "ortho.tif", bands, photometric="RGB", alpha="YES")
    parameters = {**scene(folder, ortho), "NIR_BAND": 4, "RED_BAND": 1}
    return Answer(parameters, {"ortho": LABELS}, numbers={"ortho_bands": 4})


@case(qgis=True)
def mask_band(folder):
    path = folder / "ortho.tif"
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True):
        write_raster(path, ORTHO)
        with rasterio.open(path, "r+") as file:
            file.write_mask(np.broadcast_to(ROWS >= 10, LABELS.shape))
    return Answer(scene(folder, path), {"ortho": where(ROWS >= 10)})


@case()
def collar_of_nodata(folder):
    image = ORTHO * (COLS >= 9)
    image[0, 40] = 0  # dark in one band is data
    ortho = write_raster(folder / "ortho.tif", image, nodata=0)
    return Answer(scene(folder, ortho), {"ortho": where(COLS >= 9)})


@case()
def float_orthophoto_with_nan(folder):
    image = np.where(ROWS < 5, np.nan, ORTHO / 255).astype(np.float32)
    ortho = write_raster(folder / "ortho.tif", image)
    return Answer(scene(folder, ortho), {"ortho": where(ROWS >= 5)}, numbers={"ortho_dtype": "float32"})


@case()
def float_orthophoto_with_the_lowest_number_as_nodata(folder):
    lowest = float(np.finfo(np.float32).min)
    image = np.where(ROWS < 5, lowest, ORTHO / 255).astype(np.float32)
    ortho = write_raster(folder / "ortho.tif", image, nodata=lowest)
    return Answer(scene(folder, ortho), {"ortho": where(ROWS >= 5)})


@case(qgis=True)
def sixteen_bit_orthophoto(folder):
    ortho = write_raster(folder / "ortho.tif", ORTHO.astype(np.uint16) * 40)
    return Answer(scene(folder, ortho), {"ortho": LABELS}, numbers={"ortho_dtype": "uint16"})


@case()
def five_bands(folder):
    ortho = write_raster(folder / "ortho.tif", ORTHO[[1, 2, 2, 0, 1]], photometric="MINISBLACK")
    parameters = {**scene(folder, ortho), "NIR_BAND": 4, "RED_BAND": 1}
    return Answer(parameters, {"ortho": LABELS}, numbers={"ortho_bands": 5})


@case()
def four_bands_of_an_aerial_camera(folder):
    ortho = write_raster(folder / "ortho.tif", ORTHO[[1, 2, 2, 0]], photometric="MINISBLACK", alpha="UNSPECIFIED")
    parameters = {**scene(folder, ortho), "NIR_BAND": 4, "RED_BAND": 1}
    return Answer(parameters, {"ortho": LABELS}, numbers={"ortho_bands": 4})


@case()
def one_band(folder):
    ortho = write_raster(folder / "ortho.tif", ORTHO[:1])
    return Answer({**scene(folder, ortho), "NIR_BAND": 0, "RED_BAND": 0}, {"ortho": LABELS})


@case()
def one_band_without_saying_so(folder):
    ortho = write_raster(folder / "ortho.tif", ORTHO[:1])
    return Answer(scene(folder, ortho), refused=("RED_BAND is 2", "1 band"))


@case()
def tiled_orthophoto_and_striped_reference(folder):
    ortho = write_raster(folder / "ortho.tif", ORTHO, tiled=True, blockxsize=16, blockysize=16, interleave="band")
    reference = write_raster(folder / "r.tif", LABELS, tiled=False, blockysize=1, compress="lzw")
    return Answer(scene(folder, ortho, reference), {"ortho": LABELS})


@case()
def jpeg_compressed_orthophoto_with_mask(folder):
    path = folder / "ortho.tif"
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True):
        write_raster(path, ORTHO, compress="jpeg", photometric="ycbcr", tiled=True, blockxsize=16, blockysize=16)
        with rasterio.open(path, "r+") as file:
            file.write_mask(np.broadcast_to(COLS < 90, LABELS.shape))
    return Answer(scene(folder, path), {"ortho": where(COLS < 90)})


@case(qgis=True)
def virtual_mosaic(folder):
    for name, pixels, left in (("west", ORTHO[:, :, :40], 0), ("east", ORTHO[:, :, 40:], 40)):
        write_raster(folder / f"{name}.tif", pixels, origin=(500_000 + left / 2, 5_400_000.0))
    bands = "".join(
        f'<VRTRasterBand dataType="Byte" band="{band}">'
        + "".join(
            f'<SimpleSource><SourceFilename relativeToVRT="1">{name}.tif</SourceFilename>'
            f"<SourceBand>{band}</SourceBand>"
            f'<SrcRect xOff="0" yOff="0" xSize="{width}" ySize="{HEIGHT}"/>'
            f'<DstRect xOff="{left}" yOff="0" xSize="{width}" ySize="{HEIGHT}"/></SimpleSource>'
            for name, left, width in (("west", 0, 40), ("east", 40, WIDTH - 40))
        )
        + "</VRTRasterBand>"
        for band in (1, 2, 3)
    )
    ortho = folder / "mosaic.vrt"
    ortho.write_text(
        f'<VRTDataset rasterXSize="{WIDTH}" rasterYSize="{HEIGHT}"><SRS>EPSG:25832</SRS>'
        f"<GeoTransform>500000, 0.5, 0, 5400000, 0, -0.5</GeoTransform>{bands}</VRTDataset>"
    )
    return Answer(scene(folder, ortho), {"mosaic": LABELS})


@case(qgis=True)
def path_with_accents_and_signs(folder):
    place = folder / "Données d'été, 50 % #1" / "Straße & Häuser"
    place.mkdir(parents=True)
    ortho = write_raster(place / "orthophoto été.tif", ORTHO)
    reference = write_raster(place / "référence (1).tif", LABELS)
    return Answer(scene(folder, ortho, reference), {"orthophoto été": LABELS})


@case(qgis=True)
def text_file_as_orthophoto(folder):
    ortho = folder / "ortho.tif"
    ortho.write_text("a letter to my grandmother")
    return Answer(scene(folder, ortho), refused=("ortho.tif",))


@case()
def half_copied_orthophoto(folder):
    rng = np.random.default_rng(0)
    ortho = write_raster(folder / "ortho.tif", rng.integers(0, 255, ORTHO.shape, dtype=np.uint8))
    ortho.write_bytes(ortho.read_bytes()[:6000])
    return Answer(scene(folder, ortho), refused=("ortho.tif", "copy it again"))


@case()
def orthophotos_of_different_kinds(folder):
    parameters = scene(folder)
    other = write_raster(folder / "other.tif", ORTHO.astype(np.uint16), origin=NEXT_DOOR)
    parameters["ORTHOS"].append(str(other))
    parameters["REFERENCES"].append(str(write_raster(folder / "r2.tif", LABELS, origin=NEXT_DOOR)))
    return Answer(parameters, refused=("3 bands of uint8", "3 bands of uint16"))


@case()
def orthophotos_of_different_pixel_size(folder):
    parameters = scene(folder)
    parameters["ORTHOS"].append(str(write_raster(folder / "coarse.tif", ORTHO, origin=NEXT_DOOR, gsd=1.0)))
    parameters["REFERENCES"].append(str(write_raster(folder / "r2.tif", LABELS, origin=NEXT_DOOR, gsd=1.0)))
    return Answer(parameters, {"ortho": LABELS, "coarse": LABELS}, says=("0.5 m (ortho) to 1 m (coarse)",))


def two_scenes(folder: Path, shift_px: int) -> dict[str, object]:
    """Two scenes, the second so many pixels further east."""
    place = {"origin": (500_000.0 + shift_px * 0.5, 5_400_000.0)}
    rasters = {"ORTHOS": [], "REFERENCES": []}
    for number, where_ in ((1, {}), (2, place)):
        rasters["ORTHOS"].append(str(write_raster(folder / f"ortho_{number}.tif", ORTHO, **where_)))
        rasters["REFERENCES"].append(str(write_raster(folder / f"labels_{number}.tif", LABELS, **where_)))
    return {**GRID, **rasters, "TRAIN_TILES": "1", "TEST_TILES": "2"}


@case(qgis=True)
def orthophotos_that_overlap_on_the_ground(folder):
    """Two thirds of the first lie beside the second: its four patches there stay, the two in the overlap go."""
    expected = {"ortho_1": where(COLS < 64), "ortho_2": LABELS}
    counts = {"train": 4, "validation": 0, "test": 6}
    return Answer(two_scenes(folder, 64), expected, numbers={"shared_pixels": 0, "patches": counts})


@case()
def one_place_in_training_and_test(folder):
    return Answer(two_scenes(folder, 8), refused=("No training patch is left", "same ground"))


@case()
def raster_that_belongs_to_no_orthophoto(folder):
    parameters = scene(folder)
    parameters["REFERENCES"].append(str(write_raster(folder / "elsewhere.tif", LABELS, origin=(0.0, 0.0))))
    return Answer(parameters, {"ortho": LABELS}, says=("belong to no orthophoto", "elsewhere.tif"))


@case()
def patch_larger_than_the_orthophoto(folder):
    return Answer({**scene(folder), "PATCH_SIZE": 80}, refused=("80 x 80", "96 x 64", "PATCH_SIZE"))
