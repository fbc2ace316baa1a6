"""Names of QGIS that the plugin uses: those that QGIS 4 has, and not those that it keeps for plugins from before.

Needs no QGIS: `moved_in_qgis.txt` lists what has moved. compat.py alone may name both.
"""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLUGIN = ROOT / "vaihingen_qgis_plugin"
MOVED = {
    owner: set(enums.split())
    for owner, enums in re.findall(
        r"^(\w+): (.+)$", (ROOT / "tests" / "moved_in_qgis.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
}
SOURCES = {path: path.read_text(encoding="utf-8") for path in sorted(PLUGIN.rglob("*.py")) if path.name != "compat.py"}


def old_names(source):
    """What QGIS 4 only keeps for plugins from before, and enums that are named without their scope."""
    tree = ast.parse(source)
    scopes = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    types = {node.annotation for node in ast.walk(tree) if isinstance(node, (ast.AnnAssign, ast.arg))}
    classes = scopes | called | types
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "exec_":
            yield "exec_"
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
            continue
        owner, name = node.value.id, node.attr
        if name in MOVED.get(owner, ()) or owner == "QVariant":
            yield f"{owner}.{name}"
        elif owner.startswith(("Qgs", "Qgis")) and re.match(r"[A-Z][a-z]", name) and node not in classes:
            yield f"{owner}.{name}"


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in SOURCES])
def test_the_plugin_uses_no_names_that_are_kept_for_old_plugins(path):
    assert not list(old_names(SOURCES[path]))


@pytest.mark.parametrize(
    "old",
    [
        "QgsWkbTypes.Type.Polygon",
        "QgsWkbTypes.Polygon",
        "QgsField(name, QVariant.Int)",
        "QVariant.Type.Int",
        "QgsUnitTypes.DistanceUnit.DistanceMeters",
        "QgsUnitTypes.DistanceMeters",
        "QgsMapLayerProxyModel.Filter.RasterLayer",
        "QgsMapLayerProxyModel.RasterLayer",
        "dialog.exec_()",
        "QgsProcessing.TypeRaster",
        "QgsProcessing.SourceType.TypeRaster",
        "kind = QgsProcessingParameterNumber.Type",
        "QgsMapLayer.VectorLayer",
        "Qgis.Warning",
    ],
)
def test_old_names_are_found(old):
    assert list(old_names(old))


@pytest.mark.parametrize(
    "name",
    [
        "Qgis.WkbType.Polygon",
        "Qgis.MessageLevel.Warning",
        "Qgis.QGIS_VERSION_INT",
        "QgsRasterLayer.LayerOptions()",
        "QgsVectorFileWriter.WriterError.NoError",
        "QgsProperty.fromValue(1)",
        "isinstance(value, QVariant)",
    ],
)
def test_names_that_stay_are_allowed(name):
    assert not list(old_names(name))
