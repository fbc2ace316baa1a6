"""An index on this machine from which environments are made, and a fake uv that makes them."""

import os
import sys

import pytest
from package_index import FakePrograms, PackageIndex
from vaihingen_qgis_plugin.training.contract.pytorch.nvidia import NvidiaCard

from vaihingen_qgis_plugin.worker.environment import packages, refusals, torch_choice, uv
from vaihingen_qgis_plugin.worker.environment.base_python import BasePython
from vaihingen_qgis_plugin.worker.process import ChildProcess


@pytest.fixture(scope="session")
def index(tmp_path_factory):
    served = PackageIndex(tmp_path_factory.mktemp("index"))
    yield served
    served.close()


class Installing:
    """Where an environment is made in a test, and what was called for it."""

    def __init__(self, folder, index, monkeypatch):
        self.folder, self.index, self._monkeypatch = folder, index, monkeypatch
        self.location = folder / "place" / "env"
        self.requirements = folder / "requirements.txt"
        self.requirements.write_text("torch>=2.5\ntiny\n")
        self._programs = FakePrograms()
        monkeypatch.setattr(packages, "ChildProcess", self._programs)

    @property
    def calls(self):
        """Arguments and variables of the programs that were called."""
        return self._programs.calls

    def trouble(self, **words):
        """Let programs fail with these words where one of the names is among their arguments."""
        self._programs.trouble = words

    def start_really(self):
        """Start programs from now on."""
        self._monkeypatch.setattr(packages, "ChildProcess", ChildProcess)

    def has_card(self, name, driver, capability):
        card = NvidiaCard(name, driver, capability)
        self._monkeypatch.setattr(torch_choice, "nvidia_cards", lambda environment: [card])

    def make(self, feedback, torch="", base="", index="", extras=()):
        from vaihingen_qgis_plugin.worker.environment.create import create_environment

        return create_environment(base, self.location, self.requirements, torch, feedback, extras, index)


@pytest.fixture
def base():
    """The Python of the tests, as it would describe itself."""
    version = sys.version_info[:2]
    return BasePython(f"{sys.base_prefix}/bin/python{version[0]}.{version[1]}", version, "linux-x86_64")


@pytest.fixture
def installing(tmp_path, index, monkeypatch, base):
    monkeypatch.setattr(refusals, "describe", lambda path: base)
    monkeypatch.setattr(refusals, "find_base_python", lambda *_: base)
    for name in list(os.environ):
        if name.startswith(("PIP_", "UV_")) or name.upper().endswith("_PROXY"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", index.url)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(uv, "_wheel", lambda: index.uv)
    monkeypatch.setattr(uv.shutil, "which", lambda name: None)
    monkeypatch.setattr(torch_choice, "index_of", index.torch)
    monkeypatch.setattr(torch_choice, "nvidia_cards", lambda environment: [])
    return Installing(tmp_path, index, monkeypatch)
