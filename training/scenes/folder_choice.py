"""Which of several folders with rasters of the same places to take: bands, whole references, heights in metres."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..contract.errors import DatasetError
from ..contract.language import tr
from .names import ERODED_WORDS, HEIGHT, IMAGE, PLURALS, kind_words, place_of, words_of

PICTURES = {".jpg", ".jpeg", ".png", ".bmp"}  # 8 bit; the normalised heights of the ISPRS in them are no metres
_ORDERS = {  # bands of the near infrared and of red -> how files and folders with this order are called
    (1, 2): {"irrg", "cir", "nrg"},
    (4, 1): {"rgbir", "rgbi", "rgbn"},
    (0, 1): {"rgb"},
}
_NORMALISED = {"ndsm", "ndom", "chm", "normalised", "normalized", "normalisation", "normalization"}
_WHOLE = {"all", "complete"}  # a part of the Potsdam references was held back for years
_BEST_NORMALISED = "lastools"  # the other one of the Potsdam benchmark is not checked


@dataclass(frozen=True)
class RasterGroup:
    """Rasters of one kind.

    Args:
        kind: Orthophotos, references or height rasters.
        folder: The folder that says so, seen from the one that was given.
        context: The other folders on the way to them: rasters with another context are of other places.
        files: The rasters.
    """

    kind: str
    folder: Path
    context: tuple[str, ...]
    files: tuple[Path, ...]

    @property
    def shown(self) -> str:
        """The folder for messages."""
        return self.folder.as_posix() if self.folder.parts else tr("the folder itself")

    @cached_property
    def places(self) -> set[tuple[str, ...]]:
        """The places that the file names stand for."""
        return {place_of(path.stem) or (path.stem,) for path in self.files}

    @cached_property
    def words(self) -> set[str]:
        """The words of the folder's name and of the ends of the file names."""
        return {*words_of(self.folder.name), *(word for path in self.files for word in kind_words(path.stem).split())}


def choose(groups: Sequence[RasterGroup], bands: tuple[int, int]) -> tuple[list[RasterGroup], list[RasterGroup]]:
    """Of groups of one kind, those to take and those to leave: of each place, one version.

    Args:
        groups: Groups of one kind.
        bands: Numbers of the bands of the near infrared and of red that the user gave.

    Raises:
        DatasetError: If it is not clear which; names the folders.
    """
    taken = []
    for versions in _versions(groups):
        best = _best(versions, bands)
        if len(best) > 1:
            raise _unclear(best, bands)
        taken.append(best[0])
    left = [group for group in groups if group not in taken]
    return [_one_file_a_place(group) for group in taken], left


def _versions(groups: Iterable[RasterGroup]) -> list[list[RasterGroup]]:
    """Groups that hold the same places, together."""
    by_context: dict[tuple[str, ...], list[list[RasterGroup]]] = defaultdict(list)
    for group in groups:
        clusters = by_context[group.context]
        same = next((cluster for cluster in clusters if cluster[0].places & group.places), None)
        if same is None:
            clusters.append([group])
        else:
            same.append(group)
    return [cluster for clusters in by_context.values() for cluster in clusters]


def _best(versions: list[RasterGroup], bands: tuple[int, int]) -> list[RasterGroup]:
    """The version to take; several if it is not clear which."""
    if versions[0].kind == IMAGE:
        order = _ORDERS.get((0, 1) if bands[0] == 0 else bands, set())
        fitting = [group for group in versions if group.words & order]
        unnamed = [group for group in versions if not group.words & set().union(*_ORDERS.values())]
        plain = [group for group in unnamed if not place_of(group.folder.name)]
        return next((found for found in (fitting, plain, unnamed) if len(found) == 1), versions)
    if versions[0].kind == HEIGHT:
        metres = [group for group in versions if not any(path.suffix.lower() in PICTURES for path in group.files)]
        return _preferred(metres or versions, _NORMALISED)
    whole = [group for group in versions if not group.words & ERODED_WORDS]
    return _preferred(whole or versions, _WHOLE)


def _preferred(versions: list[RasterGroup], words: set[str]) -> list[RasterGroup]:
    """The one version that has such a word in its name; all if that does not decide."""
    named = [group for group in versions if group.words & words]
    return named if len(named) == 1 else versions


def _one_file_a_place(group: RasterGroup) -> RasterGroup:
    """Where files in one folder are versions of each other, the whole references, and the better normalised heights."""
    if len(group.places) == len(group.files):
        return group
    ends = {path: set(kind_words(path.stem).split()) for path in group.files}
    if group.kind == HEIGHT:
        metres = [path for path in group.files if path.suffix.lower() not in PICTURES]
        above_ground = [path for path in metres if ends[path] & _NORMALISED]
        choices = [above_ground, metres, [path for path in group.files if _BEST_NORMALISED in ends[path]]]
    else:
        choices = [[path for path in group.files if not ends[path] & ERODED_WORDS]]
    for files in choices:
        if len({place_of(path.stem) or (path.stem,) for path in files}) == len(files) == len(group.places):
            return replace(group, files=tuple(files))
    return group  # matching says what is not clear


def _unclear(versions: Sequence[RasterGroup], bands: tuple[int, int]) -> DatasetError:
    kind, names = versions[0].kind, tr(" and ").join(group.shown for group in versions)
    if kind != IMAGE:
        return DatasetError(
            tr(
                "{names} hold {kinds} of the same places, and it is not clear which of them to take.",
                names=names,
                kinds=tr(PLURALS[kind]),
            ),
            tr("Take the others out of the folder, or give the {kinds} as a list.", kinds=tr(PLURALS[kind])),
        )
    return DatasetError(
        tr(
            "{names} hold orthophotos of the same places, and NIR_BAND={nir} with RED_BAND={red} does not "
            "say which of them to take.",
            names=names,
            nir=bands[0],
            red=bands[1],
        ),
        tr(
            "Give the numbers of the bands of one of them (IRRG: 1 and 2, RGBIR: 4 and 1, RGB: 0 and 1), take "
            "the others out of the folder, or give the orthophotos as a list."
        ),
    )
