"""A published protocol from the benchmark's folder to a table: patches, a model for each seed, test tiles, figures.

What is done stays in a working folder beside the output, so that the same call goes on after an interruption.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..contract.config import AssessConfig, ClassifyConfig
from ..contract.config.protocol import ProtocolConfig
from ..contract.config.protocols import PROTOCOL_OF
from ..contract.dataset_card import DESCRIPTION, Source, read_dataset_card
from ..contract.errors import ConfigError
from ..contract.file_names import short_stem
from ..contract.installation import engine_version
from ..contract.language import now, tr
from ..contract.outputs import write_text
from ..contract.outputs.records import RECORDS
from ..contract.plain_data import DataError, parse_json
from ..jobs.outputs import Outputs
from ..jobs.part_reporters import DistinctWarnings, NamedReporter, StageReporter, shares
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..jobs.result import JobResult
from ..jobs.run import run_job
from ..learning.resume import resume_path
from .linked_copy import linked_copy
from .protocol_table import ProtocolTable

_CUT, _TRAINED, _CLASSIFIED = 0.05, 0.8, 0.97  # shares of the work that are done by then
_ALL = "all_seeds"
_LEFT_OUT = ("plan.json", "*.ckpt", "*.done", RECORDS, "*.run.json", "*.part", "*.part.*")


def run(config: ProtocolConfig, outputs: Outputs[ProtocolConfig], reporter: Reporter) -> JobResult:
    """Cut, train, classify and assess what is not yet done; write the table."""
    work = _Work(config, DistinctWarnings(reporter))
    work.open()
    work.cut(StageReporter(reporter, 0.0, _CUT))
    for seed, part in zip(config.seeds, shares(StageReporter(reporter, _CUT, _TRAINED), [1] * config.repeats)):
        stop_if_cancelled(reporter)
        work.train(seed, part)
    names = [f"seed_{seed}" for seed in config.seeds] + ([_ALL] if config.repeats > 1 else [])
    results = {}
    for name, part in zip(names, shares(StageReporter(reporter, _TRAINED, _CLASSIFIED), [1] * len(names))):
        stop_if_cancelled(reporter)
        results[name] = work.test(name, part, with_report=name == names[-1])
    table = ProtocolTable(PROTOCOL_OF[config.protocol], tuple(config.seeds), results)
    for line in table.lines():
        reporter.info(line)
    return _write(config, outputs, work, table)


class _Work:
    """The working folder: what is in it is done and stays."""

    def __init__(self, config: ProtocolConfig, reporter: Reporter) -> None:
        self._config, self._reporter = config, reporter
        self.folder = Path(f"{config.output}.runs")
        self._dataset = self.folder / "patches"

    def open(self) -> None:
        """Make the folder, or go on with what is in it.

        Raises:
            ConfigError: If it was made with other parameters, or by something else.
        """
        plan, mine = self.folder / "plan.json", self._decides()
        if self.folder.exists() and not plan.exists() and any(self.folder.iterdir()):
            raise ConfigError(
                tr("{folder} is no working folder of a protocol: it holds no plan.json.", folder=self.folder),
                tr("Delete or rename it, or choose another OUTPUT."),
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        if not plan.exists():
            write_text(plan, json.dumps(mine, indent=1))
        try:
            there = parse_json(plan.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, DataError):
            there = {}
        differ = [name.upper() for name in mine if not isinstance(there, dict) or there.get(name) != mine[name]]
        if differ:
            raise ConfigError(
                tr("What {folder} holds was made with another {differ}.", folder=self.folder, differ=", ".join(differ)),
                tr(
                    "Set the parameters as they were, choose another OUTPUT, or delete the folder: all starts "
                    "again then."
                ),
            )

    def cut(self, reporter: Reporter) -> None:
        """Cut the patches."""
        if not (self._dataset / DESCRIPTION).exists():
            run_job("tile", self._config.cut(str(self._dataset)), reporter)

    def train(self, seed: int, reporter: Reporter) -> None:
        """Train with one seed; goes on where an earlier call was stopped."""
        done = self._model(seed).with_suffix(".done")  # the model alone may be of a training that was stopped
        if done.exists():
            return
        self._model(seed).parent.mkdir(exist_ok=True)
        job = self._config.training(str(self._dataset), seed, str(self._model(seed)))
        named = DistinctWarnings(NamedReporter(reporter, tr("Seed {seed}", seed=seed)))
        run_job("train", replace(job, resume=resume_path(job).exists()), named)
        done.touch()

    def test(self, name: str, reporter: Reporter, with_report: bool) -> dict[str, Any]:
        """Classify the test tiles with one model, or with all of them, and assess them; gives all figures."""
        seeds = self._config.seeds if name == _ALL else [int(name.removeprefix("seed_"))]
        folder, sources = self.folder / name, read_dataset_card(self._dataset).test_sources
        folder.mkdir(exist_ok=True)
        named = NamedReporter(reporter, tr("All seeds together") if name == _ALL else tr("Seed {seed}", seed=seeds[0]))
        rasters = [folder / f"{short_stem(source.tile)}.tif" for source in sources]
        parts = shares(StageReporter(named, 0.0, 0.9), [1] * len(sources))
        for source, raster, part in zip(sources, rasters, parts):
            if not raster.exists():
                run_job("classify", self._classify(seeds, source, raster), part)
        report = str(folder / "report.html") if with_report else ""
        return self._assess(folder, rasters, sources, report, StageReporter(named, 0.9, 1.0))

    def _classify(self, seeds: Sequence[int], source: Source, raster: Path) -> ClassifyConfig:
        first, *more = (str(self._model(seed)) for seed in seeds)
        config = self._config
        return ClassifyConfig(
            model=first,
            more_models=tuple(more),
            ortho=source.ortho,
            height=source.height if "height" in config.inputs or "slope" in config.inputs else "",
            overlap=config.overlap,
            test_time_augmentation=config.test_time_augmentation,
            multi_scale=config.multi_scale,
            device=config.device,
            precision=config.precision,
            output=str(raster),
        )

    def _assess(
        self, folder: Path, rasters: Sequence[Path], sources: Sequence[Source], report: str, reporter: Reporter
    ) -> dict[str, Any]:
        """Assess by the protocol; always anew, since it takes little time."""
        job = AssessConfig(
            prediction=str(rasters[0]),
            more_predictions=tuple(map(str, rasters[1:])),
            reference=sources[0].reference,
            more_references=tuple(source.reference for source in sources[1:]),
            protocol=self._config.protocol,
            scores=str(folder / "scores.json"),
            report=report,
        )
        run_job("assess", job, reporter)
        scores: dict[str, Any] = json.loads(Path(job.scores).read_text(encoding="utf-8"))
        return scores

    def _model(self, seed: int) -> Path:
        return self.folder / f"seed_{seed}" / "model.safetensors"

    def _decides(self) -> dict[str, Any]:
        """Parameters on which every single result depends; more REPEATS may be asked for later."""
        config = self._config.to_dict()
        free = ("repeats", "output", "table", "report")
        return {name: value for name, value in config.items() if name not in free}


def _write(config: ProtocolConfig, outputs: Outputs[ProtocolConfig], work: _Work, table: ProtocolTable) -> JobResult:
    """Write all outputs; the working folder stays until they have their names."""
    output = Path(outputs.path("output"))
    linked_copy(work.folder, output, _LEFT_OUT)
    write_text(output / "protocol.json", json.dumps(table.to_dict(), indent=1, allow_nan=False))
    if outputs.wanted("table"):
        write_text(outputs.path("table"), table.to_csv())
    if outputs.wanted("report"):
        from .protocol_table import protocol_report  # templates take a moment to load

        facts = {tr("folder"): outputs.given.folder, tr("engine version"): engine_version()}
        write_text(outputs.path("report"), protocol_report(table, facts, now()))
    return JobResult(scores=table.summary(), obsolete=(str(work.folder),))
