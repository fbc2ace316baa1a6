"""Pictures inside the page: orthophoto patches as JPEG, labels as PNG with a colour table."""

from __future__ import annotations

import base64
import io

import numpy as np
from PIL import Image

from ..contract.class_scheme import NODATA, ClassScheme

SIDE_PX = 256  # pictures are reduced to this
_NO_DATA_COLOUR = (208, 215, 222)
_AGREES, _DIFFERS = (246, 248, 250), (207, 34, 46)


def photo(image: np.ndarray) -> str:
    """A picture (H, W, 3) uint8."""
    small = Image.fromarray(np.ascontiguousarray(image))
    small.thumbnail((SIDE_PX, SIDE_PX))
    return _uri(small, "jpeg", quality=85)


def label_map(labels: np.ndarray, scheme: ClassScheme) -> str:
    """Class codes (H, W) uint8 in the colours of the scheme; light grey where there is no data."""
    colours = np.full((256, 3), _NO_DATA_COLOUR, dtype=np.uint8)
    for land_cover in scheme.classes:
        colours[land_cover.value] = land_cover.colour
    return _paletted(labels, colours)


def disagreement_map(reference: np.ndarray, prediction: np.ndarray) -> str:
    """Red where two rasters of class codes (H, W) differ, grey where the reference is 255, i.e. does not count."""
    codes = np.where(reference == NODATA, 2, reference != prediction).astype(np.uint8)
    return _paletted(codes, np.array([_AGREES, _DIFFERS, _NO_DATA_COLOUR], dtype=np.uint8))


def encoded(data: bytes) -> str:
    """A finished PNG or JPEG."""
    kind = "jpeg" if data.startswith(b"\xff\xd8") else "png"
    return f"data:image/{kind};base64," + base64.b64encode(data).decode("ascii")


def _paletted(codes: np.ndarray, colours: np.ndarray) -> str:
    step = -(-max(codes.shape) // SIDE_PX)  # nearest neighbour: classes cannot be averaged
    small = Image.fromarray(np.ascontiguousarray(codes[::step, ::step]))
    small.putpalette(colours.tobytes())
    return _uri(small, "png", optimize=True)


def _uri(image: Image.Image, kind: str, **options: int | bool) -> str:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return f"data:image/{kind};base64," + base64.b64encode(stream.getvalue()).decode("ascii")
