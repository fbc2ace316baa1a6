"""The zip as plugins.qgis.org checks it: what its `validator.py` refuses or warns of, and what it says of the form."""

from __future__ import annotations

import configparser
import re
import stat
import zipfile

import pytest

MOST_BYTES = 25_000_000
REQUIRED = ("name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository")
OURS = {".py", ".txt", ".svg", ".html", ".css", ".model3"}  # files of another kind are added with a reason


@pytest.fixture(scope="module")
def archive(package):
    with zipfile.ZipFile(package) as archive:
        yield archive


@pytest.fixture(scope="module")
def files(archive):
    return [entry for entry in archive.infolist() if not entry.is_dir()]


def test_it_is_whole_and_small(archive, package):
    assert archive.testzip() is None
    assert package.stat().st_size < MOST_BYTES / 10


def test_it_holds_one_folder_with_the_name_of_the_package(archive):
    names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {"vaihingen_qgis_plugin"}
    assert names[0].startswith("vaihingen_qgis_plugin/")  # where the site reads the package's name
    assert {f"vaihingen_qgis_plugin/{name}" for name in ("__init__.py", "metadata.txt", "LICENSE")} <= set(names)
    assert not [name for name in names if ".." in name or name.startswith("/") or "\\" in name]


def test_nothing_in_it_is_hidden_made_or_binary(archive, files):
    parts = {part for entry in archive.infolist() for part in entry.filename.split("/")}
    assert not [part for part in parts if part.startswith(".") or part in ("__pycache__", "__MACOSX") or ".pyc" in part]
    others = {entry.filename for entry in files if entry.filename.count(".") == 0} - {"vaihingen_qgis_plugin/LICENSE"}
    assert not others
    assert {f".{entry.filename.rpartition('.')[2]}" for entry in files if "." in entry.filename} <= OURS
    for entry in files:
        archive.read(entry).decode("utf-8")
        mode = entry.external_attr >> 16
        assert not mode & (stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH) and not stat.S_ISLNK(mode), entry.filename


def test_its_metadata_are_those_of_the_form(archive, package):
    parser = configparser.ConfigParser()
    parser.optionxform = str
    parser.read_string(archive.read("vaihingen_qgis_plugin/metadata.txt").decode("utf-8"))
    general = parser["general"]
    assert not [field for field in REQUIRED if not general.get(field, "").strip()]
    assert package.name == f"vaihingen_qgis_plugin.{general['version']}.zip"
    assert f"vaihingen_qgis_plugin/{general['icon']}" in archive.namelist()
    assert re.fullmatch(r"[^/]+", general["author"])
    assert re.fullmatch(r"[^@\s]+@[^@\s]+\.\w+", general["email"])
    for field in ("homepage", "repository", "tracker"):
        assert re.match(r"https?://[^/]+\.[^/]+", general[field]), field
    for field in ("experimental", "deprecated", "hasProcessingProvider"):
        assert general[field] in ("True", "False", "yes"), field
