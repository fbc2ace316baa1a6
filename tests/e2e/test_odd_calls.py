"""The cases of the table of odd calls that are marked for QGIS, asked for as a user of the command line would."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

ENGINE = os.environ.get("VAIHINGEN_PYTHON", str(ROOT / ".venv" / "bin" / "python"))


def names() -> list[str]:
    """Names of the cases, told by the engine's Python: QGIS's has no rasterio to import them with."""
    if not Path(ENGINE).exists():
        return []  # the fixture `engine_python` says so
    listed = subprocess.run([ENGINE, "-m", "tests.odd_calls"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.split()


@pytest.fixture(scope="module")
def table(engine_python, made_once) -> Path:
    """All cases as files."""

    def write(folder: Path) -> None:
        subprocess.run([engine_python, "-m", "tests.odd_calls", str(folder)], cwd=ROOT, check=True)

    return made_once("odd calls", write)


def call_of(table: Path, name: str):
    """A call of the table, from its files."""
    from tests.odd_calls.case import Call

    facts = json.loads((table / name / "call.json").read_text(encoding="utf-8"))
    expected = [np.load(table / name / "expected" / f"{number}.npy") for number in range(len(facts["rasters"]))]
    return Call(**{**facts, "rasters": dict(zip(facts["rasters"], expected))})


@pytest.mark.parametrize("name", names())
def test_odd_call(qgis, table, name):
    from tests.odd_calls.outcome import check_outcome, contents

    call, folder = call_of(table, name), table / name / "files"
    before = contents(folder)
    run = qgis.try_run(call.algorithm, call.parameters)
    assert run.code in (0, 1), run.text
    check_outcome(call, folder, before, run.code != 0, run.text, scores_in(run.stdout), pixels_of)


def scores_in(stdout: str) -> dict[str, float]:
    """The numbers among the results, which `qgis_process` prints as `NAME:<tab>VALUE`."""
    return {name: float(value) for name, value in re.findall(r"^([A-Z_0-9]+):\t([-\d.e]+)$", stdout, re.MULTILINE)}


def pixels_of(path: str) -> np.ndarray:
    """All bands with scale and offset applied, NaN where there is no data."""
    dataset = gdal.Open(path)
    bands = [dataset.GetRasterBand(number) for number in range(1, dataset.RasterCount + 1)]
    real = [band.ReadAsArray() * float(band.GetScale() or 1) + float(band.GetOffset() or 0) for band in bands]
    valid = [band.GetMaskBand().ReadAsArray() > 0 for band in bands]
    return np.where(np.stack(valid), np.stack(real), np.nan)
