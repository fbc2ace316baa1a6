"""The names that outputs have until they are complete."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from ..options import JobConfig, Option

# Nobody else's files have this in their names: what a killed run has left is known by it, and removed by the next one.
_MARK = ".vaihingen.part"
_LONGEST = 120  # bytes of such a name; with what is added to it, encrypted folders take it too (143)


def part_path(path: Path) -> Path:
    """Where an output is written before it is complete: `out.tif` -> `out.vaihingen.part.tif`."""
    return path.with_name(_fitting(path.stem, f"{_MARK}{path.suffix}"))


def part_start(path: Path) -> str:
    """How the names of files begin that belong to an unfinished output: `out.vaihingen.part.`."""
    return part_path(path).name[: len(part_path(path).name) - len(path.suffix)] + "."


def style_path(path: Path) -> Path:
    """The style of a raster: `a.qml` for `a.tif`; of an unfinished one without ending, `a.vaihingen.part.qml`."""
    return path.with_name(f"{path.name}.qml") if is_half(path.name) else path.with_suffix(".qml")


def half_path(path: Path) -> Path:
    """Where a small file is written before it is whole: `out.csv` -> `out.csv.vaihingen.part`."""
    return path.with_name(_fitting(path.name, _MARK))


def is_half(name: str) -> bool:
    """Whether a file of this name is not whole yet, see `half_path`."""
    return name.endswith(_MARK)


def is_unfinished(name: str) -> bool:
    """Whether a file or folder of this name is not complete yet, or belongs to one that is not."""
    return _MARK in name


def final_path(path: Path) -> Path:
    """The path that an unfinished output will have, as far as its name tells: long ones are shortened."""
    return path.with_name(path.name.replace(_MARK, "", 1))


def all_outputs(config: JobConfig) -> Iterator[tuple[str, Path, Option]]:
    """Field, path and description of each output of a job and its parts."""
    for part in (config, *config.parts()):
        for name, path in part.new_paths().items():
            yield name, path, part.options()[name]


def with_final_paths(config: JobConfig, text: str) -> str:
    """The same text with the final paths of all outputs in place of their part paths."""
    known = {str(part_path(path)): str(path) for _, path, _ in all_outputs(config)}
    parts = "|".join(map(re.escape, known))
    return re.sub(rf"({parts})(?!\w)", lambda match: known[match[0]], text) if known else text


def _fitting(start: str, end: str) -> str:
    """A name with this start and end, the start shortened if the name would be too long for the disk."""
    if len(os.fsencode(start + end)) <= _LONGEST:
        return start + end
    digest = hashlib.sha256(os.fsencode(start)).hexdigest()[:12]
    kept = os.fsencode(start)[: max(0, _LONGEST - len(os.fsencode(end)) - len(digest) - 1)]
    return f"{kept.decode('utf-8', errors='ignore')}~{digest}{end}"
