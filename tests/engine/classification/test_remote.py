"""Orthophotos that lie on a server are classified without being copied: only the parts that are needed are read."""

import numpy as np
import pytest
import rasterio

from tests.engine.classification.test_classify import classify
from tests.engine.support.tiny_scenes import Notes, ortho_pixels
from tests.small_rasters import patchwork, read_raster, write_raster
from tests.web_server import served
from training.contract.errors import EngineError
from training.jobs.reporter import NullReporter
from training.raster_io import write_cog


@pytest.fixture
def cog(tmp_path):
    """A folder with a cloud-optimised orthophoto."""
    plain = write_raster(tmp_path / "plain.tif", ortho_pixels(patchwork(560, 600, cell=16, seed=4), 4))
    (tmp_path / "web").mkdir()
    write_cog(plain, tmp_path / "web" / "ortho.tif", "average")
    return tmp_path / "web" / "ortho.tif"


FAST = {"window_size": 96, "overlap": 0}


@pytest.mark.parametrize("prefix", ["/vsicurl/", ""], ids=["vsicurl", "address"])
def test_a_part_of_a_remote_orthophoto(model, cog, tmp_path, prefix):
    with rasterio.open(cog) as file:
        left, top = file.transform @ (0, 0)
        right, bottom = file.transform @ (90, 80)
    extent = f"{left},{bottom},{right},{top}"
    classify(model, cog, tmp_path / "local.tif", NullReporter(), **FAST, extent=extent)
    with served(cog.parent) as (address, asked):
        classify(model, f"{prefix}{address}/ortho.tif", tmp_path / "far.tif", Notes(), **FAST, extent=extent)
    assert np.array_equal(read_raster(tmp_path / "far.tif"), read_raster(tmp_path / "local.tif"))
    assert any("GET /ortho.tif bytes=" in line for line in asked)


@pytest.mark.parametrize("prefix", ["/vsicurl/", ""], ids=["vsicurl", "address"])
def test_what_is_not_there_is_told(model, cog, tmp_path, prefix):
    with served(cog.parent) as (address, _):
        with pytest.raises(EngineError, match=r"missing\.tif cannot be read: .*404"):
            classify(model, f"{prefix}{address}/missing.tif", tmp_path / "far.tif", Notes())
    with pytest.raises(EngineError, match=r"ortho\.tif cannot be read"):  # the server is gone
        classify(model, f"{prefix}{address}/ortho.tif", tmp_path / "far.tif", Notes())
    assert not list(tmp_path.glob("far*"))
