"""Classify a whole orthophoto with a trained model; with a reference, judge the result."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial

from .assess import write_report
from .assessment import Rules
from .checkpoint import load_model
from .classify_checks import check_options, check_ortho, open_height
from .contract.config import ClassifyConfig
from .contract.errors import EngineError, JobCancelled
from .contract.model_card import ModelCard, read_model_card
from .contract.outputs import final_path
from .devices import Device, choose_device, explain_memory
from .in_flight import in_flight
from .jobs import JobResult
from .polygons import refuse_polygons
from .predict import Predictor
from .raster_io import BLOCK, RasterReader, limited_cache
from .read_ahead import WindowReader
from .references import ReferenceReader
from .reporter import Reporter, StageReporter, stop_if_cancelled
from .result_rasters import Decided, Decision, ResultRasters
from .scene_comparison import Pair, assess_rasters
from .window_plan import WindowPlan

_BATCH_SIZES = {"cuda": 16, "cpu": 4, "mps": 4}
_CACHE_MB = 64  # of GDAL: some rows of blocks; more would only fill up, since no pixel is read twice much later


def run(config: ClassifyConfig, reporter: Reporter) -> JobResult:
    """Check that model and rasters fit, classify, write the class raster, and compare it with the reference."""
    refuse_polygons(filter(None, [config.reference]), config.class_field)
    card = read_model_card(config.model)
    check_options(config, card, reporter)
    with limited_cache(_CACHE_MB), ExitStack() as stack:
        ortho = stack.enter_context(RasterReader(config.ortho))
        height = open_height(config, card, ortho, stack, reporter)
        check_ortho(card, ortho, reporter)
        device = choose_device(config.device, config.precision, reporter)
        batch_size = config.batch_size or default_batch_size(device)
        stop = partial(stop_if_cancelled, reporter)
        with explain_memory("BATCH_SIZE", batch_size):
            model = load_model(config.model)
            predictor = Predictor(model, device, batch_size, config.test_time_augmentation, stop)
            if config.reference:
                with ReferenceReader(config.reference, ortho.grid, card.scheme) as reference:
                    reference.check(StageReporter(reporter, 0.0, 0.02))
            part = StageReporter(reporter, 0.02, 0.9 if config.reference else 1.0)
            _classify(config, predictor, ortho, height, part)
    return _result(config, card, device, batch_size, reporter)


def default_batch_size(device: Device) -> int:
    """Windows computed at once, if the user does not say."""
    return _BATCH_SIZES[device.torch_device.type]


def _classify(
    config: ClassifyConfig, predictor: Predictor, ortho: RasterReader, height: RasterReader | None, reporter: Reporter
) -> None:
    """Read, predict, decide and write at the same time: reading and writing have a thread each."""
    grid, card = ortho.grid, predictor.card
    plan = WindowPlan(grid.width, grid.height, card.patch_size, config.overlap, BLOCK)
    progress = _Progress(plan, reporter)
    decide = Decision(card.outputs, card.scheme.undefined, config.min_confidence / 100, bool(config.probabilities))
    reader = WindowReader(card, ortho, height, pinned=predictor.device.torch_device.type == "cuda")
    with (
        progress.told(),
        closing(reader.stripes(plan)) as stripes,
        ResultRasters(grid, card, config.output, config.confidence, config.probabilities) as rasters,
        closing(in_flight(rasters.write, map(decide, predictor.rows(stripes, plan)), threads=1, ahead=1)) as written,
    ):
        for rows in written:
            progress.note(rows)


class _Progress:
    """How far a classification has come."""

    def __init__(self, plan: WindowPlan, reporter: Reporter) -> None:
        self._plan, self._reporter = plan, reporter
        self._pixels = 0
        self._place = f"row 0 of {plan.height}"

    def note(self, rows: Decided) -> None:
        """Some rows are written."""
        panels = self._plan.panels
        done = rows.row_off + len(rows.classes)
        self._pixels += rows.classes.numel()
        self._place = f"row {done} of {self._plan.height}"
        if len(panels) > 1:
            self._place += f" in column band {panels.index(rows.panel) + 1} of {len(panels)}"
        share = self._pixels / (self._plan.width * self._plan.height)
        self._reporter.progress(share, "Classifying", self._place)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Add to what ends the classification early how far it has come."""
        try:
            yield
        except JobCancelled as stop:
            raise JobCancelled(f"{stop.message} It had come to {self._place}.".strip()) from None
        except EngineError as error:
            error.message += f" The classification had come to {self._place}."
            raise


def _result(config: ClassifyConfig, card: ModelCard, device: Device, batch_size: int, reporter: Reporter) -> JobResult:
    """Compare the class raster with the reference, if there is one."""
    ran_on = {"device": device.name, "precision": device.precision, "batch_size": batch_size}
    rasters = {name: getattr(config, name) for name in ("output", "confidence", "probabilities")}
    if not config.reference:
        return JobResult(outputs={**rasters, "report": ""}, ran_on=ran_on)
    part = StageReporter(reporter, 0.9, 1.0)
    pair = Pair(config.output, config.reference, final_path(config.output), config.as_given().reference)
    assessment = assess_rasters([pair], Rules(card.scheme), part)
    if config.report:
        write_report(config.report, assessment, {"model": config.model})
    return JobResult(outputs={**rasters, "report": config.report}, scores=assessment.summary(), ran_on=ran_on)
