"""The registry of derived channels: one entry for each, which `INPUTS`, checks, reports and dialogs are made from.

Bands of the orthophoto are channels by themselves; what is computed from them or from the heights is derived. Another
derived channel is one more entry at the end. `network.channels` computes it for batches, `dataset.statistics` for the
mean and standard deviation of the training pixels.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

HEIGHT, NDVI, SLOPE = "height", "ndvi", "slope"  # roles


@dataclass(frozen=True)
class DerivedChannel:
    """One channel that is no band of the orthophoto.

    Args:
        role: Stands in job files, model files and data sets: it never changes.
        title: Its name in reports.
        in_label: Its name in the labels of `INPUTS`, after "Orthophoto and".
        place: Where it comes among the derived channels, in ids, labels and in the network: smaller numbers first.
        unit: Unit of the values; "1" for a ratio.
        source: What it is made from, for reports.
        lacks: What a data set without it does not have, as the end of "the data set has no ...".
        remedy: With which parameters it gets it, as the end of "cut the patches again with ...".
        help: A sentence on it for the help of `INPUTS`; "" if its name is enough.
        needs_heights: Whether it is computed from the height raster.
        needs_pixel_size: Whether the pixel size in metres must be known.
        halo_px: How many pixels beyond the edge of a window its computation sees; heights are read and stored so far.
        varies_with_light: Whether it changes with the brightness of the photograph, which augmentation varies.
    """

    role: str
    title: str
    in_label: str
    place: int
    unit: str
    source: str
    lacks: str
    remedy: str
    help: str = ""
    needs_heights: bool = False
    needs_pixel_size: bool = False
    halo_px: int = 0
    varies_with_light: bool = False


# A new entry stands at the end, so that the choices of `INPUTS` stay where they are.
_REGISTERED = (
    DerivedChannel(
        role=NDVI,
        title="NDVI",
        in_label="NDVI",
        place=3,
        unit="1",
        source="computed from near infrared and red",
        lacks="near-infrared and red bands, which NDVI needs",
        remedy="NIR_BAND and RED_BAND",
        help="NDVI is computed from the near-infrared and red bands.",
    ),
    DerivedChannel(
        role=HEIGHT,
        title="height",
        in_label="heights",
        place=1,
        unit="m",
        source="height raster",
        lacks="heights",
        remedy="HEIGHTS",
        needs_heights=True,
    ),
    DerivedChannel(
        role=SLOPE,
        title="slope",
        in_label="slope",
        place=2,
        unit="degrees",
        source="computed from the height raster",
        lacks="heights around its patches or no pixel size in metres, both of which slope needs",
        remedy="HEIGHTS, from orthophotos with a georeference in metres",
        help="Slope is computed from the heights, in degrees.",
        needs_heights=True,
        needs_pixel_size=True,
        halo_px=1,
    ),
)


def _in_place(channels: Iterable[DerivedChannel]) -> tuple[DerivedChannel, ...]:
    return tuple(sorted(channels, key=lambda channel: channel.place))


def _combinations() -> list[tuple[DerivedChannel, ...]]:
    """All sets of derived channels; those with a later entry follow those without it."""
    found: list[tuple[DerivedChannel, ...]] = [()]
    for channel in _REGISTERED:
        found += [(*others, channel) for others in found]
    return [_in_place(channels) for channels in found]


def _label(channels: tuple[DerivedChannel, ...]) -> str:
    names = ["Orthophoto", *(channel.in_label for channel in channels)]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


DERIVED = _in_place(_REGISTERED)
DERIVED_OF = {channel.role: channel for channel in DERIVED}
HALO_PX = max(channel.halo_px for channel in DERIVED)  # what data sets store around patches of heights
_CHANNELS_OF = {"_".join(["ortho", *(c.role for c in channels)]): channels for channels in _combinations()}
INPUTS = tuple(_CHANNELS_OF)  # in the order in which dialogs show them
INPUT_LABELS = tuple(map(_label, _CHANNELS_OF.values()))
INPUTS_HELP = " ".join(["What the network sees.", *(channel.help for channel in DERIVED if channel.help)])


def derived_channels(inputs: str) -> tuple[DerivedChannel, ...]:
    """The derived channels of one of `INPUTS`, in the network's order."""
    return _CHANNELS_OF[inputs]


def needs_heights(roles: Iterable[str]) -> bool:
    """Whether one of these channels is computed from the height raster."""
    return any(DERIVED_OF[role].needs_heights for role in roles if role in DERIVED_OF)


def needs_pixel_size(roles: Iterable[str]) -> bool:
    """Whether the pixel size in metres must be known for one of these channels."""
    return any(DERIVED_OF[role].needs_pixel_size for role in roles if role in DERIVED_OF)


def halo_px(roles: Iterable[str]) -> int:
    """How many pixels of heights beyond a window are needed for these channels."""
    return max((DERIVED_OF[role].halo_px for role in roles if role in DERIVED_OF), default=0)


def varies_with_light(role: str) -> bool:
    """Whether a channel changes with the brightness of the photograph: all bands do."""
    return role not in DERIVED_OF or DERIVED_OF[role].varies_with_light
