"""Words that a message for a geographer does not have: they come from Python, or are what a text cannot show."""

from __future__ import annotations

import re

PYTHON = re.compile(
    r"\b(?:KeyError|TypeError|ValueError|AttributeError|IndexError|OverflowError|UnicodeDecodeError|AssertionError|"
    r"NoneType|Traceback|NotImplementedError|unhashable|unsupported operand|object has no attribute|not iterable|"
    r"not subscriptable|unexpected keyword|positional argument|invalid literal|could not convert|dict|"
    r"(?<!\.)tuple|JSONDecodeError|RecursionError|strptime|struct\.error|(?<!versions\[')numpy|state_dict|__\w+__)\b|<class|<built-in|"
    r" at 0x|(?<!\w)\(\)|argument must be|[\x00-\x08\x0b-\x1f\x7f]"
)
