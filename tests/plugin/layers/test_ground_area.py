"""Areas on the ground, in whichever thread they are asked for."""

import gc
import math
import threading

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsDistanceArea, QgsGeometry
from small_inputs import write_raster

# A square of 20 m, drawn where the scale of the projection is known: (system, corner, square metres, tolerance).
PLACES = [
    ("EPSG:25832", (500_000, 5_400_000), 400 / 0.9996**2, 1e-5),  # UTM on its central meridian
    ("EPSG:2154", (700_000, 6_600_000), 400, 2e-3),  # Lambert-93 between its two true parallels
    ("EPSG:31467", (3_500_000, 5_400_000), 400, 1e-5),  # Gauss-Krueger on its central meridian, Bessel's ellipsoid
]


@pytest.fixture(params=PLACES, ids=[place[0] for place in PLACES])
def place(request, tmp_path):
    """A raster of 20 x 20 pixels of a metre, and its area on the ground."""
    system, (left, top), area, tolerance = request.param
    path = write_raster(tmp_path / "classes.tif", [np.ones((20, 20))], 255, system)
    raster = gdal.Open(path, gdal.GA_Update)
    raster.SetGeoTransform((left, 1, 0, top, 0, -1))
    raster = None
    return path, pytest.approx(area, rel=tolerance)


def ground_area(path):
    from vaihingen_qgis_plugin.layers.ground_area import GroundArea
    from vaihingen_qgis_plugin.rasters.grid import read_qgis_grid

    return GroundArea(read_qgis_grid(path), QgsCoordinateTransformContext())


def in_a_thread(work):
    """Run it in a thread of its own, which has ended when this returns."""
    found = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    thread.join()
    gc.collect()
    return found[0]


def test_areas_stay_right_when_the_thread_that_measured_first_has_ended(place):
    """What runs in the background is a thread; QGIS keeps what is made for an ellipsoid for the whole session."""
    path, area = place
    assert in_a_thread(lambda: ground_area(path).pixel_m2()) * 400 == area
    assert in_a_thread(lambda: ground_area(path).pixel_m2()) * 400 == area
    assert ground_area(path).pixel_m2() * 400 == area


def test_areas_are_those_of_qgis_before_and_after_us(place):
    path, area = place
    ground = ground_area(path)
    (left, top) = gdal.Open(path).GetGeoTransform()[0:4:3]
    square = QgsGeometry.fromWkt(f"POLYGON(({left} {top},{left + 20} {top},{left + 20} {top - 20},{left} {top - 20}))")
    ruler = QgsDistanceArea()
    ruler.setSourceCrs(ground.crs, QgsCoordinateTransformContext())
    ruler.setEllipsoid(ground.crs.ellipsoidAcronym())
    if math.isnan(ruler.measureArea(square)):
        pytest.skip("a thread that has ended has spoilt QGIS's own memory of this ellipsoid")
    in_a_thread(lambda: ground_area(path).pixel_m2())
    assert ruler.measureArea(square) == area
    assert ground.m2(square) == pytest.approx(ruler.measureArea(square), rel=1e-9)


@pytest.mark.parametrize("system", ["EPSG:4326", "EPSG:2263", "EPSG:3857", "EPSG:4807", "EPSG:25832+7837"])
def test_half_axes_are_those_of_qgis(system):
    from osgeo import osr

    from vaihingen_qgis_plugin.rasters.ellipsoid import half_axes

    reference = osr.SpatialReference()
    reference.SetFromUserInput(system)
    crs = QgsCoordinateReferenceSystem.fromWkt(reference.ExportToWkt(["FORMAT=WKT2_2019"]))
    ruler = QgsDistanceArea()
    ruler.setEllipsoid(crs.ellipsoidAcronym())
    found = half_axes(reference.ExportToWkt(["FORMAT=WKT2_2019"]))
    assert found == pytest.approx((ruler.ellipsoidSemiMajor(), ruler.ellipsoidSemiMinor()), rel=1e-9)


def test_a_local_system_has_no_ellipsoid():
    from vaihingen_qgis_plugin.rasters.ellipsoid import half_axes

    assert half_axes('LOCAL_CS["site",UNIT["metre",1]]') is None
    assert half_axes("") is None
