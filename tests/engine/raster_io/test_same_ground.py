"""Whether grids cover the same ground, turned, in other systems, or in none."""

from __future__ import annotations

import math

import numpy as np
import pytest
from affine import Affine
from rasterio.crs import CRS

from tests.engine.raster_io.test_other_grids import BARE_UTM, ENGINEERING, GSD, TURNS, X, Y, grid, read, write
from tests.engine.support.tiny_scenes import Notes
from tests.small_rasters import patchwork
from training.contract.config import TileConfig
from training.contract.errors import DatasetError, RasterError
from training.raster_io import Grid, upright_grid
from training.raster_io.opening import refuse_turned
from training.scenes.find import find_scenes


class TestGrids:
    def test_bounds_of_a_turned_raster_hold_all_of_its_corners(self):
        turned = Grid(10, 10, Affine.translation(100, 100) @ Affine.rotation(45) @ Affine.scale(1, -1), None)
        half = 10 * math.sqrt(2)
        assert turned.bounds == pytest.approx((100, 100 - half / 2, 100 + half, 100 + half / 2))
        assert turned.gsd_m == pytest.approx(1)

    @pytest.mark.parametrize("turn, transform", TURNS.values(), ids=TURNS)
    def test_a_turned_grid_covers_the_same_ground_but_is_another_one(self, turn, transform):
        height, width = turn(np.zeros((30, 40))).shape
        turned = Grid(width, height, transform, grid().crs)
        assert turned.bounds == pytest.approx(grid().bounds) and not turned.same_as(grid())
        assert grid().overlap_with(turned) == pytest.approx(1) and turned.overlap_with(grid()) == pytest.approx(1)

    def test_covering_is_measured_on_the_ground_not_by_bounds(self):
        def diamond(x):
            return Grid(10, 10, Affine.translation(x, 0) @ Affine.rotation(45) @ Affine.scale(1, -1), None)

        square = Grid(4, 4, Affine(1, 0, 0, 0, -1, 9), None)
        assert square.overlap_with(diamond(-10)) == 0  # bounds overlap, the ground does not
        assert Grid(20, 40, Affine(1, 0, 0, 0, -1, 20), None).overlap_with(diamond(0)) == pytest.approx(100 / 800)
        assert diamond(0).overlap_with(Grid(20, 20, Affine(1, 0, 0, 0, -1, 0), None)) == pytest.approx(0.5)

    def test_numerical_dust_is_no_rotation(self):
        refuse_turned(Grid(1000, 1000, Affine(0.5, 1e-12, X, -1e-12, -0.5, Y), None), "r.tif")

    def test_a_world_wide_partner_covers_and_the_other_side_of_the_earth_does_not(self):
        world = Grid(360, 180, Affine(1, 0, -180, 0, -1, 90), CRS.from_epsg(4326))
        away = Grid(10, 10, Affine(1, 0, -150, 0, -1, -30), CRS.from_epsg(4326))
        assert grid().overlap_with(world) == pytest.approx(1) and grid().overlap_with(away) == 0

    @pytest.mark.parametrize(
        "dress",
        [CRS.from_epsg(25832).to_wkt(version="WKT1_ESRI"), "EPSG:25832+7837", BARE_UTM],
        ids=["ESRI", "3D", "bare"],
    )
    def test_one_system_in_two_dresses_is_the_same_grid(self, dress):
        other = Grid(40, 30, grid().transform, CRS.from_user_input(dress))
        assert grid().same_as(other) and other.same_as(grid()) and grid().overlap_with(other) == pytest.approx(1)

    def test_of_a_local_crs_that_leads_nowhere_the_numbers_count(self):
        local = CRS.from_wkt('LOCAL_CS["site",UNIT["metre",1]]')
        for other in (local, CRS.from_wkt('LOCAL_CS["other site",UNIT["metre",1]]')):
            assert grid().overlap_with(Grid(40, 30, grid().transform, local)) == 1
            half = Grid(40, 30, grid(x=X + 10).transform, local)
            assert Grid(40, 30, grid().transform, other).overlap_with(half) == pytest.approx(0.5)
            assert half.overlap_with(Grid(40, 30, grid(x=0, y=0).transform, other)) == 0


class TestLocalSystems:
    """References and heights whose coordinate system leads nowhere: their coordinates are the orthophoto's."""

    def scene(self, tmp_path, shift=0.0, gsd=GSD, ortho="EPSG:2154"):
        labels = patchwork(30, 40, cell=3, classes=7)
        path = write(tmp_path / "ortho.tif", np.ones((3, 30, 40), np.uint8), grid().transform, crs=ortho)
        pixels = np.kron(labels, np.ones((2, 2), np.uint8)) if gsd < GSD else labels
        moved = grid(x=X + shift, gsd=gsd).transform
        return labels, path, write(tmp_path / "mask.tif", pixels, moved, crs=CRS.from_wkt(ENGINEERING))

    @pytest.mark.parametrize("gsd", [GSD, GSD / 2])
    @pytest.mark.parametrize("ortho", ["EPSG:2154", CRS.from_wkt('LOCAL_CS["site",UNIT["metre",1]]')], ids=str)
    def test_the_pixels_are_those_at_the_same_numbers(self, tmp_path, gsd, ortho):
        labels, path, mask = self.scene(tmp_path, gsd=gsd, ortho=ortho)
        found, valid = read(mask, upright_grid(path))
        assert valid.all() and (found == labels).all()
        flat, local = np.full((60, 80), 7, np.float32), CRS.from_wkt(ENGINEERING)
        heights = write(tmp_path / "h.tif", flat, grid(gsd=gsd).transform, local)
        found, valid = read(heights, upright_grid(path), smooth=True)
        assert (found[valid] == 7).all() and valid.all()

    def test_they_find_their_orthophoto_with_a_warning(self, tmp_path):
        _, path, mask = self.scene(tmp_path)
        notes = Notes()
        (found,) = find_scenes(TileConfig(orthos=(str(path),), references=(str(mask),)), notes)
        assert found.reference == mask and "by position" in notes.lines[0]
        (warning,) = notes.warnings
        assert (
            "mask.tif has the coordinate reference system RGF93 v1 / Lambert-93" in warning and "EPSG:2154" in warning
        )

    def test_elsewhere_in_the_same_numbers(self, tmp_path):
        _, path, mask = self.scene(tmp_path, shift=900)
        with pytest.raises(DatasetError, match=r"No reference covers .*ortho\.tif"):
            find_scenes(TileConfig(orthos=(str(path),), references=(str(mask),)), Notes())

    def test_equal_numbers_in_systems_that_both_have_a_place(self, tmp_path):
        path = write(tmp_path / "r.tif", np.ones((30, 40), np.uint8), grid().transform, crs="EPSG:25833")
        with pytest.raises(RasterError, match=r"alike in numbers.*EPSG:25833 and EPSG:25832") as caught:
            read(path, grid())
        assert "Assign projection" in caught.value.hint
