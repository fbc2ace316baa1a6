"""The same training with several kinds of inputs, or varied in one other way, tried on ground that none has seen."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..contract.channels import derived_channels
from ..contract.compatibility import check_inputs, check_patch_size
from ..contract.config import ClassifyConfig, CompareConfig
from ..contract.config.compare import INPUTS_VARY
from ..contract.dataset_card import TEST
from ..contract.errors import EngineError, JobCancelled
from ..contract.installation import engine_version
from ..contract.language import now, tr
from ..contract.language.quantities import duration
from ..contract.outputs import write_text
from ..contract.outputs.records import RECORDS
from ..dataset.folder import Dataset
from ..heights.height_values import check_height_values
from ..jobs.outputs import Outputs
from ..jobs.part_reporters import DistinctWarnings, NamedReporter, StageReporter, TimeLeftReporter, shares
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..jobs.result import JobResult
from ..jobs.run import run_job
from ..learning.resume import resume_path
from ..raster_io import read_grid
from .linked_copy import linked_copy
from .plan import TRAINED, RunPlan, VariantRun, read_trained
from .result import VariantComparison, compare_variants
from .run_counts import count_runs
from .unseen_tiles import UnseenTile, unseen_tiles

_RUNS = 0.95  # share of the work; the rest is counting and the report
_TRAINING = 0.9  # share of a run
_LEFT_OUT = (".ckpt", ".run.json", ".part")  # ends of names of files in a run's folder that the result does not need


def run(config: CompareConfig, outputs: Outputs[CompareConfig], reporter: Reporter) -> JobResult:
    """Do the runs that are not finished, or this process's part of them; once all are, compare."""
    dataset = Dataset(config.dataset)
    trainings = [config.training(variant, config.seed, "-") for variant in config.compared]
    for training in trainings:
        check_inputs(training.inputs, dataset.card.roles, config.inputs_parameter)
        check_patch_size(training.architecture, dataset.card.patch_size)
    with_height = any(_with_heights(training.inputs) for training in trainings)
    tiles = unseen_tiles(dataset, with_height, reporter)
    warned = DistinctWarnings(reporter)
    for tile in tiles:
        if tile.height:
            check_height_values(tile.height, warned, like=read_grid(tile.ortho))
    plan = RunPlan(config, dataset.hash, [tile.name for tile in tiles])
    plan.open(config.resume, reporter)
    timed = TimeLeftReporter(reporter)
    _do_runs(config, plan, tiles, timed, warned.texts)
    if config.runs:
        return _part_done(config, plan, reporter)
    stage = StageReporter(timed, _RUNS, 1.0)
    counts = count_runs(plan.runs, tiles, dataset.card.scheme, config.erosion, stage)
    stage.progress(1.0, tr("Comparing the variants"))
    records = {run: plan.record(run) for run in plan.runs}
    chosen = TEST in dataset.card.splits_on_chosen_places
    comparison = compare_variants(config, [tile.name for tile in tiles], counts, records, chosen)
    for line in [*comparison.lines(), *(tr("Mind: {text}", text=text) for text in comparison.warnings())]:
        reporter.info(line)
    return _write(outputs, plan, comparison)


def _with_heights(inputs: str) -> bool:
    return any(channel.needs_heights for channel in derived_channels(inputs))


