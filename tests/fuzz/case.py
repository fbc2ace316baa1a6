"""One case of the bench: a recipe, a damage, a run, a verdict; all of it follows from its number."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from tests.fuzz.child import End, run_forked
from tests.fuzz.damage import damage_bytes
from tests.fuzz.job_files import damage_job_file, odd_stdin
from tests.fuzz.recipes import Recipe, draw
from tests.fuzz.structure import damage_structure
from tests.fuzz.verdict import fingerprints, judge


@dataclass
class Case:
    """What came of a case."""

    number: int
    job: str
    damage: list[str]
    end: End
    findings: list[str] = field(default_factory=list)
    kept: Path | None = None

    def __str__(self) -> str:
        last = self.end.stdout.splitlines()[-1:] or [b"nothing"]
        lines = [f"case {self.number}: {self.job}; {'; '.join(self.damage)}", *(f"  {text}" for text in self.findings)]
        if not self.findings or any(text.startswith(("HALF", "CHANGED")) for text in self.findings):
            lines.append(f"  {last[0][:600].decode('utf-8', errors='replace')}")
        return "\n".join([*lines, f"  kept: {self.kept}"] if self.kept else lines)


def load_engine() -> None:
    """Import all that jobs import, once, so that the forks need not."""
    import importlib

    import matplotlib.figure
    import torch

    from training.jobs.registry import JOBS

    torch.set_num_threads(1)
    for module in ("onnx", "onnxruntime", "torch.onnx", "onnxscript"):
        importlib.import_module(module)
    modules = [f"training.{job.module}" for job in JOBS.values()]
    reports = ("accuracy", "comparison", "dataset", "environment", "learning", "points")
    for module in [*modules, *(f"training.{package}.report" for package in reports), "training.jobs.worker"]:
        importlib.import_module(module)
    matplotlib.figure.Figure().savefig(tempfile.TemporaryFile())  # its fonts


def run_case(number: int, seed: int, material: Path, kept: Path, only: str = "", keep: bool = False) -> Case:
    """Run a case; its folder stays below `kept` if there is a finding, or if `keep`."""
    rng = random.Random(f"{seed}/{number}")
    recipe = draw(rng)
    while only and recipe.job != only:
        recipe = draw(rng)
    folder = Path(tempfile.mkdtemp(prefix="fuzz_"))
    try:
        _copy_inputs(recipe, material, folder)
        damage = _damage_inputs(rng, recipe, folder)
        job_file = folder / "job.json"
        job_file.write_text(json.dumps(_with_places(recipe.parameters, folder)), encoding="utf-8")
        if rng.random() < (0.05 if recipe.victims else 1):
            damage.append(f"job file: {damage_job_file(rng, job_file)}")
        stdin, what = odd_stdin(rng)
        damage += [what] if what else []
        if keep:
            shutil.rmtree(kept / str(number), ignore_errors=True)
            shutil.copytree(folder, kept / str(number))
        from training.jobs import worker

        before = fingerprints(folder / "in")
        end = run_forked(partial(worker.main, recipe.job, str(job_file)), folder, stdin)
        case = Case(number, recipe.job, damage, end, judge(end, folder, before, recipe.changes))
        if case.findings or keep:
            case.kept = kept / str(number)
            shutil.copytree(folder, case.kept, dirs_exist_ok=True)
        return case
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy_inputs(recipe: Recipe, material: Path, folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "out").mkdir()
    for pattern in recipe.copies:
        for source in sorted(material.glob(pattern)):
            target = folder / "in" / source.relative_to(material)
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                shutil.copy(source, target)


def _damage_inputs(rng: random.Random, recipe: Recipe, folder: Path) -> list[str]:
    """Damage one of the victims, seldom two; returns what was done."""
    victims = sorted({path for pattern in recipe.victims for path in (folder / "in").glob(pattern) if path.is_file()})
    done = []
    for _ in range(rng.choice((1, 1, 1, 1, 2)) if victims else 0):
        victim = rng.choice(victims)
        what = damage_file(rng, victim, victims)
        done.append(f"{victim.relative_to(folder)}: {what}")
    return done


def damage_file(rng: random.Random, victim: Path, others: list[Path]) -> str:
    if not victim.exists() or rng.random() < 0.02:
        victim.unlink(missing_ok=True)
        if rng.random() < 0.3:
            victim.mkdir(parents=True, exist_ok=True)
            return "a folder of this name"
        return "missing"
    if not victim.is_file():
        return "still a folder"
    if rng.random() < 0.5:
        try:
            what = damage_structure(rng, victim)
        except Exception as error:  # it was damaged before, and is no more what it was
            what = f"{type(error).__name__}, nothing done"
        if what:
            return what
    donors = [path.read_bytes() for path in others if path != victim and path.is_file()][:8]
    data, what = damage_bytes(rng, victim.read_bytes(), donors)
    victim.write_bytes(data)
    return what


def _with_places(value: Any, folder: Path) -> Any:
    """Parameters with the case's folder before all places in it."""
    if isinstance(value, dict):
        return {key: _with_places(element, folder) for key, element in value.items()}
    if isinstance(value, list):
        return [_with_places(element, folder) for element in value]
    if isinstance(value, str) and value.startswith(("in/", "out/")):
        return str(folder / value)
    return value
