"""Throughput of `classify` against the version before it saw large windows, and against ONNX Runtime in a plain loop.

`python -m tests.bench.classify_speed FOLDER SIDE`: all map the same part of the demo town with the same model and on
the processor, each in a process of its own, in turn. What they make is compared with the town's labels.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import numpy as np
import rasterio

from tests.bench.contest import say
from training.accuracy.scores import score_arrays

ROOT = Path(__file__).resolve().parents[2]
BEFORE = "da2c0d1"  # the last commit whose windows were like the patches
KEPT = ROOT / "build" / "bench_classify"
ROUNDS = 3
WIDTH, EPOCHS = 16, 6
CLASSES = 6


def main(folder: Path, side: int) -> bool:
    """All entrants in turn; the best time of each counts. The model is kept: its training takes minutes."""
    ortho, reference, model = folder / "speed.tif", folder / "labels.tif", KEPT / f"town_{BEFORE}.safetensors"
    python("-m", "tests.bench.mosaic", str(ortho), str(reference), str(side), str(side))
    earlier = folder / "before"
    with tarfile.open(fileobj=io.BytesIO(subprocess.check_output(["git", "archive", BEFORE], cwd=ROOT))) as archive:
        archive.extractall(earlier)
    if not model.exists():
        train(folder, model, earlier)
    entrants = {
        "classify": ("classify", ROOT),
        "its network alone": ("network", ROOT),
        "its multiplications alone": ("limit", ROOT),
        f"classify of {BEFORE}": ("classify", earlier),
        "ONNX Runtime, plain loop": ("onnx", ROOT),
    }
    times: dict[str, list[float]] = {name: [] for name in entrants}
    for _ in range(ROUNDS):
        for number, (name, (way, code)) in enumerate(entrants.items()):
            out = folder / f"map{number}.tif"
            times[name].append(timed(way, code, model, ortho, out))
    best = {name: min(found) for name, found in times.items()}
    for number, (name, found) in enumerate(times.items()):
        seconds = ", ".join(f"{time:.1f}" for time in found)
        out = folder / f"map{number}.tif"
        quality = f"mean F1 {mean_f1(out, reference):.4f}" if out.exists() else ""
        say(f"  {name:26s} {side**2 / best[name] / 1e6:6.2f} million pixels a second (of {seconds} s) {quality}")
    ours, network, limit, before, onnx = best.values()
    maps = [folder / f"map{number}.tif" for number in (0, 3)]
    lost = mean_f1(maps[1], reference) - mean_f1(maps[0], reference)
    say(f"  mean F1 is {lost:.4f} lower than before; at most 0.002 may be: {'yes' if lost <= 0.002 else 'NO'}")
    say(f"  {limit / network:.2f} of the processor's speed at multiplications is used by the network;")
    say(f"  at all of it, {onnx / limit:.2f} times ONNX Runtime's speed would be the most")
    reached = [
        lost <= 0.002,
        said(agreement(*maps), 0.995, f"of the labels are those of {BEFORE}"),
        said(network / ours, 0.9, "of its network's throughput is kept"),
        said(before / ours, 2.5, f"times as fast as {BEFORE}"),
        said(onnx / ours, 4.0, "times as fast as ONNX Runtime"),
    ]
    return all(reached)


def train(folder: Path, model: Path, code: Path) -> None:
    """A model that knows the demo town well; the earlier version makes it, as both can read it then."""
    say(f"  training a model of width {WIDTH} on the demo town")
    town, patches = str(folder / "town"), str(folder / "set")
    python("-m", "training", "demodata", "--tiles", "4", "--output", town, code=code)
    python("-m", "training", "tile", "--folder", town, "--patches", "400", "--output", patches, code=code)
    KEPT.mkdir(parents=True, exist_ok=True)
    python(
        "-m", "training", "train", "--dataset", patches, "--inputs", "ortho", "--width", str(WIDTH), "--epochs",
        str(EPOCHS), "--batch-size", "8", "--device", "cpu", "--model", str(model), code=code,
    )  # fmt: skip


def python(*words: str, code: Path = ROOT) -> str:
    """Run Python on some version of the code; returns what it prints."""
    environment = {**os.environ, "PYTHONPATH": f"{code}{os.pathsep}{ROOT}"}
    done = subprocess.run([sys.executable, *words], cwd=code, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(words)} failed:\n{done.stderr}")
    return done.stdout


def timed(way: str, code: Path, model: Path, ortho: Path, out: Path) -> float:
    """Seconds of one entrant."""
    script = ROOT / "tests" / "bench" / "classify_entrant.py"
    return float(python(str(script), way, *map(str, (model, ortho, out)), code=code).split()[-1])


def mean_f1(found: Path, reference: Path) -> float:
    """Mean F1 of the classes."""
    with rasterio.open(found) as one, rasterio.open(reference) as other:
        pairs = np.bincount(
            CLASSES * other.read(1).ravel().astype(int) + np.minimum(one.read(1).ravel(), CLASSES - 1),
            minlength=CLASSES**2,
        )
    return float(np.nanmean(score_arrays(pairs.reshape(CLASSES, CLASSES))["f1"]))


def agreement(first: Path, second: Path) -> float:
    """Share of pixels with the same label."""
    with rasterio.open(first) as one, rasterio.open(second) as other:
        return float((one.read(1) == other.read(1)).mean())


def said(ratio: float, least: float, what: str) -> bool:
    """Print a ratio and whether it is reached."""
    say(f"  {ratio:.4g} {what}; {least:g} is to be reached: {'yes' if ratio >= least else 'NO'}")
    return ratio >= least


if __name__ == "__main__":
    os.environ.setdefault("GDAL_CACHEMAX", "256")
    sys.exit(0 if main(Path(sys.argv[1]), int(sys.argv[2])) else 1)
