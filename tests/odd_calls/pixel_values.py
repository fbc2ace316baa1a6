"""Scale, offset, nodata, masks and impossible values: the same meaning in every algorithm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.control import GroundControlPoint
from rasterio.enums import ColorInterp
from rasterio.rpc import RPC

from tests.engine.support.tiny_scenes import ortho_pixels
from tests.odd_calls.case import Call, case
from tests.small_rasters import patchwork, write_raster

NAN = np.nan
_LABELS = patchwork(64, 64, cell=8)


def _say(path: Path, scale: float = 1.0, offset: float = 0.0, unit: str = "", mask: Any = None) -> Path:
    """Write into a raster what its bands say of themselves."""
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(path, "r+") as file:
        if (scale, offset) != (1.0, 0.0):
            file.scales, file.offsets = [scale] * file.count, [offset] * file.count
        if unit:
            file.units = [unit] * file.count
        if mask is not None:
            file.write_mask(np.asarray(mask, dtype=bool))
    return path


def _ndvi(folder: Path, raster: Path, values: Any = (), **answer: Any) -> Call:
    output = str(folder / "ndvi.tif")
    rasters = {output: np.array([[values]])} if values else {}
    return Call("ndvi", {"INPUT": raster, "OUTPUT": output}, rasters=rasters, **answer)


def _pair(nir: list[float], red: list[float], dtype: str) -> np.ndarray:
    return np.array([[nir], [red]]).astype(dtype)


@case(qgis=True, engine=False)
def ndvi_of_scaled_reflectances(folder: Path) -> Call:
    pixels = _pair([6000, 4000, 1000], [2000, 4000, 1000], "uint16")
    raster = _say(write_raster(folder / "r.tif", pixels), scale=1e-4, offset=-0.1)
    return _ndvi(folder, raster, [0.4 / 0.6, 0.0, NAN])


@case(qgis=True, engine=False)
def ndvi_where_a_mask_lies_beside_nodata(folder: Path) -> Call:
    pixels = _pair([30, 0, 30], [10, 0, 10], "uint8")
    raster = _say(write_raster(folder / "r.tif", pixels, nodata=0), mask=[[False, True, True]])
    return _ndvi(folder, raster, [NAN, NAN, 0.5])


@case(qgis=True, engine=False)
def ndvi_where_alpha_lies_beside_nodata(folder: Path) -> Call:
    pixels = np.array([[[30, 0, 30]], [[10, 0, 10]], [[0, 255, 255]]], np.uint8)
    raster = write_raster(folder / "r.tif", pixels, nodata=0, photometric="MINISBLACK", alpha="NO")
    with rasterio.open(raster, "r+") as file:
        file.colorinterp = [ColorInterp.gray, ColorInterp.undefined, ColorInterp.alpha]
    return _ndvi(folder, raster, [NAN, NAN, 0.5])


@case(qgis=True, engine=False)
def ndvi_of_the_lowest_number(folder: Path) -> Call:
    return _ndvi(folder, write_raster(folder / "r.tif", _pair([-3.4e38, 3], [-3.4e38, 1], "float32")), [NAN, 0.5])


@case(qgis=True, engine=False)
def ndvi_of_negative_reflectances(folder: Path) -> Call:
    pixels = _pair([0.01, -0.01, 0.75], [-0.009, 0.02, 0.25], "float32")
    says = ("2 of 3 pixels of r.tif have a negative value",)
    return _ndvi(folder, write_raster(folder / "r.tif", pixels), [NAN, NAN, 0.5], says=says)


@case(qgis=True, engine=False)
def ndvi_of_a_scale_of_zero(folder: Path) -> Call:
    raster = _say(write_raster(folder / "r.tif", _pair([3], [1], "uint16")), scale=0.0, offset=1.0)
    return _ndvi(folder, raster, refused=("r.tif", "band 1", "times 0 plus 1", "scale and offset right"))


def _only_points(folder: Path) -> Path:
    raster = write_raster(folder / "r.tif", _pair([3, 4], [1, 2], "uint8"), gsd=None)
    points = [GroundControlPoint(0, 0, 5e5, 5.4e6), GroundControlPoint(0, 2, 5e5 + 2, 5.4e6),
              GroundControlPoint(1, 0, 5e5, 5.4e6 - 1)]  # fmt: skip
    with rasterio.open(raster, "r+") as file:
        file.gcps = (points, "EPSG:25832")
    return raster


@case(qgis=True, engine=False)
def ndvi_of_a_raster_with_control_points_only(folder: Path) -> Call:
    return _ndvi(folder, _only_points(folder), refused=("r.tif is not rectified", "3 ground control", "Warp"))


@case(qgis=True, engine=False)
def ndvi_of_a_raster_with_rpc_only(folder: Path) -> Call:
    raster = write_raster(folder / "r.tif", _pair([3, 4], [1, 2], "uint8"), gsd=None)
    coefficients = [1.0] * 20
    with rasterio.open(raster, "r+") as file:
        file.rpcs = RPC(
            height_off=0, height_scale=1, lat_off=48, lat_scale=1, long_off=9, long_scale=1, line_off=0, line_scale=1,
            samp_off=0, samp_scale=1, line_num_coeff=coefficients, line_den_coeff=coefficients,
            samp_num_coeff=coefficients, samp_den_coeff=coefficients,
        )  # fmt: skip
    return _ndvi(folder, raster, refused=("r.tif is not rectified", "RPC", "-rpc"))


def _above(folder: Path, surface: Path, expected: Any = None, **answer: Any) -> Call:
    output = str(folder / "above.tif")
    rasters = {} if expected is None else {output: np.asarray(expected, dtype=float)[None]}
    return Call("heightaboveground", {"INPUT": surface, "OUTPUT": output}, rasters=rasters, **answer)


def _plane(metres: float = 300) -> np.ndarray:
    return np.full((40, 40), float(metres))


@case(qgis=True)
def surface_model_in_scaled_centimetres(folder: Path) -> Call:
    stored, expected = _plane(30_000), _plane(0)
    stored[20, 20], expected[20, 20] = 30_600, 6
    surface = _say(write_raster(folder / "dsm.tif", stored.astype(np.uint16)), scale=0.01)
    return _above(folder, surface, expected, says=("0.00 to 6.00 m",))


@case()
def surface_model_in_feet(folder: Path) -> Call:
    stored, expected = _plane(0), _plane(0)
    stored[20, 20], expected[20, 20] = 10, 3.048
    surface = _say(write_raster(folder / "dsm.tif", stored.astype(np.int32)), unit="ft")
    return _above(folder, surface, expected, says=("'ft', converted to metres",))


@case(qgis=True)
def surface_model_with_undeclared_missing_heights(folder: Path) -> Call:
    stored, expected = _plane(), _plane(0)
    stored[:2], expected[:2] = -9999, NAN
    surface = write_raster(folder / "dsm.tif", stored.astype(np.float32))
    says = ("80 of 1600 heights (5.0 %) are impossible: -9999 m", "count as no data")
    return _above(folder, surface, expected, says=says)


@case()
def surface_model_with_a_declared_and_an_undeclared_missing_height(folder: Path) -> Call:
    stored, expected = _plane(), _plane(0)
    stored[:2], stored[2:4], expected[:4] = -9999, -32767, NAN
    surface = write_raster(folder / "dsm.tif", stored.astype(np.int16), nodata=-9999)
    return _above(folder, surface, expected, says=("80 of 1520 heights", "-32767 m"))


@case(qgis=True)
def surface_model_that_is_hardly_in_metres(folder: Path) -> Call:
    surface = write_raster(folder / "dsm.tif", _plane(250_000).astype(np.int32))
    return _above(folder, surface, refused=("1600 of 1600 heights (100.0 %)", "Are these heights in metres?"))


@case()
def surface_model_with_a_scale_of_zero(folder: Path) -> Call:
    surface = _say(write_raster(folder / "dsm.tif", _plane().astype(np.int16)), scale=0.0)
    return _above(folder, surface, refused=("dsm.tif", "times 0 plus 0", "gives no values"))


@case()
def surface_model_with_a_mask_beside_nodata(folder: Path) -> Call:
    stored, expected = _plane(), _plane(0)
    stored[0], expected[0] = -1, NAN
    mask = np.ones(stored.shape, dtype=bool)
    mask[1], expected[1] = False, NAN
    surface = write_raster(folder / "dsm.tif", stored.astype(np.float32), nodata=-1)
    return _above(folder, _say(surface, mask=mask), expected)


def _tile(folder: Path, ortho: Path, height: Path | None = None, **answer: Any) -> Call:
    parameters = {
        "ORTHOS": ortho, "REFERENCES": write_raster(folder / "reference.tif", _LABELS), "OUTPUT": folder / "set",
        "PATCH_SIZE": 64, "SAMPLING": "grid", "VALIDATION_SHARE": 0, **({"HEIGHTS": height} if height else {}),
    }  # fmt: skip
    return Call("tile", parameters, **answer)


def _patch(folder: Path, kind: str) -> str:
    return str(folder / "set" / kind / "ortho_000000_000000.tif")


@case(qgis=True)
def patches_of_scaled_reflectances(folder: Path) -> Call:
    stored = 20 * ortho_pixels(_LABELS).astype(np.uint16)
    ortho = _say(write_raster(folder / "ortho.tif", stored), scale=1e-4, offset=-0.02)
    return _tile(folder, ortho, rasters={_patch(folder, "images"): stored * 1e-4 - 0.02})


@case(qgis=True)
def patches_with_impossible_heights_on_another_grid(folder: Path) -> Call:
    metres = np.full((40, 40), 1.5, dtype=np.float32)
    metres[10, 10] = 40_000
    ortho = write_raster(folder / "ortho.tif", ortho_pixels(_LABELS))
    height = write_raster(folder / "h.tif", metres, gsd=1.0, origin=(499_996.0, 5_400_004.0))
    expected = np.full((1, 66, 66), NAN)  # patches of heights are a pixel larger, here beyond the orthophoto
    expected[:, 1:-1, 1:-1] = 1.5
    expected[:, 13:15, 13:15] = NAN
    says = ("1 of 1156 heights", "40000 m")
    return _tile(folder, ortho, height, rasters={_patch(folder, "heights"): expected}, says=says)


@case()
def patches_with_negative_reflectances(folder: Path) -> Call:
    pixels = ortho_pixels(_LABELS).astype(np.float32) / 255
    pixels[1, 0, :8] = -0.004
    ortho = write_raster(folder / "ortho.tif", pixels)
    says = ("8 pixels (0.2 %) have a negative near-infrared or red value",)
    return _tile(folder, ortho, rasters={_patch(folder, "images"): pixels.astype(float)}, says=says)


@case()
def patches_with_a_scale_that_is_no_number(folder: Path) -> Call:
    ortho = _say(write_raster(folder / "ortho.tif", ortho_pixels(_LABELS)), scale=NAN)
    return _tile(folder, ortho, refused=("ortho.tif", "gives no values"))


@case()
def patches_of_control_points_only(folder: Path) -> Call:
    return _tile(folder, _only_points(folder), refused=("is not rectified", "3 ground control points"))
