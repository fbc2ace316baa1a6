"""Parameters of the job that cuts a data set of patches."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from .. import parameters
from ..formats import CLASS_FILES
from ..language import tr
from ..options import JobConfig
from .choices import (
    CLASS_FIELD_HELP,
    CLASSES_HELP,
    NIR_HELP,
    OTHER_CLASS_HELP,
    PALETTE_HELP,
    POLYGON_CLASS_HELP,
    RED_HELP,
    SEED_HELP,
    TILE_NAMES_HELP,
    polygon_problems,
    tile_names,
)
from .protocols import NO_PROTOCOL, PROTOCOL_LABELS, PROTOCOLS
from .same_file import same_file_problems

TILE_LISTS = ("train_tiles", "validation_tiles", "test_tiles")


@dataclass(frozen=True)
class TileConfig(JobConfig):
    """Rasters to a data set of patches."""

    folder: str = parameters.folder(
        "ISPRS folder",
        "Folder of the ISPRS benchmark (top/, gts_for_participants/ and, for heights, ndsm/ or dsm/), or one whose "
        "folders say what they hold (such as images/ and masks/). Give this or the rasters below.",
    )
    orthos: tuple[str, ...] = parameters.files("Orthophotos", "Orthophotos, each covered by a reference.")
    references: tuple[str, ...] = parameters.files(
        "References",
        "One reference raster for each orthophoto, in class codes or class colours; or polygon layers that cover all "
        "of them, with the class in CLASS_FIELD, or all of POLYGON_CLASS.",
    )
    class_field: str = parameters.text("Class field", CLASS_FIELD_HELP, "")
    heights: tuple[str, ...] = parameters.files(
        "Heights", "One height raster in metres for each orthophoto: a surface model or heights above ground."
    )
    nir_band: int = parameters.integer("Near-infrared band", NIR_HELP, 1, minimum=0)
    red_band: int = parameters.integer("Red band", RED_HELP, 2, minimum=0)
    split: str = parameters.choice(
        "Split by",
        "How the area is divided into training, validation and test: by whole orthophotos, or by blocks within each of "
        "them; patches of different parts then never share a pixel. Dividing the patches themselves lets them overlap, "
        "so that the validation looks better than it is: only to show that effect.",
        "tiles",
        choices=("tiles", "blocks", "patches"),
        choice_labels=("Whole orthophotos", "Blocks within orthophotos", "Single patches (leaks)"),
    )
    test_tiles: str = parameters.text(
        "Test tiles",
        f"Names or numbers of orthophotos for the test. {TILE_NAMES_HELP} Leave empty to use the test share.",
        several=True,
    )
    patch_size: int = parameters.integer(
        "Patch size (pixels)",
        "Width and height of a patch in pixels, a multiple of 16.",
        256,
        minimum=32,
        maximum=2048,
        advanced=True,
    )
    patches: int = parameters.integer(
        "Training patches",
        "Number of patches drawn for training (random and stratified sampling).",
        1200,
        minimum=1,
        advanced=True,
    )
    sampling: str = parameters.choice(
        "Sampling",
        "Random places; the same number of random places in every stratum of the area, so that no part of it is "
        "missed; or a regular grid that covers everything. Test areas are always covered by a grid.",
        "random",
        choices=("random", "stratified", "grid"),
        choice_labels=("Random places", "Random places in geographic strata", "Regular grid"),
        advanced=True,
    )
    validation_patches: int = parameters.integer(
        "Validation patches",
        "Number of patches drawn for validation (random and stratified sampling).",
        120,
        minimum=0,
        advanced=True,
    )
    overlap: int = parameters.integer(
        "Overlap of the grid (%)",
        "Overlap of neighbouring patches of a grid, in per cent of the patch size.",
        0,
        minimum=0,
        maximum=90,
        advanced=True,
    )
    validation_share: float = parameters.number(
        "Validation share (%)",
        "Share of the orthophotos or blocks (of a grid: patches) set aside to monitor the training, in per cent of "
        "those not used for the test.",
        40.0,
        minimum=0,
        maximum=90,
        advanced=True,
    )
    test_share: float = parameters.number(
        "Test share (%)",
        "Share of the orthophotos, blocks or patches kept for the final test, in per cent.",
        0.0,
        minimum=0,
        maximum=90,
        advanced=True,
    )
    train_tiles: str = parameters.text(
        "Training tiles",
        f"Names or numbers of orthophotos for training, e.g. 1 3 23. {TILE_NAMES_HELP} Leave empty to choose at "
        "random.",
        several=True,
        advanced=True,
    )
    validation_tiles: str = parameters.text(
        "Validation tiles",
        f"Names or numbers of orthophotos for validation. {TILE_NAMES_HELP} Leave empty to choose at random.",
        several=True,
        advanced=True,
    )
    block_size: int = parameters.integer(
        "Block size (pixels)",
        "Side of the blocks in pixels (split by blocks); 0: twice the patch size.",
        0,
        minimum=0,
        advanced=True,
    )
    buffer: int = parameters.integer(
        "Buffer (pixels)",
        "Width in pixels of the strip kept free between blocks of different parts.",
        0,
        minimum=0,
        advanced=True,
    )
    stratum_size: int = parameters.integer(
        "Stratum size (pixels)",
        "Side of the strata in pixels (stratified sampling); 0: four times the patch size.",
        0,
        minimum=0,
        advanced=True,
    )
    balance: bool = parameters.flag(
        "Balance the classes",
        "Choose the training patches so that each class is represented equally often, which shows rare classes such as "
        "cars more often. Validation and test stay as the area is.",
        False,
        advanced=True,
    )
    min_labelled: float = parameters.number(
        "Minimum labelled share (%)",
        "Patches with a smaller share of labelled pixels, in per cent, are left out.",
        10.0,
        minimum=0,
        maximum=100,
        advanced=True,
    )
    classes: str = parameters.file("Class scheme", CLASSES_HELP + PALETTE_HELP, advanced=True, endings=CLASS_FILES)
    polygon_class: str = parameters.text("Class of all polygons", POLYGON_CLASS_HELP, advanced=True)
    other_class: str = parameters.text("Class of all else", OTHER_CLASS_HELP, advanced=True)
    protocol: str = parameters.choice(
        "Published protocol",
        "A division of an ISPRS benchmark as published: it says which tiles are for training, validation and test, and "
        "which bands are near infrared and red. FOLDER is where the benchmark was unpacked, in whatever sub-folders.",
        NO_PROTOCOL,
        choices=PROTOCOLS,
        choice_labels=PROTOCOL_LABELS,
        advanced=True,
    )
    seed: int = parameters.integer("Seed", SEED_HELP, 1, minimum=0, maximum=2**31 - 1, advanced=True)
    output: str = parameters.new_folder(
        "Data set folder", "Folder for the patches; must be new or empty.", required=True
    )
    report: str = parameters.new_file("Data set report", "HTML report on the data set.", suffix=".html")

    @property
    def block_size_px(self) -> int:
        """Requested side of the blocks; they are enlarged as needed to fill an orthophoto."""
        return self.block_size or 2 * self.patch_size

    @property
    def stratum_size_px(self) -> int:
        """Requested side of the strata."""
        return self.stratum_size or 4 * self.patch_size

    @property
    def named_bands(self) -> dict[str, int]:
        """Parameter -> the band that it names; without those that name none."""
        named = {"NIR_BAND": self.nir_band, "RED_BAND": self.red_band}
        return {parameter: band for parameter, band in named.items() if band}

    def cross_problems(self) -> list[str]:
        """Rules between the parameters."""
        problems = []
        if bool(self.folder) == bool(self.orthos):
            problems.append(tr("Choose either FOLDER (an ISPRS folder), or ORTHOS and their REFERENCES."))
        problems += polygon_problems(self, bool(self.references), tr("polygon layers in REFERENCES"))
        if self.folder and (self.references or self.heights):
            problems.append(tr("REFERENCES and HEIGHTS belong to ORTHOS; leave them empty with FOLDER."))
        if self.orthos and not self.references:
            problems.append(tr("REFERENCES are missing: give one for each of the ORTHOS."))
        if self.patch_size % 16:
            problems.append(
                tr(
                    "PATCH_SIZE is {patch_size}, but must be a multiple of 16 (the network halves it 4 times).",
                    patch_size=self.patch_size,
                )
            )
        if self.block_size and self.block_size < self.patch_size:
            problems.append(
                tr(
                    "BLOCK_SIZE {block_size} is smaller than PATCH_SIZE {patch_size}.",
                    block_size=self.block_size,
                    patch_size=self.patch_size,
                )
            )
        if self.split == "blocks" and self.buffer > 2 * self.block_size_px:
            problems.append(
                tr(
                    "BUFFER {buffer} is wider than two blocks of {block_size_px} pixels: raise BLOCK_SIZE.",
                    buffer=self.buffer,
                    block_size_px=self.block_size_px,
                )
            )
        if self.balance and self.sampling != "random":
            problems.append(
                tr(
                    "BALANCE belongs to SAMPLING=random; {sampling} says itself where the patches lie.",
                    sampling=self.sampling,
                )
            )
        if self.nir_band and self.nir_band == self.red_band:
            problems.append(tr("NIR_BAND and RED_BAND are both {nir_band}.", nir_band=self.nir_band))
        if self.split != "tiles" and (self.train_tiles or self.validation_tiles):
            problems.append(
                tr(
                    "TRAIN_TILES and VALIDATION_TILES belong to SPLIT=tiles; {split} are divided at random.",
                    split=self.split,
                )
            )
        problems += self._protocol_problems()
        rasters = {"ORTHOS": self.orthos, "REFERENCES": self.references, "HEIGHTS": self.heights}
        return problems + same_file_problems(rasters) + self._name_problems()

    def _protocol_problems(self) -> list[str]:
        """What contradicts a protocol that says which tiles are for what."""
        if self.protocol == NO_PROTOCOL:
            return []
        given = [name.upper() for name in (*TILE_LISTS, "test_share") if getattr(self, name)]
        problems = [
            tr(
                "PROTOCOL={protocol} says which tiles are for what: leave {name} empty.",
                protocol=self.protocol,
                name=name,
            )
            for name in given
        ]
        if self.split != "tiles":
            problems.append(
                tr("PROTOCOL={protocol} divides by whole orthophotos: SPLIT must be tiles.", protocol=self.protocol)
            )
        if not self.folder:
            problems.append(
                tr("PROTOCOL={protocol} reads the benchmark's FOLDER, not lists of rasters.", protocol=self.protocol)
            )
        return problems

    def _name_problems(self) -> list[str]:
        """Tiles that two parameters name by number; words without one may be parts of names, which the engine knows."""
        problems = []
        lists = {name: tile_names(getattr(self, name)) for name in TILE_LISTS}
        named = {name: set(words) if all(map(_has_digit, words)) else set() for name, words in lists.items()}
        for first, second in itertools.combinations(TILE_LISTS, 2):
            both = sorted(named[first] & named[second])
            if both:
                problems.append(
                    tr(
                        "{both} stands in {first} and in {second}.",
                        both=", ".join(both),
                        first=first.upper(),
                        second=second.upper(),
                    )
                )
        return problems


def _has_digit(word: str) -> bool:
    return any(map(str.isdecimal, word))
