"""Classify whole orthophotos with a trained model; with references, assess the results."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ..accuracy.assess import write_report
from ..accuracy.assess_rasters import Pair, assess_rasters
from ..accuracy.assessment import Rules
from ..contract.class_scheme import ClassScheme
from ..contract.compatibility import joint_card
from ..contract.config import ClassifyConfig
from ..contract.language import tr
from ..contract.model_card import ModelCard
from ..jobs.outputs import Outputs
from ..jobs.part_reporters import NamedReporter, StageReporter, shares
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..jobs.result import JobResult
from ..labels.reference_reader import ReferenceReader
from ..network.devices import Device, choose_device
from ..network.distributed import connected
from ..network.memory import explain_memory
from ..network.model_file import load_applicability, load_model
from ..raster_io import gdal_limits, read_grid, upright_grid
from ..threads import OneBehind
from .checks import reference_classes, single_jobs
from .forecast import Speed
from .one_ortho import classify_ortho
from .prediction.predictor import Predictor
from .vegetation_check import check_vegetation
from .windows_at_once import WindowsAtOnce

_CACHE_MB = 64  # of GDAL: some rows of blocks; more would only fill up, since no pixel is read twice much later
_GDAL_THREADS = min(8, os.cpu_count() or 1)  # that decompress, compress and make overviews beside the network
_CHECKED, _CLASSIFIED = 0.02, 0.9  # of the job: before, references are checked; after, results are compared with them


def run(config: ClassifyConfig, outputs: Outputs[ClassifyConfig], reporter: Reporter) -> JobResult:
    """Check that model and rasters fit, classify, write the class rasters, and compare them with the references."""
    card = joint_card(config.models)
    with gdal_limits(_CACHE_MB, _GDAL_THREADS), connected(config.device) as group:
        jobs, scheme = group.broadcast(
            (single_jobs(config, card, reporter), reference_classes(config, card, reporter)) if group.is_first else None
        )
        places = [outputs.part(job) for job in jobs] if config.more_orthos else [outputs]
        device = choose_device(config.device, config.precision, reporter)
        window = tr("a single window of {patch_size} x {patch_size} pixels", patch_size=card.patch_size)
        with explain_memory(window, tr("use a model of smaller patches or of a smaller network")):
            predictor = _predictor(config, card, device, reporter)
            windows = WindowsAtOnce(config, predictor, group, reporter)
            if group.is_first:
                _check_references(jobs, scheme, StageReporter(reporter, 0.0, _CHECKED))
            part = StageReporter(reporter, _CHECKED, _CLASSIFIED if config.references else 1.0)
            speed = Speed()
            with OneBehind() as ends:
                for job, place, own in zip(jobs, places, _reporters(jobs, part), strict=True):
                    end = classify_ortho(job, place, predictor, windows, group, own, speed)
                    stays = [partial(place.finish, windows.ran_on)] if config.more_orthos and group.is_first else []
                    ends.add(end, *stays)
    if not group.is_first:
        return JobResult()
    said = speed.in_words()
    for job, place in zip(jobs, places, strict=True):
        check_vegetation(card, job.ortho, place.path("output"), reporter)
    scores = _compared(jobs, places, outputs, scheme, reporter) if config.references else {}
    reporter.info(said)
    return JobResult(scores, windows.ran_on)


def _predictor(config: ClassifyConfig, card: ModelCard, device: Device, reporter: Reporter) -> Predictor:
    """The first model on the device, with the others to average with."""
    stop = partial(stop_if_cancelled, reporter)
    options: dict[str, Any] = {"turned": config.test_time_augmentation, "stop": stop, "scaled": config.multi_scale}
    applicability = load_applicability(config.model) if config.applicability else None
    others = [Predictor(load_model(path), device, 1, **options) for path in config.more_models]
    return Predictor(
        load_model(config.model),
        device,
        1,
        **options,
        others=others,
        card=card,
        warn=reporter.warning,
        further=applicability,
    )


def _check_references(jobs: Sequence[ClassifyConfig], scheme: ClassScheme, reporter: Reporter) -> None:
    """Make sure that the references hold classes: nobody should learn that after hours."""
    with_reference = [job for job in jobs if job.reference]
    for job, own in zip(with_reference, _reporters(with_reference, reporter), strict=True):
        with ReferenceReader(job.reference, upright_grid(job.ortho), scheme) as reference:
            reference.check(own)


def _reporters(jobs: Sequence[ClassifyConfig], reporter: Reporter) -> list[Reporter]:
    """One for each orthophoto, with its share of the work; names it if there are several."""
    if len(jobs) == 1:
        return [reporter]
    grids = [read_grid(job.ortho) for job in jobs]
    parts = shares(reporter, [grid.width * grid.height for grid in grids])
    names = [
        tr("{ortho} ({number} of {count})", ortho=Path(job.ortho).name, number=i, count=len(jobs))
        for i, job in enumerate(jobs, start=1)
    ]
    return [NamedReporter(part, name) for part, name in zip(parts, names, strict=True)]


def _compared(
    jobs: Sequence[ClassifyConfig],
    places: Sequence[Outputs[ClassifyConfig]],
    outputs: Outputs[ClassifyConfig],
    scheme: ClassScheme,
    reporter: Reporter,
) -> dict[str, Any]:
    """Compare the class rasters with the references, and write the report; gives the scores."""
    pairs = [
        Pair(place.path("output"), job.reference, place.shown("output"), place.given.reference, job.ortho)
        for job, place in zip(jobs, places, strict=True)
    ]
    assessment = assess_rasters(pairs, Rules(scheme), StageReporter(reporter, _CLASSIFIED, 1.0))
    if outputs.wanted("report"):
        models = outputs.given.models
        shown = {tr("model") if len(models) == 1 else tr("models"): ", ".join(models)}
        write_report(outputs.path("report"), assessment, shown)
    return assessment.summary()
