"""Makes the pictures of README and docs anew, from a session in a real QGIS window; `--help` tells what it needs.

The session is the whole way of docs/tutorial.md. Runs under the engine's Python. Needs QGIS and Xvfb; openbox draws the
frames of the windows, if it is there. The pictures of reports need Chromium, and are left out without.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from itertools import chain
from pathlib import Path

from browser import missing_program, page_at_two_widths
from PIL import Image
from window import desktop

ROOT = Path(__file__).resolve().parents[2]
SCREEN = (1400, 900)
LONGEST_S = 4 * 3600
_FREQUENT = 48  # colours that are kept exactly
# The way of the tutorial on one page, WORK/tutorial/pictures/walk.webp, for docs/seen_in.md: each step small.
WALK = (
    ("toolbox", "tile_dialog", "footprints"),
    ("train_dialog", "training_panel", "classify_dialog"),
    ("result", "assess_dialog", "points_panel"),
)
_STEP = (480, 352)  # pixels
# Picture of a report -> algorithm that made it.
REPORTS = {"dataset_report": "tile", "accuracy_report": "assess", "points_report": "assesspoints"}


def main() -> int:
    """Open QGIS, take the pictures, make them small."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zip", required=True, type=Path, help="the packaged plugin")
    parser.add_argument("--engine", default=sys.executable, help="Python of the engine; its path is seen in pictures")
    parser.add_argument("--model", default="", help="model to classify with, in place of training one")
    parser.add_argument("--comparison", type=Path, help="report of a comparison (docs/comparison.md); left out without")
    parser.add_argument("--whole", action="store_true", help="compare as the tutorial does: nine trainings")
    parser.add_argument("--short", action="store_true", help="a short training: to look at windows, not for docs")
    parser.add_argument("--dialogs", action="store_true", help="all dialogs as they open; nothing is run")
    parser.add_argument(
        "--loop",
        type=Path,
        help="in place of the tutorial, walk docs/own_town.md with the parameters in this JSON file",
    )
    parser.add_argument("--work", required=True, type=Path, help="folder for town and results; seen in pictures")
    parser.add_argument("--language", default="en_US", help="QGIS's language, such as fr: docs show NAME_fr.png then")
    parser.add_argument(
        "--images", type=Path, help="folder for those that docs show; all lie in WORK/tutorial/pictures"
    )
    args = parser.parse_args()
    work = args.work / "tutorial"
    for folder in (work, args.work / "profile"):
        shutil.rmtree(folder, ignore_errors=True)
    images = work / "pictures"
    images.mkdir(parents=True)
    job = {
        "model": args.model,
        "work": work,
        "images": images,
        "whole": args.whole,
        "short": args.short,
        "dialogs": args.dialogs,
    }
    scenario = "loop" if args.loop else "pictures"
    job.update(json.loads(args.loop.read_text(encoding="utf-8")) if args.loop else {})
    desktop.make_profile(args.work / "profile", args.zip, {"VAIHINGEN_UNET_PYTHON": args.engine}, args.language)
    with desktop.screen(*SCREEN, decorated=True) as display:
        seen = desktop.run_in_window(display, args.work / "profile", scenario, job, LONGEST_S)
    pictures = list(seen.get("pictures", []))
    for name in pictures:
        make_small(images / f"{name}.png")
    made = seen.get("files", {})
    reports = {
        name: Path(made[algorithm]["REPORT"])
        for name, algorithm in REPORTS.items()
        if algorithm in made and not args.loop
    }
    if args.whole and "compare" in made:
        reports["comparison_report"] = Path(made["compare"]["REPORT"])
    if args.comparison:
        reports["comparison_report"] = args.comparison
    if reports and (missing := missing_program()):
        sys.stdout.write(f"No pictures of reports: {missing}\n")
        reports = {}
    for name, page in reports.items():
        page_at_two_widths(page.resolve(), images / f"{name}.png")
        make_small(images / f"{name}.png")
        pictures.append(name)
    language = "" if args.language.startswith("en") else f"_{args.language}"
    for name in pictures if args.images else ():
        if name + language in shown_in_docs():
            shutil.copy(images / f"{name}.png", args.images / f"{name}{language}.png")
    if {*chain.from_iterable(WALK)} <= {*pictures}:
        contact_sheet(images).save(images / "walk.webp", quality=70, method=6)
    (work / "seen.json").write_text(json.dumps(seen, indent=1), encoding="utf-8")
    sys.stdout.write("\n".join([*seen.get("errors", []), *pictures, ""]))
    return 0 if seen.get("finished") else 1


def shown_in_docs() -> set[str]:
    """Names of the pictures that README and docs show."""
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    return {name for page in pages for name in re.findall(r"images/(\w+)\.png", page.read_text(encoding="utf-8"))}


def contact_sheet(images: Path) -> Image.Image:
    """The steps of a walk, beside and below each other, each as large as its place allows."""
    width, height = _STEP
    sheet = Image.new("RGB", (len(WALK[0]) * width, len(WALK) * height), "white")
    for row, names in enumerate(WALK):
        for column, name in enumerate(names):
            with Image.open(images / f"{name}.png") as opened:
                step = opened.convert("RGB")
            step.thumbnail((width - 10, height - 10), Image.Resampling.LANCZOS)
            sheet.paste(step, (column * width, row * height))
    return sheet


def make_small(path: Path) -> None:
    """Reduce a picture to 256 colours: those of the windows' areas as they are, the others near to what they were."""
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    counted = sorted(picture.getcolors(picture.width * picture.height), reverse=True)
    frequent = [value for _, colour in counted[:_FREQUENT] for value in colour]
    others = picture.quantize(
        256 - _FREQUENT, Image.Quantize.MAXCOVERAGE
    ).getpalette()  # keeps the rare ones of classes
    palette = Image.new("P", (1, 1))
    palette.putpalette([*frequent, *others[: 3 * (256 - _FREQUENT)]])
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
