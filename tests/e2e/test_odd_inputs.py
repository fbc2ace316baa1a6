"""A part of the table of odd inputs, asked for as a user of the command line would."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def names() -> list[str]:
    """Functions of the table that are marked for QGIS, read from the sources: rasterio is not there to import them."""
    marked = []
    for path in sorted((ROOT / "tests" / "odd_inputs").glob("*.py")):
        lines = path.read_text(encoding="utf-8").splitlines()
        marked += [
            after.split("(")[0].removeprefix("def ")
            for line, after in zip(lines, lines[1:])
            if line.startswith("@case(qgis=True)")
        ]
    return marked


@pytest.fixture(scope="module")
def table(engine_python, made_once) -> Path:
    """All cases as files."""

    def write(folder: Path) -> None:
        subprocess.run([engine_python, "-m", "tests.odd_inputs", str(folder)], cwd=ROOT, check=True)

    return made_once("odd", write)


def test_there_are_enough_of_them():
    assert len(names()) >= 10


@pytest.mark.parametrize("name", names())
def test_odd_input(qgis, table, name):
    answer = json.loads((table / name / "answer.json").read_text(encoding="utf-8"))
    made = table / name / "made"
    outputs = {"OUTPUT": made / "set", "REPORT": made / "report.html", "FOOTPRINTS": made / "footprints.gpkg"}
    run = qgis.try_run("tile", {**answer["parameters"], **outputs})
    assert "Traceback" not in run.text, run.text
    if answer["refused"]:
        assert run.code == 1, run.text
        assert all(word in run.text for word in answer["refused"]), run.text
        assert not made.exists() or not list(made.iterdir())
        return
    assert run.code == 0, run.text
    assert all(word in run.text for word in answer["says"]), run.text
    assert all(path.exists() for path in outputs.values())
    for tile in answer["labels"]:
        expected = np.load(table / name / "expected" / f"{tile}.npy")
        assert (labels_of(made / "set", tile, expected.shape) == expected).all()


def labels_of(dataset: Path, tile: str, shape: tuple[int, int]) -> np.ndarray:
    """The labels of a tile put together from its patches, read with QGIS's own GDAL."""
    found = np.full(shape, 255, dtype=np.uint8)
    with (dataset / "patches.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["tile"] == tile:
                top, left = int(row["row_off"]), int(row["col_off"])
                patch = gdal.Open(str(dataset / "labels" / f"{row['patch']}.tif")).ReadAsArray()
                found[top : top + patch.shape[0], left : left + patch.shape[1]] = patch
    return found
