"""The packaged plugin in a fresh profile, run by the real `qgis_process` with the real engine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(__file__).parent))

from qgis_process import QgisProcess, qgis_process_binary  # noqa: E402 (needs the folder on the path)


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
def town(qgis, tmp_path_factory) -> Path:
    """A small demo town: three tiles."""
    folder = tmp_path_factory.mktemp("data") / "a town, größer"
    qgis.run("demodata", {"TILES": 3, "SIZE": 384, "OUTPUT": folder})
    return folder


@pytest.fixture(scope="session")
def dataset(qgis, town, tmp_path_factory) -> Path:
    """Patches of the town; tile 3 is kept for the test."""
    folder = tmp_path_factory.mktemp("dataset") / "patches"
    qgis.run(
        "tile",
        {"FOLDER": town, "PATCH_SIZE": 64, "PATCHES": 60, "VALIDATION_PATCHES": 12, "TEST_TILES": 3, "OUTPUT": folder,
         "FOOTPRINTS": folder.parent / "footprints.gpkg", "REPORT": folder.parent / "dataset.html"},
    )  # fmt: skip
    return folder


@pytest.fixture(scope="session")
def model(qgis, dataset, tmp_path_factory) -> Path:
    """A small model on orthophoto, heights and NDVI."""
    path = tmp_path_factory.mktemp("model") / "model.safetensors"
    qgis.run(
        "train",
        {"DATASET": dataset, "INPUTS": "ortho_height_ndvi", "WIDTH": 8, "EPOCHS": 3, "BATCH_SIZE": 4,
         "LEARNING_RATE": 0.003, "MODEL": path, "REPORT": path.with_suffix(".html")},
    )  # fmt: skip
    return path
