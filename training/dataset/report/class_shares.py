"""Shares of the classes in a data set: in each part, before and after patches are drawn, and what is missing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ...contract.class_scheme import NODATA, ClassScheme, LandCoverClass
from ...contract.dataset_card import SPLITS, TEST, TRAIN, VALIDATION, DatasetCard, PixelCounts
from ...contract.language import tr
from ...report.page import part_name


@dataclass(frozen=True)
class ClassShares:
    """Pixels of each class in the patches of each part and, if known, in the areas that these were drawn from.

    Args:
        scheme: The classes.
        patches: Split -> class value -> pixels in its patches; splits without patches are left out.
        area: Likewise in the whole areas of the splits; empty if unknown.
    """

    scheme: ClassScheme
    patches: PixelCounts
    area: PixelCounts

    @classmethod
    def from_card(cls, card: DatasetCard) -> ClassShares:
        """The class counts in the card of a data set."""
        splits = [split for split in SPLITS if card.patches.get(split)]
        patches, area = (
            {split: counts[split] for split in splits if split in counts} for counts in (card.counts, card.available)
        )
        return cls(card.scheme, patches, area)

    @property
    def learnt(self) -> tuple[LandCoverClass, ...]:
        """The classes that count."""
        return self.scheme.learnt()

    def by_part(self) -> dict[str, list[float]]:
        """Name of each part -> share of each class among its labelled pixels, 0-1."""
        return {part_name(split): self._shares(counts) for split, counts in self.patches.items()}

    def rows(self) -> list[tuple[LandCoverClass, list[tuple[float, int]]]]:
        """Each class with its share and pixels in each part."""
        shares = list(self.by_part().values())
        return [
            (c, [(own[i], counts.get(c.value, 0)) for own, counts in zip(shares, self.patches.values())])
            for i, c in enumerate(self.learnt)
        ]

    def uncounted(self) -> list[tuple[str, list[int]]]:
        """Pixels that are no part of any share: undefined ones, and those without data."""
        undefined = self.scheme.undefined
        kinds = [] if undefined is None else [(self.scheme.shown_name_of(undefined), undefined)]
        rows = [
            (name, [counts.get(value, 0) for counts in self.patches.values()])
            for name, value in [*kinds, (tr("no data"), NODATA)]
        ]
        return [(tr("{name} (does not count)", name=name), cells) for name, cells in rows if any(cells)]

    def before_and_after(self) -> list[tuple[LandCoverClass, float, float, float]]:
        """Each class with its share in the area of training, in the training patches, and the latter by the former."""
        if not sum(self.area.get(TRAIN, {}).get(land_cover.value, 0) for land_cover in self.learnt):
            return []
        before, after = self._shares(self.area[TRAIN]), self._shares(self.patches.get(TRAIN, {}))
        return [(land_cover, a, b, b / a if a else math.nan) for land_cover, a, b in zip(self.learnt, before, after)]

    def gaps(self) -> list[tuple[str, str, str]]:
        """What is missing where: the fact, the classes, and what follows from it."""
        present = {split: {v for v, n in counts.items() if n} for split, counts in self.patches.items()}
        train, anywhere = present.get(TRAIN, set()), set[int]().union(*present.values())
        in_area = {value for counts in self.area.values() for value, n in counts.items() if n}
        learnt = {land_cover.value for land_cover in self.learnt}
        gaps = [
            (
                tr("In no patch, nor anywhere in the area") if self.area else tr("In no patch"),
                learnt - anywhere - in_area,
                tr("A model can neither learn this nor be judged by it."),
            ),
            (
                tr("In the area, but in no patch"),
                (learnt & in_area) - anywhere,
                tr("Draw more patches, or lower the least labelled share."),
            ),
        ]
        for split in (VALIDATION, TEST):
            if split in present:
                part = part_name(split)
                gaps += [
                    (
                        tr("In {part}, but not in training", part=part),
                        present[split] - train,
                        tr("A model cannot learn this: all of its pixels will be errors."),
                    ),
                    (
                        tr("In training, but not in {part}", part=part),
                        train - present[split],
                        tr("The {part} cannot tell how well this is recognised.", part=part),
                    ),
                ]
        names = [(fact, [c.shown for c in self.learnt if c.value in missing], so) for fact, missing, so in gaps]
        return [(fact, ", ".join(classes), so) for fact, classes, so in names if classes]

    def _shares(self, counts: Mapping[int, int]) -> list[float]:
        labelled = max(1, sum(counts.get(land_cover.value, 0) for land_cover in self.learnt))
        return [counts.get(land_cover.value, 0) / labelled for land_cover in self.learnt]
