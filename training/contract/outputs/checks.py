"""What can be seen of outputs before the work: whether they can be written, and what would be lost."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from ..errors import ConfigError, reason
from ..file_names import is_bare
from ..formats import listed
from ..language import tr
from ..options import JobConfig, Kind, Option
from .belongings import belongings, stray_files
from .existing import trouble_with_existing
from .names import all_outputs, part_path
from .records import is_our_record, record_path
from .reserved import reserved
from .whole_files import HELD_OPEN, replace

_RESUME_FILE = b"vaihingen resume file"  # stands near its start


@contextlib.contextmanager
def prepared(config: JobConfig) -> Iterator[None]:
    """Check the outputs of a job before its work, and let no other run write to them while it lasts.

    Creates the folders that the outputs are to lie in; those in which nothing lies afterwards are removed.

    Raises:
        ConfigError: Names the path and the reason.
    """
    made: list[Path] = []
    with reserved(config):
        try:
            _check(config, made)
            yield
        finally:
            for folder in reversed(made):
                with contextlib.suppress(OSError):  # it is not empty
                    folder.rmdir()


def check_outputs(config: JobConfig) -> None:
    """Check that all outputs of a job can be written and nothing of the user's is lost by it.

    Raises:
        ConfigError: Names the path and the reason.
    """
    with prepared(config):
        pass


def _check(config: JobConfig, made: list[Path]) -> None:
    """Check all outputs; folders that are made for them are added to `made`."""
    outputs = list(all_outputs(config))
    for name, path, option in outputs:
        _check_name(name.upper(), path)
        if option.kind == Kind.NEW_FILE and str(getattr(config, name)).endswith(("/", os.sep)) and not config.parts():
            raise ConfigError(
                tr("{name} {path} is a folder, but must be a file.", name=name.upper(), path=path),
                tr("Add a file name."),
            )
    _check_different(config, outputs)
    for name, path, option in outputs:
        if option.kind == Kind.NEW_FOLDER:
            _check_new_folder(name.upper(), path)
        else:
            _check_ending(name.upper(), path, option)
            _check_place(name.upper(), path, option)
    _check_resume_file(config)
    for name, path, option in outputs:
        _check_writable(name.upper(), path, option.kind == Kind.NEW_FILE, made)


def _check_different(config: JobConfig, outputs: list[tuple[str, Path, Option]]) -> None:
    """No output is an input, another output, or a file that belongs to one."""
    inputs = {path.resolve() for paths in config.input_paths().values() for path in paths}
    seen: dict[Path, str] = {}
    for name, path, _ in outputs:
        full = path.resolve()
        if full in inputs:
            raise ConfigError(
                tr("{name} {path} is also an input.", name=name.upper(), path=path),
                tr("Choose another file for the output."),
            )
        if full in seen:
            raise ConfigError(
                tr("{name} and {seen} are both {path}.", name=name.upper(), seen=seen[full], path=path),
                tr("Give each output its own file."),
            )
        seen[full] = name.upper()
    for name, path, _ in outputs:
        if record_path(path.resolve()) in seen:
            raise ConfigError(
                tr(
                    "{seen} is {path}, where the run record of {name} will stand.",
                    seen=seen[record_path(path.resolve())],
                    path=record_path(path),
                    name=name.upper(),
                ),
                tr("Choose another name."),
            )
    folders = {path.resolve(): name for name, path, option in outputs if option.kind == Kind.NEW_FOLDER}
    for name, path, _ in outputs:
        inside = next((folder for folder in path.resolve().parents if folder in folders), None)
        if inside is not None:
            raise ConfigError(
                tr(
                    "{name} {path} lies in the folder of {folders}, which is made at the end.",
                    name=name.upper(),
                    path=path,
                    folders=folders[inside].upper(),
                ),
                tr("Put it beside that folder."),
            )


def _check_name(name: str, path: Path) -> None:
    """Refuse what cannot be a path at all, which asking for the file would end with an error."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (OSError, ValueError) as error:
        raise _unwritable(name, path, error) from error


