"""Random outputs with random things already there: everything foreign is still there afterwards, byte for byte."""

from __future__ import annotations

import random

import numpy as np
import pytest
import rasterio

from tests.engine.support.tiny_scenes import Notes
from tests.small_rasters import colours, patchwork, write_raster
from training.contract.config import LabelsConfig
from training.contract.errors import EngineError
from training.contract.outputs import OUR_MARK
from training.jobs.run import run_job

_LABELS = patchwork(20, 30)
_ENDINGS = ["", ".tif", ".tiff", ".img", ".png", ".jp2", ".TIF", ".vrt", ".gpkg", ".foo"]
# What may lie beside an output, by its stem and by its full name.
_BESIDE = [".qml", ".QML", ".tfw", ".pgw", ".wld", ".prj", ".aux", ".ovr", ".msk", ".aux.xml", ".run.json", ".part",
           ".part.tif", ".part.qml", ".part.tif.aux.xml", ".tif", ".img", ".gpkg", ".shp", ".dbf", ".rrd", ".ige",
           ".html", ".bak", " 2.tif", "_old.tif", ".tif.bak", "-wal", ".vaihingen", ".lock", "~", ".xml"]  # fmt: skip
_CONTENTS = [
    b"",
    b"mine",
    b"SQLite format 3\0 mine",
    b"<qgis>mine</qgis>",
    b"{}",
    b"\x89PNG\r\n\x1a\n mine",
    b"II*\0 mine",
]
_BELONGS = (".ovr", ".msk", ".aux.xml", "-wal")  # to a raster that exists: goes with it


def things(rng, folder, stem, output):
    """Write random things around an output."""
    for _ in range(rng.randint(0, 6)):
        start = rng.choice([stem, stem, output, f"{stem}x", "other"])
        path = folder / f"{start}{rng.choice(_BESIDE)}"
        if path.exists():
            continue
        what = rng.random()
        if what < 0.05:
            path.mkdir()
            (path / "inside").write_bytes(b"mine")
        elif what < 0.1:
            path.symlink_to(folder / "nowhere")
        else:
            path.write_bytes(rng.choice(_CONTENTS))


def state(folder):
    """Path -> content of all that is there; of a link its target."""
    found = {}
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = ("link", str(path.readlink()))
        elif path.is_file():
            found[name] = ("file", path.read_bytes())
        else:
            found[name] = ("folder", "")
    return found


@pytest.mark.parametrize("seed", range(6))
def test_everything_foreign_is_still_there(tmp_path, seed):
    rng = random.Random(seed)
    for gsd in (0.5, None):
        write_raster(tmp_path / f"in_{gsd}.tif", colours(_LABELS), gsd=gsd)
    succeeded = 0
    for number in range(12):
        folder = tmp_path / str(number)
        folder.mkdir()
        stem = rng.choice(["area", "a.b", "Fläche 1"])
        output = f"{stem}{rng.choice(_ENDINGS)}"
        if rng.random() < 0.3:
            write_raster(folder / output, _LABELS)
        things(rng, folder, stem, output)
        before = state(folder)
        source = tmp_path / f"in_{rng.choice([0.5, None])}.tif"
        try:
            run_job("labels", LabelsConfig(input=str(source), output=str(folder / output)), Notes())
        except EngineError as error:
            assert state(folder) == before, (output, before, error)
            continue
        succeeded += 1
        after = state(folder)
        for name, thing in before.items():
            belongs = output in before and name in [output, *(f"{output}{end}" for end in _BELONGS)]
            replaced = name == output and thing[1][:4] in (b"", b"II*\0", b"\x89PNG")
            assert belongs or replaced or after.get(name) == thing, (output, name, before)
        with rasterio.open(folder / output) as file:
            assert np.array_equal(file.read(1), _LABELS)
            assert file.transform.is_identity == source.name.endswith("None.tif")
            assert not file.overviews(1)
        assert not [name for name in after if ".vaihingen.part" in name]
        style = folder / f"{stem}.qml"
        assert style.name in before or OUR_MARK in style.read_text()
    assert succeeded
