"""The Containerfile agrees with what the project needs elsewhere; building it takes minutes and is done by people."""

import re
import shlex
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from training.contract.installation import EXTRAS, MINIMUM_PYTHON, requirements_file
from training.contract.pytorch.builds import LEAST_DRIVER, index_of

ROOT = Path(__file__).resolve().parents[1]
RECIPE = (ROOT / "Containerfile").read_text(encoding="utf-8")
PYTHON_OF_DEBIAN = {"bookworm": "3.11", "trixie": "3.13"}


def instructions():
    """(word, rest) of each instruction, its lines joined."""
    text = re.sub(r"^#.*\n", "", RECIPE, flags=re.MULTILINE).replace("\\\n", " ")
    return [tuple(line.split(None, 1)) for line in text.splitlines() if line.strip()]


def of(word):
    return [rest for found, rest in instructions() if found == word]


def pinned():
    lines = (ROOT / "container" / "versions.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if not line.startswith("#"))


def asked(extra=""):
    lines = requirements_file(extra).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("extra", ["", *EXTRAS])
def test_each_required_package_has_a_version_that_fits(extra):
    for requirement in asked(extra):
        assert requirement.specifier.contains(pinned()[requirement.name]), requirement.name


def test_versions_are_exact():
    assert all(Version(version).public == version for version in pinned().values())
    assert list(pinned()) == sorted(pinned())


def test_pytorch_is_the_makefiles():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"TORCH   ?= torch=={pinned()['torch']}\n" in makefile


def test_debian_has_a_date_and_a_python_that_is_tested():
    arguments = dict(line.split("=", 1) for line in of("ARG") if "=" in line)
    suite, date = re.fullmatch(r"docker\.io/library/debian:(\w+)-(\d{8})-slim", arguments["DEBIAN"]).groups()
    assert date > "20250101"
    python = PYTHON_OF_DEBIAN[suite]
    assert tuple(map(int, python.split("."))) >= MINIMUM_PYTHON
    assert f'"{python}"' in (ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
    assert {rest.split()[0] for rest in of("FROM")} == {"${DEBIAN}"}


def test_what_is_copied_exists_and_is_let_through():
    let_through = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for rest in of("COPY"):
        words = [word for word in rest.split()[:-1] if not word.startswith("--from")]
        for word in words if "--from" not in rest else []:
            assert list(ROOT.glob(word)), word
            assert f"!{word.split('/')[0]}" in let_through, word
    extras = {path.stem for path in (ROOT / "training").glob("requirements-*.txt")}
    assert {f"requirements-{extra}" for extra in EXTRAS} == extras


def test_builds_come_from_where_the_plugin_loads_them():
    index = dict(line.split("=", 1) for line in of("ARG") if "=" in line)["TORCH_INDEX"]
    assert index_of("cu126") == f"{index}/cu126"
    assert f"cu126: from {LEAST_DRIVER} on" in RECIPE


def test_it_runs_the_engine_without_rights():
    assert of("ENTRYPOINT") == ['["python", "-m", "training"]']
    user, group = map(int, of("USER")[0].split(":"))
    assert user > 0 and group > 0
    variables = dict(word.split("=", 1) for word in shlex.split(of("ENV")[0]))
    assert variables["PATH"].startswith("/opt/engine/bin:")
    assert "training /opt/vaihingen/training" in of("COPY") and variables["PYTHONPATH"] == "/opt/vaihingen"
    assert any("metadata.txt" in rest for rest in of("COPY"))  # where the engine reads its version
