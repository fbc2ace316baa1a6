"""From rasters to the data set folder."""

from __future__ import annotations

import csv

import numpy as np
import pytest
import rasterio
from affine import Affine

from tests.engine.support.plain_channels import slope
from tests.engine.support.tiny_scenes import (
    Notes,
    files_below,
    heights,
    ortho_pixels,
    read_description,
    write_scene,
)
from tests.small_rasters import NODATA, colours, patchwork, read_raster, write_raster
from training.contract.config import TileConfig
from training.contract.errors import EngineError, JobCancelled
from training.dataset.folder import Dataset
from training.heights.low_ground import LowGround
from training.jobs.run import run_job
from training.raster_io import read_grid

GRID = {"patch_size": 32, "sampling": "grid", "validation_share": 0, "min_labelled": 0}


def cut(output, reporter=None, **parameters):
    """Run the job with small patches; returns the description and the lines of the patch list."""
    config = TileConfig(**{"patch_size": 32, "output": str(output), **parameters})
    run_job("tile", config, reporter or Notes())
    with (output / "patches.csv").open(encoding="utf-8", newline="") as file:
        return read_description(output), list(csv.DictReader(file))


def cut_one(output, scene, reporter=None, **parameters):
    """The patches of one orthophoto on a grid."""
    rasters = {"orthos": (scene["ortho"],), "references": (scene["reference"],)}
    if "height" in scene:
        rasters["heights"] = (scene["height"],)
    return cut(output, reporter, **{**GRID, **rasters, **parameters})


def patch_labels(output):
    """Name -> labels of every patch."""
    return {path.stem: read_raster(path)[0] for path in (output / "labels").iterdir()}


@pytest.mark.slow
@pytest.mark.parametrize(
    "parameters",
    [
        {"split": "blocks", "block_size": 40},
        {"sampling": "stratified", "stratum_size": 16},
        {"split": "patches", "balance": True},
        {"sampling": "grid", "overlap": 30, "test_share": 20},
    ],
)
def test_same_seed_gives_the_same_data_set_byte_for_byte(isprs, tmp_path, parameters):
    parameters = {"folder": str(isprs), "patches": 12, "validation_patches": 4, **parameters}
    first, second, other = ({}, {}, {})
    for files, run, seed in ((first, "a", 7), (second, "b", 7), (other, "c", 8)):
        cut(tmp_path / run / f"set {run}", seed=seed, **parameters)
        files.update(files_below(tmp_path / run / f"set {run}"))
    assert len(first) > 12 and first == second
    assert first.keys() != other.keys() or parameters.get("sampling") == "grid"


def above_low_ground(path, heights):
    """What is stored of absolute heights, (H, W) float32."""
    grid = read_grid(path)
    with LowGround(path, grid) as ground:
        return (heights - ground.at(grid.window)).astype(np.float32)


def test_image_heights_and_labels_of_a_patch_are_the_same_ground(isprs, tmp_path):
    description, rows = cut(tmp_path / "set", folder=str(isprs), patches=10, validation_patches=5)
    assert description["patches"]["train"] == 10 and description["patches"]["validation"] == 5
    for row in rows:
        number = row["tile"].removeprefix("top_mosaic_09cm_area")
        top, left = int(row["row_off"]), int(row["col_off"])
        bounds = tuple(float(row[side]) for side in ("xmin", "ymin", "xmax", "ymax"))
        for kind, source, halo in (
            ("images", f"top/{row['tile']}", 0),
            ("heights", f"dsm/dsm_09cm_matching_area{number}", 1),
        ):
            with rasterio.open(tmp_path / "set" / kind / f"{row['patch']}.tif") as patch:
                whole = read_raster(isprs / f"{source}.tif")
                if kind == "heights":
                    whole = above_low_ground(isprs / f"{source}.tif", whole[0])[None]
                inner = patch.read()[:, halo : halo + 32, halo : halo + 32]
                assert (inner == whole[:, top : top + 32, left : left + 32]).all()
                assert patch.shape == (32 + 2 * halo, 32 + 2 * halo)
                corners = *(patch.transform @ (halo, halo + 32)), *(patch.transform @ (halo + 32, halo))
                assert corners == bounds
                assert patch.crs.to_epsg() == 25832
        reference = read_raster(isprs / f"gts_for_participants/{row['tile']}.tif")[:, top : top + 32, left : left + 32]
        assert (colours(read_raster(tmp_path / "set" / "labels" / f"{row['patch']}.tif")[0]) == reference).all()


