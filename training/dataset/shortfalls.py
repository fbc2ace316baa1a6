"""Why patches are missing, in words: orthophotos that stay unused, parts with fewer patches than asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..contract.config import TileConfig
from ..contract.dataset_card import TRAIN, VALIDATION
from ..contract.errors import DatasetError
from ..contract.file_names import short_list
from ..contract.language import later, tr
from ..jobs.reporter import Reporter
from ..scenes.find import Scene
from .class_census import ClassCensus
from .cutter import FEW_LABELS, HELD_OUT_GROUND, NO_DATA, Cutter
from .sampling import PatchPlan, places
from .splits import Area


class Shortfalls:
    """What was planned and what came of it.

    Args:
        config: The parameters.
        scenes: All scenes.
        areas: What belongs to a part.
        plans: Where patches were to be cut.
        cutter: What was cut.
        census: The classes of the references.
    """

    def __init__(
        self,
        config: TileConfig,
        scenes: Sequence[Scene],
        areas: Sequence[Area],
        plans: Sequence[PatchPlan],
        cutter: Cutter,
        census: ClassCensus,
    ) -> None:
        self._config, self._scenes, self._areas, self._plans = config, scenes, areas, plans
        self._cutter, self._census = cutter, census
        self._counts = Counter(patch.split for patch in cutter.patches)
        self._tried = Counter(self._counts)
        for (_, split, _), places_left_out in cutter.left_out.items():
            self._tried[split] += places_left_out

    def check(self, reporter: Reporter) -> None:
        """Say what stays unused, and warn of patches that are missing, each with the reason.

        Raises:
            DatasetError: If there are no training patches.
        """
        if not self._counts[TRAIN]:
            raise self._nothing_to_train_on()
        self._say_unused(reporter)
        if self._config.sampling != "grid":
            for split, wanted in ((TRAIN, self._config.patches), (VALIDATION, self._config.validation_patches)):
                if 0 < self._counts[split] < wanted:
                    reporter.warning(
                        tr(
                            "Only {count} of {wanted} train patches could be drawn: {why}."
                            if split == TRAIN
                            else "Only {count} of {wanted} validation patches could be drawn: {why}.",
                            count=self._counts[split],
                            wanted=wanted,
                            why=self._why_few(split),
                        )
                    )
        if not self._counts[VALIDATION]:
            reporter.warning(
                tr("There are no validation patches: the training cannot tell when it is best and runs to its end.")
                + f" {self._why_no_validation()}"
            )

    def _say_unused(self, reporter: Reporter) -> None:
        """One line for each reason for which orthophotos give no patch."""
        unused: dict[str, list[str]] = {}
        cut = {patch.tile for patch in self._cutter.patches}
        for scene in self._scenes:
            if scene.tile not in cut:
                unused.setdefault(self._why_unused(scene), []).append(scene.tile)
        for reason, tiles in unused.items():
            number = tr("{count} of {total} orthophotos", count=len(tiles), total=len(self._scenes))
            reporter.info(f"{number} {reason}: {short_list(tiles)}.")

    def _why_unused(self, scene: Scene) -> str:
        areas = [area for area in self._areas if area.scene is scene]
        if not areas:
            return tr("are named for no part and stay unused")
        if not any(places(area, self._config.patch_size) for area in areas):
            return tr("are in areas smaller than a patch and stay unused")
        if not any(plan.area.scene is scene for plan in self._plans):
            splits = {area.split for area in areas}
            if splits == {VALIDATION} and not self._config.validation_patches:
                return tr("stay unused, since VALIDATION_PATCHES is 0")
            return tr(
                "stay unused, since the {patches} that were asked for are drawn from others",
                patches=self._asked_for(splits),
            )
        if self._main_reason(tile=scene.tile) == HELD_OUT_GROUND:
            return tr("give no patch, since their ground belongs to validation or test in another orthophoto")
        return tr(
            "give no patch, since the places that were tried hold {too_few}", too_few=self._too_few(tile=scene.tile)
        )

    def _asked_for(self, splits: set[str]) -> str:
        config = self._config
        asked = {
            TRAIN: f"{config.patches} PATCHES",
            VALIDATION: f"{config.validation_patches} VALIDATION_PATCHES",
        }
        return tr(" and ").join(text for split, text in asked.items() if split in splits)

    def _too_few(self, split: str = "", tile: str = "") -> str:
        """What places lack that hold too little to learn from."""
        least = self._config.min_labelled
        if self._main_reason(split, tile) == NO_DATA:
            few, none = later("too few pixels with data (MIN_LABELLED is {least:g} %)"), later("no pixels with data")
        else:
            few, none = later("too few labelled pixels (MIN_LABELLED is {least:g} %)"), later("no labelled pixels")
        return tr(few if least else none, least=least)

    def _left_out(self, split: str = "", tile: str = "") -> Counter[str]:
        """Reason -> places that were left out, of one part or one tile."""
        reasons: Counter[str] = Counter()
        for (of_tile, of_split, reason), count in self._cutter.left_out.items():
            if split in ("", of_split) and tile in ("", of_tile):
                reasons[reason] += count
        return reasons

    def _main_reason(self, split: str = "", tile: str = "") -> str:
        """The reason that most places were left out for; "" if it is not the places that are wrong."""
        reasons = self._left_out(split, tile)
        main = max((FEW_LABELS, NO_DATA, HELD_OUT_GROUND), key=lambda reason: reasons[reason])
        return main if reasons[main] else ""

    def _why_few(self, split: str) -> str:
        """Why a part has fewer patches than asked for."""
        reasons, main = self._left_out(split), self._main_reason(split)
        if main == HELD_OUT_GROUND:
            return tr(
                "{count} of {tried} places lie on ground that belongs to validation or test in another orthophoto",
                count=reasons[main],
                tried=self._tried[split],
            )
        if main:
            few = sum(reasons[reason] for reason in (FEW_LABELS, NO_DATA))
            return tr(
                "{count} of {tried} places that were tried hold {too_few}",
                count=few,
                tried=self._tried[split],
                too_few=self._too_few(split),
            )
        if self._config.balance and split == TRAIN and self._labelled(TRAIN) < self._config.patches:
            return tr("BALANCE draws them around labelled pixels, of which there are few")
        return tr("the area is small")

    def _labelled(self, split: str) -> int:
        """Pixels of classes that can be learnt in the areas of a part."""
        scheme = self._cutter.scheme
        return int(sum(self._census.counts[split][land_cover.value] for land_cover in scheme.learnt()))

    def _why_no_validation(self) -> str:
        """Why there is no validation patch, and what to do."""
        config, areas = self._config, [area for area in self._areas if area.split == VALIDATION]
        if not config.validation_patches and config.sampling != "grid" and areas:
            return tr("VALIDATION_PATCHES is 0: raise it.")
        if not areas and config.validation_share:
            return tr("Training and test take all orthophotos. Name fewer TRAIN_TILES, or give more orthophotos.")
        if not areas:
            if config.split != "tiles":
                return tr("VALIDATION_SHARE is 0. Raise it.")
            return tr(
                "VALIDATION_SHARE is 0. Raise it, and choose SPLIT=blocks."
                if len(self._scenes) == 1
                else "VALIDATION_SHARE is 0. Raise it, or name VALIDATION_TILES."
            )
        if not any(places(area, config.patch_size) for area in areas):
            return tr(
                "Their areas are smaller than a patch: choose a smaller PATCH_SIZE or a larger BLOCK_SIZE, or a "
                "smaller BUFFER."
                if config.split == "blocks"
                else "Their areas are smaller than a patch: choose a smaller PATCH_SIZE."
            )
        main = self._main_reason(VALIDATION)
        if main == HELD_OUT_GROUND:
            return tr("Their ground belongs to the test in other orthophotos: put these into the same part.")
        if not self._labelled(VALIDATION):
            return tr(
                "The references hold no labelled pixel in the areas of the validation: label some, or take others."
            )
        return tr(
            "All places that were tried hold {too_few}: label more, or lower MIN_LABELLED.",
            too_few=self._too_few(VALIDATION),
        )

    def _nothing_to_train_on(self) -> DatasetError:
        """The error for a data set without training patches."""
        main = self._main_reason(TRAIN)
        if main == HELD_OUT_GROUND:
            return DatasetError(
                tr("No training patch is left: validation or test hold the same ground in other orthophotos."),
                self._same_ground_remedy(),
            )
        if not self._labelled(TRAIN):
            return DatasetError(
                tr(
                    "No training patch has enough labelled pixels: the references hold none at all in the "
                    "training area."
                ),
                tr("Label some, take other orthophotos for the training, or check that the references cover them."),
            )
        if main:
            few = self._too_few(TRAIN)
            return DatasetError(
                tr("No training patch has enough labelled pixels: the places that were tried hold {few}.", few=few),
                tr("Lower MIN_LABELLED, or check that references and orthophotos hold data in the training area."),
            )
        return DatasetError(
            tr("No training patch is left: there is room for so few that the other parts take them all."),
            tr("Lower VALIDATION_SHARE or PATCH_SIZE, raise OVERLAP, or give more orthophotos."),
        )

    def _same_ground_remedy(self) -> str:
        remedy = tr(
            "Put orthophotos of the same place into the same part with TRAIN_TILES, VALIDATION_TILES and TEST_TILES."
        )
        if len({(scene.grid.bounds, scene.grid.crs_wkt) for scene in self._scenes}) > 1:
            return remedy
        return tr(
            "{remedy} All of them lie at one and the same place: if they show different ones, their "
            "georeference is wrong, and they are better without (gdal_edit.py -unsetgt, and without world "
            "files).",
            remedy=remedy,
        )
