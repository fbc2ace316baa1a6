"""One session with a QGIS on another computer, over standard input and output: one job, from its files to results.

QGIS -> here: files, file, data, sent, run, cancel, alive, done. Here -> QGIS: ready, wanted, stored, line, file, data,
whole, ended, all, failed. Nothing outlives the session: when the input ends, or nobody has been heard for a while, the
worker is stopped.
"""

from __future__ import annotations

import fcntl
import os
import platform
import queue
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from ..contract.elsewhere.frames import CHUNK, Frame, FrameError, read_frame
from ..contract.language import later
from ..contract.outputs.names import is_unfinished
from ..contract.protocol import EXIT_RESULT
from .store import IN_USE, Store
from .work import Work

SILENCE_S = 90.0  # QGIS says something every ten seconds
_EARLIER_RUN_S = 20.0  # until a run that has lost its QGIS has ended
_LOOK_S = 1.0  # between looks whether a report has changed, and how full the disk is
_WAITING_FRAMES = 64


class _Gone(Exception):
    """QGIS is not there any more."""


def serve(stdin: IO[bytes], stdout: IO[bytes], base: Path, engine: Path) -> None:
    """Serve one session; returns when it is over.

    Args:
        stdin: What QGIS says.
        stdout: What it is told.
        base: The folder of the store.
        engine: The folder of the engine.
    """
    session = _Session(stdin, stdout, Store(base), engine)
    session.say("ready", base=str(base), host=platform.node(), python=platform.python_version(), pid=os.getpid())
    try:
        session.work()
    except _Gone:
        return
    except OSError as error:
        session.say("failed", why=error.strerror or str(error), path=str(error.filename or base))
    except (FrameError, KeyError, ValueError) as error:
        session.say("failed", why=f"{type(error).__name__}: {error}", path="")


