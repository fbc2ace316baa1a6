"""What file names say: which files are no data but leftovers of a system, names that tell files apart, short lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path, PurePath
from zlib import crc32

from .language import tr

_LEFTOVER_NAMES = {".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".directory", ".spotlight-v100", ".trashes"}
_LEFTOVER_FOLDERS = {"__macosx", ".trashes", "$recycle.bin", ".spotlight-v100", ".fseventsd", "@eadir", ".runs"}
_LEFTOVER_ENDS = (".aux.xml", ".ovr", ".msk", ".part", ".crdownload")
_MOST_NAMED = 8  # names in one message
_UNFIT = re.compile(r"[\\/\x00-\x08\x0b-\x1f]")  # what lists of files and other systems cannot hold
_LONGEST_STEM = 200  # bytes; a file name may have 255


def is_leftover(path: str | PurePath) -> bool:
    """Whether a file or folder is nothing the user made, but was dropped beside it.

    macOS leaves `._x.tif`, `.DS_Store` and `__MACOSX`, Windows `Thumbs.db`, `desktop.ini` and `~$x`, GDAL
    `x.tif.aux.xml` and `x.tif.ovr`, and an interrupted run or download `x.part.tif`.
    """
    path = PurePath(path)
    name = path.name.casefold()
    return (
        name.startswith(("._", "~$"))
        or name in _LEFTOVER_NAMES
        or name.endswith(_LEFTOVER_ENDS)
        or PurePath(name).stem.endswith(".part")
        or any(part.casefold() in _LEFTOVER_FOLDERS for part in path.parts)
    )


def is_bare(folder: Path) -> bool:
    """Whether a folder holds nothing but what a system has dropped into it."""
    return all(is_leftover(inside.name) for inside in folder.iterdir())


def short_list(names: Iterable[str], most: int = _MOST_NAMED) -> str:
    """Names for a message: "a, b, c and 64 more"."""
    names = list(names)
    if len(names) <= most + 1:
        return ", ".join(names)
    return tr("{names} and {count} more", names=", ".join(names[:most]), count=len(names) - most)


def first_and_more(names: Iterable[str]) -> str:
    """The first of several names for a message, and how many there are besides: "a and 3 more"."""
    first, *others = names
    return tr("{first} and {count} more", first=first, count=len(others)) if others else first


def short_stem(name: str) -> str:
    """A name that leaves room for endings in a file name: of long ones the beginning, and what tells it from others."""
    text = name.encode("utf-8", "surrogateescape")
    if len(text) <= _LONGEST_STEM:
        return name
    return f"{text[: _LONGEST_STEM - 9].decode('utf-8', 'ignore')}_{crc32(text):08x}"


def unique_names(paths: Sequence[Path]) -> dict[Path, str]:
    """A name for each of several different files: its stem, with so many folders in front as tell it from the others.

    Folders that all files of one stem have in common, such as `images`, are passed over. Files that differ in their
    ending alone get it at the end of their name. Backslashes and signs that cannot be seen become "_". Names that
    differ in upper and lower case alone count as the same, since on some disks they are.
    """
    by_stem: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        by_stem[path.stem.casefold()].append(path)
    names = {path: _UNFIT.sub("_", name) for same in by_stem.values() for path, name in _told_apart(same).items()}
    taken: set[str] = set()
    for path in paths:  # a name with folders may be the stem of another file
        name, number = names[path], 2
        while name.casefold() in taken:
            name, number = f"{names[path]}_{number}", number + 1
        taken.add(name.casefold())
        names[path] = name
    return {path: names[path] for path in paths}


def _told_apart(same: Sequence[Path]) -> dict[Path, str]:
    """Names of files with one stem."""
    if len(same) == 1:
        return {same[0]: same[0].stem}
    fronts: dict[Path, list[str]] = {path: [] for path in same}
    levels = zip_longest(*(reversed(path.parent.parts) for path in same), fillvalue="")
    for level in levels:  # from the files upwards
        if len({"_".join(front).casefold() for front in fronts.values()}) == len(same):
            break
        if len({part.casefold() for part in level}) > 1:
            for path, part in zip(same, level):
                fronts[path].insert(0, part.strip("/\\:"))
    names = {path: "_".join([*filter(None, front), path.stem]) for path, front in fronts.items()}
    if len({name.casefold() for name in names.values()}) < len(same):
        names = {path: f"{name}_{path.suffix.lstrip('.')}" for path, name in names.items()}
    return names
