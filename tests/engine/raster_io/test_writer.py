"""Rasters out: whole, or an error."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
import rasterio

from tests.checkout import ROOT
from tests.engine.support.grids import grid
from tests.small_rasters import patchwork, read_raster
from training.contract.class_scheme import ISPRS
from training.contract.errors import RasterError
from training.raster_io import RasterWriter, read_grid
from training.windows import strips


@pytest.mark.parametrize("rows", [1, 7, 100, 256, 300, 700])
def test_rows_may_be_written_in_any_portions(tmp_path, rows):
    labels = patchwork(600, 40)
    with RasterWriter(tmp_path / "r.tif", grid(40, 600), "uint8", 255, scheme=ISPRS) as writer:
        for strip in strips(40, 600, rows):
            writer.write_rows(labels[None, strip.slices[0]])
    assert (read_raster(tmp_path / "r.tif")[0] == labels).all()
    assert read_grid(tmp_path / "r.tif").same_as(grid(40, 600))


@pytest.mark.parametrize("rows", [100, 256, 600])
def test_bands_of_columns_may_be_written_one_after_the_other(tmp_path, rows):
    labels = patchwork(600, 700)
    with RasterWriter(tmp_path / "r.tif", grid(700, 600), "uint8", 255, scheme=ISPRS) as writer:
        for left, right in ((0, 512), (512, 700)):
            for strip in strips(right - left, 600, rows):
                writer.write_rows(labels[None, strip.slices[0], left:right], left)
    assert (read_raster(tmp_path / "r.tif")[0] == labels).all()


def test_a_band_of_columns_must_be_whole_before_the_next(tmp_path):
    rows = np.zeros((1, 256, 512), dtype=np.uint8)
    with (
        pytest.raises(RuntimeError, match="column 512 after 256 rows"),
        RasterWriter(tmp_path / "r.tif", grid(700, 600), "uint8", 255) as writer,
    ):
        writer.write_rows(rows)
        writer.write_rows(rows[:, :, :188], 512)


@pytest.mark.parametrize("width, height, factors", [(1023, 40, []), (1024, 40, [2]), (40, 2100, [2, 4])])
def test_overviews_of_large_rasters(tmp_path, width, height, factors):
    with RasterWriter(tmp_path / "r.tif", grid(width, height), "uint8", 255, overviews="mode") as writer:
        writer.write_rows(patchwork(height, width)[None])
    with rasterio.open(tmp_path / "r.tif") as file:
        assert file.overviews(1) == factors
        assert (file.read(1) == patchwork(height, width)).all()


@pytest.mark.parametrize(
    "dtype, how, count", [("uint8", "mode", 1), ("uint8", "average", 7), ("float32", "average", 1)]
)
@pytest.mark.parametrize(
    "width, height, sizes",
    [
        (1001, 17000, [(501, 8500), (251, 4250), (126, 2125), (63, 1063), (32, 532)]),
        (1, 5000, [(1, 2500), (1, 1250), (1, 625)]),
        (5000, 1, [(2500, 1), (1250, 1), (625, 1)]),
        (3, 9000, [(2, 4500), (1, 2250), (1, 1125), (1, 563)]),
        (7, 2444, [(4, 1222), (2, 611)]),
        (1025, 2, [(513, 1)]),
    ],
)
def test_rasters_of_any_proportions_are_whole_with_all_their_overviews(
    tmp_path, width, height, sizes, dtype, how, count
):
    """GDAL names the overviews of narrow rasters by other factors than it was asked for: 31 for 32."""
    with RasterWriter(tmp_path / "r.tif", grid(width, height), dtype, 255, count=count, overviews=how) as writer:
        for strip in strips(width, height, 4096):
            writer.write_rows(np.full((count, strip.height, width), 3, dtype=dtype))
    for level, size in enumerate(sizes):
        with rasterio.open(tmp_path / "r.tif", overview_level=level) as file:
            assert (file.width, file.height) == size
            assert (file.read() == 3).all()


@pytest.mark.parametrize("how, expected", [("mode", 2), ("average", 3)])
def test_a_pixel_of_an_overview_stands_for_those_it_covers_that_have_data(tmp_path, how, expected):
    pixels = np.full((1, 1200, 1200), 2, dtype=np.uint8)
    pixels[:, 1::2, ::2], pixels[:, ::2, 1::2] = 5, 255
    with RasterWriter(tmp_path / "r.tif", grid(1200, 1200), "uint8", 255, overviews=how) as writer:
        writer.write_rows(pixels)
    with rasterio.open(tmp_path / "r.tif", overview_level=0) as file:
        assert (file.read(1) == expected).all()


FULL_DISK = """
import resource, sys
import numpy as np, rasterio
from tests.engine.support.grids import grid
from training.contract.errors import RasterError
from training.raster_io import RasterWriter, gdal_limits
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
noise = np.random.default_rng(0).integers(0, 255, (2, 256, 1024), dtype=np.uint8)
try:
    with (
        gdal_limits(int(sys.argv[3])),
        RasterWriter(sys.argv[1], grid(1024, 1024), "uint8", None, count=2, overviews=sys.argv[4]) as writer,
    ):
        for _ in range(4):
            writer.write_rows(noise)
except RasterError as error:
    sys.exit(f"reported: {error.message}")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file sizes")
@pytest.mark.parametrize("cache_mb", [1, 64])  # GDAL writes at once, or keeps all back until the end
@pytest.mark.parametrize(
    "room, overviews, reported",
    [
        (100, "", True),
        (1_000_000, "", True),
        (2_090_000, "", True),
        (2_200_000, "", False),
        (2_200_000, "average", True),
        (2_500_000, "average", True),
        (2_800_000, "average", False),
    ],
)
def test_a_full_disk_is_reported_also_when_it_shows_at_the_end(tmp_path, room, overviews, reported, cache_mb):
    """A limit of the file's size stands for the full disk: 2 MB of noise (overview: 0.5 MB) do not get smaller."""
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path / "r.tif"), str(room), str(cache_mb), overviews]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert (run.returncode == 1) == reported, run.stderr
    assert ("reported: " in run.stderr) == reported
    if reported:
        assert f"{tmp_path / 'r.tif'} cannot be written" in run.stderr


def test_a_raster_that_was_not_filled_is_a_bug(tmp_path):
    with (
        pytest.raises(RuntimeError, match="10240 of 24000 pixels"),
        RasterWriter(tmp_path / "r.tif", grid(40, 600), "uint8", 255) as w,
    ):
        w.write_rows(np.zeros((1, 300, 40), dtype=np.uint8))


def test_an_unwritable_place_is_told(tmp_path):
    with pytest.raises(RasterError, match="cannot be written") as caught:
        RasterWriter(tmp_path / "missing" / "r.tif", grid(), "uint8", 255)
    assert str(tmp_path / "missing") in caught.value.hint
