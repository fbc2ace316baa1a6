"""Files that belong to another one by their name: statistics and overviews of a raster, its style, its run record.

Those of the full name (`a.tif.ovr`) belong to `a.tif` and go with it when it is replaced. Those of its stem (`a.qml`,
`a.tfw`) may belong to other files: they are never removed or replaced unless we have written them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..errors import ConfigError
from ..formats import RASTER_DRIVERS
from ..language import tr
from .names import style_path
from .records import earlier_record_path, is_our_record, record_path

OUR_MARK = "<!-- written by Vaihingen U-Net -->"  # in styles: QGIS leaves it out when a user saves another one
# How the styles begin that versions without the mark have written.
_OUR_STYLE = (
    "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    '<qgis styleCategories="Symbology" version="3.22"><pipe><rasterrenderer type="paletted"'
)
_OF_RASTERS = (".aux.xml", ".ovr", ".msk", ".ovr.aux.xml", ".msk.ovr", ".msk.aux.xml", ".ovr.ovr")
_OF_ALL = ("-wal", "-shm", "-journal")
# Ending -> further files of the same format and stem.
_STEM_FILES = {
    ".shp": (".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qpj"),
    ".tab": (".dat", ".map", ".id", ".ind"),
    ".mif": (".mid",),
    ".gml": (".xsd", ".gfs"),
    ".img": (".ige", ".rrd"),
}
_WORLD_FILES = {
    ".tif": (".tfw", ".tifw", ".wld", ".tab"),
    ".tiff": (".tfw", ".tiffw", ".tifw", ".wld", ".tab"),
    ".img": (),
    ".png": (".pgw", ".pngw", ".wld", ".tab"),
    ".jp2": (".j2w", ".jp2w", ".wld", ".tab"),
}


def belongings(path: Path) -> list[Path]:
    """What goes with an output when it is replaced, as far as it exists: its old record too, if we wrote it."""
    files = (*_records(path), style_path(path))
    ours = [file for file in files if os.path.isfile(file) and _goes_along(path, file)]
    return [*_of_full_name(path), *_of_its_format(path), *ours]


def beside_input(path: Path) -> list[Path]:
    """What may belong to a file that is read, by its name, as far as it exists."""
    world = _siblings(path, path.stem, _WORLD_FILES.get(path.suffix.lower(), ()))
    return [*_of_full_name(path), *_of_its_format(path), *world, *_siblings(path, path.stem, (".qml",))]


def is_foreign(path: Path, beside: Path) -> bool:
    """Whether a file beside an output, which a new one would replace, is not ours to replace."""
    if not beside.exists() or beside.name.startswith(path.name) or beside in _of_its_format(path):
        return False
    return not _is_our_style(beside)


def stray_files(path: Path) -> list[Path]:
    """Files that would become those of an output though they belong to nothing: they would change it, or be lost."""
    if os.path.exists(path):
        return []
    record = record_path(path)
    strays = [file for file in (*_of_full_name(path), *_of_its_format(path)) if not is_our_names(file)]
    return [*strays, *([record] if os.path.exists(record) and not is_our_record(record) else [])]


def refuse_false_place(path: Path) -> None:
    """Refuse a raster without a place that a file beside it would give one, which cannot be right.

    Args:
        path: The output, or its part path.

    Raises:
        ConfigError: Names that file.
    """
    ends = _WORLD_FILES.get(path.suffix.lower(), _WORLD_FILES[".tif"])
    for file in _siblings(path, path.stem, ends):
        raise ConfigError(
            tr("{path} has no place in map units, but {file} beside it would give it one.", path=path, file=file.name),
            tr(
                "Choose another name or folder for the output, or move {file} away if it belongs to nothing.",
                file=file.name,
            ),
        )


def _siblings(path: Path, start: str, ends: tuple[str, ...]) -> Iterator[Path]:
    for end in ends:
        for name in dict.fromkeys((f"{start}{end}", f"{start}{end.upper()}")):
            file = path.with_name(name)
            if file != path and os.path.exists(file):  # False for names that are too long
                yield file


def _of_full_name(path: Path) -> list[Path]:
    return list(_siblings(path, path.name, (*_OF_RASTERS, *_OF_ALL)))


def _of_its_format(path: Path) -> list[Path]:
    return list(_siblings(path, path.stem, _STEM_FILES.get(path.suffix.lower(), ())))


def _goes_along(path: Path, file: Path) -> bool:
    """Whether a record or style that we may have written belongs to an output."""
    if file in _records(path):
        return is_our_record(file)
    others = (path.with_suffix(ending) for ending in RASTER_DRIVERS if ending != path.suffix.lower())
    return _is_our_style(file) and not any(os.path.exists(other) for other in others)


def _is_our_style(file: Path) -> bool:
    text = _text(file) if file.suffix == ".qml" else ""
    return text.startswith(_OUR_STYLE) or OUR_MARK in text


def is_our_names(file: Path) -> bool:
    """Whether a file has nothing but names and colours of classes as we write them, which a new one replaces."""
    text = _text(file) if file.name.endswith(".aux.xml") else ""
    return text.startswith('<PAMDataset><PAMRasterBand band="1"><CategoryNames>') and "\n" not in text.rstrip()


def _records(path: Path) -> tuple[Path, Path]:
    return record_path(path), earlier_record_path(path)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
