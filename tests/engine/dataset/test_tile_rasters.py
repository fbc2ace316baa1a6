"""Patches from rasters of any kind: number types, bands, masks, pixels, without georeference."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from affine import Affine

from tests.engine.dataset.test_tile import cut, cut_one, patch_labels
from tests.engine.support.tiny_scenes import (
    Notes,
    heights,
    ortho_pixels,
    write_isprs_folder,
    write_scene,
)
from tests.small_rasters import NODATA, patchwork, read_raster, write_raster
from training.dataset.folder import Dataset


@pytest.mark.parametrize("dtype, factor", [("uint16", 200), ("int16", 100), ("float32", 0.004), ("float64", 0.01)])
def test_orthophotos_of_any_number_type(tmp_path, dtype, factor):
    labels = patchwork(64, 64)
    image = (ortho_pixels(labels) * factor).astype(dtype)
    scene = write_scene(tmp_path, labels)
    scene["ortho"] = str(write_raster(tmp_path / "o.tif", image))
    description, rows = cut_one(tmp_path / "set", scene)
    assert description["ortho_dtype"] == dtype
    assert description["channels"][0]["mean"] == pytest.approx(image[0].mean(dtype=np.float64), rel=1e-5)
    assert (read_raster(tmp_path / "set" / "images" / f"{rows[0]['patch']}.tif") == image[:, :32, :32]).all()


@pytest.mark.parametrize("bands", [1, 2, 4, 5])
@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
def test_all_bands_of_a_patch_are_data(tmp_path, bands, dtype):
    labels = patchwork(32, 32)
    image = np.random.default_rng(0).integers(0, 2, (bands, 32, 32)).astype(dtype)  # a mask would make holes
    scene = write_scene(tmp_path, labels)
    scene["ortho"] = str(write_raster(tmp_path / "o.tif", image, photometric="MINISBLACK", alpha="UNSPECIFIED"))
    description, _ = cut_one(tmp_path / "set", scene, nir_band=0, red_band=0)
    assert description["ortho_bands"] == bands
    dataset = Dataset(tmp_path / "set")
    data = dataset.read(dataset.patches["train"][0], with_height=False)
    assert (data.image == image).all() and data.valid.all() and (data.labels == labels).all()


def test_an_alpha_band_is_validity_and_no_channel(tmp_path):
    labels = patchwork(32, 32)
    alpha = np.full((1, 32, 32), 255, dtype=np.uint8)
    alpha[:, :10] = 0
    scene = write_scene(tmp_path, labels)
    image = np.concatenate([ortho_pixels(labels), alpha])
    scene["ortho"] = str(write_raster(tmp_path / "o.tif", image, photometric="RGB", alpha="YES"))
    description, rows = cut_one(tmp_path / "set", scene)
    assert description["ortho_bands"] == 3
    written = patch_labels(tmp_path / "set")[rows[0]["patch"]]
    assert (written[:10] == NODATA).all() and (written[10:] == labels[10:]).all()
    dataset = Dataset(tmp_path / "set")
    data = dataset.read(dataset.patches["train"][0], with_height=False)
    assert (data.valid == (alpha[0] > 0)).all() and len(data.image) == 3


def write_masked(path, pixels, mask, gsd=0.5, origin=(500_000.0, 5_400_000.0)):
    bands = pixels[None] if pixels.ndim == 2 else pixels
    place = {"transform": Affine(gsd, 0, origin[0], 0, -gsd, origin[1]), "crs": "EPSG:25832"}
    kind = {"count": len(bands), "height": bands.shape[1], "width": bands.shape[2], "dtype": bands.dtype}
    with (
        rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True),
        rasterio.open(path, "w", driver="GTiff", **place, **kind) as file,
    ):
        file.write(bands)
        file.write_mask(mask)
    return str(path)


def test_the_mask_band_of_a_raster_on_another_grid_is_not_lost(tmp_path):
    labels = patchwork(32, 32, cell=4)
    mask = np.ones((16, 16), dtype=bool)
    mask[:5] = False
    scene = write_scene(tmp_path, labels)
    scene["height"] = write_masked(tmp_path / "h.tif", heights(labels)[::2, ::2], mask, gsd=1.0)
    scene["reference"] = write_masked(tmp_path / "r.tif", labels[::2, ::2], mask, gsd=1.0)
    cut_one(tmp_path / "set", scene)
    dataset = Dataset(tmp_path / "set")
    data = dataset.read(dataset.patches["train"][0], with_height=True)
    assert (data.labels == np.where(np.kron(mask, np.ones((2, 2))) > 0, labels, NODATA)).all()
    assert np.isnan(data.height[:9]).all() and np.isfinite(data.height[11:]).all()


def test_pixels_that_are_not_square(tmp_path):
    labels = patchwork(64, 64)
    place = {"transform": Affine(0.5, 0, 500_000, 0, -0.25, 5_400_000), "crs": "EPSG:25832"}
    scene = {}
    for role, pixels in (
        ("ortho", ortho_pixels(labels)),
        ("reference", labels[None]),
        ("height", heights(labels)[None]),
    ):
        scene[role] = str(tmp_path / f"{role}.tif")
        kind = {"count": len(pixels), "height": 64, "width": 64, "dtype": pixels.dtype}
        with rasterio.open(scene[role], "w", driver="GTiff", **place, **kind) as file:
            file.write(pixels)
    description, rows = cut_one(tmp_path / "set", scene)
    last = next(row for row in rows if (row["row_off"], row["col_off"]) == ("32", "32"))
    assert [float(last[side]) for side in ("xmin", "ymin", "xmax", "ymax")] == [500_016, 5_399_984, 500_032, 5_399_992]
    assert (patch_labels(tmp_path / "set")[last["patch"]] == labels[32:, 32:]).all()
    assert description["gsd_m"] == pytest.approx(0.125**0.5, abs=1e-6)


def test_rasters_without_georeference_stay_in_pixels(tmp_path):
    write_isprs_folder(tmp_path / "isprs", gsd=None)
    notes = Notes()
    description, rows = cut(tmp_path / "set", notes, folder=str(tmp_path / "isprs"), sampling="grid")
    assert "3 orthophotos matched with their references by name, with their heights by number." in notes.lines
    assert description["gsd_m"] == 0
    assert [float(rows[-1][side]) for side in ("xmin", "ymin", "xmax", "ymax")] == [64, -80, 96, -48]
