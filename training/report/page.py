"""From data to a page: the templates, and how numbers are written."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..contract.bands.names import NAME_OF_ROLE
from ..contract.channels import DERIVED_OF
from ..contract.dataset_card import TRAIN
from ..contract.language import as_written, spoken, tr

TEMPLATES = Path(__file__).with_name("templates")
DASH = "–"
_SPACE = "\u00a0"  # does not break


def points(share: float) -> str:
    """A difference of shares as percentage points with its sign."""
    return DASH if math.isnan(share) else as_written(f"{100 * share:+.1f}").replace("-", "−")


def percent(share: float | None) -> str:
    """A share 0-1 as per cent with one decimal; a dash for NaN and None."""
    return DASH if share is None or math.isnan(share) else f"{as_written(f'{100 * share:.1f}')}{_SPACE}%"


def span(interval: tuple[float, float] | None) -> str:
    """Lower and upper end, 0-1, as per cent with one decimal; "" if there is none."""
    if interval is None:
        return ""
    low, high = (as_written(f"{100 * end:.1f}") for end in interval)
    return f"{low}{_SPACE}{DASH}{_SPACE}{high}{_SPACE}%"


def count(number: int) -> str:
    """A whole number in groups of three digits."""
    return f"{number:,}".replace(",", _SPACE)


def number(value: float | None, decimals: int = 3) -> str:
    """A number with so many decimals; a dash for NaN and None."""
    return DASH if value is None or math.isnan(value) else as_written(f"{value:.{decimals}f}")


def plain(value: Any) -> str:
    """A setting as people write it: yes and no, lists with commas, a dash for nothing."""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, (list, tuple)):
        return ", ".join(plain(item) for item in value) or DASH
    if isinstance(value, dict):
        return ", ".join(f"{key} {plain(item)}" for key, item in value.items()) or DASH
    if isinstance(value, float):
        return as_written(f"{value:g}")
    return DASH if value is None or value == "" else str(value)


def role_name(role: str) -> str:
    """The role of a channel or band in words."""
    return tr(DERIVED_OF[role].title if role in DERIVED_OF else NAME_OF_ROLE.get(role, role))


def part_name(split: str) -> str:
    """A split in words."""
    return tr({TRAIN: "training"}.get(split, split))


def crs_name(text: str) -> str:
    """Name in a CRS given as WKT ('PROJCS["ETRS89 / UTM zone 32N",...'); other text as it is."""
    match = re.match(r'\w+\["([^"]+)"', text)
    return match.group(1) if match else text


def render(template: str, title: str, created: str = "", subtitle: str = "", **values: Any) -> str:
    """Fill a template; every value is escaped. `created` is the date shown at the foot, "" for none."""
    style = Markup((TEMPLATES / "style.css").read_text(encoding="utf-8"))  # nosec B704  # our own file
    return (
        environment()
        .get_template(template)
        .render(title=title, created=created, subtitle=subtitle, style=style, language=spoken(), **values)
    )


def environment() -> Environment:
    """What knows the templates and reads them; their texts are marked by `trans`."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(tr, _one_or_many, newstyle=True)  # type: ignore[attr-defined]  # of the extension
    made.filters.update(percent=percent, span=span, count=count, number=number)
    return made


def _one_or_many(one: str, many: str, number: int) -> str:
    return tr(one if number == 1 else many)
