"""How much of each orthophoto its partner covers, and the warning where that is not the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..contract.file_names import short_list
from ..contract.language import tr
from ..jobs.reporter import Reporter
from ..raster_io import Grid
from .names import PLURALS

COVERED = 0.5  # a match by position covers at least this share of the orthophoto
WHOLLY_COVERED = 0.99  # less is worth a warning
_MOST_SINGLE = 3  # warnings for orthophotos of their own; of more, one for all of them


@dataclass(frozen=True)
class _Part:
    ortho: Path
    raster: Path
    share: float
    touching: Sequence[str]


class Cover:
    """Collects the orthophotos that a raster covers in part.

    Args:
        grids: The grids of all rasters.
        what: What the partners are, for messages.
    """

    def __init__(self, grids: Mapping[Path, Grid], what: str) -> None:
        self._grids, self._what = grids, what
        self._parts: list[_Part] = []

    def note(self, ortho: Path, raster: Path, candidates: Sequence[Path]) -> None:
        """Look at one orthophoto and the raster that was matched with it by position."""
        grid = self._grids[ortho]
        share = grid.overlap_with(self._grids[raster])
        if share < WHOLLY_COVERED:
            beside = [path for path in candidates if path != raster]
            touching = [path.name for path in beside if grid.overlap_with(self._grids[path]) > 1 - WHOLLY_COVERED]
            self._parts.append(_Part(ortho, raster, share, touching))

    def warn(self, reporter: Reporter) -> None:
        """Warn of orthophotos that are covered in part; others may be cut at other edges than the orthophotos."""
        if len(self._parts) > _MOST_SINGLE:
            least = min(self._parts, key=lambda part: part.share)
            reporter.warning(
                tr(
                    "{count} {whats} cover only part of their orthophotos, {raster} only {share:.0%} of {ortho}; "
                    "there is no data in the rest: {parts}.",
                    count=len(self._parts),
                    whats=tr(PLURALS[self._what]),
                    raster=least.raster.name,
                    share=least.share,
                    ortho=least.ortho.name,
                    parts=short_list(part.raster.name for part in self._parts),
                )
            )
            return
        for part in self._parts:
            more = tr(
                " {touching} would cover more: join them first (Raster > Miscellaneous > Build Virtual Raster).",
                touching=short_list(part.touching),
            )
            reporter.warning(
                tr(
                    "{raster} covers only {share:.0%} of {ortho}; there is no data in the rest.",
                    raster=part.raster.name,
                    share=part.share,
                    ortho=part.ortho.name,
                )
                + (more if part.touching else "")
            )
