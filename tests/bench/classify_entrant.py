"""One way to map an orthophoto, timed in a process of its own: `classify_entrant.py WAY MODEL ORTHO OUT`.

WAY is `classify`, `network` (ours without reading, blending and writing), `limit` (as many multiplications where
PyTorch is fastest at them) or `onnx`. The engine is the one that Python finds, so that an earlier version can be timed
too. Prints the seconds of the second run: the first one prepares kernels.
"""

from __future__ import annotations

import os
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.windows import Window

OVERLAP = 50


def main(way: str, model: str, ortho: str, out: str) -> None:
    """Run it twice."""
    if way != "onnx":
        prepare()
    run = {"classify": classify, "network": network, "limit": limit, "onnx": onnx}[way](model, ortho, out)
    seconds = []
    for _ in range(2):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    sys.stdout.write(f"{seconds[-1]}\n")


def prepare() -> None:
    """What `python -m training` does before PyTorch is loaded."""
    try:
        from training.processor import prepare as as_now
    except ImportError:  # earlier versions
        os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
    else:
        as_now()


def classify(model: str, ortho: str, out: str) -> Callable[[], object]:
    """The whole job: files are opened, read, written and checked."""
    from training.contract.config import ClassifyConfig
    from training.jobs.reporter import NullReporter
    from training.jobs.run import run_job

    config = ClassifyConfig(model=model, ortho=ortho, overlap=OVERLAP, output=out, device="cpu")
    return lambda: run_job("classify", config, NullReporter())


def network(model: str, ortho: str, out: str) -> Callable[[], object]:
    """Our network on as many windows of the same size, in memory."""
    import torch

    predictor, window, count = predictor_and_windows(model, ortho, out)

    def run() -> None:
        with torch.inference_mode():
            for _ in range(count):
                predictor.logits(window)

    return run


def limit(model: str, ortho: str, out: str) -> Callable[[], object]:
    """As many multiplications as `network` makes, in the convolution that PyTorch computes fastest here."""
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    predictor, window, count = predictor_and_windows(model, ortho, out)
    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        predictor.logits(window)
    wanted = count * counter.get_total_flops()

    def convolution(channels: int, side: int) -> Callable[[], object]:
        layer = torch.nn.Conv2d(channels, channels, 3, padding=1).to(memory_format=torch.channels_last)
        image = torch.rand(1, channels, side, side).to(memory_format=torch.channels_last)
        return lambda: layer(image)

    def seconds(work: Callable[[], object], times: int) -> float:
        with torch.inference_mode():
            started = time.perf_counter()
            for _ in range(times):
                work()
        return time.perf_counter() - started

    sizes = [(64, 256), (128, 128), (256, 64)]  # of as many multiplications
    fastest = min((convolution(*size) for size in sizes), key=lambda work: min(seconds(work, 5) for _ in range(3)))
    times = round(wanted / (2 * 9 * (64 * 256) ** 2))
    return lambda: seconds(fastest, times)


def predictor_and_windows(model: str, ortho: str, out: str) -> tuple[Any, Any, int]:
    """What computes, what it computes from, and how often."""
    import torch

    from training.classification.prediction.predictor import Predictor
    from training.classification.window_size import choose_window_size
    from training.contract.config import ClassifyConfig
    from training.jobs.reporter import NullReporter
    from training.network.devices import choose_device
    from training.network.model_file import load_model
    from training.raster_io import read_grid

    device, loaded, grid = choose_device("cpu", "auto", NullReporter()), load_model(model), read_grid(ortho)
    predictor = Predictor(loaded, device, 1)
    config = ClassifyConfig(model=model, ortho=ortho, overlap=OVERLAP, output=out)
    size = choose_window_size(config, loaded.card, predictor.costs, device, 1, NullReporter())
    plan = size.plan(grid, Window(0, 0, grid.width, grid.height), 256)
    return predictor, torch.rand(1, len(loaded.card.channels), *plan.window), plan.count


def onnx(model: str, ortho: str, out: str) -> Callable[[], object]:
    """A plain loop with ONNX Runtime over tiles like the patches: read, normalise, run, choose the class, write."""
    import onnxruntime
    import torch

    from training.network.model_file import load_model

    loaded = load_model(model)
    size, path = loaded.card.patch_size, Path(out).with_suffix(".onnx")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sample = torch.zeros(1, len(loaded.card.channels), size, size)
        torch.onnx.export(loaded.network, (sample,), str(path), input_names=["image"], dynamo=False)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    means, stds = (
        np.array([getattr(channel, what) for channel in loaded.card.channels], dtype=np.float32)[:, None, None]
        for what in ("mean", "std")
    )

    def run() -> None:
        with rasterio.open(ortho) as source:
            profile = {**source.profile, "count": 1, "compress": "deflate"}
            inner = size // 4  # of the overlap, each tile gives what is nearer to its own middle
            with rasterio.open(out, "w", **profile) as target:
                for row in starts(source.height, size):
                    for col in starts(source.width, size):
                        image = source.read(window=Window(col, row, size, size)).astype(np.float32)
                        logits = session.run(None, {"image": ((image - means) / stds)[None]})[0]
                        top, left = (inner if start else 0 for start in (row, col))
                        place = Window(col + left, row + top, size - left, size - top)
                        target.write(logits[0].argmax(axis=0).astype(np.uint8)[top:, left:], 1, window=place)

    return run


def starts(length: int, size: int) -> list[int]:
    """Where tiles begin that overlap by half."""
    return sorted({*range(0, length - size, size // 2), length - size})


if __name__ == "__main__":
    main(*sys.argv[1:])
