"""Where and how programs beside QGIS are started: folder, environment variables, no console window."""

from __future__ import annotations

import ctypes
import ntpath
import os
import posixpath
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

# Through the links of a development build, `.resolve()` would lead to where `training/` is not beside this file.
ENGINE_FOLDER = Path(__file__).parent.parent

# QGIS sets these for its own libraries; another Python would load the wrong ones.
_FOREIGN_PREFIXES = (
    "PYTHON",
    "PROJ_",
    "GDAL_",
    "OGR_",
    "PDAL_",
    "GEOTIFF_",
    "QT_",
    "O4W_",
    "QML",
    "QGIS_",
    "GRASS",
    "GISBASE",
    "PYQGIS",
    "__PYVENV",
)
_LIBRARY_PATHS = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
_BUNDLE_ROOTS = ("OSGEO4W_ROOT", "APPDIR")  # set by the Windows installer and by an AppImage
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "PIP_CERT")


def child_environment(
    parent: Mapping[str, str] | None = None,
    platform: str = sys.platform,
    long_name: Callable[[str], str] | None = None,
) -> dict[str, str]:
    """The environment of a child that must not see QGIS's Python and libraries.

    Args:
        parent: Variables of this process; None takes `os.environ`.
        platform: The system, as `sys.platform` names it.
        long_name: Spells out the short names of Windows, such as PROGRA~1; None asks the system.

    Returns:
        The same without QGIS's own variables, without what points into QGIS's folders, and without these folders in the
        search paths. What the user set, such as `CUDA_VISIBLE_DEVICES`, a proxy or a CUDA folder in
        `LD_LIBRARY_PATH`, stays; so do certificates, unless they are no longer there.
    """
    parent = os.environ if parent is None else parent
    bundle = _Bundle(parent, platform, long_name or _long_name)
    kept = {}
    for name, value in parent.items():
        if name.upper() in _LIBRARY_PATHS:
            value = bundle.without_its_folders(value, last_resort=name.upper() == "PATH")
            if value:
                kept[name] = value
        elif not (
            name.upper().startswith(_FOREIGN_PREFIXES)
            or bundle.holds(value)
            or (name.upper() in _CERTIFICATES and not os.path.exists(value))
        ):
            kept[name] = value
    return kept


class _Bundle:
    """The folders of QGIS's installation, where it brings its libraries along."""

    def __init__(self, parent: Mapping[str, str], platform: str, long_name: Callable[[str], str]) -> None:
        self._path: Any = ntpath if platform == "win32" else posixpath
        self._separator = ";" if platform == "win32" else ":"
        self._on_windows = platform == "win32"
        self._long_name = long_name
        roots = [parent[name] for name in _BUNDLE_ROOTS if parent.get(name)]
        prefix = self._path.normpath(parent.get("QGIS_PREFIX_PATH", ""))
        if self._on_windows and self._path.basename(self._path.dirname(prefix)).lower() == "apps":
            roots.append(self._path.dirname(self._path.dirname(prefix)))
        self._roots = [self._plain(root) for root in roots]

    def holds(self, path: str) -> bool:
        """Whether a path, however it is spelt, lies in the installation."""
        if "/" not in path and "\\" not in path:
            return False
        plain = self._plain(path)
        inside = any(plain == root or plain.startswith(root + self._path.sep) for root in self._roots)
        return inside or ".app/Contents" in path

    def without_its_folders(self, search_path: str, last_resort: bool) -> str:
        """A search path without the installation's folders.

        On Windows, its `bin` comes last if it is a `last_resort`: it has the runtime of Visual C++, without which not
        even Python starts where Microsoft's own is not installed.
        """
        entries = [entry for entry in search_path.split(self._separator) if entry]
        own = [entry for entry in entries if not self.holds(entry)]
        if self._on_windows and last_resort:
            libraries = [self._path.join(root, "bin") for root in self._roots]
            own += [entry for entry in entries if self._plain(entry) in libraries]
        return self._separator.join(own)

    def _plain(self, path: str) -> str:
        normal = self._path.normpath(path.strip('"'))
        return str(self._path.normcase(self._long_name(normal) if self._on_windows else normal))


def _long_name(path: str) -> str:
    """A path of Windows with all its names spelt out; as it is where that is not known."""
    if sys.platform != "win32":
        return path
    size = 32768
    name = ctypes.create_unicode_buffer(size)
    return name.value if ctypes.windll.kernel32.GetLongPathNameW(path, name, size) else path


def popen_options() -> dict[str, Any]:
    """Arguments of `subprocess.Popen` that give the child its own process group and no console window."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}
