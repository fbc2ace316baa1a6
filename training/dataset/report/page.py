"""The report on a data set of patches: what is in it, how it was divided, and how the classes are spread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ...contract.dataset_card import DatasetCard
from ...contract.language import now, tr
from ...report.figures import share_bars
from ...report.page import count, render
from ...report.pictures import encoded, label_map, photo
from .class_shares import ClassShares
from .facts import channel_row, making, patches_of_parts, source_rows
from .map_furniture import PARTS

_MOST_EXAMPLES = 12
_AREA_COLOUR = "#b4bbc2"


def dataset_report(
    name: str,
    card: DatasetCard,
    examples: Sequence[tuple[str, np.ndarray, np.ndarray]],
    split_map: bytes | None = None,
) -> str:
    """Write the report.

    Args:
        name: Name of the data set.
        card: Its description.
        examples: Name, orthophoto (H, W, 3) uint8 and class codes (H, W) uint8 of patches; at most 12 are shown.
        split_map: A PNG or JPEG that shows where the patches lie.

    Returns:
        HTML, complete in itself.
    """
    classes, patches, balanced = ClassShares.from_card(card), patches_of_parts(card), bool(card.balanced)
    before_and_after = classes.before_and_after()
    return render(
        "dataset.html",
        title=tr('Data set "{name}"', name=name),
        created=now(),
        subtitle=tr(
            "{count} patches of {size} × {size} pixels from {orthos}",
            count=count(sum(patches.values())),
            size=card.patch_size,
            orthos=tr("1 orthophoto")
            if len(card.sources) == 1
            else tr("{number} orthophotos", number=len(card.sources)),
        ),
        numbers=[(count(number), tr("{part} patches", part=part)) for part, number in patches.items()],
        warnings=card.warnings,
        shared_pixels=card.shared_pixels if len(patches) > 1 else None,
        mixed=card.split == "patches",
        fact_rows=making(card),
        skipped=[(tr(reason), count(number)) for reason, number in card.skipped.items() if number],
        split_map=encoded(split_map) if split_map else "",
        splits=list(patches),
        shares=classes.rows(),
        uncounted=classes.uncounted(),
        gaps=classes.gaps(),
        bars=share_bars(classes.learnt, classes.by_part(), [PARTS[split].colour for split in classes.patches]),
        balanced=balanced,
        before_and_after=before_and_after,
        balance_bars=_balance_bars(classes, before_and_after) if balanced and before_and_after else "",
        channels=[channel_row(channel) for channel in card.channels],
        sources=source_rows(card),
        classes=card.scheme.classes,
        examples=[
            (text, photo(image), label_map(labels, card.scheme)) for text, image, labels in examples[:_MOST_EXAMPLES]
        ],
    )


def _balance_bars(classes: ClassShares, rows: Sequence[tuple[Any, float, float, float]]) -> str:
    series = {tr("the area"): [row[1] for row in rows], tr("training patches"): [row[2] for row in rows]}
    return share_bars(classes.learnt, series, [_AREA_COLOUR, PARTS["train"].colour])
