"""The command in a run record repeats the run, whatever the files are called and whatever the user's language is."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis_process import qgis_process_binary

from tests.run_records import run_record

_WILD = 'l\'été "38" $HOME `date` & Größe\n100%'


@pytest.fixture
def reference(tmp_path) -> Path:
    """A picture of buildings (blue) on impervious surfaces (white)."""
    path = tmp_path / _WILD / "reference.tif"
    path.parent.mkdir()
    pixels = np.full((3, 16, 16), 255, np.uint8)
    pixels[:2, 4:9, 5:12] = 0
    file = gdal.GetDriverByName("GTiff").Create(str(path), 16, 16, 3)
    file.SetGeoTransform((500_000, 0.5, 0, 5_400_000, 0, -0.5))
    file.WriteArray(pixels)
    return path


def test_the_command_in_the_record_runs_in_a_shell(qgis, reference, tmp_path):
    output = reference.with_name(f"{_WILD} classes.tif")
    qgis.run("labels", {"INPUT": reference, "DIRECTION": "colours_to_classes", "OUTPUT": output})
    first = output.read_bytes()
    command = run_record(output)["qgis_process"]
    output.unlink()
    in_shell = f"{shlex.quote(qgis_process_binary())} {command.removeprefix('qgis_process ')}"
    subprocess.run(["bash", "-c", in_shell], env=qgis._variables(), cwd=tmp_path, check=True, capture_output=True)
    assert output.read_bytes() == first


@pytest.mark.parametrize("locale", ["C", "de_DE.UTF-8", "tr_TR.UTF-8"])
def test_other_languages(qgis, reference, tmp_path, locale, monkeypatch):
    monkeypatch.setitem(qgis.environment, "LC_ALL", locale)
    monkeypatch.setitem(qgis.environment, "LANG", locale)
    output = tmp_path / "classes.tif"
    results = qgis.run("labels", {"INPUT": reference, "DIRECTION": "colours_to_classes", "OUTPUT": output})
    assert os.path.samefile(results["OUTPUT"], output)
    labels = gdal.Open(str(output)).ReadAsArray()
    assert (labels == 1).sum() == 35 and (labels == 0).sum() == 256 - 35
