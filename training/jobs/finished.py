"""Whether a job has been done already: the same call, the same inputs, and its outputs as they were written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..contract.elsewhere.users_paths import here
from ..contract.options import JobConfig
from ..contract.outputs import read_record
from ..contract.outputs.file_hash import file_hash
from .result import RunResult


def hashes(paths: Iterable[str | Path]) -> dict[str, str]:
    """Path -> SHA-256 of the file."""
    return {str(path): file_hash(Path(here(str(path)))) for path in paths}


def input_hashes(config: JobConfig) -> dict[str, str]:
    """Path -> SHA-256 of all that a job reads."""
    return hashes(path for paths in config.input_paths().values() for path in paths)


def finished_run(name: str, config: JobConfig) -> RunResult | None:
    """What an earlier run of the same call has given; None if there is none, or if something has changed since."""
    paths = [str(path) for path in config.new_paths().values()]
    records = [_record(path) for path in paths]
    if not records or any(record != records[0] or not record for record in records):
        return None
    record = records[0]
    same_call = (record.get("job"), record.get("parameters")) == (name, json.loads(json.dumps(config.to_dict())))
    if not same_call or record.get("files") != hashes(paths) or record.get("inputs") != input_hashes(config):
        return None
    return RunResult(record["outputs"], record["scores"], record["ran_on"])


def _record(output: str) -> dict[str, Any]:
    """The run record of an output; {} if there is none that says all."""
    record = read_record(output)
    return record if {"outputs", "scores", "ran_on"} <= record.keys() else {}
