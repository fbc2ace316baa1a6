"""A machine to run the engine on: an ssh server of the tests' own, and a Python with the engine's packages."""

import os
import sys
from pathlib import Path

import pytest
import ssh_server

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    yield from ssh_server.for_tests(tmp_path_factory)


@pytest.fixture
def machine(server, monkeypatch):
    """The server, with its client on the search path."""
    monkeypatch.setenv("PATH", server.path)
    return server


@pytest.fixture
def bare_python():
    """A Python that need not have the engine's packages."""
    if sys.version_info < (3, 10):
        pytest.skip("QGIS's own Python is too old for the engine")
    return sys.executable


@pytest.fixture(scope="session")
def engine_python_of_session():
    """A Python with the engine's packages."""
    python = os.environ.get("VAIHINGEN_PYTHON") or str(ROOT / ".venv" / "bin" / "python")
    if not os.path.exists(python):
        pytest.skip("there is no Python with the engine's packages (.venv)")
    return python


@pytest.fixture
def engine_python(engine_python_of_session):
    return engine_python_of_session
