"""The run record of every output, `.runs/<output>.run.json`: parameters, inputs, versions, command to repeat it."""

from __future__ import annotations

import platform
import time

from ..contract.computer.shell import shell_line
from ..contract.installation import versions
from ..contract.options import JobConfig
from ..contract.outputs import write_record
from .finished import hashes, input_hashes
from .registry import JOBS
from .result import RunResult
from .stated_crs import stated


def write_records(name: str, config: JobConfig, result: RunResult, seconds: float) -> None:
    """Write the record of a run for each of its outputs; `config` is the job as the user gave it."""
    record = {
        "job": name,
        "parameters": config.to_dict(),
        **_repeat_command(name, config),
        **({"crs_set_in_qgis": systems} if (systems := _stated_systems(config)) else {}),
        "finished": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        "seconds": round(seconds, 1),
        "ran_on": {"machine": platform.platform(), **result.ran_on},
        "versions": versions(),
        "inputs": input_hashes(config),
        "outputs": result.outputs,
        **({"files": hashes(result.outputs.values())} if config.skips_finished else {}),
        "scores": result.scores,
    }
    for path in result.outputs.values():
        write_record(path, record)


def _stated_systems(config: JobConfig) -> dict[str, str]:
    """The coordinate reference systems that inputs have in QGIS, but not in their files: a repeated run lacks them."""
    paths = [path for paths in config.input_paths().values() for path in paths]
    return {str(path): crs for path in paths if (crs := stated(path))}


def _repeat_command(name: str, config: JobConfig) -> dict[str, str]:
    """The command that repeats the run: qgis_process, or the engine's own if QGIS lacks it or a parameter."""
    defaults = type(config)().to_dict()
    own = [key for key, option in config.options().items() if option.engine_only and getattr(config, key)]
    if not own and not JOBS[name].engine_only:
        return {"qgis_process": qgis_process_command(name, config)}
    words = ["python", "-m", "training", name]
    for key, value in config.to_dict().items():
        if value == defaults[key]:
            continue
        flag = key.replace("_", "-")
        if isinstance(value, bool):
            words.append(f"--{flag}" if value else f"--no-{flag}")
        else:
            parts = value if isinstance(value, (list, tuple)) else [value]
            words += [f"--{flag}", *map(str, parts)]
    return {"engine_command": shell_line(words)}


def qgis_process_command(name: str, config: JobConfig) -> str:
    """The command that repeats the run: inputs, outputs and what differs from the defaults."""
    defaults, words = type(config)().to_dict(), ["qgis_process", "run", f"vaihingen:{name}", "--"]
    for key, value in config.to_dict().items():
        if value == defaults[key]:
            continue
        for part in value if isinstance(value, (list, tuple)) else [value]:
            text = str(part).lower() if isinstance(part, bool) else str(part)
            words.append(f"{key.upper()}={text}")
    return shell_line(words)
