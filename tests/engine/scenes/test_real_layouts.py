"""Public data sets as they are downloaded, and what systems drop into folders."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio

from tests.engine.support.tiny_scenes import Notes, write_isprs_folder
from tests.small_rasters import write_raster
from training.contract.config import TileConfig
from training.contract.errors import DatasetError, RasterError
from training.scenes.find import find_scenes

PIXELS = np.zeros((40, 50), dtype=np.uint8)
DRIVERS = {".jpg": "JPEG", ".png": "PNG"}


def put(folder, *names, origin=None):
    """Rasters without place; with one, side by side."""
    for i, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in DRIVERS:
            kind = {"driver": DRIVERS[path.suffix], "width": 50, "height": 40, "count": 1, "dtype": "uint8"}
            with rasterio.open(path, "w", **kind) as file:
                file.write(PIXELS[None])
        elif origin:
            write_raster(path, PIXELS, gsd=0.05, origin=(origin[0] + 50 * i, origin[1]))
        else:
            write_raster(path, PIXELS, gsd=None)


def found(folder, notes=None, **parameters):
    """Tile and number -> reference and heights of all scenes, paths seen from the folder."""
    scenes = find_scenes(TileConfig(folder=str(folder), **parameters), notes or Notes())
    return {
        (scene.ortho.relative_to(folder).as_posix(), scene.number): [
            path.relative_to(folder).as_posix() for path in (scene.reference, scene.height) if path
        ]
        for scene in scenes
    }


POTSDAM = ("2_10", "3_10", "7_9")


def potsdam(folder, orthos=("2_Ortho_RGB", "3_Ortho_IRRG", "4_Ortho_RGBIR"), heights=True):
    for tile in POTSDAM:
        row, col = (int(part) for part in tile.split("_"))
        put(folder, *(f"{name}/top_potsdam_{tile}_{name.split('_')[-1]}.tif" for name in orthos))
        put(folder, f"5_Labels_all/top_potsdam_{tile}_label.tif")
        put(folder, f"5_Labels_all_noBoundary/top_potsdam_{tile}_label_noBoundary.tif")
        normalised = f"1_DSM_normalisation/dsm_potsdam_{row:02d}_{col:02d}_normalized"
        put(folder, f"{normalised}_lastools.jpg", f"{normalised}_ownapproach.jpg")
    put(folder, *(f"5_Labels_for_participants/top_potsdam_{tile}_label.tif" for tile in POTSDAM[:2]))
    if heights:
        names = ("dsm_potsdam_02_10.tif", "dsm_potsdam_03_10.tif", "dsm_potsdam_07_09.tif")
        put(folder, *(f"1_DSM/{name}" for name in names), origin=(366_000.0, 5_807_000.0))


def test_potsdam(tmp_path):
    potsdam(tmp_path)
    notes = Notes()
    assert found(tmp_path, notes) == {
        (f"3_Ortho_IRRG/top_potsdam_{tile}_IRRG.tif", tile): [
            f"5_Labels_all/top_potsdam_{tile}_label.tif", f"1_DSM/{dsm}.tif"
        ]
        for tile, dsm in zip(POTSDAM, ("dsm_potsdam_02_10", "dsm_potsdam_03_10", "dsm_potsdam_07_09"), strict=True)
    }  # fmt: skip
    assert "3 orthophotos from 3_Ortho_IRRG." in notes.lines and not notes.warnings
    assert "Not used, as other versions of these: 2_Ortho_RGB, 4_Ortho_RGBIR." in notes.lines


def test_potsdam_with_normalised_heights_and_other_bands(tmp_path):
    potsdam(tmp_path, heights=False)
    scenes = found(tmp_path, nir_band=4, red_band=1)
    assert list(scenes) == [(f"4_Ortho_RGBIR/top_potsdam_{tile}_RGBIR.tif", tile) for tile in POTSDAM]
    assert [heights for _, heights in scenes.values()] == [
        f"1_DSM_normalisation/dsm_potsdam_{n}_normalized_lastools.jpg" for n in ("02_10", "03_10", "07_09")
    ]
    assert next(iter(found(tmp_path, nir_band=0, red_band=1)))[0].startswith("2_Ortho_RGB/")


def test_potsdam_with_bands_that_no_folder_has(tmp_path):
    potsdam(tmp_path, orthos=("2_Ortho_RGB", "4_Ortho_RGBIR"))
    with pytest.raises(DatasetError, match=r"2_Ortho_RGB and 4_Ortho_RGBIR .*NIR_BAND=1 with RED_BAND=2") as caught:
        found(tmp_path)
    assert "RGBIR: 4 and 1" in caught.value.hint


def test_one_folder_of_potsdam_as_lists(tmp_path):
    """Orthophotos with a world file, references and normalised heights without."""
    put(tmp_path, *(f"top_potsdam_{tile}_RGB.tif" for tile in POTSDAM), origin=(366_000.0, 5_807_000.0))
    put(tmp_path, *(f"top_potsdam_{tile}_label.tif" for tile in reversed(POTSDAM)))
    put(tmp_path, *(f"dsm_potsdam_{n}_normalized_lastools.jpg" for n in ("07_09", "02_10", "03_10")))
    given = {kind: tuple(map(str, sorted(tmp_path.glob(ends)))) for kind, ends in
             (("orthos", "*_RGB.tif"), ("references", "*_label.tif"), ("heights", "*.jpg"))}  # fmt: skip
    scenes = find_scenes(TileConfig(**given), Notes())
    assert [(s.number, s.reference.stem, s.height.stem) for s in scenes] == [
        (tile, f"top_potsdam_{tile}_label", f"dsm_potsdam_{n}_normalized_lastools")
        for tile, n in zip(POTSDAM, ("02_10", "03_10", "07_09"), strict=True)
    ]


@pytest.mark.parametrize(
    "pairs",
    [
        {f"Train/{area}/images_png/{n}.png": f"Train/{area}/masks_png/{n}.png"
         for area, n in (("Urban", 1366), ("Urban", 1367), ("Rural", 0), ("Rural", 1))},
        {f"Train/{area}/images_png/{n}.png": f"Train/{area}/masks_png/{n}.png"
         for area in ("Urban", "Rural") for n in (1, 2)},
        {f"D004_2021/Z{z}_NF/img/IMG_{n:06d}.tif": f"D004_2021/Z{z}_NF/msk/MSK_{n:06d}.tif"
         for z, n in ((1, 1), (1, 2), (2, 3))},
        {f"aerial/D004_2021/Z{z}_NF/img/IMG_{n:06d}.tif": f"labels/D004_2021/Z{z}_NF/msk/MSK_{n:06d}.tif"
         for z, n in ((1, 1), (1, 2), (2, 3))},
        {f"Tile {n}/images/image_part_{i:03d}.jpg": f"Tile {n}/masks/image_part_{i:03d}.png"
         for n in range(1, 9) for i in range(1, 3)},
        {f"train/{n}_sat.jpg": f"train/{n}_mask.png" for n in (119, 123, 2334)},
        {f"{n}_sat.jpg": f"{n}_mask.png" for n in (119, 123)},
        {f"train/images/{name}.tif": f"train/gt/{name}.tif" for name in ("austin1", "austin10", "vienna1")},
        {f"images/{part}/{n}.tif": f"labels/{part}/{n}.tif" for part in ("train", "val") for n in (1, 2)},
        {f"tiff/{part}/{n}.tif": f"tiff/{part}_labels/{n}.tif" for part in ("train", "val") for n in (1, 2)},
        {f"seq{n}/Images/000.png": f"seq{n}/Labels/000.png" for n in (1, 2)},
        {f"images/tile{n}.tif": f"gt/Tile{n}NoBoundary.tif" for n in (1, 12)},
        {f"Ortho/TOP_Mosaic_Area_{n}.tif": f"Reference/Area_{n}_GT.tif" for n in (4, 5)},
        {f"img/{name}.png": f"ref/{name}.png" for name in ("Grün Stadt", "100%", "a'b \"c", "x" * 200, "-dash")},
    ],
    ids=["LoveDA", "same names", "FLAIR", "FLAIR as two downloads", "Dubai", "DeepGlobe", "one folder", "Inria",
         "parts", "Massachusetts", "UAVid", "words without blanks", "areas", "odd names"],
)  # fmt: skip
def test_layout(tmp_path, pairs):
    put(tmp_path, *pairs, *pairs.values())
    scenes = found(tmp_path)
    assert {ortho: reference for (ortho, _), (reference,) in scenes.items()} == pairs


def test_a_test_part_without_references_borrows_none_from_the_others(tmp_path):
    put(tmp_path, *(f"{part}/images/1.tif" for part in ("train", "val", "test")), "test/images/2.tif")
    put(tmp_path, "train/masks/1.tif", "val/masks/1.tif", "val/masks/2.tif")
    notes = Notes()
    assert found(tmp_path, notes) == {
        (f"{part}/images/1.tif", "1"): [f"{part}/masks/1.tif"] for part in ("train", "val")
    }
    assert notes.warnings == ["2 of 4 orthophotos have no reference and are left out: 1.tif, 2.tif"]


def test_all_kinds_in_one_folder(tmp_path):
    put(tmp_path, "top_area1.tif", "dsm_09cm_matching_area1.tif", "top_area1_noBoundary.tif")
    assert found(tmp_path) == {("top_area1.tif", "1"): ["top_area1_noBoundary.tif", "dsm_09cm_matching_area1.tif"]}


def test_eight_folders_of_the_same_names_as_lists(tmp_path):
    names = [(n, i) for n in range(1, 9) for i in range(1, 10)]
    orthos = [f"Tile {n}/images/image_part_{i:03d}.jpg" for n, i in names]
    references = [f"Tile {n}/masks/image_part_{i:03d}.png" for n, i in reversed(names)]
    put(tmp_path, *orthos, *references)
    given = {"orthos": orthos, "references": references}
    notes = Notes()
    scenes = find_scenes(TileConfig(**{k: tuple(str(tmp_path / n) for n in v) for k, v in given.items()}), notes)
    assert [(s.tile, s.number) for s in scenes] == [(f"Tile {n}_image_part_{i:03d}", f"{n}_{i}") for n, i in names]
    assert all(s.reference.parent.parent == s.ortho.parent.parent and s.reference.stem == s.ortho.stem for s in scenes)
    assert notes.lines == ["72 orthophotos matched with their references by name."]


def test_leftovers_of_systems_in_folders(tmp_path):
    write_isprs_folder(tmp_path, height=40, width=50)
    for name in ("top/._top_mosaic_09cm_area1.tif", "top/.DS_Store", "dsm/Thumbs.db",
                 "gts_for_participants/desktop.ini", "__MACOSX/top/._x.tif",
                 "__MACOSX/top/x.tif", "top/x.tif.aux.xml", "top/y.part.tif"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"no raster")
    (tmp_path / "top" / "empty.tif").touch()
    notes = Notes()
    assert [number for _, number in found(tmp_path, notes)] == ["1", "2", "3"]
    assert notes.warnings == [
        f"1 files in {tmp_path} are empty and are left out: empty.tif. Copy or download them again."
    ]


def test_leftovers_of_systems_in_lists(tmp_path):
    put(tmp_path, "o/a.tif", "o/b.tif", "r/a.tif", "r/b.tif")
    for name in ("o/._a.tif", "r/._a.tif", "r/b.tif.aux.xml"):
        (tmp_path / name).write_bytes(b"no raster")
    lists = {kind: tuple(map(str, sorted((tmp_path / kind[0]).iterdir()))) for kind in ("orthos", "references")}
    notes = Notes()
    assert [scene.tile for scene in find_scenes(TileConfig(**lists), notes)] == ["a", "b"]
    assert ["._a.tif" in warning for warning in notes.warnings] == [True, True]


def test_an_empty_file_in_a_list_is_named(tmp_path):
    put(tmp_path, "o.tif")
    (tmp_path / "r.tif").touch()
    with pytest.raises(RasterError, match=r"r\.tif is empty"):
        find_scenes(TileConfig(orthos=(str(tmp_path / "o.tif"),), references=(str(tmp_path / "r.tif"),)), Notes())


def test_a_data_set_of_ours_in_the_folder_is_no_layout(tmp_path):
    put(tmp_path, "images/a.tif", "masks/a.tif", "patches/images/p.tif", "patches/labels/p.tif")
    (tmp_path / "patches" / "dataset.json").write_text("{}")
    assert found(tmp_path) == {("images/a.tif", ""): ["masks/a.tif"]}


def test_heights_of_two_kinds_side_by_side(tmp_path):
    """As in the samples of IGN: above ground is what one learns from."""
    names = [f"town_{n}_{kind}.tif" for n in (77, 78) for kind in ("irrg", "reference", "dsm", "ndsm")]
    put(tmp_path, *names)
    assert list(found(tmp_path).values()) == [[f"town_{n}_reference.tif", f"town_{n}_ndsm.tif"] for n in (77, 78)]


def test_references_of_which_it_is_not_clear_which(tmp_path):
    put(tmp_path, "images/a.tif", "masks_roads/a.tif", "masks_houses/a.tif")
    with pytest.raises(DatasetError, match="masks_houses and masks_roads hold references of the same places"):
        found(tmp_path)


def test_what_is_missing_in_a_folder_that_is_no_layout(tmp_path):
    put(tmp_path, "images/a.tif", "other/a.tif")
    with pytest.raises(
        DatasetError, match=r"no rasters in top and in .*: images, other\).*1 rasters that .*orthophotos"
    ):
        found(tmp_path)
