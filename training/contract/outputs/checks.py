"""What can be seen of outputs before the work: whether they can be written, and what would be lost."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from ..errors import ConfigError
from ..formats import listed
from ..options import JobConfig, Kind, Option
from .belongings import record_path, stray_files
from .existing import trouble_with_existing
from .names import all_outputs, part_path


def check_outputs(config: JobConfig) -> None:
    """Check, before the work starts, that all outputs can be written and nothing of the user's is lost by it.

    Creates the folders that the outputs are to lie in.

    Raises:
        ConfigError: Names the path and the reason.
    """
    outputs = list(all_outputs(config))
    for name, path, option in outputs:
        _check_name(name.upper(), path)
        if option.kind == Kind.NEW_FILE and str(getattr(config, name)).endswith(("/", os.sep)) and not config.parts():
            raise ConfigError(f"{name.upper()} {path} is a folder, but must be a file.", "Add a file name.")
    _check_different(config, outputs)
    for name, path, option in outputs:
        if option.kind == Kind.NEW_FOLDER:
            _check_new_folder(name.upper(), path)
        else:
            _check_ending(name.upper(), path, option)
            _check_place(name.upper(), path, option)
    for name, path, option in outputs:
        _check_writable(name.upper(), path, is_file=option.kind == Kind.NEW_FILE)


def _check_different(config: JobConfig, outputs: list[tuple[str, Path, Option]]) -> None:
    """No output is an input, another output, or a file that belongs to one."""
    inputs = {path.resolve() for paths in config.input_paths().values() for path in paths}
    seen: dict[Path, str] = {}
    for name, path, _ in outputs:
        full = path.resolve()
        if full in inputs:
            raise ConfigError(f"{name.upper()} {path} is also an input.", "Choose another file for the output.")
        if full in seen:
            raise ConfigError(f"{name.upper()} and {seen[full]} are both {path}.", "Give each output its own file.")
        seen[full] = name.upper()
    for name, path, _ in outputs:
        if record_path(path.resolve()) in seen:
            raise ConfigError(
                f"{seen[record_path(path.resolve())]} is {record_path(path)}, where the run record of {name.upper()} "
                "will stand.",
                "Choose another name.",
            )
    folders = {path.resolve(): name for name, path, option in outputs if option.kind == Kind.NEW_FOLDER}
    for name, path, _ in outputs:
        inside = next((folder for folder in path.resolve().parents if folder in folders), None)
        if inside is not None:
            raise ConfigError(
                f"{name.upper()} {path} lies in the folder of {folders[inside].upper()}, which is made at the end.",
                "Put it beside that folder.",
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
        raise ConfigError(f"{name} {path} is a link to {path.resolve()}.", "Give the path of the folder itself.")
    if path.exists() and not path.is_dir():
        raise ConfigError(f"{name} {path} is a file, but must be a folder.", "Choose a new folder.")
    if path.exists() and any(path.iterdir()):
        raise ConfigError(
            f"{name} {path} already exists and is not empty.", "Choose a new folder, or delete this one first."
        )
    if not path.name:
        raise ConfigError(f"{name} {path} is no new folder.", "Add the name of a folder that does not exist yet.")


def _check_ending(name: str, path: Path, option: Option) -> None:
    ending = path.suffix
    if ending and ending.lower() not in option.endings:
        raise ConfigError(
            f"{name} {path} ends with {ending}, but this output can be written as {listed(option.endings)} only.",
            "Give it a name that ends so.",
        )


def _check_place(name: str, path: Path, option: Option) -> None:
    """Refuse what must not be replaced, and what would change the output."""
    reason, remedy = ("is a folder, but must be a file", "Add a file name.") if not path.name else ("", "")
    if not reason:
        reason, remedy = trouble_with_existing(path, option.suffix)
    if reason:
        raise ConfigError(f"{name} {path} {reason}.", remedy)
    if part_path(path).is_dir():
        raise ConfigError(
            f"{name} {path} cannot be written: the folder {part_path(path).name} is in its way.", "Remove that folder."
        )
    strays = stray_files(path)
    if strays:
        names = ", ".join(file.name for file in strays)
        raise ConfigError(
            f"{name} {path} does not exist, but {names} beside it does, which would be taken for a part of it.",
            "Choose another name, or remove that first if it belongs to nothing.",
        )


def _check_writable(name: str, path: Path, is_file: bool) -> None:
    """Try all names that are written, the longest too: disks differ in what they take."""
    tried = [part_path(path), record_path(path)] if is_file else [part_path(path)]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for file in (*tried, path):
            _try_name(file)
    except (OSError, ValueError) as error:
        raise _unwritable(name, path, error) from error


def _unwritable(name: str, path: Path, error: Exception) -> ConfigError:
    return ConfigError(
        f"{name} {path} cannot be written: {getattr(error, 'strerror', None) or error}.",
        f"Choose another name or folder, or make {path.parent} writable.",
    )


def _try_name(path: Path) -> None:
    """Make a file and remove it; one that exists stays as it is."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    except (FileExistsError, IsADirectoryError):
        return
    os.close(descriptor)
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
