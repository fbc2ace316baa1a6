"""One orthophoto, or the part of it that is wanted, to its class raster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..contract.config import ClassifyConfig
from ..contract.errors import EngineError, JobCancelled
from ..contract.language import tr
from ..jobs.outputs import Outputs
from ..jobs.reporter import Reporter
from ..network.applicability import Applicability
from ..network.distributed import ProcessGroup
from ..network.memory import give_memory_back, is_out_of_memory
from ..raster_io import BLOCK
from ..threads import in_order
from .applicability import ShareBeyond
from .forecast import Speed, say_forecast
from .model_tags import model_tags
from .prediction.predictor import Predictor
from .result_rasters import Decided, Decision, ResultRasters
from .sources import Sources
from .window_plan import WindowPlan
from .window_size import WindowSize
from .windows_at_once import WindowsAtOnce
from .written_rows import written_rows

_RASTERS = ("output", "confidence", "probabilities", "applicability")


def classify_ortho(
    config: ClassifyConfig,
    outputs: Outputs[ClassifyConfig],
    predictor: Predictor,
    windows: WindowsAtOnce,
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
        self._place = tr("row {row} of {rows}", row=0, rows=plan.written.height)

    def note(self, rows: Decided) -> None:
        """Count rows that are written, and report how far the classification is."""
        panels = [panel.written[0] for panel in self._plan.panels]
        wanted = self._plan.written
        done = rows.row_off + len(rows.classes) - wanted.row_off
        self._pixels += rows.classes.numel()
        self.with_result += rows.pixels
        self._place = tr("row {row} of {rows}", row=done, rows=wanted.height)
        if len(panels) > 1:
            self._place += tr(
                " in column band {number} of {count}", number=panels.index(rows.col_off) + 1, count=len(panels)
            )
        share = self._pixels / (wanted.width * wanted.height)
        self._reporter.progress(share, tr("Classifying"), self._place)

    @contextmanager
    def added_to_errors(self) -> Iterator[None]:
        """Add to what ends the classification early how far it has come."""
        try:
            yield
        except JobCancelled as stop:
            raise JobCancelled(
                tr(
                    "{message} It had come to {place} in {name}.",
                    message=stop.message,
                    place=self._place,
                    name=self._name,
                ).strip()
            ) from None
        except EngineError as error:
            raise error.with_context(
                tr("The classification had come to {place} in {name}.", place=self._place, name=self._name)
            ) from error
