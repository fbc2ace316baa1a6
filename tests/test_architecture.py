"""Rules that hold the two programs apart, checked by reading the sources. Needs neither QGIS nor torch."""

import ast
import configparser
import re
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLUGIN = ROOT / "vaihingen_qgis_plugin"
ENGINE = ROOT / "training"
CONTRACT = ENGINE / "contract"
SHARED = [
    ENGINE / name for name in ("indices.py", "pixel_values.py", "band_evidence.py", "threads.py")
]  # with NumPy, for both programs
SHIPPED = sorted([*PLUGIN.rglob("*.py"), *ENGINE.rglob("*.py")])
PYTHON_OF_QGIS_3_22 = (3, 9)
MOST_MODULES = 20  # in one folder
# Names of files, keys and columns by which the files of a data set would be read; no other file of ours has them.
DATA_SET_FORMAT = set(
    """
    dataset.json patches.csv ortho_bands ortho_dtype height_dtype width_px height_px gsd_m stratum_size_px buffer_px
    data_bands nir_red_correlation col_off row_off xmin ymin xmax ymax
    """.split()
)
# The floors of both programs, from the ground up: a package imports only what lies below it, and packages of one floor
# do not see each other. docs/architecture.md draws them.
ENGINE_FLOORS = [
    ["contract"],
    [
        "windows",
        "resampling",
        "indices",
        "pixel_values",
        "slope",
        "band_evidence",
        "threads",
        "largest_remainders",
        "graphics_cards",
        "processor",
    ],
    ["jobs", "host"],
    ["raster_io", "report"],
    ["labels", "heights", "network", "environment"],
    ["scenes"],
    ["dataset", "accuracy", "points", "synthetic"],
    ["learning", "classification"],
    ["export", "comparison", "labelling"],
    ["__main__"],
]
PLUGIN_FLOORS = [
    ["compat", "translation", "feedback", "onlooker", "desktop", "rasters"],
    ["worker", "styles", "widgets"],
    ["layers"],
    ["base"],
    ["steps"],
    ["algorithms", "models"],
    ["provider", "panels"],
    ["plugin"],
    ["__init__"],
]
# Python 3.9 of the plugin side does not know sys.stdlib_module_names; the tests run on 3.10 and newer.
STDLIB = set(sys.stdlib_module_names)
DEPENDENCIES = set(
    """
    torch numpy rasterio sklearn scipy safetensors jinja2 matplotlib affine osgeo qgis processing PIL yaml
    requests attr certifi click joblib networkx sympy fsspec filelock packaging dateutil pyparsing six mpmath
    markupsafe contourpy cycler kiwisolver onnx onnxscript onnxruntime
    """.split()
)


