"""The description of a data set of patches, `dataset.json`: what it holds, where it is from, how it was made."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .card_checks import MOST_PATCH_PX, check_card
from .class_scheme import ClassScheme
from .errors import DatasetError, EngineError, reason
from .language import tr
from .model_card import named_bands
from .plain_data import LARGEST_COUNT, DataError, checked_range, fields_of, parse_json, shown

TRAIN, VALIDATION, TEST = "train", "validation", "test"
SPLITS = (TRAIN, VALIDATION, TEST)
SPLIT_COLOURS = {TRAIN: "#1f78b4", VALIDATION: "#ff7f00", TEST: "#e31a1c"}  # on maps and footprints

FORMAT_VERSION = 1
DESCRIPTION, PATCH_LIST = "dataset.json", "patches.csv"
IMAGES, HEIGHTS, LABELS = "images", "heights", "labels"  # folders with one GeoTIFF a patch, of the same name in each
_KEYS = (  # of the file, in their order in it; each is a field of `DatasetCard`
    "format_version", "engine_version", "patch_size", "sampling", "overlap", "stratum_size_px", "split",
    "block_size_px", "buffer_px", "seed", "gsd_m", "scheme", "channels", "ortho_bands", "ortho_dtype", "data_bands",
    "nir_red_correlation",
    "height_reference", "height_halo_px", "sources", "patches", "counts", "available", "shared_pixels", "skipped",
    "parameters", "warnings",
)  # fmt: skip

PixelCounts = dict[str, dict[int, int]]  # split -> class value -> pixels


@dataclass(frozen=True)
class DatasetChannel:
    """One channel that models can use.

    Args:
        role: "nir", "red", "green", "blue", "band4"..., or that of a derived channel, such as "height".
        band: Band of the orthophoto it is read from, counted from 1; 0 for derived channels.
        unit: Unit of the values: "digital number", "m"..., or "1" for a ratio.
        mean: Mean of the training pixels.
        std: Standard deviation of the training pixels.
    """

    role: str
    band: int
    unit: str
    mean: float
    std: float


@dataclass(frozen=True)
class Source:
    """One tile that patches were cut from.

    Args:
        tile: Its name.
        number: Its number among the tiles of the benchmark; "" if its name holds none.
        ortho: Path of the orthophoto.
        reference: Path of the reference; of several polygon layers, joined by "; ".
        height: Path of the height raster; "" without heights.
        sha256: "ortho", "reference" and "height" -> SHA-256 of the file. No reference that was made from polygons.
        width_px: Columns of the orthophoto.
        height_px: Rows of the orthophoto.
        crs: Its coordinate system as WKT; "" if it has none.
        bands: Number of its bands that hold data.
        dtype: Their data type, e.g. "uint8".
        height_dtype: Data type of the height raster; "" without heights.
        split: The splits it has patches of, in the order of `SPLITS`.
        low_height_m: Height of its low ground, m; None without heights.
        chosen_by: What has chosen the places of its labels, if they are no random sample: see `chosen_places`.
    """

    tile: str
    number: str
    ortho: str
    reference: str
    height: str = ""
    sha256: dict[str, str] = field(default_factory=dict)
    width_px: int = 0
    height_px: int = 0
    crs: str = ""
    bands: int = 0
    dtype: str = ""
    height_dtype: str = ""
    split: tuple[str, ...] = ()
    low_height_m: float | None = None
    chosen_by: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        data = dataclasses.asdict(self)
        if self.low_height_m is None:
            del data["low_height_m"]
        if not self.chosen_by:
            del data["chosen_by"]
        return data

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Source:
        """Build it from plain data."""
        return cls(**fields_of(cls, data))


@dataclass(frozen=True)
class DatasetCard:
    """The content of `dataset.json`. Fields with a default may be missing in older files.

    Args:
        patch_size: Width and height of the patches, pixels.
        gsd_m: Ground sampling distance, m per pixel; 0 if unknown.
        scheme: The classes.
        channels: What models can use, the orthophoto's bands first.
        ortho_bands: Number of bands of the orthophotos.
        ortho_dtype: Their data type, e.g. "uint8".
        data_bands: Their bands that `NIR_BAND` and `RED_BAND` have named: data, whatever a file marks them as.
        nir_red_correlation: Correlation of near infrared and red in the patches; None if unknown, or without both.
        height_reference: As in `ModelCard`. With "low_ground" the stored heights are those above the low ground, with
            the other two those of the raster.
        height_halo_px: How many pixels the rasters of heights reach beyond their patches on each side.
        counts: Pixels of each class, and of those without data, in the patches.
        engine_version: Version of the engine that cut them.
        sampling: Way of placing the training and validation patches, as `TileConfig` has it.
        overlap: Overlap of the grid, per cent of a patch.
        stratum_size_px: Side of the strata; 0 without.
        split: Way of dividing the ground, as `TileConfig` has it.
        block_size_px: Side of the blocks; 0 without.
        buffer_px: Width of the strip between blocks that no patch may use; 0 without.
        seed: Seed of all that was drawn; None if unknown.
        sources: The tiles it was cut from.
        patches: Split -> number of patches.
        available: Like `counts`, in the whole areas that the patches were drawn from.
        shared_pixels: Pixels of training patches that validation or test patches cover too; None if unknown.
        skipped: Reason -> places that were left out.
        parameters: All parameters of the job.
        warnings: What the user was warned of.
        format_version: Version of this description.
    """

    patch_size: int
    gsd_m: float
    scheme: ClassScheme
    channels: tuple[DatasetChannel, ...]
    ortho_bands: int
    ortho_dtype: str
    height_reference: str
    counts: PixelCounts
    data_bands: tuple[int, ...] = ()
    nir_red_correlation: float | None = None
    height_halo_px: int = 0
    engine_version: str = ""
    sampling: str = ""
    overlap: int = 0
    stratum_size_px: int = 0
    split: str = ""
    block_size_px: int = 0
    buffer_px: int = 0
    seed: int | None = None
    sources: tuple[Source, ...] = ()
    patches: dict[str, int] = field(default_factory=dict)
    available: PixelCounts = field(default_factory=dict)
    shared_pixels: int | None = None
    skipped: dict[str, int] = field(default_factory=dict)
    parameters: dict[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    format_version: int = FORMAT_VERSION

    @property
    def roles(self) -> tuple[str, ...]:
        """Roles of the channels."""
        return tuple(channel.role for channel in self.channels)

    @property
    def test_sources(self) -> tuple[Source, ...]:
        """The tiles of which the data set holds nothing but test patches."""
        return tuple(source for source in self.sources if source.split == (TEST,))

    @property
    def validation_tiles(self) -> list[str]:
        """Numbers, or else names, of the tiles with validation patches."""
        return [source.number or source.tile for source in self.sources if VALIDATION in source.split]

    @property
    def splits_on_chosen_places(self) -> list[str]:
        """The splits with labels on places that were chosen for their difficulty, see `chosen_places`."""
        return [split for split in SPLITS if any(source.chosen_by and split in source.split for source in self.sources)]

    @property
    def balanced(self) -> bool | None:
        """Whether the training patches were drawn so that rare classes are in them; None if unknown."""
        return self.parameters.get("balance")

    @property
    def min_labelled_percent(self) -> float | None:
        """Least share of labelled pixels of a patch, per cent; None if unknown."""
        return self.parameters.get("min_labelled")

    def to_json(self) -> str:
        """The text of `dataset.json`."""
        data = {
            **dataclasses.asdict(self),
            "scheme": self.scheme.to_dict(),
            "sources": [source.to_dict() for source in self.sources],
        }
        return json.dumps({key: data[key] for key in _KEYS}, indent=1)

    @classmethod
    def from_json(cls, text: str, folder: str | Path) -> DatasetCard:
        """Read the description back.

        Args:
            text: The text of `dataset.json`.
            folder: The data set, for messages.

        Raises:
            DatasetError: If it is damaged, lacks a field that has no default, or is of a newer format.
        """
        try:
            data = parse_json(text)
            _check_version(data, folder)
            data = fields_of(cls, data)
            data["scheme"] = ClassScheme.from_dict(data["scheme"])
            data["channels"] = tuple(
                DatasetChannel(**fields_of(DatasetChannel, channel)) for channel in data["channels"]
            )
            data["sources"] = tuple(Source.from_dict(source) for source in data.get("sources", ()))
            for name in ("counts", "available"):
                data[name] = _by_value(name, data.get(name, {}))
            data.setdefault("data_bands", named_bands(data["channels"]))
            card = cls(**data)
            card._check()
            return card
        except DatasetError:
            raise
        except (DataError, EngineError) as error:
            raise damaged(folder, DESCRIPTION, error) from error

    def _check(self) -> None:
        """Refuse numbers that no data set has.

        Raises:
            DataError: Names the first of them.
        """
        check_card(self)
        checked_range("height_halo_px", self.height_halo_px, 0, MOST_PATCH_PX)


def read_dataset_card(folder: str | Path) -> DatasetCard:
    """Read the description of a data set, and nothing else of it.

    Raises:
        DatasetError: If the folder is no data set, or its description is damaged or of a newer format.
    """
    return DatasetCard.from_json(read_text(folder, DESCRIPTION), folder)


def read_text(folder: str | Path, name: str) -> str:
    """The text of one of the two files that describe a data set.

    Raises:
        DatasetError: If it cannot be read, or is no text in UTF-8.
    """
    try:
        return (Path(folder) / name).read_bytes().decode("utf-8")
    except OSError as error:
        raise DatasetError(
            tr(
                "{folder} is not a data set: {name} is missing ({reason}).",
                folder=folder,
                name=name,
                reason=reason(error),
            ),
            tr("Choose a folder made by the algorithm 'Cut patches', or make one."),
        ) from error
    except UnicodeDecodeError as error:
        raise damaged(folder, name, error) from error


def damaged(folder: str | Path, name: str, error: Exception) -> DatasetError:
    """The error of a data set of which one file, of this name, cannot be understood."""
    return DatasetError(
        tr("The data set {folder} is damaged ({reason} in {name}).", folder=folder, reason=reason(error), name=name),
        tr("Cut the patches again."),
    )


def _check_version(data: Any, folder: str | Path) -> None:
    version = data.get("format_version") if isinstance(data, dict) else None
    if isinstance(version, bool) or not isinstance(version, int):
        raise DataError(tr("it names no format version"))
    if version > FORMAT_VERSION:
        raise DatasetError(
            tr(
                "The data set {folder} has format version {version}, this plugin reads up to {format_version}.",
                folder=folder,
                version=version,
                format_version=FORMAT_VERSION,
            ),
            tr("Install a newer version of the plugin, or cut the patches again."),
        )


def _by_value(name: str, counts: Any) -> PixelCounts:
    """Pixel counts whose class values JSON has made texts."""
    try:
        made = {split: {int(value): pixels for value, pixels in of_split.items()} for split, of_split in counts.items()}
    except (ValueError, AttributeError) as error:
        raise DataError(tr("{name} holds no numbers of pixels by class value", name=name)) from error
    for pixels in (pixels for of_split in made.values() for pixels in of_split.values()):
        if isinstance(pixels, bool) or not isinstance(pixels, int):
            raise DataError(tr("{name} holds {pixels}, which is no number of pixels", name=name, pixels=shown(pixels)))
        checked_range(name, pixels, 0, LARGEST_COUNT)
    return made