def test_a_grid_covers_every_pixel_also_at_the_right_and_bottom_edge(tmp_path):
    labels = patchwork(75, 101)
    _, rows = cut_one(tmp_path / "set", write_scene(tmp_path, labels))
    covered = np.full(labels.shape, 9, dtype=np.uint8)
    for row in rows:
        top, left = int(row["row_off"]), int(row["col_off"])
        covered[top : top + 32, left : left + 32] = patch_labels(tmp_path / "set")[row["patch"]]
    assert (covered == labels).all()


def test_without_data_the_label_is_255_and_undefined_stays_6(tmp_path):
    labels = patchwork(64, 64)
    labels[:, 40:50] = 6
    scene = write_scene(tmp_path, labels)
    image = ortho_pixels(labels)
    image[:, :20] = 0  # a collar in which all bands are 0
    image[0, 60] = 0  # a dark pixel in one band only is none
    scene["ortho"] = str(write_raster(tmp_path / "o.tif", image, nodata=0))
    reference = labels.copy()
    reference[50:] = NODATA
    scene["reference"] = str(write_raster(tmp_path / "r.tif", reference, nodata=NODATA))
    description, _ = cut_one(tmp_path / "set", scene)
    expected = np.where(np.arange(64)[:, None] < 20, NODATA, reference)
    assembled = np.zeros_like(labels)
    for name, patch in patch_labels(tmp_path / "set").items():
        top, left = (int(part) for part in name.split("_")[-2:])
        assembled[top : top + 32, left : left + 32] = patch
    assert (assembled == expected).all()
    counts = description["counts"]["train"]
    assert counts == {str(value): int((expected == value).sum()) for value in (*range(7), NODATA)}


def test_missing_heights_are_kept_as_missing(tmp_path):
    labels = patchwork(32, 32)
    scene = write_scene(tmp_path, labels)
    metres = heights(labels)
    metres[:8] = -32768
    metres[8:10] = np.nan
    scene["height"] = str(write_raster(tmp_path / "h.tif", metres, nodata=-32768))
    cut_one(tmp_path / "set", scene)
    dataset = Dataset(tmp_path / "set")
    data = dataset.read(dataset.patches["train"][0], with_height=True)
    known = above_low_ground(tmp_path / "h.tif", heights(labels))[10:]
    assert np.isnan(data.height[:10]).all() and (data.height[10:] == known).all()
    assert (data.labels == labels).all()  # models without heights may use these pixels
    channel = next(c for c in dataset.card.channels if c.role == "height")
    assert (channel.mean, channel.std) == pytest.approx((known.mean(), known.std()), abs=1e-5)


def test_heights_reach_a_pixel_beyond_the_patch(tmp_path):
    labels = patchwork(64, 64)
    scene = write_scene(tmp_path, labels)
    description, _ = cut_one(tmp_path / "set", scene)
    assert description["height_halo_px"] == 1
    above = above_low_ground(scene["height"], heights(labels))
    whole = np.pad(above, 1, constant_values=-9999)
    for patch in (dataset := Dataset(tmp_path / "set")).patches["train"]:
        top, left = patch.window.row_off, patch.window.col_off
        with (
            rasterio.open(tmp_path / "set" / "heights" / f"{patch.name}.tif") as height_file,
            rasterio.open(tmp_path / "set" / "images" / f"{patch.name}.tif") as image,
        ):
            assert (height_file.read(1) == whole[top : top + 34, left : left + 34]).all()
            assert height_file.transform == image.transform @ Affine.translation(-1, -1)
        data = dataset.read(patch, with_height=True, halo=1)
        assert data.halo == 1 and np.array_equal(np.isnan(data.height), whole[top : top + 34, left : left + 34] < -99)
        assert (dataset.read(patch, with_height=True).height == above[patch.window.slices]).all()