class _Session:
    def __init__(self, stdin: IO[bytes], stdout: IO[bytes], store: Store, engine: Path) -> None:
        self._stdout, self._store, self._engine = stdout, store, engine
        self._writing = threading.Lock()
        self._heard: queue.Queue[Frame | None] = queue.Queue(_WAITING_FRAMES)
        self._last = time.monotonic()
        self._stop = threading.Event()  # on request
        self._gone = threading.Event()  # without one
        threading.Thread(target=self._listen, args=(stdin,), daemon=True).start()

    def say(self, kind: str, data: bytes = b"", **fields: Any) -> None:
        """Tell QGIS something."""
        with self._writing:
            try:
                self._stdout.write(Frame(kind, fields, data).encoded())
                self._stdout.flush()
            except OSError:
                self._gone.set()

    def work(self) -> None:
        """Take the files, run the job, give back the results."""
        run = self._take_files()
        folder = run["run"]
        self._lock(folder)
        self._clear(folder, run["keep"])
        self._take_what_it_resumes_from(folder, run["resume"])
        job_file = self._store.path(f"{folder}/job.json")
        job_file.write_bytes(run.data)
        early = {place: 0 for place in run["early"]}
        work = Work(self._engine, run["job"], job_file, lambda line: self.say("line", line))
        next_look, free = 0.0, self._store.free()

        def look() -> None:
            nonlocal next_look, free
            if time.monotonic() > next_look:
                next_look = time.monotonic() + _LOOK_S
                free = min(free, self._store.free())
                self._send_early(folder, early)

        code = work.follow(self._must_stop, look)
        job_file.unlink(missing_ok=True)
        if self._gone.is_set():
            raise _Gone
        self.say("ended", code=code, free=min(free, self._store.free()))
        for place in self._made(folder, run["stays"]):
            self._send(folder, place)
        self.say("all")
        self._settle(folder, run["keep"] if code != EXIT_RESULT else [])

    def _take_files(self) -> Frame:
        """Take files until there is a job to run."""
        while True:
            frame = self._next()
            if frame.kind == "run":
                return frame
            if frame.kind != "files":
                raise FrameError(frame.kind)
            self._take(frame)

    def _take(self, frame: Frame) -> None:
        """Say which files are wanted, and receive them; what the user has no longer is removed."""
        self._store.remove_old(frame["folders"], frame["alone"], [place for place, _, _ in frame["files"]])
        wanted = [index for index, (place, size, of) in enumerate(frame["files"]) if self._store.lacks(place, size, of)]
        size = sum(frame["files"][index][1] for index in wanted)
        absent = [path for path in frame["shared"] if not os.path.exists(path)]
        self.say("wanted", files=wanted, absent=absent, lacking=self._store.room_for(size) if wanted else 0)
        self._receive(len(wanted))

    def _take_what_it_resumes_from(self, folder: str, files: list[tuple[str, int, int]]) -> None:
        """Take what the user has of an interrupted run, unless what is here is newer, as after a lost connection."""
        wanted = []
        for index, (place, _, time_ns) in enumerate(files):
            path = self._store.path(f"{folder}/{place}")
            if not path.exists() or path.stat().st_mtime_ns < time_ns:
                wanted.append(index)
        self.say("wanted", files=wanted, absent=[], lacking=0)
        self._receive(len(wanted))

    def _receive(self, number: int) -> None:
        for _ in range(number):
            frame = self._next()
            with self._store.new_file(frame["place"], frame["time"]) as descriptor:
                while (part := self._next()).kind == "data":
                    _write_all(descriptor, part.data)
        self.say("stored")

    def _lock(self, folder: str) -> None:
        """Hold the folder of the run; a run that has lost its QGIS may still be about to end."""
        path = self._store.path(f"{folder}/{IN_USE}")
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock_file = path.open("a")  # held until the process ends
        until = time.monotonic() + _EARLIER_RUN_S
        while True:
            try:
                fcntl.flock(self._lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return os.utime(path)
            except BlockingIOError:
                if time.monotonic() > until or self._gone.is_set():
                    raise OSError(
                        0, later("an earlier run with the same outputs has not ended yet"), str(path)
                    ) from None
                time.sleep(_LOOK_S / 5)

    def _clear(self, folder: str, keep: list[str]) -> None:
        """Remove what an earlier run has left, but not what it can be resumed from."""
        for place in self._files(folder):
            if not any(place == kept or place.startswith(f"{kept}/") for kept in keep):
                self._store.remove(f"{folder}/{place}")

    def _made(self, folder: str, stays: list[str]) -> list[str]:
        """What the run has made and the user gets."""
        places = [place for place in self._files(folder) if not any(map(is_unfinished, place.split("/")))]
        return [place for place in places if not any(place.startswith(f"{top}/") for top in stays)]

    def _files(self, folder: str) -> list[str]:
        top = self._store.path(folder)
        found = (path.relative_to(top).as_posix() for path in sorted(top.rglob("*")) if not path.is_dir())
        return [place for place in found if place != IN_USE]

    def _send_early(self, folder: str, early: dict[str, int]) -> None:
        """Send reports that are written while the job runs, whenever they have changed."""
        for place, known in early.items():
            path = self._store.path(f"{folder}/{place}")
            if path.is_file() and path.stat().st_mtime_ns != known:
                early[place] = path.stat().st_mtime_ns
                self.say("early", path.read_bytes(), place=place)

    def _send(self, folder: str, place: str) -> None:
        path = self._store.path(f"{folder}/{place}")
        with path.open("rb") as file:
            state = os.fstat(file.fileno())
            self.say("file", place=place, size=state.st_size, time=state.st_mtime_ns)
            for data in iter(lambda: file.read(CHUNK), b""):
                if self._must_stop_sending():
                    raise _Gone
                self.say("data", data)
        self.say("whole")

    def _settle(self, folder: str, keep: list[str]) -> None:
        """Wait until the user has the results; keep of them what may be read later, remove the rest."""
        while (frame := self._next()).kind != "done":
            pass
        for place, copy, time_ns in frame["keep"]:
            self._store.keep(f"{folder}/{place}", copy, time_ns)
        for place in frame["forget"]:
            self._store.remove(place)
        self._clear(folder, keep)
        if not self._files(folder):
            self._store.remove(folder)
        self._stdout.close()
        self._store.forget_unused()

    def _must_stop(self) -> bool:
        if time.monotonic() - self._last > SILENCE_S:
            self._gone.set()
        return self._stop.is_set() or self._gone.is_set()

    def _must_stop_sending(self) -> bool:
        return self._must_stop() and self._gone.is_set()

    def _next(self) -> Frame:
        """The next frame.

        Raises:
            _Gone: If there will be none.
        """
        while True:
            try:
                frame = self._heard.get(timeout=1.0)
            except queue.Empty:
                if self._must_stop_sending():
                    raise _Gone from None
                continue
            if frame is None:
                raise _Gone
            return frame

    def _listen(self, stdin: IO[bytes]) -> None:
        """Read what QGIS says; requests to stop are noted at once."""
        for frame in _frames(stdin):
            self._last = time.monotonic()
            if frame.kind == "cancel":
                self._stop.set()
            elif frame.kind != "alive":
                self._heard.put(frame)
        self._gone.set()
        self._heard.put(None)


def _frames(stdin: IO[bytes]) -> Iterator[Frame]:
    try:
        while (frame := read_frame(stdin)) is not None:
            yield frame
    except (FrameError, OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
