"""What a job reads and writes, from the kinds of its parameters, and where that lies on the other machine. No Qt."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...rasters.file_list import files_of
from ...training.contract.options import JobConfig, Kind
from ...training.contract.outputs.names import is_unfinished
from .places import Places, full_paths

_SOURCE = re.compile(r"(<Source(?:Filename|Dataset)\b[^>]*>)([^<]+)(</Source)")
_RELATIVE = re.compile(r'relativeToVRT="1"')
_VIRTUAL = re.compile(r"/vsi\w+/")  # such as /vsizip/


@dataclass(frozen=True)
class StagedFile:
    """One file to be there: its path here, size, time; its content if that is not the file's own."""

    path: Path
    size: int
    time_ns: int
    content: bytes | None = None


@dataclass
class Staging:
    """All files of a run.

    Args:
        files: Place -> file.
        folders: Places of folders that are read as a whole: the copies hold nothing else.
        alone: Places of files that are read with what belongs to them.
        shared: Path there -> path here, for what is not copied.
        resume: Place within the run -> file, of what the job can be resumed from.
    """

    files: dict[str, StagedFile] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    shared: dict[str, str] = field(default_factory=dict)
    resume: dict[str, StagedFile] = field(default_factory=dict)


class Stager:
    """Finds the files of a job; `staging` holds what was found."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self.staging = Staging()

    def config_there(self, config: JobConfig, shown: Mapping[str, Any]) -> JobConfig:
        """The job with the paths of the other machine; all that it reads is noted.

        Args:
            config: The job.
            shown: What the user gave instead of some of its parameters: records tell the hashes of these files.
        """
        changed: dict[str, Any] = {}
        reads, options = config.input_paths(), config.options()
        for name, option in options.items():
            value = getattr(config, name)
            if option.kind in (Kind.FILE, Kind.FOLDER) and name in reads:
                changed[name] = self.there(value)
            elif option.kind is Kind.FILES and name in reads:
                changed[name] = tuple(map(self.there, value))
        for name, output in config.new_paths().items():
            changed[name] = self._places.output_there(os.path.abspath(output))
        for name, value in shown.items():
            if name in options and options[name].kind in (Kind.FILE, Kind.FILES, Kind.FOLDER):
                for given in (value,) if isinstance(value, str) else value or ():
                    self.there(str(given))
        for path in full_paths(config.further_inputs()):
            self.there(path)
        self._note_resumed(config)
        return dataclasses.replace(config, **changed)

    def there(self, value: str) -> str:
        """A parameter's value as the other machine understands it: a path, or a name of GDAL's that holds one."""
        if os.path.exists(value):
            return self._there(os.path.abspath(value))
        file, bar, layer = value.partition("|")
        if bar and os.path.exists(file):
            return self._there(os.path.abspath(file)) + bar + layer
        for path in _files_within(value):
            value = value.replace(path, self._there(os.path.abspath(path)))
        return value

    def _there(self, path: str) -> str:
        """The path there of an existing file or folder, which is noted with all that belongs to it."""
        there = self._places.there(path)
        if self._places.is_shared(path):
            self.staging.shared[there] = path
        elif os.path.isdir(path):
            self._note_folder(path)
        else:
            self._note_file(path)
        return there

    def _note_folder(self, folder: str) -> None:
        self.staging.folders.add(self._places.copy(folder))
        for path in _files_below(folder):
            self._note(str(path))

    def _note_file(self, path: str) -> None:
        if self._places.copy(path) in self.staging.alone:
            return
        self.staging.alone.add(self._places.copy(path))
        for file in files_of(path):
            self._note(file)

    def _note(self, path: str) -> None:
        """Note one file; a virtual raster gets the paths there of the rasters that it names, which come along."""
        place = self._places.copy(path)
        if place in self.staging.files or self._places.is_shared(path):
            return
        self.staging.files[place] = _state_of(Path(path))
        if path.lower().endswith(".vrt"):
            content = self._with_sources_there(Path(path)).encode("utf-8", "surrogateescape")
            state = self.staging.files[place]
            self.staging.files[place] = dataclasses.replace(state, size=len(content), content=content)

    def _with_sources_there(self, vrt: Path) -> str:
        """The text of a virtual raster with the paths that its sources have there."""

        def there(match: re.Match[str]) -> str:
            start, source, end = match.groups()
            path = os.path.normpath(vrt.parent / source)
            if not os.path.isfile(path):
                return match[0]
            return _RELATIVE.sub('relativeToVRT="0"', start) + self._there(path) + end

        return _SOURCE.sub(there, vrt.read_bytes().decode("utf-8", "surrogateescape"))

    def _note_resumed(self, config: JobConfig) -> None:
        """What an earlier run has left here; what it has left there is there."""
        top = resume_top(config)
        if top is None or not getattr(config, "resume", False) or not top.exists():
            return
        for path in [top] if top.is_file() else _files_below(str(top)):
            self.staging.resume[self._places.output(str(path))] = _state_of(path)


def resume_top(config: JobConfig) -> Path | None:
    """What a job is resumed from: a file beside its output, or a folder beside it; None if there is nothing."""
    file = config.resume_file()
    if file is None:
        return None
    file = Path(os.path.abspath(file))
    beside = {Path(os.path.abspath(path)).parent for path in config.new_paths().values()}
    return next((path for path in (file, *file.parents) if path.parent in beside), file)


def _files_within(value: str) -> list[str]:
    """The files of this computer that a name of GDAL's holds, such as that of an archive."""
    virtual = _VIRTUAL.match(value)
    if virtual:
        inside = Path(value[virtual.end() :])
        return [str(path) for path in (inside, *inside.parents) if path.is_file()][:1]
    return [path for path in files_of(value) if path in value]


def _files_below(folder: str) -> list[Path]:
    """All whole files of a folder, links followed, each folder once."""
    found, seen = [], set()
    for top, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in sorted(folders) if not is_unfinished(name)]
        real = os.path.realpath(top)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        paths = [Path(top, name) for name in sorted(names) if not is_unfinished(name)]
        found += [path for path in paths if path.is_file()]
    return found


def _state_of(path: Path) -> StagedFile:
    state = path.stat()
    return StagedFile(path, state.st_size, state.st_mtime_ns)
