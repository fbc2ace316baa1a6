"""What a raster file says of its pixels: type, nodata value, scale and offset of each band, masks, alpha, units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import rasterio
from rasterio.enums import MaskFlags

from ..pixel_values import StoredBand, carries_data


def stored_band(file: rasterio.DatasetReader, band: int) -> StoredBand:
    """What the file says of a band, counted from 1."""
    place = band - 1
    return StoredBand(file.dtypes[place], file.nodatavals[place], file.scales[place], file.offsets[place])


def mask_bands(file: rasterio.DatasetReader, bands: Sequence[int]) -> list[int]:
    """The bands whose masks, in the file or beside it, say where `bands` carry data; nodata and alpha are none.

    GDAL hides the nodata value beside a mask and the alpha band beside a nodata value: all three are looked at here.
    """
    flags = file.mask_flag_enums
    if MaskFlags.per_dataset in flags[bands[0] - 1]:
        return [] if MaskFlags.alpha in flags[bands[0] - 1] else [bands[0]]
    return [band for band in bands if not flags[band - 1]]  # a mask for each band


def valid_pixels(
    file: rasterio.DatasetReader,
    bands: Sequence[int],
    stored: np.ndarray,
    alpha: int,
    kinds: Sequence[StoredBand] | None = None,
    **place: Any,
) -> np.ndarray:
    """Where the stored pixels of some bands carry data.

    Args:
        file: The raster.
        bands: Band numbers.
        stored: Their pixels, shape (B, H, W).
        alpha: The band that says where there is data; 0: none.
        kinds: What is known of the bands; None: what the file says.
        place: Where they were read, as for `read`.

    Returns:
        Shape (H, W), bool.
    """
    valid = carries_data(stored, kinds or [stored_band(file, band) for band in bands])
    if valid is None:
        valid = np.ones(stored.shape[1:], dtype=bool)
    if alpha:
        valid &= file.read(alpha, **place) > 0
    for band in mask_bands(file, bands):
        valid &= file.read_masks(band, **place) > 0
    return valid
