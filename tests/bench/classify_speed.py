"""How much of its network's speed `classify` keeps: `python -m tests.bench.classify_speed ORTHO FOLDER`."""

from __future__ import annotations

import os
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import rasterio
import torch

from tests.bench.contest import say
from tests.bench.random_model import main as random_model
from tests.engine.support.plain_channels import assemble
from training.classification.classify import default_batch_size
from training.classification.predictor import Predictor
from training.contract.config import ClassifyConfig
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.network.devices import choose_device
from training.network.model_file import Model, load_model
from training.raster_io import RasterReader
from training.windows import Window, grid_windows, overlap_to_stride

ROUNDS = 3
OVERLAP = 50
WIDTH = 32  # of the network: half of what the training takes by default, so that this ends in minutes


def main(ortho: str, folder: Path) -> bool:
    """All entrants in turn; the best time of each counts."""
    path = folder / "random.safetensors"
    random_model(str(path), WIDTH)
    windows, batches = windows_in_memory(ortho, load_model(path))
    entrants: dict[str, Callable[[], object]] = {
        "classify, file to file": lambda: classify(ortho, path, folder),
        "its network alone": bare_network(load_model(path), batches),
    }
    if theirs := onnx_runtime(ortho, load_model(path), windows, folder):
        entrants["ONNX Runtime, tile loop"] = theirs
    times: dict[str, list[float]] = {name: [] for name in entrants}
    for run in entrants.values():  # the first run of each also prepares kernels and fills caches
        run()
    for _ in range(ROUNDS):
        for name, run in entrants.items():
            started = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - started)
    best = {name: min(found) for name, found in times.items()}
    say(f"  U-Net of width {WIDTH}, {len(windows)} windows of {windows[0].width} px, {torch.get_num_threads()} threads")
    for name, found in times.items():
        seconds = ", ".join(f"{time:.1f}" for time in found)
        say(f"  {name:26s} {1000 * best[name] / len(windows):6.1f} ms a window (best of {seconds} s)")
    ours, bare, *rest = best.values()
    reached = said(bare / ours, 0.9, "of the network's throughput is kept")
    for other in rest:
        reached &= said(other / ours, 1.5, "times as fast as ONNX Runtime")
    return reached


def said(ratio: float, least: float, what: str) -> bool:
    """Print a ratio and whether it is reached."""
    say(f"  {ratio:.2f} {what}; {least:g} is to be reached: {'yes' if ratio >= least else 'NO'}")
    return ratio >= least


def windows_in_memory(ortho: str, model: Model) -> tuple[list[Window], list[torch.Tensor]]:
    """All windows, and their channels in batches on the device."""
    card, device = model.card, choose_device("auto", "auto", NullReporter())
    batch = default_batch_size(device)
    with RasterReader(ortho) as reader:
        stride = overlap_to_stride(card.patch_size, OVERLAP)
        windows = grid_windows(reader.grid.window, card.patch_size, stride)
        channels = [assemble(*reader.read(w), None, card.channels, "none")[0] for w in windows]
    stacks = [np.stack(channels[start : start + batch]) for start in range(0, len(channels), batch)]
    return windows, [torch.from_numpy(stack).to(device.torch_device) for stack in stacks]


def classify(ortho: str, model: Path, folder: Path) -> None:
    """The whole job: files are opened, read, written and checked."""
    config = ClassifyConfig(model=str(model), ortho=ortho, overlap=OVERLAP, output=str(folder / "speed.tif"))
    run_job("classify", config, NullReporter())


def bare_network(model: Model, batches: list[torch.Tensor]) -> Callable[[], object]:
    """The network as `classify` runs it, and nothing else."""
    device = choose_device("auto", "auto", NullReporter())
    predictor = Predictor(model, device, 1)

    def run() -> None:
        with torch.inference_mode():
            for batch in batches:
                predictor.logits(batch)
        if device.torch_device.type == "cuda":
            torch.cuda.synchronize()

    return run


def onnx_runtime(ortho: str, model: Model, windows: list[Window], folder: Path) -> Callable[[], object] | None:
    """A plain loop: read a window, normalise, run, choose the class, write; None if the package is missing."""
    try:
        import onnxruntime
    except ImportError:
        say("  ONNX Runtime is not compared with: install onnxruntime and onnx into this Python to do so.")
        return None
    size, path = model.card.patch_size, folder / "network.onnx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sample = torch.zeros(1, len(model.card.channels), size, size)
        torch.onnx.export(model.network, (sample,), str(path), input_names=["image"], dynamo=False)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    session = onnxruntime.InferenceSession(str(path), options, providers=onnxruntime.get_available_providers())
    means = np.array([channel.mean for channel in model.card.channels], dtype=np.float32)[:, None, None]
    stds = np.array([channel.std for channel in model.card.channels], dtype=np.float32)[:, None, None]

    def run() -> None:
        with rasterio.open(ortho) as source:
            profile = {**source.profile, "count": 1, "compress": "deflate"}
            with rasterio.open(folder / "onnx.tif", "w", **profile) as target:
                for window in windows:
                    place = rasterio.windows.Window(window.col_off, window.row_off, size, size)
                    image = (source.read(window=place).astype(np.float32) - means) / stds
                    logits = session.run(None, {"image": image[None]})[0]
                    target.write(logits[0].argmax(axis=0).astype(np.uint8), 1, window=place)

    return run


if __name__ == "__main__":
    os.environ.setdefault("GDAL_CACHEMAX", "256")
    sys.exit(0 if main(sys.argv[1], Path(sys.argv[2])) else 1)
