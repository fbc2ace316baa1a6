"""Which Python an environment is made from, and where Pythons are looked for. Nothing else than a Python is started."""

from __future__ import annotations

import glob
import json
import ntpath
import os
import posixpath
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication

from ...training.contract.installation import MINIMUM_PYTHON
from ...training.contract.language import tr
from ..process import answer_of

# Versions for which PyTorch and rasterio have packages, in the order in which they are taken.
_MINORS = (12, 13, 11, 10, 14)
_PROBE = """
import sys
out = '%d.%d' % sys.version_info[:2]
try:
    import importlib.util, json, sysconfig
    out += ' ' + json.dumps(dict(
        system=sysconfig.get_platform(), implementation=sys.implementation.name,
        free_threading=bool(sysconfig.get_config_var('Py_GIL_DISABLED')), bits=64 if sys.maxsize > 2**32 else 32,
        can_venv=all(importlib.util.find_spec(name) for name in ('venv', 'ensurepip'))))
except Exception: pass
sys.stdout.write(out)
"""


@dataclass(frozen=True)
class BasePython:
    """A Python, as it describes itself.

    Args:
        path: Its program.
        version: Major and minor version.
        system: What it was built for, as `sysconfig.get_platform()` says, e.g. "win-amd64"; "" if it does not tell.
        implementation: "cpython", or another one.
        free_threading: Whether it is the variant without a global lock, for which few packages exist.
        bits: Of its addresses.
        can_venv: Whether it brings what `-m venv` needs; Debian leaves it to a package of its own.
    """

    path: str
    version: tuple[int, int]
    system: str = ""
    implementation: str = "cpython"
    free_threading: bool = False
    bits: int = 64
    can_venv: bool = True

    @property
    def is_fit(self) -> bool:
        """Whether PyTorch has packages for it."""
        return self.version >= MINIMUM_PYTHON and not self.unfit

    @property
    def unfit(self) -> str:
        """Why PyTorch has no packages for such a Python, whatever its version, as words; "" if it has."""
        if self.implementation != "cpython":
            return tr("of the kind {name}", name=self.implementation)
        if self.free_threading:
            return tr("built without the global lock (free threading)")
        if self.bits != 64:
            return tr("built for {bits} bits", bits=self.bits)
        return tr("built for ARM processors") if self.system == "win-arm64" else ""


def own_python() -> str:
    """The Python program of QGIS's installation; "" if it has none.

    `sys.executable` is QGIS itself on Windows and macOS, and under qgis_process whatever comes first in PATH.
    """
    base = Path(sys.base_prefix)
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    if sys.platform == "win32":
        candidates = [base / "python.exe", base / "python3.exe"]
    else:
        prefix = Path(QgsApplication.prefixPath())  # macOS: QGIS.app/Contents/MacOS, or from 3.44 on .../Frameworks
        folders = [base / "bin", prefix / "bin", prefix.parent / "MacOS", prefix.parent / "MacOS" / "bin"]
        candidates = [folder / name for folder in folders for name in (version, "python3")]
    found = [str(path) for path in candidates if path.is_file() and os.access(path, os.X_OK)]
    return next(iter(found), sys.executable if is_called_python(sys.executable) else "")


def is_called_python(program: str) -> bool:
    """Whether a program's name is a Python's. Another one, such as QGIS, must not be started to find out."""
    return bool(re.match(r"python|pypy", ntpath.basename(program), re.IGNORECASE))


def is_qgis(program: str) -> bool:
    """Whether a program is QGIS, by its name: started as if it were a Python, it would open another window."""
    return ntpath.basename(program).lower().startswith("qgis")


def find_base_python(is_cancelled: Callable[[], bool] = lambda: False, system: str = "") -> BasePython | None:
    """QGIS's own Python if it is fit, else the best that is found on this computer; None if there is none.

    Args:
        is_cancelled: Asked before each Python that is tried.
        system: What it must be built for, the end of `BasePython.system`, e.g. "arm64"; "" takes any.
    """
    newer = None
    for path in candidates():
        if is_cancelled():
            return None
        base = describe(path)
        if base is None or not base.is_fit or not base.system.endswith(system):
            continue
        if base.version[1] in _MINORS:
            return base
        newer = newer or base
    return newer


def describe(python: str) -> BasePython | None:
    """What a Python is; None if it cannot be run or is none."""
    answer = answer_of([python, "-E", "-s", "-c", _PROBE])
    try:
        version, _, rest = answer.stdout.decode("ascii").partition(" ") if answer else ("", "", "")
        major, minor = version.split(".")
        return BasePython(python, (int(major), int(minor)), **json.loads(rest or "{}"))
    except (ValueError, TypeError):
        return None


