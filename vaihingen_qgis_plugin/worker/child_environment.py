"""Where and how programs beside QGIS are started: folder, environment variables, no console window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
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
    "QT_",
    "QML",
    "QGIS_",
    "GRASS",
    "GISBASE",
    "PYQGIS",
    "__PYVENV",
)
_LIBRARY_PATHS = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
_BUNDLE_ROOTS = ("OSGEO4W_ROOT", "APPDIR")  # set by the Windows installer and by an AppImage


def child_environment(parent: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a child that must not see QGIS's Python and libraries.

    Args:
        parent: Variables of this process; None takes `os.environ`.

    Returns:
        The same without QGIS's own variables and without QGIS's folders in the search paths. What the user set, such
        as `CUDA_VISIBLE_DEVICES`, a proxy or a CUDA folder in `LD_LIBRARY_PATH`, stays.
    """
    parent = os.environ if parent is None else parent
    kept = {key: value for key, value in parent.items() if not key.upper().startswith(_FOREIGN_PREFIXES)}
    roots = [parent[name] for name in _BUNDLE_ROOTS if parent.get(name)]
    for name in _LIBRARY_PATHS:
        if name in kept:
            entries = [entry for entry in kept[name].split(os.pathsep) if entry and not _is_bundled(entry, roots)]
            kept[name] = os.pathsep.join(entries)
            if not entries:
                del kept[name]
    return kept


def popen_options() -> dict[str, Any]:
    """Arguments of `subprocess.Popen` that give the child its own process group and no console window."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _is_bundled(entry: str, roots: list[str]) -> bool:
    path = os.path.normcase(os.path.normpath(entry))
    inside = any(
        path == root or path.startswith(root + os.sep)
        for root in (os.path.normcase(os.path.normpath(r)) for r in roots)
    )
    return inside or ".app/Contents" in entry
