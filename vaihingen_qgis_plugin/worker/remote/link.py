"""The connection: one ssh for one job, with frames both ways. No Qt."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from ...training.contract.computer.programs import end_group
from ...training.contract.elsewhere.frames import CHUNK, Frame, FrameError, frame_of, read_frame
from ...training.contract.language import tr
from ..child_environment import child_environment, popen_options

POLL_S = 0.1  # how long a cancel may go unnoticed
_ALIVE_S = 10.0  # between signs of life; the host there waits for 90 s
_WAITING_FRAMES = 32
_LAST_WORDS = 40
_END_S = 5.0  # for ssh to end by itself


class Lost(Exception):
    """The connection has ended too early, or has never been there."""


class Refused(Exception):
    """The host there cannot go on.

    Args:
        why: The reason, in words.
        path: What it could not write; "" if it was something else.
    """

    def __init__(self, why: str, path: str) -> None:
        super().__init__(why)
        self.why, self.path = why, path


class Stopped(Exception):
    """The user wants to stop."""


class Link:
    """A program that frames are exchanged with.

    Args:
        command: ssh and its arguments.
        first: What is sent first, before any frame.
        is_cancelled: Whether the user wants to stop; asked while something is awaited.
        show: Receives what is written on the way that is no frame.

    Attributes:
        last_words: The last lines that ssh, or a program there, has written to its standard error.

    Raises:
        OSError: If ssh cannot be started.
    """

    def __init__(
        self, command: Sequence[str], first: bytes, is_cancelled: Callable[[], bool], show: Callable[[str], None]
    ) -> None:
        self._process = subprocess.Popen(  # nosec B603  # ssh, without a shell here; the address is checked
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=child_environment(),
            **popen_options(),
        )
        self.last_words: deque[str] = deque(maxlen=_LAST_WORDS)
        self._is_cancelled, self._show = is_cancelled, show
        self._ended = False
        self._incoming: queue.Queue[Frame | str | None] = queue.Queue(_WAITING_FRAMES)
        self._outgoing: queue.Queue[bytes | None] = queue.Queue(_WAITING_FRAMES)
        self._outgoing.put(first)
        self._words = threading.Thread(target=self._read_words, args=(self._process.stderr,), daemon=True)
        reader = threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True)
        writer = threading.Thread(target=self._write, args=(self._process.stdin,), daemon=True)
        for thread in (self._words, reader, writer):
            thread.start()

    def send(self, kind: str, data: bytes = b"", **fields: Any) -> None:
        """Send a frame.

        Raises:
            Stopped: If the user wants to stop while it waits for its turn.
            Lost, Refused: If nobody takes it.
        """
        encoded = Frame(kind, fields, data).encoded()
        while True:
            try:
                return self._outgoing.put(encoded, timeout=POLL_S)
            except queue.Full:
                self._stop_if_cancelled()
                while self._process.poll() is not None:
                    self.next(POLL_S)  # what it has said in the end, then `Lost`

    def send_file(self, path: Path, expected: int, **fields: Any) -> None:
        """Send a file's content.

        Raises:
            OSError: If it cannot be read, or has another size by now.
        """
        self.send("file", **fields)
        sent = 0
        with path.open("rb") as file:
            for data in iter(lambda: file.read(CHUNK), b""):
                sent += len(data)
                self.send("data", data)
        if sent != expected:
            raise OSError(0, tr("it has changed while it was read"), str(path))
        self.send("sent")

    def receive(self, *kinds: str) -> Frame:
        """Wait for a frame of one of these kinds.

        Raises:
            Stopped: If the user wants to stop.
            Lost, Refused: See `next`.
        """
        while True:
            frame = self.next(POLL_S)
            if frame is not None and frame.kind in kinds:
                return frame
            self._stop_if_cancelled()

    def next(self, timeout: float) -> Frame | None:
        """The next frame; None if there is none within this time, in seconds.

        Raises:
            Lost: If the connection has ended.
            Refused: If the host there cannot go on.
        """
        if self._ended:
            raise Lost
        try:
            found = self._incoming.get(timeout=timeout)
        except queue.Empty:
            return None
        if found is None:
            self._ended = True
            raise Lost
        if isinstance(found, str):
            self._show(found)
            return None
        if found.kind == "failed":
            raise Refused(found["why"], found["path"])
        return found

    def file_parts(self) -> Iterator[bytes]:
        """The parts of a file that is just being received, of which the first frame is read already."""
        while (frame := self.receive("data", "whole")).kind == "data":
            yield frame.data

    def exit_code(self) -> int:
        """How ssh has ended: as the program there, or with 255 for reasons of its own."""
        try:
            return self._process.wait(_END_S)
        except subprocess.TimeoutExpired:
            end_group(self._process, kill=True)  # with the one that leads it through a jump host
            return self._process.wait()

    def close(self) -> None:
        """End the connection; what runs there ends too."""
        if self._process.poll() is None and not self._ended:
            end_group(self._process, kill=True)  # with the one that leads it through a jump host
        with contextlib.suppress(queue.Full):
            self._outgoing.put_nowait(None)
        self.exit_code()

    def hang_up(self) -> None:
        """End the connection when all that was sent has arrived."""
        with contextlib.suppress(queue.Full):
            self._outgoing.put(None, timeout=_END_S)
        until = time.monotonic() + _END_S
        while time.monotonic() < until and not self._ended:
            try:
                self.next(POLL_S)
            except Lost:
                return

    def _stop_if_cancelled(self) -> None:
        if self._is_cancelled():
            raise Stopped

    def _write(self, stream: IO[bytes]) -> None:
        """Send what waits, and a sign of life where nothing does."""
        alive = Frame("alive").encoded()
        try:
            while (data := self._waiting(alive)) is not None:
                stream.write(data)
                stream.flush()
        except (OSError, ValueError):  # its other end is gone, which the reader sees too
            pass
        with contextlib.suppress(OSError):
            stream.close()

    def _waiting(self, otherwise: bytes) -> bytes | None:
        try:
            return self._outgoing.get(timeout=_ALIVE_S)
        except queue.Empty:
            return otherwise

    def _read(self, stream: IO[bytes]) -> None:
        """Read frames; lines before the first one are what the shell there says when one logs in."""
        with contextlib.suppress(FrameError, OSError, ValueError), stream:
            for line in iter(stream.readline, b""):
                first = frame_of(line)
                if first is not None:
                    self._incoming.put(first)
                    break
                self._incoming.put(line.decode("utf-8", errors="replace").rstrip())
            while (frame := read_frame(stream)) is not None:
                self._incoming.put(frame)
        self._words.join(_END_S)  # why it has ended is said there
        self._incoming.put(None)

    def _read_words(self, stream: IO[bytes]) -> None:
        with stream:
            for line in iter(stream.readline, b""):
                text = line.decode("utf-8", errors="replace").rstrip()
                self.last_words.append(text)
                self._incoming.put(text)
