"""What is said about the engine's Python."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.checkout import ROOT
from tests.engine.support.tiny_scenes import Notes
from training.contract import installation
from training.contract.config import EnvironmentConfig
from training.contract.installation import EXTRAS
from training.environment import check
from training.jobs.run import run_job

PROBE = "import json; print(json.dumps(dict(torch='9', cuda='', gpus={gpus}, mps={mps})))"  # what torch would answer


@pytest.mark.slow
def test_this_python_has_all_that_is_needed():
    facts = check.facts()
    assert facts["missing"] == [] and facts["install_line"] == ""
    assert facts["python"] == sys.executable
    assert facts["torch_version"].startswith(facts["packages"]["torch"].split("+")[0])
    assert facts["device"].split(" ")[0] in ("cpu", "cuda", "mps")
    assert set(facts["packages"]) == set(facts["required"]) == set(installation.requirements())


def test_missing_and_old_packages_are_named(monkeypatch):
    versions = {"torch": "", "numpy": "1.20.3", "rasterio": "1.10.0", "jinja2": "3.1"}
    monkeypatch.setattr(installation, "installed_version", lambda name: versions.get(name, "99.0"))
    facts = check.facts()
    minimum = installation.requirements()
    assert facts["missing"] == [f"torch >= {minimum['torch']}", f"numpy >= {minimum['numpy']} (installed: 1.20.3)"]
    assert facts["install_line"].startswith(sys.executable) and facts["device"] == "none"


def test_an_old_python_is_named(monkeypatch):
    monkeypatch.setattr(check, "_PROBE", "")
    monkeypatch.setattr(check, "MINIMUM_PYTHON", (9, 9))
    assert check.facts()["missing"][0].startswith("Python >= 9.9 (this is 3.")


def test_optional_packages_are_listed_where_they_are_installed(monkeypatch):
    has = {"segmentation-models-pytorch": "0.5.0", "timm": "1.0.15"}
    monkeypatch.setattr(installation, "installed_version", lambda name: has.get(name, ""))
    listed = installation.versions()
    assert {name: listed[name] for name in has} == has and "torchvision" not in listed
    assert set(installation.requirements()) < set(listed)  # those that are needed also if they are missing
    monkeypatch.setattr(installation, "installed_version", lambda name: "")
    assert not has.keys() & installation.versions().keys()


def test_every_extra_lists_its_packages():
    for extra in EXTRAS:
        assert installation.requirements(extra), extra
    assert [extra["purpose"] for extra in check.extras()] == list(EXTRAS.values())


def test_a_torch_that_does_not_load_is_no_end(monkeypatch):
    monkeypatch.setattr(check, "_PROBE", "import sys; sys.exit('libcudnn is missing')")
    facts = check.facts()
    assert facts["device"] == "none" and facts["torch_problem"] == "libcudnn is missing"


@pytest.mark.parametrize(
    "gpus, mps, device", [("['A', 'B']", "False", "cuda (A, B)"), ("[]", "True", "mps"), ("[]", "False", "cpu")]
)
def test_devices(monkeypatch, gpus, mps, device):
    monkeypatch.setattr(check, "_PROBE", f"print('a warning'); {PROBE.format(gpus=gpus, mps=mps)}")
    assert check.facts()["device"] == device


def test_the_job_tells_and_reports(tmp_path, monkeypatch):
    monkeypatch.setattr(check, "_PROBE", PROBE.format(gpus=[], mps=False))
    notes = Notes()
    result = run_job("environment", EnvironmentConfig(report=str(tmp_path / "r.html")), notes)
    assert any(line.startswith("Device: ") for line in notes.lines) and notes.warnings == []
    assert result.scores["packages"]["torch"] in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_why_a_graphics_card_is_not_used_is_told(tmp_path, monkeypatch):
    why = "The NVIDIA driver 470.1 is too old. Install the current driver."
    probe = PROBE.format(gpus=[], mps=False).replace("dict(", f"dict(gpu_problem={why!r}, ")
    monkeypatch.setattr(check, "_PROBE", probe)
    notes = Notes()
    run_job("environment", EnvironmentConfig(report=str(tmp_path / "r.html")), notes)
    assert notes.warnings == [why] and why in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_a_problem_with_torch_is_told(monkeypatch):
    monkeypatch.setattr(check, "_PROBE", "import sys; sys.exit('libcudnn is missing')")
    notes = Notes()
    run_job("environment", EnvironmentConfig(), notes)
    assert any("libcudnn is missing" in warning for warning in notes.warnings)


def test_what_may_be_added_is_told_with_its_line(monkeypatch):
    monkeypatch.setattr(check, "_PROBE", PROBE.format(gpus=[], mps=False))
    versions = {"onnx": "", "onnxruntime": "1.32.0"}
    monkeypatch.setattr(installation, "installed_version", lambda name: versions.get(name, "99.0"))
    notes = Notes()
    run_job("environment", EnvironmentConfig(), notes)
    line = f"{sys.executable} -m pip install -r {ROOT / 'training' / 'requirements-onnx.txt'} torch==99.0"
    assert f"  onnx is not installed; needed only for writing models as ONNX. Install it with:  {line}" in notes.lines
    assert "  onnxruntime 1.32.0" in notes.lines and notes.warnings == []


def test_the_version_is_the_plugins():
    lines = (ROOT / "metadata.txt").read_text(encoding="utf-8").splitlines()
    assert f"version={installation.engine_version()}" in lines


def test_packages_imported_by_the_engine_are_required():
    """What the engine's own files import must stand in the list that people install."""
    bringers = {"sklearn": "scikit-learn", "scipy": "scikit-learn", "markupsafe": "jinja2", "PIL": "matplotlib"}
    imported = set()
    for path in (ROOT / "training").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(node.module.split(".")[0])
    others = {bringers.get(name, name) for name in imported if name not in sys.stdlib_module_names}
    assert others <= set(installation.requirements())


def test_modules_that_need_no_torch_do_not_load_it():
    modules = "training.dataset.tile, training.accuracy.assess, training.labels.convert, training.synthetic.demo_data"
    code = f"import sys, {modules}; print('torch' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
