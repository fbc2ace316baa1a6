"""The cases for QGIS, for tests that run without rasterio.

`python -m tests.odd_calls` prints their names, `python -m tests.odd_calls FOLDER` writes them as files.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

import numpy as np

from tests.odd_calls.table import CASES


def main(folder: Path) -> None:
    """One folder a case, with `call.json` and the expected pixels as `NUMBER.npy` in `expected/`."""
    for name, case in CASES.items():
        if not case.qgis:
            continue
        place, expected = folder / name / "files", folder / name / "expected"
        place.mkdir(parents=True)
        expected.mkdir()
        call = case.write(place)
        for number, pixels in enumerate(call.rasters.values()):
            np.save(expected / f"{number}.npy", pixels)
        facts = {**dataclasses.asdict(dataclasses.replace(call, rasters={})), "rasters": list(call.rasters)}
        (folder / name / "call.json").write_text(json.dumps(facts, default=str), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        sys.stdout.write("\n".join(name for name, case in CASES.items() if case.qgis))