def test_slope_needs_the_pixel_size(tmp_path):
    scene = write_scene(tmp_path, patchwork(64, 64), gsd=None)
    description, _ = cut_one(tmp_path / "set", scene)
    assert [channel["role"] for channel in description["channels"]] == ["nir", "red", "green", "height", "ndvi"]


def test_statistics_are_those_of_the_training_pixels(tmp_path):
    labels = patchwork(64, 96)
    image = ortho_pixels(labels)
    image[:, :5, :7] = 0
    scene = write_scene(tmp_path, labels)
    scene["ortho"] = str(write_raster(tmp_path / "o.tif", image, nodata=0))
    description, _ = cut_one(tmp_path / "set", scene)
    used = image[:, image.any(axis=0)].astype(np.float64)
    ndvi = (used[0] - used[1]) / (used[0] + used[1])
    metres = above_low_ground(scene["height"], heights(labels))
    steep = slope(np.pad(metres, 1, mode="constant", constant_values=np.nan), 0.5)[image.any(axis=0)]
    expected = [*used, metres[image.any(axis=0)].astype(np.float64), steep, ndvi]
    roles = ["nir", "red", "green", "height", "slope", "ndvi"]
    assert [channel["role"] for channel in description["channels"]] == roles
    assert [channel["band"] for channel in description["channels"]] == [1, 2, 3, 0, 0, 0]
    for channel, values in zip(description["channels"], expected, strict=True):
        assert channel["mean"] == pytest.approx(values.mean(), abs=2e-6), channel["role"]
        assert channel["std"] == pytest.approx(values.std(), abs=2e-6), channel["role"]
    assert description["height_reference"] == "low_ground"
    assert description["gsd_m"] == 0.5


def test_heights_above_ground_are_used_as_they_are(tmp_path):
    labels = patchwork(64, 64, cell=8)
    scene = write_scene(tmp_path, labels)
    scene["height"] = str(write_raster(tmp_path / "h.tif", heights(labels) - 250))
    description, _ = cut_one(tmp_path / "set", scene)
    assert description["height_reference"] == "ground"
    channel = next(c for c in description["channels"] if c["role"] == "height")
    assert channel["mean"] == pytest.approx((heights(labels) - 250).mean(), abs=1e-4)


def test_validation_and_test_pixels_are_not_in_the_statistics(tmp_path):
    labels = patchwork(64, 64)
    for number, level in ((1, 10), (2, 100), (3, 200)):
        write_raster(tmp_path / f"o{number}.tif", np.full((3, 64, 64), level, dtype=np.uint8), gsd=None)
        write_raster(tmp_path / f"r{number}.tif", labels, gsd=None)
    description, rows = cut(
        tmp_path / "set",
        orthos=tuple(str(tmp_path / f"o{n}.tif") for n in (1, 2, 3)),
        references=tuple(str(tmp_path / f"r{n}.tif") for n in (1, 2, 3)),
        sampling="grid", train_tiles="2", validation_tiles="1", test_tiles="3",
    )  # fmt: skip
    assert description["channels"][0]["mean"] == 100 and description["channels"][0]["std"] == 1
    assert {row["tile"]: row["split"] for row in rows} == {"o2": "train", "o1": "validation", "o3": "test"}
    assert description["patches"] == {"train": 4, "validation": 4, "test": 4}


