"""A share of a job for one of several computers: "3/8" is the third of eight."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import ConfigError
from ..language import tr
from ..plain_data import shown

_FORM = re.compile(r"\s*(\d{1,7})\s*/\s*(\d{1,7})\s*", re.ASCII)


@dataclass(frozen=True)
class Share:
    """The share `number`, counted from 1, of `count`."""

    number: int
    count: int

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"


def read_share(name: str, text: str) -> Share:
    """The share that a text means.

    Args:
        name: Name of the parameter, for the message.
        text: Such as "3/8".

    Raises:
        ConfigError: If it means none.
    """
    form = _FORM.fullmatch(text)
    found = Share(int(form[1]), int(form[2])) if form else Share(0, 0)
    if not 1 <= found.number <= found.count:
        raise ConfigError(
            tr(
                "{name} is {text}, but must be a number and how many parts there are, such as 1/8 for the "
                "first of eight.",
                name=name,
                text=shown(text),
            ),
            tr("Number the parts from 1 on."),
        )
    return found
