"""Random rasters: what `RasterReader` gives is what rasterio reads, masked and scaled, but for differences on purpose.

- Rasterio hides nodata values beside a mask, and alpha beside nodata values. We heed all of them: what each hides is
  asked of a raster that has nothing else.
- Rasterio heeds alpha of 8 and 16 bits alone, we that of any type.
- Rasterio has a mask for each band, we one for all: a pixel is no data where any band is. With unsigned integers a
  nodata value counts only where all bands have it: a dark band alone may well be 0.
- Infinite numbers, and numbers from 1e30 on, are no data.
"""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from affine import Affine
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rasterio.enums import ColorInterp

from training.raster_io import RasterReader
from training.windows import Window

TYPES = ("uint8", "uint16", "uint32", "int16", "int32", "float32", "float64")
ODD = (np.nan, np.inf, -np.inf, -3.4e38, 2e30, -9999.0)


@st.composite
def rasters(draw):
    """A raster as plain data."""
    dtype = draw(st.sampled_from(TYPES))
    bands, width, height = draw(st.integers(1, 4)), draw(st.integers(1, 45)), draw(st.integers(1, 45))
    scales = st.sampled_from([1.0, 1.0, 0.01, 0.1, -2.0, 100.0])
    offsets = st.sampled_from([0.0, 0.0, -0.1, 1000.0])
    real = dtype.startswith("float")
    nodata = st.sampled_from([None, 0, 3, 200, *([np.nan, -9999.0, -3.4e38, 0.1] if real else [])])
    layout = st.fixed_dictionaries(
        {
            "tiled": st.booleans(),
            "interleave": st.sampled_from(["pixel", "band"]),
            "compress": st.sampled_from(["none", "deflate"]),
        }
    )
    return {
        "dtype": dtype,
        "shape": (bands, height, width),
        "seed": draw(st.integers(0, 2**32 - 1)),
        "scales": draw(st.lists(scales, min_size=bands, max_size=bands)),
        "offsets": draw(st.lists(offsets, min_size=bands, max_size=bands)),
        "nodata": draw(nodata),
        "mask": draw(st.sampled_from([None, "inside", "beside"])),
        "alpha": draw(st.booleans()),
        "layout": draw(layout),
        "overviews": draw(st.booleans()),
    }


windows = st.builds(Window, st.integers(-9, 40), st.integers(-9, 40), st.integers(1, 60), st.integers(1, 60))


def pixels_of(raster):
    """Stored values, mask and alpha."""
    rng = np.random.default_rng(raster["seed"])
    values = rng.integers(0, 9, raster["shape"]).astype(raster["dtype"])
    chosen = rng.random(raster["shape"])
    if raster["dtype"].startswith("float"):
        with np.errstate(over="ignore"):
            values[chosen < 0.1] = rng.choice(ODD, int((chosen < 0.1).sum())).astype(raster["dtype"])
    if raster["nodata"] is not None:
        with np.errstate(over="ignore"):
            values[chosen > 0.9] = np.array(raster["nodata"]).astype(raster["dtype"])
        values[:, rng.random(raster["shape"][1:]) > 0.8] = values[0, 0, 0]
    mask = rng.random(raster["shape"][1:]) > 0.2
    alpha = rng.choice([0, 1, 255], raster["shape"][1:]).astype(raster["dtype"])
    return values, mask, alpha


