"""A large orthophoto and its reference: `python -m tests.bench.mosaic ORTHO REFERENCE SIZE`."""

from __future__ import annotations

import sys

import numpy as np
import rasterio
from affine import Affine
from rasterio.windows import Window

from training.synthetic import render_tile

TOWN = 1024  # pixels of the town, repeated


def main(ortho: str, reference: str, size: int) -> None:
    """One tile of the demo town, repeated to `size` pixels, in colours and in class codes."""
    town = render_tile(TOWN, seed=1)
    place = {"transform": Affine(0.09, 0, 500_000, 0, -0.09, 5_400_000), "crs": "EPSG:25832"}
    for path, pixels in ((ortho, town.ortho), (reference, town.labels[None])):
        row = np.tile(pixels, (1, 1, -(-size // TOWN)))[:, :, :size]
        kind = {"count": len(pixels), "width": size, "height": size, "dtype": "uint8"}
        blocks = {"tiled": True, "blockxsize": 256, "blockysize": 256}
        with rasterio.open(path, "w", driver="GTiff", **kind, **blocks, **place) as file:
            for top in range(0, size, TOWN):
                height = min(TOWN, size - top)
                file.write(row[:, :height], window=Window(0, top, size, height))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
