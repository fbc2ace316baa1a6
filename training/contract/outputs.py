"""Outputs appear under their name only when complete.

A job writes to the `part_path` of each output; `publish` renames what it wrote, `discard` removes it.
A file that must be whole at any time, even when the machine fails, is written through `whole_file`.
Of a job that consists of parts, each part is staged and published by itself.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from .errors import ConfigError
from .options import JobConfig, Kind

_HALF = ".part"  # end of the name of a file that is not whole


def part_path(path: Path) -> Path:
    """Where an output is written before it is complete: `out.tif` -> `out.part.tif`, folder `out` -> `out.part`."""
    return path.with_name(f"{path.stem}.part{path.suffix}")


def with_final_paths(config: JobConfig, text: str) -> str:
    """The same text with the final paths of all outputs in place of their part paths."""
    known = {str(part_path(path)): str(path) for paths in _by_folder(config).values() for path in paths}
    parts = "|".join(map(re.escape, known))
    return re.sub(rf"({parts})(?!\w)", lambda match: known[match[0]], text) if known else text


def publish(config: JobConfig, names: Iterable[str] | None = None) -> dict[str, str]:
    """Give complete outputs their names; a file that was there before is replaced in the same instant.

    Args:
        config: The job.
        names: Fields to publish; None: all outputs that were written.

    Returns:
        Field name -> path of each published output.
    """
    published = {}
    for name, path in config.new_paths().items():
        part = part_path(path)
        if not part.exists() or (names is not None and name not in names):
            continue
        try:
            if part.is_dir() and path.is_dir():
                path.rmdir()  # empty: see check_outputs
            for sidecar in _sidecars(config, path):
                if sidecar.name.endswith(_HALF):
                    continue
                os.replace(sidecar, path.with_name(path.stem + sidecar.name[len(f"{path.stem}.part") :]))
            os.replace(part, path)
        except OSError as error:
            raise ConfigError(
                f"{name.upper()} {path} cannot be replaced: {error.strerror or error}.",
                "Close the programs that have it open (remove the layer from QGIS), or choose another name.",
            ) from error
        published[name] = str(path)
    return published


def discard(config: JobConfig) -> None:
    """Remove what an unfinished job has written, but not what it resumes from."""
    if (resume := config.resume_file()) is not None:
        with contextlib.suppress(OSError):
            _half(resume).unlink(missing_ok=True)
    for folder, paths in _by_folder(config).items():
        if not folder.is_dir():
            continue
        names = {name for path in paths for name in (part_path(path).name, _half(path).name)}
        starts = tuple(f"{path.stem}.part." for path in paths)
        for leftover in [path for path in folder.iterdir() if path.name in names or path.name.startswith(starts)]:
            if leftover.is_dir():
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                leftover.unlink(missing_ok=True)


def check_outputs(config: JobConfig) -> None:
    """Check, before the work starts, that all outputs can be written and none is also an input.

    Creates the folders that the outputs are to lie in.

    Raises:
        ConfigError: Names the path and the reason.
    """
    inputs = {path.resolve() for paths in config.input_paths().values() for path in paths}
    seen: dict[Path, str] = {}
    for name, path in [output for part in (config, *config.parts()) for output in part.new_paths().items()]:
        full = path.resolve()
        if full in inputs:
            raise ConfigError(f"{name.upper()} {path} is also an input.", "Choose another file for the output.")
        if full in seen:
            raise ConfigError(f"{name.upper()} and {seen[full]} are both {path}.", "Give each output its own file.")
        seen[full] = name.upper()
        if config.options()[name].kind == Kind.NEW_FOLDER:
            if path.is_file() or (path.is_dir() and any(path.iterdir())):
                raise ConfigError(
                    f"{name.upper()} {path} already exists and is not empty.",
                    "Choose a new folder, or delete this one first.",
                )
        elif path.is_dir():
            raise ConfigError(f"{name.upper()} {path} is a folder, but must be a file.", "Add a file name.")
        _check_writable(name.upper(), path)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which gets its name when it is whole and on the disk; an older one stays until then."""
    half = _half(path)
    try:
        with half.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(half, path)
    except BaseException:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
        raise


def write_text(path: str | Path, text: str) -> None:
    """Write a whole UTF-8 text file.

    Raises:
        ConfigError: If it cannot be written.
    """
    try:
        with whole_file(Path(path)) as stream:
            stream.write(text.encode("utf-8"))
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be written: {error.strerror or error}.", "Choose another place, or free space."
        ) from error


def _by_folder(config: JobConfig) -> dict[Path, list[Path]]:
    """Folder -> the outputs in it, of the parts too."""
    outputs: dict[Path, list[Path]] = {}
    for part in (config, *config.parts()):
        for path in part.new_paths().values():
            outputs.setdefault(path.parent, []).append(path)
    return outputs


def _half(path: Path) -> Path:
    return path.with_name(f"{path.name}{_HALF}")


def _check_writable(name: str, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise ConfigError(
            f"{name} {path} cannot be written: {error.strerror or error}.",
            f"Choose another folder, or make {path.parent} writable.",
        ) from error


def _sidecars(config: JobConfig, path: Path) -> list[Path]:
    """Unfinished files that belong to an output: `out.part.qml` and `out.part.tif.aux.xml` to `out.tif`."""
    outputs = {part_path(output) for output in config.new_paths().values()}
    start = f"{path.stem}.part."
    return [file for file in path.parent.iterdir() if file.name.startswith(start) and file not in outputs]