def write(path, raster, ways):
    """Write the raster with some of the ways to say where there is no data."""
    values, mask, alpha = pixels_of(raster)
    planes = [*values, alpha] if "alpha" in ways else values
    layout = {**raster["layout"], **({"blockxsize": 16, "blockysize": 32} if raster["layout"]["tiled"] else {})}
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=raster["mask"] == "inside"):
        with rasterio.open(
            path, "w", driver="GTiff", width=values.shape[2], height=values.shape[1], count=len(planes),
            dtype=values.dtype, transform=Affine(1, 0, 5e5, 0, -1, 5.4e6), crs="EPSG:25832", photometric="MINISBLACK",
            alpha="NO", nodata=raster["nodata"] if "nodata" in ways else None, **layout,
        ) as file:  # fmt: skip
            kinds = [ColorInterp.gray] + [ColorInterp.undefined] * (len(values) - 1)
            file.colorinterp = kinds + [ColorInterp.alpha] * ("alpha" in ways)
            file.write(np.stack(planes))
            spare = len(planes) - len(values)
            if set(raster["scales"]) != {1.0} or set(raster["offsets"]) != {0.0}:
                file.scales = (*raster["scales"], *[1.0] * spare)
                file.offsets = (*raster["offsets"], *[0.0] * spare)
            if "mask" in ways:
                file.write_mask(mask)
            if raster["overviews"]:
                file.build_overviews([2])
    return path


def hidden(path, raster, way):
    """What rasterio hides in a raster that says in one way where there is no data, (H, W)."""
    with rasterio.open(write(path, raster, {way})) as file:
        bands = list(range(1, raster["shape"][0] + 1))
        masks = np.ma.getmaskarray(file.read(bands, masked=True))
        stored = file.read(bands)
        if way == "alpha":
            masks = file.read([len(bands) + 1]) == 0
    if raster["dtype"].startswith("float"):
        return masks.any(axis=0) | ~(np.abs(stored) < 1e30).all(axis=0)
    return masks.all(axis=0) if raster["dtype"].startswith("u") else masks.any(axis=0)


def expected_of(folder, raster):
    """Real values (B, H, W) and valid mask (H, W), as rasterio reads them."""
    ways = {"nodata", *(["mask"] if raster["mask"] else []), *(["alpha"] if raster["alpha"] else [])}
    invalid = np.logical_or.reduce([hidden(folder / f"{way}.tif", raster, way) for way in ways])
    path = write(folder / "all.tif", raster, ways)
    with rasterio.open(path) as file:
        bands = list(range(1, raster["shape"][0] + 1))
        scales, offsets = (np.array(said)[: len(bands), None, None] for said in (file.scales, file.offsets))
        with np.errstate(over="ignore", invalid="ignore"):
            values = file.read(bands).astype(np.float64) * scales + offsets
    return path, values, ~invalid


PLAIN = {
    "dtype": "uint16", "shape": (3, 20, 30), "seed": 1, "nodata": 0, "scales": [0.1, 0.1, 0.1],
    "offsets": [-0.1, 0.0, 0.0], "mask": "inside", "alpha": True,
    "layout": {"tiled": True, "interleave": "band", "compress": "deflate"},
    "overviews": True,
}  # fmt: skip


@pytest.mark.slow
@example(raster=PLAIN, window=Window(-3, -2, 50, 40))
@example(raster={**PLAIN, "dtype": "float32", "nodata": 0.1, "mask": "beside"}, window=Window(4, 5, 6, 7))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raster=rasters(), window=windows)
def test_the_reader_gives_what_rasterio_reads(tmp_path_factory, raster, window):
    path, values, known = expected_of(tmp_path_factory.mktemp("random"), raster)
    scaled = set(raster["scales"]) != {1.0} or set(raster["offsets"]) != {0.0}
    with RasterReader(path) as reader:
        assert reader.dtype == ("float32" if scaled else raster["dtype"])
        assert len(reader.bands) == len(values)
        for part in (reader.grid.window, window):
            pixels, valid = reader.read(part)
            assert pixels.dtype == reader.dtype
            inside = part.intersection(reader.grid.window)
            outside = np.ones(valid.shape, dtype=bool)
            if inside is not None:
                there = inside.slices
                here = Window(
                    inside.col_off - part.col_off, inside.row_off - part.row_off, inside.width, inside.height
                ).slices
                outside[here] = False
                assert (valid[here] == known[there]).all()
                shown = known[there]
                np.testing.assert_allclose(
                    pixels[:, here[0], here[1]][:, shown], values[:, there[0], there[1]][:, shown], rtol=2e-7, atol=1e-6
                )
            assert not valid[outside].any() and not pixels[:, outside].any()
