"""What the bands of an orthophoto are by what the file says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..language import tr

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
    return tr("band {number}", number=numbered(number, bands))


def numbered(number: int, bands: Sequence[BandName]) -> str:
    """The same without the word: `4 ("near infrared")`, `1`."""
    band = bands[number - 1]
    says = band.description or band.wavelength or (band.colour.upper() if band.colour in _INFRARED_COLOURS else "")
    return tr('{number} ("{says}")', number=number, says=says) if says else str(number)


def order_line(roles: Mapping[int, str], bands: Sequence[BandName], by: str) -> str:
    """What band is what, for the log.

    Args:
        roles: Band -> its role.
        bands: What the file says of all its bands.
        by: Where the roles are from, e.g. "NIR_BAND=1, RED_BAND=2".
    """
    known = [
        (described(band, bands), tr(NAME_OF_ROLE[role]) if role in NAME_OF_ROLE else "") for band, role in roles.items()
    ]
    listed = ", ".join(
        tr("{band} is {name}", band=band, name=name) if name else tr("{band} has no role", band=band)
        for band, name in known
    )
    colours = [band.colour for band in bands]
    marked = (
        tr(" The file marks its bands as {colours}.", colours=", ".join(colours))
        if set(colours) & set(_VISIBLE_COLOURS)
        else ""
    )
    return f"{listed[:1].upper()}{listed[1:]} ({by}).{marked}"
