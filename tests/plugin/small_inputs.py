"""Tiny rasters, data sets and models for the plugin's tests."""

import json
import struct

import numpy as np
from osgeo import gdal, osr

ROLES = ("nir", "red", "green")


def write_raster(path, bands, nodata=None, crs="EPSG:32632", dtype=gdal.GDT_Byte, alpha=None):
    """Write bands, shape (C, H, W), as a GeoTIFF with 1 m pixels; the upper left corner is (1000, 2000)."""
    bands = np.asarray(bands)
    count = len(bands) + (alpha is not None)
    options = ["PHOTOMETRIC=RGB", "ALPHA=YES"] if alpha is not None else ["PHOTOMETRIC=MINISBLACK"]
    raster = gdal.GetDriverByName("GTiff").Create(str(path), bands.shape[2], bands.shape[1], count, dtype, options)
    if crs:
        raster.SetGeoTransform((1000, 1, 0, 2000, 0, -1))
        reference = osr.SpatialReference()
        reference.SetFromUserInput(crs)
        raster.SetSpatialRef(reference)
    for number, values in enumerate(bands, 1):
        band = raster.GetRasterBand(number)
        band.WriteArray(values)
        if nodata is not None:
            band.SetNoDataValue(nodata)
    if alpha is not None:
        raster.GetRasterBand(count).WriteArray(np.asarray(alpha))
    raster = None
    return str(path)


def read_raster(path):
    """First band, and the open data set."""
    raster = gdal.Open(str(path))
    return raster.GetRasterBand(1).ReadAsArray(), raster


def write_dataset(folder, roles=ROLES, sources=(("1", ""),), rows=(), patch_size=256, test_tiles=()):
    """Write the files of a data set that the plugin reads; a row is (patch, tile, split, xmin, ymin, xmax, ymax).

    `test_tiles` are kept for the test as a whole.
    """
    from vaihingen_qgis_plugin.training.contract.class_scheme import ISPRS
    from vaihingen_qgis_plugin.training.contract.dataset_card import DESCRIPTION, DatasetCard, DatasetChannel, Source
    from vaihingen_qgis_plugin.training.contract.patch_list import PatchRow, write_patch_list

    folder.mkdir(parents=True, exist_ok=True)
    if {"nir", "red"} <= set(roles):
        roles = (*roles, "ndvi")
    channels = tuple(
        DatasetChannel(role, 0 if role in ("height", "ndvi") else n, "", 0.0, 1.0) for n, role in enumerate(roles, 1)
    )
    origins = tuple(
        Source(
            tile,
            "",
            f"{tile}.tif",
            f"{tile}_labels.tif",
            crs=crs,
            split=("test",) if tile in test_tiles else ("train", "validation"),
        )
        for tile, crs in sources
    )
    card = DatasetCard(patch_size, 1.0, ISPRS, channels, 3, "uint8", "none", {}, sources=origins)
    (folder / DESCRIPTION).write_text(card.to_json())
    shares = {**dict.fromkeys(ISPRS.values, 0.0), 0: 0.25, 1: 0.75}
    patches = [
        PatchRow(patch, tile, split, 0, 0, 256, 256, tuple(bounds), 0.9, shares) for patch, tile, split, *bounds in rows
    ]
    write_patch_list(folder, ISPRS.values, patches)
    return str(folder)


def write_model(path, roles=ROLES, ortho_bands=3, ortho_dtype="uint8"):
    """Write a model file that holds a description and no weights."""
    from vaihingen_qgis_plugin.training.contract.class_scheme import ISPRS
    from vaihingen_qgis_plugin.training.contract.model_card import HEADER_KEY, Channel, ModelCard, named_bands

    channels = tuple(Channel(role, 0 if role in ("height", "ndvi") else n, 0.0, 1.0) for n, role in enumerate(roles, 1))
    kind = {"ortho_bands": ortho_bands, "ortho_dtype": ortho_dtype, "data_bands": named_bands(channels)}
    what = {"height_reference": "none", "scheme": ISPRS, "outputs": tuple(range(6)), "gsd_m": 0.09, "patch_size": 256}
    card = ModelCard("unet", {}, channels, **kind, **what)
    header = json.dumps({"__metadata__": {HEADER_KEY: card.to_json()}}).encode()
    path.write_bytes(struct.pack("<Q", len(header)) + header)
    return str(path)
