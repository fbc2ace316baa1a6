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
from .options import Config, JobConfig
from .plain_data import DataError, parse_json

_SHOWN = "shown_inputs"
_CRS = "crs_set_in_qgis"
_WATCHED = "watched"
_PATHS = "paths_of_the_user"
_LANGUAGE = "language"


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
        crs: See `read_crs`.
        watched: See `read_watched`.
        paths: See `read_paths`.
    """
    further = {_SHOWN: dict(shown), _CRS: dict(crs or {}), _WATCHED: watched, _PATHS: dict(paths or {})}
    if language.spoken() != language.ENGLISH:
        further[_LANGUAGE] = language.spoken()
    return json.dumps({**config.to_dict(), **{key: value for key, value in further.items() if value}}, indent=2)


def read_job(file: str | Path, kind: type[Config]) -> tuple[Config, Config]:
    """Read the job to run, and the same job as the user gave it.

    Raises:
        ConfigError: If the file cannot be read, or names parameters that the job does not have.
    """
    data = _read(file)
    for key in (_CRS, _WATCHED, _PATHS, _LANGUAGE):
        data.pop(key, None)
    shown = data.pop(_SHOWN, {})
    if not isinstance(shown, dict):
        raise ConfigError(f"The job file {file} holds no parameters.", "Run the algorithm again.")
    return kind.from_dict(data), kind.from_dict({**data, **shown})


def read_crs(file: str | Path) -> dict[str, str]:
    """The coordinate reference systems that rasters have in QGIS and not in their files: path -> EPSG code or WKT.

    Raises:
        ConfigError: If the file cannot be read.
    """
    return _texts(file, _CRS)


def read_paths(file: str | Path) -> dict[str, str]:
    """The folders of this machine that stand for folders of the user's, see `elsewhere.users_paths.UsersPaths`.

    Raises:
        ConfigError: If the file cannot be read.
    """
    return _texts(file, _PATHS)


def _texts(file: str | Path, key: str) -> dict[str, str]:
    texts = _read(file).get(key, {})
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise ConfigError(f"The job file {file} holds no texts by name in {key}.", "Run the algorithm again.")
    return texts


def read_watched(file: str | Path) -> bool:
    """Whether somebody looks at pictures of the work while it goes on.

    Raises:
        ConfigError: If the file cannot be read.
    """
    return _read(file).get(_WATCHED) is True


def read_language(file: str | Path) -> str:
    """The language of what the job writes for people, see `language.speak`.

    Raises:
        ConfigError: If the file cannot be read.
    """
    code = _read(file).get(_LANGUAGE, language.ENGLISH)
    return code if isinstance(code, str) else language.ENGLISH


def _read(file: str | Path) -> dict[str, Any]:
    try:
        data = parse_json(Path(file).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, DataError) as error:
        raise ConfigError(
            f"The job file {file} cannot be read: {reason(error)}.", "Run the algorithm again."
        ) from error
    if not isinstance(data, dict):
        raise ConfigError(f"The job file {file} holds no parameters.", "Run the algorithm again.")
    return data
