"""Pictures of reports as a browser shows them, wide and narrow."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

WIDTHS = (1040, 500)  # pixels; a headless Chromium takes none below 500
HEIGHT = 1500
_GAP = 24
_BETWEEN = "#afb8c1"
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def page_at_two_widths(page: Path, picture: Path) -> None:
    """The upper part of a page in a wide window, and beside it in a narrow one.

    Args:
        page: HTML file, with its whole path.
        picture: PNG to write.
    """
    with tempfile.TemporaryDirectory() as folder:
        parts = [_screenshot(page, Path(folder) / f"{width}.png", width) for width in WIDTHS]
    both = Image.new("RGB", (sum(WIDTHS) + _GAP, HEIGHT), _BETWEEN)
    for part, left in zip(parts, (0, WIDTHS[0] + _GAP), strict=True):
        both.paste(part, (left, 0))
    both.resize((both.width * 3 // 4, both.height * 3 // 4), Image.Resampling.LANCZOS).save(picture)


def missing_program() -> str:
    """What has to be installed before pictures can be made; "" if nothing."""
    return "" if _program() else "Chromium is not installed."


def _program() -> str | None:
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def _screenshot(page: Path, picture: Path, width: int) -> Image.Image:
    program = _program()
    if program is None:
        raise FileNotFoundError(missing_program())
    size = f"--window-size={width},{HEIGHT}"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", size, f"--screenshot={picture}"]
    subprocess.run([program, *options, page.as_uri()], check=True, capture_output=True, timeout=120)
    with Image.open(picture) as image:
        return image.convert("RGB")
