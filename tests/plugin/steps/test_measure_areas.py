"""Areas per class and zone, computed by hand from small rasters."""

import csv
import json

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import NULL, QgsProcessingException, QgsVectorLayer
from recording import run
from run_records import run_record
from small_inputs import write_raster
from small_layers import box, fill, memory, polygon, saved

from vaihingen_qgis_plugin.rasters import class_areas

MAP = [
    [0, 0, 0, 1, 1, 1],
    [0, 0, 0, 1, 1, 255],
    [3, 3, 3, 3, 255, 255],
    [3, 3, 3, 3, 3, 3],
]


@pytest.fixture
def areas(tmp_path, feedback):
    def measure(classes=MAP, crs="EPSG:32632", nodata=255, dtype=gdal.GDT_Byte, **parameters):
        raster = parameters.pop("INPUT", None) or write_raster(tmp_path / "map.tif", [classes], nodata, crs, dtype)
        given = {"INPUT": raster, "OUTPUT": str(tmp_path / "areas.gpkg"), **parameters}
        return rows(run("vaihingen:areas", given, feedback)[0]["OUTPUT"])

    return measure


def rows(path):
    layer = QgsVectorLayer(str(path), "areas", "ogr")
    assert layer.isValid() and not layer.isSpatial()
    names = [name for name in layer.fields().names() if name != "fid"]
    return [{name: None if f[name] == NULL else f[name] for name in names} for f in layer.getFeatures()]


def of(table, zone=None):
    """Class or its name -> pixels."""
    return {r["name"]: r["pixels"] for r in table if zone in (None, r["zone"])}


def test_the_map_as_a_whole(areas):
    table = areas()
    assert of(table) == {"0": 6, "1": 5, "3": 10, "no data": 3}
    assert [r["class"] for r in table] == [0, 1, 3, None]
    assert [r["share"] for r in table] == pytest.approx([600 / 21, 500 / 21, 1000 / 21, None], abs=1e-3)
    assert [r["share_zone"] for r in table] == pytest.approx([25, 500 / 24, 1000 / 24, 12.5], abs=1e-3)
    assert {r["zone"] for r in table} == {None}
    # UTM makes the ground smaller near its middle, by 0.04 %; this place lies 4.5 degrees west of it.
    assert all(r["area_m2"] == pytest.approx(r["pixels"], rel=0.01) for r in table)
    assert all(r["area_ha"] == pytest.approx(r["area_m2"] / 10_000, abs=1e-4) for r in table)


def test_classes_have_the_names_of_a_file(areas, tmp_path):
    scheme = [{"value": v, "name": n, "colour": c} for v, n, c in ((0, "road", "#ffffff"), (1, "house", "#ff0000"))]
    (tmp_path / "classes.json").write_text(json.dumps(scheme))
    assert of(areas(CLASSES=str(tmp_path / "classes.json"))) == {"road": 6, "house": 5, "3": 10, "no data": 3}


