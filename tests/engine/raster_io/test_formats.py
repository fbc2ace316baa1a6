"""Rasters of other formats than GeoTIFF: what is read back is what was written."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio

from tests.engine.support.grids import grid
from tests.engine.support.tiny_scenes import Notes
from tests.small_disk import small_disk
from tests.small_rasters import colours, patchwork, read_raster, write_raster
from training.contract.class_scheme import ISPRS
from training.contract.config import LabelsConfig
from training.contract.errors import ConfigError, RasterError
from training.jobs.run import run_job
from training.raster_io import RasterWriter, read_grid

DRIVERS = {".tif": "GTiff", ".tiff": "GTiff", ".img": "HFA", ".png": "PNG", ".jp2": "JP2OpenJPEG", "": "GTiff"}


@pytest.mark.parametrize("gsd", [0.5, None])
@pytest.mark.parametrize("ending", DRIVERS)
def test_class_rasters(tmp_path, ending, gsd):
    labels = patchwork(300, 70)
    source = write_raster(tmp_path / "in.tif", colours(labels), gsd=gsd)
    target = tmp_path / "folder" / f"out{ending.upper()}"
    run_job("labels", LabelsConfig(input=str(source), output=str(target)), Notes())
    with rasterio.open(target) as file:
        assert file.driver == DRIVERS[ending]
        assert (file.read(1) == labels).all() and file.dtypes == ("uint8",) and file.nodata == 255
        assert file.crs == (None if gsd is None else rasterio.CRS.from_epsg(25832))
        assert all(file.colormap(1)[c.value][:3] == c.colour for c in ISPRS.classes)
    assert read_grid(target).same_as(read_grid(source)) and read_grid(target).georeferenced == (gsd is not None)
    with rasterio.Env(), rasterio.open(target) as file:
        assert file.tags(1) is not None
    made = {path.name for path in target.parent.iterdir()}
    assert made == {f"out{ending.upper()}{end}" for end in ("", ".aux.xml")} | {"out.qml", ".runs"}
    back = tmp_path / "back.tif"  # its classes are known again
    run_job("labels", LabelsConfig(input=str(target), direction="classes_to_colours", output=str(back)), Notes())
    assert (read_raster(back) == colours(labels)).all()


@pytest.mark.parametrize("ending", DRIVERS)
def test_rasters_in_colours(tmp_path, ending):
    labels = patchwork(60, 70)
    labels[:5] = 255
    source = write_raster(tmp_path / "in.tif", labels, nodata=255)
    target = tmp_path / f"out{ending}"
    run_job("labels", LabelsConfig(input=str(source), direction="classes_to_colours", output=str(target)), Notes())
    with rasterio.open(target) as file:
        assert file.driver == DRIVERS[ending]
        assert (file.read()[:, 5:] == colours(labels[5:])).all()
        assert not file.read_masks()[:, :5].any() and file.read_masks()[:, 5:].all()


@pytest.mark.parametrize("ending, count, dtype", [(".img", 1, "float32"), (".img", 7, "uint8"), (".jp2", 7, "uint8")])
def test_measures_and_probabilities(tmp_path, ending, count, dtype):
    pixels = np.random.default_rng(0).integers(0, 100, (count, 300, 70)).astype(dtype)
    with RasterWriter(tmp_path / f"r{ending}", grid(70, 300), dtype, 99, count=count, overviews="average") as writer:
        writer.write_rows(pixels)
    with rasterio.open(tmp_path / f"r{ending}") as file:
        assert (file.read() == pixels).all() and file.dtypes == (dtype,) * count and file.nodata == 99
    assert {path.name for path in tmp_path.iterdir()} <= {f"r{ending}", f"r{ending}.aux.xml"}


@pytest.mark.parametrize("ending", [".tif", ".img", ".png", ".jp2"])
def test_codes_of_16_bits(tmp_path, ending):
    codes = np.arange(1200, dtype=np.uint16).reshape(1, 30, 40)
    with RasterWriter(tmp_path / f"r{ending}", grid(40, 30), "uint16", 65535, scheme=ISPRS) as writer:
        writer.write_rows(codes)
    with rasterio.open(tmp_path / f"r{ending}") as file:
        assert (file.read() == codes).all() and file.dtypes == ("uint16",) and file.nodata == 65535


@pytest.mark.parametrize("ending", [".tif", ".img", ".png", ".jp2"])
def test_a_full_disk(tmp_path, ending):
    """There is room for the GeoTIFF, not for what is made of it; the noise does not get smaller."""
    noise = np.random.default_rng(0).integers(0, 255, (1, 512, 512), dtype=np.uint8)
    with small_disk(tmp_path, 400 if ending != ".tif" else 200) as disk:
        with (
            pytest.raises(RasterError, match=f"r{ending} cannot be written"),
            RasterWriter(disk / f"r{ending}", grid(512, 512), "uint8", None) as writer,
        ):
            writer.write_rows(noise)


def test_a_raster_that_its_format_cannot_hold_is_refused(tmp_path):
    with pytest.raises(RasterError, match=r"would have 2.5 GB, but a file of this format holds 2.0 GB") as caught:
        RasterWriter(tmp_path / "r.img", grid(50_000, 50_000), "uint8", None)
    assert ".tif" in caught.value.hint and not list(tmp_path.iterdir())


def test_an_output_without_place_gets_no_false_one(tmp_path):
    source = write_raster(tmp_path / "in.tif", colours(patchwork(20, 20)), gsd=None)
    (tmp_path / "out.tfw").write_text("1\n0\n0\n-1\n0\n0\n")
    with pytest.raises(ConfigError, match=r"out.tif has no place in map units, but out.tfw beside it"):
        run_job("labels", LabelsConfig(input=str(source), output=str(tmp_path / "out.tif")), Notes())
    assert {path.name for path in tmp_path.iterdir()} == {"in.tif", "out.tfw"}
    placed = write_raster(tmp_path / "placed.tif", colours(patchwork(20, 20)))
    run_job("labels", LabelsConfig(input=str(placed), output=str(tmp_path / "out.tif")), Notes())
    assert read_grid(tmp_path / "out.tif").same_as(read_grid(placed))
