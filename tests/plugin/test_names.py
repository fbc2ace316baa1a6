"""Names of QGIS that the plugin uses, asked of the QGIS that is running; `tests/test_qgis_names.py` needs none."""

import re
from pathlib import Path

from qgis import core, gui

PLUGIN = Path(__file__).resolve().parents[2] / "vaihingen_qgis_plugin"


def test_enums_stand_where_this_qgis_has_them():
    """A class's enum that belongs to Qgis is an old name: QGIS keeps it for plugins from before."""
    old = set()
    for path in PLUGIN.rglob("*.py"):
        if path.name == "compat.py":
            continue
        for owner, name in re.findall(r"\b(Qgs\w+)\.([A-Z]\w+)", path.read_text(encoding="utf-8")):
            enum = getattr(getattr(core, owner, None) or getattr(gui, owner), name)
            if getattr(enum, "__qualname__", "").startswith("Qgis."):
                old.add(f"{owner}.{name}")
    assert not old
