"""Which orthophoto, reference and heights belong together."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.engine.support.tiny_scenes import Notes, write_isprs_folder
from tests.small_rasters import write_raster
from training.contract.config import TileConfig
from training.contract.errors import DatasetError, RasterError
from training.scenes.find import find_scenes
from training.scenes.names import number_of

PIXELS = np.zeros((40, 50), dtype=np.uint8)


def find(reporter=None, **parameters):
    return find_scenes(TileConfig(**parameters), reporter or Notes())


def triplets(scenes):
    return [(s.tile, s.ortho.name, s.reference.name, s.height.name if s.height else None) for s in scenes]


def raster(path, **place):
    path.parent.mkdir(parents=True, exist_ok=True)
    return str(write_raster(path, PIXELS, **place))


@pytest.mark.parametrize("place, way", [({}, "position"), ({"gsd": None}, "name, with their heights by number")])
def test_isprs_folder(tmp_path, place, way):
    write_isprs_folder(tmp_path, tiles=(30, 1, 7), height=40, width=50, **place)
    notes = Notes()
    scenes = find(notes, folder=str(tmp_path))
    assert triplets(scenes) == [
        (f"top_mosaic_09cm_area{n}", *[f"top_mosaic_09cm_area{n}.tif"] * 2, f"dsm_09cm_matching_area{n}.tif")
        for n in (1, 7, 30)
    ]
    assert [scene.number for scene in scenes] == ["1", "7", "30"]
    assert notes.lines == ["Heights from dsm.", f"3 orthophotos matched with their references by {way}."]


def test_folders_of_other_releases(tmp_path):
    write_isprs_folder(tmp_path, height=40, width=50, gsd=None)
    (tmp_path / "top").rename(tmp_path / "TOP")
    (tmp_path / "gts_for_participants").rename(tmp_path / "gts_eroded_for_participants")
    shutil.rmtree(tmp_path / "dsm")
    for number in (1, 2, 3):
        raster(tmp_path / "ndsm" / f"dsm_09cm_matching_area{number}_normalized.tif", gsd=None)
        path = tmp_path / "gts_eroded_for_participants" / f"top_mosaic_09cm_area{number}.tif"
        path.rename(path.with_name(f"top_mosaic_09cm_area{number}_noBoundary.tif"))
    notes = Notes()
    scenes = find(notes, folder=str(tmp_path))
    assert triplets(scenes)[0][1:] == (
        "top_mosaic_09cm_area1.tif", "top_mosaic_09cm_area1_noBoundary.tif", "dsm_09cm_matching_area1_normalized.tif"
    )  # fmt: skip
    assert any("the eroded references" in line for line in notes.lines) and "Heights from ndsm." in notes.lines


def test_a_folder_without_heights_is_legal(tmp_path):
    write_isprs_folder(tmp_path, height=40, width=50, with_heights=False)
    notes = Notes()
    assert all(scene.height is None for scene in find(notes, folder=str(tmp_path)))
    assert any(line.startswith("No heights in this folder") for line in notes.lines)


def test_orthophotos_without_reference_are_left_out_of_a_folder_with_a_warning(tmp_path):
    write_isprs_folder(tmp_path, height=40, width=50)
    (tmp_path / "gts_for_participants" / "top_mosaic_09cm_area2.tif").unlink()
    notes = Notes()
    assert [scene.number for scene in find(notes, folder=str(tmp_path))] == ["1", "3"]
    assert notes.warnings == ["1 of 3 orthophotos have no reference and are left out: top_mosaic_09cm_area2.tif"]


def test_orthophotos_without_reference_are_an_error_in_a_list(tmp_path):
    orthos = tuple(raster(tmp_path / f"o{n}.tif", gsd=None) for n in (1, 2))
    with pytest.raises(DatasetError, match=r"No reference .* o2\.tif\. .* none fits: r1\.tif") as caught:
        find(orthos=orthos, references=(raster(tmp_path / "r1.tif", gsd=None),))
    assert "same number in its name" in caught.value.hint


def test_missing_heights_are_an_error_if_there_are_any(tmp_path):
    write_isprs_folder(tmp_path, height=40, width=50)
    (tmp_path / "dsm" / "dsm_09cm_matching_area2.tif").unlink()
    with pytest.raises(DatasetError, match=r"No height raster .*area2"):
        find(folder=str(tmp_path))


@pytest.mark.parametrize(
    "remove, words",
    [
        ("top", r"has no rasters in top \(found folders: dsm, gts_for_participants\)"),
        ("gts_for_participants", r"has no rasters in gts_for_participants \(found folders: dsm, top\)"),
    ],
)
def test_missing_folders_are_named(tmp_path, remove, words):
    write_isprs_folder(tmp_path, height=40, width=50)
    shutil.rmtree(tmp_path / remove)
    with pytest.raises(DatasetError, match=words) as caught:
        find(folder=str(tmp_path))
    assert "Expected are top/" in caught.value.hint


def test_no_folder(tmp_path):
    with pytest.raises(DatasetError, match="is not a folder"):
        find(folder=str(tmp_path / "missing"))


def test_position_beats_the_number_when_all_are_georeferenced(tmp_path):
    west, east = (500_000.0, 5_400_000.0), (500_025.0, 5_400_000.0)
    orthos = (raster(tmp_path / "o1.tif", origin=west), raster(tmp_path / "o2.tif", origin=east))
    references = (raster(tmp_path / "r1.tif", origin=east), raster(tmp_path / "r2.tif", origin=west))
    scenes = find(orthos=orthos, references=references)
    assert [(scene.ortho.name, scene.reference.name) for scene in scenes] == [
        ("o1.tif", "r2.tif"),
        ("o2.tif", "r1.tif"),
    ]


def test_at_one_position_the_number_decides(tmp_path):
    orthos = tuple(raster(tmp_path / f"o{n}.tif") for n in (1, 2))
    references = tuple(raster(tmp_path / f"r{n}.tif") for n in (2, 1))
    assert [scene.reference.name for scene in find(orthos=orthos, references=references)] == ["r1.tif", "r2.tif"]


def test_several_candidates_are_an_error_that_names_them(tmp_path):
    references = (raster(tmp_path / "a.tif"), raster(tmp_path / "b.tif"))
    with pytest.raises(
        DatasetError, match=r"o\.tif has several candidates for its reference by position: a\.tif, b\.tif"
    ):
        find(orthos=(raster(tmp_path / "o.tif"),), references=references)


def test_one_reference_may_serve_many_orthophotos(tmp_path):
    big = write_raster(tmp_path / "all.tif", np.zeros((40, 100), dtype=np.uint8))
    orthos = (raster(tmp_path / "x.tif"), raster(tmp_path / "y.tif", origin=(500_025.0, 5_400_000.0)))
    scenes = find(orthos=orthos, references=(str(big),))
    assert [scene.reference.name for scene in scenes] == ["all.tif", "all.tif"]


def test_a_single_pair_without_georeference_is_matched_by_its_size(tmp_path):
    notes = Notes()
    ortho, reference = raster(tmp_path / "photo.tif", gsd=None), raster(tmp_path / "truth.tif", gsd=None)
    find(notes, orthos=(ortho,), references=(reference,))
    assert notes.lines == ["1 orthophotos matched with their references by size."]
    other = str(write_raster(tmp_path / "other.tif", np.zeros((9, 9), dtype=np.uint8), gsd=None))
    with pytest.raises(DatasetError, match="No reference"):
        find(orthos=(ortho,), references=(other,))


def test_tiles_of_the_same_name_get_their_folders_in_front(tmp_path):
    orthos = tuple(
        raster(tmp_path / folder / "ortho.tif", origin=(500_000.0 + 25 * i, 5_400_000.0))
        for i, folder in enumerate(("north", "south"))
    )
    references = tuple(raster(tmp_path / "r" / f"r{i}.tif", origin=(500_000.0 + 25 * i, 5_400_000.0)) for i in range(2))
    assert [s.tile for s in find(orthos=orthos, references=references)] == ["north_ortho", "south_ortho"]


def test_the_same_orthophoto_twice_is_an_error(tmp_path):
    ortho = raster(tmp_path / "o.tif")
    with pytest.raises(DatasetError, match="given twice"):
        find(orthos=(ortho, ortho), references=(ortho,))


def test_an_unreadable_file_is_named(tmp_path):
    (tmp_path / "o.tif").write_text("no raster")
    with pytest.raises(RasterError, match=r"o\.tif cannot be read"):
        find(orthos=(str(tmp_path / "o.tif"),), references=(raster(tmp_path / "r.tif"),))


@pytest.mark.parametrize(
    "name, number",
    [
        ("top_mosaic_09cm_area12.tif", "12"),
        ("dsm_09cm_matching_area1_normalized.jpg", "1"),
        ("top_mosaic_09cm_area30_noBoundary.tif", "30"),
        ("Area_07.tif", "7"),
        ("ortho_2024_013.tif", "13"),
        ("area0.tif", "0"),
        ("ortho.tif", ""),
    ],
)
def test_number_in_a_name(name, number):
    assert number_of(Path(name)) == number
