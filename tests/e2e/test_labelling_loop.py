"""From a map to labels, to a model that was trained on, to the next map and the next blocks, through `qgis_process`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from test_pipeline import raster_facts, rasters

CORNERS = ((0, 0), (96, 96), (192, 192), (288, 288), (0, 288), (288, 0))  # of blocks of 96 px, column and row


@pytest.fixture(scope="module")
def squares(town, made_once) -> Path:
    """Blocks on the first tile, where its reference has classes."""

    def draw(path: Path) -> None:
        ortho = gdal.Open(str(rasters(town, 1)["ORTHO"]))
        x, dx, _, y, _, dy = ortho.GetGeoTransform()
        file = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
        layer = file.CreateLayer("squares", ortho.GetSpatialRef(), ogr.wkbPolygon)
        layer.CreateField(ogr.FieldDefn("block", ogr.OFTInteger))
        for number, (col, row) in enumerate(CORNERS, start=1):
            xs, ys = (x + col * dx, x + (col + 96) * dx), (y + row * dy, y + (row + 96) * dy)
            ring = f"{xs[0]} {ys[0]}, {xs[1]} {ys[0]}, {xs[1]} {ys[1]}, {xs[0]} {ys[1]}, {xs[0]} {ys[0]}"
            square = ogr.Feature(layer.GetLayerDefn())
            square.SetField("block", number)
            square.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))"))
            layer.CreateFeature(square)
        file = None

    return made_once("squares/squares.gpkg", draw)


def tick(ground: Path, numbers: tuple[int, ...]) -> None:
    """Mark blocks as done, as the check box of their form does."""
    file = gdal.OpenEx(str(ground), gdal.OF_VECTOR | gdal.OF_UPDATE)
    for block in file.GetLayerByName("blocks"):
        if block["block"] in numbers:
            block.SetField("done", 1)
            file.GetLayerByName("blocks").SetFeature(block)
    file = None


def test_round_the_loop(qgis, town, squares, codes, model, dataset, tmp_path):
    """The map is the true one, so that correcting it is done; what follows is the graphical model."""
    ground = tmp_path / "first ground.gpkg"
    made = qgis.run("labelground", {"BLOCKS": squares, "MAPS": [codes], "OUTPUT": ground})
    assert made["LABELS"].endswith("|layername=labels")
    with sqlite3.connect(ground) as file:
        assert file.execute("SELECT count(*) FROM blocks").fetchone() == (6,)
        assert file.execute("SELECT DISTINCT labelstate FROM labels").fetchall() == [("untouched",)]
        assert [row[0] for row in file.execute("SELECT f_table_name FROM layer_styles ORDER BY 1")] == [
            "blocks",
            "labels",
        ]
    tick(ground, (1, 2, 3, 4, 5))
    written = {
        "train:NEW_MODEL": tmp_path / "on.safetensors",
        "train:TRAIN_REPORT": tmp_path / "on.html",
        "classify:NEW_MAP": tmp_path / "on.tif",
        "labelground:NEXT_GROUND": tmp_path / "next ground.gpkg",
    }
    tile = rasters(town, 1)
    given = {
        "MODEL": model, "ORTHO": tile["ORTHO"], "HEIGHT": tile["HEIGHT"], "INPUTS": "ortho_height_ndvi",
        "LABELS": made["LABELS"], "REPLAY": dataset, "PATCH_SIZE": 64, "PATCHES": 16, "MINUTES": 0.1, "BLOCKS": 2,
        "BLOCK_SIZE": 64, **written,
    }  # fmt: skip
    qgis.run("trainonandchoose", given)
    assert raster_facts(written["classify:NEW_MAP"])["size"] == [384, 384]
    assert "Better and worse than the start model" in written["train:TRAIN_REPORT"].read_text(encoding="utf-8")
    with sqlite3.connect(written["labelground:NEXT_GROUND"]) as file:
        assert file.execute("SELECT count(*) FROM blocks").fetchone() == (2,)
        assert file.execute("SELECT count(*) FROM labels").fetchone()[0] > 2
