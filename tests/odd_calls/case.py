"""What a case is. Only the standard library and NumPy: QGIS's Python imports it too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np


@dataclass
class Call:
    """One call and the answer that it must get.

    Args:
        algorithm: Name of the algorithm, which is that of the engine's job.
        parameters: Parameter -> value as it is typed: a number, a word or a path; a list repeats the parameter. A bool
            is the flag `--name` or `--no-name` on the command line.
        refused: Words of the message, if the call must be refused; empty if it must succeed.
        says: Words that the log of a call that succeeds must hold.
        silent: Words that must not be said.
        rasters: Path -> all its pixels (B, H, W) with scale and offset applied, NaN where there is no data.
        scores: Number of the result, such as "OVERALL_ACCURACY" -> its value.
        written: Further files that must be there afterwards.
        missing: Files that must not be there afterwards.
        replaces: Files of the folder that the call may change or remove.
    """

    algorithm: str
    parameters: dict[str, Any]
    refused: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    rasters: dict[str, np.ndarray] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """One line of the table.

    Args:
        name: Its name.
        write: Writes its files into a folder that exists, and returns the call.
        qgis: Whether it also runs through `qgis_process`.
        engine: Whether the engine has the algorithm.
    """

    name: str
    write: Callable[[Path], Call]
    qgis: bool
    engine: bool


CASES: dict[str, Case] = {}


def case(qgis: bool = False, engine: bool = True) -> Callable[[Callable[[Path], Call]], Callable[[Path], Call]]:
    """Enter a function into the table."""

    def enter(write: Callable[[Path], Call]) -> Callable[[Path], Call]:
        if write.__name__ in CASES:
            raise ValueError(f"two cases are named {write.__name__}")
        CASES[write.__name__] = Case(write.__name__, write, qgis, engine)
        return write

    return enter
