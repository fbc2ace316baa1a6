"""A large orthophoto and its reference: `python -m tests.bench.mosaic ORTHO REFERENCE WIDTH HEIGHT`."""

from __future__ import annotations

import sys

import numpy as np
import rasterio
from affine import Affine
from rasterio.windows import Window

from training.synthetic import render_tile

TOWN = 1024  # pixels of the town, repeated


def main(ortho: str, reference: str, width: int, height: int) -> None:
    """One tile of the demo town, repeated, in colours and in class codes."""
    town = render_tile(TOWN, seed=1)
    place = {"transform": Affine(0.09, 0, 500_000, 0, -0.09, 5_400_000), "crs": "EPSG:25832"}
    for path, pixels in ((ortho, town.ortho), (reference, town.labels[None])):
        row = np.tile(pixels, (1, 1, -(-width // TOWN)))[:, :, :width]
        kind = {"count": len(pixels), "width": width, "height": height, "dtype": "uint8"}
        blocks = {"tiled": True, "blockxsize": 256, "blockysize": 256}
        with rasterio.open(path, "w", driver="GTiff", **kind, **blocks, **place) as file:
            for top in range(0, height, TOWN):
                rows = min(TOWN, height - top)
                file.write(row[:, :rows], window=Window(0, top, width, rows))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
