"""The first pass over the references: whether all of their pixels are classes, and how often each class occurs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..contract.class_scheme import ClassScheme
from ..contract.config import TileConfig
from ..contract.dataset_card import SPLITS, TRAIN
from ..contract.language import tr
from ..jobs.part_reporters import StepCounter
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..labels.findings import LabelFindings
from ..labels.inspection import ReferenceFacts
from ..labels.reference_reader import ReferenceReader, label_strips
from ..scenes.find import Scene
from ..threads import in_order
from .class_pixels import ClassPixels
from .splits import Area


@dataclass
class ClassCensus:
    """How often each class occurs in the references.

    Attributes:
        counts: Split -> pixels of each label value in its areas, shape (256,).
        class_pixels: With `BALANCE`, pixels of each class in the training areas, by index of the area.
    """

    counts: dict[str, np.ndarray]
    class_pixels: ClassPixels | None


def take_census(areas: Sequence[Area], scheme: ClassScheme, config: TileConfig, reporter: Reporter) -> ClassCensus:
    """Read all references of the areas once, several at a time.

    Raises:
        LabelValueError: If a pixel is no class; names all such values of its raster, their counts and first places.
    """
    scenes = list({area.scene.tile: area.scene for area in areas}.values())
    strips = sum(len(label_strips(scene.grid)) for scene in scenes)
    steps = StepCounter(reporter, strips, tr("Checking the references"))

    def census_of_scene(index: int) -> tuple[ClassCensus, LabelFindings, ReferenceFacts]:
        return _scene_census(scenes[index], areas, scheme, config, steps, [config.seed, index])

    whole = _empty(scheme, config, [config.seed])
    seen = {coloured: LabelFindings() for coloured in (False, True)}
    for census, findings, facts in in_order(census_of_scene, range(len(scenes))):
        facts.report(reporter)
        findings.warn(facts.path, reporter)
        seen[facts.coloured].counts += findings.counts
        for split in SPLITS:
            whole.counts[split] += census.counts[split]
        if whole.class_pixels is not None and census.class_pixels is not None:
            whole.class_pixels.merge(census.class_pixels)
    _report_classes(seen, scheme, reporter)
    return whole


def _report_classes(seen: Mapping[bool, LabelFindings], scheme: ClassScheme, reporter: Reporter) -> None:
    """Say which classes all references hold, by whether they are coloured; warn of a single one."""
    for coloured, findings in seen.items():
        if findings.counts.any():
            findings.report(tr("References"), scheme, coloured, reporter)
    counts = np.sum([findings.counts for findings in seen.values()], axis=0)
    found = [land_cover.name for land_cover in scheme.learnt() if counts[land_cover.value]]
    if len(found) == 1:
        reporter.warning(
            tr("The references hold one class only, {name}: there is nothing to tell it from.", name=found[0])
        )


def _scene_census(
    scene: Scene, areas: Sequence[Area], scheme: ClassScheme, config: TileConfig, steps: StepCounter, seed: list[int]
) -> tuple[ClassCensus, LabelFindings, ReferenceFacts]:
    own = [(i, area) for i, area in enumerate(areas) if area.scene is scene]
    census, findings = _empty(scheme, config, seed), LabelFindings()
    with ReferenceReader(scene.reference, scene.grid, scheme) as reader:
        for strip in label_strips(scene.grid):
            stop_if_cancelled(steps.reporter)
            labels = reader.read(strip, findings)
            for i, area in own:
                part = area.window.intersection(strip)
                if part is None:
                    continue
                rows = slice(part.row_off - strip.row_off, part.row_end - strip.row_off)
                inside = labels[rows, part.col_off : part.col_end]
                census.counts[area.split] += np.bincount(inside.ravel(), minlength=256)
                if census.class_pixels is not None and area.split == TRAIN:
                    census.class_pixels.add(inside, i, part.col_off, part.row_off)
            steps.step(scene.tile)
        reader.check_findings(findings)
        return census, findings, reader.facts


def _empty(scheme: ClassScheme, config: TileConfig, seed: list[int]) -> ClassCensus:
    values = [land_cover.value for land_cover in scheme.learnt()]
    class_pixels = ClassPixels(values, config.patches, seed) if config.balance else None
    return ClassCensus({split: np.zeros(256, dtype=np.int64) for split in SPLITS}, class_pixels)
