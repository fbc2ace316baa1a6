"""Cuts and writes the patches of a data set, and keeps the books: list, statistics, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .contract.classes import NODATA, ClassScheme
from .normalise import TrainingStatistics
from .patches import Patch, patch_row, write_patch_files
from .reporter import Reporter, stop_if_cancelled
from .sampling import Plan
from .scene_reader import SceneReader
from .scenes import Scene
from .splits import SPLITS, TRAIN, Area
from .windows import Window


class Cutter:
    """Cuts and writes patches.

    Args:
        folder: The data set folder.
        scheme: Its classes.
        roles: Roles of the orthophotos' bands.
        min_labelled: Least share of labelled pixels of a patch, 0-1.

    Attributes:
        patches: What was cut.
        rows: Their lines in the patch list.
        skipped: Reason -> places that were left out.
        counts: Split -> pixels of each label value, shape (256,).
        statistics: Of the training patches' channels.
    """

    def __init__(self, folder: Path, scheme: ClassScheme, roles: Sequence[str], min_labelled: float) -> None:
        self._folder, self._scheme, self._min_labelled = folder, scheme, min_labelled
        self._learnt = [item.value for item in scheme.learnt()]
        self.patches: list[Patch] = []
        self.rows: list[dict[str, Any]] = []
        self.skipped: Counter[str] = Counter()
        self.counts = {split: np.zeros(256, dtype=np.int64) for split in SPLITS}
        self.statistics = TrainingStatistics(roles)

    def cut_scene(self, scene: Scene, plans: Sequence[Plan], reporter: Reporter) -> dict[str, Any]:
        """Cut the patches of one scene; return its entry in the list of sources."""
        with SceneReader(scene, self._scheme) as reader:
            reader.reference.check(reporter)
            wanted = sum(plan.wanted for plan in plans)
            tried = 0
            for plan in plans:
                kept = 0
                for window in plan.windows:
                    if kept == plan.wanted:
                        break
                    stop_if_cancelled(reporter)
                    kept += self._cut(reader, plan.area, window)
                    reporter.progress(min(1.0, (tried + kept) / wanted), "Cutting patches", scene.tile)
                tried += plan.wanted
            return reader.facts(reporter)

    def _cut(self, reader: SceneReader, area: Area, window: Window) -> bool:
        """Write one patch and count it; False if it holds too few labelled pixels."""
        data = reader.read(window)
        counts = np.bincount(data.labels.ravel(), minlength=256)
        labelled = float(counts[self._learnt].sum() / data.labels.size)
        if labelled == 0 or labelled < self._min_labelled:
            self.skipped["too few labelled pixels"] += 1
            return False
        grid, tile = area.scene.grid, area.scene.tile
        patch = Patch(f"{tile}_{window.row_off:06d}_{window.col_off:06d}", tile, area.split, window, labelled)
        write_patch_files(self._folder, patch.name, grid.part(window), data)
        shares = {value: float(counts[value] / counts[:NODATA].sum()) for value in self._scheme.values}
        self.patches.append(patch)
        self.rows.append(patch_row(patch, grid, shares))
        self.counts[area.split] += counts
        if area.split == TRAIN:
            self.statistics.add(data.image, data.valid, data.height)
        return True