class TestZones:
    def test_each_zone_has_its_rows(self, areas):
        zones = memory((polygon(0, 0, 3, 4), "west"), (polygon(3, 0, 6, 4), "east"))
        table = areas(ZONES=zones, ZONE_FIELD="class")
        assert of(table, "west") == {"0": 6, "1": 0, "3": 6}
        assert of(table, "east") == {"0": 0, "1": 5, "3": 4, "no data": 3}
        assert [r["zone"] for r in table] == ["west"] * 3 + ["east"] * 4

    def test_zones_that_overlap_are_each_counted_in_full(self, areas):
        zones = memory((polygon(0, 0, 6, 4), "all"), (polygon(0, 0, 3, 2), "part"))
        table = areas(ZONES=zones, ZONE_FIELD="class")
        assert sum(of(table, "all").values()) == 24
        assert of(table, "part") == {"0": 6, "1": 0, "3": 0}

    def test_polygons_of_one_name_are_one_zone_and_count_once_where_they_overlap(self, areas):
        zones = memory((polygon(0, 0, 2, 2), "a"), (polygon(1, 0, 3, 2), "a"), (polygon(4, 3, 6, 4), "a"))
        assert of(areas(ZONES=zones, ZONE_FIELD="class"), "a") == {"0": 6, "3": 2}

    def test_what_lies_beyond_the_map_is_told(self, areas, feedback):
        zones = memory((polygon(-6, 0, 6, 4), "half"), (polygon(100, 0, 101, 4), "elsewhere"))
        table = areas(ZONES=zones, ZONE_FIELD="class")
        assert {r["zone"] for r in table} == {"half"}
        beyond = table[-1]
        assert (beyond["name"], beyond["class"], beyond["share"]) == ("beyond the map", None, None)
        assert beyond["share_zone"] == pytest.approx(50, abs=0.01)
        assert sum(r["share_zone"] for r in table) == pytest.approx(100, abs=0.01)
        assert feedback.of("warning")[-1].startswith("1 of them reach beyond the map")

    def test_without_a_field_each_polygon_is_a_zone(self, areas):
        zones = memory((polygon(0, 0, 3, 4), "x"), (polygon(3, 0, 6, 4), "x"))
        assert {r["zone"] for r in areas(ZONES=zones)} == {"1", "2"}

    def test_a_polygon_without_name_is_one(self, areas):
        assert {r["zone"] for r in areas(ZONES=memory((polygon(0, 0, 3, 4), None)), ZONE_FIELD="class")} == {
            "without name"
        }

    def test_in_another_coordinate_reference_system(self, areas):
        """A box of degrees around the raster."""
        zones = fill(
            QgsVectorLayer("Polygon?crs=EPSG:4326&field=class:string", "z", "memory"),
            ("Polygon((4.4 0.0, 4.6 0.0, 4.6 0.1, 4.4 0.1, 4.4 0.0))", "all"),
        )
        table = areas(ZONES=zones, ZONE_FIELD="class")
        assert {k: v for k, v in of(table, "all").items() if k != "beyond the map"} == {
            "0": 6, "1": 5, "3": 10, "no data": 3
        }  # fmt: skip

    def test_with_holes_and_several_parts(self, areas):
        ring = f"MultiPolygon(({box(0, 0, 4, 4)}, {box(1, 1, 3, 3)}), ({box(5, 3, 6, 4)}))"
        table = areas(ZONES=memory((ring, "ring"), geometry="MultiPolygon"), ZONE_FIELD="class")
        assert sum(of(table).values()) == 16 - 4 + 1

    def test_small_blocks_change_nothing(self, areas, monkeypatch):
        zones = memory((polygon(0, 0, 3, 4), "west"), (polygon(2, 1, 6, 4), "east"))
        whole = areas(ZONES=zones, ZONE_FIELD="class")
        monkeypatch.setattr(class_areas, "_ROWS", 1)
        monkeypatch.setattr(class_areas, "_COLUMNS", 2)
        assert areas(ZONES=zones, ZONE_FIELD="class") == whole


class TestGround:
    def test_degrees_are_measured_on_the_ellipsoid_row_by_row(self, tmp_path, areas):
        """Pixels of a degree: a strip at 60° north has half the area of one at the equator."""
        path = str(tmp_path / "degrees.tif")
        raster = gdal.GetDriverByName("GTiff").Create(path, 2, 61, 1, gdal.GDT_Byte)
        raster.SetGeoTransform((0, 1, 0, 60.5, 0, -1))
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(4326)
        raster.SetSpatialRef(reference)
        values = np.full((61, 2), 2)
        values[0], values[60] = 1, 0
        raster.GetRasterBand(1).WriteArray(values)
        raster = None
        by_class = {r["class"]: r["area_m2"] for r in areas(INPUT=path)}
        # One degree by one degree on the WGS 84 ellipsoid around 0° and 60° (authalic latitudes).
        assert by_class[0] / 2 == pytest.approx(12_309e6, rel=2e-3)
        assert by_class[1] / by_class[0] == pytest.approx(0.5051, rel=2e-3)

    def test_without_georeference_pixels_are_counted(self, areas, feedback):
        table = areas(crs=None)
        assert of(table) == {"0": 6, "1": 5, "3": 10, "no data": 3}
        assert {r["area_m2"] for r in table} == {None} and table[0]["share"] == pytest.approx(28.571, abs=1e-3)
        assert "no georeference" in feedback.of("warning")[0]


