"""Parts of an orthophoto for several computers: joined they are the whole, and what is finished is not done again."""

import numpy as np
import pytest
import rasterio
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.classification.test_classify import classify
from tests.engine.support.tiny_scenes import Notes, ortho_pixels
from tests.run_records import record_path
from tests.small_rasters import patchwork, read_raster, write_raster
from training.contract.config import ClassifyConfig, GatherConfig
from training.contract.errors import ConfigError
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.windows import Window, share_of


@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(1, 12), st.integers(0, 5000))
def test_shares_cover_an_area_once_in_whole_blocks(width, height, count, off):
    area = Window(off, off + 1, width, height)
    parts = [share_of(area, number, count, 256) for number in range(count)]
    if parts[0] is None:
        assert set(parts) == {None} and count > 1
        return
    covered = np.zeros((height, width), dtype=np.uint8)
    for part in parts:
        row, col = part.row_off - area.row_off, part.col_off - area.col_off
        assert row % 256 == col % 256 == 0 and part.width > 0 and part.height > 0
        covered[row : row + part.height, col : col + part.width] += 1
    assert (covered == 1).all()


def test_shares_have_short_borders():
    square = Window(0, 0, 4096, 4096)
    assert share_of(square, 0, 8, 256) == Window(0, 0, 1024, 2048) or share_of(square, 0, 8, 256).height == 1024
    assert share_of(Window(0, 0, 100_000, 1000), 1, 4, 256).height == 1000


@pytest.fixture
def ortho(tmp_path):
    """Of three by two blocks, with ground without data."""
    image = ortho_pixels(patchwork(300, 530, cell=16, seed=4), 4)
    image[:, 240:270, 100:300] = 0
    return write_raster(tmp_path / "ortho.tif", image, nodata=0)


FAST = {"window_size": 96, "overlap": 25}


@pytest.mark.slow
def test_parts_that_are_joined_are_the_whole(model, ortho, tmp_path):
    names = ("confidence", "probabilities")
    for part in ("", "1/6", "2/6", "3/6", "4/6", "5/6", "6/6"):
        folder = tmp_path / (part.replace("/", "_of_") or "whole")
        folder.mkdir()
        paths = {name: str(folder / f"{name}.tif") for name in names}
        classify(model, ortho, folder / "output.tif", Notes(), **FAST, **paths, part=part)
    for name in ("output", *names):
        parts = [str(tmp_path / f"{number}_of_6" / f"{name}.tif") for number in range(1, 7)]
        joined = str(tmp_path / f"{name}.tif")
        run_job("gather", GatherConfig(input=parts[0], more_inputs=tuple(parts[1:]), output=joined), NullReporter())
        whole = tmp_path / "whole" / f"{name}.tif"
        assert np.array_equal(read_raster(joined), read_raster(whole)), name
        with rasterio.open(joined) as ours, rasterio.open(whole) as theirs:
            assert (ours.transform, ours.crs, ours.nodata) == (theirs.transform, theirs.crs, theirs.nodata)
            assert ours.colorinterp == theirs.colorinterp and ours.descriptions == theirs.descriptions


@pytest.mark.slow
def test_a_finished_part_is_skipped_and_a_broken_one_is_done_again(model, ortho, tmp_path):
    output = tmp_path / "part.tif"

    def run(**change):
        notes = Notes()
        classify(model, ortho, output, notes, **{**FAST, "part": "1/6", **change})
        return any("done before" in line for line in notes.lines)

    assert not run()
    whole, written = output.read_bytes(), output.stat().st_mtime_ns
    assert run() and output.stat().st_mtime_ns == written
    output.write_bytes(whole[:-100])  # broken off
    assert not run() and output.stat().st_size == len(whole)
    output.write_bytes(whole[:-4] + bytes(4))  # of the right size, but damaged
    assert not run()
    record_path(output).unlink()  # killed before it could say how it came about
    assert not run()
    assert run()
    assert not run(part="2/6")
    assert not run(overlap=50)
    with rasterio.open(ortho, "r+") as file:
        file.write(np.ones((1, 8, 8), dtype=np.uint8), indexes=[1], window=rasterio.windows.Window(0, 0, 8, 8))
    assert not run(overlap=50)


@pytest.mark.parametrize("text", ["0/4", "5/4", "1", "a/b", "1/0", "-1/4", "1/4/2", "1.5/3"])
def test_what_is_no_part_is_refused(text):
    with pytest.raises(ConfigError, match="such as 1/8"):
        ClassifyConfig(model="m", ortho="o", output="a.tif", part=text).validate()


def test_more_parts_than_blocks_are_refused(model, ortho, tmp_path):
    with pytest.raises(ConfigError, match="cannot be divided into 100 parts"):
        classify(model, ortho, tmp_path / "part.tif", Notes(), **FAST, part="1/100")
    assert not list(tmp_path.glob("part*"))


def test_a_part_is_of_one_orthophoto():
    with pytest.raises(ConfigError, match="join them first with the job gather"):
        ClassifyConfig(model="m", ortho="o", more_orthos=("p",), output="a", part="1/2").validate()
