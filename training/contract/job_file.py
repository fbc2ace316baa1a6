"""The file with which QGIS hands a job to the worker: its parameters as one JSON object.

Where QGIS has made something for the job, such as rasters from polygons, the key `shown_inputs` holds the parameters
that the user gave in their place: records and reports name these. The key `crs_set_in_qgis` holds the coordinate
reference systems that rasters have in QGIS, but not in their files. The key `watched` is true where somebody looks at
pictures of the work while it goes on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .errors import ConfigError, reason
from .options import Config, JobConfig
from .plain_data import DataError, parse_json

_SHOWN = "shown_inputs"
_CRS = "crs_set_in_qgis"
_WATCHED = "watched"


def write_job(
    file: Path,
    config: JobConfig,
    shown: Mapping[str, Any],
    crs: Mapping[str, str] | None = None,
    watched: bool = False,
) -> None:
    """Write the job; `shown` are those of its parameters that the user gave differently, the rest see `read_...`."""
    further = {_SHOWN: dict(shown), _CRS: dict(crs or {}), _WATCHED: watched}
    data = {**config.to_dict(), **{key: value for key, value in further.items() if value}}
    file.write_text(json.dumps(data, indent=2), encoding="utf-8")


def read_job(file: str | Path, kind: type[Config]) -> tuple[Config, Config]:
    """Read the job to run, and the same job as the user gave it.

    Raises:
        ConfigError: If the file cannot be read, or names parameters that the job does not have.
    """
    data = _read(file)
    for key in (_CRS, _WATCHED):
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
    systems = _read(file).get(_CRS, {})
    if not isinstance(systems, dict) or not all(isinstance(crs, str) for crs in systems.values()):
        raise ConfigError(f"The job file {file} holds no list of systems in {_CRS}.", "Run the algorithm again.")
    return systems


def read_watched(file: str | Path) -> bool:
    """Whether somebody looks at pictures of the work while it goes on.

    Raises:
        ConfigError: If the file cannot be read.
    """
    return _read(file).get(_WATCHED) is True


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
