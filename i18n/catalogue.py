"""A catalogue: the texts in English and in another language, in Qt's format `.ts`, which Qt Linguist opens."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{code}" sourcelanguage="en">
<context>
    <name>VaihingenUNet</name>
"""
_FOOT = """</context>
</TS>
"""


def code_of(path: Path) -> str:
    """`vaihingen_pt_BR.ts` -> "pt_BR"."""
    return path.stem.partition("_")[2]


def read(path: Path) -> dict[str, str]:
    """Text -> translation, "" for none yet."""
    messages = ElementTree.parse(path).iter("message")
    return {message.findtext("source", ""): message.findtext("translation", "") for message in messages}


def write(path: Path, texts: Mapping[str, Iterable[str]], translations: Mapping[str, str]) -> None:
    """Write a catalogue.

    Args:
        path: The `.ts` file.
        texts: Text -> files that show it.
        translations: Text -> translation; texts that are shown no more are left out.
    """
    lines = [_HEAD.format(code=code_of(path))]
    for text, files in texts.items():
        translation = translations.get(text, "")
        lines.append("    <message>\n")
        lines.extend(f'        <location filename="../{file}"/>\n' for file in files)
        lines.append(f"        <source>{escape(text)}</source>\n")
        kind = "" if translation else ' type="unfinished"'
        lines.append(f"        <translation{kind}>{escape(translation)}</translation>\n    </message>\n")
    path.write_text("".join([*lines, _FOOT]), encoding="utf-8", newline="\n")
