"""Makes the pictures of README and docs anew, from a session in a real QGIS window; `--help` tells what it needs.

Runs under the engine's Python. Needs QGIS and Xvfb; openbox, if there, draws the frames of the windows. The pictures of
reports need Chromium.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from browser import page_at_two_widths
from PIL import Image
from window import desktop

ROOT = Path(__file__).resolve().parents[2]
SCREEN = (1400, 900)
LONGEST_S = 1800


def main() -> int:
    """Open QGIS, take the pictures, make them small."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zip", required=True, type=Path, help="the packaged plugin")
    parser.add_argument("--engine", default=sys.executable, help="Python of the engine; its path is seen in pictures")
    parser.add_argument("--model", default="", help="model to classify with, trained on orthophoto, heights and NDVI")
    parser.add_argument("--comparison", type=Path, help="report of a comparison (docs/comparison.md); left out without")
    parser.add_argument("--work", required=True, type=Path, help="folder for town and results; seen in pictures")
    parser.add_argument("--images", default=ROOT / "docs" / "images", type=Path, help="folder for the pictures")
    args = parser.parse_args()
    work, town = args.work / "results", args.work / "town"
    for folder in (work, args.work / "profile"):
        shutil.rmtree(folder, ignore_errors=True)
    work.mkdir(parents=True)
    args.images.mkdir(parents=True, exist_ok=True)
    if not town.exists():
        subprocess.run([args.engine, "-m", "training", "demodata", "--output", str(town)], cwd=ROOT, check=True)
    job = {"town": town, "model": args.model, "work": work, "images": args.images}
    settings = {"VAIHINGEN_UNET_PYTHON": args.engine}
    desktop.make_profile(args.work / "profile", args.zip, settings)
    with desktop.screen(*SCREEN, decorated=True) as display:
        seen = desktop.run_in_window(display, args.work / "profile", "pictures", job, LONGEST_S)
    pictures = list(seen.get("pictures", []))
    for name in pictures:
        make_small(args.images / f"{name}.png", Image.Quantize.MEDIANCUT)
    for name, page in (("accuracy_report", work / "accuracy.html"), ("comparison_report", args.comparison)):
        if page and page.exists():
            page_at_two_widths(page.resolve(), args.images / f"{name}.png")
            make_small(args.images / f"{name}.png", Image.Quantize.MAXCOVERAGE)  # keeps the rare colours of classes
            pictures.append(name)
    sys.stdout.write("\n".join([*seen.get("errors", []), *pictures, ""]))
    return 0 if seen.get("finished") else 1


def make_small(path: Path, method: Image.Quantize) -> None:
    """Reduce a picture to 256 colours."""
    with Image.open(path) as picture:
        reduced = picture.convert("RGB").quantize(256, method)
    reduced.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
