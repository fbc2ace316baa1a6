"""The rasters in a folder: that of the ISPRS Vaihingen benchmark, or any whose sub-folders say what they hold."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..contract.config import TileConfig
from ..contract.dataset_card import DESCRIPTION
from ..contract.errors import DatasetError, reason
from ..contract.file_names import is_leftover, short_list
from ..contract.language import tr
from ..jobs.reporter import Reporter
from .folder_choice import RasterGroup, choose
from .isprs_folder import ERODED_FOLDER, HEIGHT_FOLDERS, ORTHO_FOLDER, REFERENCE_FOLDER, isprs_heights, isprs_references
from .names import (
    HEIGHT,
    IMAGE,
    PLURALS,
    REFERENCE,
    kind_of_file,
    kind_of_folder,
    number_of,
    numbers_of,
    parts_of,
    place_of,
    words_of,
)

_RASTER_ENDS = {".tif", ".tiff", ".jpg", ".jpeg", ".png", ".bmp", ".vrt", ".img", ".jp2"}


@dataclass(frozen=True)
class FolderRasters:
    """Orthophotos, references and heights of a folder; heights may be missing."""

    orthos: Sequence[Path]
    references: Sequence[Path]
    heights: Sequence[Path]


def folder_rasters(config: TileConfig, reporter: Reporter) -> FolderRasters:
    """Orthophotos, references and heights of `FOLDER`; the log says which folders were taken as what.

    Raises:
        DatasetError: If there are no orthophotos or no references, or if it is not clear which; lists what was found.
    """
    folder = Path(config.folder)
    if not folder.is_dir():
        raise DatasetError(tr("{folder} is not a folder.", folder=folder), _expected())
    try:
        files = list(rasters_below(folder, reporter))
    except OSError as error:
        raise DatasetError(
            tr("{folder} cannot be read: {reason}.", folder=folder, reason=reason(error)), _expected()
        ) from error
    inside = _by_sub_folder(folder, files)
    if inside.get(ORTHO_FOLDER) and (inside.get(REFERENCE_FOLDER) or inside.get(ERODED_FOLDER)):
        references = isprs_references(inside, reporter)
        return FolderRasters(inside[ORTHO_FOLDER], references, isprs_heights(inside, reporter))
    groups = _groups(folder, files)
    found = FolderRasters(*(_chosen(groups, kind, config, reporter) for kind in (IMAGE, REFERENCE, HEIGHT)))
    if not (found.orthos and found.references):
        raise _nothing_in(folder, inside, found)
    if not found.heights:
        reporter.info(tr("No heights in this folder: models can use the orthophoto only."))
    return found


def rasters_below(folder: Path, reporter: Reporter) -> Iterator[Path]:
    """All rasters at any depth, by folder and number; without leftovers, empty files and data sets of ours."""
    empty, seen = [], set()
    for place, folders, names in os.walk(folder, onerror=_complain, followlinks=True):
        real = os.path.realpath(place)
        folders[:] = sorted(name for name in folders if not is_leftover(name) and not name.startswith("."))
        if real in seen or DESCRIPTION in names:
            folders.clear()
            continue
        seen.add(real)
        paths = [Path(place, name) for name in names if Path(name).suffix.lower() in _RASTER_ENDS]
        paths = [path for path in paths if not is_leftover(path.name)]
        empty += [path for path in paths if not path.stat().st_size]
        yield from sorted((path for path in paths if path.stat().st_size), key=_by_number)
    if empty:
        reporter.warning(
            tr(
                "{count} files in {folder} are empty and are left out: {empty}. Copy or download them again.",
                count=len(empty),
                folder=folder,
                empty=short_list(path.name for path in empty),
            )
        )


def _expected() -> str:
    """What a folder should hold."""
    return tr(
        "Expected are {orthos}/ with orthophotos, {references}/ with references and, for heights, {heights}; or "
        "folders whose names say what they hold, such as images/, masks/ and dsm/, at any depth. Or give the rasters "
        "as lists.",
        orthos=ORTHO_FOLDER,
        references=REFERENCE_FOLDER,
        heights=tr(" or ").join(f"{name}/" for name in HEIGHT_FOLDERS),
    )


def _complain(error: OSError) -> None:
    raise error


def _by_number(path: Path) -> tuple[list[int], str]:
    numbers = numbers_of(path.stem) or (number_of(path) or "0",)
    return [int(number) for number in numbers], path.name


def _by_sub_folder(folder: Path, files: Iterable[Path]) -> dict[str, list[Path]]:
    """Name of each folder right below in small letters -> the rasters right in it."""
    inside: dict[str, list[Path]] = defaultdict(list)
    for path in files:
        if path.parent.parent == folder:
            inside[path.parent.name.lower()].append(path)
    return inside


def _groups(folder: Path, files: Sequence[Path]) -> list[RasterGroup]:
    """The rasters whose kind is known, by the folder that says so."""
    kinds = _kinds({path.relative_to(folder).parent for path in files})
    groups: dict[tuple[str, Path, tuple[str, ...]], list[Path]] = defaultdict(list)
    for path in files:
        inside = path.relative_to(folder).parent
        known = next((place for place in (inside, *inside.parents) if kinds.get(place)), None)
        kind = kinds[known] if known is not None else ""
        own = kind_of_file(path.stem)
        if known is None or (kind == IMAGE and own in (REFERENCE, HEIGHT)):  # images and masks side by side
            groups[own, inside, inside.parts].append(path)
        else:
            others = (*known.parent.parts, *sorted(parts_of([known.name])), *inside.relative_to(known).parts)
            groups[kind, known, others].append(path)
    return [RasterGroup(*key, files=tuple(paths)) for key, paths in groups.items() if key[0]]


def _kinds(places: Iterable[Path]) -> dict[Path, str]:
    """Folder, seen from the one that was given, -> what it holds; one beside `train_labels`, `train`, holds images."""
    every = {folder for place in places for folder in (place, *place.parents) if folder.parts}
    kinds = {folder: kind_of_folder(folder.name) for folder in every}
    labelled = {(folder.parent, place_of(folder.name)) for folder, kind in kinds.items() if kind == REFERENCE}
    for folder, kind in kinds.items():
        if not kind and (folder.parent, tuple(words_of(folder.name))) in labelled:
            kinds[folder] = IMAGE
    return kinds


def _chosen(groups: Iterable[RasterGroup], kind: str, config: TileConfig, reporter: Reporter) -> list[Path]:
    """The rasters of one kind; where several folders hold those of the same places, of one of them."""
    own = [group for group in groups if group.kind == kind]
    taken, left = choose(own, (config.nir_band, config.red_band))
    if taken:
        count = sum(len(group.files) for group in taken)
        reporter.info(
            tr(
                "{count} {kinds} from {taken}.",
                count=count,
                kinds=tr(PLURALS[kind]),
                taken=short_list(dict.fromkeys(group.shown for group in taken)),
            )
        )
    if left:
        reporter.info(
            tr("Not used, as other versions of these: {left}.", left=short_list(dict.fromkeys(g.shown for g in left)))
        )
    return [path for group in taken for path in group.files]


def _nothing_in(folder: Path, inside: Mapping[str, Sequence[Path]], found: FolderRasters) -> DatasetError:
    """The error for a folder in which orthophotos or references are missing."""
    names = sorted(path.name.lower() for path in folder.iterdir() if path.is_dir() and not is_leftover(path.name))
    missing = [name for name in (ORTHO_FOLDER, REFERENCE_FOLDER) if not inside.get(name)]
    known = {kind: len(files) for kind, files in ((IMAGE, found.orthos), (REFERENCE, found.references)) if files}
    more = "".join(
        tr(" Its names say of {count} rasters that they are {kinds}.", count=count, kinds=tr(PLURALS[kind]))
        for kind, count in known.items()
    )
    return DatasetError(
        tr(
            "{folder} has no rasters in {missing} (found folders: {names}).{more}",
            folder=folder,
            missing=tr(" and in ").join(missing),
            names=short_list(names) or tr("none"),
            more=more,
        ),
        _expected(),
    )
