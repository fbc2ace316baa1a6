"""Which rasters belong together: by position where it tells them apart, else by their names, else by their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import Path

from ..contract.errors import DatasetError
from ..contract.file_names import short_list
from ..contract.language import later, tr
from ..jobs.reporter import Reporter
from ..raster_io import Grid, local_system
from .cover import COVERED, WHOLLY_COVERED, Cover
from .names import PLURALS, in_other_parts, nearest_in_folders, number_of, place_of, same_number

_POSITION, _NAME, _NUMBER = later("position"), later("name"), later("number")  # what rasters are matched by
_SIZE, _ORDER = later("size"), later("order")
_NAMES: tuple[tuple[str, Callable[[Path], Hashable]], ...] = (  # how names can fit, the surest way first
    (_NAME, lambda path: path.stem.casefold()),
    (_NAME, lambda path: place_of(path.stem)),
    (_NUMBER, number_of),
)
_MOST_SHOWN = 6


def matched_rasters(
    orthos: Sequence[Path], candidates: Sequence[Path], grids: dict[Path, Grid], what: str, reporter: Reporter
) -> list[Path]:
    """The raster of another kind that belongs to each orthophoto, in their order; see `match_all`.

    Raises:
        DatasetError: If an orthophoto has none, or if it is not clear which.
    """
    matches, ways = match_all(orthos, candidates, grids, what, reporter)
    warn_of_unused(candidates, matches.values(), reporter)
    reporter.info(
        tr(
            "{count} orthophotos: each one's {what} found by {ways}.",
            count=len(orthos),
            what=tr(what),
            ways=in_words(ways),
        )
    )
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

    By position, if all are georeferenced; where several lie at one place, as rasters do that were saved without their
    own, the name decides. Otherwise by name: the same one, the same without words such as `top` and `label`, the same
    numbers. If no name fits, a single raster by its size, and as many rasters as orthophotos by their order.

    Args:
        orthos: The orthophotos.
        candidates: The other rasters: references, or heights.
        grids: The grids of all of them.
        what: What the candidates are, in one word or two, for messages.
        reporter: Is warned of what is uncertain: orthophotos that are covered in part, rasters matched by their order.

    Returns:
        Orthophoto -> the candidate that belongs to it, where there is one; and by what they were matched: "position",
        "name", "number" (in the file name), "size" or "order".

    Raises:
        DatasetError: If several belong to one orthophoto, or one to several by its name.
    """
    work = _Matching(orthos, candidates, grids, what)
    placed = [path for path in candidates if grids[path].georeferenced]
    if len(placed) == len(candidates):
        work.by_position(placed)
    work.by_names()
    if len(placed) < len(candidates):
        work.by_position([path for path in placed if path not in work.matches.values()])
    if not work.matches:
        work.by_size_or_order(reporter)
    work.cover.warn(reporter)
    _warn_of_local_systems(work.matches, grids, reporter)
    return {ortho: work.matches[ortho] for ortho in orthos if ortho in work.matches}, work.ways


def in_words(ways: Iterable[str]) -> str:
    """By what rasters were matched, for messages."""
    return tr(" and ").join(map(tr, sorted(ways)))


def warn_of_unused(candidates: Iterable[Path], used: Iterable[Path], reporter: Reporter) -> None:
    """Warn of rasters that belong to no orthophoto, since they may have been given by mistake."""
    unused = sorted(path.name for path in set(candidates) - set(used))
    if unused:
        reporter.warning(
            tr("These rasters belong to no orthophoto and are not used: {unused}.", unused=short_list(unused))
        )


def unmatched_error(orthos: Sequence[Path], candidates: Sequence[Path], what: str) -> DatasetError:
    """The error for orthophotos that no raster of a kind belongs to."""
    return DatasetError(
        tr(
            "No {what} covers or is named like {orthos}. Of the {whats} that were given, none fits: {candidates}.",
            what=tr(what),
            whats=tr(PLURALS[what]),
            orthos=short_list(path.name for path in orthos),
            candidates=short_list(path.name for path in candidates) or tr("none given"),
        ),
        tr(
            "Give a {what} of the same place for each orthophoto (overlapping it, or with the same name or the "
            "same number in its name).",
            what=tr(what),
        ),
    )