def _do_runs(
    config: CompareConfig, plan: RunPlan, tiles: Sequence[UnseenTile], reporter: TimeLeftReporter, warned: set[str]
) -> None:
    """Train and classify what is not finished, one after the other; each run's new warnings are reported."""
    todo = [run for run in plan.part if not plan.is_finished(run)]
    done, total = len(plan.part) - len(todo), len(plan.part)
    for i, one in enumerate(todo, start=done):
        stop_if_cancelled(reporter)
        name = one.variant if config.vary == INPUTS_VARY else config.label(one.variant)
        what = tr("Run {number} of {total} ({name}, seed {seed})", number=i + 1, total=total, name=name, seed=one.seed)
        stage = StageReporter(reporter, _RUNS * i / total, _RUNS * (i + 1) / total)
        part = DistinctWarnings(NamedReporter(stage, what), warned)
        started = time.monotonic()
        try:
            _do_run(config, plan, one, tiles, part)
        except JobCancelled:  # what was kept of this run alone does not matter to the user
            raise JobCancelled(
                tr("{count} of {total} runs are finished, in {folder}.", count=i, total=total, folder=plan.folder)
            ) from None
        except EngineError as error:
            raise error.with_context(
                tr("The {count} finished runs stay in {folder}.", count=i, folder=plan.folder),
                before=tr("{what}:", what=what),
            ) from error
        reporter.info(
            tr(
                "{what} is finished after {duration}, in {folder}; {left} for all runs."
                if reporter.left and i + 1 < total
                else "{what} is finished after {duration}, in {folder}.",
                what=what,
                duration=duration(time.monotonic() - started),
                folder=one.folder,
                left=reporter.left,
            )
        )


def _do_run(
    config: CompareConfig, plan: RunPlan, one: VariantRun, tiles: Sequence[UnseenTile], reporter: Reporter
) -> None:
    """Train a model and classify the test tiles with it; goes on where an earlier call was stopped."""
    one.folder.mkdir(exist_ok=True)
    trained = one.folder / TRAINED  # the model alone may be the best one so far of a training that was stopped
    training = config.training(one.variant, one.seed, str(one.model))
    if not trained.exists():
        unfinished = resume_path(training).exists()
        result = run_job("train", replace(training, resume=unfinished), StageReporter(reporter, 0.0, _TRAINING))
        write_text(trained, json.dumps({"training": result.scores, "ran_on": result.ran_on}))
    parts = shares(StageReporter(reporter, _TRAINING, 1.0), [1] * len(tiles))
    for tile, part in zip(tiles, parts, strict=True):
        if one.raster(tile.name).exists():
            continue
        classify = ClassifyConfig(
            model=str(one.model),
            ortho=tile.ortho,
            height=tile.height if _with_heights(training.inputs) else "",
            device=config.device,
            precision=config.precision,
            output=str(one.raster(tile.name)),
        )
        run_job("classify", classify, part)
    plan.finish(one, read_trained(one))


def _part_done(config: CompareConfig, plan: RunPlan, reporter: Reporter) -> JobResult:
    """This process's runs are done; another call compares."""
    left = sum(not plan.is_finished(one) for one in plan.runs)
    reporter.info(
        tr("Part {part} is done.", part=config.runs)
        + " "
        + (
            tr(
                "{left} of {count} runs are left to other parts. Once they are done, run it again without RUNS.",
                left=left,
                count=len(plan.runs),
            )
            if left
            else tr("All runs are finished: run it again without RUNS to compare them.")
        )
    )
    return JobResult()


def _write(outputs: Outputs[CompareConfig], plan: RunPlan, comparison: VariantComparison) -> JobResult:
    """Write all outputs; the working folder stays until they have their names."""
    output = Path(outputs.path("output"))
    for one in plan.runs:
        linked_copy(one.folder, output / one.name, (TRAINED, RECORDS, *(f"*{end}" for end in _LEFT_OUT)))
    write_text(output / "comparison.json", json.dumps(comparison.to_dict(), indent=1, allow_nan=False))
    if outputs.wanted("table"):
        write_text(outputs.path("table"), comparison.to_csv())
    if outputs.wanted("report"):
        from .report import compare_report  # figures take a second to load

        facts = {tr("data set"): outputs.given.dataset, tr("engine version"): engine_version()}
        write_text(outputs.path("report"), compare_report(comparison, facts, now()))
    best = comparison.best_variant
    return JobResult(
        scores={
            "best_variant": best,
            "mean_f1": comparison.mean(best, "mean_f1"),
            "mean_f1_ortho": comparison.mean(comparison.config.base, "mean_f1"),
        },
        ran_on=comparison.results[0].record["ran_on"],
        obsolete=(str(plan.folder),),
    )