@pytest.mark.parametrize("threads", [1, 3])
def test_the_number_of_threads_changes_nothing(isprs, tmp_path, monkeypatch, threads):
    parameters = {"folder": str(isprs), "patches": 30, "validation_patches": 8, "balance": True}
    cut(tmp_path / "usual" / "set", **parameters)
    monkeypatch.setattr("training.threads.THREADS", threads)
    monkeypatch.setattr("training.dataset.cutter.THREADS", threads)
    cut(tmp_path / "other" / "set", **parameters)
    assert files_below(tmp_path / "usual" / "set") == files_below(tmp_path / "other" / "set")


def test_single_patches_leak_which_is_counted_and_told(isprs, tmp_path):
    notes = Notes()
    description, rows = cut(
        tmp_path / "set", notes, folder=str(isprs), split="patches", patches=60, validation_patches=20
    )
    places = {"train": [], "validation": []}
    for row in rows:
        places[row["split"]].append((row["tile"], int(row["row_off"]), int(row["col_off"])))
    shared = 0
    for tile in {row["tile"] for row in rows}:
        seen = np.zeros((2, 80, 96), dtype=bool)
        for layer, patches in enumerate(places.values()):
            for name, top, left in patches:
                seen[layer, top : top + 32, left : left + 32] |= name == tile
        shared += int((seen[0] & seen[1]).sum())
    assert [len(patches) for patches in places.values()] == [60, 20]
    assert len({*places["train"], *places["validation"]}) == 80
    assert description["shared_pixels"] == shared > 5000
    assert any(f"share {shared} pixels" in warning for warning in notes.warnings)


def test_balance_shows_the_rare_class_more_often(tmp_path):
    labels = np.zeros((400, 400), dtype=np.uint8)
    labels[:, 200:] = 2
    labels[300:306, 50:62] = 4  # one car
    scene = write_scene(tmp_path, labels)
    wanted = {"orthos": (scene["ortho"],), "references": (scene["reference"],), "validation_share": 0, "patches": 30}
    plain, _ = cut(tmp_path / "plain", **wanted)
    balanced, rows = cut(tmp_path / "balanced", balance=True, **wanted)
    assert balanced["available"] == plain["available"]
    assert plain["available"]["train"] == {str(v): int((labels == v).sum()) for v in (*range(7), NODATA)}
    assert sum(float(row["share_4"]) > 0 for row in rows) >= 10  # in turn: street, lawn, car
    assert balanced["counts"]["train"]["4"] > 3 * plain["counts"]["train"]["4"]
    assert balanced["patches"]["train"] == 30


def test_balance_leaves_validation_as_the_area_is(isprs, tmp_path):
    parameters = {"folder": str(isprs), "patches": 12, "validation_patches": 6}
    plain, balanced = tmp_path / "plain", tmp_path / "balanced"
    cut(plain, **parameters)
    cut(balanced, balance=True, **parameters)
    places = [[p.window for p in Dataset(folder).patches["validation"]] for folder in (plain, balanced)]
    assert places[0] == places[1] and len(places[0]) == 6


