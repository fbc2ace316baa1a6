"""What band of the orthophotos is what, said in the log; and whether the names of the bands agree."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..contract.bands import name_doubts, order_line, roles_by_name
from ..contract.config import TileConfig
from ..contract.file_names import first_and_more
from ..contract.language import tr
from ..jobs.reporter import Reporter
from ..raster_io import RasterReader
from .band_roles import OrthoBands


def report_band_order(orthos: Sequence[Path], bands: OrthoBands, config: TileConfig, reporter: Reporter) -> None:
    """Log what band is what and where this is from; warn of names in the files that contradict it, or each other.

    Args:
        orthos: The orthophotos.
        bands: Their bands.
        config: Names near infrared and red.
        reporter: Receives it.
    """
    named = {"NIR_BAND": config.nir_band, "RED_BAND": config.red_band}
    orders: dict[tuple[str, ...], list[str]] = {}
    doubts: dict[str, list[str]] = {}
    for ortho in orthos:
        with RasterReader(ortho, data_bands=bands.data) as reader:
            names = reader.band_names
        roles = roles_by_name(names)
        if any(roles):
            orders.setdefault(tuple(roles), []).append(ortho.name)
        for doubt in name_doubts(named, names, "{}"):
            doubts.setdefault(doubt, []).append(ortho.name)
        if ortho is orthos[0]:
            by = ", ".join(f"{parameter}={band}" for parameter, band in named.items())
            reporter.info(order_line(dict(zip(bands.numbers, bands.roles, strict=True)), names, by))
    for doubt, files in doubts.items():
        reporter.warning(doubt.replace("{}", first_and_more(files)))
    if len(orders) > 1:
        kinds = "; ".join(
            f"{first_and_more(files)}: {', '.join(role or '-' for role in order)}" for order, files in orders.items()
        )
        reporter.warning(
            tr(
                "The bands of the orthophotos are named in different orders ({kinds}), but they are taken by "
                "their number: bring all into one order first (Raster > Conversion > Translate, -b).",
                kinds=kinds,
            )
        )
