"""Damage to the bytes of any file."""

from __future__ import annotations

import random
import re
import struct
from collections.abc import Callable, Sequence

EXTREMES = (0, -1, 1, 255, 65535, 2**31 - 1, 2**31, 2**32 - 1, 2**63, 10**30, -(10**9), 0.5, 1e308, -1e308, 5e-324)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_LONGEST_RUN = 4096


def extreme_text(rng: random.Random) -> str:
    """A number as text that nobody expects, or none at all."""
    return rng.choice([*map(str, EXTREMES), "nan", "inf", "-inf", "NaN", "1e999", "", " ", "x", "1,5", "٣", "0x10"])


def damage_bytes(rng: random.Random, data: bytes, donors: Sequence[bytes]) -> tuple[bytes, str]:
    """Damaged bytes, and what was done to them in a few words.

    Args:
        rng: Where chance comes from.
        data: The file's bytes.
        donors: Other files, whose parts may take the place of parts of this one.
    """
    if not data:
        return b"\0" * rng.randint(1, 64), "filled an empty file"
    how = rng.choice(_WAYS)
    return how(rng, data, donors), how.__name__.strip("_").replace("_", " ")


def _place(rng: random.Random, data: bytes) -> int:
    """A position in the file; every second one near its beginning, where headers are."""
    return rng.randrange(min(len(data), 512)) if rng.random() < 0.5 else rng.randrange(len(data))


def _run(rng: random.Random, data: bytes) -> slice:
    start = _place(rng, data)
    return slice(start, start + int(2 ** rng.uniform(0, 12)))


def _flip_bits(rng: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    damaged = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16, 64))):
        damaged[_place(rng, data)] ^= 1 << rng.randrange(8)
    return bytes(damaged)


def _truncate(rng: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data[: rng.choice((0, 1, 8, _place(rng, data), rng.randrange(len(data)), len(data) - 1))]


def _zero_run(rng: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    run = _run(rng, data)
    return data[: run.start] + bytes(len(data[run])) + data[run.stop :]


def _full_run(rng: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    run = _run(rng, data)
    return data[: run.start] + b"\xff" * len(data[run]) + data[run.stop :]


def _double_chunk(rng: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    run = _run(rng, data)
    return data[: run.stop] + data[run.start :]


def _remove_chunk(rng: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    run = _run(rng, data)
    return data[: run.start] + data[run.stop :]


def _append(rng: random.Random, data: bytes, donors: Sequence[bytes]) -> bytes:
    return data + (rng.choice(donors) if donors and rng.random() < 0.5 else rng.randbytes(rng.randint(1, 100)))


def _take_header(rng: random.Random, data: bytes, donors: Sequence[bytes]) -> bytes:
    other = rng.choice(donors) if donors else b"not a file of this kind"
    size = rng.choice((4, 8, 16, 64, 256, 1024))
    return other[:size] + data[size:]


def _take_part(rng: random.Random, data: bytes, donors: Sequence[bytes]) -> bytes:
    other = rng.choice(donors) if donors else bytes(_LONGEST_RUN)
    run = _run(rng, data)
    return data[: run.start] + other[run] + data[run.stop :]


def _replace_whole(rng: random.Random, data: bytes, donors: Sequence[bytes]) -> bytes:
    return rng.choice([*donors, rng.randbytes(len(data)), bytes(len(data)), b"", b"\n", b"{}", b"[]", b"null"])


def _extreme_number(rng: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """A binary number in the file becomes an extreme one."""
    kind = rng.choice("BhHiIqQfd")
    value = rng.choice((0, 1, -1, 2**15, 2**16 - 1, 2**31 - 1, 2**31, 2**32 - 1, 2**63, 1e30, float("nan")))
    try:
        packed = struct.pack(rng.choice("<>") + kind, value if kind in "fd" else int(value))
    except (ValueError, OverflowError, struct.error):
        packed = b"\xff" * struct.calcsize(kind)
    start = _place(rng, data) // len(packed) * len(packed)
    return data[:start] + packed + data[start + len(packed) :]


def _extreme_text(rng: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """A number that is written as text becomes an extreme one."""
    found = list(_NUMBER.finditer(data[:1_000_000]))
    if not found:
        return _flip_bits(rng, data, ())
    number = rng.choice(found)
    return data[: number.start()] + extreme_text(rng).encode() + data[number.end() :]


_WAYS: tuple[Callable[[random.Random, bytes, Sequence[bytes]], bytes], ...] = (
    _flip_bits, _flip_bits, _truncate, _truncate, _zero_run, _full_run, _double_chunk, _remove_chunk, _append,
    _take_header, _take_part, _replace_whole, _extreme_number, _extreme_number, _extreme_text,
)  # fmt: skip
