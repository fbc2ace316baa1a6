"""Write all cases as files: `python -m tests.odd_inputs FOLDER`, for tests that run without rasterio."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

import numpy as np

from tests.odd_inputs import CASES


def main(folder: Path) -> None:
    """One folder a case, with `answer.json` and the expected labels as `TILE.npy` below `expected/`."""
    for name, case in CASES.items():
        if not case.qgis:
            continue
        place = folder / name
        (place / "expected").mkdir(parents=True)
        answer = case.write(place)
        for tile, labels in answer.labels.items():
            np.save(place / "expected" / f"{tile}.npy", labels)
        facts = {**dataclasses.asdict(answer), "labels": sorted(answer.labels), "heights": []}
        (place / "answer.json").write_text(json.dumps(facts), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
