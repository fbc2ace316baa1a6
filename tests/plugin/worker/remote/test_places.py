import ntpath

import pytest
from vaihingen_qgis_plugin.training.contract.elsewhere.users_paths import UsersPaths
from vaihingen_qgis_plugin.training.contract.errors import ConfigError

from vaihingen_qgis_plugin.worker.remote import shared_folders
from vaihingen_qgis_plugin.worker.remote.places import Places, mirrored, unmirrored
from vaihingen_qgis_plugin.worker.remote.shared_folders import path_there, read_shared_folders


@pytest.mark.parametrize(
    ("path", "place", "shown"),
    [
        ("C:\\data\\größe 1\\a.tif", "C/data/größe 1/a.tif", "C:/data/größe 1/a.tif"),
        ("\\\\nas\\maps\\a.tif", "network/nas/maps/a.tif", "//nas/maps/a.tif"),
    ],
)
def test_places_of_windows(path, place, shown):
    assert mirrored(path, ntpath) == place
    assert unmirrored(place) == shown


def test_places_of_unix():
    assert mirrored("/home/anna/a.tif") == "root/home/anna/a.tif"
    assert unmirrored("root/home/anna/a.tif") == "/home/anna/a.tif"


@pytest.mark.parametrize("place", ["root", "root/../etc/passwd", "root/a/../../b"])
def test_a_place_that_leads_out_is_none(place):
    with pytest.raises(ValueError, match="no place"):
        unmirrored(place)


def test_runs_with_the_same_outputs_have_one_folder():
    run = Places("/base", ["/a/x.tif", "/b/y.html"], []).run
    assert run == Places("/base", ["/b/y.html", "/a/x.tif"], []).run
    assert run != Places("/base", ["/a/x.tif"], []).run
    assert Places("/base", [], []).run != Places("/base", [], []).run  # no outputs: nothing in common


def test_shared_folders(tmp_path):
    folders = read_shared_folders(f"{tmp_path}=/mnt/nas; {tmp_path}/inner = /srv/x/ ;")
    assert path_there(folders, f"{tmp_path}/inner/a b.tif") == "/srv/x/a b.tif"
    assert path_there(folders, f"{tmp_path}/a.tif") == "/mnt/nas/a.tif"
    assert path_there(folders, str(tmp_path)) == "/mnt/nas"
    assert path_there(folders, f"{tmp_path}2/a.tif") is None
    assert read_shared_folders("  ") == []


def test_shared_folders_of_windows(monkeypatch):
    monkeypatch.setattr(shared_folders.os, "path", ntpath)
    monkeypatch.setattr(shared_folders.os, "sep", "\\")
    folders = read_shared_folders("Z:\\data=/data;\\\\nas\\maps=/mnt/maps")
    assert path_there(folders, "z:\\Data\\a\\b.tif") == "/data/a/b.tif"
    assert path_there(folders, "\\\\nas\\maps\\b.tif") == "/mnt/maps/b.tif"


@pytest.mark.parametrize("text", ["/data", "data=/data", "/data=data", "=/data", '/da"ta=/data'])
def test_what_are_no_shared_folders_is_refused(text):
    with pytest.raises(ConfigError, match="shared folder") as refusal:
        read_shared_folders(text)
    assert "/data=/mnt/nas/data" in refusal.value.hint


def test_the_worker_speaks_of_the_users_paths(tmp_path):
    places = Places("/cache", ["/out/x.tif"], read_shared_folders("/data=/mnt/nas/data"))
    places.copy("/home/anna/a.tif")
    paths = UsersPaths(places.users_paths())
    run = places.full(places.run)
    text = f'"{places.there("/home/anna/a b.tif")}" and {run}/root/out/x.tif; /mnt/nas/data/c.tif, /mnt/nas/data.'
    assert paths.in_text(text) == '"/home/anna/a b.tif" and /out/x.tif; /data/c.tif, /data.'
    assert paths.in_text("/mnt/nas/database /x/mnt/nas/data") == "/mnt/nas/database /x/mnt/nas/data"
    assert paths.here("/home/anna/a.tif") == places.there("/home/anna/a.tif")
    assert paths.here("/data/c.tif") == "/mnt/nas/data/c.tif"
    assert paths.here(places.there("/home/anna/a.tif")) == places.there("/home/anna/a.tif")
