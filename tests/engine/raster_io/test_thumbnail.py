"""A small copy of a raster: right pixels, right mask, little memory."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
import rasterio
from rasterio.enums import Resampling

from tests.checkout import ROOT
from tests.small_rasters import write_raster
from training.contract.errors import RasterError
from training.raster_io import RasterReader, thumbnail


def noise(*shape, dtype="uint8", seed=0):
    return np.random.default_rng(seed).integers(0, 4, shape).astype(dtype)


@pytest.mark.parametrize(
    "bands, dtype, options, holes",
    [
        (3, "uint8", {}, False),
        (3, "uint8", {"nodata": 0}, True),
        (3, "uint16", {"nodata": 0}, True),
        (3, "int16", {"nodata": 2}, True),
        (3, "float32", {"nodata": 3}, True),
        (3, "float64", {}, True),
        (4, "uint8", {"photometric": "RGB", "alpha": "YES"}, True),
        (1, "uint8", {"gsd": None}, False),
    ],
)
def test_a_small_raster_is_read_as_the_reader_does(tmp_path, bands, dtype, options, holes):
    pixels = noise(bands, 30, 40, dtype=dtype)
    if dtype == "float64":
        pixels[1, :5] = np.nan
        pixels[2, 5:7] = -3.4e38
    path = write_raster(tmp_path / "r.tif", pixels, **options)
    found, valid = thumbnail(path, 100)
    with RasterReader(path) as reader:
        expected, expected_valid = reader.read(reader.grid.window)
    assert found.dtype == expected.dtype and found.shape == expected.shape
    assert (valid == expected_valid).all() and 0 < valid.sum()
    assert (found[:, valid] == expected[:, valid]).all() and not found[:, ~valid].any()
    assert valid.all() != holes


def test_the_mask_of_a_file_counts(tmp_path):
    path = write_raster(tmp_path / "r.tif", np.full((3, 80, 60), 9, np.uint8))
    with rasterio.open(path, "r+") as file:
        mask = np.ones((80, 60), dtype=bool)
        mask[:40] = False
        file.write_mask(mask)
    found, valid = thumbnail(path, 20)
    assert found.shape == (3, 20, 15)
    assert not valid[:10].any() and valid[10:].all() and (found[:, 10:] == 9).all()


def test_pixels_are_means_of_valid_ones(tmp_path):
    pixels = np.zeros((1, 80, 40), dtype=np.int16)
    pixels[0, :, ::2] = 100  # a mean of 50, whereas single pixels would show stripes or nothing
    pixels[0, 40:] = -1
    pixels[0, 40:60, 0] = 7
    found, valid = thumbnail(write_raster(tmp_path / "r.tif", pixels, nodata=-1), 20)
    assert found.shape == (1, 20, 10) and (found[0, :10] == 50).all()
    assert valid[:10].all() and not valid[10:].any()  # 4 of 16 pixels are not half of them
    assert found[0, 10, 0] == 7 and (found[0, 15:] == 0).all()


def test_shape_keeps_the_proportions(tmp_path):
    for height, width, expected in ((1000, 500, (50, 25)), (3, 1000, (1, 50)), (51, 51, (50, 50)), (50, 20, (50, 20))):
        path = write_raster(tmp_path / f"{height}_{width}.tif", noise(1, height, width))
        assert thumbnail(path, 50)[0].shape == (1, *expected) and thumbnail(path, 50)[1].shape == expected


def test_overviews_are_used(tmp_path):
    path = write_raster(tmp_path / "r.tif", np.full((3, 512, 512), 10, dtype=np.uint8))
    with rasterio.open(path, "r+") as file:
        file.build_overviews([8], Resampling.nearest)
    with rasterio.open(path, "r+", overview_level=0) as file:
        assert file.shape == (64, 64)
        file.write(np.full((3, 64, 64), 200, dtype=np.uint8))
    assert (thumbnail(path, 16)[0] == 200).all()
    assert (thumbnail(path, 256)[0] == 10).all()


def test_what_is_no_raster_is_told(tmp_path):
    (tmp_path / "no.tif").write_text("no")
    with pytest.raises(RasterError, match="cannot be read"):
        thumbnail(tmp_path / "no.tif", 50)
    whole = write_raster(tmp_path / "r.tif", noise(1, 400, 400), compress="deflate").read_bytes()
    (tmp_path / "cut.tif").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RasterError, match=r"cut\.tif cannot be read"):
        thumbnail(tmp_path / "cut.tif", 400)


@pytest.mark.slow
@pytest.mark.parametrize("compression", ["jpeg", "deflate"])
def test_memory_does_not_grow_with_the_raster(tmp_path, compression):
    """8000 x 24000 pixels of 3 bands, 576 MB, in strips: the cache of 256 MB and little else."""
    path = tmp_path / "large.tif"
    kind = {"driver": "GTiff", "width": 8000, "height": 24000, "count": 3, "dtype": "uint8", "interleave": "pixel",
            "blockysize": 16, "compress": compression}  # fmt: skip
    with rasterio.open(path, "w", **kind) as file:
        for row in range(0, 24000, 1600):
            file.write(np.full((3, 1600, 8000), row // 100, np.uint8), window=((row, row + 1600), (0, 8000)))
    code = (
        "import resource, sys; from training.raster_io import thumbnail; thumbnail(sys.argv[2], 8); "
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; pixels, valid = thumbnail(sys.argv[1], 600); "
        "assert pixels.shape == (3, 600, 200) and valid.all() and 0 < pixels[0, 300, 0] < pixels[0, 599, 0]; "
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)"
    )
    small = write_raster(tmp_path / "small.tif", noise(3, 16, 16))
    done = subprocess.run(
        [sys.executable, "-c", code, path, small], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert int(done.stdout) < 350  # MB
