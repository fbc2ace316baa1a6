"""`python -m tests.fuzz`: run cases for some minutes, or one case by its number."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.fuzz.case import Case

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"  # before NumPy and torch are loaded: a process with threads cannot be forked safely

BUILD = Path(__file__).resolve().parents[2] / "build" / "fuzz"


def main(arguments: list[str]) -> int:
    """Run the cases; the exit code is 1 if there was a finding."""
    options = _parser().parse_args(arguments)
    material = BUILD / "material"
    if not (material / "points/points.csv").exists():
        _say("Making sound inputs ...")
        BUILD.mkdir(parents=True, exist_ok=True)
        subprocess.run(["rm", "-rf", str(material)], check=True)
        subprocess.run([sys.executable, "-m", "tests.fuzz.material", str(material)], check=True)
    from tests.fuzz.case import load_engine, run_case

    load_engine()
    if options.part == "readers":
        from tests.fuzz.readers import run_readers

        return 1 if run_readers(options.minutes, options.seed, material, _say, options.case) else 0
    if options.case is not None:
        return _report(run_case(options.case, options.seed, material, BUILD / "kept", options.only, keep=True))
    until, number, found = time.monotonic() + 60 * options.minutes, options.start, 0
    kinds: dict[str, list[int]] = {}
    while time.monotonic() < until:
        case = run_case(number, options.seed, material, BUILD / "kept", options.only)
        for finding in case.findings:
            kinds.setdefault(finding.partition(" (")[0][:160], []).append(number)
        found += _report(case) if case.findings else 0
        number += options.step
    done = (number - options.start) // options.step
    _say(f"{done} cases with seed {options.seed}, {found} of them with findings, of {len(kinds)} kinds.")
    for kind, numbers in sorted(kinds.items(), key=lambda item: -len(item[1])):
        _say(f"{len(numbers):5} x {kind}   (CASE={numbers[0]})")
    return 1 if found else 0


def _report(case: Case) -> int:
    _say(str(case))
    return 1 if case.findings else 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=3.0, help="how long (default 3)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other cases (default 1)")
    parser.add_argument("--case", type=int, help="run this case alone, and keep its folder")
    parser.add_argument("--part", choices=("jobs", "readers"), default="jobs", help="what is run (default jobs)")
    parser.add_argument("--start", type=int, default=1, help="number of the first case")
    parser.add_argument("--step", type=int, default=1, help="run every such case only, beside other processes")
    parser.add_argument("--only", default="", help="only cases of this job")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
