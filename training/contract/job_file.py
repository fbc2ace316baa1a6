"""The file with which QGIS hands a job to the worker: its parameters as one JSON object.

Where QGIS has made something for the job, such as rasters from polygons, the key `shown_inputs` holds the parameters
that the user gave in their place: records and reports name these. The key `crs_set_in_qgis` holds the coordinate
reference systems that rasters have in QGIS, but not in their files. The key `watched` is true where somebody looks at
pictures of the work while it goes on. The key `language` holds the language of what the job says to people. Where the
job runs on another machine, the key `paths_of_the_user` holds the folders there and what they stand for, see
`elsewhere.users_paths`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from . import language
from .errors import ConfigError, reason
from .language import tr
from .options import Config, JobConfig
from .plain_data import DataError, parse_json

_SHOWN = "shown_inputs"
_CRS = "crs_set_in_qgis"
_WATCHED = "watched"
_PATHS = "paths_of_the_user"
_LANGUAGE = "language"
_FURTHER = (_SHOWN, _CRS, _WATCHED, _PATHS, _LANGUAGE)  # all that are no parameters


def write_job(
    file: Path,
    config: JobConfig,
    shown: Mapping[str, Any],
    crs: Mapping[str, str] | None = None,
    watched: bool = False,
) -> None:
    """Write the job, see `job_text`."""
    file.write_text(job_text(config, shown, crs, watched), encoding="utf-8")


def job_text(
    config: JobConfig,
    shown: Mapping[str, Any],
    crs: Mapping[str, str] | None = None,
    watched: bool = False,
    paths: Mapping[str, str] | None = None,
) -> str:
    """The content of the file.

    Args:
        config: The job.
        shown: Those of its parameters that the user gave differently.
        crs: See `JobFile`.
        watched: See `JobFile`.
        paths: See `JobFile`.
    """
    further = {_SHOWN: dict(shown), _CRS: dict(crs or {}), _WATCHED: watched, _PATHS: dict(paths or {})}
    if language.spoken() != language.ENGLISH:
        further[_LANGUAGE] = language.spoken()
    return json.dumps({**config.to_dict(), **{key: value for key, value in further.items() if value}}, indent=2)


class JobFile:
    """What the file says, read once.

    Args:
        file: The file.

    Raises:
        ConfigError: If it cannot be read. Its values are looked at when they are asked for, each with this error.
    """

    def __init__(self, file: str | Path) -> None:
        self._file = file
        try:
            data = parse_json(Path(file).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, DataError) as error:
            raise ConfigError(
                tr("The job file {file} cannot be read: {reason}.", file=file, reason=reason(error)),
                tr("Run the algorithm again."),
            ) from error
        if not isinstance(data, dict):
            raise self._refused(tr("The job file {file} holds no parameters.", file=self._file))
        self._further = {key: data.pop(key) for key in _FURTHER if key in data}
        self._parameters: dict[str, Any] = data

    def job(self, kind: type[Config]) -> tuple[Config, Config]:
        """The job to run, and the same job as the user gave it.

        Raises:
            ConfigError: If there are parameters that the job does not have.
        """
        shown = self._further.get(_SHOWN, {})
        if not isinstance(shown, dict):
            raise self._refused(tr("The job file {file} holds no parameters.", file=self._file))
        return kind.from_dict(self._parameters), kind.from_dict({**self._parameters, **shown})

    @property
    def crs(self) -> dict[str, str]:
        """What rasters have in QGIS as coordinate reference system and not in their files: path -> EPSG code or WKT."""
        return self._texts(_CRS)

    @property
    def paths(self) -> dict[str, str]:
        """The folders of this machine that stand for folders of the user's, see `elsewhere.users_paths.UsersPaths`."""
        return self._texts(_PATHS)

    @property
    def watched(self) -> bool:
        """Whether somebody looks at pictures of the work while it goes on."""
        return self._further.get(_WATCHED) is True

    @property
    def language(self) -> str:
        """The language of what the job writes for people, see `language.speak`."""
        code = self._further.get(_LANGUAGE)
        return code if isinstance(code, str) else language.ENGLISH

    def _texts(self, key: str) -> dict[str, str]:
        texts = self._further.get(key, {})
        if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
            raise self._refused(tr("The job file {file} holds no texts by name in {key}.", file=self._file, key=key))
        return texts

    @staticmethod
    def _refused(message: str) -> ConfigError:
        return ConfigError(message, tr("Run the algorithm again."))
