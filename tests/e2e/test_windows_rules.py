"""Windows' rule about open files, held on Linux: tests/windows_rules/sharing.c says what it is.

In one session of QGIS all algorithms run twice, the second time over the results of the first; they fail half way,
and they meet an earlier result that is open. None of our files may be removed, renamed or replaced while
anybody, QGIS itself included, has it open; what is refused for that is refused before the work, in words.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr
from test_pipeline import rasters

LONG = ("ndvi", "heightaboveground", "tile", "train", "classify", "labels")  # what can be cancelled on the way
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
    """Run algorithms in one session under the rule; gives how each ended, what it said, and what the rule refused."""
    log = tmp_path.with_name(f"{tmp_path.name}_refused")

    def run(runs):
        listed = tmp_path.with_name(f"{tmp_path.name}_runs.json")
        listed.write_text(json.dumps([(*run, {})[:3] for run in runs], default=str), encoding="utf-8")
        (tmp_path / "temp").mkdir(exist_ok=True)
        log.unlink(missing_ok=True)
        variables = {
            **qgis._variables(),
            "LD_PRELOAD": str(rule),
            "SHARING_ROOT": str(tmp_path),
            "SHARING_LOG": str(log),
            "TMPDIR": str(tmp_path / "temp"),
        }
        command = [sys.executable, RULES / "one_session.py", qgis.plugins, listed]
        done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
        ends = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
        assert len(ends) == len(runs)
        return ends, log.read_text(encoding="utf-8").splitlines() if log.exists() else []

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


def parts(folder: Path) -> list[Path]:
    """Unfinished files of ours."""
    return [path for path in folder.rglob("*") if ".vaihingen." in path.name]


@pytest.fixture
def out(tmp_path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def test_all_algorithms_twice_in_one_session(in_one_session, out, town, dataset, model, codes):
    runs = [run for turn in (1, 2) for run in every_algorithm(out, town, dataset, model, codes, turn)]
    ends, refused = in_one_session(runs)
    assert not [(name, said[-2000:]) for name, how, said in ends if how != "done"] and not refused


def test_runs_that_fail_half_way_leave_nothing_open(in_one_session, out, tmp_path, town, model):
    """Each fails at a pixel that cannot be read, or at a file that is none of its kind."""
    ortho, heights = damaged(tmp_path / "ortho.tif", 3), damaged(tmp_path / "heights.tif", 1)
    no_model = tmp_path / "model.safetensors"
    no_model.write_bytes(model.read_bytes()[:5000])
    runs = [
        ("ndvi", {"INPUT": ortho, "OUTPUT": out / "ndvi.tif"}),
        ("heightaboveground", {"INPUT": heights, "OUTPUT": out / "ndsm.tif", "GROUND": out / "ground.tif"}),
        ("train", {"DATASET": town, "MODEL": out / "m.safetensors"}),
        ("classify", {"MODEL": model, "ORTHO": ortho, "HEIGHT": heights, "OUTPUT": out / "map.tif",
                      "POLYGONS": out / "map.gpkg"}),
        ("labels", {"INPUT": ortho, "OUTPUT": out / "codes.tif"}),
        ("exportonnx", {"MODEL": no_model, "OUTPUT": out / "m.onnx"}),
    ]  # fmt: skip
    ends, refused = in_one_session(runs)
    assert not [(name, how, said[-2000:]) for name, how, said in ends if how != "refused" or "Traceback" in said]
    assert not refused and not parts(out) and not list(out.iterdir())


def test_cancelled_runs_leave_nothing_open(in_one_session, out, town, dataset, model, codes):
    """Over earlier results, which stay as they are; what a cancelled training keeps is whole."""
    earlier = [run for run in every_algorithm(out, town, dataset, model, codes, 1) if run[0] in LONG]
    ends, _ = in_one_session(earlier)
    assert {how for _, how, _ in ends} == {"done"}
    before = {path.name: path.read_bytes() for path in out.glob("*.*") if path.is_file()}
    later = [run for run in every_algorithm(out, town, dataset, model, codes, 2) if run[0] in LONG]
    ends, refused = in_one_session([(*run, {"cancel": percent}) for run in later for percent in (1, 60)])
    assert not [(name, how, said[-2000:]) for name, how, said in ends if how != "cancelled" or "Traceback" in said]
    assert not refused and not parts(out)
    of_training = ("m.safetensors", "m.html")  # an epoch that was complete is kept
    changed = [name for name, content in before.items() if (out / name).read_bytes() != content]
    assert not set(changed) - set(of_training) and not (out / "patches 2").exists()


def test_an_earlier_result_that_is_open_is_refused_before_the_work(in_one_session, out, town, dataset, model, codes):
    """Each run is done, then repeated while another program has one of its results open, and in the end done again."""
    tile = rasters(town, 3)
    learning = {"DATASET": dataset, "WIDTH": 8, "EPOCHS": 1, "BATCH_SIZE": 8, "INPUTS": "ortho"}
    land_cover = {"OUTPUT": out / "map.tif", "CONFIDENCE": out / "sure.tif", "POLYGONS": out / "map.gpkg"}
    held = [
        ("ndvi", {"INPUT": tile["ORTHO"], "OUTPUT": out / "ndvi.tif"}, ["ndvi.tif"]),
        ("labels", {"INPUT": codes, "DIRECTION": "classes_to_colours", "OUTPUT": out / "c.tif"}, ["c.tif"]),
        ("train", {**learning, "MODEL": out / "m.safetensors"}, ["m.safetensors"]),
        ("classify", {"MODEL": model, **tile, **land_cover}, ["sure.tif", "map.gpkg"]),
    ]
    done = [tuple(run) for *run, _ in held]
    refused = [(*run, {"open": [out / name], "keeps": out}) for *run, names in held for name in names]
    again = [run for run in done if run[0] in ("ndvi", "classify")]
    ends, _ = in_one_session([*done, *refused, *again])
    assert [how for _, how, _ in ends] == ["done"] * len(done) + ["refused"] * len(refused) + ["done"] * len(again), (
        ends
    )
    for (_, _, special), (_, _, said) in zip(refused, ends[len(done) :]):
        assert str(special["open"][0]) in said and "Close the programs that have it open" in said
    assert not parts(out)


def test_a_layer_that_qgis_has_just_read_is_refused_in_words(in_one_session, out, town, model):
    """QGIS keeps what it has read open for a minute after the layer is gone: the remedy says so."""
    path = out / "map.gpkg"
    run = ("classify", {"MODEL": model, **rasters(town, 3), "OUTPUT": out / "map.tif", "POLYGONS": path})
    ends, refused = in_one_session([run, (*run, {"read": path, "keeps": out})])
    assert [how for _, how, _ in ends] == ["done", "refused"]
    assert "remove the layer from QGIS, which lets go of it within a minute" in ends[1][2]
    assert not parts(out)
    assert all(f"{path} by process" in line for line in refused)


def damaged(path: Path, bands: int) -> Path:
    """A raster whose tiles cannot be read from its middle on."""
    size = 1024
    values = np.random.default_rng(1).integers(1, 200, (bands, size, size), dtype=np.uint8)
    kind = gdal.GDT_Float32 if bands == 1 else gdal.GDT_Byte
    driver = gdal.GetDriverByName("GTiff")
    file = driver.Create(str(path), size, size, bands, kind, ["TILED=YES", "COMPRESS=DEFLATE"])
    file.SetGeoTransform((500_000, 0.09, 0, 5_400_000, 0, -0.09))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(25832)
    file.SetProjection(crs.ExportToWkt())
    file.WriteArray(values if bands > 1 else values[0])
    del file
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + len(content) // 4] = bytes(len(content) // 4)
    path.write_bytes(content)
    return path