def _check_new_folder(name: str, path: Path) -> None:
    if path.is_symlink():
        raise ConfigError(
            tr("{name} {path} is a link to {target}.", name=name, path=path, target=path.resolve()),
            tr("Give the path of the folder itself."),
        )
    if path.exists() and not path.is_dir():
        raise ConfigError(
            tr("{name} {path} is a file, but must be a folder.", name=name, path=path), tr("Choose a new folder.")
        )
    if path.exists() and not is_bare(path):
        raise ConfigError(
            tr("{name} {path} already exists and is not empty.", name=name, path=path),
            tr("Choose a new folder, or delete this one first."),
        )
    if record_path(path).exists() and not is_our_record(record_path(path)):
        raise ConfigError(
            tr(
                "{name} {path} would get the run record {record}, but there is another file of that name.",
                name=name,
                path=path,
                record=record_path(path),
            ),
            tr("Choose another name, or rename that file."),
        )
    if not path.name:
        raise ConfigError(
            tr("{name} {path} is no new folder.", name=name, path=path),
            tr("Add the name of a folder that does not exist yet."),
        )


def _check_ending(name: str, path: Path, option: Option) -> None:
    ending = path.suffix
    if ending and ending.lower() not in option.endings:
        raise ConfigError(
            tr(
                "{name} {path} ends with {ending}, but this output can be written as {endings} only.",
                name=name,
                path=path,
                ending=ending,
                endings=listed(option.endings),
            ),
            tr("Give it a name that ends so."),
        )


def _check_place(name: str, path: Path, option: Option) -> None:
    """Refuse what must not be replaced, and what would change the output."""
    reason, remedy = (tr("is a folder, but must be a file"), tr("Add a file name.")) if not path.name else ("", "")
    if not reason:
        reason, remedy = trouble_with_existing(path, option.suffix)
    if reason:
        raise ConfigError(f"{name} {path} {reason}.", remedy)
    if part_path(path).is_dir():
        raise ConfigError(
            tr(
                "{name} {path} cannot be written: the folder {part} is in its way.",
                name=name,
                path=path,
                part=part_path(path).name,
            ),
            tr("Remove that folder."),
        )
    strays = stray_files(path)
    if strays:
        names = ", ".join(file.name for file in strays)
        raise ConfigError(
            tr(
                "{name} {path} does not exist, but {names} beside it does, which would be taken for a part of it.",
                name=name,
                path=path,
                names=names,
            ),
            tr("Choose another name, or remove that first if it belongs to nothing."),
        )


def _check_resume_file(config: JobConfig) -> None:
    """A training writes its resume file without being asked: nobody else's file may stand there."""
    path = config.resume_file()
    if path is None or path.suffix != ".ckpt" or not path.is_file() or path.stat().st_size == 0:
        return
    if getattr(config, "resume", False):  # then it is read, and refused if it is none
        return
    with path.open("rb") as file:
        if _RESUME_FILE not in file.read(1 << 20):
            raise ConfigError(
                tr("{path} is no file of ours, but the job would write there what it can be resumed from.", path=path),
                tr("Choose another name for the output, or rename that file."),
            )


def _check_writable(name: str, path: Path, is_file: bool, made: list[Path]) -> None:
    """Try all names that are written, the longest too: disks differ in what they take."""
    try:
        missing = [folder for folder in path.parents if not folder.exists()]
        made += reversed(missing)
        for folder in reversed(missing):  # `parents=True` calls itself for each: too often for very deep ones
            folder.mkdir(exist_ok=True)
        for file in (part_path(path), *([path] if is_file else [])):
            _try_name(file)
        _try_record(record_path(path))
    except (OSError, ValueError) as error:
        raise _unwritable(name, path, error) from error
    for file in [path, *belongings(path)] if is_file and path.is_file() else []:
        _check_closed(name, file)


def _check_closed(name: str, path: Path) -> None:
    """Refuse a file that could not be replaced in the end, since a program has it open; so it is on Windows only."""
    try:
        replace(path, path)  # changes nothing
    except PermissionError as error:
        raise ConfigError(
            tr("{name} {path} cannot be replaced: {reason}.", name=name, path=path, reason=reason(error)),
            tr(HELD_OPEN),
        ) from error


def _unwritable(name: str, path: Path, error: Exception) -> ConfigError:
    return ConfigError(
        tr(
            "{name} {path} cannot be written: {reason}.",
            name=name,
            path=path,
            reason=reason(error),
        ),
        tr("Choose another name or folder, or make {parent} writable.", parent=path.parent),
    )


def _try_record(path: Path) -> None:
    """Try a name in the folder of the records, which is there only when there is one; other runs may do so too."""
    is_new = not path.parent.exists()
    if is_new:
        path.parent.mkdir(exist_ok=True)
    _try_name(path)
    if is_new:
        with contextlib.suppress(OSError):  # another run has put its record there
            path.parent.rmdir()


def _try_name(path: Path) -> None:
    """Make a file and remove it; one that exists stays as it is."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    except (FileExistsError, IsADirectoryError):
        return
    os.close(descriptor)
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
