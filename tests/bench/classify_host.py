"""What `classify` costs the computer beside the network: host time a row of windows, measured without any card.

`python -m tests.bench.classify_host FOLDER`. 6144 columns are 47 windows of 256 px. The times are those of our
readers and writers; docs/graphics_cards.md says what a card can keep of its network's speed beside them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import rasterio
import torch
from affine import Affine

from tests.bench.contest import say
from training.classification.classify import _GDAL_THREADS as GDAL_THREADS
from training.classification.result_rasters import Decided, ResultRasters
from training.classification.window_plan import WindowPlan
from training.classification.window_reader import WindowReader
from training.contract.class_scheme import ISPRS
from training.contract.model_card import Channel, ModelCard
from training.raster_io import BLOCK, RasterReader, gdal_limits
from training.synthetic import render_tile
from training.synthetic.town import TownTile

WIDTH, HEIGHT, PATCH = 6144, 2048, 256
TOWN = 1024
CHANNELS = tuple(Channel(role, band, 100.0, 50.0) for band, role in enumerate(("nir", "red", "green"), start=1))
CARD = ModelCard(
    architecture="unet",
    architecture_args={"in_channels": 3, "num_classes": 6, "width": 64},
    channels=CHANNELS,
    ortho_bands=3,
    ortho_dtype="uint8",
    height_reference="none",
    scheme=ISPRS,
    outputs=tuple(range(6)),
    gsd_m=0.09,
    patch_size=PATCH,
)
LAYERS = ("classes", "confidence", "probabilities")
HEIGHT_CHANNEL = Channel("height", 0, 3.0, 2.0)


def main(folder: Path) -> None:
    """Print all of it."""
    plan = WindowPlan(WIDTH, HEIGHT, PATCH, PATCH // 2, align=BLOCK)
    town = render_tile(TOWN, seed=1)
    heights = folder / "heights.tif"
    write(heights, town.surface[None].astype(np.float32), compress="deflate", predictor=3)
    say(f"  {len(plan.rows)} rows of {len(plan.cols)} windows; ms a row: elapsed (of all threads together)")
    for name, options in {"plain": {}, "deflate": {"compress": "deflate"}, "JPEG": {"compress": "jpeg"}}.items():
        ortho = folder / f"{name}.tif"
        write(ortho, town.ortho, **options)
        reading(f"read, {name}", ortho, None, CARD, plan)
    above = replace(CARD, channels=(*CHANNELS, HEIGHT_CHANNEL), height_reference="ground")
    reading("read, deflate, heights", folder / "deflate.tif", heights, above, plan)
    reading(
        "read, deflate, WINDOW heights",
        folder / "deflate.tif",
        heights,
        replace(above, height_reference="window"),
        plan,
    )
    for name, layers in {
        "classes": (),
        "confidence too": ("confidence",),
        "probabilities too": ("confidence", "probabilities"),
    }.items():
        writing(name, town, layers, folder, plan)


def write(path: Path, pixels: np.ndarray, **options: object) -> None:
    """The town, repeated."""
    kind = {"count": len(pixels), "width": WIDTH, "height": HEIGHT, "dtype": pixels.dtype, "tiled": True}
    place = {"transform": Affine(0.09, 0, 500_000, 0, -0.09, 5_400_000), "crs": "EPSG:25832"}
    with rasterio.open(path, "w", driver="GTiff", blockxsize=256, blockysize=256, **kind, **place, **options) as file:
        file.write(np.tile(pixels, (1, HEIGHT // TOWN, WIDTH // TOWN)))


def timed(name: str, work: Callable[[], object], rows: int, rounds: int = 3) -> None:
    """The best of some rounds."""
    best, cpu = float("inf"), float("inf")
    for _ in range(rounds):
        started, used = time.perf_counter(), time.process_time()
        work()
        best, cpu = min(best, time.perf_counter() - started), min(cpu, time.process_time() - used)
    say(f"  {name:32s} {1000 * best / rows:6.1f} ({1000 * cpu / rows:6.1f})")


def reading(name: str, ortho: Path, heights: Path | None, card: ModelCard, plan: WindowPlan) -> None:
    """All rows of windows."""

    def work() -> None:
        with gdal_limits(64, GDAL_THREADS), RasterReader(ortho) as reader:
            height = RasterReader(heights, like=reader.grid, smooth=True) if heights else None
            for _ in WindowReader(card, reader, height).stripes(plan):
                pass
            if height:
                height.close()

    timed(name, work, len(plan.rows))


def writing(name: str, town: TownTile, layers: tuple[str, ...], folder: Path, plan: WindowPlan) -> None:
    """All rows of a classification, then the end of the files."""
    rng = np.random.default_rng(0)
    labels = np.tile(town.labels, (1, WIDTH // TOWN))
    noise = np.clip(95 - 30 * rng.random((TOWN, WIDTH)) ** 4, 0, 100).astype(np.uint8)
    shares = np.stack([np.where(labels == value, noise, (100 - noise) // 5) for value in range(6)])
    whole = [torch.from_numpy(one.astype(np.uint8)) for one in (labels, noise, shares)]
    paths = [
        str(folder / f"{layer}.tif") if layer in ("classes", *layers) else ""
        for layer in ("classes", "confidence", "probabilities")
    ]
    with RasterReader(folder / "plain.tif") as reader:
        grid = reader.grid
    ends = []

    def work() -> None:
        with gdal_limits(64, GDAL_THREADS):
            rasters = ResultRasters(grid, CARD, *paths)
            rasters.__enter__()
            for stripe in plan.stripes():
                place = slice(stripe.row_off % TOWN, stripe.row_off % TOWN + stripe.ready)
                probabilities = whole[2][:, place] if "probabilities" in layers else None
                rasters.write(Decided(0, stripe.row_off, whole[0][place], whole[1][place], probabilities))
            started, used = time.perf_counter(), time.process_time()
            rasters.__exit__(None, None, None)
            ends.append((time.perf_counter() - started, time.process_time() - used))

    timed(f"write and end, {name}", work, len(plan.rows))
    best, cpu = (min(values) * 1000 / len(plan.rows) for values in zip(*ends))
    say(f"    of it at the end{'':14s} {best:6.1f} ({cpu:6.1f})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
