"""Which rasters belong together: by position where they are georeferenced, else by the number in the file name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..contract.errors import DatasetError
from ..jobs.reporter import Reporter
from ..raster_io import Grid

_COVERED = 0.5  # a match by position covers at least this share of the orthophoto
_WHOLLY_COVERED = 0.99  # less is worth a warning
_POSITION, _NUMBER = "position", "number"


def number_of(path: Path) -> str:
    """The tile number in a file name: after "area", else the last number; "" if there is none."""
    area = re.search(r"area_?(\d+)", path.stem, re.IGNORECASE)
    numbers = re.findall(r"\d+", path.stem)
    number = area.group(1) if area else (numbers[-1] if numbers else "")
    return number.lstrip("0") or number


def matched_rasters(
    orthos: Sequence[Path], candidates: Sequence[Path], grids: dict[Path, Grid], what: str, reporter: Reporter
) -> list[Path]:
    """The raster of another kind that belongs to each orthophoto, in their order; see `match_all`.

    Raises:
        DatasetError: If an orthophoto has none, or if it is not clear which.
    """
    matches, ways = match_all(orthos, candidates, grids, what, reporter)
    warn_of_unused(candidates, matches.values(), reporter)
    reporter.info(f"{len(orthos)} orthophotos: each one's {what} found by {' and '.join(sorted(ways))}.")
    return [matches[ortho] for ortho in orthos]


def match_all(
    orthos: Sequence[Path], candidates: Sequence[Path], grids: dict[Path, Grid], what: str, reporter: Reporter
) -> tuple[dict[Path, Path], set[str]]:
    """Like `match`, where no orthophoto may be left without.

    Raises:
        DatasetError: If an orthophoto has none, or if it is not clear which.
    """
    matches, ways = match(orthos, candidates, grids, what, reporter)
    without = [ortho for ortho in orthos if ortho not in matches]
    if without:
        raise unmatched_error(without, candidates, what)
    return matches, ways


def match(
    orthos: Sequence[Path], candidates: Sequence[Path], grids: dict[Path, Grid], what: str, reporter: Reporter
) -> tuple[dict[Path, Path], set[str]]:
    """Find the raster of another kind that belongs to each orthophoto.

    Args:
        orthos: The orthophotos.
        candidates: The other rasters: references, or heights.
        grids: The grids of all of them.
        what: What the candidates are, in one word or two, for messages.
        reporter: Is warned of orthophotos that are covered in part.

    Returns:
        Orthophoto -> the candidate that belongs to it, where there is one; and by what they were matched: "position",
        "number" (in the file name) or "size".

    Raises:
        DatasetError: If several belong to one orthophoto, or one to several by its number.
    """
    matches: dict[Path, Path] = {}
    ways = set()
    for ortho in orthos:
        raster, way = _match_one(ortho, candidates, grids, what, alone=len(orthos) == 1)
        if raster is None:
            continue
        same = [other for other, path in matches.items() if path == raster]
        if same and way == _NUMBER:
            raise DatasetError(
                f"{raster.name} is the {what} of {same[0].name} and of {ortho.name} by {way}.",
                f"Give one {what} for each orthophoto, with the orthophoto's number in its name.",
            )
        matches[ortho] = raster
        ways.add(way)
        if way == _POSITION:
            _warn_of_uncovered(ortho, raster, candidates, grids, reporter)
    return matches, ways


def warn_of_unused(candidates: Iterable[Path], used: Iterable[Path], reporter: Reporter) -> None:
    """Warn of rasters that belong to no orthophoto, since they may have been given by mistake."""
    unused = sorted(path.name for path in set(candidates) - set(used))
    if unused:
        reporter.warning(f"These rasters belong to no orthophoto and are not used: {', '.join(unused)}.")


def _match_one(
    ortho: Path, candidates: Sequence[Path], grids: dict[Path, Grid], what: str, alone: bool
) -> tuple[Path | None, str]:
    """The candidate that belongs to an orthophoto, and by what it was matched.

    By position if the orthophoto and all candidates are georeferenced, else by the number in the name; a single
    candidate of the same size for an orthophoto that is `alone` needs neither.
    """
    grid = grids[ortho]
    if grid.georeferenced and all(grids[path].georeferenced for path in candidates):
        way = _POSITION
        matches = [path for path in candidates if grid.overlap_with(grids[path]) >= _COVERED]
        if len(matches) > 1:  # several at the same place: the number decides
            matches = [path for path in matches if number_of(path) == number_of(ortho)] or matches
    else:
        way = _NUMBER
        matches = [path for path in candidates if number_of(ortho) and number_of(path) == number_of(ortho)]
        if not matches and alone and len(candidates) == 1 and _same_size(grid, grids[candidates[0]]):
            matches, way = list(candidates), "size"
    if len(matches) > 1:
        raise DatasetError(
            f"{ortho.name} has several candidates for its {what} by {way}: {', '.join(path.name for path in matches)}.",
            f"Give one {what} for each orthophoto.",
        )
    return (matches[0] if matches else None), way


def _warn_of_uncovered(
    ortho: Path, raster: Path, candidates: Sequence[Path], grids: dict[Path, Grid], reporter: Reporter
) -> None:
    """Warn if a raster covers only part of an orthophoto; others may be cut at other edges than the orthophotos."""
    grid = grids[ortho]
    share = grid.overlap_with(grids[raster])
    if share >= _WHOLLY_COVERED:
        return
    touching = [
        path.name for path in candidates if path != raster and grid.overlap_with(grids[path]) > 1 - _WHOLLY_COVERED
    ]
    more = f" {', '.join(touching)} would cover more: join them first (Raster > Miscellaneous > Build Virtual Raster)."
    reporter.warning(
        f"{raster.name} covers only {share:.0%} of {ortho.name}; there is no data in the rest."
        + (more if touching else "")
    )


def _same_size(first: Grid, second: Grid) -> bool:
    return max(abs(first.width - second.width), abs(first.height - second.height)) <= 1


def unmatched_error(orthos: Sequence[Path], candidates: Sequence[Path], what: str) -> DatasetError:
    """The error for orthophotos that no raster of a kind belongs to."""
    return DatasetError(
        f"No {what} covers or is named like {', '.join(path.name for path in orthos)}. Of the {what}s that were given, "
        f"none fits: {', '.join(path.name for path in candidates) or 'none given'}.",
        f"Give a {what} of the same place for each orthophoto (overlapping it, or with the same number in its name).",
    )