def test_strata_spread_the_patches(isprs, tmp_path):
    parameters = {"folder": str(isprs), "train_tiles": "1 2", "validation_tiles": "3", "patches": 16}
    description, rows = cut(
        tmp_path / "set", sampling="stratified", stratum_size=20, validation_patches=4, **parameters
    )
    assert description["stratum_size_px"] == 20 and description["patches"]["train"] == 16
    train = [row for row in rows if row["split"] == "train"]
    # 65 x 49 places a tile are cut into 3 x 2 strata of about 22 x 24; 16 patches are one or two in each.
    strata = [(row["tile"], int(row["col_off"]) // 22, int(row["row_off"]) // 25) for row in train]
    assert len(set(strata)) == 12 and max(strata.count(stratum) for stratum in strata) == 2


@pytest.mark.parametrize("split", ["tiles", "blocks"])
def test_training_shares_no_pixel_with_validation_and_test(isprs, tmp_path, split):
    description, rows = cut(
        tmp_path / "set",
        folder=str(isprs),
        split=split,
        patches=30,
        validation_patches=10,
        test_share=20,
        block_size=40,
    )
    assert description["shared_pixels"] == 0
    assert {row["split"] for row in rows} == {"train", "validation", "test"}


def test_patches_with_few_labels_are_left_out_and_counted(tmp_path):
    labels = patchwork(32, 96)
    labels[:, :32] = 6
    labels[:16, 32:64] = 6
    scene = write_scene(tmp_path, np.where(labels == 6, 0, labels))
    scene["reference"] = str(write_raster(tmp_path / "r.tif", labels))
    description, rows = cut_one(tmp_path / "set", scene, min_labelled=50)
    assert [row["col_off"] for row in rows] == ["32", "64"]
    assert [float(row["labelled"]) for row in rows] == [0.5, 1.0]
    assert description["skipped"] == {"too few labelled pixels": 1}
    _, rows = cut_one(tmp_path / "set2", scene, min_labelled=0)
    assert [row["col_off"] for row in rows] == ["32", "64"]  # nothing to learn where nothing is labelled


def test_class_shares_of_a_patch(tmp_path):
    labels = np.zeros((32, 32), dtype=np.uint8)
    labels[:8] = 3
    labels[8:16] = NODATA
    scene = write_scene(tmp_path, np.where(labels == NODATA, 0, labels))
    scene["reference"] = str(write_raster(tmp_path / "r.tif", labels, nodata=NODATA))
    _, rows = cut_one(tmp_path / "set", scene)
    shares = {key: float(value) for key, value in rows[0].items() if key.startswith("share_")}
    assert shares == {f"share_{value}": {0: 0.6667, 3: 0.3333}.get(value, 0.0) for value in range(7)}


def test_progress_never_goes_back_and_the_log_tells_the_counts(isprs, tmp_path):
    notes = Notes()
    cut(tmp_path / "set", notes, folder=str(isprs), patches=9, validation_patches=3)
    assert notes.fractions == sorted(notes.fractions) and notes.fractions[-1] <= 1
    assert "9 train patches, 3 validation patches, 0 test patches." in notes.lines
    assert "3 orthophotos matched with their references by position." in notes.lines


def test_orthophotos_that_no_split_takes_are_named(isprs, tmp_path):
    notes = Notes()
    cut(tmp_path / "set", notes, folder=str(isprs), train_tiles="1", validation_tiles="2", patches=4)
    assert any("top_mosaic_09cm_area3" in line and "unused" in line for line in notes.lines)


def test_too_small_an_area_is_told(isprs, tmp_path):
    notes = Notes()
    description, _ = cut(
        tmp_path / "set", notes, folder=str(isprs), patches=4000, validation_patches=2, patch_size=80,
        validation_tiles="3",
    )  # fmt: skip
    assert description["patches"]["train"] == 2 * 17  # every place there is, in two tiles of 96 x 80
    assert any("Only 34 of 4000 train patches" in warning for warning in notes.warnings)


def test_report_is_written_for_people(isprs, tmp_path):
    cut(tmp_path / "set", folder=str(isprs), patches=6, validation_patches=2, report=str(tmp_path / "r.html"))
    assert "top_mosaic_09cm_area1" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_a_cancelled_run_leaves_nothing(isprs, tmp_path):
    with pytest.raises(JobCancelled):
        cut(tmp_path / "set", Notes(cancel_after=5), folder=str(isprs), patches=12)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_no_obstacle(isprs, tmp_path):
    junk = tmp_path / "set.vaihingen.part" / "images"
    junk.mkdir(parents=True)
    (junk / "old.tif").write_text("unfinished")
    cut(tmp_path / "set", folder=str(isprs), patches=4, validation_patches=1)
    assert not (tmp_path / "set" / "images" / "old.tif").exists() and not junk.exists()


def test_errors_are_of_the_engine(isprs, tmp_path):
    with pytest.raises(EngineError, match="Choose either FOLDER"):
        cut(tmp_path / "set", folder=str(isprs), orthos=("a.tif",), references=("b.tif",))
