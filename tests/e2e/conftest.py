"""The packaged plugin in a fresh profile, run by the real `qgis_process` with the real engine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT)]
os.environ.setdefault("OMP_NUM_THREADS", "1")  # the tests run in several processes: threads only get into their way

from qgis_process import QgisProcess, qgis_process_binary  # noqa: E402 (needs the folder on the path)

from tests.made_once import MadeOnce  # noqa: E402


def _need(condition: bool, what: str) -> None:
    """Skip where something is missing; fail where REQUIRE_QGIS=1 says that it must be there."""
    if not condition:
        (pytest.fail if os.environ.get("REQUIRE_QGIS") == "1" else pytest.skip)(what)


@pytest.fixture(scope="session")
def engine_python() -> str:
    """The engine's own Python."""
    path = os.environ.get("VAIHINGEN_PYTHON", str(ROOT / ".venv" / "bin" / "python"))
    _need(Path(path).exists(), f"the engine's Python {path} is missing: run make setup")
    return path


@pytest.fixture(scope="session")
def package() -> Path:
    """The zip that users install."""
    zips = sorted((ROOT / "dist").glob("*.zip"), key=lambda path: path.stat().st_mtime)
    _need(bool(zips), "no zip in dist/: run make package")
    return zips[-1]


@pytest.fixture(scope="session")
def qgis(package, engine_python, tmp_path_factory) -> QgisProcess:
    """`qgis_process` with the packaged plugin in a fresh profile."""
    try:
        qgis_process_binary()
    except FileNotFoundError as error:
        _need(False, str(error))
    return QgisProcess(package, tmp_path_factory.mktemp("profile"), engine_python)


@pytest.fixture(scope="session")
def sample_data() -> Path:
    """The folder with real rasters."""
    folder = Path(os.environ.get("VAIHINGEN_SAMPLE_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no real sample rasters in {folder} (VAIHINGEN_SAMPLE_DATA names another folder)")
    return folder


@pytest.fixture(scope="session")
def made_once(tmp_path_factory) -> MadeOnce:
    """`made_once(name, make)`: path of what `make(path)` writes, once for all processes that the tests run in."""
    return MadeOnce(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def town(qgis, made_once) -> Path:
    """A small demo town: three tiles."""
    return made_once(
        "data/a town, größer", lambda folder: qgis.run("demodata", {"TILES": 3, "SIZE": 384, "OUTPUT": folder})
    )


@pytest.fixture(scope="session")
def dataset(qgis, town, made_once) -> Path:
    """Patches of the town; tile 3 is kept for the test."""
    parameters = {"FOLDER": town, "PATCH_SIZE": 64, "PATCHES": 60, "VALIDATION_PATCHES": 12, "TEST_TILES": 3}

    def cut(folder: Path) -> None:
        beside = {"FOOTPRINTS": folder.parent / "footprints.gpkg", "REPORT": folder.parent / "dataset.html"}
        qgis.run("tile", {**parameters, "OUTPUT": folder, **beside})

    return made_once("dataset/patches", cut)


@pytest.fixture(scope="session")
def model(qgis, dataset, made_once) -> Path:
    """A small model on orthophoto, heights and NDVI."""
    parameters = {"DATASET": dataset, "INPUTS": "ortho_height_ndvi", "WIDTH": 8, "EPOCHS": 3, "BATCH_SIZE": 4}

    def learn(path: Path) -> None:
        files = {"MODEL": path, "REPORT": path.with_suffix(".html")}
        qgis.run("train", {**parameters, "LEARNING_RATE": 0.003, **files})

    return made_once("model/model.safetensors", learn)


@pytest.fixture(scope="session")
def codes(qgis, town, made_once) -> Path:
    """A class raster: the first tile's reference."""
    reference = town / "gts_for_participants" / "top_mosaic_09cm_area1.tif"
    return made_once("codes/land cover.tif", lambda path: qgis.run("labels", {"INPUT": reference, "OUTPUT": path}))
