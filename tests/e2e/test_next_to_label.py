"""Where to label next, through `qgis_process` and the real engine."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from test_pipeline import rasters

from tests.run_records import run_record

SMALL = {"BLOCKS": 5, "BLOCK_SIZE": 64}


def ask(path: Path, query: str) -> list[tuple]:
    with sqlite3.connect(path) as base:
        return base.execute(query).fetchall()


def test_blocks_and_the_next_ones(qgis, town, model, tmp_path):
    """The second call is given the blocks of the first one, which are not offered again."""
    given = {"MODEL": model, "ORTHOS": [rasters(town, 1)["ORTHO"]], "HEIGHTS": [rasters(town, 1)["HEIGHT"]], **SMALL}
    first, second = tmp_path / "blocks.gpkg", tmp_path / "next.gpkg"
    assert qgis.run("nexttolabel", {**given, "OUTPUT": first})["BLOCKS_CHOSEN"] == 5
    fields = "block, score, reason, objects, classes, chosen_by"
    rows = ask(first, f"SELECT {fields} FROM blocks ORDER BY block")
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5] and rows[0][1] == 100
    assert all("uncertain" in row[2] and row[3] > 0 and ", " in row[4] for row in rows)
    assert "why" in ask(first, "SELECT styleQML FROM layer_styles")[0][0]
    assert run_record(first)["scores"]["blocks_chosen"] == 5
    qgis.run("nexttolabel", {**given, "LABELLED": [first], "OUTPUT": second})
    places = "SELECT minx, miny FROM rtree_{0}_geom"
    assert not {*ask(first, places.format("blocks"))} & {*ask(second, places.format("next"))}
