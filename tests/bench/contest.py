"""Run two programs in turn and compare them; machines are noisy, so ratios of best times count."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Entrant:
    """One program: its name, its command line, and what must be removed before it runs again."""

    name: str
    command: Sequence[str]
    makes: Path
    prepare: Callable[[Path], object] = lambda path: None


@dataclass
class Measured:
    """Wall-clock seconds, seconds of all cores together, and peak memory of one run."""

    seconds: float
    cpu_seconds: float
    peak_mb: float


def compete(
    ours: Entrant, theirs: Entrant, must_reach: float, rounds: int = 3, reads: Sequence[Path] | None = None
) -> bool:
    """Run both in turn, print their best times and how many times as fast as theirs ours is.

    With the files that ours reads, the physical limit is run as well: reading them, and copying what ours makes.
    """
    entrants = [theirs, ours]
    if reads is not None:
        measure(ours, keep=True)
        entrants.append(copying(reads, ours.makes))
    runs: dict[str, list[Measured]] = {entrant.name: [] for entrant in entrants}
    for _ in range(rounds):
        for entrant in entrants:
            runs[entrant.name].append(measure(entrant))
    best = {name: min(found, key=lambda run: run.seconds) for name, found in runs.items()}
    for name, run in best.items():
        seconds = ", ".join(f"{item.seconds:.1f}" for item in runs[name])
        figures = f"{run.seconds:6.2f} s (of {seconds}), {run.cpu_seconds:.1f} s of CPU, peak {run.peak_mb:.0f} MB"
        say(f"  {name:40s} {figures}")
    ratio = best[theirs.name].seconds / best[ours.name].seconds
    reached = ratio >= must_reach
    say(f"  ours is {ratio:.2f} times as fast; {must_reach:g} is to be reached: {'yes' if reached else 'NO'}")
    if reads is not None:
        limit = best[entrants[-1].name].seconds
        say(f"  ours takes {best[ours.name].seconds / limit:.1f} times as long as copying the same bytes")
        remove(kept(ours.makes))
    return reached


def copying(reads: Sequence[Path], made: Path) -> Entrant:
    """A program that reads some files and copies what was made of them, which is put aside for it."""
    remove(kept(made))
    made.rename(kept(made))
    copy = made.with_name(f"copy_{made.name}")
    inputs = " ".join(shlex.quote(str(path)) for path in reads)
    script = f"cat {inputs} > /dev/null; cp -r {shlex.quote(str(kept(made)))} {shlex.quote(str(copy))}"
    return Entrant("the limit: copying the same bytes", ["sh", "-c", script], copy)


def kept(made: Path) -> Path:
    """Where an output is put aside."""
    return made.with_name(f"kept_{made.name}")


def measure(entrant: Entrant, keep: bool = False) -> Measured:
    """Run one program; what it made is removed before, and after unless it is to be kept."""
    remove(entrant.makes)
    entrant.prepare(entrant.makes)
    started = time.monotonic()
    process = subprocess.Popen(entrant.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    if status:
        raise RuntimeError(f"{' '.join(entrant.command)} failed:\n{errors.decode(errors='replace')}")
    if not keep:
        remove(entrant.makes)
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def remove(path: Path) -> None:
    """Remove a file or folder, if there is one."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
