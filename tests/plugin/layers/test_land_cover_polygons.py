"""POLYGONS of classify: class, name, size and mean confidence of each area, computed by hand from small rasters."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from classified import AREAS, CLASSES, CONFIDENCE, NO_DATA, areas, features, rendered
from osgeo import gdal
from qgis.core import (
    NULL,
    QgsApplication,
    QgsGeometry,
    QgsProcessingContext,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from recording import RecordingFeedback
from run_records import run_record
from small_inputs import write_raster


class TestLayer:
    def test_fields_by_hand(self, classify, gdal_raises):
        results = classify()
        names = [field.name() for field in QgsVectorLayer(results["POLYGONS"], "", "ogr").fields()]
        assert names == ["fid", "class", "name", "pixels", "area_m2", "confidence"]
        assert len(features(results)) == len(AREAS)
        assert areas(results) == AREAS

    def test_polygons_cover_the_data_exactly_once(self, classify):
        polygons = features(classify())
        assert all(feature.geometry().isGeosValid() for feature in polygons)
        assert sum(feature.geometry().area() for feature in polygons) == 30 - NO_DATA
        whole = QgsGeometry.unaryUnion([feature.geometry() for feature in polygons])
        assert whole.area() == 30 - NO_DATA
        assert whole.boundingBox() == QgsRectangle(1000, 1995, 1006, 2000)
        (street,) = [feature.geometry() for feature in polygons if feature["class"] == 0]
        assert not street.contains(QgsGeometry.fromWkt("POINT(1003.5 1998.5)"))  # the car

    def test_any_pattern_gives_valid_polygons(self, classify):
        """Holes that touch at corners, with each other and with the outside."""
        random = np.random.default_rng(3)
        classes = random.integers(0, 3, (60, 50))
        confidence = random.integers(0, 101, (60, 50))
        polygons = features(classify(classes, confidence))
        assert all(feature.geometry().isGeosValid() for feature in polygons)
        assert sum(feature.geometry().area() for feature in polygons) == classes.size
        assert sum(feature["pixels"] for feature in polygons) == classes.size
        for value in range(3):
            mine = [feature for feature in polygons if feature["class"] == value]
            weighted = sum(feature["confidence"] * feature["pixels"] for feature in mine)
            assert weighted == pytest.approx(confidence[classes == value].sum(), abs=0.005 * classes.size)

    def test_many_strips_are_one_raster(self, classify, monkeypatch):
        from vaihingen_qgis_plugin.rasters import areas as raster_areas

        monkeypatch.setattr(raster_areas, "_STRIP_PIXELS", 12)
        assert areas(classify()) == AREAS

    def test_style_is_in_the_file(self, classify):
        results = classify()
        with sqlite3.connect(results["POLYGONS"]) as base:
            assert base.execute("select f_table_name, useAsDefault from layer_styles").fetchall() == [("areas", 1)]
        layer = QgsVectorLayer(results["POLYGONS"], "areas", "ogr")
        labels = [category.label() for category in layer.renderer().categories()]
        assert labels[0] == "impervious surfaces" and labels[6] == "undefined" and len(labels) == 7
        image = rendered(layer)
        colours = [image.pixelColor(*place).name() for place in ((5, 5), (35, 15), (55, 35), (5, 45), (25, 5))]
        assert colours == ["#0000ff", "#ffff00", "#00ff00", "#000000", "#ffffff"]
        assert image.pixelColor(55, 5).alpha() == 0 or image.pixelColor(55, 5).name() == "#ffffff"  # no data

    def test_it_is_styled_when_qgis_loads_it(self, classify):
        context_of = QgsProcessingContext.LayerDetails("Polygons", QgsProject.instance(), "POLYGONS")
        classify()  # writes the inputs
        context = QgsProcessingContext()
        target = str(classify.folder / "areas.gpkg")
        context.addLayerToLoadOnCompletion(target, context_of)
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:classify")
        assert algorithm.run(classify.given, context, RecordingFeedback(), {}, False)[1]
        layer = QgsVectorLayer("Polygon?field=class:integer", "areas", "memory")
        details = context.layerToLoadOnCompletionDetails(target)
        details.postProcessor().postProcessLayer(layer, context, RecordingFeedback())
        assert [category.value() for category in layer.renderer().categories()] == list(range(7))

    def test_other_formats(self, classify):
        results = classify(POLYGONS=str(classify.folder / "areas.shp"))
        assert {"areas.shp", "areas.dbf", "areas.shx", "areas.prj", "areas.qml"} <= classify.made
        assert not [name for name in classify.made if ".part" in name]
        assert areas(results) == AREAS

    def test_temporary_output(self, classify):
        results = classify(POLYGONS="TEMPORARY_OUTPUT")
        assert results["POLYGONS"].endswith(".gpkg")
        assert areas(results) == AREAS

    def test_a_raster_without_any_data(self, classify):
        results = classify(np.full((3, 4), 255), np.full((3, 4), 255), MIN_AREA=5)
        assert features(results) == []
        assert "0 polygons written." in classify.feedback.of("info")

    def test_an_older_file_is_replaced(self, classify):
        classify(np.ones((5, 6)))
        assert len(features(classify.results)) == 1
        assert areas(classify()) == AREAS


class TestArea:
    def test_on_the_ellipsoid_of_a_projected_crs(self, classify):
        results = classify()
        layer = QgsVectorLayer(results["POLYGONS"], "areas", "ogr")
        assert layer.crs().authid() == "EPSG:32632"
        for feature in layer.getFeatures():
            # Far from UTM's central meridian; a pixel as QGIS's measuring tool gives it, on WGS 84.
            assert feature["area_m2"] == pytest.approx(0.9946537 * feature["pixels"], abs=5.1e-4)
            assert feature["area_m2"] == round(feature["area_m2"], 3)

    def test_degrees(self, classify):
        path = classify.folder / "degrees.tif"
        raster = gdal.Open(write_raster(path, [np.full((2, 2), 3)], 255, "EPSG:4326"), gdal.GA_Update)
        raster.SetGeoTransform((9.0, 1e-5, 0, 45.0, 0, -1e-5))
        raster = None
        from vaihingen_qgis_plugin.training.contract.class_scheme import ISPRS

        from vaihingen_qgis_plugin.layers.land_cover_polygons import LandCover, PolygonsConfig, write_polygons

        target = str(classify.folder / "areas.gpkg")
        cover = LandCover(str(path), str(path), ISPRS)
        context = QgsProcessingContext()
        write_polygons(
            cover, PolygonsConfig(polygons=target, min_area=0), context.transformContext(), classify.feedback, 0.0
        )
        (feature,) = features({"POLYGONS": target})
        # WGS 84 at 45°N: a degree of latitude is 111 131.8 m, one of longitude 78 846.8 m (NIMA TR8350.2).
        assert feature["area_m2"] == pytest.approx((2e-5 * 111131.8) * (2e-5 * 78846.8), rel=1e-4)
        assert feature["confidence"] == 3.0

    def test_us_feet(self, classify):
        path = classify.folder / "feet.tif"
        raster = gdal.Open(write_raster(path, [np.full((2, 2), 3)], 255, "EPSG:2263"), gdal.GA_Update)
        raster.SetGeoTransform((1_000_000.0, 10, 0, 200_000.0, 0, -10))
        raster = None
        from vaihingen_qgis_plugin.training.contract.class_scheme import ISPRS

        from vaihingen_qgis_plugin.layers.land_cover_polygons import LandCover, PolygonsConfig, write_polygons

        target = str(classify.folder / "areas.gpkg")
        cover = LandCover(str(path), str(path), ISPRS)
        transforms = QgsProcessingContext().transformContext()
        write_polygons(cover, PolygonsConfig(polygons=target, min_area=0), transforms, classify.feedback, 0.0)
        (feature,) = features({"POLYGONS": target})
        assert feature["area_m2"] == pytest.approx((20 * 1200 / 3937) ** 2, rel=1e-3)  # a US survey foot: 1200/3937 m

    def test_without_georeference(self, classify):
        """The polygons lie where QGIS shows the raster: rows count downwards."""
        polygons = features(classify(crs=None))
        assert {feature["pixels"] for feature in polygons} == {pixels for _, _, pixels, _ in AREAS}
        assert all(feature["area_m2"] == NULL for feature in polygons)
        (undefined,) = [feature.geometry().boundingBox() for feature in polygons if feature["class"] == 6]
        assert undefined == QgsRectangle(0, -5, 2, -4)
        assert areas(classify.results) == AREAS

    def test_georeference_without_crs_is_taken_for_metres(self, classify, tmp_path):
        for name in ("worker_classes.tif", "worker_confidence.tif"):
            write_raster(tmp_path / name, [CLASSES if "classes" in name else CONFIDENCE], 255, None)
            raster = gdal.Open(str(tmp_path / name), gdal.GA_Update)
            raster.SetGeoTransform((10, 0.5, 0, 20, 0, -0.5))
            raster = None
        from vaihingen_qgis_plugin.training.contract.class_scheme import ISPRS

        from vaihingen_qgis_plugin.layers.land_cover_polygons import LandCover, PolygonsConfig, write_polygons

        cover = LandCover(str(tmp_path / "worker_classes.tif"), str(tmp_path / "worker_confidence.tif"), ISPRS)
        config = PolygonsConfig(polygons=str(tmp_path / "areas.gpkg"), min_area=0.5)
        write_polygons(cover, config, QgsProcessingContext().transformContext(), classify.feedback, 0.0)
        polygons = features({"POLYGONS": config.polygons})
        assert all(feature["area_m2"] == feature["pixels"] / 4 for feature in polygons)
        assert "MIN_AREA: 0.5 m² are 2 pixels of 0.25 m²." in classify.feedback.of("info")


class TestMinArea:
    def test_small_areas_go_to_the_largest_neighbour(self, classify):
        """The car and the single building pixel become street; its confidence is the mean over all its pixels."""
        before = classify()["OUTPUT"]
        raster = Path(before).read_bytes()
        results = classify(MIN_AREA=1.5)
        street = (0, "impervious surfaces", 19, round((17 * 50 + 33 + 91) / 19, 2))
        assert areas(results) == {street, *(area for area in AREAS if area[2] > 1 and area[0] != 0)}
        assert Path(results["OUTPUT"]).read_bytes() == raster
        assert [
            text for text in classify.feedback.of("info") if text.startswith("MIN_AREA: 1.5 m² are 2 pixels of 0.99")
        ]

    def test_what_touches_no_other_area_stays_and_is_told(self, classify):
        classes = [[3, 255, 1, 1], [255, 255, 1, 1]]
        results = classify(classes, np.full((2, 4), 60), MIN_AREA=3)
        assert {area[:3] for area in areas(results)} == {(3, "tree", 1), (1, "building", 4)}
        assert [text for text in classify.feedback.of("info") if text.startswith("1 of them are smaller than MIN_AREA")]

    def test_pixels_without_data_stay_so(self, classify):
        results = classify([[1, 1, 1], [1, 255, 1], [1, 1, 1]], np.full((3, 3), 60), MIN_AREA=5)
        assert {area[:3] for area in areas(results)} == {(1, "building", 8)}

    def test_it_counts_pixels_without_georeference(self, classify):
        results = classify(crs=None, MIN_AREA=2)
        assert {area[2] for area in areas(results)} == {19, 4, 3, 2}

    def test_it_is_refused_below_zero(self, classify):
        with pytest.raises(ValueError, match="MIN_AREA"):
            classify(MIN_AREA=-1)

    def test_alone_it_changes_nothing_and_says_so(self, classify):
        results = classify(MIN_AREA=2, POLYGONS=None)
        assert "POLYGONS" not in results
        assert classify.feedback.of("warning") == ["MIN_AREA concerns POLYGONS only, which are not made."]


class TestSimplify:
    STEPS = np.where(np.tri(8, dtype=bool), 1, 0)

    def sides(self, results):
        return sum(len(f.geometry().asPolygon()[0]) - 1 for f in features(results))

    def test_neighbours_lose_the_steps_of_their_border_together(self, classify):
        plain = classify(self.STEPS, np.full((8, 8), 60))
        before = self.sides(plain)
        results = classify(self.STEPS, np.full((8, 8), 60), SIMPLIFY=1.5)
        assert before == 34 and self.sides(results) <= 12
        shapes = [f.geometry() for f in features(results)]
        assert shapes[0].intersection(shapes[1]).area() == pytest.approx(0)
        assert sum(shape.area() for shape in shapes) == pytest.approx(64)
        assert [text for text in classify.feedback.of("info") if text.startswith("SIMPLIFY: ")]

    def test_pixels_are_those_of_the_raster_and_the_area_that_of_the_outline(self, classify):
        for feature in features(classify(self.STEPS, np.full((8, 8), 60), SIMPLIFY=1.5)):
            assert feature["pixels"] == (36 if feature["class"] else 28)
            assert feature["area_m2"] == pytest.approx(feature.geometry().area(), rel=0.01)

    def test_it_counts_pixels_without_georeference(self, classify):
        assert self.sides(classify(self.STEPS, np.full((8, 8), 60), crs=None, SIMPLIFY=1.5)) <= 12

    def test_the_record_repeats_it(self, classify):
        assert run_record(classify(SIMPLIFY=2)["POLYGONS"])["qgis_process"].endswith("MIN_AREA=0 SIMPLIFY=2")

    def test_alone_it_changes_nothing_and_says_so(self, classify):
        classify(SIMPLIFY=2, POLYGONS=None)
        assert classify.feedback.of("warning") == ["SIMPLIFY concerns POLYGONS only, which are not made."]
