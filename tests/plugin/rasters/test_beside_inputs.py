"""QGIS's side leaves nothing beside the user's rasters; statistics that QGIS itself keeps there change nothing."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateTransformContext, QgsRasterBandStats, QgsRasterLayer
from small_inputs import read_raster, write_raster

NIR, RED = np.arange(2000, 2900).reshape(30, 30), np.full((30, 30), 1000)


@pytest.fixture
def user(tmp_path):
    """A folder of the user's: an orthophoto and a class raster."""
    folder = tmp_path / "user"
    folder.mkdir()
    write_raster(folder / "ortho.tif", [NIR, RED, RED], dtype=gdal.GDT_UInt16)
    write_raster(folder / "classes.tif", [np.arange(900).reshape(30, 30) // 10 % 6], 255)
    return folder


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def ndvi(user, tmp_path):
    from vaihingen_qgis_plugin.rasters.ndvi import write_ndvi

    write_ndvi(str(user / "ortho.tif"), 1, 2, str(tmp_path / "ndvi.tif"), lambda fraction: True)
    return read_raster(tmp_path / "ndvi.tif")[0]


def doubts_of_bands(user, tmp_path):
    from vaihingen_qgis_plugin.rasters.band_order import band_order

    return band_order(str(user / "ortho.tif"), 1, 2)


def legend(user, tmp_path):
    from vaihingen_qgis_plugin.rasters.legend import classes_of_raster

    return classes_of_raster(str(user / "classes.tif"))


def ground(user, tmp_path):
    from vaihingen_qgis_plugin.layers.ground_area import GroundArea
    from vaihingen_qgis_plugin.rasters.grid import read_qgis_grid

    return GroundArea(read_qgis_grid(str(user / "classes.tif")), QgsCoordinateTransformContext()).pixel_m2()


def traced(user, tmp_path):
    from vaihingen_qgis_plugin.rasters.areas import mean_of_areas, trace
    from vaihingen_qgis_plugin.rasters.grid import read_qgis_grid

    source, areas = str(user / "classes.tif"), str(tmp_path / "areas.gpkg")
    grid = read_qgis_grid(source)
    count = trace(grid, source, areas, lambda share: True)
    pixels, means = mean_of_areas(grid, areas, count, source, lambda share: True)
    return count, list(pixels), [round(mean, 6) for mean in means[1:]]


READERS = (ndvi, doubts_of_bands, legend, ground, traced)


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_nothing_is_left_beside_them(user, tmp_path, read):
    before = contents(user)
    read(user, tmp_path)
    assert contents(user) == before


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_statistics_that_qgis_keeps_beside_them_change_nothing(user, tmp_path, read):
    expected = read(user, tmp_path)
    for name in ("ortho.tif", "classes.tif"):
        layer = QgsRasterLayer(str(user / name), name)
        layer.dataProvider().bandStatistics(1, QgsRasterBandStats.Stats.All, layer.extent(), 50)
        del layer
        if not (user / f"{name}.aux.xml").exists():  # some versions keep them only in memory
            band = gdal.Open(str(user / name)).GetRasterBand(1)
            band.SetStatistics(1, 2, 1.5, 0.1)
            band = None
        assert (user / f"{name}.aux.xml").exists()
    before = contents(user)
    np.testing.assert_equal(read(user, tmp_path), expected)
    assert contents(user) == before
