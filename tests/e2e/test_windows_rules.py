"""Windows' rule about open files, held on Linux: tests/windows_rules/sharing.c says what it is.

All algorithms run twice in one session of QGIS, the second time over the results of the first: none of our files may be
removed, renamed or replaced while anybody, QGIS itself included, has it open.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_pipeline import rasters

RULES = Path(__file__).resolve().parents[1] / "windows_rules"


@pytest.fixture(scope="module")
def rule(tmp_path_factory) -> Path:
    """The rule as a library to load before a program."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler (cc) is installed")
    library = tmp_path_factory.mktemp("rule") / "sharing.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, RULES / "sharing.c", "-ldl"], check=True)
    return library


@pytest.fixture
def in_one_session(rule, qgis, tmp_path):
    """Run algorithms in one session under the rule; returns what QGIS said and what was refused."""
    log = tmp_path.with_name(f"{tmp_path.name}_refused")

    def run(runs):
        listed = tmp_path.with_name(f"{tmp_path.name}_runs.json")
        listed.write_text(json.dumps(runs, default=str), encoding="utf-8")
        (tmp_path / "temp").mkdir(exist_ok=True)
        variables = {
            **qgis._variables(),
            "LD_PRELOAD": str(rule),
            "SHARING_ROOT": str(tmp_path),
            "SHARING_LOG": str(log),
            "TMPDIR": str(tmp_path / "temp"),
        }
        command = [sys.executable, RULES / "one_session.py", qgis.plugins, listed]
        done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
        return done, log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    return run


def every_algorithm(out: Path, town: Path, dataset: Path, model: Path, codes: Path, turn: int) -> list[tuple]:
    """Small runs of all algorithms with all outputs.

    Folders are new in each turn: one with files in it is refused. So are layers that are read: QGIS keeps them open
    for a minute.
    """
    tile = rasters(town, 3)
    learning = {"DATASET": dataset, "WIDTH": 8, "EPOCHS": 1, "BATCH_SIZE": 8, "INPUTS": "ortho"}
    patches = {"PATCH_SIZE": 64, "PATCHES": 12, "VALIDATION_PATCHES": 4, "TEST_TILES": 3}
    land_cover = {"OUTPUT": out / "map.tif", "CONFIDENCE": out / "sure.tif", "PROBABILITIES": out / "shares.tif"}
    points, polygons = out / f"points {turn}.gpkg", out / f"polygons {turn}.shp"
    return [
        ("demodata", {"TILES": 1, "SIZE": 64, "OUTPUT": out / f"town {turn}"}),
        ("ndvi", {"INPUT": tile["ORTHO"], "OUTPUT": out / "ndvi.tif"}),
        ("heightaboveground", {"INPUT": tile["HEIGHT"], "OUTPUT": out / "ndsm.tif", "GROUND": out / "ground.tif"}),
        ("tile", {"FOLDER": town, **patches, "OUTPUT": out / f"patches {turn}", "REPORT": out / "patches.html",
                  "FOOTPRINTS": out / "patches.gpkg"}),
        ("train", {**learning, "MODEL": out / "m.safetensors", "REPORT": out / "m.html"}),
        ("classify", {"MODEL": model, **tile, **land_cover, "REPORT": out / "map.html", "POLYGONS": out / "map.gpkg"}),
        ("classify", {"MODEL": model, **tile, "OUTPUT": out / "more.tif", "POLYGONS": polygons}),
        ("assess", {"PREDICTION": land_cover["OUTPUT"], "REFERENCE": polygons, "CLASS_FIELD": "class",
                    "REPORT": out / "a.html", "MATRIX": out / "a.csv", "SCORES": out / "a.json",
                    "ERRORS": out / "errors.tif"}),
        ("labels", {"INPUT": codes, "DIRECTION": "classes_to_colours", "OUTPUT": out / "colours.tif"}),
        ("samplepoints", {"INPUT": codes, "POINTS": 30, "MIN_PER_CLASS": 2, "OUTPUT": points}),
        ("assesspoints", {"POINTS": points, "REFERENCE_FIELD": "map_name", "REPORT": out / "p.html",
                          "SCORES": out / "p.json", "AREAS": out / "p.csv"}),
        ("exportonnx", {"MODEL": model, "OUTPUT": out / "m.onnx"}),
        ("environment", {}),
    ]  # fmt: skip


def test_all_algorithms_twice_in_one_session(in_one_session, tmp_path, town, dataset, model, codes):
    out = tmp_path / "out"
    out.mkdir()
    runs = [run for turn in (1, 2) for run in every_algorithm(out, town, dataset, model, codes, turn)]
    done, refused = in_one_session(runs)
    assert done.returncode == 0 and not refused, done.stdout[-3000:] + done.stderr[-2000:] + "\n".join(refused)
