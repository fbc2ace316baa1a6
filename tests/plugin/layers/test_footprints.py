import fake_workers as fakes
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext, QgsProcessingUtils, QgsVectorLayer
from recording import run
from small_inputs import write_dataset, write_raster


def load(path):
    layer = QgsVectorLayer(path, "footprints", "ogr")
    assert layer.isValid()
    return layer


@pytest.fixture
def footprints(tmp_path):
    """Write the footprints of a data set to a GeoPackage; gives the layer."""
    from vaihingen_qgis_plugin.layers.footprints import OWNED, write_footprints
    from vaihingen_qgis_plugin.layers.vector_output import VectorOutput

    def make(**dataset):
        context = QgsProcessingContext()
        target = str(tmp_path / "footprints.gpkg")
        folder = tmp_path / "set"
        write_dataset(folder, **dataset)

        def write(*layer):
            output = VectorOutput.at("FOOTPRINTS", target, OWNED)
            return output.write(*layer, context.transformContext(), tmp_path)

        write_footprints(folder, write, context.transformContext())
        return load(target)

    return make


def test_fields_and_outline(footprints):
    layer = footprints(
        sources=[("7", "")], rows=[("p1", "7", "train", 0, -256, 256, 0), ("p2", "7", "test", 256, -256, 512, 0)]
    )
    names = [field.name() for field in layer.fields()]
    assert names[:5] == ["fid", "patch", "tile", "split", "labelled"]
    assert names[5:7] == ["share_impervious_surfaces", "share_building"]
    first, second = layer.getFeatures()
    assert (first["patch"], first["tile"], first["split"], first["share_building"]) == ("p1", "7", "train", 0.75)
    assert first.geometry().boundingBox().toRectF().getCoords() == (0, -256, 256, 0)
    assert second["split"] == "test"
    assert layer.crs().authid() == ""  # a GeoPackage calls a missing CRS "Undefined geographic SRS"


def test_tiles_of_another_crs_come_into_the_first_ones(footprints):
    def wkt(code):
        return QgsCoordinateReferenceSystem(code).toWkt()

    layer = footprints(
        sources=[("1", wkt("EPSG:32632")), ("2", wkt("EPSG:4326"))],
        rows=[("p1", "1", "train", 500000, 5000000, 500100, 5000100), ("p2", "2", "train", 9.0, 45.0, 9.001, 45.001)],
    )
    assert layer.crs().authid() == "EPSG:32632"
    _, second = layer.getFeatures()
    centre = second.geometry().boundingBox().center()
    assert abs(centre.x() - 500039) < 5  # 9 degrees east is the central meridian of zone 32
    assert 4_980_000 < centre.y() < 4_990_000


def test_tile_writes_them(tmp_path, fake_worker, feedback):
    fake_worker(fakes.GOOD)
    ortho, reference = (write_raster(tmp_path / name, [[[1]]]) for name in ("in.tif", "reference.tif"))
    parameters = {
        "ORTHOS": [ortho],
        "REFERENCES": [reference],
        "OUTPUT": str(tmp_path / "set"),
        "FOOTPRINTS": "memory:",
    }
    results, context = run("vaihingen:tile", parameters, feedback)
    layer = QgsProcessingUtils.mapLayerFromString(results["FOOTPRINTS"], context)
    assert [feature["patch"] for feature in layer.getFeatures()] == ["p1"]
    assert (results["TRAIN_PATCHES"], results["SHARED_PIXELS"]) == (2, 0)


def test_footprints_can_be_skipped(tmp_path, fake_worker, feedback):
    fake_worker(fakes.GOOD)
    ortho, reference = (write_raster(tmp_path / name, [[[1]]]) for name in ("in.tif", "reference.tif"))
    results, _ = run(
        "vaihingen:tile", {"ORTHOS": [ortho], "REFERENCES": [reference], "OUTPUT": str(tmp_path / "s")}, feedback
    )
    assert "FOOTPRINTS" not in results
