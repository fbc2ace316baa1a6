"""The sentences on a band order that names or pixels contradict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .names import NAME_OF_ROLE, NIR, RED, BandName, described, roles_by_name


def name_doubts(named: Mapping[str, int], bands: Sequence[BandName], file: str) -> list[str]:
    """Where the names of the bands contradict parameters, as sentences with the remedy.

    Args:
        named: "NIR_BAND" and "RED_BAND" -> the band that they name; 0 for none.
        bands: What the file says of all its bands.
        file: The file's name.
    """
    roles = roles_by_name(bands)
    doubts, right = [], {}
    for parameter, wanted in (("NIR_BAND", NIR), ("RED_BAND", RED)):
        band = named.get(parameter, 0)
        others = [number for number, role in enumerate(roles, start=1) if role == wanted]
        said = roles[band - 1] if 0 < band <= len(roles) else ""
        right[parameter] = others[0] if others else 0
        if not band or said == wanted or not (said or others):
            right[parameter] = band
        else:
            doubts.append(f"{parameter} is {described(band, bands).replace('band ', '', 1)}")
    if not doubts:
        return []
    where = " and ".join(_where(role, roles, bands) for role in (NIR, RED))
    remedy = " ".join(f"{parameter}={band}" for parameter, band in right.items())
    return [
        f"The names of the bands in {file} contradict the parameters: {' and '.join(doubts)}, but {where}. NDVI and "
        f"all that is learnt from it would be wrong. Give {remedy}, unless the names are wrong."
    ]


def _where(wanted: str, roles: Sequence[str], bands: Sequence[BandName]) -> str:
    found = [number for number, role in enumerate(roles, start=1) if role == wanted]
    name = NAME_OF_ROLE[wanted]
    return f"{name} is {described(found[0], bands)}" if found else f"no band is named {name}"


def model_doubts(roles: Mapping[int, str], bands: Sequence[BandName], file: str) -> list[str]:
    """Where the names of the bands contradict what a model takes them for.

    Args:
        roles: Band of the file -> its role in the model.
        bands: What the file says of all its bands.
        file: The file's name.
    """
    by_name = roles_by_name(bands)
    wrong = [
        f"{described(band, bands)} for {NAME_OF_ROLE[role]}"
        for band, role in roles.items()
        if role in NAME_OF_ROLE and by_name[band - 1] not in ("", role)
    ]
    if not wrong:
        return []
    places = [by_name.index(role) + 1 for role in roles.values() if role in by_name]
    remedy = "Choose an orthophoto with the bands in the model's order, or train a model on this kind."
    if len(places) == len(roles):
        order = " ".join(f"-b {place}" for place in places)
        remedy = f"Bring them into the model's order first: gdal_translate {order} (Raster > Conversion > Translate)."
    return [f"The model takes {', '.join(wrong)} of {file}: expect a poor result. {remedy}"]


@dataclass(frozen=True)
class PixelDoubt:
    """How the pixels contradict a band order.

    Args:
        kind: "alike": near infrared and red vary like two visible bands; "swapped": as if the one were the other.
        correlation: Between the two bands.
        high_ndvi: NDVI that 95 % of the pixels do not reach.
        better: Bands that look like near infrared and red, counted from 1; None if that cannot be said.
    """

    kind: str
    correlation: float
    high_ndvi: float
    better: tuple[int, int] | None = None

    def sentence(self, nir: int, red: int, where: str) -> str:
        """What it means.

        Args:
            nir: The band taken for near infrared.
            red: The band taken for red.
            where: In which files this was seen, e.g. "a.tif".
        """
        if self.kind == "swapped":
            return (
                f"Bands {nir} and {red} of {where} look as if near infrared and red were swapped: NDVI hardly anywhere "
                f"is above {self.high_ndvi:.2f}, and band {nir}, not {red}, goes with the other bands."
            )
        return (
            f"Bands {nir} and {red} of {where} hardly look like near infrared and red: they vary together like two "
            f"visible bands (correlation {self.correlation:.2f}), and the NDVI of 95 % of the pixels is below "
            f"{self.high_ndvi:.2f}, while that of green plants is above 0.2."
        )

    def remedy(self, bands: int, nir: int, red: int) -> str:
        """What to choose, of a raster with so many bands."""
        if self.kind == "swapped":
            return f"If they are swapped, give NIR_BAND={red} RED_BAND={nir}."
        if self.better is not None:
            return (
                f"If the bands are red, green, blue and near infrared, give NIR_BAND={self.better[0]} "
                f"RED_BAND={self.better[1]}."
            )
        if bands <= 3:
            return (
                "If this is a photo in red, green and blue, it has no near infrared: give NIR_BAND=0 RED_BAND=1. If "
                "hardly anything grows there, all is well."
            )
        return "Look at the bands one by one: plants are bright in near infrared and dark in red."
