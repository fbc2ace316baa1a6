"""What the bands of an orthophoto are."""

from __future__ import annotations

from dataclasses import dataclass


def band_roles(count: int, nir_band: int, red_band: int) -> list[str]:
    """Name the bands of an orthophoto by role.

    Args:
        count: Number of bands.
        nir_band: Near-infrared band, counted from 1; 0 if there is none.
        red_band: Red band, likewise.

    Returns:
        One role a band. The two usual orders (near infrared, red, green; red, green, blue, near infrared) get all
        names; other bands are "band3", "band4"...
    """
    usual = {(3, 1, 2): ["nir", "red", "green"], (4, 4, 1): ["red", "green", "blue", "nir"]}
    roles = list(usual.get((count, nir_band, red_band), [f"band{band}" for band in range(1, count + 1)]))
    for band, role in ((nir_band, "nir"), (red_band, "red")):
        if band:
            roles[band - 1] = role
    return roles


@dataclass(frozen=True)
class OrthoBands:
    """The bands of the orthophotos of a data set.

    Args:
        roles: Role of each band that holds data, in order.
        numbers: Their numbers in the files, in the same order.
        data: Numbers of the bands that parameters name: they hold data whatever a file marks them as.
    """

    roles: tuple[str, ...]
    numbers: tuple[int, ...]
    data: tuple[int, ...]
