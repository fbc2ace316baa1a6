"""What stands already under the name of an output: only a file of the same kind is replaced."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

from ..errors import reason
from ..language import later, tr

_START = 65536  # bytes that are looked at
_LARGEST_JSON = 1 << 26
_RASTERS = (
    b"II*\0", b"MM\0*", b"II+\0", b"MM\0+",  # TIFF, BigTIFF
    b"EHFA_HEADER_TAG", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x0cjP  \r\n", b"\xff\x4f\xff\x51",
    b"<VRTDataset",
)  # fmt: skip


def trouble_with_existing(path: Path, suffix: str) -> tuple[str, str]:
    """Why what stands under the name of an output must not be replaced, as the end of a sentence, and what to do.

    Args:
        path: The output.
        suffix: The ending that stands for its kind, e.g. ".tif" for all rasters.

    Returns:
        ("", "") if there is nothing, or a file that is replaced.
    """
    if path.is_symlink():
        target = path.resolve()
        return tr("is a link to {target}, which an output would replace", target=target), tr(
            "Give the path of the file itself."
        )
    if not path.exists():
        return "", ""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        return tr("is a folder, but must be a file"), tr("Add a file name.")
    if not stat.S_ISREG(mode):
        return tr("is a device or another special file, not one that can be replaced"), tr("Choose another name.")
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        return tr("is write-protected"), tr("Choose another name, or remove the protection.")
    try:
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError as error:
        return tr("exists and cannot be read: {reason}", reason=reason(error)), tr("Choose another name.")
    test, kind = _KINDS.get(suffix, (_anything, ""))
    if start and not test(start, path):
        return tr("exists and is not {kind}: it would be lost", kind=tr(kind)), tr(
            "Choose another name, or remove that file first."
        )
    return "", ""


def _is_text(start: bytes) -> bool:
    return not any(byte < 9 or 13 < byte < 27 for byte in start)


def _anything(start: bytes, path: Path) -> bool:
    return True


def _is_raster(start: bytes, path: Path) -> bool:
    return start.startswith(_RASTERS)


def _is_html(start: bytes, path: Path) -> bool:
    text = start.lower()
    return _is_text(start) and (b"<html" in text or b"<!doctype html" in text)


def _is_table(start: bytes, path: Path) -> bool:
    return _is_text(start) and not start.lstrip().startswith((b"{", b"<"))


def _is_json(start: bytes, path: Path) -> bool:
    """JSON, but no map: a GeoJSON file is somebody's layer."""
    if path.stat().st_size > _LARGEST_JSON or not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return False
    try:
        content = json.loads(path.read_bytes())
    except (ValueError, OSError, RecursionError):
        return False
    return not (isinstance(content, dict) and ("features" in content or "coordinates" in content))


def _is_model(start: bytes, path: Path) -> bool:
    return start[8:9] == b"{" and int.from_bytes(start[:8], "little") < path.stat().st_size


def _is_onnx(start: bytes, path: Path) -> bool:
    return start.startswith(b"\x08")  # the version of the format is its first field


_KINDS: dict[str, tuple[Callable[[bytes, Path], bool], str]] = {
    ".tif": (_is_raster, later("a raster")),
    ".html": (_is_html, later("a web page (HTML)")),
    ".csv": (_is_table, later("a table (CSV)")),
    ".json": (_is_json, later("a file of results (JSON)")),
    ".safetensors": (_is_model, later("a model (safetensors)")),
    ".onnx": (_is_onnx, later("a model (ONNX)")),
}
