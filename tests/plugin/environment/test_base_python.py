import json
import os
import sys
from pathlib import Path

import fake_workers as fakes
import pytest
from fake_workers import make_script
from qgis.core import QgsProcessingException

from vaihingen_qgis_plugin.worker.environment import base_python, refusals
from vaihingen_qgis_plugin.worker.environment.base_python import BasePython, candidates, find_base_python, own_python


def touch(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def only(monkeypatch):
    """Let no files exist but these; none is started."""

    def exist(*paths):
        monkeypatch.setattr(base_python.os.path, "isfile", lambda path: path in paths)
        monkeypatch.setattr(base_python.glob, "glob", lambda pattern: [])
        monkeypatch.setattr(base_python, "own_python", lambda: "")

    return exist


def test_base_python_is_new_enough_and_real():
    base = find_base_python()
    assert os.access(base.path, os.X_OK) and base.is_fit and base.version >= (3, 10)
    assert not base.path.startswith(sys.prefix) or sys.prefix == sys.base_prefix


@pytest.mark.parametrize("folder", ["MacOS", "MacOS/bin"])
def test_the_python_of_a_bundle_is_found_and_qgis_is_not_taken_for_one(tmp_path, monkeypatch, folder):
    """The layouts of QGIS 3.44 and 3.40 for macOS, where `sys.executable` is QGIS."""
    contents = tmp_path / "QGIS.app" / "Contents"
    qgis = touch(contents / "MacOS" / "QGIS")
    monkeypatch.setattr(base_python.sys, "base_prefix", str(contents / "Frameworks"))
    monkeypatch.setattr(base_python.sys, "executable", qgis)
    monkeypatch.setattr(base_python.QgsApplication, "prefixPath", lambda: str(contents / "Frameworks"))
    monkeypatch.setattr(base_python.sys, "platform", "darwin")
    assert own_python() == ""
    version = "python{}.{}".format(*sys.version_info)
    own = touch(contents / folder / version)
    assert own_python() == own
    # It makes no environments: it needs the bundle.
    assert own not in candidates("darwin", {"PATH": str(contents / folder)})


def test_what_macos_and_windows_only_offer_to_install_is_not_started(only):
    stub = r"C:\Users\a\AppData\Local\Microsoft\WindowsApps"
    only("/usr/bin/python3", f"{stub}\\python.exe")
    assert candidates("darwin", {"PATH": "/usr/bin:/bin"}) == []
    assert candidates("win32", {"PATH": stub}) == []


def test_homebrew_and_python_org_are_found_on_macos(only):
    framework = "/Library/Frameworks/Python.framework/Versions/3.12/bin/python3.12"
    only("/opt/homebrew/bin/python3.13", framework, "/usr/local/bin/python3", "/opt/homebrew/bin/python3.9")
    found = candidates("darwin", {"PATH": "/usr/bin:/bin"})
    assert found == [framework, "/opt/homebrew/bin/python3.13", "/usr/local/bin/python3"]


@pytest.mark.parametrize("place", [".local/share/uv/python/cpython-3.12.5-linux-x86_64-gnu", ".pyenv/versions/3.12.5"])
def test_pythons_of_uv_and_pyenv_are_found(tmp_path, place):
    python = touch(tmp_path / place / "bin" / "python3.12")
    assert python in candidates("darwin", {"HOME": str(tmp_path), "PATH": ""})


def test_pythons_of_windows_are_found(only, monkeypatch):
    local, path = r"C:\Users\a\AppData\Local\Programs\Python\Python312\python.exe", r"D:\python.exe"
    registry, uv = r"C:\Python310\python.exe", r"C:\Users\a\AppData\Roaming\uv\python\cpython-3.11.9\python.exe"
    only(local, path)
    folders = {
        r"C:\Users\a\AppData\Local\Programs\Python\Python3*\python.exe": [local],
        r"C:\Users\a\AppData\Roaming\uv\python\cpython-3*\python.exe": [uv],
    }
    monkeypatch.setattr(base_python.glob, "glob", lambda pattern: folders.get(pattern, []))
    monkeypatch.setattr(base_python, "_of_the_registry", lambda: [registry])
    monkeypatch.setattr(base_python, "_of_the_launcher", lambda: [local])
    environ = {"LocalAppData": r"C:\Users\a\AppData\Local", "APPDATA": r"C:\Users\a\AppData\Roaming", "Path": "D:\\"}
    assert candidates("win32", environ) == [local, uv, registry, path]


def test_what_the_launcher_of_windows_lists_is_read():
    listing = (
        " -V:3.13 *        C:\\Users\\A B\\Python313\\python.exe\r\n -V:3.9           \r\nNo other pythons\r\n"
        " -3.12-64         C:\\Program Files\\Python312\\python.exe\r\n"
    )
    assert base_python.pythons_in(listing) == [
        "C:\\Users\\A B\\Python313\\python.exe",
        "C:\\Program Files\\Python312\\python.exe",
    ]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, ""),
        ({"bits": 32}, "32 bits"),
        ({"implementation": "pypy"}, "pypy"),
        ({"free_threading": True}, "global lock"),
        ({"system": "win-arm64"}, "ARM"),
    ],
)
def test_pythons_without_pytorch_are_passed_over_and_refused(tmp_path, monkeypatch, facts, why):
    text = "3.12 " + json.dumps({"system": "win-amd64", **facts})
    python = make_script(tmp_path, f"#!/bin/sh\nprintf '%s' '{text}'\n")
    monkeypatch.setattr(base_python, "candidates", lambda: [python])
    found = find_base_python()
    assert (found is None) is bool(why)
    if why:
        with pytest.raises(QgsProcessingException, match=why):
            refusals.check_base(python)


def test_a_version_that_has_packages_is_taken_before_a_newer_one(monkeypatch):
    known = {"new": BasePython("new", (3, 16)), "old": BasePython("old", (3, 9)), "right": BasePython("right", (3, 12))}
    monkeypatch.setattr(base_python, "candidates", lambda: ["new", "old", "gone", "right"])
    monkeypatch.setattr(base_python, "describe", known.get)
    assert find_base_python().path == "right"
    assert find_base_python(system="arm64") is None  # under Rosetta
    del known["right"]
    assert find_base_python().path == "new"
    assert find_base_python(lambda: True) is None


def test_unfit_base_python(tmp_path):
    old = make_script(tmp_path, fakes.OLD_PYTHON)
    with pytest.raises(QgsProcessingException, match=r"is Python 3\.6, but the engine needs Python 3\.10 or newer"):
        refusals.check_base(old)
    with pytest.raises(QgsProcessingException, match="is not a Python interpreter"):
        refusals.check_base("/bin/true")
    qgis = tmp_path / "qgis-bin.exe"
    qgis.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n")
    qgis.chmod(0o755)
    with pytest.raises(QgsProcessingException, match="is not a Python interpreter"):
        refusals.check_base(str(qgis))
    assert not Path(tmp_path, "started").exists()