def _warn_of_local_systems(matches: Mapping[Path, Path], grids: Mapping[Path, Grid], reporter: Reporter) -> None:
    """Warn once of rasters whose coordinates are taken as they are, since nothing leads to the orthophoto's system."""
    notes = [note for ortho, raster in matches.items() if (note := local_system(raster, grids[raster], grids[ortho]))]
    if notes:
        more = tr(" So it is with {count} more.", count=len(notes) - 1) if len(notes) > 1 else ""
        reporter.warning(notes[0] + more)


class _Matching:
    """Orthophotos and candidates that are being matched, the surest way first."""

    def __init__(self, orthos: Sequence[Path], candidates: Sequence[Path], grids: dict[Path, Grid], what: str) -> None:
        self._orthos, self._candidates, self._grids, self._what = orthos, candidates, grids, what
        self.matches: dict[Path, Path] = {}
        self.ways: set[str] = set()
        self.cover = Cover(grids, what)
        self._placed: set[Path] = set()  # orthophotos whose position tells them from the others
        self._levels = [_Level(way, key, candidates) for way, key in _NAMES]

    def by_position(self, candidates: Sequence[Path]) -> None:
        """Match what has a place of its own; of several candidates at one place, the one whose name fits."""
        at_zero = sum(self._grids[ortho].at_zero for ortho in self._orthos)
        for ortho in self._left():
            grid = self._grids[ortho]
            if not grid.georeferenced or (at_zero > 1 and grid.at_zero):
                continue
            if len(candidates) == len(self._candidates):
                self._placed.add(ortho)
            if (raster := self._lying_at(ortho, candidates)) is not None:
                self._take(ortho, raster, _POSITION)
                self.cover.note(ortho, raster, candidates)

    def by_names(self) -> None:
        """Match what has no place of its own by names."""
        for level in self._levels:
            waiting = {ortho: self._named(ortho, level) for ortho in self._left() if ortho not in self._placed}
            while waiting:
                taken = set(self.matches.values())
                waiting = {ortho: [path for path in fitting if path not in taken] for ortho, fitting in waiting.items()}
                nearest = {ortho: nearest_in_folders(ortho, fitting) for ortho, fitting in waiting.items() if fitting}
                claims: dict[Path, list[Path]] = defaultdict(list)
                for ortho, fitting in nearest.items():
                    if len(fitting) == 1:
                        claims[fitting[0]].append(ortho)
                if not claims:  # nothing is clear any more
                    for ortho, fitting in nearest.items():
                        self._only(ortho, fitting, level.way)
                    break
                for raster, claimants in claims.items():
                    self._take(self._claimant(raster, claimants, level.way), raster, level.way)
                waiting = {ortho: fitting for ortho, fitting in waiting.items() if ortho not in self.matches}

    def by_size_or_order(self, reporter: Reporter) -> None:
        """Match where no name fits: a single raster by its size, several by their order if that is plausible."""
        pairs = list(zip(self._orthos, self._candidates, strict=False))
        alike = len(self._orthos) == len(self._candidates) and all(self._alike(*pair) for pair in pairs)
        if not alike or self._placed:
            return
        if len(pairs) == 1:
            self._take(*pairs[0], _SIZE)
        elif not all(number_of(path) for pair in pairs for path in pair):  # other numbers say: other places
            for pair in pairs:
                self._take(*pair, _ORDER)
            shown = short_list(
                (tr("{raster} with {ortho}", raster=raster.name, ortho=ortho.name) for ortho, raster in pairs), 3
            )
            reporter.warning(
                tr(
                    "No {what} has a name like that of an orthophoto. There are as many of them, of the same "
                    "sizes, so they are taken in the order in which they were given ({shown}). Check that this "
                    "is right.",
                    what=tr(self._what),
                    shown=shown,
                )
            )

    def _left(self) -> list[Path]:
        return [ortho for ortho in self._orthos if ortho not in self.matches]

    def _take(self, ortho: Path, raster: Path, way: str) -> None:
        self.matches[ortho] = raster
        self.ways.add(way)

    def _lying_at(self, ortho: Path, candidates: Sequence[Path]) -> Path | None:
        """The candidate that lies where the orthophoto does; None if there is none."""
        grid, known = self._grids[ortho], set(candidates)
        for level in self._levels[:2]:  # saves looking at all of them
            named = [path for path in self._named(ortho, level) if path in known]
            if len(named) == 1 and grid.overlap_with(self._grids[named[0]]) >= WHOLLY_COVERED:
                return named[0]
        shares = {path: grid.overlap_with(self._grids[path]) for path in candidates}
        fitting = [path for path in candidates if shares[path] >= WHOLLY_COVERED]
        fitting = fitting or [path for path in candidates if shares[path] >= COVERED]
        if len(fitting) > 1:
            for level in self._levels:
                if named := [path for path in self._named(ortho, level) if path in fitting]:
                    return self._only(ortho, named, _POSITION)
            fitting = [path for path in fitting if self._grids[path].same_as(grid)] or fitting
        return self._only(ortho, fitting, _POSITION) if fitting else None

    def _named(self, ortho: Path, level: _Level) -> list[Path]:
        """The candidates whose names fit, without those that lie elsewhere or in another part of the data set."""
        return [
            path
            for path in level.fitting(ortho)
            if not (in_other_parts(ortho, path) or self._apart(self._grids[ortho], self._grids[path]))
        ]

    def _only(self, ortho: Path, fitting: Sequence[Path], way: str) -> Path:
        """The one that fits an orthophoto; of several, the one in the nearest folder."""
        fitting = nearest_in_folders(ortho, fitting)
        if len(fitting) > 1:
            raise DatasetError(
                tr(
                    "{ortho} has several candidates for its {what} by {way}: {fitting}.",
                    ortho=ortho.name,
                    what=tr(self._what),
                    way=tr(way),
                    fitting=_shown(fitting),
                ),
                tr("Give one {what} for each orthophoto.", what=tr(self._what)),
            )
        return fitting[0]

    def _claimant(self, raster: Path, claimants: Sequence[Path], way: str) -> Path:
        """The orthophoto to which a raster belongs; of several, the one in the nearest folder."""
        claimants = nearest_in_folders(raster, claimants)
        if len(claimants) > 1:
            raise DatasetError(
                tr(
                    "{raster} is the {what} of {claimants} by {way}.",
                    raster=raster.name,
                    what=tr(self._what),
                    claimants=_shown(claimants, tr(" and of ")),
                    way=tr(way),
                ),
                tr(
                    "Give one {what} for each orthophoto, with the orthophoto's name or number in its name.",
                    what=tr(self._what),
                ),
            )
        return claimants[0]

    def _alike(self, ortho: Path, raster: Path) -> bool:
        first, second = self._grids[ortho], self._grids[raster]
        same_size = max(abs(first.width - second.width), abs(first.height - second.height)) <= 1
        return same_size and not self._apart(first, second)

    @staticmethod
    def _apart(first: Grid, second: Grid) -> bool:
        """Whether two rasters have places of their own, which are not the same."""
        return all(grid.georeferenced and not grid.at_zero for grid in (first, second)) and not first.overlap_with(
            second
        )


class _Level:
    """One way in which names can fit: `key` is what must be the same, nothing fits where it is empty."""

    def __init__(self, way: str, key: Callable[[Path], Hashable], candidates: Sequence[Path]) -> None:
        self.way, self._key = way, key
        self._groups: dict[Hashable, list[Path]] = defaultdict(list)
        for path in candidates:
            self._groups[key(path)].append(path)

    def fitting(self, ortho: Path) -> list[Path]:
        """The candidates whose names fit."""
        key = self._key(ortho)
        found = self._groups.get(key, []) if key else []
        return [path for path in found if same_number(ortho, path)] if self.way == _NUMBER else list(found)


def _shown(paths: Sequence[Path], between: str = ", ") -> str:
    """File names, with their folders where the names are the same."""
    names = [path.name for path in paths]
    if len(set(names)) < len(names):
        names = [f"{path.parent.name}/{path.name}" for path in paths]
    if len(set(names)) < len(names):
        names = [str(path) for path in paths]
    return between.join(names) if len(names) <= _MOST_SHOWN else short_list(names)
