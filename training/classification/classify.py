"""Classify whole orthophotos with a trained model; with references, assess the results."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
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
from ..contract.language import tr
from ..contract.model_card import ModelCard
from ..jobs.outputs import Outputs
from ..jobs.reporter import NamedReporter, Reporter, StageReporter, shares, stop_if_cancelled
from ..jobs.result import JobResult
from ..labels.reference_reader import ReferenceReader
from ..network.applicability import Applicability
from ..network.devices import Device, choose_device
from ..network.distributed import ProcessGroup, connected
from ..network.memory import explain_memory, give_memory_back, is_out_of_memory
from ..network.model_file import load_applicability, load_model
from ..raster_io import BLOCK, gdal_limits, read_grid, upright_grid
from ..threads import OneBehind, in_order
from .applicability import ShareBeyond
from .checks import reference_classes, single_jobs
from .forecast import Speed, say_forecast
from .model_tags import model_tags
from .predictor import Predictor
from .result_rasters import Decided, Decision, ResultRasters
from .sources import Sources
from .vegetation_check import check_vegetation
from .window_plan import WindowPlan
from .window_size import WindowSize, choose_window_size
from .written_rows import written_rows

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
        window = f"a single window of {card.patch_size} x {card.patch_size} pixels"
        with explain_memory(window, "use a model of smaller patches or of a smaller network"):
            predictor = _predictor(config, card, device, reporter)
            windows = _Windows(config, predictor, group, reporter)
            if group.is_first:
                _check_references(jobs, scheme, StageReporter(reporter, 0.0, _CHECKED))
            part = StageReporter(reporter, _CHECKED, _CLASSIFIED if config.references else 1.0)
            speed = Speed()
            with OneBehind() as ends:
                for job, place, own in zip(jobs, places, _reporters(jobs, part), strict=True):
                    end = _with_room(job, place, predictor, windows, group, own, speed)
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


class _Windows:
    """How large the windows are, and how many are computed at once; both become less where memory is too small."""

    def __init__(self, config: ClassifyConfig, predictor: Predictor, group: ProcessGroup, reporter: Reporter) -> None:
        self._config, self._predictor, self._group = config, predictor, group
        card, costs, device = predictor.card, predictor.costs, predictor.device
        chosen = choose_window_size(config, card, costs, device, group.size, reporter) if group.is_first else None
        self.size: WindowSize = group.broadcast(chosen)
        self._take()

    def halve(self, reporter: Reporter) -> bool:
        """Take windows of half the side and say so; False: they are as small as they may be."""
        smaller = self.size.halved()
        if smaller is None or self._group.size > 1:
            return False
        reporter.warning(
            f"The memory of the {self._predictor.device.memory_of} is too small for a window of "
            f"{self.size.in_words}: the classification begins again with windows of {smaller.in_words}."
        )
        self.size = smaller
        self._take()
        return True

    def _take(self) -> None:
        wanted = self._config.batch_size
        self._predictor.take(wanted or default_batch_size(self._predictor.device, self.size.size))

    @property
    def ran_on(self) -> dict[str, Any]:
        """What the record of the run says."""
        device = self._predictor.device
        ran_on: dict[str, Any] = {"device": device.name, "precision": device.precision}
        ran_on.update(window_size=self.size.size, batch_size=self._predictor.batch_size)
        return {**ran_on, "processes": self._group.size} if self._group.size > 1 else ran_on


def default_batch_size(device: Device, window_size: int = _USUAL_SIZE) -> int:
    """Windows of `window_size` pixels a side computed at once, if the user does not say; fewer if they are large."""
    most = _BATCH_SIZES[device.torch_device.type]
    return min(most, max(1, most * _USUAL_SIZE**2 // window_size**2))


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


def _with_room(
    config: ClassifyConfig,
    outputs: Outputs[ClassifyConfig],
    predictor: Predictor,
    windows: _Windows,
    group: ProcessGroup,
    reporter: Reporter,
    speed: Speed,
) -> Callable[[], None]:
    """Classify with windows that the memory has room for; returns what ends the rasters."""
    while True:
        try:
            done = _classify(config, outputs, predictor, windows.size, group, reporter)
            speed.add(done.pixels, done.gsd_m)
            return done.end
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error) or not windows.halve(reporter):
                raise
        give_memory_back(predictor.device.torch_device)  # the error is gone, and with it what it held of the memory


@dataclass(frozen=True)
class _Done:
    """An orthophoto that is classified: what ends its rasters, and how many pixels of which side have a class."""

    end: Callable[[], None]
    pixels: int
    gsd_m: float


def _classify(
    config: ClassifyConfig,
    outputs: Outputs[ClassifyConfig],
    predictor: Predictor,
    windows: WindowSize,
    group: ProcessGroup,
    reporter: Reporter,
) -> _Done:
    """Read, predict, decide and write at the same time: reading and writing have threads of their own.

    Each process of the group computes some columns of every row of windows; the first one writes those of all.

    Returns:
        With what ends the rasters, with overviews and checks; it may be called in a thread.
    """
    card = predictor.card
    with ExitStack() as stack:
        sources = Sources(config, card, stack, predictor.device.torch_device.type == "cuda")
        grid, part = sources.sizes.written, sources.part
        plan = windows.plan(sources.sizes.seen, part, BLOCK, sources.sizes.step)
        progress = _Progress(plan, Path(config.ortho).name, reporter)
        stack.enter_context(progress.added_to_errors())
        decide = Decision(
            card.outputs, card.scheme.undefined, config.min_confidence / 100, outputs.wanted("probabilities")
        )
        stripes = stack.enter_context(closing(sources.reader.stripes(plan, group.rank, group.size)))
        opened = stack.enter_context(ExitStack())
        rasters = None
        if group.is_first:
            shown = sources.shown
            bands = 1 + sum(map(outputs.wanted, ("confidence", "applicability")))
            bands += len(card.outputs) * outputs.wanted("probabilities")
            bands *= 2 if config.output_format == "COG" else 1  # it is made of a GeoTIFF
            say_forecast(predictor, plan, bands, group.size, sources.masked, sources.seen.read, reporter)
            rasters = opened.enter_context(
                ResultRasters(
                    grid.part(part),
                    card,
                    *map(outputs.path, _RASTERS),
                    tags=model_tags(outputs.given.models),
                    cog=config.output_format == "COG",
                    first_column=part.col_off,
                )
            )

        beyond = ShareBeyond()

        def deliver(rows: Decided) -> Decided | None:
            parts = group.gather(rows.on_cpu())
            return rasters.write(shown(Decided.side_by_side(parts))) if rasters else None

        decided = map(decide, written_rows(predictor.rows(stripes, plan), plan))
        with closing(in_order(deliver, decided, threads=1, ahead=1)) as delivered:
            for written in delivered:
                if written is not None:
                    progress.note(written)
                    beyond.add(written.applicability)
        if group.is_first and isinstance(predictor.further, Applicability):
            beyond.report(predictor.further.share_beyond, reporter)
        whole = opened.pop_all()

    def end() -> None:
        with progress.added_to_errors(), whole:
            pass

    return _Done(end, progress.with_result, grid.gsd_m)


class _Progress:
    """How far a classification has come; `with_result` counts the pixels that have a class."""

    def __init__(self, plan: WindowPlan, name: str, reporter: Reporter) -> None:
        self._plan, self._name, self._reporter = plan, name, reporter
        self._pixels = self.with_result = 0
        self._place = f"row 0 of {plan.written.height}"

    def note(self, rows: Decided) -> None:
        """Count rows that are written, and report how far the classification is."""
        panels = [panel.written[0] for panel in self._plan.panels]
        wanted = self._plan.written
        done = rows.row_off + len(rows.classes) - wanted.row_off
        self._pixels += rows.classes.numel()
        self.with_result += rows.pixels
        self._place = f"row {done} of {wanted.height}"
        if len(panels) > 1:
            self._place += f" in column band {panels.index(rows.col_off) + 1} of {len(panels)}"
        share = self._pixels / (wanted.width * wanted.height)
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
        Pair(place.path("output"), job.reference, place.shown("output"), place.given.reference, job.ortho)
        for job, place in zip(jobs, places, strict=True)
    ]
    assessment = assess_rasters(pairs, Rules(scheme), StageReporter(reporter, _CLASSIFIED, 1.0))
    if outputs.wanted("report"):
        models = outputs.given.models
        shown = {tr("model") if len(models) == 1 else tr("models"): ", ".join(models)}
        write_report(outputs.path("report"), assessment, shown)
    return assessment.summary()
