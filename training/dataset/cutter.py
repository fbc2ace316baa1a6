"""Cuts and writes the patches of a data set, several at a time, and collects their list, statistics and counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from queue import SimpleQueue

import numpy as np

from ..band_evidence import BandEvidence
from ..contract.class_scheme import NODATA, ClassScheme
from ..contract.dataset_card import SPLITS, TRAIN, Source
from ..contract.file_names import short_stem
from ..contract.language import later, tr
from ..contract.patch_list import PatchRow
from ..heights.levels import GROUND, LOW_GROUND
from ..heights.low_ground import USUAL_PIXEL_M, LowGround
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..labels.inspection import inspect
from ..scenes.band_roles import OrthoBands
from ..scenes.find import Scene
from ..scenes.reader import SceneReader
from ..threads import THREADS, in_order
from ..windows import Window
from .band_checks import evidence_of_patch
from .folder import Patch, patch_row, write_patch_files
from .sampling import PatchPlan
from .splits import Area
from .statistics import PatchStatistics, TrainingStatistics

FEW_LABELS = later("too few labelled pixels")
NO_DATA = later("too few pixels with data in the orthophoto")
HELD_OUT_GROUND = later("ground of validation or test in another orthophoto")
TWICE = later("place already taken")


@dataclass(frozen=True)
class _Cut:
    """One patch that was written, and what is to be counted of it."""

    patch: Patch
    row: PatchRow
    counts: np.ndarray
    statistics: PatchStatistics
    evidence: BandEvidence | None


class Cutter:
    """Cuts and writes patches.

    Args:
        folder: The data set folder.
        scheme: Its classes.
        bands: The orthophotos' bands.
        min_labelled: Least share of labelled pixels of a patch, 0-1.
        gsd_m: Ground sampling distance, m per pixel; 0 if unknown.
        height_reference: What the heights are measured from; see `heights.levels`.

    Attributes:
        bands: The orthophotos' bands.
        patches: What was cut.
        rows: Their lines in the patch list.
        resampled: What was brought onto the orthophotos' grids, and how -> the tiles.
        left_out: (tile, split, reason) -> places that were left out.
        counts: Split -> pixels of each label value, shape (256,).
        statistics: Of the training patches' channels, and of all tiles' heights.
        evidence: Tile -> what its pixels say of the order of the bands; empty without near infrared and red.
    """

    def __init__(
        self,
        folder: Path,
        scheme: ClassScheme,
        bands: OrthoBands,
        min_labelled: float,
        gsd_m: float,
        height_reference: str = GROUND,
    ) -> None:
        self._folder, self.scheme, self.bands, self._min_labelled = folder, scheme, bands, min_labelled
        self._gsd_m, self._height_reference = gsd_m, height_reference
        self._learnt = [land_cover.value for land_cover in scheme.learnt()]
        self.patches: list[Patch] = []
        self.rows: list[PatchRow] = []
        self.left_out: Counter[tuple[str, str, str]] = Counter()
        self.resampled: dict[str, list[str]] = defaultdict(list)
        self.counts = {split: np.zeros(256, dtype=np.int64) for split in SPLITS}
        self.statistics = TrainingStatistics(bands.roles)
        self.evidence: dict[str, BandEvidence] = {}

    @property
    def height_reference(self) -> str:
        """What the heights are measured from; "none" if there are none in any patch."""
        return self._height_reference if self.statistics.has_heights else "none"

    @property
    def skipped(self) -> dict[str, int]:
        """Reason -> places that were left out."""
        reasons: Counter[str] = Counter()
        for (_, _, reason), places in self.left_out.items():
            reasons[reason] += places
        return dict(reasons)

    def cut_scene(self, scene: Scene, plans: Sequence[PatchPlan], reporter: Reporter) -> Source:
        """Cut the patches of one scene; return its entry in the data set's card."""
        facts = inspect(scene.reference, self.scheme)
        with ExitStack() as stack:
            readers: SimpleQueue[SceneReader] = SimpleQueue()
            ground = None
            if scene.height is not None and self._height_reference == LOW_GROUND:
                ground = stack.enter_context(LowGround(scene.height, scene.grid, 0.0 if self._gsd_m else USUAL_PIXEL_M))
            for _ in range(THREADS):  # GDAL's open files serve one thread at a time
                reader = SceneReader(scene, self.scheme, facts, self.bands.data, ground)
                readers.put(stack.enter_context(reader))
            taken: set[Window] = set()
            wanted, before = sum(plan.wanted for plan in plans), 0
            for plan in plans:
                windows, missing = self._free(plan, taken), plan.wanted
                # The places of a batch are cut in the order of the file, which reads each of its strips once.
                while missing and (batch := sorted(islice(windows, missing), key=_in_file_order)):
                    with closing(in_order(partial(self._cut, readers, plan.area), batch)) as cuts:
                        for cut in cuts:
                            stop_if_cancelled(reporter)
                            missing -= self._count(cut, plan.area)
                            done = before + plan.wanted - missing
                            reporter.progress(done / wanted, tr("Cutting patches"), scene.tile)
                before += plan.wanted
            for kind in reader.resampled:
                self.resampled[kind].append(scene.tile)
            return reader.source()

    def _free(self, plan: PatchPlan, taken: set[Window]) -> Iterator[Window]:
        """The windows of a plan that are not taken and not on ground kept free."""
        for window in plan.windows:
            if window in taken:
                self._leave_out(plan.area, TWICE)
            elif any(window.intersection(held) for held in plan.area.kept_free):
                self._leave_out(plan.area, HELD_OUT_GROUND)
            else:
                taken.add(window)
                yield window

    def _cut(self, readers: SimpleQueue[SceneReader], area: Area, window: Window) -> _Cut | str:
        """Write one patch, in a thread; the reason if it holds too little to learn from."""
        reader = readers.get()
        try:
            data = reader.read(window)
        finally:
            readers.put(reader)
        counts = np.bincount(data.labels.ravel(), minlength=256)
        labelled = float(counts[self._learnt].sum() / data.labels.size)
        if labelled == 0 or labelled < self._min_labelled:
            share = float(data.valid.mean())
            return NO_DATA if share == 0 or share < self._min_labelled else FEW_LABELS
        grid, tile = area.scene.grid, area.scene.tile
        patch = Patch(
            f"{short_stem(tile)}_{window.row_off:06d}_{window.col_off:06d}", tile, area.split, window, labelled
        )
        write_patch_files(self._folder, patch.name, grid.part(window), data)
        shares = {value: float(counts[value] / counts[:NODATA].sum()) for value in self.scheme.values}
        measured = PatchStatistics.from_patch(
            self.bands.roles, data.image, data.valid, data.height, self._gsd_m, data.low_ground_m
        )
        evidence = evidence_of_patch(self.bands.roles, data)
        return _Cut(patch, patch_row(patch, grid, shares), counts, measured, evidence)

    def _count(self, cut: _Cut | str, area: Area) -> bool:
        """Add a patch to list, statistics and counts; False if there is none, but a reason."""
        if isinstance(cut, str):
            self._leave_out(area, cut)
            return False
        split = cut.patch.split
        self.patches.append(cut.patch)
        self.rows.append(cut.row)
        self.counts[split] += cut.counts
        self.statistics.add(cut.statistics, cut.patch.tile, learnt_from=split == TRAIN)
        if cut.evidence is not None:
            known = self.evidence.get(cut.patch.tile)
            self.evidence[cut.patch.tile] = cut.evidence if known is None else known + cut.evidence
        return True

    def _leave_out(self, area: Area, reason: str) -> None:
        self.left_out[area.scene.tile, area.split, reason] += 1


def _in_file_order(window: Window) -> tuple[int, int]:
    return window.row_off, window.col_off
