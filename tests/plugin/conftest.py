"""Starts a real QGIS without a window and loads the plugin from a linked build, as `make link` makes it."""

import importlib.util
import os
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = "vaihingen_qgis_plugin"
SCRATCH = tempfile.TemporaryDirectory(prefix="vaihingen_tests_")


def _linked_build() -> Path:
    folder = Path(SCRATCH.name) / "build"
    (folder / PLUGIN).mkdir(parents=True)
    for path in [*(ROOT / PLUGIN).iterdir(), ROOT / "training", ROOT / "metadata.txt"]:
        if path.name != "__pycache__":
            (folder / PLUGIN / path.name).symlink_to(path)
    return folder


def _start_qgis():
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = os.path.join(SCRATCH.name, "profile")
    os.environ["XDG_DATA_HOME"] = os.path.join(SCRATCH.name, "data")  # where the engine's environment would be
    from qgis.core import QgsApplication
    from qgis.testing import start_app

    app = start_app(cleanup=False)
    sys.path.append(os.path.join(QgsApplication.pkgDataPath(), "python", "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    return app


if importlib.util.find_spec("qgis") is None and os.environ.get("REQUIRE_QGIS") != "1":
    collect_ignore_glob = ["test_*.py"]  # another Python than QGIS's runs the engine's tests
else:
    BUILD = _linked_build()
    sys.path[:0] = [
        str(BUILD),
        str(ROOT / "tests"),
        str(ROOT / "tests" / "plugin"),
    ]  # the build before the checkout, which lacks `training` inside
    QGIS = _start_qgis()


@pytest.fixture(scope="session")
def build():
    """The folder that holds the plugin as QGIS sees it."""
    return BUILD


@pytest.fixture(scope="session", autouse=True)
def plugin():
    """The plugin, loaded as qgis_process does: without a window."""
    import vaihingen_qgis_plugin

    plugin = vaihingen_qgis_plugin.classFactory(None)
    plugin.initProcessing()
    yield plugin
    plugin.unload()


@pytest.fixture
def provider():
    from qgis.core import QgsApplication

    return QgsApplication.processingRegistry().providerById("vaihingen")


@pytest.fixture
def fake_worker(tmp_path, monkeypatch):
    """Make the engine's Python a fake with the given body; gives the list of recorded calls."""
    from fake_workers import make_fake
    from recording import Calls

    def install(body):
        record = tmp_path / "calls.jsonl"
        monkeypatch.setenv("VAIHINGEN_PYTHON", make_fake(tmp_path, body))
        monkeypatch.setenv("FAKE_WORKER_RECORD", str(record))
        return Calls(record)

    return install


@pytest.fixture
def feedback():
    from recording import RecordingFeedback

    return RecordingFeedback()
