"""The sentences on a band order that names or pixels contradict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..language import tr
from .names import NAME_OF_ROLE, NIR, RED, BandName, described, numbered, roles_by_name


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
            doubts.append(tr("{parameter} is {band}", parameter=parameter, band=numbered(band, bands)))
    if not doubts:
        return []
    where = tr(" and ").join(_where(role, roles, bands) for role in (NIR, RED))
    remedy = " ".join(f"{parameter}={band}" for parameter, band in right.items())
    return [
        tr(
            "The names of the bands in {file} contradict the parameters: {doubts}, but {where}. NDVI and all "
            "that is learnt from it would be wrong. Give {remedy}, unless the names are wrong.",
            file=file,
            doubts=tr(" and ").join(doubts),
            where=where,
            remedy=remedy,
        )
    ]


def _where(wanted: str, roles: Sequence[str], bands: Sequence[BandName]) -> str:
    found = [number for number, role in enumerate(roles, start=1) if role == wanted]
    name = tr(NAME_OF_ROLE[wanted])
    return (
        tr("{name} is {band}", name=name, band=described(found[0], bands))
        if found
        else tr("no band is named {name}", name=name)
    )


def model_doubts(roles: Mapping[int, str], bands: Sequence[BandName], file: str) -> list[str]:
    """Where the names of the bands contradict what a model takes them for.

    Args:
        roles: Band of the file -> its role in the model.
        bands: What the file says of all its bands.
        file: The file's name.
    """
    by_name = roles_by_name(bands)
    wrong = [
        tr("{band} for {name}", band=described(band, bands), name=tr(NAME_OF_ROLE[role]))
        for band, role in roles.items()
        if role in NAME_OF_ROLE and by_name[band - 1] not in ("", role)
    ]
    if not wrong:
        return []
    places = [by_name.index(role) + 1 for role in roles.values() if role in by_name]
    remedy = tr("Choose an orthophoto with the bands in the model's order, or train a model on this kind.")
    if len(places) == len(roles):
        order = " ".join(f"-b {place}" for place in places)
        remedy = tr(
            "Bring them into the model's order first: gdal_translate {order} (Raster > Conversion > Translate).",
            order=order,
        )
    return [
        tr(
            "The model takes {wrong} of {file}: expect a poor result. {remedy}",
            wrong=", ".join(wrong),
            file=file,
            remedy=remedy,
        )
    ]


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
            return tr(
                "Bands {nir} and {red} of {where} look as if near infrared and red were swapped: NDVI hardly "
                "anywhere is above {high_ndvi:.2f}, and band {nir}, not {red}, goes with the other bands.",
                nir=nir,
                red=red,
                where=where,
                high_ndvi=self.high_ndvi,
            )
        return tr(
            "Bands {nir} and {red} of {where} hardly look like near infrared and red: they vary together "
            "like two visible bands (correlation {correlation:.2f}), and the NDVI of 95 % of the pixels is "
            "below {high_ndvi:.2f}, while that of green plants is above 0.2.",
            nir=nir,
            red=red,
            where=where,
            correlation=self.correlation,
            high_ndvi=self.high_ndvi,
        )

    def remedy(self, bands: int, nir: int, red: int) -> str:
        """What to choose, of a raster with so many bands."""
        if self.kind == "swapped":
            return tr("If they are swapped, give NIR_BAND={red} RED_BAND={nir}.", red=red, nir=nir)
        if self.better is not None:
            return tr(
                "If the bands are red, green, blue and near infrared, give NIR_BAND={nir} RED_BAND={red}.",
                nir=self.better[0],
                red=self.better[1],
            )
        if bands <= 3:
            return tr(
                "If this is a photo in red, green and blue, it has no near infrared: give NIR_BAND=0 "
                "RED_BAND=1. If hardly anything grows there, all is well."
            )
        return tr("Look at the bands one by one: plants are bright in near infrared and dark in red.")
