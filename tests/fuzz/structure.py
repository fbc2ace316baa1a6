"""Damage that leaves a file readable and makes its content wrong: keys, types, numbers, tags, cells."""

from __future__ import annotations

import csv
import io
import json
import random
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from tests.fuzz.damage import EXTREMES, extreme_text

_OTHER_TYPES = (None, True, False, "", "x", "\0", "a" * 300, [], {}, [1, 2], {"a": 1}, [[]], "12", "é")
_NUMBERS = (*EXTREMES, float("nan"), float("inf"), -float("inf"))
_TIFF_TAGS = (256, 257, 258, 259, 262, 273, 277, 279, 284, 317, 320, 322, 324, 338, 339, 33550, 34735, 42113)
_TIFF_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 11: 4, 12: 8, 13: 4, 16: 8}


def damage_structure(rng: random.Random, path: Path) -> str:
    """Change the content of a file that has a known structure; returns what was done, "" if there is none."""
    for suffixes, change in _BY_SUFFIX.items():
        if path.suffix.lower() in suffixes:
            return change(rng, path)
    return ""


def damage_value(rng: random.Random, data: Any) -> tuple[Any, str]:
    """A copy of plain data (dicts, lists, numbers, texts) with one thing wrong, and what."""
    places = list(_places(data))
    if not places:
        return rng.choice(_OTHER_TYPES), "replaced all"
    holder, key = rng.choice(places)
    old = holder[key]
    what = f"{key!r} was {str(old)[:40]!r}"
    way = rng.random()
    if way < 0.15:
        del holder[key]
        return data, f"deleted: {what}"
    if way < 0.25 and isinstance(holder, dict):
        holder[f"{key}_"] = holder.pop(key)
        return data, f"renamed: {what}"
    if way < 0.3 and isinstance(holder, list):
        holder.insert(0, old)
        return data, f"doubled: {what}"
    if isinstance(old, (int, float)) and not isinstance(old, bool) and way < 0.8:
        holder[key] = rng.choice((*_NUMBERS, old + 1, -old, float(old)))
    elif isinstance(old, list) and old and way < 0.6:
        holder[key] = rng.choice((old[:-1], old * 2, old * 1000, old[::-1]))
    elif isinstance(old, str) and way < 0.5:
        holder[key] = rng.choice((old.upper(), old + "x", old[:-1], old * 50, f"../{old}", f"{old}\n", f"{old}\0"))
    else:
        holder[key] = rng.choice((*_OTHER_TYPES, *_NUMBERS))
    return data, f"{what}, is {str(holder[key])[:40]!r}"


def _places(data: Any) -> Any:
    """All (holder, key) of nested data; long lists of like things are only sampled at their ends."""
    if isinstance(data, dict):
        items = list(data.items())
    elif isinstance(data, list):
        items = [*enumerate(data)] if len(data) < 12 else [*enumerate(data[:6]), (len(data) - 1, data[-1])]
    else:
        return
    for key, value in items:
        yield data, key
        yield from _places(value)


def _json(rng: random.Random, path: Path) -> str:
    data, what = damage_value(rng, json.loads(path.read_text(encoding="utf-8")))
    path.write_text(json.dumps(data), encoding="utf-8")
    return what


def _safetensors(rng: random.Random, path: Path) -> str:
    """Change the header, the description of ours in it, or the weights themselves."""
    raw = path.read_bytes()
    length = struct.unpack("<Q", raw[:8])[0]
    header, body = json.loads(raw[8 : 8 + length]), raw[8 + length :]
    part = rng.choice(("header", "card", "card", "card", "weights"))
    if part == "card":
        card, what = damage_value(rng, json.loads(header["__metadata__"]["vaihingen"]))
        header["__metadata__"]["vaihingen"] = json.dumps(card)
    elif part == "header":
        header, what = damage_value(rng, header)
    else:
        value = rng.choice((float("nan"), float("inf"), 1e38, 0.0, -1e38))
        start = 4 * rng.randrange(len(body) // 4)
        count = rng.choice((1, 10, len(body)))
        body = (body[:start] + struct.pack("<f", value) * count)[: len(body)] + body[start + 4 * count :]
        what = f"weights from byte {start} are {value}"
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + body)
    return f"{part}: {what}"


def _csv(rng: random.Random, path: Path) -> str:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    row = rng.choice((0, rng.randrange(len(rows))))
    column = rng.randrange(len(rows[row])) if rows[row] else 0
    way = rng.choice(("cell", "cell", "cell", "cell", "short", "long", "doubled", "only header", "column"))
    what = f"{way}, row {row}, column {column}"
    if way == "cell" and rows[row]:
        rows[row][column] = rng.choice((extreme_text(rng), '"', "\0", "x" * 200_000, rows[row][column] + "1", "../x"))
        what += f": {rows[row][column][:40]!r}"
    elif way == "short":
        rows[row] = rows[row][:column]
    elif way == "long":
        rows[row] = rows[row] * 2
    elif way == "doubled":
        rows.insert(row, list(rows[row]))
    elif way == "only header":
        rows = rows[:1]
    else:
        rows = [line[:column] + line[column + 1 :] for line in rows]
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n", quoting=rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))).writerows(rows)
    path.write_text(stream.getvalue(), encoding="utf-8")
    return what


