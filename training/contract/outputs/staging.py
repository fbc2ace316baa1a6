"""Outputs get their names when they are complete; what is left of the others is removed."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from ..errors import ConfigError, reason
from ..file_names import is_leftover
from ..language import tr
from ..options import JobConfig, Kind
from .belongings import belongings, is_foreign, stray_files
from .names import all_outputs, half_path, is_half, part_path, part_start
from .whole_files import HELD_OPEN, replace

_NAMES_TRIED = 1000


def publish(
    config: JobConfig, names: Iterable[str] | None = None, tell: Callable[[str], None] = lambda text: None
) -> dict[str, str]:
    """Give complete outputs their names; a file that was there before is replaced in the same instant.

    What belonged to that file, such as its overviews, goes with it. A file beside it that is not ours stays. An output
    whose name cannot be had, as another program has the older file open, gets a name near it: it is not lost.

    Args:
        config: The job.
        names: Fields to publish; None: all outputs that were written.
        tell: Called with a sentence about what was left as it was.

    Returns:
        Field name -> path of each published output.

    Raises:
        ConfigError: If an output did not get its name; all others have theirs.
    """
    published, troubles = {}, []
    for name, path in config.new_paths().items():
        part = part_path(path)
        if not part.exists() or (names is not None and name not in names):
            continue
        try:
            _publish(config, part, path, path, tell)
            published[name] = str(path)
        except OSError as error:
            trouble = tr(
                "{name} {path} cannot be replaced: {reason}.",
                name=name.upper(),
                path=path,
                reason=reason(error),
            )
            if (near := _published_near(config, part, path, tell)) is not None:
                trouble += tr(" The result is complete and lies in {near}.", near=near)
            troubles.append(trouble)
    if troubles:
        raise ConfigError(" ".join(troubles), tr(HELD_OPEN))
    return published


def discard(config: JobConfig) -> None:
    """Remove what an unfinished job has written, but not what it resumes from."""
    if (resume := config.resume_file()) is not None:
        with contextlib.suppress(OSError):
            half_path(resume).unlink(missing_ok=True)
    folders = {part_path(path) for _, path, option in all_outputs(config) if option.kind == Kind.NEW_FOLDER}
    for folder, paths in _by_folder(config).items():
        if not folder.is_dir():
            continue
        names = {name for path in paths for name in (part_path(path).name, half_path(path).name)}
        starts = tuple(part_start(path) for path in paths)
        for leftover in [path for path in folder.iterdir() if path.name in names or path.name.startswith(starts)]:
            if leftover in folders and not leftover.is_symlink():
                shutil.rmtree(leftover, ignore_errors=True)
            elif not leftover.is_dir():
                with contextlib.suppress(OSError):  # on Windows: somebody has it open; the next run removes it
                    leftover.unlink(missing_ok=True)


def _publish(config: JobConfig, part: Path, output: Path, path: Path, tell: Callable[[str], None]) -> None:
    """Give the unfinished `output` the name `path`."""
    if part.is_dir():
        _publish_folder(part, path)
    else:
        _publish_file(part, path, _sidecars(config, output), len(part_start(output)) - 1, tell)


def _published_near(config: JobConfig, part: Path, output: Path, tell: Callable[[str], None]) -> Path | None:
    """Give an output a free name near the one that it cannot have; None if that fails too, or nothing is left of it."""
    if not part.exists():
        return None
    names = (output.with_name(f"{output.stem}_{number}{output.suffix}") for number in range(2, _NAMES_TRIED))
    near = next((path for path in names if not path.exists() and not stray_files(path)), None)
    try:
        if near is not None:
            _publish(config, part, output, near, tell)
    except OSError:
        return None
    return near


def _publish_folder(part: Path, path: Path) -> None:
    if path.is_dir():
        for leftover in [inside for inside in path.iterdir() if is_leftover(inside.name)]:
            replace(leftover, part / leftover.name)
        path.rmdir()  # empty otherwise: see check_outputs
    replace(part, path)


def _publish_file(part: Path, path: Path, sidecars: list[Path], start: int, tell: Callable[[str], None]) -> None:
    """Rename a file and what belongs to it; first the file, which fails if a program has it open.

    Of the names of the sidecars, the first `start` characters are those of the unfinished file.
    """
    old = belongings(path) if path.exists() else []
    replace(part, path)
    for file in old:
        file.unlink(missing_ok=True)
    for sidecar in sidecars:
        beside = path.with_name(path.stem + sidecar.name[start:])
        if is_foreign(path, beside):
            sidecar.unlink(missing_ok=True)
            tell(
                tr(
                    "{beside} was there already and is not ours: it stays, and {path} gets no file of that name.",
                    beside=beside,
                    path=path.name,
                )
            )
        else:
            replace(sidecar, beside)


def _by_folder(config: JobConfig) -> dict[Path, list[Path]]:
    """Folder -> the outputs in it, of the parts too."""
    outputs: dict[Path, list[Path]] = {}
    for _, path, _ in all_outputs(config):
        outputs.setdefault(path.parent, []).append(path)
    return outputs


def _sidecars(config: JobConfig, path: Path) -> list[Path]:
    """Complete files that belong to an unfinished output: `out.vaihingen.part.qml` to `out.tif`."""
    outputs = {part_path(output) for output in config.new_paths().values()}
    files = [file for file in path.parent.iterdir() if file.name.startswith(part_start(path))]
    return [file for file in files if file not in outputs and not is_half(file.name)]
