"""Outlines made simpler together: neighbours go on sharing their borders, whatever the raster holds."""

import math
from collections import Counter

import numpy as np
import pytest
from qgis.core import QgsGeometry
from small_inputs import write_raster

from vaihingen_qgis_plugin.rasters.areas import read_areas, trace
from vaihingen_qgis_plugin.rasters.grid import read_qgis_grid
from vaihingen_qgis_plugin.rasters.outlines import SharedOutlines

PIXEL = 1.0


def goes_on(share):
    return True


def traced(folder, classes):
    """The outlines of the areas of a raster, not simplified yet, with their classes."""
    raster = write_raster(folder / "classes.tif", [classes], 255, "EPSG:32632")
    grid = read_qgis_grid(raster)
    trace(grid, raster, str(folder / "areas.gpkg"), goes_on)
    outlines, values = SharedOutlines(grid), []
    for _, value, outline in read_areas(str(folder / "areas.gpkg")):
        outlines.add(outline)
        values.append(value)
    return outlines, values


def polygons(outlines, values):
    found = []
    for area in range(len(values)):
        geometry = QgsGeometry()
        geometry.fromWkb(outlines.outline(area))
        found.append(geometry)
    return found


def patches(rng, side, classes, grain):
    """Random classes in patches of some pixels, with no data in it."""
    coarse = rng.integers(0, classes, (-(-side // grain), -(-side // grain)))
    fine = np.kron(coarse, np.ones((grain, grain), dtype=int))[:side, :side]
    noise = rng.random((side, side)) < 0.1
    fine[noise] = rng.integers(0, classes, noise.sum())
    fine[fine == classes - 1] = 255
    return fine


def test_without_a_limit_nothing_changes(tmp_path):
    classes = [[1, 1, 0, 255], [1, 0, 0, 3], [0, 0, 3, 3]]
    outlines, values = traced(tmp_path, classes)
    before = polygons(outlines, values)
    corners, left = outlines.simplify(0, goes_on)
    assert corners == left
    assert all(a.isGeosEqual(b) for a, b in zip(before, polygons(outlines, values)))


def test_the_steps_of_a_slanting_border_become_straight(tmp_path):
    """Two areas on both sides of a diagonal: it keeps its ends, and loses all its steps."""
    side = 12
    classes = np.tri(side, dtype=int)
    outlines, values = traced(tmp_path, classes.tolist())
    outlines.simplify(1, goes_on)
    lower, upper = sorted(polygons(outlines, values), key=lambda polygon: polygon.boundingBox().yMinimum())
    assert sum(polygon.area() for polygon in (lower, upper)) == pytest.approx((side * PIXEL) ** 2)
    # The corners of the raster and the two ends of the border; one step is left at an end, where the border is fixed.
    assert all(len(polygon.asPolygon()[0]) <= 6 for polygon in (lower, upper))
    assert lower.intersection(upper).area() == pytest.approx(0)


@pytest.mark.parametrize("limit", [0.6, 3, 20, 200])
@pytest.mark.parametrize(("grain", "seed"), [(1, 1), (2, 2), (5, 3), (9, 4), (9, 5)])
def test_areas_have_neither_gaps_nor_overlaps(tmp_path, limit, grain, seed):
    classes = patches(np.random.default_rng(seed), 40, 4, grain)
    outlines, values = traced(tmp_path, classes.tolist())
    before = polygons(outlines, values)
    corners, left = outlines.simplify(limit, goes_on)
    assert left < corners or limit < 1
    after = polygons(outlines, values)
    assert sum(p.area() for p in after) == pytest.approx(sum(p.area() for p in before))
    # All together cover what they covered, edge of the data included: with the sum, none overlaps another one.
    apart = QgsGeometry.unaryUnion(after).symDifference(QgsGeometry.unaryUnion(before))
    assert apart.isNull() or apart.area() == pytest.approx(0, abs=1e-6)
    assert all(p.area() > 0 for p in after)
    assert all(new.isGeosValid() for new, old in zip(after, before) if old.isGeosValid())
    # Neighbours share every piece of their borders: alone are only those at the edge of the data.
    pieces = Counter(
        frozenset([(a.x(), a.y()), (b.x(), b.y())])
        for polygon in after
        for ring in polygon.asPolygon()
        for a, b in zip(ring, ring[1:])
    )
    alone = sum(math.dist(*piece) for piece, count in pieces.items() if count == 1)
    assert set(pieces.values()) <= {1, 2}
    assert alone == pytest.approx(edge_length(classes))


def edge_length(classes):
    """Sides of pixels between data and no data, or the edge of the raster."""
    data = np.pad(classes != 255, 1)
    return np.count_nonzero(data[1:] != data[:-1]) + np.count_nonzero(data[:, 1:] != data[:, :-1])


def test_an_island_does_not_jump_over_the_border_beside_it(tmp_path):
    classes = np.zeros((20, 20), dtype=int)
    classes[10:, :] = 1
    classes[5:10, 8:13] = 1  # a bay of class 1, of which the island lies beside
    classes[7, 10] = 2
    outlines, values = traced(tmp_path, classes.tolist())
    outlines.simplify(1000, goes_on)
    island, bay = (polygons(outlines, values)[values.index(value)] for value in (2, 1))
    assert island.area() == pytest.approx(PIXEL**2)
    assert bay.intersection(island).area() == pytest.approx(0)
    assert bay.isGeosValid()


def test_it_can_be_stopped(tmp_path):
    outlines, _ = traced(tmp_path, np.random.default_rng(1).integers(0, 2, (90, 90)).tolist())
    assert outlines.simplify(50, lambda share: False) is None
