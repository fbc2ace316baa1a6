"""The table of odd calls on the engine's command line."""

from __future__ import annotations

import json

import numpy as np
import pytest
import rasterio

import training.__main__ as command_line
from tests.odd_calls.outcome import check_outcome, contents
from tests.odd_calls.table import CASES


def test_the_table_is_long_enough():
    assert len(CASES) >= 150 and sum(case.qgis for case in CASES.values()) >= 60


@pytest.mark.parametrize("case", [case for case in CASES.values() if case.engine], ids=lambda case: case.name)
def test_odd_call(case, tmp_path, monkeypatch, capsys):
    call = case.write(tmp_path)
    before, sidecars = contents(tmp_path), statistics_in(tmp_path)
    monkeypatch.setattr(command_line, "cancel_on_signals", lambda cancel: None)  # pytest has its own
    monkeypatch.setattr(command_line, "end_when_cancelled", lambda *_: None)
    try:
        code = command_line.main([call.algorithm, *words(call.parameters)])
    except SystemExit as end:  # argparse
        code = end.code
    said = capsys.readouterr()
    result = json.loads(said.out) if code == 0 else {"scores": {}}
    scores = {name.upper(): value for name, value in result["scores"].items()}
    check_outcome(call, tmp_path, before, code != 0, said.err + said.out, scores, pixels_of)
    beside_inputs = {path: text for path, text in statistics_in(tmp_path).items() if raster_of(path) in before}
    assert beside_inputs == {path: text for path, text in sidecars.items() if raster_of(path) in before}


def statistics_in(folder):
    """What GDAL keeps beside rasters; only QGIS may leave some beside the user's, never the engine."""
    return {path: path.read_bytes() for path in folder.rglob("*.aux.xml")}


def raster_of(sidecar):
    return sidecar.with_name(sidecar.name[: -len(".aux.xml")])


def words(parameters):
    """The parameters as flags of the command line."""
    found = []
    for name, value in parameters.items():
        flag = name.lower().replace("_", "-")
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, bool):
                found.append(f"--{flag}" if item else f"--no-{flag}")
            else:
                found.append(f"--{flag}={item}")
    return found


def pixels_of(path):
    """All bands with scale and offset applied, NaN where there is no data."""
    with rasterio.open(path) as file:
        real = file.read() * np.reshape(file.scales, (-1, 1, 1)) + np.reshape(file.offsets, (-1, 1, 1))
        return np.where(file.read_masks() > 0, real, np.nan)
