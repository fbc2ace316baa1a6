"""What large windows change: labels and mean F1 beside windows like the patches, on real ground and on the town.

`make bench BENCH=windows` trains a model on each set of the bench of learning that is there, and maps its test scenes
with both.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import rasterio

from tests.bench.contest import say
from tests.bench.learning.bench import FOLDER
from tests.bench.learning.trial_sets import SAMPLES, TOWN, TRIAL_SETS
from training.contract.config import ClassifyConfig, TrainConfig
from training.dataset.folder import Dataset
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job

WIDTH = 16
SEED = 1
LEAST_EQUAL, MOST_LOST = 0.995, 0.002
Scene = tuple[str, str, str]  # orthophoto, heights or "", reference


def bench_windows(folder: Path) -> bool:
    """All sets that are there; returns whether each keeps its labels and its mean F1."""
    return all([_one_set(name, folder) for name, trial in TRIAL_SETS.items() if trial.is_there])


def _one_set(name: str, folder: Path) -> bool:
    trial = TRIAL_SETS[name]
    model = str(folder / f"{name}.safetensors")
    dataset = trial.folder(SEED, FOLDER)
    run_job(
        "train",
        TrainConfig(
            dataset=str(dataset), inputs=trial.inputs, width=WIDTH, epochs=trial.epochs, patience=0, device="cpu",
            model=model,
        ),
        NullReporter(),
    )  # fmt: skip
    scenes = _scenes(name)
    patch = Dataset(dataset).card.patch_size
    found = {window: _mapped(model, scenes, folder / f"{name}_{window}", window) for window in (patch, 0)}
    (small, of_small), (large, of_large) = found.values()
    equal = np.concatenate([(one == other).ravel() for one, other in zip(small, large, strict=True)]).mean()
    lost = of_small - of_large
    reached = bool(equal >= LEAST_EQUAL and lost <= MOST_LOST)
    say(
        f"  {name}, {len(scenes)} scenes: {equal:.2%} of the labels are those of windows of {patch} px; mean F1 "
        f"{of_large:.4f} instead of {of_small:.4f}; at least {LEAST_EQUAL:.1%}, and at most {MOST_LOST} lower: "
        f"{'yes' if reached else 'NO'}"
    )
    return reached


def _mapped(model: str, scenes: list[Scene], out: Path, window: int) -> tuple[list[np.ndarray], float]:
    """Labels of each scene, and the mean F1 of all together."""
    orthos, heights, references = (tuple(filter(None, paths)) for paths in zip(*scenes, strict=True))
    config = ClassifyConfig(
        model=model, ortho=orthos[0], more_orthos=orthos[1:], reference=references[0], more_references=references[1:],
        window_size=window, device="cpu", output=str(out),
    )  # fmt: skip
    if heights:
        config = replace(config, height=heights[0], more_heights=heights[1:])
    scores = run_job("classify", config, NullReporter()).scores
    labels = []
    for path in sorted(out.glob("*.tif")):
        with rasterio.open(path) as raster:
            labels.append(raster.read(1))
    return labels, float(scores["mean_f1"])


def _scenes(name: str) -> list[Scene]:
    """Orthophoto, heights and reference of the test scenes; of two small ones, both."""
    if name == TOWN:
        town = FOLDER / f"rasters_{TOWN}_{SEED}"
        return [tuple(str(next((town / kind).glob("*area6*"))) for kind in ("top", "dsm", "gts_for_participants"))]
    trial = TRIAL_SETS[name]
    cut = trial.cut(SEED, FOLDER / f"rasters_{name}_{SEED}" if trial.halved else SAMPLES / name)
    rows = zip(cut["orthos"], cut.get("heights", [""] * len(cut["orthos"])), cut["references"], strict=True)
    test = cut.get("test_tiles", "").split()
    return [row for row in rows if not test or Path(row[0]).stem.split("_")[-1] in test]
