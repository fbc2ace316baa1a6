"""Published protocols find their tiles in the benchmarks of the ISPRS as they are downloaded."""

from __future__ import annotations

import numpy as np
import pytest

from tests.engine.support.tiny_scenes import Notes
from tests.small_rasters import write_raster
from training.contract.config import TileConfig
from training.contract.config.protocols import PROTOCOL_OF
from training.contract.errors import DatasetError
from training.scenes.benchmark_folder import protocol_job, protocol_rasters, tile_number

IMAGE, ONE = np.zeros((3, 2, 2), np.uint8), np.zeros((1, 2, 2), np.uint8)


def touch(path, pixels=IMAGE):
    path.parent.mkdir(parents=True, exist_ok=True)
    write_raster(path, pixels)


def vaihingen(folder, complete=True):
    """Two archives, unpacked side by side: the references of the test areas are in the second."""
    main = folder / "ISPRS_semantic_labeling_Vaihingen"
    protocol = PROTOCOL_OF["vaihingen_16_17"]
    for area in protocol.tiles:
        touch(main / "top" / f"top_mosaic_09cm_area{area}.tif")
        touch(main / "dsm" / f"dsm_09cm_matching_area{area}.tif", ONE)
        if area not in protocol.test:
            touch(main / "gts_for_participants" / f"top_mosaic_09cm_area{area}.tif")
        if complete:
            more = folder / "ISPRS_semantic_labeling_Vaihingen_ground_truth_COMPLETE"
            touch(more / f"top_mosaic_09cm_area{area}.tif")
            eroded = folder / "ISPRS_semantic_labeling_Vaihingen_ground_truth_eroded_COMPLETE"
            touch(eroded / f"top_mosaic_09cm_area{area}_noBoundary.tif")
    return folder


def potsdam(folder, orthos=("RGBIR", "IRRG", "RGB"), numbers=("4", "3", "2")):
    protocol = PROTOCOL_OF["potsdam_24_14"]
    for tile in (*protocol.tiles, "7_10"):
        padded = "_".join(f"{int(part):02d}" for part in tile.split("_"))
        for kind, number in zip(orthos, numbers, strict=True):
            touch(folder / f"{number}_Ortho_{kind}" / f"top_potsdam_{tile}_{kind}.tif")
        touch(folder / "5_Labels_all" / f"top_potsdam_{tile}_label.tif")
        touch(folder / "5_Labels_all_noBoundary" / f"top_potsdam_{tile}_label_noBoundary.tif")
        touch(folder / "1_DSM" / f"dsm_potsdam_{padded}.tif", ONE)
        touch(folder / "1_DSM_normalisation" / f"dsm_potsdam_{padded}_normalized_lastools.jpg", ONE)
    return folder


def found(folder, protocol, **parameters):
    config = protocol_job(TileConfig(folder=str(folder), protocol=protocol, **parameters), Notes())
    rasters = protocol_rasters(config, Notes())
    return config, rasters


def test_no_tile_is_in_two_parts_and_the_numbers_are_those_of_the_contest():
    for protocol in PROTOCOL_OF.values():
        assert len(set(protocol.tiles)) == len(protocol.tiles)
        assert protocol.validation and protocol.source
    sizes = {name: [len(p.train), len(p.validation), len(p.test)] for name, p in PROTOCOL_OF.items()}
    assert sizes == {
        "vaihingen_12_4": [11, 1, 4],
        "vaihingen_16_17": [15, 1, 17],
        "vaihingen_full_6": [15, 1, 17],
        "potsdam_24_14": [22, 1, 14],
        "potsdam_full_6": [22, 1, 14],
    }
    twelve = set("1 3 23 26 7 11 13 28 17 32 34 37".split())
    first = PROTOCOL_OF["vaihingen_12_4"]
    assert {*first.train, *first.validation} == twelve and set(first.test) == set("5 21 15 30".split())
    assert (first.erosion, first.outside_means) == (3, (5,))
    assert (PROTOCOL_OF["vaihingen_full_6"].erosion, PROTOCOL_OF["vaihingen_full_6"].outside_means) == (0, ())


