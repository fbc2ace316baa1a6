"""The main job through `qgis_process`, as a user would do it: zip, fresh profile, data, patches, model, map, report.

Run by `make demo`; leaves layers, reports and a picture, and prints the accuracy table.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from pathlib import Path

from qgis_process import QgisProcess
from side_by_side import side_by_side

from training.contract.config import TileConfig
from training.jobs.reporter import NullReporter
from training.scenes.find import find_scenes

# Small enough for two processor cores in under five minutes; a graphics card would take WIDTH=64 and more patches.
DEMO_TOWN = {"TILES": 12}
DEMO_TILE = {"PATCH_SIZE": 128, "PATCHES": 480, "VALIDATION_PATCHES": 60, "VALIDATION_SHARE": 20}
DEMO_TRAIN = {"WIDTH": 12, "EPOCHS": 10, "BATCH_SIZE": 4, "LEARNING_RATE": 0.003}


def main() -> int:
    """Run the demo; the exit code is that of a command line program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zip", required=True, type=Path, help="the packaged plugin")
    parser.add_argument("--out", required=True, type=Path, help="folder for the results")
    parser.add_argument("--data", type=Path, help="an ISPRS folder instead of the synthetic town")
    parser.add_argument("--test-tile", default="", help="name or number of the unseen tile; default: the last one")
    args = parser.parse_args()
    started = time.monotonic()
    out = args.out.resolve()
    if out.exists():
        shutil.rmtree(out)
    out.mkdir(parents=True)
    qgis = QgisProcess(args.zip, out / "profile", sys.executable)
    data = args.data.resolve() if args.data else out / "town"
    if not args.data:
        qgis.show("demodata", {**DEMO_TOWN, "OUTPUT": data})
    ortho, height, reference = _test_tile(data, args.test_tile)
    heights = {"INPUTS": "ortho_height_ndvi"} if height else {"INPUTS": "ortho_ndvi"}
    qgis.show("ndvi", {"INPUT": ortho, "OUTPUT": out / "ndvi.tif"})
    qgis.show(
        "tile",
        {"FOLDER": data, "TEST_TILES": ortho.stem, **DEMO_TILE, "OUTPUT": out / "dataset",
         "FOOTPRINTS": out / "footprints.gpkg", "REPORT": out / "dataset.html"},
    )  # fmt: skip
    qgis.show(
        "train",
        {"DATASET": out / "dataset", **heights, **DEMO_TRAIN, "MODEL": out / "model.safetensors",
         "REPORT": out / "training.html"},
    )  # fmt: skip
    result = out / "land_cover.tif"
    rasters = {"ORTHO": ortho, **({"HEIGHT": height} if height else {}), "CONFIDENCE": out / "confidence.tif"}
    qgis.show(
        "classify",
        {"MODEL": out / "model.safetensors", **rasters, "OUTPUT": result},
    )
    qgis.show(
        "assess",
        {"PREDICTION": result, "REFERENCE": reference, "REPORT": out / "accuracy.html",
         "MATRIX": out / "confusion_matrix.csv", "SCORES": out / "scores.json"},
    )  # fmt: skip
    side_by_side(ortho, reference, result, out / "side_by_side.png")
    _print_table(json.loads((out / "scores.json").read_text(encoding="utf-8")))
    sys.stdout.write(f"\nResults in {out} after {time.monotonic() - started:.0f} s; look at side_by_side.png first.\n")
    return 0


def _test_tile(data: Path, name: str) -> tuple[Path, Path | None, Path]:
    """Orthophoto, heights and reference of the tile that the model must not see before."""
    scenes = find_scenes(TileConfig(folder=str(data)), NullReporter())
    chosen = [scene for scene in scenes if name in (scene.tile, scene.number)] or scenes[-1:]
    return chosen[0].ortho, chosen[0].height, chosen[0].reference


def _print_table(scores: dict) -> None:
    row = "{:<22}{:>10}{:>10}{:>10}{:>10}\n".format
    lines = [row("class", "precision", "recall", "F1", "IoU")]
    for item in scores["classes"]:
        numbers = [item[key] for key in ("precision", "recall", "f1", "iou")]
        lines.append(row(item["name"], *("-" if number is None else f"{number:.3f}" for number in numbers)))
    lines.append(f"\nOverall accuracy {scores['overall_accuracy']:.3f}, mean F1 {scores['mean_f1']:.3f}, ")
    lines.append(f"kappa {scores['kappa']:.3f} on a tile that the training has not seen.\n")
    sys.stdout.write("\n" + "".join(lines))


if __name__ == "__main__":
    sys.exit(main())