def candidates(platform: str = sys.platform, environ: Mapping[str, str] | None = None) -> list[str]:
    """Programs that may be Pythons, the best first: QGIS's own, those in well-known places, those in PATH.

    The Python within QGIS.app cannot make environments: it needs the bundle. `/usr/bin/python3` of macOS and the
    `python.exe` of `WindowsApps` are no Pythons until somebody has installed one: they open windows that offer it.
    """
    environ = os.environ if environ is None else environ
    own = own_python()
    listed = _of_windows(environ) if platform == "win32" else _of_unix(platform, environ)
    found = [path for path in ([own] if own else []) + [*listed] if not _is_stub(path, platform)]
    return list(dict.fromkeys(found))


def _is_stub(path: str, platform: str) -> bool:
    if platform == "darwin":
        return os.path.dirname(path) == "/usr/bin" or ".app/Contents" in path
    return platform == "win32" and "\\windowsapps\\" in path.lower()


def _of_unix(platform: str, environ: Mapping[str, str]) -> Iterator[str]:
    home = environ.get("HOME", "")
    folders = [folder for folder in environ.get("PATH", "").split(":") if folder]
    if platform == "darwin":
        folders += ["/opt/homebrew/bin", "/usr/local/bin"]
    for minor in _MINORS:
        name = f"python3.{minor}"
        yield from _existing(posixpath.join(folder, name) for folder in folders)
        if platform == "darwin":
            yield from _existing([f"/Library/Frameworks/Python.framework/Versions/3.{minor}/bin/{name}"])
        for place in (".local/share/uv/python/cpython-3.{}[.-]*", ".pyenv/versions/3.{}.*"):
            pattern = posixpath.join(home, place.format(minor), "bin", name)
            yield from sorted(glob.glob(pattern)) if home else ()
    yield from _existing(posixpath.join(folder, name) for name in ("python3", "python") for folder in folders)


def _of_windows(environ: Mapping[str, str]) -> list[str]:
    """Pythons of the launcher `py`, of the registry, and in the folders that installers propose."""
    variables = {name.upper(): value for name, value in environ.items()}
    patterns = [
        (variables.get("LOCALAPPDATA"), r"Programs\Python\Python3*\python.exe"),
        (variables.get("PROGRAMFILES"), r"Python3*\python.exe"),
        (variables.get("APPDATA"), r"uv\python\cpython-3*\python.exe"),
        (variables.get("SYSTEMDRIVE", "C:") + "\\", r"Python3*\python.exe"),
    ]
    found = [*_of_the_launcher(), *_of_the_registry()]
    for folder, pattern in patterns:
        found += sorted(glob.glob(ntpath.join(folder, pattern))) if folder else []
    found += _existing(ntpath.join(folder, "python.exe") for folder in variables.get("PATH", "").split(";") if folder)
    return sorted(found, key=_rank)  # a stable order


def _of_the_launcher() -> list[str]:
    """The Pythons that the launcher `py` knows."""
    launcher = shutil.which("py") if sys.platform == "win32" else None
    answer = answer_of([launcher, "-0p"]) if launcher else None
    return pythons_in(answer.stdout.decode("utf-8", errors="replace")) if answer else []


def pythons_in(listing: str) -> list[str]:
    r"""The paths in what `py -0p` prints, e.g. ` -V:3.12 *        C:\Python312\python.exe`."""
    return re.findall(r"(?m)([A-Za-z]:\\.*?\\python[\d.]*\.exe)\s*$", listing)


def _of_the_registry() -> list[str]:
    """Pythons that are registered for this user or for all, by the rules of PEP 514."""
    if sys.platform != "win32":
        return []
    import winreg

    registry: Any = winreg
    found = []
    for root in (registry.HKEY_CURRENT_USER, registry.HKEY_LOCAL_MACHINE):
        for company in _subkeys(registry, root, r"Software\Python"):
            for tag in _subkeys(registry, root, rf"Software\Python\{company}"):
                try:
                    folder = registry.QueryValue(root, rf"Software\Python\{company}\{tag}\InstallPath")
                except OSError:
                    continue
                found += _existing([ntpath.join(folder, "python.exe")])
    return found


def _subkeys(registry: Any, root: Any, path: str) -> list[str]:
    try:
        with registry.OpenKey(root, path) as key:
            return [registry.EnumKey(key, index) for index in range(registry.QueryInfoKey(key)[0])]
    except OSError:
        return []


def _rank(path: str) -> int:
    """How early a Python of Windows is tried, by the version in its folder's name."""
    found = re.search(r"(?:python|cpython-)3\.?(\d+)", ntpath.dirname(path), re.IGNORECASE)
    minor = int(found.group(1)) if found else -1
    return _MINORS.index(minor) if minor in _MINORS else len(_MINORS)


def _existing(paths: Any) -> list[str]:
    return [path for path in paths if os.path.isfile(path)]
