"""Classify whole orthophotos with a trained model; with references, assess the results."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from ..accuracy.assess import write_report
from ..accuracy.assess_rasters import Pair, assess_rasters
from ..accuracy.assessment import Rules
from ..contract.class_scheme import ClassScheme
from ..contract.compatibility import joint_card
from ..contract.config import ClassifyConfig
from ..contract.errors import EngineError, JobCancelled
from ..contract.model_card import ModelCard
from ..jobs.outputs import Outputs
from ..jobs.reporter import NamedReporter, Reporter, StageReporter, shares, stop_if_cancelled
from ..jobs.result import JobResult
from ..labels.reference_reader import ReferenceReader
from ..network.devices import Device, choose_device
from ..network.distributed import ProcessGroup, connected
from ..network.memory import explain_memory
from ..network.model_file import load_applicability, load_model
from ..raster_io import BLOCK, gdal_limits, read_grid, upright_grid
from ..threads import OneBehind, in_order
from .applicability import ShareBeyond
from .checks import open_height, open_ortho, reference_classes, single_jobs
from .model_tags import model_tags
from .predictor import Predictor
from .result_rasters import Decided, Decision, ResultRasters
from .window_plan import WindowPlan
from .window_reader import WindowReader

_BATCH_SIZES = {"cuda": 16, "cpu": 4, "mps": 4}  # windows of 256 pixels, which are the default
_USUAL_SIZE = 256
_CACHE_MB = 64  # of GDAL: some rows of blocks; more would only fill up, since no pixel is read twice much later
_GDAL_THREADS = min(8, os.cpu_count() or 1)  # that decompress, compress and make overviews beside the network
_CHECKED, _CLASSIFIED = 0.02, 0.9  # of the job: before, references are checked; after, results are compared with them
_RASTERS = ("output", "confidence", "probabilities", "applicability")


def run(config: ClassifyConfig, outputs: Outputs[ClassifyConfig], reporter: Reporter) -> JobResult:
    """Check that model and rasters fit, classify, write the class rasters, and compare them with the references."""
    card = joint_card(config.models)
    with gdal_limits(_CACHE_MB, _GDAL_THREADS), connected(config.device) as group:
        jobs, scheme = group.broadcast(
            (single_jobs(config, card, reporter), reference_classes(config, card, reporter)) if group.is_first else None
        )
        places = [outputs.part(job) for job in jobs] if config.more_orthos else [outputs]
        device = choose_device(config.device, config.precision, reporter)
        batch_size = config.batch_size or default_batch_size(device, card.patch_size)
        ran_on = {"device": device.name, "precision": device.precision, "batch_size": batch_size}
        if group.size > 1:
            ran_on["processes"] = group.size
        window = f"a single window of {card.patch_size} x {card.patch_size} pixels"
        with explain_memory(window, "use a model of smaller patches or of a smaller network"):
            predictor = _predictor(config, card, device, batch_size, reporter)
            if group.is_first:
                _check_references(jobs, scheme, StageReporter(reporter, 0.0, _CHECKED))
            part = StageReporter(reporter, _CHECKED, _CLASSIFIED if config.references else 1.0)
            with OneBehind() as ends:
                for job, place, own in zip(jobs, places, _reporters(jobs, part), strict=True):
                    end = _classify(job, place, predictor, group, own)
                    stays = [partial(place.finish, ran_on)] if config.more_orthos and group.is_first else []
                    ends.add(end, *stays)
    if not group.is_first:
        return JobResult()
    return JobResult(_compared(jobs, places, outputs, scheme, reporter) if config.references else {}, ran_on)


def _predictor(
    config: ClassifyConfig, card: ModelCard, device: Device, batch_size: int, reporter: Reporter
) -> Predictor:
    """The first model on the device, with the others to average with."""
    stop = partial(stop_if_cancelled, reporter)
    options: dict[str, Any] = {"turned": config.test_time_augmentation, "stop": stop, "scaled": config.multi_scale}
    applicability = load_applicability(config.model) if config.applicability else None
    others = [Predictor(load_model(path), device, batch_size, **options) for path in config.more_models]
    return Predictor(
        load_model(config.model),
        device,
        batch_size,
        **options,
        others=others,
        card=card,
        warn=reporter.warning,
        applicability=applicability,
    )


def default_batch_size(device: Device, patch_size: int = _USUAL_SIZE) -> int:
    """Windows of `patch_size` pixels a side computed at once, if the user does not say; fewer if they are large."""
    most = _BATCH_SIZES[device.torch_device.type]
    return min(most, max(1, most * _USUAL_SIZE**2 // patch_size**2))


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
    names = [f"{Path(job.ortho).name} ({i} of {len(jobs)})" for i, job in enumerate(jobs, start=1)]
    return [NamedReporter(part, name) for part, name in zip(parts, names, strict=True)]


def _classify(
    config: ClassifyConfig,
    outputs: Outputs[ClassifyConfig],
    predictor: Predictor,
    group: ProcessGroup,
    reporter: Reporter,
) -> Callable[[], None]:
    """Read, predict, decide and write at the same time: reading and writing have threads of their own.

    Each process of the group computes some columns of every row of windows; the first one writes those of all.

    Returns:
        What ends the rasters, with overviews and checks; may be called in a thread.
    """
    card = predictor.card
    with ExitStack() as stack:
        ortho = stack.enter_context(open_ortho(config, card))
        height = open_height(config, card, ortho, stack)
        grid = ortho.grid
        plan = WindowPlan(grid.width, grid.height, card.patch_size, config.overlap, BLOCK)
        progress = _Progress(plan, Path(config.ortho).name, reporter)
        stack.enter_context(progress.added_to_errors())
        decide = Decision(
            card.outputs, card.scheme.undefined, config.min_confidence / 100, outputs.wanted("probabilities")
        )
        reader = WindowReader(card, ortho, height, pinned=predictor.device.torch_device.type == "cuda")
        stripes = stack.enter_context(closing(reader.stripes(plan, group.rank, group.size)))
        opened = stack.enter_context(ExitStack())
        rasters = None
        if group.is_first:
            tags = model_tags(outputs.given.models)
            rasters = opened.enter_context(ResultRasters(grid, card, *map(outputs.path, _RASTERS), tags=tags))

        beyond = ShareBeyond()

        def deliver(rows: Decided) -> Decided | None:
            parts = group.gather(rows.on_cpu())
            return rasters.write(Decided.side_by_side(parts)) if rasters else None

        decided = map(decide, predictor.rows(stripes, plan))
        with closing(in_order(deliver, decided, threads=1, ahead=1)) as delivered:
            for written in delivered:
                if written is not None:
                    progress.note(written)
                    beyond.add(written.applicability)
        if group.is_first and predictor.applicability is not None:
            beyond.report(predictor.applicability.share_beyond, reporter)
        whole = opened.pop_all()

    def end() -> None:
        with progress.added_to_errors(), whole:
            pass

    return end


class _Progress:
    """How far a classification has come."""

    def __init__(self, plan: WindowPlan, name: str, reporter: Reporter) -> None:
        self._plan, self._name, self._reporter = plan, name, reporter
        self._pixels = 0
        self._place = f"row 0 of {plan.height}"

    def note(self, rows: Decided) -> None:
        """Count rows that are written, and report how far the classification is."""
        panels = [panel.col_off for panel in self._plan.panels]
        done = rows.row_off + len(rows.classes)
        self._pixels += rows.classes.numel()
        self._place = f"row {done} of {self._plan.height}"
        if len(panels) > 1:
            self._place += f" in column band {panels.index(rows.col_off) + 1} of {len(panels)}"
        share = self._pixels / (self._plan.width * self._plan.height)
        self._reporter.progress(share, "Classifying", self._place)

    @contextmanager
    def added_to_errors(self) -> Iterator[None]:
        """Add to what ends the classification early how far it has come."""
        try:
            yield
        except JobCancelled as stop:
            raise JobCancelled(f"{stop.message} It had come to {self._place} in {self._name}.".strip()) from None
        except EngineError as error:
            raise error.with_context(f"The classification had come to {self._place} in {self._name}.") from error


def _compared(
    jobs: Sequence[ClassifyConfig],
    places: Sequence[Outputs[ClassifyConfig]],
    outputs: Outputs[ClassifyConfig],
    scheme: ClassScheme,
    reporter: Reporter,
) -> dict[str, Any]:
    """Compare the class rasters with the references, and write the report; gives the scores."""
    pairs = [
        Pair(place.path("output"), job.reference, place.shown("output"), place.given.reference)
        for job, place in zip(jobs, places, strict=True)
    ]
    assessment = assess_rasters(pairs, Rules(scheme), StageReporter(reporter, _CLASSIFIED, 1.0))
    if outputs.wanted("report"):
        models = outputs.given.models
        shown = {"model" if len(models) == 1 else "models": ", ".join(models)}
        write_report(outputs.path("report"), assessment, shown)
    return assessment.summary()
