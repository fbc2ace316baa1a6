"""An assessment by a published protocol: whether it is of the right tiles, and what others reached."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..contract.class_scheme import ISPRS, ClassScheme
from ..contract.config.protocols import Protocol, Published
from ..contract.errors import ConfigError
from ..contract.file_names import short_list
from ..contract.language import as_written, later, tr
from ..jobs.reporter import Reporter
from ..raster_io import read_tag
from ..report.page import DASH
from ..scenes.benchmark_folder import tile_number
from .assessment import Assessment

MODELS_TAG = "MODELS"  # as `classify` writes it
_SCORES = ("overall_accuracy", "mean_f1", "mean_iou")
_SHORT = {"overall_accuracy": later("OA"), "mean_f1": later("mean F1"), "mean_iou": later("mean IoU")}


def check_protocol(protocol: Protocol, predictions: Sequence[str], scheme: ClassScheme, reporter: Reporter) -> None:
    """Make sure that the class rasters are of a protocol's test tiles, in its classes; warn if some are missing.

    Raises:
        ConfigError: If one is of another tile, or the classes are not those of the benchmark.
    """
    if [c.name for c in scheme.learnt()] != [c.name for c in ISPRS.learnt()]:
        names = ", ".join(land_cover.name for land_cover in scheme.learnt())
        raise ConfigError(
            tr(
                "PROTOCOL={name} counts the classes of the ISPRS, but these are {names}.",
                name=protocol.name,
                names=names,
            ),
            tr("Leave PROTOCOL out, or give class rasters of these classes."),
        )
    tiles = {Path(path).name: tile_number(protocol.benchmark, Path(path)) for path in predictions}
    foreign = [name for name, tile in tiles.items() if tile not in protocol.test]
    if foreign:
        raise ConfigError(
            tr(
                "PROTOCOL={name} tests on the tiles {names}, and by their names these are none of them: {foreign}.",
                name=protocol.name,
                names=" ".join(protocol.test),
                foreign=short_list(foreign),
            ),
            tr("Give the class rasters of the test tiles alone, named like their orthophotos, or leave PROTOCOL out."),
        )
    missing = [tile for tile in protocol.test if tile not in tiles.values()]
    if missing:
        reporter.warning(
            tr(
                "PROTOCOL={name} tests on the tiles {names}, of which {missing} are missing: the figures cannot "
                "be set beside published ones.",
                name=protocol.name,
                names=" ".join(protocol.test),
                missing=" ".join(missing),
            )
        )


def models_of(predictions: Sequence[str]) -> dict[str, str]:
    """What class rasters say of their models, for reports and records: files, seeds, who chose the epochs."""
    said = [read_tag(path, MODELS_TAG) for path in predictions]
    known = list(dict.fromkeys(filter(None, said)))
    return {later("models"): " | ".join(known)} if known else {}


def beside_published(assessment: Assessment) -> dict[str, Any] | None:
    """The figures beside those of others, for the report; None without a protocol.

    Returns:
        name, source and counting as texts, the names of the columns, and lines with method, values and source.
    """
    protocol = assessment.rules.protocol
    if protocol is None:
        return None
    shown = [c for c in assessment.rows if c.value not in protocol.outside_means]
    by_class = [of.f1 for of in assessment.scores.classes if of.value not in protocol.outside_means]
    ours = [100 * getattr(assessment.scores, name) for name in _SCORES] + [100 * value for value in by_class]
    lines = [{"method": tr("this assessment"), "values": [figure(value) for value in ours], "source": ""}]
    lines += [_line(published, len(by_class)) for published in protocol.published]
    return {
        "name": protocol.name,
        "source": protocol.source,
        "columns": [*map(tr, _SHORT.values()), *(f"F1 {land_cover.shown}" for land_cover in shown)],
        "lines": lines,
        "counting": counting(protocol),
    }


def counting(protocol: Protocol) -> str:
    """How a protocol counts, as a sentence."""
    borders = tr("Pixels within {erosion} pixels of a border between classes do not count", erosion=protocol.erosion)
    edges = borders if protocol.erosion else tr("All labelled pixels count")
    means = tr("clutter counts in the overall accuracy, but not in the means") if protocol.outside_means else ""
    return f"{'; '.join(filter(None, [edges, means or tr('all six classes enter the means')]))}."


def figure(percent: float | None) -> str:
    """A figure in per cent with two digits, as benchmarks give them."""
    return DASH if percent is None or percent != percent else as_written(f"{percent:.2f}")


def _line(published: Published, classes: int) -> dict[str, Any]:
    values = [getattr(published, name) for name in _SCORES]
    by_class: list[float | None] = list(published.f1) or [None] * classes
    if values[1] is None and published.f1:
        values[1] = sum(published.f1) / len(published.f1)
    return {
        "method": published.method,
        "values": [figure(value) for value in (*values, *by_class)],
        "source": published.source,
    }
