"""Messages between QGIS and the worker: one JSON object a line, UTF-8.

worker -> QGIS (stdout): hello, log, progress, metric, picture, result, error, cancelled.
QGIS -> worker (stdin): cancel; the end of the stream means the same.
"""

from __future__ import annotations

import dataclasses
import json
import math
from dataclasses import dataclass, field
from typing import Any, ClassVar, Union

from .plain_data import DataError, fields_of, parse_json

PROTOCOL_VERSION = 1
CANCEL_LINE = b'{"type": "cancel"}\n'

EXIT_RESULT = 0
EXIT_BUG = 1
EXIT_USAGE = 2
EXIT_CANCELLED = 3
EXIT_ENGINE_ERROR = 4


class ProtocolError(ValueError):
    """A line is no message of this protocol."""


@dataclass(frozen=True)
class Hello:
    """First message: versions of protocol, engine, Python, and of the installed PyTorch ("" if there is none)."""

    type: ClassVar[str] = "hello"
    protocol: int
    engine_version: str
    python: str
    torch: str


@dataclass(frozen=True)
class Log:
    """One event for the user; `level` is "info" or "warning"."""

    type: ClassVar[str] = "log"
    level: str
    message: str


@dataclass(frozen=True)
class Progress:
    """Progress of the whole job, `fraction` 0-1; the stage's name, and a detail such as "window 8 of 90"."""

    type: ClassVar[str] = "progress"
    fraction: float
    stage: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Metric:
    """Numbers of one step, e.g. of an epoch."""

    type: ClassVar[str] = "metric"
    step: int
    values: dict[str, float | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Picture:
    """What the job sees or has made, small, for somebody who looks on; sent only if the job file asks for it.

    `name` says what it shows, `step` after which step; `image` is a PNG or JPEG as a data URI.
    """

    type: ClassVar[str] = "picture"
    name: str
    step: int
    image: str


@dataclass(frozen=True)
class Result:
    """The job is done: paths of what was written, and its scores."""

    type: ClassVar[str] = "result"
    outputs: dict[str, str] = field(default_factory=dict)
    scores: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Error:
    """The job failed; `traceback` is set for our bugs only."""

    type: ClassVar[str] = "error"
    code: str
    message: str
    hint: str = ""
    traceback: str = ""


@dataclass(frozen=True)
class Cancelled:
    """The job was cancelled; `message` says what was kept, if anything."""

    type: ClassVar[str] = "cancelled"
    message: str = ""


Message = Union[Hello, Log, Progress, Metric, Picture, Result, Error, Cancelled]
_TYPES: dict[str, Any] = {kind.type: kind for kind in (Hello, Log, Progress, Metric, Picture, Result, Error, Cancelled)}


def encode(message: Message) -> bytes:
    """One line of UTF-8 JSON with its newline. Numbers that JSON lacks (NaN, infinity) become null."""
    data = _finite({"type": message.type, **dataclasses.asdict(message)})
    try:
        return (json.dumps(data, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8")
    except UnicodeEncodeError:  # a path that is no UTF-8, as Linux allows
        return (json.dumps(data, allow_nan=False) + "\n").encode("ascii")


def decode(line: bytes) -> Message:
    """The message in one line.

    Raises:
        ProtocolError: If the line is no JSON object, its type is unknown, or fields are missing, unknown or of another
            type.
    """
    try:
        data = parse_json(line.decode("utf-8"))
        kind = _TYPES[data.pop("type")]
        if data.keys() - kind.__dataclass_fields__.keys():
            raise DataError("it has unknown fields")
        message: Message = kind(**fields_of(kind, data))
    except (UnicodeDecodeError, DataError, KeyError, TypeError, AttributeError) as error:
        raise ProtocolError(f"not a message: {line[:200]!r} ({error})") from error
    return message


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _finite(element) for key, element in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(element) for element in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
