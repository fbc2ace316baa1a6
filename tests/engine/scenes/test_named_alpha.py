"""A band that a parameter names holds data, whatever a file marks it as."""

import json

import numpy as np
import pytest
import rasterio
from rasterio.enums import ColorInterp

from tests.checkout import SAMPLES
from tests.engine.support.tiny_scenes import Notes, ortho_pixels, read_description
from tests.small_rasters import patchwork, write_raster
from training.contract.config import TileConfig
from training.contract.dataset_card import read_dataset_card
from training.contract.errors import RasterError
from training.dataset.folder import Dataset
from training.jobs.run import run_job
from training.raster_io import RasterReader, thumbnail

LABELS = patchwork(32, 32)
MARKED = {"photometric": "RGB", "alpha": "YES"}  # the last band of four or five is alpha
PLAIN = {"photometric": "RGB", "alpha": "UNSPECIFIED"}


def rgbi(seed=0):
    """Red, green, blue, near infrared; the near infrared is 0 where the water is."""
    nir, red, green = ortho_pixels(LABELS, seed)
    nir = np.where(LABELS == 4, 0, nir).astype(np.uint8)
    return np.stack([red, green, green // 2, nir])


def cut(folder, orthos, **parameters):
    """Cut a data set of orthophotos side by side; returns its description and what was said."""
    references = [
        str(write_raster(folder / f"r{i}.tif", LABELS, origin=(500_000 + 20 * i, 5_400_000)))
        for i in range(len(orthos))
    ]
    notes = Notes()
    options = {"patch_size": 32, "sampling": "grid", "validation_share": 0, **parameters}
    config = TileConfig(
        orthos=tuple(map(str, orthos)), references=tuple(references), output=str(folder / "set"), **options
    )
    run_job("tile", config, notes)
    return read_description(folder / "set"), notes


def write_ortho(folder, index, pixels, **how):
    return write_raster(folder / f"o{index}.tif", pixels, origin=(500_000 + 20 * index, 5_400_000), **how)


def images(folder):
    dataset = Dataset(folder / "set")
    return [dataset.read(patch, with_height=False) for patch in dataset.patches["train"]]


def test_a_marked_band_that_is_named_is_data_and_said_so_once(tmp_path):
    orthos = [write_ortho(tmp_path, i, rgbi(i), **MARKED) for i in range(2)]
    description, notes = cut(tmp_path, orthos, nir_band=4, red_band=1)
    assert description["ortho_bands"] == 4 and description["data_bands"] == [1, 4]
    assert [channel["role"] for channel in description["channels"]] == ["red", "green", "blue", "nir", "ndvi"]
    for i, data in enumerate(images(tmp_path)):
        assert (data.image == rgbi(i)).all() and data.valid.all()  # also where the near infrared is 0
    said = [line for line in notes.lines if "marked as alpha" in line]
    assert said == [
        "Band 4 is marked as alpha in 2 of 2 orthophotos (o0.tif, ...), but NIR_BAND names it: it is read as data."
    ]
    assert not [warning for warning in notes.warnings if "alpha" in warning]


def test_files_with_and_without_the_mark_are_of_one_kind(tmp_path):
    orthos = [write_ortho(tmp_path, 0, rgbi(0), **MARKED), write_ortho(tmp_path, 1, rgbi(1), **PLAIN)]
    description, notes = cut(tmp_path, orthos, nir_band=4, red_band=1)
    assert description["ortho_bands"] == 4
    assert [(data.image == rgbi(i)).all() for i, data in enumerate(images(tmp_path))] == [True, True]
    assert any("Band 4 is marked as alpha in 1 of 2 orthophotos (o0.tif)" in line for line in notes.lines)


def test_the_mark_counts_where_nobody_names_the_band(tmp_path):
    pixels = rgbi()
    description, _ = cut(tmp_path, [write_ortho(tmp_path, 0, pixels, **MARKED)], nir_band=0, red_band=1)
    assert description["ortho_bands"] == 3 and description["data_bands"] == [1]
    assert (images(tmp_path)[0].valid == (pixels[3] > 0)).all()


def test_files_of_which_only_some_have_the_mark_differ_where_nobody_names_it(tmp_path):
    orthos = [write_ortho(tmp_path, 0, rgbi(0), **MARKED), write_ortho(tmp_path, 1, rgbi(1), **PLAIN)]
    with pytest.raises(RasterError, match=r"3 bands of uint8.*4 bands of uint8") as caught:
        cut(tmp_path, orthos, nir_band=0, red_band=1)
    assert "o0.tif marks band 4 as alpha" in caught.value.hint and "NIR_BAND" in caught.value.hint


def test_five_bands_of_which_the_last_is_alpha(tmp_path):
    alpha = np.full((1, 32, 32), 255, dtype=np.uint8)
    alpha[:, :10] = 0
    pixels = np.concatenate([rgbi(), alpha])
    ortho = write_ortho(tmp_path, 0, pixels, photometric="MINISBLACK")
    mark_as_alpha(ortho, 5)
    description, _ = cut(tmp_path, [ortho], nir_band=4, red_band=1)
    assert description["ortho_bands"] == 4
    assert (images(tmp_path)[0].valid == (alpha[0] > 0)).all()


@pytest.mark.parametrize("marked", [4, 5])
def test_near_infrared_in_the_fifth_band(tmp_path, marked):
    """Marked itself, it is data; with alpha as the fourth band, numbers are those of the file."""
    red, green, blue, nir = rgbi()
    fourth = np.full_like(nir, 255)
    fourth[:10] = 0 if marked == 4 else 9
    ortho = write_ortho(tmp_path, 0, np.stack([red, green, blue, fourth, nir]), photometric="MINISBLACK")
    mark_as_alpha(ortho, marked)
    description, _ = cut(tmp_path, [ortho], nir_band=5, red_band=1)
    assert description["data_bands"] == [1, 5]
    roles = {channel["role"]: channel["band"] for channel in description["channels"]}
    assert (roles["red"], roles["nir"]) == (1, 4 if marked == 4 else 5)
    data = images(tmp_path)[0]
    assert (data.image[roles["nir"] - 1] == nir)[data.valid].all()
    assert (data.valid == (fourth > 0)).all()


def test_a_true_alpha_band_that_is_named_is_warned_of(tmp_path):
    pixels = rgbi()
    pixels[3] = np.where(LABELS == 4, 0, 255)
    _, notes = cut(tmp_path, [write_ortho(tmp_path, 0, pixels, **MARKED)], nir_band=4, red_band=1)
    assert any("Band 4, which NIR_BAND names" in warning and "true alpha" in warning for warning in notes.warnings)


def test_a_raster_of_nothing_but_alpha_is_refused(tmp_path):
    path = write_raster(tmp_path / "a.tif", np.ones((1, 8, 8), dtype=np.uint8))
    mark_as_alpha(path, 1)
    with pytest.raises(RasterError, match="holds none"):
        RasterReader(path)
    with RasterReader(path, data_bands=(1,)) as reader:
        assert reader.bands == (1,)


def test_pictures_in_reports_show_ground_without_near_infrared(tmp_path):
    path = write_raster(tmp_path / "a.tif", rgbi(), **MARKED)
    assert thumbnail(path, 64, data_bands=(4,))[1].all()
    assert not thumbnail(path, 64)[1].all()


def test_a_data_set_of_before_remembers_by_its_roles(tmp_path):
    cut(tmp_path, [write_ortho(tmp_path, 0, rgbi(), **PLAIN)], nir_band=4, red_band=1)
    file = tmp_path / "set" / "dataset.json"
    description = json.loads(file.read_text())
    del description["data_bands"]
    file.write_text(json.dumps(description))
    assert read_dataset_card(tmp_path / "set").data_bands == (1, 4)


@pytest.mark.skipif(not (SAMPLES / "naip_cities").exists(), reason="the sample data are not there")
def test_towns_of_which_some_have_the_mark(tmp_path):
    names = ("bishop_2020_0", "eureka_2020_2", "claremont_2020_0")
    orthos = [SAMPLES / "naip_cities" / "top" / f"{name}.tif" for name in names]
    references = []
    for ortho in orthos:
        with RasterReader(ortho) as reader:
            assert bool(reader.alpha) == (ortho.stem[0] in "be")
            labels = np.zeros((reader.grid.height, reader.grid.width), dtype=np.uint8)
            corner, crs = reader.grid.bounds, reader.grid.crs
        references.append(write_raster(tmp_path / ortho.name, labels, gsd=0.6, origin=(corner[0], corner[3]), crs=crs))
    options = {"patch_size": 64, "patches": 9, "validation_patches": 0, "validation_share": 0}
    config = TileConfig(
        orthos=tuple(map(str, orthos)), references=tuple(map(str, references)), output=str(tmp_path / "set"),
        nir_band=4, red_band=1, classes="isprs", **options,
    )  # fmt: skip
    notes = Notes()
    run_job("tile", config, notes)
    assert read_description(tmp_path / "set")["ortho_bands"] == 4
    assert sum("marked as alpha in 2 of 3 orthophotos" in line for line in notes.lines) == 1


def mark_as_alpha(path, band):
    with rasterio.open(path, "r+") as file:
        kinds = [ColorInterp.undefined] * file.count
        kinds[0] = ColorInterp.gray
        kinds[band - 1] = ColorInterp.alpha
        file.colorinterp = kinds
