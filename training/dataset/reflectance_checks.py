"""Whether the orthophotos of a data set hold values for which there is no NDVI."""

from __future__ import annotations

from collections.abc import Sequence

from ..contract.dataset_card import Source
from ..contract.language import tr
from ..jobs.reporter import Reporter
from .statistics import TrainingStatistics


def check_reflectances(sources: Sequence[Source], statistics: TrainingStatistics, reporter: Reporter) -> None:
    """Warn of pixels whose near-infrared or red value is negative, once for all tiles."""
    found = {source.tile: statistics.negative(source.tile) for source in sources}
    pixels = sum(negative for negative, _ in found.values())
    if pixels:
        share = pixels / sum(valid for _, valid in found.values())
        tiles = [tile for tile, (negative, _) in found.items() if negative]
        reporter.warning(
            tr(
                "{pixels} pixels ({share:.2g} %) have a negative near-infrared or red value and so no NDVI "
                "({tiles}); their other channels are used. If the value stands for missing data, assign it as "
                "nodata value with 'Translate' of the Processing Toolbox.",
                pixels=pixels,
                share=100 * share,
                tiles=", ".join(tiles),
            )
        )
