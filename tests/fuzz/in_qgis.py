"""QGIS's side, with QGIS's Python: `python -m tests.fuzz.in_qgis`. It reads rasters, and messages of the worker.

A crash here would be QGIS's own. The inputs are those that `python -m tests.fuzz` has made.
"""

from __future__ import annotations

import argparse
import random
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.child import MORE_MEMORY, End, run_forked
from tests.fuzz.damage import damage_bytes
from tests.fuzz.structure import damage_structure
from tests.plain_words import PYTHON

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "fuzz"
_RASTERS = ("ortho.tif", "plain.tif", "lzw.tif", "jpeg.tif", "alpha.tif", "masked.tif", "overviews.tif", "ortho.png",
            "ortho.jpg", "ortho.img", "ortho.vrt", "height.tif", "height.img", "predicted.tif")  # fmt: skip
_TALK = (
    b'{"type": "hello", "protocol": 1, "engine_version": "0.2", "python": "3.11", "torch": "2.13"}\n'
    b'{"type": "log", "level": "warning", "message": "B\xc3\xa4ume"}\nsome library\n'
    b'{"type": "progress", "fraction": 0.5, "stage": "Training", "detail": "epoch 3"}\n'
    b'{"type": "metric", "step": 3, "values": {"loss": 0.5, "f1": null}}\n'
)
_LAST = (
    b'{"type": "result", "outputs": {"model": "/m"}, "scores": {"mean_f1": 0.5}}\n',
    b'{"type": "error", "code": "config", "message": "Wrong.", "hint": "Right it.", "traceback": ""}\n',
    b'{"type": "cancelled", "message": ""}\n',
)


