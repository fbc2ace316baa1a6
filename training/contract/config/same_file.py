"""Whether a file is given for two parameters."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from ..language import tr


def same_file_problems(inputs: Mapping[str, Sequence[str]]) -> list[str]:
    """Files that are given for two parameters, by whatever path: each kind of raster is a file of its own.

    Args:
        inputs: Parameter -> the files given for it.
    """
    given: dict[str, dict[str, str]] = {}  # real path -> parameter -> path as it was given
    for parameter, paths in inputs.items():
        for path in filter(None, paths):
            given.setdefault(os.path.normcase(os.path.realpath(path)), {}).setdefault(parameter, path)
    return [
        tr(
            "{names} are the same file, {path}: give each its own.",
            names=tr(" and ").join(names),
            path=next(iter(names.values())),
        )
        for names in given.values()
        if len(names) > 1
    ]