def name_of(path):
    return str(path.relative_to(ROOT))


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports_of(path):
    """(level, module) of every import: level 0 is absolute; `from . import a` counts as module `a`."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.level, node.module
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.level, alias.name) for alias in node.names)


def foreign(path):
    """Top-level names of what a file imports from outside its own package."""
    return {module.split(".")[0] for level, module in imports_of(path) if level == 0}


def own(path):
    """Modules of ours that a file imports, as paths below the folder that holds `training` in a build."""
    base = PLUGIN if PLUGIN in path.parents else ROOT
    for level, module in imports_of(path):
        if level:
            folder = path.parents[level - 1].relative_to(base)
            yield "/".join([*folder.parts, *module.split(".")])


def each(paths):
    return [pytest.param(path, id=name_of(path)) for path in paths]


@pytest.mark.parametrize("path", each(sorted(PLUGIN.rglob("*.py"))))
def test_plugin_imports_qgis_the_standard_library_and_the_contract(path):
    allowed = STDLIB | {"qgis", "processing"}
    if path.parent == PLUGIN / "rasters":  # computes on pixels inside QGIS, and so needs no other Python
        allowed = STDLIB | {"numpy", "osgeo"}
    assert foreign(path) <= allowed
    engine = {module for module in own(path) if module.split("/")[0] == "training"}
    allowed_engine = ("training/contract",)
    if path.parent == PLUGIN / "rasters":
        shared = ("contract", "indices", "pixel_values", "band_evidence", "threads")
        allowed_engine = tuple(f"training/{name}" for name in shared)
    assert all(module.startswith(allowed_engine) for module in engine), engine


@pytest.mark.parametrize("path", each(sorted(CONTRACT.rglob("*.py"))))
def test_contract_is_standard_library_only(path):
    assert foreign(path) <= STDLIB
    assert all(module.startswith("training/contract") for module in own(path))


@pytest.mark.parametrize("path", each(path for path in SHIPPED if CONTRACT not in path.parents))
def test_only_the_contract_knows_the_format_of_data_sets(path):
    texts = {node.value for node in ast.walk(tree_of(path)) if isinstance(node, ast.Constant)}
    assert not texts & DATA_SET_FORMAT


@pytest.mark.parametrize("path", each(sorted(ENGINE.rglob("*.py"))))
def test_engine_knows_nothing_of_qgis(path):
    assert not foreign(path) & {"qgis", "PyQt5", "PyQt6", "osgeo", "processing", "vaihingen_qgis_plugin"}


def test_only_raster_io_imports_rasterio():
    users = {name_of(path) for path in ENGINE.rglob("*.py") if "rasterio" in foreign(path)}
    assert all(user.startswith("training/raster_io") for user in users), users


@pytest.mark.parametrize("path", each(SHARED))
def test_what_both_programs_compute_with_needs_numpy_only(path):
    assert foreign(path) <= STDLIB | {"numpy"}
    assert all(module.startswith("training/contract") for module in own(path))


def test_engine_package_imports_nothing():
    assert not list(imports_of(ENGINE / "__init__.py"))


def floors_of(program):
    floors = ENGINE_FLOORS if program == ENGINE else PLUGIN_FLOORS
    return {name: number for number, names in enumerate(floors) for name in names}


@pytest.mark.parametrize("path", each(SHIPPED))
def test_a_package_imports_only_what_lies_below_it(path):
    program = PLUGIN if PLUGIN in path.parents else ENGINE
    floor_of = floors_of(program)
    here = path.relative_to(program).parts[0].removesuffix(".py")
    if path == ENGINE / "__init__.py":
        return  # imports nothing, see test_engine_package_imports_nothing
    for module in own(path):
        parts = module.split("/")
        if program == PLUGIN and parts[0] == "training":
            continue  # the contract, see test_plugin_imports_qgis_the_standard_library_and_the_contract
        there = parts[1] if program == ENGINE else parts[0]
        assert there == here or floor_of[there] < floor_of[here], f"{here} must not import {there} ({module})"


@pytest.mark.parametrize("program", [ENGINE, PLUGIN], ids=lambda program: program.name)
def test_every_package_has_its_floor(program):
    names = {path.relative_to(program).parts[0].removesuffix(".py") for path in program.rglob("*.py")}
    assert names - {"__init__"} == floors_of(program).keys() - {"__init__"}


@pytest.mark.parametrize("program", [ENGINE, PLUGIN], ids=lambda program: program.name)
def test_the_documents_draw_the_same_floors(program):
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    picture = re.search(rf", {program.name}/\n((?:  \d  .*\n)+)", text).group(1)
    drawn = {int(floor): names.split() for floor, names in re.findall(r"^  (\d)  (.*)$", picture, re.MULTILINE)}
    assert drawn == dict(enumerate(ENGINE_FLOORS if program == ENGINE else PLUGIN_FLOORS))


def names_of(module):
    """Names that a module of the engine defines or imports, and the modules of a package."""
    package = module.with_suffix("")
    file = package / "__init__.py" if package.is_dir() else module
    names = {path.stem for path in package.glob("*")}
    for node in ast.walk(tree_of(file)):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.alias):
            names.add(node.asname or node.name)
    return names


@pytest.mark.parametrize("path", each(sorted((ROOT / "tests").rglob("*.py"))))
def test_what_tests_and_scripts_import_from_the_engine_exists(path):
    """The demo, the bench and the pictures are run by people, not by the tests."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and not node.level and node.module.split(".")[0] == "training":
            there = names_of(ROOT / f"{node.module.replace('.', '/')}.py")
            assert {alias.name for alias in node.names} <= there, node.module


def test_the_documents_name_modules_that_exist():
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("docs/architecture.md", "CONTRIBUTING.md"))
    named = {name for name in re.findall(r"(?<![\w/>])\w+(?:/\w+)+\.py\b", text)}
    assert not {name for name in named if not any((folder / name).is_file() for folder in (ROOT, ENGINE, PLUGIN))}


@pytest.mark.parametrize(
    "folder", [pytest.param(path, id=name_of(path)) for path in sorted({path.parent for path in SHIPPED})]
)
def test_no_folder_is_too_full_to_be_read(folder):
    assert len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) <= MOST_MODULES


@pytest.mark.parametrize("path", each(SHIPPED))
def test_own_modules_are_imported_relatively(path):
    """In QGIS the engine is `vaihingen_qgis_plugin.training`, in the worker `training`; both must work."""
    assert not foreign(path) & {"training", "vaihingen_qgis_plugin"}


