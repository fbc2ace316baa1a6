"""Which trainings a comparison consists of, which of them are finished, and what they were made with.

They are kept in a working folder beside the output until the comparison is complete: one folder a run, which is
finished once `run.json` is in it, written last. `plan.json` says with which parameters and data set they were made.
"""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..contract.config import CompareConfig
from ..contract.elsewhere.users_paths import users_values
from ..contract.errors import ConfigError, DatasetError, reason
from ..contract.file_names import is_leftover, short_stem
from ..contract.installation import engine_version
from ..contract.language import later, tr
from ..contract.outputs import write_text
from ..contract.plain_data import DataError, parse_json, shown
from ..jobs.reporter import Reporter

FORMAT, FORMAT_VERSION = "vaihingen comparison", 1
PLAN, RECORD, TRAINED = "plan.json", "run.json", "trained.json"
_REPAIR = {  # what to do if it is damaged
    PLAN: later("Delete its folder, or choose another OUTPUT: all runs then start again."),
    RECORD: later("Delete it: this run is then gone on with."),
    TRAINED: later("Delete it: this run is then trained again."),
}


@dataclass(frozen=True)
class VariantRun:
    """One training of a variant with its test; its files lie in `folder`."""

    variant: str
    seed: int
    folder: Path

    @property
    def name(self) -> str:
        """Name of its folder."""
        return self.folder.name

    @property
    def model(self) -> Path:
        """Path of the trained model."""
        return self.folder / "model.safetensors"

    def raster(self, tile: str) -> Path:
        """Path of the class raster of a test tile."""
        return self.folder / f"{short_stem(tile)}.tif"


class RunPlan:
    """All runs of a comparison.

    Args:
        config: The comparison.
        dataset_hash: Of the data set.
        tiles: Names of the test tiles.

    Attributes:
        folder: The working folder.
        runs: All of them: first each variant once, then once more with the next seed.
    """

    def __init__(self, config: CompareConfig, dataset_hash: str, tiles: Sequence[str]) -> None:
        file = config.resume_file()
        if file is None:
            raise ValueError("a comparison has an output")
        self.folder, self._tiles = file.parent, tuple(tiles)
        self._decides: dict[str, Any] = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "dataset_hash": dataset_hash,
            "parameters": users_values(config.what_decides()),
        }
        seeds = range(config.seed, config.seed + config.repeats)
        self.runs = [
            VariantRun(variant, seed, self.folder / config.run_name(variant, seed))
            for seed in seeds
            for variant in config.compared
        ]
        number, parts = config.part
        self.part = self.runs[number - 1 :: parts]

    def open(self, resume: bool, reporter: Reporter) -> None:
        """Make the working folder, or go on with what is in it.

        Raises:
            ConfigError: If it holds runs with other parameters or of another data set, or is damaged.
        """
        file = self.folder / PLAN
        if self.folder.exists() and not file.exists():
            self._refuse_foreign()
        if file.exists() and not resume:
            reporter.info(
                tr("RESUME is off: the runs that an earlier call left in {folder} are deleted.", folder=self.folder)
            )
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        if not file.exists():  # another process may write the same now: each has a file of its own, the last one stays
            half = self.folder / f"{PLAN}.{uuid.uuid4().hex}"
            write_text(half, json.dumps({**self._decides, "engine_version": engine_version()}, indent=1))
            half.replace(file)
        self._check(file)
        finished = sum(map(self.is_finished, self.runs))
        if finished:
            reporter.info(
                tr(
                    "{finished} of {total} runs are finished already, in {folder}.",
                    finished=finished,
                    total=len(self.runs),
                    folder=self.folder,
                )
            )

    def _refuse_foreign(self) -> None:
        if any(not path.name.startswith(PLAN) and not is_leftover(path.name) for path in self.folder.iterdir()):
            raise ConfigError(
                tr("{folder} is no working folder of a comparison: it holds no {plan}.", folder=self.folder, plan=PLAN),
                tr("Delete or rename it, or choose another OUTPUT."),
            )

    def is_finished(self, run: VariantRun) -> bool:
        """Whether a run need not be repeated.

        Raises:
            ConfigError: If it was made with other parameters, or its record is damaged.
        """
        record = run.folder / RECORD
        if not record.exists():
            return False
        self._check(record)
        _read_facts(record)
        return run.model.exists() and all(run.raster(tile).exists() for tile in self._tiles)

    def finish(self, run: VariantRun, facts: dict[str, Any]) -> None:
        """Write the record of a run whose files are complete."""
        data = {**self._decides, "variant": run.variant, "seed": run.seed, "tiles": list(self._tiles), **facts}
        write_text(run.folder / RECORD, json.dumps(data, indent=1))

    def record(self, run: VariantRun) -> dict[str, Any]:
        """The record that `finish` wrote."""
        return _read_facts(run.folder / RECORD)

    def _check(self, file: Path) -> None:
        """Only runs of the same kind can be compared."""
        recorded = _read(file)
        if recorded.get("format") != FORMAT or recorded.get("format_version") != FORMAT_VERSION:
            raise ConfigError(
                tr(
                    "{file} was not written by this version of the plugin, but by {version}.",
                    file=file,
                    version=recorded.get("engine_version"),
                ),
                tr("Finish the comparison with that version, or choose another OUTPUT."),
            )
        here, there = self._decides["parameters"], recorded.get("parameters")
        if not isinstance(there, dict):
            raise _unreadable(file, DataError(tr("it holds no parameters")))
        differ = [
            tr("{name} was {there} and is {here}", name=name.upper(), there=shown(there.get(name)), here=shown(value))
            for name, value in here.items()
            if there.get(name) != value
        ]
        if recorded.get("dataset_hash") != self._decides["dataset_hash"]:
            differ.insert(0, tr("it was another data set, or it has been cut anew"))
        if differ:
            raise ConfigError(
                tr(
                    "The runs in {folder} cannot be gone on with, nor compared with new ones: {differ}.",
                    folder=self.folder,
                    differ="; ".join(differ),
                ),
                tr(
                    "Set the parameters as they were, choose another OUTPUT, or switch RESUME off: the runs are "
                    "then deleted, and all starts again."
                ),
            )


def read_trained(run: VariantRun) -> dict[str, Any]:
    """What was noted when the training of a run had come to its end."""
    return _read_facts(run.folder / TRAINED)


def _read(file: Path) -> dict[str, Any]:
    try:
        data = parse_json(file.read_text(encoding="utf-8"))
        if not isinstance(data, dict):
            raise DataError(tr("it is no record"))
    except (OSError, UnicodeDecodeError, DataError) as error:
        raise _unreadable(file, error) from error
    return data


def _read_facts(file: Path) -> dict[str, Any]:
    """A record with what a training gave and what it ran on."""
    data = _read(file)
    training, ran_on = data.get("training"), data.get("ran_on")
    if not isinstance(training, dict) or not isinstance(ran_on, dict):
        raise _unreadable(file, DataError(tr("it does not say how the training ended")))
    for name in ("mean_f1", "epochs_run"):
        value = training.get(name)
        if name not in training or isinstance(value, bool) or not isinstance(value, (int, float, type(None))):
            raise _unreadable(file, DataError(tr("{name} is {value}", name=name, value=shown(value))))
    return data


def _unreadable(file: Path, error: Exception) -> DatasetError:
    return DatasetError(
        tr("{file} cannot be read ({reason}).", file=file, reason=reason(error)), tr(_REPAIR[file.name])
    )
