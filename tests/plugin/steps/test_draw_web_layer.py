"""Layers of web services as the orthophoto of `classify`: drawn by QGIS, against a server on this machine."""

import math
import os
from pathlib import Path

import fake_workers as fakes
import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from recording import RecordingFeedback, refusal, run
from small_inputs import write_model, write_raster
from small_layers import memory
from web_server import served

KEEP = """
import shutil
shutil.copy(config["ortho"], os.environ["KEEP"])
"""
ZOOM, WORLD = 20, 20_037_508.342789244
TILE_M = 2 * WORLD / 2**ZOOM  # in Mercator's metres
CORNER = (1_001_875.0, 6_261_721.0)  # in the middle of Europe; here four colours meet
RGB = ("red", "green", "blue")
WEST, EAST, NORTH = 200, 40, 250  # red where it is west or east, blue where it is north


def write_tiles(folder, reach=2):
    """Tiles around the corner as `z/x/y.png`; east and south of them there is nothing."""
    column, row = int((CORNER[0] + WORLD) // TILE_M), int((WORLD - CORNER[1]) // TILE_M)
    for x in range(column - reach, column + reach + 1):
        for y in range(row - reach, row + reach + 1):
            image = QImage(256, 256, QImage.Format.Format_RGB32)
            across = round((CORNER[0] + WORLD - x * TILE_M) / TILE_M * 256)
            down = round((WORLD - CORNER[1] - y * TILE_M) / TILE_M * 256)
            painter = QPainter(image)
            painter.fillRect(0, 0, 256, 256, QColor(EAST, 90, 0))
            painter.fillRect(0, 0, across, 256, QColor(WEST, 90, 0))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
            painter.fillRect(0, 0, 256, down, QColor(0, 0, NORTH))
            painter.end()
            path = folder / str(ZOOM) / str(x) / f"{y}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            assert image.save(str(path))


@pytest.fixture(scope="module")
def tiles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tiles")
    write_tiles(folder)
    return folder


def layer_of(address, name="town", zmax=ZOOM):
    url = f"{address}/{{z}}/{{x}}/{{y}}.png".replace("{", "%7B").replace("}", "%7D")
    layer = QgsRasterLayer(f"type=xyz&url={url}&zmax={zmax}&zmin={min(zmax, ZOOM)}", name, "wms")
    assert layer.isValid()
    return layer


def around(metres, system="EPSG:32632"):
    """A square whose middle is the corner, so many metres wide."""
    crs = QgsCoordinateReferenceSystem(system)
    to = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:3857"), crs, QgsProject.instance())
    middle = to.transform(*CORNER)
    half = metres / 2 if not crs.isGeographic() else metres / 2 / 111_000
    extent = QgsRectangle(middle.x() - half, middle.y() - half, middle.x() + half, middle.y() + half)
    return QgsReferencedRectangle(extent, crs)


@pytest.fixture
def given(tmp_path):
    return {"MODEL": write_model(tmp_path / "m.safetensors", RGB), "OUTPUT": str(tmp_path / "c.tif")}


@pytest.fixture
def calls(fake_worker, tmp_path, monkeypatch):
    monkeypatch.setenv("KEEP", str(tmp_path / "kept.tif"))
    return fake_worker(KEEP + fakes.GOOD)


@pytest.mark.parametrize("system", ["EPSG:32632", "EPSG:3857", "EPSG:4326"])
def test_the_extent_is_drawn_at_the_models_pixel_size(given, tiles, feedback, calls, tmp_path, monkeypatch, system):
    monkeypatch.setattr("vaihingen_qgis_plugin.layers.web_layer._PIECE", 100)
    with served(tiles) as (address, _):
        extent = around(30 / (0.657 if system == "EPSG:3857" else 1), system)
        run("vaihingen:classify", {**given, "ORTHO": layer_of(address), "EXTENT": extent}, feedback)
    job = calls.only()["config"]
    assert job["extent"] == "" and Path(job["ortho"]).name == "town.tif" and not Path(job["ortho"]).parent.exists()
    drawn = gdal.Open(str(tmp_path / "kept.tif"))
    assert drawn.GetSpatialRef().GetAuthorityCode(None) == "32632"
    left, pixel, _, top, _, down = drawn.GetGeoTransform()
    assert (pixel, down) == (0.09, -0.09) and 150 < drawn.RasterXSize < 550
    red, green, blue, alpha = drawn.ReadAsArray()
    crs = QgsCoordinateReferenceSystem("EPSG:32632")
    to = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:3857"), crs, QgsProject.instance())
    middle = to.transform(*CORNER)
    column, row = round((middle.x() - left) / pixel), round((top - middle.y()) / pixel)
    assert (alpha == 255).all() and np.abs(green.astype(int) - 90).max() <= 2
    for square, colours in {
        (row - 60, column - 60): (WEST, NORTH), (row - 60, column + 20): (EAST, NORTH),
        (row + 20, column - 60): (WEST, 0), (row + 20, column + 20): (EAST, 0),
    }.items():  # fmt: skip
        place = slice(square[0], square[0] + 40), slice(square[1], square[1] + 40)
        assert np.abs(red[place].astype(int) - colours[0]).max() <= 2, square
        assert np.abs(blue[place].astype(int) - colours[1]).max() <= 2, square
    edges = np.argmax(red < 120, axis=1)
    assert np.abs(edges - column).max() <= 3 and np.ptp(edges) <= 1  # where it belongs, and unbroken between pieces
    (said,) = (line for line in feedback.of("info") if "web layer" in line)
    assert "town" in said and "8 bits" in said and "0.09 m" in said and "EPSG:32632" in said
    assert feedback.percents == sorted(feedback.percents)


def test_the_record_names_the_layer_so_that_it_can_be_drawn_again(given, tiles, feedback, calls, tmp_path):
    with served(tiles) as (address, _):
        first = layer_of(address)
        run("vaihingen:classify", {**given, "ORTHO": first, "EXTENT": around(5)}, feedback)
        drawn = (tmp_path / "kept.tif").read_bytes()
        shown = calls.only()["config"]["shown_inputs"]
        again = {"ORTHO": shown["ortho"], "EXTENT": around(5), "OUTPUT": str(tmp_path / "again.tif")}
        run("vaihingen:classify", {**given, **again}, feedback)
    assert shown["ortho"] == f"wms://{first.source()}" and shown["extent"]
    assert (tmp_path / "kept.tif").read_bytes() == drawn


def test_a_mask_is_rasterised_on_what_is_drawn(given, tiles, feedback, fake_worker, tmp_path, monkeypatch):
    monkeypatch.setenv("KEEP", str(tmp_path / "kept.tif"))
    fake_worker(KEEP.replace('config["ortho"]', 'config["mask"]') + fakes.GOOD)
    extent = around(18)
    middle = extent.center()
    west = f"Polygon(({middle.x()} 0, {middle.x()} 9e6, 0 9e6, 0 0, {middle.x()} 0))"
    with served(tiles) as (address, _):
        layers = {"ORTHO": layer_of(address), "MASK": memory((west, "any"), crs="EPSG:32632")}
        run("vaihingen:classify", {**given, **layers, "EXTENT": extent}, feedback)
    mask = gdal.Open(str(tmp_path / "kept.tif")).ReadAsArray()
    assert mask.shape == (200, 200) and (mask[:, :99] == 1).all() and (mask[:, 101:] != 1).all()


def test_where_the_service_has_nothing_there_is_no_data(given, tmp_path, feedback, calls):
    write_tiles(tmp_path / "few", reach=0)
    with served(tmp_path / "few") as (address, _):
        run("vaihingen:classify", {**given, "ORTHO": layer_of(address), "EXTENT": around(60)}, feedback)
    alpha = gdal.Open(str(tmp_path / "kept.tif")).ReadAsArray()[3]
    (said,) = (line for line in feedback.of("warning") if "shows nothing in" in line)
    assert f"shows nothing in {100 * (alpha == 0).mean():.2g} % of EXTENT" in said
    assert 0.05 < (alpha == 255).mean() < 0.9 and set(np.unique(alpha)) == {0, 255}


def test_what_is_refused_before_the_work(given, tiles, tmp_path):
    layer = layer_of("http://127.0.0.1:9")
    ortho = {**given, "ORTHO": layer}
    assert "EXTENT is empty" in refusal("vaihingen:classify", ortho)
    large = refusal("vaihingen:classify", {**ortho, "EXTENT": around(3000)})
    assert "EXTENT is 3 x 3 km" in large and "1111 million pixels of 0.09 m" in large and "0.9 x 0.9 km" in large
    for roles, bands, dtype in (
        (("nir", "red", "green"), 3, "uint8"), (RGB, 4, "uint8"), (RGB, 3, "uint16"),
    ):  # fmt: skip
        model = write_model(tmp_path / "other.safetensors", roles, bands, dtype)
        why = refusal("vaihingen:classify", {**ortho, "MODEL": model, "EXTENT": around(30)})
        assert "picture of red, green and blue in 8 bits" in why and f"{bands} bands of {dtype}" in why
    assert refusal("vaihingen:classify", {**ortho, "EXTENT": around(30)}) == ""


@pytest.mark.parametrize("there", [True, False])
def test_a_service_that_does_not_answer_or_shows_nothing_is_told(given, tmp_path, feedback, calls, there):
    (tmp_path / "empty").mkdir()
    with served(tmp_path / "empty") as (address, _):
        layer = layer_of(address if there else "http://127.0.0.1:9")
        with pytest.raises(QgsProcessingException, match="web layer town"):
            run("vaihingen:classify", {**given, "ORTHO": layer, "EXTENT": around(30)}, feedback)
    assert list(calls) == [] and not Path(given["OUTPUT"]).exists()


def test_tiles_that_are_coarser_than_the_model_are_told(given, tiles, feedback, calls):
    with served(tiles) as (address, _):
        coarse = layer_of(address, zmax=ZOOM - 1)
        with pytest.raises(QgsProcessingException, match="shows nothing"):  # there are no such tiles here
            run("vaihingen:classify", {**given, "ORTHO": coarse, "EXTENT": around(10)}, feedback)
    (said,) = (line for line in feedback.of("warning") if "finest tiles" in line)
    assert "pixels of about 0.2 m" in said and "0.09 m" in said


def test_drawing_can_be_cancelled(given, tiles, calls):
    with served(tiles) as (address, _), pytest.raises(QgsProcessingException, match="Cancelled"):
        parameters = {**given, "ORTHO": layer_of(address), "EXTENT": around(60)}
        run("vaihingen:classify", parameters, RecordingFeedback(cancel_after=0))
    assert list(calls) == []


@pytest.mark.skipif(os.name == "nt", reason="paths of this kind are tried on Linux")
@pytest.mark.parametrize("given_as", ["layer", "/vsicurl/", ""])
def test_the_address_of_a_file_goes_to_the_engine_as_it_is(given, feedback, fake_worker, tmp_path, given_as):
    calls = fake_worker(fakes.GOOD)
    (tmp_path / "web").mkdir()
    write_raster(tmp_path / "web" / "o.tif", np.full((3, 30, 40), 7))
    with served(tmp_path / "web") as (address, _):
        name = f"/vsicurl/{address}/o.tif"
        ortho = QgsRasterLayer(name, "far") if given_as == "layer" else f"{given_as}{address}/o.tif"
        run("vaihingen:classify", {**given, "ORTHO": ortho}, feedback)
    assert calls.only()["config"]["ortho"] == f"/vsicurl/{address}/o.tif"
    assert math.isclose(feedback.percents[-1], 100)
