"""What the other machine's Python does first: it takes the engine, if it has not yet got this one, and starts its host.

The text is sent through the connection and runs in whatever Python the user has named, down to 2.7, which must be able
to say that it is too old. The engine comes with it: both sides are always of one version.
"""

from __future__ import annotations

import hashlib
import io
import tarfile
from pathlib import Path

from ...training.contract.installation import MINIMUM_PYTHON
from ..child_environment import ENGINE_FOLDER

# Of the shell there, this needs nothing but quotation marks. It reads the text below as one line.
ARGUMENTS = ("-E", "-s", "-u", "-c", 'import sys;exec(eval(getattr(sys.stdin,"buffer",sys.stdin).readline()))')

_TEXT = """
import io, json, os, sys, tarfile, time, traceback
out = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)
def say(kind, **fields):
    out.write((json.dumps(dict(fields, kind=kind, bytes=0)) + "\\n").encode("ascii"))
    out.flush()
def work():
    if sys.version_info[:2] < MINIMUM:
        return say("old", version="%d.%d" % sys.version_info[:2])
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    base = os.path.join(os.path.realpath(cache), "vaihingen_unet")
    engine = os.path.join(base, "engines", "ENGINE")
    if not os.path.isdir(engine):
        os.makedirs(base, 0o700, exist_ok=True)
        os.makedirs(os.path.dirname(engine), exist_ok=True)
        say("engine")
        frame = {}
        while frame.get("kind") != "engine":  # signs of life come first where it takes time
            frame = json.loads(sys.stdin.buffer.readline())
        half = os.path.join(base, "incoming", "ENGINE.%d" % os.getpid())
        with tarfile.open(fileobj=io.BytesIO(sys.stdin.buffer.read(frame["bytes"]))) as archive:
            archive.extractall(half)
        try:
            os.rename(half, engine)
        except OSError:
            if not os.path.isdir(engine):
                raise
    with open(os.path.join(engine, "in_use"), "w") as file:
        file.write(str(time.time()))
    sys.path[:] = [engine] + [path for path in sys.path if path]
    from pathlib import Path
    from training.host.session import serve
    serve(sys.stdin.buffer, out, Path(base), Path(engine))
code = 0
try:
    work()
except (OSError, IOError) as error:
    say("failed", why=error.strerror or str(error), path=str(error.filename or ""))
except BaseException:
    traceback.print_exc()
    sys.stderr.flush()
    code = 1
os._exit(code)  # a thread may still wait for the input
"""


def first_line(engine: str) -> bytes:
    """The line that starts the host of an engine, given by the name of its content."""
    text = _TEXT.replace("MINIMUM", repr(MINIMUM_PYTHON)).replace("ENGINE", engine)
    return ascii(text).encode("ascii") + b"\n"


class EngineFiles:
    """The engine as it is shipped.

    Attributes:
        name: Made of its content: another content has another name.
    """

    def __init__(self) -> None:
        self._files = {path.relative_to(ENGINE_FOLDER).as_posix(): path.read_bytes() for path in _shipped()}
        digest = hashlib.sha256()
        for name, content in self._files.items():
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        self.name = digest.hexdigest()[:20]

    def archive(self) -> bytes:
        """All of it in one file (tar, compressed)."""
        stream = io.BytesIO()
        with tarfile.open(fileobj=stream, mode="w:gz", compresslevel=6) as archive:
            for name, content in self._files.items():
                entry = tarfile.TarInfo(name)
                entry.size, entry.mode = len(content), 0o644
                archive.addfile(entry, io.BytesIO(content))
        return stream.getvalue()


def _shipped() -> list[Path]:
    files = sorted(path for path in (ENGINE_FOLDER / "training").rglob("*") if path.is_file())
    return [path for path in files if "__pycache__" not in path.parts] + [ENGINE_FOLDER / "metadata.txt"]