class TestRefused:
    @pytest.mark.parametrize(
        ("parameters", "words"),
        [
            ({"ZONE_FIELD": "class"}, "ZONE_FIELD is class, but ZONES is empty"),
            ({"ZONES": memory, "ZONE_FIELD": "clas"}, "ZONE_FIELD clas is no field of the polygon layer town"),
            ({"CLASSES": "/nowhere/classes.json"}, "classes.json"),
        ],
    )
    def test_before_the_run(self, areas, parameters, words):
        if parameters.get("ZONES") is memory:
            parameters = {**parameters, "ZONES": memory((polygon(0, 0, 3, 4), "west"))}
        with pytest.raises((ValueError, QgsProcessingException), match=words):
            areas(**parameters)

    def test_zones_elsewhere(self, areas, tmp_path):
        with pytest.raises(QgsProcessingException, match="No zone of town lies on map"):
            areas(ZONES=memory((polygon(100, 0, 101, 4), "elsewhere")))
        assert not (tmp_path / "areas.gpkg").exists()

    def test_pictures_and_measures(self, areas, tmp_path):
        picture = write_raster(tmp_path / "ortho.tif", [MAP] * 3)
        with pytest.raises((ValueError, QgsProcessingException), match="is no class raster: it has 3 bands"):
            areas(INPUT=picture)
        with pytest.raises((ValueError, QgsProcessingException), match="is no class raster"):
            areas(INPUT=write_raster(tmp_path / "ndvi.tif", [MAP], dtype=gdal.GDT_Float32))

    def test_more_values_than_classes_can_be(self, areas):
        with pytest.raises(QgsProcessingException, match="more than 1000 different values"):
            areas(np.arange(1200).reshape(30, 40), dtype=gdal.GDT_UInt16, nodata=None)

    def test_it_can_be_cancelled(self, areas, feedback, tmp_path):
        feedback.cancel()
        with pytest.raises(QgsProcessingException, match="cancelled"):
            areas()
        assert not (tmp_path / "areas.gpkg").exists()


def test_values_of_16_bits(areas):
    classes = np.array(MAP) * 100
    assert of(areas(classes, dtype=gdal.GDT_UInt16, nodata=25500)) == {"0": 6, "100": 5, "300": 10, "no data": 3}


def test_a_spreadsheet(tmp_path, areas, feedback):
    run(
        "vaihingen:areas",
        {"INPUT": write_raster(tmp_path / "map.tif", [MAP], 255), "OUTPUT": str(tmp_path / "a.csv")},
        feedback,
    )
    with (tmp_path / "a.csv").open(newline="") as file:
        assert [row["pixels"] for row in csv.DictReader(file)] == ["6", "5", "10", "3"]
    assert not [text for text in feedback.of("warning") if "without geometries" in text]


def test_the_record_repeats_it(areas, tmp_path):
    zones = saved(tmp_path / "zones.gpkg", memory((polygon(0, 0, 3, 4), "west")))
    areas(ZONES=zones, ZONE_FIELD="class")
    record = run_record(str(tmp_path / "areas.gpkg"))
    assert record["qgis_process"].startswith("qgis_process run vaihingen:areas")
    assert record["parameters"]["zones"] == zones and record["parameters"]["zone_field"] == "class"


def test_it_needs_no_engine(areas, monkeypatch):
    monkeypatch.setenv("VAIHINGEN_PYTHON", "/nowhere/python")
    assert areas()


def test_a_second_run_replaces_its_table_and_nothing_else(areas, tmp_path):
    areas()
    areas()
    (tmp_path / "areas.gpkg").unlink()
    saved(tmp_path / "areas.gpkg", memory((polygon(0, 0, 3, 4), "west")))
    with pytest.raises((ValueError, QgsProcessingException), match="would be lost"):
        areas()


def test_the_largest_raster_takes_no_more_memory(provider):
    """Blocks are of one size, whatever the raster's."""
    assert class_areas._ROWS * class_areas._COLUMNS <= 1 << 22
