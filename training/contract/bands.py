"""What the bands of an orthophoto are by their names, and the sentences on a band order that cannot be right.

Both programs read names and statistics by their own means and say the same of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NIR, RED, GREEN, BLUE = "nir", "red", "green", "blue"  # roles
_OTHER = "other"  # a band that is named as none of these
NAME_OF_ROLE = {NIR: "near infrared", RED: "red", GREEN: "green", BLUE: "blue"}
_WORDS = {
    NIR: {"nir", "infrared", "infra", "infrarot", "nahinfrarot", "infrarouge", "pir", "ir", "vnir", "infrarrojo"},
    RED: {"red", "rot", "rouge", "rojo", "rosso", "vermelho"},
    GREEN: {"green", "grün", "gruen", "vert", "verde"},
    BLUE: {"blue", "blau", "bleu", "azul", "blu"},
}
_NONE_OF_THEM = re.compile(
    r"swir|short|mwir|lwir|mid|mittel|moyen|thermal|thermi|\btir\b|\bmir\b|red.?edge|rot.?rand|ndvi|alpha|mask|height|dsm"
)
_LETTERS = {"n": NIR, "r": RED, "g": GREEN, "b": BLUE}
_SENTINEL = {"2": BLUE, "3": GREEN, "4": RED, "8": NIR, "8A": NIR}
_WAVELENGTHS_NM = ((430, 500, BLUE), (510, 595, GREEN), (615, 695, RED), (750, 1000, NIR))
_INFRARED_COLOURS = {"nir", "nirband", "other_ir"}  # of GDAL's colour interpretation; no program sets these by chance
_VISIBLE_COLOURS = {"red": RED, "green": GREEN, "blue": BLUE}


@dataclass(frozen=True)
class BandName:
    """What a file says of one of its bands.

    Args:
        description: Its description; "" if it has none.
        colour: GDAL's colour interpretation in small letters, e.g. "red", "undefined".
        wavelength: Its wavelength with the unit, as the file has it; "" if it has none.
    """

    description: str = ""
    colour: str = "undefined"
    wavelength: str = ""


def roles_by_name(bands: Sequence[BandName]) -> list[str]:
    """The role of each band by what the file says of it; "" where it says nothing, "other" for other kinds.

    Red, green and blue as colour interpretation alone say nothing: programs set them for any three or four bands, also
    for near infrared, red and green. They count beside a band whose interpretation is near infrared.
    """
    sentinel = any(re.fullmatch(r"B0?8A?", band.description.strip(), re.IGNORECASE) for band in bands)
    roles = [_by_description(band, sentinel) for band in bands]
    if any(band.colour in _INFRARED_COLOURS for band in bands):
        by_colour = [
            NIR if band.colour in _INFRARED_COLOURS else _VISIBLE_COLOURS.get(band.colour, "") for band in bands
        ]
        roles = [role or colour for role, colour in zip(roles, by_colour)]
    return roles


def _by_description(band: BandName, sentinel: bool) -> str:
    text = band.description.strip().lower()
    number = re.fullmatch(r"b0?(\d{1,2}a?)", text)
    if sentinel and number:
        return _SENTINEL.get(number.group(1).upper(), _OTHER)
    if text in _LETTERS:
        return _LETTERS[text]
    if _NONE_OF_THEM.search(text):
        return _OTHER
    words = set(re.findall(r"[^\W\d_]+", text))
    found = [role for role, names in _WORDS.items() if words & names]
    if len(found) == 1:
        return found[0]
    return "" if found else _by_wavelength(f"{band.wavelength} {text}")


def _by_wavelength(text: str) -> str:
    found = re.search(r"(\d+(?:\.\d+)?)\s*(nm|nanomet|µm|um\b|micromet|micron)", text.lower())
    if not found:
        return ""
    wavelength = float(found.group(1)) * (1 if found.group(2).startswith("n") else 1000)
    return next((role for low, high, role in _WAVELENGTHS_NM if low <= wavelength <= high), _OTHER)


def described(number: int, bands: Sequence[BandName]) -> str:
    """A band for the log: `band 4 ("near infrared")`, `band 1`."""
    band = bands[number - 1]
    says = band.description or band.wavelength or (band.colour.upper() if band.colour in _INFRARED_COLOURS else "")
    return f'band {number} ("{says}")' if says else f"band {number}"


def order_line(roles: Mapping[int, str], bands: Sequence[BandName], by: str) -> str:
    """What band is what, for the log.

    Args:
        roles: Band -> its role.
        bands: What the file says of all its bands.
        by: Where the roles are from, e.g. "NIR_BAND=1, RED_BAND=2".
    """
    known = [(described(band, bands), NAME_OF_ROLE.get(role, "")) for band, role in roles.items()]
    listed = ", ".join(f"{band} is {name}" if name else f"{band} has no role" for band, name in known)
    colours = [band.colour for band in bands]
    marked = f" The file marks its bands as {', '.join(colours)}." if set(colours) & set(_VISIBLE_COLOURS) else ""
    return f"{listed[:1].upper()}{listed[1:]} ({by}).{marked}"


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
