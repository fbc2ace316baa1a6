"""The nexttolabel job: blocks of orthophotos that are worth labelling, the best first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..classification.checks import single_jobs
from ..classification.mask import inside_of
from ..classification.prediction.predictor import Predictor
from ..classification.sources import Sources
from ..classification.window_size import WindowSize, choose_window_size
from ..classification.windows_at_once import default_batch_size
from ..classification.written_rows import written_rows
from ..contract.compatibility import joint_card
from ..contract.config import ClassifyConfig, NextToLabelConfig
from ..contract.errors import RasterError
from ..contract.language import tr
from ..contract.model_card import ModelCard
from ..jobs.outputs import Outputs
from ..jobs.part_reporters import NamedReporter, shares
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..jobs.result import JobResult
from ..labels.vector_files import refuse_vector_file
from ..network.devices import Device, choose_device
from ..network.memory import explain_memory
from ..network.model_file import find_applicability, load_model
from ..raster_io import Grid, RasterReader, gdal_limits, read_grid, upright_grid
from ..scenes.matching import matched_rasters
from ..scenes.names import LABELLED
from .block_facts import BlockFacts
from .block_rows import facts_of_rows
from .blocks_table import write_blocks
from .candidates import Candidates
from .described import Described
from .ranking import ranked
from .same_ground import SameGround

_CACHE_MB = 64  # of GDAL, as for a classification
_PANEL_PIXELS = 1 << 21  # of a row of windows, or of blocks: with the features, each takes about 120 bytes


@dataclass(frozen=True)
class _Place:
    """An orthophoto, and the raster that says where it is labelled; "" if there is none."""

    job: ClassifyConfig
    grid: Grid
    labelled: str


def run(config: NextToLabelConfig, outputs: Outputs[NextToLabelConfig], reporter: Reporter) -> JobResult:
    """Classify without writing, gather the facts of all blocks, choose, write the table."""
    card = joint_card(config.models)
    with gdal_limits(_CACHE_MB):
        jobs = single_jobs(config.classification(), card, reporter)
        places = _places(config, jobs, reporter)
        device = choose_device(config.device, config.precision, reporter)
        window = tr("a single window of {patch_size} x {patch_size} pixels", patch_size=card.patch_size)
        with explain_memory(window, tr("use a model of smaller patches or of a smaller network")):
            predictor = _predictor(config, card, device, reporter)
            windows = choose_window_size(config.classification(), card, predictor.costs, device, 1, reporter)
            predictor.take(config.batch_size or default_batch_size(device, windows.size))
            found = Candidates()
            for number, (place, own) in enumerate(zip(places, _reporters(places, reporter), strict=True)):
                for facts in _facts(place, number, config.block_size, predictor, windows, own):
                    found.add(facts)
    _refuse_nothing(config, found)
    return _written(config, outputs, card, places, found, reporter)


def _places(config: NextToLabelConfig, jobs: Sequence[ClassifyConfig], reporter: Reporter) -> list[_Place]:
    """The orthophotos with what is labelled of each."""
    for path in config.labelled:
        refuse_vector_file("labelled", path)
    orthos, labelled = [Path(job.ortho) for job in jobs], [Path(path) for path in config.labelled]
    grids = {path: upright_grid(path) for path in orthos} | {path: read_grid(path) for path in labelled}
    matched = matched_rasters(orthos, labelled, grids, LABELLED, reporter) if labelled else ["" for _ in jobs]
    return [_Place(job, grids[Path(job.ortho)], str(path)) for job, path in zip(jobs, matched, strict=True)]


def _predictor(config: NextToLabelConfig, card: ModelCard, device: Device, reporter: Reporter) -> Predictor:
    """The models on the device; the features are those of the first one."""
    stop, turned = partial(stop_if_cancelled, reporter), config.test_time_augmentation
    others = [Predictor(load_model(path), device, 1, turned, stop) for path in config.more_models]
    return Predictor(
        load_model(config.model),
        device,
        1,
        turned,
        stop,
        others=others,
        card=card,
        warn=reporter.warning,
        further=Described(find_applicability(config.model)),
    )


def _reporters(places: Sequence[_Place], reporter: Reporter) -> list[Reporter]:
    """One for each orthophoto, with its share of the work; names it if there are several."""
    if len(places) == 1:
        return [reporter]
    parts = shares(reporter, [place.grid.width * place.grid.height for place in places])
    return [NamedReporter(part, Path(place.job.ortho).name) for part, place in zip(parts, places, strict=True)]


def _facts(
    place: _Place, number: int, side: int, predictor: Predictor, windows: WindowSize, reporter: Reporter
) -> Iterator[BlockFacts]:
    """Facts of the blocks of one orthophoto, some rows of them at once."""
    with ExitStack() as stack:
        sources = Sources(place.job, predictor.card, stack, predictor.device.torch_device.type == "cuda")
        plan = windows.plan(sources.sizes.seen, sources.part, side, sources.sizes.step)
        rows_at_once = max(plan.window[0], round(side * plan.step))
        plan = replace(plan, panel_width=max(1, _PANEL_PIXELS // rows_at_once))
        labelled = None
        if place.labelled:
            labelled = partial(inside_of, stack.enter_context(RasterReader(place.labelled, like=place.grid)))
        stripes = stack.enter_context(closing(sources.reader.stripes(plan)))
        rows = written_rows(predictor.rows(stripes, plan), plan)
        count = -(-place.grid.width // side) * -(-place.grid.height // side)
        done = 0
        for facts in facts_of_rows(rows, side, number, labelled):
            done += len(facts)
            reporter.progress(
                done / count, tr("Looking at the blocks"), tr("block {done} of {count}", done=done, count=count)
            )
            yield facts


def _refuse_nothing(config: NextToLabelConfig, found: Candidates) -> None:
    """Refuse orthophotos that have no block to offer.

    Raises:
        RasterError: Says why.
    """
    if found.offered:
        return
    if found.taken:
        raise RasterError(
            tr(
                "There is no block left to label: {taken} of {seen} blocks touch what is LABELLED, and the "
                "others have hardly any data.",
                taken=found.taken,
                seen=found.seen,
            ),
            tr("Give further orthophotos, or a smaller BLOCK_SIZE."),
        )
    raise RasterError(
        tr(
            "There is no block to label: no square of {block_size} pixels (BLOCK_SIZE) has data on half of it.",
            block_size=config.block_size,
        ),
        tr("Give other orthophotos, or a smaller BLOCK_SIZE."),
    )


def _written(
    config: NextToLabelConfig,
    outputs: Outputs[NextToLabelConfig],
    card: ModelCard,
    places: Sequence[_Place],
    found: Candidates,
    reporter: Reporter,
) -> JobResult:
    """Choose, write, and say what was chosen."""
    facts, grids = found.open, [place.grid for place in places]
    ground = SameGround(facts.places, config.block_size, grids)
    ranking = ranked(facts, found.known, found.shares, config.blocks, ground.like)
    chosen = facts.take(ranking.chosen)
    names = [card.scheme.name_of(value) for value in card.outputs]
    orthos = [(ortho, grid) for ortho, grid in zip(outputs.given.orthos, grids, strict=True)]
    write_blocks(outputs.path("output"), chosen, ranking, config.block_size, orthos, found.shares, names)
    if len(chosen) < config.blocks:
        reporter.warning(
            tr(
                "BLOCKS is {blocks}, but only {count} blocks can be offered: of {seen} with data, {taken} touch "
                "what is labelled.",
                blocks=config.blocks,
                count=len(chosen),
                seen=found.seen,
                taken=found.taken,
            )
        )
    objects = int(chosen.objects.sum())
    reporter.info(
        tr(
            "{count} of {seen} blocks of {block_size} x {block_size} pixels, with about {objects} objects to draw.",
            count=len(chosen),
            seen=found.seen,
            block_size=config.block_size,
            objects=objects,
        )
    )
    reporter.info(
        tr(
            "These blocks were chosen because they are difficult: they are no random sample, and accuracy on "
            "them is not that of the map. Measure the map with random points ('Draw sample points')."
        )
    )
    return JobResult({"blocks_chosen": len(chosen), "objects_expected": objects})
