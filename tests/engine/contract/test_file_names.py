"""What file names say: leftovers of systems, names that tell files apart, short lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.contract.file_names import is_bare, is_leftover, short_list, unique_names


@pytest.mark.parametrize(
    "name",
    ["._x.tif", ".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX/x.tif", "__MACOSX", "a.tif.aux.xml", "a.tif.ovr",
     "~$table.csv", "x.part.tif", "x.tif.part", "x.tif.msk"],
)  # fmt: skip
def test_leftovers(name):
    assert is_leftover(name)


@pytest.mark.parametrize(
    "name", ["x.tif", ".hidden.tif", "_x.tif", "part.tif", "x.part2.tif", "~x.tif", "ovr.tif", "macosx"]
)
def test_what_a_user_made(name):
    assert not is_leftover(name)


def test_a_folder_with_leftovers_alone_is_bare(tmp_path):
    (tmp_path / ".DS_Store").touch()
    assert is_bare(tmp_path)
    (tmp_path / "a.csv").touch()
    assert not is_bare(tmp_path)


def test_short_lists():
    assert short_list(["a", "b"]) == "a, b"
    assert short_list(map(str, range(72))) == "0, 1, 2, 3, 4, 5, 6, 7 and 64 more"
    assert short_list(map(str, range(9))) == "0, 1, 2, 3, 4, 5, 6, 7, 8"


@pytest.mark.parametrize(
    "paths, names",
    [
        (["a/x.tif", "a/y.tif"], ["x", "y"]),
        (["north/o.tif", "south/o.tif"], ["north_o", "south_o"]),
        (["Tile 1/images/p1.jpg", "Tile 2/images/p1.jpg", "Tile 2/images/p2.jpg"], ["Tile 1_p1", "Tile 2_p1", "p2"]),
        (["a/1/o.tif", "a/2/o.tif", "b/1/o.tif"], ["a_1_o", "a_2_o", "b_1_o"]),
        (["o.tif", "a/o.tif"], ["o", "a_o"]),
        (["a\\b.tif", "a\rb.tif", "a\nb.tif"], ["a_b", "a_b_2", "a\nb"]),
        (["d/o.tif", "d/o.jpg"], ["o_tif", "o_jpg"]),
        (["d/O.tif", "d/o.tif"], ["O_tif", "o_tif_2"]),
        (["a/b.tif", "c/b.tif", "d/a_b.tif"], ["a_b", "c_b", "a_b_2"]),
    ],
)
def test_names_tell_files_apart(paths, names):
    assert list(unique_names([Path(path) for path in paths]).values()) == names
