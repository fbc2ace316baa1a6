"""Commands that people are shown can be pasted into the terminal of their system."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from training.contract import installation
from training.contract.computer import shell
from training.contract.config import TileConfig
from training.contract.pytorch.builds import build_line
from training.jobs.record import qgis_process_command

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("words", "windows", "elsewhere"),
    [
        ([r"C:\Users\A B\python.exe", "-m"], r'"C:\Users\A B\python.exe" -m', r"'C:\Users\A B\python.exe' -m"),
        ([r"C:\gis\python.exe"], r"C:\gis\python.exe", r"'C:\gis\python.exe'"),
        (["torch>=2.5"], '"torch>=2.5"', "'torch>=2.5'"),
        ([r"D:\R&D\town"], r'"D:\R&D\town"', r"'D:\R&D\town'"),
        (["D:\\my data\\"], '"D:\\my data\\\\"', "'D:\\my data\\'"),
        (['say "no"', ""], r'"say \"no\"" ""', "'say \"no\"' ''"),
        (["FOLDER=/data/town"], "FOLDER=/data/town", "FOLDER=/data/town"),
    ],
)
def test_a_command_is_quoted_as_the_system_reads_it(words, windows, elsewhere):
    assert shell.shell_line(words, "win32") == windows
    assert shell.shell_line(words, "linux") == shell.shell_line(words, "darwin") == elsewhere


def test_all_lines_that_install_can_be_pasted_on_windows(monkeypatch):
    monkeypatch.setattr(sys, "executable", r"C:\Program Files\py\python.exe")
    monkeypatch.setattr(shell.shell_line, "__defaults__", ("win32",))
    start = r'"C:\Program Files\py\python.exe" -m pip install '
    for line in (installation.install_line(), installation.extra_line("onnx"), build_line([])):
        assert start in line and "'C:" not in line
    config = TileConfig(folder=r"C:\my data", output=r"C:\R&D\patches")
    command = qgis_process_command("tile", config)
    assert r'"FOLDER=C:\my data"' in command and r'"OUTPUT=C:\R&D\patches"' in command


def test_one_module_knows_how_shells_quote():
    shipped = [*(ROOT / "training").rglob("*.py"), *(ROOT / "vaihingen_qgis_plugin").rglob("*.py")]
    quoting = [path.name for path in shipped if re.search(r"\bshlex\b|list2cmdline", path.read_text(encoding="utf-8"))]
    assert quoting == ["shell.py"]


@pytest.mark.parametrize(
    "executable, in_environment, stays",
    [
        ("/home/me/.venv/bin/python", True, False),
        ("/opt/python/bin/python3", False, False),
        ("C:/Program Files/QGIS 3.40/apps/Python312/python.exe", False, True),
        ("/Applications/QGIS.app/Contents/MacOS/bin/python3", False, True),
        ("/opt/venv qgis/bin/python", True, False),
    ],
)
def test_nothing_is_installed_into_a_python_that_must_stay(monkeypatch, tmp_path, executable, in_environment, stays):
    monkeypatch.setattr(sys, "executable", executable)
    monkeypatch.setattr(sys, "base_prefix", "/usr" if in_environment else sys.prefix)
    monkeypatch.setattr(shell, "get_path", lambda name: str(tmp_path))
    monkeypatch.setattr(shell, "find_spec", lambda name: None)
    line = installation.extra_line("onnx")
    assert line == f"{shell.SET_UP_LINE} EXTRAS=onnx" if stays else "pip install" in line
    assert ("pip" in installation.install_line()) != stays


def test_a_python_of_the_system_says_that_it_is_managed_from_elsewhere(monkeypatch, tmp_path):
    """PEP 668, as Debian 12 does."""
    monkeypatch.setattr(sys, "base_prefix", sys.prefix)
    monkeypatch.setattr(shell, "get_path", lambda name: str(tmp_path))
    monkeypatch.setattr(shell, "find_spec", lambda name: None)
    assert not shell.must_stay()
    (tmp_path / "EXTERNALLY-MANAGED").touch()
    assert shell.must_stay()
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    first, second = installation.install_line().split(" && ")
    assert first == "/usr/bin/python3 -m venv vaihingen-engine"
    assert second.startswith("vaihingen-engine/bin/python -m pip install -r ")
    (tmp_path / "EXTERNALLY-MANAGED").unlink()
    monkeypatch.setattr(shell, "find_spec", lambda name: object())  # PyQGIS is there
    assert shell.must_stay() and installation.install_line() == shell.SET_UP_LINE
