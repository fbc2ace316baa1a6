"""Options: a field of a job's configuration (`config/`) carries its kind, range and help.

One description serves the command line, the Processing parameters, and the check of a job file.
The field `patch_size` is the command-line flag `--patch-size` and the Processing parameter `PATCH_SIZE`.
"""

from __future__ import annotations

import dataclasses
import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from . import values
from .errors import ConfigError
from .language import tr
from .plain_data import shown

Config = TypeVar("Config", bound="JobConfig")


class Kind(Enum):
    """Kind of value that a field holds."""

    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    TEXT = "text"
    EXTENT = "extent"
    CHOICE = "choice"
    CHOICES = "choices"
    FILE = "file"
    FILES = "files"
    FOLDER = "folder"
    NEW_FILE = "new file"
    NEW_FOLDER = "new folder"

    @property
    def is_output(self) -> bool:
        """Whether the job writes it."""
        return self in (Kind.NEW_FILE, Kind.NEW_FOLDER)


@dataclass(frozen=True)
class Option:
    """Description of one field.

    Args:
        kind: What it holds.
        help: One or two sentences for a geographer; they name the unit.
        label: Short name for a dialog.
        required: An empty value is refused.
        minimum: Smallest number allowed.
        maximum: Largest number allowed.
        choices: The values of a choice, or of choices.
        choice_labels: Their names in a dialog, in the same order.
        advanced: Rarely needed; folded away in the dialog.
        suffix: File name extension of a new file, which stands for its kind.
        endings: All extensions that it may have; of a file to read, those that a dialog looks for first.
        more: Of a file: the field that takes further ones, if the command line is given several.
        several: Of a text: it is a list of names, see `values.split_names`.
        engine_only: Only the engine's command line has it; QGIS has its own way, such as batch processing.
    """

    kind: Kind
    label: str
    help: str
    required: bool = False
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    choice_labels: tuple[str, ...] = ()
    advanced: bool = False
    suffix: str = ""
    endings: tuple[str, ...] = ()
    more: str = ""
    several: bool = False
    engine_only: bool = False

    @property
    def takes_several(self) -> bool:
        """Whether it may be given more than once."""
        return self.several or self.kind in (Kind.FILES, Kind.CHOICES)

    def read(self, name: str, given: Any) -> Any:
        """The value that is meant by what was given: a text from a command line, or plain data.

        Raises:
            ConfigError: If it is none of this kind. Whether it lies in the range is for `problem` to say.
        """
        try:
            return self._read(given)
        except ValueError as error:
            raise ConfigError(f"{name} {error}", tr("Correct the parameters and run again.")) from error

    def _read(self, given: Any) -> Any:
        if self.kind == Kind.FILES:
            return values.paths(given)
        if self.kind == Kind.CHOICES:
            return values.words(given, self.choices)
        if self.several:
            return values.names(given)
        one = values.single(given)
        if self.kind == Kind.CHOICE:
            return values.word(one, self.choices)
        reader: Callable[[Any], Any] = _READERS.get(self.kind, values.path)
        return reader(one)

    def problem(self, name: str, value: Any) -> str:
        """What is wrong with the value, as one sentence; "" if nothing is."""
        if self.kind in (Kind.INTEGER, Kind.NUMBER):
            return self._number_problem(name, value)
        if self.kind == Kind.FLAG:
            return (
                ""
                if isinstance(value, bool)
                else tr("{name} must be true or false, not {value}.", name=name, value=shown(value))
            )
        if self.kind == Kind.FILES:
            if not isinstance(value, (tuple, list)) or not all(isinstance(element, str) for element in value):
                return tr("{name} must be a list of paths, not {value}.", name=name, value=shown(value))
        elif self.kind == Kind.CHOICES:
            return self._choices_problem(name, value)
        elif not isinstance(value, str):
            return tr("{name} must be text, not {value}.", name=name, value=shown(value))
        if self.kind == Kind.CHOICE and value not in self.choices:
            return tr(
                "{name} must be one of {choices}, not {value}.",
                name=name,
                choices=", ".join(self.choices),
                value=shown(value),
            )
        if self.kind == Kind.EXTENT and value:
            return self._extent_problem(name, value)
        return tr("{name} is missing.", name=name) if self.required and not value else ""

    def _extent_problem(self, name: str, value: str) -> str:
        try:
            values.extent(value)
        except ValueError as error:
            return f"{name} {error}"
        return ""

    def _choices_problem(self, name: str, value: Any) -> str:
        choices = ", ".join(self.choices)
        if not isinstance(value, (tuple, list)) or not all(isinstance(element, str) for element in value):
            return tr("{name} must be some of {choices}, not {value}.", name=name, choices=choices, value=shown(value))
        wrong = [choice for choice in value if choice not in self.choices]
        if wrong:
            return tr(
                "{name} must be some of {choices}, not {wrong}.", name=name, choices=choices, wrong=", ".join(wrong)
            )
        if len(set(value)) < len(value):
            return tr("{name} names something twice: {value}.", name=name, value=", ".join(value))
        return tr("{name} is missing.", name=name) if self.required and not value else ""

    def _number_problem(self, name: str, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
            return tr(
                "{name} must be a whole number, not {value}."
                if self.kind == Kind.INTEGER
                else "{name} must be a number, not {value}.",
                name=name,
                value=shown(value),
            )
        if self.kind == Kind.INTEGER and not isinstance(value, int):
            return tr("{name} must be a whole number, not {value}.", name=name, value=shown(value))
        if self.minimum is not None and value < self.minimum:
            return tr(
                "{name} is {value:g}, but must be at least {minimum:g}.", name=name, value=value, minimum=self.minimum
            )
        if self.maximum is not None and value > self.maximum:
            return tr(
                "{name} is {value:g}, but must be at most {maximum:g}.", name=name, value=value, maximum=self.maximum
            )
        return ""


_READERS: dict[Kind, Callable[[Any], Any]] = {
    Kind.INTEGER: values.whole_number,
    Kind.NUMBER: values.number,
    Kind.FLAG: values.truth,
    Kind.TEXT: values.text,
    Kind.EXTENT: values.text,
}


def read_options(options: Mapping[str, Option], given: Mapping[str, Any]) -> dict[str, Any]:
    """The values of some options; None stands for what is not given.

    Raises:
        ConfigError: Lists all that cannot be understood.
    """
    read, problems = {}, []
    for name, value in given.items():
        if value is None:
            continue
        try:
            read[name] = options[name].read(name.upper(), value)
        except ConfigError as error:
            problems.append(error.message)
    if problems:
        raise ConfigError(" ".join(problems), tr("Correct the parameters and run again."))
    return read


@dataclass(frozen=True)
class JobConfig:
    """Base of all configurations: checks itself, and travels as plain data."""

    @classmethod
    def options(cls) -> dict[str, Option]:
        """Field name -> its description, in the order of the fields."""
        return {field.name: field.metadata["option"] for field in dataclasses.fields(cls) if field.metadata}

    @classmethod
    def from_dict(cls: type[Config], data: dict[str, Any]) -> Config:
        """Build a configuration from what was given: from a job file, or from a command line.

        Raises:
            ConfigError: If a key is unknown, or a value cannot be understood.
        """
        options = cls.options()
        unknown = sorted(data.keys() - options.keys())
        if unknown:
            similar = "".join(values.did_you_mean(name, options) for name in unknown)
            raise ConfigError(
                tr("Unknown parameters: {unknown}.", unknown=", ".join(unknown)) + similar,
                tr(
                    "Correct the name. If QGIS made the job, plugin and engine are of different versions: "
                    "install the plugin again."
                ),
            )
        return cls(**read_options(options, data))

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return dataclasses.asdict(self)

    def absolute(self: Config) -> Config:
        """The same job with absolute paths: the worker runs in another folder.

        Inputs that are no existing path, such as `GPKG:file:table`, stay as they are.
        """
        changed: dict[str, Any] = {}
        for name in self.input_paths():
            value = getattr(self, name)
            changed[name] = _absolute(value) if isinstance(value, str) else tuple(_absolute(path) for path in value)
        for name, path in self.new_paths().items():
            # What ends so is a folder, which a file must not be: that is refused later.
            is_wrong = self.options()[name].kind == Kind.NEW_FILE and getattr(self, name).endswith(("/", os.sep))
            changed[name] = os.path.abspath(path) + (os.sep if is_wrong else "")
        return dataclasses.replace(self, **changed)

    def problems(self) -> list[str]:
        """All that is wrong, each as one sentence with the parameter's name in capitals."""
        each = [option.problem(name.upper(), getattr(self, name)) for name, option in self.options().items()]
        own = [problem for problem in each if problem]
        return own or self.cross_problems()  # rules between parameters assume that each one is sound

    def cross_problems(self) -> list[str]:
        """Problems between parameters; subclasses override this."""
        return []

    def validate(self) -> None:
        """Raise a `ConfigError` that lists all problems, or return."""
        problems = self.problems()
        if problems:
            raise ConfigError(" ".join(problems), tr("Correct the parameters and run again."))

    def new_paths(self) -> dict[str, Path]:
        """Field name -> path of each file or folder the job is to write."""
        return {
            name: Path(getattr(self, name))
            for name, option in self.options().items()
            if option.kind.is_output and getattr(self, name)
        }

    def parts(self: Config) -> tuple[Config, ...]:
        """The jobs that this one consists of, if their outputs appear one by one as they are done; () if not."""
        return ()

    def share(self) -> str:
        """Which share of its work a job does, if other processes do the rest at the same time; "" for all of it."""
        return ""

    def resume_file(self) -> Path | None:
        """The file from which the job can be resumed after an interruption; None: it cannot."""
        return None

    @property
    def skips_finished(self) -> bool:
        """Whether a run ends at once if the same call has been made before, and its outputs are whole."""
        return False

    def input_paths(self) -> dict[str, list[Path]]:
        """Field name -> paths of the files and folders the job reads."""
        paths: dict[str, list[Path]] = {}
        for name, option in self.options().items():
            value = getattr(self, name)
            if option.kind in (Kind.FILE, Kind.FOLDER) and value:
                paths[name] = [Path(value)]
            elif option.kind == Kind.FILES and value:
                paths[name] = [Path(path) for path in value]
        return paths

    def further_inputs(self) -> list[Path]:
        """Paths of what the job reads beside them: files that its inputs name."""
        return []


def _absolute(path: str) -> str:
    return os.path.abspath(path) if os.path.exists(path) else path
