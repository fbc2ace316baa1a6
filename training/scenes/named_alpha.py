"""Bands that files mark as alpha, but the user or a model names: they hold data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from ..contract.language import tr
from ..jobs.reporter import Reporter
from ..raster_io import RasterReader
from .samples import sample_pixels


def report_alpha_as_data(orthos: Sequence[Path], named: Mapping[int, str], reporter: Reporter) -> None:
    """Say once which bands are read as data though files mark them as alpha; warn if they look like alpha indeed.

    Args:
        orthos: The orthophotos.
        named: Band -> who names it, e.g. "NIR_BAND".
        reporter: Receives it.
    """
    marked: dict[int, list[Path]] = {}
    for ortho in orthos:
        with RasterReader(ortho, data_bands=tuple(named)) as reader:
            for band in reader.alpha_as_data:
                marked.setdefault(band, []).append(ortho)
    for band, files in marked.items():
        who = named[band]
        reporter.info(
            tr(
                "Band {band} is marked as alpha in {files}, but {who} names it: it is read as data.",
                band=band,
                files=_listed(files, len(orthos)),
                who=who,
            )
        )
        if _is_alpha(files[0], band):
            reporter.warning(
                tr(
                    "Band {band}, which {who} names, is marked as alpha in {file} and holds nothing but 0 and "
                    "its highest value, as a true alpha band does. If that is what it is, give the number of the "
                    "right band.",
                    band=band,
                    who=who,
                    file=files[0].name,
                )
            )


def _is_alpha(ortho: Path, band: int) -> bool:
    """Whether a band holds nothing but 0 and the highest value of its type, as far as some windows show."""
    with RasterReader(ortho, data_bands=(band,)) as reader:
        values = np.unique(sample_pixels(reader, [band]))
        highest = np.iinfo(reader.dtype).max if np.issubdtype(np.dtype(reader.dtype), np.integer) else 1
        return bool(values.size and np.isin(values, (0, highest)).all())


def _listed(files: Sequence[Path], total: int) -> str:
    """How many of all orthophotos, with some of their names."""
    if total == 1:
        return files[0].name
    return tr(
        "{count} of {total} orthophotos ({names})",
        count=len(files),
        total=total,
        names=files[0].name + (", ..." if len(files) > 1 else ""),
    )
