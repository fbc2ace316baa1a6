"""What the names of rasters and folders say: which place a raster shows, and of which kind it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath

from ..contract.language import later

IMAGE, REFERENCE, HEIGHT = later("orthophoto"), later("reference"), later("height raster")
LABELLED = later("labelled raster")
# Kind of rasters -> several of them, for messages.
PLURALS = {
    IMAGE: later("orthophotos"),
    REFERENCE: later("references"),
    HEIGHT: later("height rasters"),
    LABELLED: later("labelled rasters"),
}

# Words by which public data sets call their files and folders, in small letters.
_IMAGE_WORDS = set(
    "top ortho orthos orthophoto orthophotos dop aerial image images img imgs sat photo photos luftbild luftbilder "
    "rgb rgbi rgbir rgbn irrg irgb nrg cir nir bgr jpegimages".split()
)
_REFERENCE_WORDS = set(
    "mask masks msk label labels lbl gt gts groundtruth truth reference references ref annotation annotations seg "
    "segmentation maske masken referenz noboundary eroded".split()
)
_HEIGHT_WORDS = set("dsm ndsm dem dtm dom bdom ndom dgm chm height heights elevation".split())
_OTHER_WORDS = set(  # at the ends of names, beside those above
    "normalized normalised normalisation normalization lastools ownapproach ground "
    "colour color classes class mosaic".split()
)
_WITH_PIXEL_SIZE = re.compile(r"^(dop|dom|bdom|ndom|dgm)\d+$")  # dop20: the surveys of the German states
ERODED_WORDS = {"noboundary", "eroded"}
_PARTS = {  # words that say to which part of a data set a folder belongs
    "train": "train", "training": "train", "val": "val", "valid": "val", "validation": "val", "test": "test",
    "testing": "test",
}  # fmt: skip
_YEAR_OR_DAY = re.compile(r"(19|20)\d\d([01]\d[0-3]\d)?")


def words_of(name: str) -> list[str]:
    """The words of a name in small letters, numbers without leading zeros: "IMG_0012Mask" -> ["img", "12", "mask"]."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])", "_", name).casefold()
    apart = re.sub(r"no[\W_]*boundary", "noboundary", apart)
    return [re.sub(r"\d+", _plain, word) for word in re.findall(r"[^\W_]+", apart)]


def parts_of(names: Iterable[str]) -> set[str]:
    """The parts of a data set that names of folders speak of: "train_labels" -> {"train"}."""
    return {_PARTS[word] for name in names for word in words_of(name) if word in _PARTS}


def in_other_parts(first: Path, second: Path) -> bool:
    """Whether the folders of two files, as far as they differ, say that they are of different parts of a data set."""
    folders, others = set(first.parent.parts), set(second.parent.parts)
    here, there = parts_of(folders - others), parts_of(others - folders)
    return bool(here and there) and here.isdisjoint(there)


def kind_of_folder(name: str) -> str:
    """What a folder of this name holds; "" if the name does not say so."""
    words = {_WITH_PIXEL_SIZE.sub(r"\1", word) for word in words_of(name)}
    for kind, known in ((REFERENCE, _REFERENCE_WORDS), (HEIGHT, _HEIGHT_WORDS), (IMAGE, _IMAGE_WORDS)):
        if words & known:
            return kind
    return ""


def kind_of_file(stem: str) -> str:
    """What a file is by the last word of its name, or else by the first; "" if they do not say so."""
    words = words_of(stem)
    for word in (words[-1], words[0]) if words else ():
        if kind := kind_of_folder(word):
            return kind
    return ""


def place_of(stem: str) -> tuple[str, ...]:
    """The words of a name without those at its ends that say what kind of raster it is.

    "top_potsdam_2_10_RGB" and "dsm_potsdam_02_10_normalized_lastools" both give ("potsdam", "2", "10"); () where
    nothing is left.
    """
    words = words_of(stem)
    while words and _says_kind(words[-1]):
        words.pop()
    while words and _says_kind(words[0]):
        words.pop(0)
    return tuple(words)


def kind_words(stem: str) -> str:
    """The words at the end of a name that `place_of` leaves out: "normalized lastools"."""
    words = words_of(stem)
    count = next((i for i, word in enumerate(reversed(words)) if not _says_kind(word)), len(words))
    return " ".join(words[len(words) - count :])


def numbers_of(stem: str) -> tuple[str, ...]:
    """The numbers that stand alone in a name, without years: "tile_2_10_2021" -> ("2", "10")."""
    numbers = tuple(word for word in place_of(stem) if word.isdecimal())
    return tuple(number for number in numbers if not _YEAR_OR_DAY.fullmatch(number)) or numbers


def number_of(path: PurePath) -> str:
    """The tile number in a file name: after "area", else the last number; "" if there is none."""
    if area := re.search(r"area_?(\d+)", path.stem, re.IGNORECASE):
        return area[1].lstrip("0") or "0"
    numbers = numbers_of(path.stem) or re.findall(r"\d+", path.stem)
    return (numbers[-1].lstrip("0") or "0") if numbers else ""


def same_number(first: PurePath, second: PurePath) -> bool:
    """Whether two names have the same number, and, where both have several of them, the same ones."""
    if not number_of(first) or number_of(first) != number_of(second):
        return False
    here, there = numbers_of(first.stem), numbers_of(second.stem)
    common = min(len(here), len(there))
    return here[len(here) - common :] == there[len(there) - common :]


def tile_numbers(tiles: Iterable[str]) -> dict[str, str]:
    """Tile -> its number; where several tiles have the same, as many numbers as tell them apart: "2_10" and "3_10"."""
    single = {tile: number_of(Path(f"{tile}.tif")) for tile in tiles}
    if _tell_apart(single):
        return single
    numbers = {tile: numbers_of(tile) for tile in single}
    for length in range(2, max(map(len, numbers.values()), default=0) + 1):
        joined = {tile: "_".join(own[-length:]) or single[tile] for tile, own in numbers.items()}
        if _tell_apart(joined):
            return joined
    return single


def nearest_in_folders(path: Path, candidates: Sequence[Path]) -> list[Path]:
    """Those of several files whose path has most folders in common with that of `path`."""
    own = Counter(part.casefold() for part in path.parent.parts)
    shared = {
        other: (Counter(part.casefold() for part in other.parent.parts) & own).total() for other in set(candidates)
    }
    most = max(shared.values(), default=0)
    return [other for other in candidates if shared[other] == most]


def _tell_apart(numbers: Mapping[str, str]) -> bool:
    there = [number for number in numbers.values() if number]
    return len(set(there)) == len(there)


def _says_kind(word: str) -> bool:
    known = word in _IMAGE_WORDS or word in _REFERENCE_WORDS or word in _HEIGHT_WORDS or word in _OTHER_WORDS
    return known or _WITH_PIXEL_SIZE.match(word) is not None


def _plain(digits: re.Match[str]) -> str:
    return digits[0].lstrip("0") or "0"
