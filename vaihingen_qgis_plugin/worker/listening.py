"""What a worker says: messages are noted and passed on, all else is shown as it is. No Qt."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Protocol

from ..training.contract import protocol
from ..training.contract.plain_data import DataError, parse_json
from ..training.contract.protocol import PROTOCOL_VERSION, Message, ProtocolError
from .outcome import WorkerEnd
from .process import STDERR, Line

_TAIL_LINES = 40


class Listener(Protocol):
    """What receives the worker's messages, and decides when to stop it."""

    @property
    def watched(self) -> bool:
        """Whether somebody looks at pictures of the work."""

    def on_message(self, message: Message) -> None:
        """A message of the worker."""

    def on_console(self, text: str) -> None:
        """Lines that are no message: what libraries print, warnings, tracebacks."""

    def is_cancelled(self) -> bool:
        """Whether the user wants to stop."""


class Listening:
    """Listens to one worker.

    Args:
        end: What is known of it; filled with what it says.
        listener: Receives its messages.
    """

    def __init__(self, end: WorkerEnd, listener: Listener) -> None:
        self._end, self._listener = end, listener
        self._tail: deque[str] = deque(maxlen=_TAIL_LINES)

    @property
    def tail(self) -> list[str]:
        """The last lines that were no messages."""
        return list(self._tail)

    def take(self, batch: Sequence[Line]) -> None:
        """Sort lines into messages, which are noted and passed on, and console text."""
        console = []
        for line in batch:
            message = None if line.stream == STDERR else self._message(line)
            if message is not None:
                self._end.note(message)
                self._listener.on_message(message)
            elif not self._end.wrong_start:
                console.append(line.data.decode("utf-8", errors="replace"))
        if console:
            self._tail.extend(console)
            self._listener.on_console("\n".join(console))

    def _message(self, line: Line) -> Message | None:
        """The message in a line of stdout, or None; the first line must be a `hello` of our protocol version."""
        if self._end.hello is None and not self._is_our_hello(line.data):
            return None
        try:
            return protocol.decode(line.data)
        except ProtocolError:
            return None

    def _is_our_hello(self, data: bytes) -> bool:
        try:
            fields = parse_json(data.decode("utf-8"))
            version = fields["protocol"] if fields["type"] == "hello" else None
        except (UnicodeDecodeError, DataError, KeyError, TypeError):
            version = None
        if not isinstance(version, int):  # of whatever else writes such lines
            version = None
        if version == PROTOCOL_VERSION:
            return True
        self._end.wrong_start = True
        self._end.first_line = data[:200].decode("utf-8", errors="replace")
        self._end.other_version = version
        return False
