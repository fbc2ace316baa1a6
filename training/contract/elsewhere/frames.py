"""Frames: both ways between QGIS and another machine, one stream carries messages and the content of files.

A frame is one line of JSON with its kind and the number of bytes that follow it, and these bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO, Any

CHUNK = 1 << 18  # bytes of a file in one frame
_LONGEST_LINE = 1 << 28  # the list of all files of a large data set


class FrameError(ValueError):
    """What was read is no frame."""


@dataclass(frozen=True)
class Frame:
    """One frame.

    Args:
        kind: What it says.
        fields: Further values, as JSON has them.
        data: Bytes that belong to it.
    """

    kind: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    data: bytes = b""

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    def encoded(self) -> bytes:
        """The bytes of the whole frame."""
        line = json.dumps({"kind": self.kind, "bytes": len(self.data), **self.fields})
        return line.encode("ascii") + b"\n" + self.data


def read_frame(stream: IO[bytes]) -> Frame | None:
    """Read the next frame; None at the end of the stream.

    Raises:
        FrameError: If a line is no frame, or the stream ends within one.
    """
    line = stream.readline(_LONGEST_LINE)
    if not line:
        return None
    frame = frame_of(line)
    if frame is None:
        raise FrameError(line[:200].decode("utf-8", errors="replace"))
    size = int(frame.fields.get("bytes", 0))
    data = stream.read(size) if size else b""
    if len(data) < size:
        return None
    return Frame(frame.kind, frame.fields, data)


def frame_of(line: bytes) -> Frame | None:
    """The frame that a line begins, still without its data; None if it is something else."""
    try:
        fields = json.loads(line)
    except ValueError:
        return None
    if not isinstance(fields, dict) or not isinstance(fields.get("kind"), str):
        return None
    return Frame(fields.pop("kind"), fields)
