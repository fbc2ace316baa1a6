"""Errors a user can act on: what is wrong and what was expected (`message`), what to do (`hint`)."""

from __future__ import annotations

import re
from typing import TypeVar

from .language import later, tr

_NOT_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]+")  # control characters, halves of characters
_MOST_ESCAPES = 8  # of those that follow each other: a damaged file has thousands
_LONG_WORD = re.compile(r"\S{401,}")  # longer than any path on Windows, and than most elsewhere
_BEGINNING, _END = 200, 150  # letters of a long word that are shown
# What systems say most often, to be found in the catalogues; all else stays as they say it.
_OF_THE_SYSTEM = (
    later("No such file or directory"),
    later("Not a directory"),
    later("Is a directory"),
    later("Directory not empty"),
    later("File exists"),
    later("Permission denied"),
    later("Operation not permitted"),
    later("No space left on device"),
    later("Disk quota exceeded"),
    later("Read-only file system"),
    later("Input/output error"),
    later("File name too long"),
    later("Too many open files"),
    later("Device or resource busy"),
    later("Connection refused"),
    later("Connection reset by peer"),
    later("Connection timed out"),
    later("Network is unreachable"),
    later("Cannot allocate memory"),
)
Error = TypeVar("Error", bound="EngineError")


class EngineError(Exception):
    """Root of all errors caused by input, settings or the machine, never by a bug of ours.

    Args:
        message: The fact with its value, and the expectation. Whole sentences.
        hint: What the user can do about it. Whole sentences.
    """

    code = "engine"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = readable(message)
        self.hint = readable(hint)

    def with_context(self: Error, after: str = "", before: str = "") -> Error:
        """The same error, with sentences before and after its message: where it happened, what was kept."""
        return type(self)(" ".join(filter(None, (before, self.message, after))), self.hint)

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class ConfigError(EngineError):
    """The parameters of a job contradict each other or are out of range."""

    code = "config"


class RasterError(EngineError):
    """A raster cannot be read or written, or does not fit the others."""

    code = "raster"


class LabelValueError(EngineError):
    """A reference holds a colour or value that is no class."""

    code = "label_value"


class DatasetError(EngineError):
    """A folder is not a usable data set."""

    code = "dataset"


class ModelFileError(EngineError):
    """A file is not a usable model."""

    code = "model_file"


class DependencyError(EngineError):
    """The interpreter lacks a package that the engine needs."""

    code = "dependency"


class DeviceError(EngineError):
    """The device is missing, or its memory is too small."""

    code = "device"


def readable(text: str) -> str:
    """The same text with escapes in place of what cannot be shown, and without the middle of endless words."""

    def escaped(match: re.Match[str]) -> str:
        more = "..." if len(match[0]) > _MOST_ESCAPES else ""
        return f"{ascii(match[0][:_MOST_ESCAPES])[1:-1]}{more}"

    def shortened(match: re.Match[str]) -> str:
        return f"{match[0][:_BEGINNING]}...{match[0][-_END:]}"

    return _LONG_WORD.sub(shortened, _NOT_SHOWN.sub(escaped, text))


def reason(error: BaseException) -> str:
    """Why a file could not be read, as a part of a sentence: nothing of Python's words for it."""
    if isinstance(error, UnicodeDecodeError):
        return tr("byte {start} is no part of a text in UTF-8", start=error.start + 1)
    if isinstance(error, OSError):
        return tr(error.strerror) if error.strerror else first_line(error)
    return first_line(error).rstrip(".")


def incomplete() -> OSError:
    """The error of a file that lacks something although nothing failed while it was written."""
    return OSError(tr("not all of it reached the disk, which is probably full"))


def first_line(error: BaseException) -> str:
    """The first line of an error of a library, to quote in a sentence of ours; its type if it has no message."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]


class JobCancelled(Exception):
    """The user stopped the job; not an error.

    Args:
        message: What was done and what was kept, for the user.
    """

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message
