"""What reads descriptions, lists and messages, called in this process: thousands of damaged texts a minute."""

from __future__ import annotations

import contextlib
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.fuzz.case import damage_file
from tests.plain_words import PYTHON
from training.contract.class_scheme import ISPRS
from training.contract.config import TrainConfig
from training.contract.dataset_card import read_dataset_card
from training.contract.errors import EngineError
from training.contract.job_file import JobFile, write_job
from training.contract.model_card import read_model_card
from training.contract.patch_list import read_patch_list
from training.contract.protocol import Hello, Progress, ProtocolError, Result, decode, encode
from training.points.table import PointFields, read_points

_MESSAGES = (Hello(1, "0.2", "3.11", "2.13"), Progress(0.5, "Training", "epoch 3"), Result({"model": "m"}, {"f1": 0.5}))


def _job(path: Path) -> None:
    JobFile(path).job(TrainConfig)[0].validate()


def _message(path: Path) -> None:
    with contextlib.suppress(ProtocolError, OSError):  # what the client takes for other output; a file that is gone
        decode(path.read_bytes())


def _points(path: Path) -> None:
    read_points(path, PointFields("reference", "map_class", "map_pixels"), ISPRS)


_READERS: dict[str, Callable[[Path], Any]] = {
    "models/ortho.safetensors": read_model_card,
    "set/dataset.json": lambda path: read_dataset_card(path.parent),
    "set/patches.csv": lambda path: read_patch_list(path.parent),
    "points/points.csv": _points,
    "job.json": _job,
    "message.json": _message,
}


def run_readers(minutes: float, seed: int, material: Path, say: Callable[[str], None], case: int | None = None) -> int:
    """Read damaged files until the time is over, or one case; returns how many findings there were."""
    write_job(material / "job.json", TrainConfig(dataset="d", model="m.safetensors"), {"dataset": "shown"})
    until, number, found = time.monotonic() + 60 * minutes, case or 1, 0
    with tempfile.TemporaryDirectory(prefix="fuzz_") as folder:
        while time.monotonic() < until or number == case:
            finding = _read_one(random.Random(f"{seed}/readers/{number}"), material, Path(folder))
            if finding:
                say(f"reader case {number}: {finding}")
                found += 1
            number += 1
            if case is not None:
                break
    say(f"{number - (case or 1)} damaged files were read in this process, {found} with findings.")
    return found


def _read_one(rng: random.Random, material: Path, folder: Path) -> str:
    """Damage a file and read it; returns the finding, "" if there is none."""
    name = rng.choice(list(_READERS))
    path = folder / Path(name).name
    if path.is_dir():
        shutil.rmtree(path)
    if name == "message.json":
        path.write_bytes(encode(rng.choice(_MESSAGES)))
    else:
        shutil.copy(material / name, path)
    what = damage_file(rng, path, [path])
    try:
        _READERS[name](path)
    except EngineError as error:
        words = PYTHON.search(error.message) or PYTHON.search(error.hint)
        if words or not error.message or not error.hint or len(error.message) > 3000:
            return f"{name}, {what}: {words[0] if words else 'length'!r} in {error.message[:300]!r}"
    except Exception as error:
        return f"{name}, {what}: {type(error).__name__}: {str(error)[:200]}"
    return ""