@pytest.mark.parametrize("path", each(SHIPPED))
def test_no_print_and_no_assert(path):
    for node in ast.walk(tree_of(path)):
        assert not isinstance(node, ast.Assert), f"line {node.lineno}: assert"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"line {node.lineno}: print"


@pytest.mark.parametrize("path", each(SHIPPED))
def test_programs_are_given_a_stdin_of_their_own(path):
    """A child that inherits a pipe which a thread reads does not start on Windows."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("subprocess.run", "subprocess.Popen"):
            assert "stdin" in {keyword.arg for keyword in node.keywords}, f"line {node.lineno}: no stdin"


@pytest.mark.parametrize("path", each(sorted([*PLUGIN.rglob("*.py"), *CONTRACT.rglob("*.py"), *SHARED])))
def test_what_qgis_loads_is_python_3_9(path):
    ast.parse(path.read_text(encoding="utf-8"), feature_version=PYTHON_OF_QGIS_3_22)
    assert path.name == "__init__.py" or "from __future__ import annotations" in path.read_text(encoding="utf-8")


_OF_THE_WINDOW = (PLUGIN / "panels", PLUGIN / "widgets", PLUGIN / "desktop.py")


@pytest.mark.parametrize("path", each(sorted(PLUGIN.rglob("*.py"))))
def test_plugin_uses_neither_window_nor_project_nor_qt_version(path):
    """But for what is loaded with the window only, and one module that says whether there is one."""
    text = path.read_text(encoding="utf-8")
    of_the_window = (
        () if path in _OF_THE_WINDOW or path.parent in _OF_THE_WINDOW else ("QgsProject.instance", "iface.", "qgis.gui")
    )
    for word in (*of_the_window, "exec_(", "PyQt5", "PyQt6", "Qt5", "sys.stdout ="):
        assert word not in text, word


def test_panels_are_loaded_only_with_a_window():
    """`plugin.py` imports them where QGIS asks for its window's part, or to name their types."""
    for path in sorted(PLUGIN.rglob("*.py")):
        if path.parent != PLUGIN / "panels":
            at_once = [node for node in tree_of(path).body if isinstance(node, ast.ImportFrom)]
            assert not [node for node in at_once if (node.module or "").split(".")[0] == "panels"], path


@pytest.mark.parametrize("path", each(sorted(PLUGIN.rglob("*.py"))))
def test_enums_of_qt_are_scoped(path):
    """`Qt.AlignmentFlag.AlignLeft`: PyQt 6 knows no shorter names, and the site's check for Qt 6 finds them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt")
        for name in node.names
    } - {"QVariant"}  # its types are named for QGIS before 3.38 alone, which has no Qt 6
    scopes = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    short = [
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in imported
        if node.attr[0].isupper() and node not in scopes
    ]
    assert not short


def test_names_shadow_nothing():
    """The worker's working folder, which holds the plugin's modules, is on its search path."""
    names = {path.stem for path in PLUGIN.glob("*.py")} | {path.name for path in PLUGIN.iterdir() if path.is_dir()}
    assert not names & (STDLIB | DEPENDENCIES)
    assert "training" not in names


def test_metadata():
    parser = configparser.ConfigParser()
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    general = parser["general"]
    required = "name description about version author email qgisMinimumVersion repository tracker homepage license"
    assert not [key for key in required.split() if not general.get(key)]
    assert (general["qgisMinimumVersion"], general["qgisMaximumVersion"]) == ("3.22", "4.99")
    assert general["hasProcessingProvider"] == "yes"
    assert "supportsQt6" not in general  # qgisMaximumVersion says it; the site warns of the other
    packages = (ROOT / "training" / "requirements.txt").read_text(encoding="utf-8")
    for name in re.findall(r"^[a-z0-9-]+", packages, re.MULTILINE):
        assert name in general["about"], name
    assert (PLUGIN / general["icon"]).is_file()
    assert re.match(re.escape(general["version"]), general["changelog"])


def test_icons_are_drawings_for_every_algorithm():
    icons = {path.stem for path in (PLUGIN / "resources").glob("*.svg")}
    names = {
        match.group(1)
        for path in (PLUGIN / "algorithms").glob("*.py")
        for match in re.finditer(r'^    NAME = "(\w+)"', path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert names | {"provider"} == icons


def test_addresses_stand_in_the_metadata_alone():
    parser = configparser.ConfigParser()
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    general = parser["general"]
    addresses = [general[name].split("//")[-1] for name in ("homepage", "repository", "tracker", "email")]
    for path in [*SHIPPED, *PLUGIN.rglob("*.model3"), *ENGINE.rglob("*.html")]:
        text = path.read_text(encoding="utf-8")
        assert not [address for address in addresses if address in text], name_of(path)
