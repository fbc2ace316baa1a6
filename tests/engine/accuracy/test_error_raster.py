"""The raster of right, wrong and left out."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest
import rasterio

from tests.engine.support.comparing import compare
from tests.small_rasters import patchwork, with_errors, write_raster
from training.accuracy.error_raster import ErrorCodes
from training.accuracy.raster_pair import REASONS, PairedPixels
from training.accuracy.scores import matrix_classes
from training.contract.class_scheme import ClassScheme, LandCoverClass
from training.contract.config import AssessConfig
from training.contract.errors import JobCancelled
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.labels import reference_reader
from training.raster_io import read_grid
from training.windows import Window


@pytest.fixture()
def rasters(tmp_path):
    truth = np.full((6, 8), 1, np.uint8)
    truth[0], truth[1], truth[2], truth[5] = 255, 6, 5, 0
    predicted = truth.copy()
    predicted[0] = 3
    predicted[:, 0] = 255
    predicted[3, 2:4], predicted[3, 4], predicted[5, 7] = 2, 6, 1
    reference = write_raster(tmp_path / "r.tif", truth, nodata=255)
    return write_raster(tmp_path / "p.tif", predicted, nodata=255), reference


def test_each_code_by_hand(rasters, tmp_path):
    compare(*rasters, ignored=(5,), errors=tmp_path / "e.tif")
    with rasterio.open(tmp_path / "e.tif") as file:
        codes = file.read(1)
        assert file.nodata == 255 and file.dtypes == ("uint8",) and file.descriptions == ("errors",)
        assert file.profile["tiled"] and file.profile["compress"] == "deflate"
        with rasterio.open(rasters[0]) as map_file:
            assert (file.transform, file.crs, file.shape) == (map_file.transform, map_file.crs, map_file.shape)
        palette = file.colormap(1)
    expected = np.full((6, 8), 11, np.uint8)
    expected[0], expected[1], expected[2], expected[5] = 255, 254, 254, 0
    expected[3, 2:4], expected[3, 4], expected[5, 7] = 12, 16, 1
    expected[3:, 0] = 255
    assert (codes == expected).all()
    assert palette[12][:3] == (0, 255, 255)  # the colour of class 2, for which it was taken
    assert palette[11] == palette[0] and palette[254] != palette[11]


def test_the_names_of_what_occurs_stand_beside_it(rasters, tmp_path):
    compare(*rasters, errors=tmp_path / "e.tif")
    style = ElementTree.parse(tmp_path / "e.qml").getroot()
    labels = {int(entry.get("value")): entry.get("label") for entry in style.iter("paletteEntry")}
    assert labels == {
        0: "impervious surfaces: right",
        1: "impervious surfaces taken for building",
        11: "building: right",
        12: "building taken for low vegetation",
        16: "building taken for undefined",
        55: "clutter: right",
        254: "left out",
    }
    names = [element.text or "" for element in ElementTree.parse(tmp_path / "e.tif.aux.xml").getroot().iter("Category")]
    assert {value: name for value, name in enumerate(names) if name} == labels


@pytest.mark.parametrize("erosion", [0, 2])
def test_it_has_the_counts_of_the_matrix(tmp_path, erosion, monkeypatch):
    monkeypatch.setattr(reference_reader, "_STRIP_PIXELS", 1)  # 64 rows each
    truth = patchwork(300, 90, cell=20)
    reference = write_raster(tmp_path / "r.tif", truth)
    result = compare(write_raster(tmp_path / "p.tif", with_errors(truth, 0.2)), reference, erosion,
                     errors=tmp_path / "e.tif")  # fmt: skip
    with rasterio.open(tmp_path / "e.tif") as file:
        counts = np.bincount(file.read(1).ravel(), minlength=256)
    for i, j in np.ndindex(6, 6):
        assert counts[10 * i + j] == result.matrix[i, j]
    assert counts[254] == result.left_out["border"] and counts.sum() == truth.size


def test_large_class_codes_take_16_bits(tmp_path):
    scheme = ClassScheme((LandCoverClass(11, "water", (0, 0, 200)), LandCoverClass(254, "wood", (0, 120, 0))))
    codes = ErrorCodes(scheme, *matrix_classes(scheme))
    reference, predicted = np.array([[11, 254, 11, 255]], np.uint8), np.array([[11, 11, 254, 11]], np.uint8)
    left_out = np.array([[0, 0, REASONS["border"], REASONS["no_reference"]]], np.uint8)
    window = Window(0, 0, 4, 1)
    assert codes.encode(PairedPixels(window, reference, predicted, left_out)).tolist() == [
        [256 * 11 + 11, 256 * 254 + 11, 65534, 65535]
    ]
    assert {land_cover.value: land_cover.name for land_cover in codes.legend.classes}[
        256 * 254 + 11
    ] == "wood taken for water"
    grid_of = write_raster(tmp_path / "g.tif", predicted)
    with codes.open_raster(tmp_path / "e.tif", read_grid(grid_of)) as raster:
        raster.write_rows(codes.encode(PairedPixels(window, reference, predicted, left_out))[None])
    with rasterio.open(tmp_path / "e.tif") as file:
        assert file.dtypes == ("uint16",) and file.nodata == 65535 and file.read(1)[0, 1] == 256 * 254 + 11
    assert (tmp_path / "e.tif.aux.xml").stat().st_size < 4000


def test_the_job_publishes_it_with_its_names(rasters, tmp_path):
    errors = tmp_path / "out" / "e.tif"
    config = AssessConfig(prediction=str(rasters[0]), reference=str(rasters[1]), errors=str(errors))
    assert run_job("assess", config, NullReporter()).outputs == {"errors": str(errors)}
    assert {path.name for path in errors.parent.iterdir()} == {
        ".runs", "e.tif", "e.qml", "e.tif.aux.xml"
    }  # fmt: skip


def test_a_stopped_job_leaves_none(rasters, tmp_path):
    reporter = NullReporter()
    reporter.cancel.set()
    config = AssessConfig(prediction=str(rasters[0]), reference=str(rasters[1]), errors=str(tmp_path / "e.tif"))
    with pytest.raises(JobCancelled):
        run_job("assess", config, reporter)
    assert not list(tmp_path.glob("e.*"))
