"""The description inside a model file: which rasters the model needs and what its outputs mean. Read without torch."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .architectures import ARCHITECTURES
from .card_checks import check_card
from .channels import DERIVED_OF, halo_px, needs_heights, needs_pixel_size
from .class_scheme import ClassScheme
from .errors import EngineError, ModelFileError, reason
from .language import later, tr
from .plain_data import DataError, checked_range, fields_of, parse_json, shown

FORMAT_VERSION = 1
HEADER_KEY = "vaihingen"
COPY_AGAIN = later("Copy the file again from where it was made, or train the model again.")  # if it is damaged
_MAX_HEADER_BYTES = 100_000_000  # safetensors' own limit


@dataclass(frozen=True)
class Channel:
    """One input channel of the network.

    Args:
        role: "nir", "red", "green", "blue", "band4"..., or that of a derived channel, such as "height".
        band: Band of the orthophoto it is read from, counted from 1; 0 for derived channels.
        mean: Mean of the training pixels, in the raster's unit.
        std: Standard deviation of the training pixels, in the raster's unit.
    """

    role: str
    band: int
    mean: float
    std: float


@dataclass(frozen=True)
class ModelCard:
    """All that is needed to use a model, beside its weights.

    Args:
        architecture: Name of the network, e.g. "unet".
        architecture_args: Its arguments.
        channels: Input channels in the network's order.
        ortho_bands: Number of bands of the orthophotos it was trained on.
        ortho_dtype: Their data type, e.g. "uint8".
        data_bands: Their bands that `NIR_BAND` and `RED_BAND` have named: data, whatever a file marks them as.
        nir_red_correlation: Correlation of near infrared and red in the patches; None if unknown, or without both.
        height_reference: "none" (no heights), "ground" (heights above ground are used as they are), "low_ground"
            (absolute heights: the low ground around is subtracted first, see `heights.low_ground`) or "window" (the
            same in version 0.1.0: each window's low level is subtracted).
        scheme: The classes.
        outputs: Class values of the network's output channels, in order.
        gsd_m: Ground sampling distance of the training data, m per pixel; 0 if unknown.
        patch_size: Width and height of the training patches, pixels.
        training: Configuration of the training.
        dataset_hash: SHA-256 of the data set's patch list and description.
        history: One dict an epoch.
        validation: Scores of the best epoch.
        temperature: Divisor of the logits before the softmax, which calibrates the probabilities.
        ran_on: Device, precision, batch size. No times: the same training gives the same file.
        versions: Versions of engine, Python and packages.
        format_version: Version of this description.
    """

    architecture: str
    architecture_args: dict[str, Any]
    channels: tuple[Channel, ...]
    ortho_bands: int
    ortho_dtype: str
    height_reference: str
    scheme: ClassScheme
    outputs: tuple[int, ...]
    gsd_m: float
    patch_size: int
    data_bands: tuple[int, ...] = ()
    nir_red_correlation: float | None = None
    training: dict[str, Any] = field(default_factory=dict)
    dataset_hash: str = ""
    history: list[dict[str, Any]] = field(default_factory=list)
    validation: dict[str, Any] = field(default_factory=dict)
    temperature: float = 1.0
    ran_on: dict[str, Any] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    format_version: int = FORMAT_VERSION

    @property
    def needs_height(self) -> bool:
        """Whether a height raster is needed beside the orthophoto."""
        return needs_heights(self.roles)

    @property
    def needs_pixel_size(self) -> bool:
        """Whether the orthophoto's pixel size must be known in metres."""
        return needs_pixel_size(self.roles)

    @property
    def halo_px(self) -> int:
        """How many pixels of heights beyond a window its channels see."""
        return halo_px(self.roles)

    @property
    def roles(self) -> tuple[str, ...]:
        """Roles of the channels."""
        return tuple(channel.role for channel in self.channels)

    @property
    def band_names(self) -> str:
        """The orthophoto's bands the model uses, for messages: "nir (band 1), red (band 2)"."""
        return ", ".join(tr("{role} (band {band})", role=c.role, band=c.band) for c in self.channels if c.band)

    def to_json(self) -> str:
        """The text stored in the model file's header."""
        return json.dumps({**asdict(self), "scheme": self.scheme.to_dict()}, sort_keys=True)

    @classmethod
    def from_json(cls, text: str, source: str) -> ModelCard:
        """Read the description back.

        Raises:
            ModelFileError: If it is damaged or of a newer format; `source` names the file in the message.
        """
        try:
            data = parse_json(text)
            _check_version(data, source)
            if unknown := sorted(data.keys() - cls.__dataclass_fields__.keys()):
                raise DataError(tr("{unknown} in it is not known", unknown=shown(unknown[0])))
            data = fields_of(cls, data)
            data["channels"] = tuple(Channel(**fields_of(Channel, channel)) for channel in data["channels"])
            data.setdefault("data_bands", named_bands(data["channels"]))
            data["scheme"] = ClassScheme.from_dict(data["scheme"])
            card = cls(**data)
            _check_known(card, source)
            card._check()
            return card
        except ModelFileError:
            raise
        except (DataError, EngineError) as error:
            reason = error.message.rstrip(".") if isinstance(error, EngineError) else str(error)
            raise ModelFileError(
                tr("The description in {source} is damaged ({reason}).", source=source, reason=reason), tr(COPY_AGAIN)
            ) from error

    def _check(self) -> None:
        """Refuse numbers that no model has.

        Raises:
            DataError: Names the first of them.
        """
        check_card(self)
        checked_range("temperature", self.temperature, 1e-6, 1e6)
        if len(self.outputs) < 2 or len({*self.outputs}) < len(self.outputs):
            raise DataError(
                tr("outputs is {outputs}, but two values or more are expected, each once", outputs=shown(self.outputs))
            )
        if foreign := sorted({*self.outputs} - {*self.scheme.values}):
            raise DataError(tr("the output {foreign} is none of its classes", foreign=foreign[0]))


def named_bands(channels: Iterable[Channel]) -> tuple[int, ...]:
    """The bands that have been named as near infrared and red, for files that are older than their `data_bands`."""
    return tuple(sorted(channel.band for channel in channels if channel.band and channel.role in ("nir", "red")))


def _check_version(data: Any, source: str) -> None:
    """Refuse what is no description, or one of a newer format."""
    version = data.get("format_version") if isinstance(data, dict) else None
    if isinstance(version, bool) or not isinstance(version, int):
        raise DataError(tr("it names no format version"))
    if version > FORMAT_VERSION:
        versions = data.get("versions", {})
        if not isinstance(versions, dict):
            raise DataError(tr("versions is {versions}", versions=shown(versions)))
        writer = versions.get("engine", "unknown")
        raise ModelFileError(
            tr(
                "{source} has format version {version}, this plugin reads up to {format_version}.",
                source=source,
                version=version,
                format_version=FORMAT_VERSION,
            ),
            tr("Install plugin version {writer} or newer, which wrote it.", writer=writer),
        )


def _check_known(card: ModelCard, source: str) -> None:
    """Refuse a model that needs what only a newer version has."""
    unknown = [tr("the channel {role}", role=c.role) for c in card.channels if not c.band and c.role not in DERIVED_OF]
    unknown += (
        []
        if card.architecture in ARCHITECTURES
        else [tr("the network {architecture}", architecture=shown(card.architecture))]
    )
    if unknown:
        raise ModelFileError(
            tr("{source} needs {unknown}, which this plugin does not know.", source=source, unknown=unknown[0]),
            tr("Install a newer version of the plugin."),
        )


def read_model_card(path: str | Path) -> ModelCard:
    """Read the description from a model file, without torch and without reading the weights.

    Raises:
        ModelFileError: If the file cannot be read, is not a model of ours, of a newer format, or not whole.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            length = struct.unpack("<Q", file.read(8))[0]
            if length > min(_MAX_HEADER_BYTES, path.stat().st_size):
                raise ValueError(tr("no safetensors header"))
            header = parse_json(file.read(length).decode("utf-8"))
        text = header.pop("__metadata__")[HEADER_KEY]
        if not isinstance(text, str):
            raise ValueError(tr("no description"))
        expected = 8 + length + max([int(tensor["data_offsets"][1]) for tensor in header.values()], default=0)
    except OSError as error:
        raise ModelFileError(
            tr("The model {path} cannot be read: {reason}.", path=path, reason=reason(error)),
            tr("Choose an existing file."),
        ) from error
    except (struct.error, ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        raise ModelFileError(
            tr(
                "{path} is not a model of Vaihingen U-Net (a .safetensors file with its description was expected).",
                path=path,
            ),
            tr("Choose a file that the algorithm 'Train a U-Net' has written."),
        ) from error
    card = ModelCard.from_json(text, str(path))
    size = path.stat().st_size
    if size != expected:
        raise ModelFileError(
            tr(
                "The weights in {path} are damaged: the file has {size} bytes, but {expected} are expected.",
                path=path,
                size=size,
                expected=expected,
            ),
            tr(COPY_AGAIN),
        )
    return card
