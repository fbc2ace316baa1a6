"""Heights: scale, units, impossible values, on the raster's own grid and brought onto another one."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio

from tests.small_rasters import write_raster
from training.contract.errors import RasterError
from training.contract.rasters import METRES_PER_UNIT, metres_per_unit
from training.raster_io import Grid, RasterReader, read_grid

PLACE = (500_000.0, 5_400_000.0)
OWN = Grid.north_up(12, 10, PLACE, 0.5, 25832)
OTHERS = {
    "finer": Grid.north_up(24, 20, PLACE, 0.25, 25832),
    "coarser": Grid.north_up(4, 4, PLACE, 1.25, 25832),
    "aside": Grid.north_up(12, 10, (PLACE[0] + 0.2, PLACE[1] - 0.2), 0.5, 25832),
}


def heights(path, like=None):
    with RasterReader(path, like=like or read_grid(path), smooth=True) as reader:
        assert reader.resampled == (like is not None)
        return reader.read_heights(reader.grid.window)


def write(path, pixels, scale=1.0, offset=0.0, unit="", mask=None, **profile):
    write_raster(path, pixels, **profile)
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(path, "r+") as file:
        if (scale, offset) != (1.0, 0.0):
            file.scales, file.offsets = [scale], [offset]
        if unit:
            file.units = [unit]
        if mask is not None:
            file.write_mask(mask)
    return path


def slope():
    return np.add.outer(np.arange(10), 2 * np.arange(12)).astype(np.float32) + 100


@pytest.mark.parametrize("odd", [-9999, -32767, -32768, -501, 9001, 1e6, -3.4e38, np.inf, np.nan], ids=str)
@pytest.mark.parametrize("like", [None, *OTHERS], ids=str)
def test_impossible_heights_are_read_as_if_they_were_declared(tmp_path, odd, like):
    pixels, declared = slope(), slope()
    pixels[3:5, 4], declared[3:5, 4] = odd, -9999
    wanted = OTHERS.get(like)
    found = heights(write(tmp_path / "h.tif", pixels), wanted)
    expected = heights(write(tmp_path / "d.tif", declared, nodata=-9999), wanted)
    np.testing.assert_allclose(found, expected, atol=1e-4)
    assert np.isnan(found).any() or like == "coarser"
    assert np.nanmin(found) >= 99 and np.nanmax(found) <= 132


@pytest.mark.parametrize("way", ["mask", "alpha", "nodata", "mask and nodata", "alpha and nodata", "sentinel and mask"])
@pytest.mark.parametrize("like", OTHERS)
def test_whatever_hides_heights_never_enters_their_neighbours(tmp_path, way, like):
    pixels, declared = slope(), slope()
    hidden = np.zeros(pixels.shape, dtype=bool)
    hidden[3:5, 4] = True
    declared[hidden], pixels[hidden] = -9999, 5000
    mask = ~hidden if "mask" in way else None
    if way in ("nodata", "mask and nodata", "alpha and nodata"):
        pixels[7, 8] = pixels[hidden] = -7
        declared[7, 8] = -9999
    if "sentinel" in way:
        pixels[7, 8], declared[7, 8] = -32767, -9999
    nodata = -7 if "nodata" in way else None
    bands = [pixels, np.where(hidden, 0, 255).astype(np.float32)] if "alpha" in way else pixels
    options = {"photometric": "MINISBLACK", "alpha": "YES"} if "alpha" in way else {}
    path = write(tmp_path / "h.tif", bands, mask=mask, nodata=nodata, **options)
    expected = heights(write(tmp_path / "d.tif", declared, nodata=-9999), OTHERS[like])
    np.testing.assert_allclose(heights(path, OTHERS[like]), expected, atol=1e-4)


@pytest.mark.parametrize("like", [None, *OTHERS], ids=str)
@pytest.mark.parametrize(
    "dtype, scale, offset, unit",
    [("int16", 0.01, 0.0, ""), ("uint16", 0.1, -50.0, "m"), ("int32", 1.0, 0.0, "cm"), ("int16", -0.01, 0.0, ""),
     ("float32", 1.0, 0.0, "ft"), ("int32", 1.0, 0.0, "mm"), ("float64", 1.0, 0.0, "US survey foot")],
)  # fmt: skip
def test_scale_and_unit_give_metres(tmp_path, dtype, scale, offset, unit, like):
    metres = slope()
    factor = METRES_PER_UNIT[unit.lower()]
    stored = np.rint((metres / factor - offset) / scale).astype(dtype)
    real = (stored.astype(float) * scale + offset) * factor
    empty = np.zeros(metres.shape, dtype=bool)
    if np.dtype(dtype).kind != "u":
        stored[2, 2] = -9999  # missing, though it is 99.99 m below zero in centimetres
        empty[2, 2] = True
    path = write(tmp_path / "h.tif", stored, scale, offset, unit)
    plain = write(tmp_path / "p.tif", np.where(empty, -9999, real).astype(np.float32), nodata=-9999)
    wanted = OTHERS.get(like)
    np.testing.assert_allclose(heights(path, wanted), heights(plain, wanted), atol=2e-4)
    if like is None:
        np.testing.assert_allclose(heights(path)[~empty], real[~empty], atol=1e-4)


def test_whole_numbers_are_interpolated_to_parts_of_a_metre(tmp_path):
    found = heights(write(tmp_path / "h.tif", slope().astype(np.int16)), OTHERS["finer"])
    assert found[10, 10] == pytest.approx(100 + 4.75 + 2 * 4.75)


def test_what_is_beyond_the_raster_has_no_height(tmp_path):
    like = Grid.north_up(30, 30, (PLACE[0] - 2, PLACE[1] + 2), 0.5, 25832)
    found = heights(write(tmp_path / "h.tif", slope().astype(np.uint16), 0.1, 0.0), like)
    assert np.isfinite(found).sum() == 120 and np.nanmax(found) == pytest.approx(13.1)


@pytest.mark.parametrize(
    "unit, metres",
    [("", 1), ("m", 1), ("Metre", 1), ("ft", 0.3048), ("Foot", 0.3048), ("US survey foot", 0.3048006096012192),
     ("us-ft", 0.3048006096012192), ("ftUS", 0.3048006096012192), ("Foot_US", 0.3048006096012192), ("cm", 0.01),
     ("MM", 0.001), ("degrees", None)],
)  # fmt: skip
def test_units(unit, metres):
    assert metres_per_unit(unit) == pytest.approx(metres)


def test_a_scale_of_0_is_refused(tmp_path):
    path = write(tmp_path / "h.tif", slope().astype(np.int16), 0.0, 5.0)
    with pytest.raises(RasterError, match="which gives no values"):
        heights(path)


@pytest.mark.parametrize("masked", [False, True])
def test_classes_with_a_nodata_value_of_each_band_on_another_grid(tmp_path, masked):
    pixels = np.random.default_rng(0).integers(1, 200, (3, 10, 12)).astype(np.uint8)
    pixels[:, 2, 3], pixels[:, 5, 5] = (7, 8, 9), (7, 7, 7)
    tiff = write_raster(tmp_path / "c.tif", pixels, photometric="RGB")
    hidden = np.zeros((10, 12), dtype=bool)
    hidden[2, 3] = True
    if masked:
        hidden[8, 8] = True
        with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(tiff, "r+") as file:
            file.write_mask(~(hidden & (np.arange(10)[:, None] == 8)))
    bands = "".join(f'<PAMRasterBand band="{n}"><NoDataValue>{n + 6}</NoDataValue></PAMRasterBand>' for n in (1, 2, 3))
    tiff.with_name("c.tif.aux.xml").write_text(f"<PAMDataset>{bands}</PAMDataset>")
    for like in (OWN, OTHERS["finer"]):
        with RasterReader(tiff, like=like) as reader:
            found, valid = reader.read(like.window)
        times = 2 if like is not OWN else 1
        assert (valid == np.kron(~hidden, np.ones((times, times), dtype=bool))).all()
        assert (found == np.kron(pixels, np.ones((1, times, times), dtype=np.uint8)))[:, valid].all()