def _xml(rng: random.Random, path: Path) -> str:
    tree = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    elements = list(tree.iter())
    element = rng.choice(elements)
    way = rng.choice(("text", "text", "attribute", "attribute", "remove", "double", "rename"))
    if way == "text":
        element.text = extreme_text(rng)
    elif way == "attribute" and element.attrib:
        element.set(rng.choice(list(element.attrib)), extreme_text(rng))
    elif way == "rename":
        element.tag = rng.choice(elements).tag
    else:
        parents = [parent for parent in elements if len(parent)]
        if parents:
            parent = rng.choice(parents)
            child = parent[rng.randrange(len(parent))]
            parent.remove(child) if way == "remove" else parent.insert(0, child)
    path.write_bytes(ElementTree.tostring(tree))
    return f"{way} of {element.tag}"


def _tiff(rng: random.Random, path: Path) -> str:
    """Change an entry of a directory of the file: its value, type, count or number."""
    data = bytearray(path.read_bytes())
    order = "<" if data[:2] == b"II" else ">"
    entries = list(_tiff_entries(data, order))
    if not entries:
        return ""
    start = rng.choice(entries)
    tag, kind, count, value = struct.unpack_from(f"{order}HHII", data, start)
    part = rng.choice(("value", "value", "value", "type", "count", "tag", "far value"))
    large = (0, 1, 2, 7, 8, 255, 65535, 2**31 - 1, 2**31, 2**32 - 1, len(data), value + 1, max(0, value - 1))
    new = rng.choice(large)
    if part == "type":
        kind = rng.choice((0, 1, 2, 3, 4, 5, 11, 12, 13, 16, 99))
    elif part == "count":
        count = new & 0xFFFFFFFF
    elif part == "tag":
        tag = rng.choice(
            (256, 257, 258, 259, 262, 273, 277, 279, 284, 317, 320, 322, 324, 338, 339, 33550, 34735, 42113)
        )
    elif part == "far value" and _TIFF_SIZES.get(kind, 1) * count > 4 and value + 8 <= len(data):
        number = struct.pack(f"{order}d", rng.choice((0.0, -1.0, 1e308, float("nan"), float("inf"), 5e-324)))
        data[value : value + 8] = number
    elif kind == 3 and count == 1:
        value = new & 0xFFFF if order == "<" else (new & 0xFFFF) << 16
    else:
        value = new & 0xFFFFFFFF
    struct.pack_into(f"{order}HHII", data, start, tag, kind, count, value)
    path.write_bytes(data)
    return f"{part} of tag {tag} (type {kind}, count {count}, value {value})"


def _tiff_entries(data: bytearray, order: str) -> Any:
    """Positions of all entries of all directories of a classic TIFF."""
    offset, seen = struct.unpack_from(f"{order}I", data, 4)[0], set()
    while 0 < offset < len(data) - 2 and offset not in seen:
        seen.add(offset)
        number = struct.unpack_from(f"{order}H", data, offset)[0]
        end = offset + 2 + 12 * number
        if end + 4 > len(data):
            return
        yield from range(offset + 2, end, 12)
        offset = struct.unpack_from(f"{order}I", data, end)[0]


def _checkpoint(rng: random.Random, path: Path) -> str:
    """Change one of the values that a resume file holds."""
    import torch

    state = torch.load(path, map_location="cpu", weights_only=True)
    for _ in range(20):  # more keys near the top than weights
        state_part, key = rng.choice([(state, key) for key in state])
        value = state_part[key]
        if isinstance(value, (dict, list)) and value and rng.random() < 0.8:
            state_part[key], what = damage_value(rng, value)
            what = f"{key}: {what}"
        elif isinstance(value, torch.Tensor):
            state_part[key] = rng.choice((value[:1] if value.ndim else value, value.double(), value * float("nan")))
            what = f"{key}: another tensor"
        else:
            state_part[key] = rng.choice(_OTHER_TYPES)
            what = f"{key} is {state_part[key]!r}"
        break
    torch.save(state, path)
    return what


_BY_SUFFIX: dict[tuple[str, ...], Callable[[random.Random, Path], str]] = {
    (".json",): _json,
    (".safetensors",): _safetensors,
    (".csv",): _csv,
    (".xml", ".qml", ".vrt"): _xml,
    (".tif", ".ovr", ".msk"): _tiff,
    (".ckpt",): _checkpoint,
}
