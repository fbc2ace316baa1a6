"""Where tiles lie on the map: in place if they can, else side by side; none over another, none outside."""

from __future__ import annotations

import itertools
import math

import pytest
from affine import Affine
from rasterio.crs import CRS

from training.dataset.report.map_layout import WIDTH_IN, layout
from training.raster_io import Grid
from training.windows import Window

MOST_HEIGHT_IN = 7.1


def grid(width=1000, height=800, left=500_000.0, top=5_400_000.0, gsd=0.1, epsg=25832):
    return Grid.north_up(width, height, (left, top), gsd, epsg)


def plain(width, height):
    return Grid(width, height, Affine.identity(), None)


def check_places(plan):
    for place in plan.places.values():
        assert place.left >= 0 and place.left + place.width <= WIDTH_IN + 1e-6
        assert place.top >= 0 and place.top + place.height <= plan.height_in + 1e-6
    assert plan.height_in <= MOST_HEIGHT_IN
    for a, b in itertools.combinations(plan.places.values(), 2):
        assert (
            min(a.left + a.width, b.left + b.width) - max(a.left, b.left) < 1e-6
            or min(a.top + a.height, b.top + b.height) - max(a.top, b.top) < 1e-6
        )


def test_neighbours_in_one_system_lie_in_place_north_up():
    plan = layout([grid(), grid(left=500_100.0), grid(top=5_400_080.0)], [True] * 3)
    check_places(plan)
    first, east, north = (plan.places[i] for i in range(3))
    assert plan.in_place and plan.crs == "ETRS89 / UTM zone 32N"
    assert east.left == pytest.approx(first.left + first.width) and east.top == pytest.approx(first.top)
    assert north.top + north.height == pytest.approx(first.top) and north.left == pytest.approx(first.left)
    assert first.width * plan.m_per_in == pytest.approx(100) and first.height * plan.m_per_in == pytest.approx(80)


@pytest.mark.parametrize(
    "other",
    [grid(left=500_100.0, epsg=25833), grid(left=505_000.0, top=5_405_000.0), plain(1000, 800)],
    ids=["another system", "far away", "no place"],
)
def test_others_lie_side_by_side(other):
    plan = layout([grid(), other], [True, True])
    check_places(plan)
    assert not plan.in_place and plan.crs == "" and set(plan.places) == {0, 1}
    assert plan.px_per_in == pytest.approx(1000 / plan.places[0].width)
    assert plan.m_per_in == pytest.approx(0 if not other.georeferenced else 100 / plan.places[0].width)


def test_a_fifth_of_the_common_rectangle_is_enough():
    apart = 500_000.0 + 100 * 8  # two of nine places in a row are filled
    assert layout([grid(), grid(left=apart)], [True] * 2).in_place
    assert not layout([grid(), grid(left=apart + 300)], [True] * 2).in_place


def test_metres_follow_the_unit_of_the_system():
    feet = Grid(1000, 1000, Affine(1, 0, 0, 0, -1, 0), CRS.from_epsg(2263))  # US survey feet
    place = layout([feet], [True])
    assert place.places[0].width * place.m_per_in == pytest.approx(304.8, rel=1e-3)
    degrees = layout([Grid(1000, 1000, Affine(1e-5, 0, 8, 0, -1e-5, 60), CRS.from_epsg(4326))], [True])
    assert degrees.m_per_in == 0  # not the same in all directions
    assert degrees.places[0].width / degrees.places[0].height == pytest.approx(math.cos(math.radians(60)), rel=1e-3)


def test_panels_have_one_scale_unless_they_differ_much():
    plan = layout([plain(1900, 2500), plain(3800, 2500), plain(2000, 1900)] * 11, [True] * 33)
    check_places(plan)
    assert len({round(place.x_scale, 9) for place in plan.places.values()}) == 1 and plan.left_out == 0
    assert max(place.left + place.width for place in plan.places.values()) > 0.8 * WIDTH_IN  # the width is used
    plan = layout([plain(400, 300), plain(9000, 7000)], [True] * 2)
    check_places(plan)
    assert plan.px_per_in == plan.m_per_in == 0
    assert plan.places[0].width == pytest.approx(plan.places[1].width)


def test_at_most_forty_panels_and_unused_tiles_stay_out_first():
    used = [i % 3 == 0 for i in range(90)]
    plan = layout([plain(100, 100)] * 90, used)
    check_places(plan)
    assert len(plan.places) == 40 and plan.left_out == 50
    assert {i for i, flag in enumerate(used) if flag} < set(plan.places)
    assert list(plan.places) == sorted(plan.places)


@pytest.mark.parametrize("size", [(1, 5000), (5000, 1), (256, 256)])
def test_odd_shapes_fit(size):
    for number in (1, 2, 40):
        check_places(layout([plain(*size)] * number, [True] * number))


def test_windows_become_places():
    place = layout([grid()], [True]).places[0]
    (left, top), _, (right, bottom), _ = place.corners(Window(250, 400, 500, 400))
    assert left == pytest.approx(place.left + place.width / 4)
    assert right == pytest.approx(place.left + place.width * 3 / 4)
    assert top == pytest.approx(place.top + place.height / 2)
    assert bottom == pytest.approx(place.top + place.height)