def test_vaihingen_as_downloaded(tmp_path):
    config, rasters = found(vaihingen(tmp_path), "vaihingen_16_17")
    assert len(rasters.orthos) == len(rasters.references) == len(rasters.heights) == 33
    assert {path.parent.name for path in rasters.references} == {
        "ISPRS_semantic_labeling_Vaihingen_ground_truth_COMPLETE"
    }
    assert {path.parent.name for path in rasters.orthos} == {"top"}
    assert config.validation_tiles == "30" and config.test_tiles.split()[:2] == ["2", "4"]
    assert (config.nir_band, config.red_band) == (1, 2)


def test_only_the_tiles_of_the_protocol(tmp_path):
    _, rasters = found(vaihingen(tmp_path, complete=False), "vaihingen_12_4")
    assert [tile_number("vaihingen", path) for path in rasters.orthos] == (
        "1 3 7 13 17 23 26 28 32 34 37 11 5 15 21 30".split()
    )
    assert {path.parent.name for path in rasters.references} == {"gts_for_participants"}


def test_missing_references_are_named_with_the_archive_that_holds_them(tmp_path):
    with pytest.raises(DatasetError) as refusal:
        found(vaihingen(tmp_path, complete=False), "vaihingen_16_17")
    assert "needs the references of the tiles 2 4 6 8 10 12 14 16 20 22 24 27 29 31 33 35 38" in refusal.value.message
    assert "ground_truth_COMPLETE.zip" in refusal.value.hint


def test_eroded_references_serve_where_borders_do_not_count(tmp_path):
    folder = vaihingen(tmp_path)
    for path in (folder / "ISPRS_semantic_labeling_Vaihingen_ground_truth_COMPLETE").iterdir():
        path.unlink()
    _, rasters = found(folder, "vaihingen_16_17")
    assert all(path.stem.endswith("_noBoundary") for path in rasters.references)
    with pytest.raises(DatasetError, match="needs the references"):
        found(folder, "vaihingen_full_6")


def test_potsdam_as_downloaded(tmp_path):
    config, rasters = found(potsdam(tmp_path), "potsdam_24_14")
    assert len(rasters.orthos) == len(rasters.references) == len(rasters.heights) == 37
    assert (config.nir_band, config.red_band) == (4, 1)
    assert {path.parent.name for path in rasters.orthos} == {"4_Ortho_RGBIR"}
    assert {path.parent.name for path in rasters.references} == {"5_Labels_all"}
    assert {path.parent.name for path in rasters.heights} == {"1_DSM"}
    assert not any("7_10_" in path.name for path in rasters.orthos)


@pytest.mark.parametrize(
    "kinds, given, bands, folder",
    [
        (("IRRG",), {}, (1, 2), "3_Ortho_IRRG"),
        (("RGB",), {}, (0, 1), "3_Ortho_RGB"),
        (("RGBIR", "RGB"), {"nir_band": 0, "red_band": 1}, (0, 1), "4_Ortho_RGB"),
    ],
)
def test_potsdams_bands_are_those_of_the_orthophotos_that_are_there(tmp_path, kinds, given, bands, folder):
    config, rasters = found(potsdam(tmp_path, kinds, ("3", "4")[: len(kinds)]), "potsdam_full_6", **given)
    assert (config.nir_band, config.red_band) == bands
    assert {path.parent.name for path in rasters.orthos} == {folder}


@pytest.mark.parametrize(
    "parameters, words",
    [
        ({"test_tiles": "5"}, "PROTOCOL=vaihingen_12_4 says which tiles are for what: leave TEST_TILES empty."),
        ({"test_share": 20.0}, "leave TEST_SHARE empty"),
        ({"split": "blocks"}, "SPLIT must be tiles"),
        ({"folder": "", "orthos": ("a.tif",), "references": ("b.tif",)}, "reads the benchmark's FOLDER"),
    ],
)
def test_what_contradicts_a_protocol_is_refused(parameters, words):
    config = TileConfig(**{"folder": "f", "output": "o", "protocol": "vaihingen_12_4", **parameters})
    assert words in " ".join(config.problems())
