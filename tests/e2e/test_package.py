"""The zip as plugins.qgis.org checks it: what its `validator.py` refuses or warns of, and what it says of the form."""

from __future__ import annotations

import configparser
import posixpath
import re
import stat
import zipfile

import pytest

MOST_BYTES = 6_000_000  # the site takes 25 million
REQUIRED = ("name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository")
HELP = "vaihingen_qgis_plugin/help/"
# Files of another kind are added with a reason.
OURS = {".py", ".txt", ".svg", ".html", ".css", ".model3", ".png", ".json"}
COMPILED = {".qm"}  # Qt's translations, of which the texts are in the repository


@pytest.fixture(scope="module")
def archive(package):
    with zipfile.ZipFile(package) as archive:
        yield archive


@pytest.fixture(scope="module")
def files(archive):
    return [entry for entry in archive.infolist() if not entry.is_dir()]


def test_it_is_whole_and_small(archive, package):
    assert archive.testzip() is None
    assert package.stat().st_size < MOST_BYTES


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
    assert {f".{entry.filename.rpartition('.')[2]}" for entry in files if "." in entry.filename} <= OURS | COMPILED
    for entry in files:
        if entry.filename.endswith(".png"):
            assert entry.filename.startswith(HELP) and archive.read(entry).startswith(b"\x89PNG")
        elif not entry.filename.endswith(tuple(COMPILED)):
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


def test_its_pages_of_help_open_from_the_disk(archive):
    """What they show and lead to is in the zip, by relative paths; other servers are only linked to."""
    names = set(archive.namelist())
    pages = [name for name in names if name.startswith(HELP) and name.endswith(".html")]
    assert len([name for name in pages if name.startswith(f"{HELP}algorithms/")]) >= 14
    assert {f"{HELP}{name}.html" for name in ("index", "tutorial", "glossary")} <= set(pages)
    for page in pages:
        text = archive.read(page).decode("utf-8")
        assert "<!-- " not in text, page  # what algorithms say of themselves has been filled in
        loaded = re.findall(r'(?:src|<link[^>]* href)="([^"]*)"', text)
        assert not [address for address in loaded if "://" in address], page
        for address in {*loaded, *re.findall(r'href="([^"]*)"', text)}:
            path = address.partition("#")[0]
            if path and "://" not in path:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
                assert target in names, f"{page}: {address}"