def main() -> int:
    """Run the cases; the exit code is 1 if there was a finding."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.in_qgis", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int)
    options = parser.parse_args()
    sys.path.insert(0, str(_linked_plugin()))
    import vaihingen_qgis_plugin.feedback
    import vaihingen_qgis_plugin.rasters.areas
    import vaihingen_qgis_plugin.rasters.ndvi
    import vaihingen_qgis_plugin.worker.client  # noqa: F401 (loaded once, for all forks)

    until, number, found = time.monotonic() + 60 * options.minutes, options.case or 1, 0
    while options.case == number or (options.case is None and time.monotonic() < until):
        found += _case(number, options.seed)
        number += 1
    _say(f"{number - (options.case or 1)} cases of QGIS's side with seed {options.seed}, {found} with findings.")
    return 1 if found else 0


def _linked_plugin() -> Path:
    """A folder with the plugin as QGIS loads it, made of links."""
    folder = BUILD / "linked"
    plugin = folder / "vaihingen_qgis_plugin"
    shutil.rmtree(folder, ignore_errors=True)
    plugin.mkdir(parents=True)
    for path in [*(ROOT / "vaihingen_qgis_plugin").iterdir(), ROOT / "training"]:
        if path.name != "__pycache__":
            (plugin / path.name).symlink_to(path)
    return folder


def _case(number: int, seed: int) -> bool:
    rng = random.Random(f"{seed}/qgis/{number}")
    folder = Path(tempfile.mkdtemp(prefix="fuzz_"))
    try:
        what, work = rng.choice((_rasters, _rasters, _talk))(rng, folder)
        before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        end = run_forked(work, folder)
        findings = _judge(end, folder, before)
        if findings:
            kept = BUILD / "kept" / f"qgis_{number}"
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(folder, kept)
            _say(f"QGIS case {number}: {what}\n  " + "\n  ".join([*findings, f"kept: {kept}"]))
        return bool(findings)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _judge(end: End, folder: Path, before: dict[Path, bytes]) -> list[str]:
    findings = []
    if end.hung:
        findings.append("HANG: ended after its limit of time")
    elif end.exit_code:
        lines = [line for line in end.stderr.splitlines() if line.strip()]
        findings.append(f"END: exit code {end.exit_code}: {' | '.join(lines[-4:])[:600]}")
    if end.memory > MORE_MEMORY:
        findings.append(f"MEMORY: {end.memory >> 20} MB more than at the start")
    text = end.stdout.decode("utf-8", errors="replace")
    if words := PYTHON.search(text.replace("\r", "")):
        findings.append(f"WORDS: {words[0]!r} in {text[:300]!r}")
    findings += [f"HALF: {path.name} is left" for path in folder.rglob("*") if ".part" in path.name]
    findings += [f"CHANGED: {path.name}" for path, data in before.items() if not _same(path, data)]
    findings += [f"NEW: {path.name}" for path in folder.iterdir() if path.is_file() and _is_new(path, before)]
    return findings


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _is_new(path: Path, before: dict[Path, bytes]) -> bool:
    return path not in before and path.name not in ("stdout", "stderr")


def _rasters(rng: random.Random, folder: Path) -> tuple[str, Callable[[], int]]:
    """A damaged raster: its NDVI, and its areas as polygons."""
    name = rng.choice(_RASTERS)
    stems = {Path(name).stem, "plain"} if name.endswith(".vrt") else {Path(name).stem}
    for stem in stems:
        for path in (BUILD / "material" / "rasters").glob(f"{stem}.*"):
            shutil.copy(path, folder)
    victims = sorted(path for path in folder.iterdir())
    victim = rng.choice([folder / name, *victims])
    what = _damage(rng, victim, victims)

    def work() -> int:
        from vaihingen_qgis_plugin.training.contract.errors import EngineError

        from vaihingen_qgis_plugin.rasters.areas import trace
        from vaihingen_qgis_plugin.rasters.grid import read_qgis_grid
        from vaihingen_qgis_plugin.rasters.ndvi import write_ndvi

        (folder / "out").mkdir()
        for call in (
            lambda: write_ndvi(str(folder / name), 1, 2, str(folder / "out/ndvi.tif"), lambda _: True),
            lambda: trace(
                read_qgis_grid(str(folder / name)), str(folder / name), str(folder / "out/areas.gpkg"), lambda _: True
            ),
        ):
            try:
                call()
            except EngineError as error:
                sys.stdout.write(f"{error}\n")
        sys.stdout.flush()
        return 0

    return f"{victim.name}: {what}", work


def _damage(rng: random.Random, victim: Path, others: list[Path]) -> str:
    if rng.random() < 0.5:
        try:
            if what := damage_structure(rng, victim):
                return what
        except Exception as error:  # its structure is not the expected one
            what = f"nothing: {error}"
    data, what = damage_bytes(rng, victim.read_bytes(), [path.read_bytes() for path in others if path != victim])
    victim.write_bytes(data)
    return what


def _talk(rng: random.Random, folder: Path) -> tuple[str, Callable[[], int]]:
    """A worker that says damaged things, and ends in any way."""
    data, what = _TALK + rng.choice((*_LAST, b"")), "sound"
    for _ in range(rng.choice((0, 1, 1, 3))):
        data, what = damage_bytes(rng, data, [b"\xff" * 2_000_000, b"[" * 200_000 + b"\n", *_LAST])
    (folder / "talk").write_bytes(data)
    code = rng.choice((0, 0, 1, 2, 3, 4, 77, 255))
    program = folder / "python"
    program.write_text(f'#!/bin/sh\n[ "$3" = -c ] && echo 3.11 && exit\ncat "{folder}/talk"\nexit {code}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def work() -> int:
        from qgis.core import QgsProcessingFeedback
        from vaihingen_qgis_plugin.training.contract.config import TrainConfig

        from vaihingen_qgis_plugin.feedback import FeedbackListener
        from vaihingen_qgis_plugin.worker.client import run_worker

        config = TrainConfig(dataset="d", model=str(folder / "m.safetensors"))
        outcome = run_worker(str(program), "train", config, FeedbackListener(QgsProcessingFeedback(False)))
        if outcome.ending.value != "result" and not outcome.message.strip():
            raise RuntimeError(f"an ending without a message: {outcome}")
        return 0

    return f"talk: {what}, exit code {code}", work


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
