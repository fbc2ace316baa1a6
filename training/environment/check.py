"""Which Python, packages and device the engine has, and the line that installs what is missing.

Runs in a Python that has none of them: standard library only, torch is asked in a process of its own.
"""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sys
from typing import Any

from ..contract.config import EnvironmentConfig
from ..contract.installation import (
    EXTRAS,
    MINIMUM_PYTHON,
    engine_version,
    extra_line,
    install_line,
    installed_versions,
    requirements,
)
from ..contract.outputs import write_text
from ..jobs.outputs import Outputs
from ..jobs.reporter import Reporter
from ..jobs.result import JobResult

_PROBE_TIMEOUT_S = 120
_PROBE = """
import json, torch
names = [torch.cuda.get_device_name(i) for i in range(torch.cuda.device_count())] if torch.cuda.is_available() else []
mps = torch.backends.mps.is_available()
print(json.dumps({"torch": torch.__version__, "cuda": torch.version.cuda or "", "gpus": names, "mps": mps}))
"""


def extras() -> list[dict[str, Any]]:
    """What may be added: its purpose, its packages with their versions ("" if not installed), the line that adds it."""
    return [
        {"purpose": purpose, "packages": installed_versions(requirements(extra)), "line": extra_line(extra)}
        for extra, purpose in EXTRAS.items()
    ]


def facts() -> dict[str, Any]:
    """What there is: Python, packages with versions, device, what is missing or too old."""
    packages = installed_versions(requirements())
    missing = [
        f"{name} >= {minimum}" + (f" (installed: {packages[name]})" if packages[name] else "")
        for name, minimum in requirements().items()
        if not packages[name] or _numbers(packages[name]) < _numbers(minimum)
    ]
    if sys.version_info[:2] < MINIMUM_PYTHON:
        missing.insert(0, f"Python >= {'.'.join(map(str, MINIMUM_PYTHON))} (this is {platform.python_version()})")
    found: dict[str, Any] = {
        "python": sys.executable,
        "python_version": platform.python_version(),
        "platform": platform.platform(),
        "engine_version": engine_version(),
        "packages": packages,
        "required": requirements(),
        "extras": extras(),
        "torch_version": packages["torch"],
        "missing": missing,
        "install_line": install_line() if missing else "",
        "device": "none",
    }
    if packages["torch"]:
        found.update(_ask_torch())
    return found


def run(config: EnvironmentConfig, outputs: Outputs[EnvironmentConfig], reporter: Reporter) -> JobResult:
    """Report on this Python."""
    found = facts()
    reporter.info(f"Python {found['python_version']}: {found['python']}")
    for name, version in found["packages"].items():
        reporter.info(f"  {name} {version or 'is missing'}")
    for extra in found["extras"]:
        told = f"is not installed; needed only for {extra['purpose']}. Install it with:  {extra['line']}"
        for name, version in extra["packages"].items():
            reporter.info(f"  {name} {version or told}")
    reporter.info(f"Device: {found['device']}")
    if found.get("torch_problem"):
        reporter.warning(f"PyTorch is installed, but cannot be loaded: {found['torch_problem']}.")
    if found["missing"]:
        reporter.warning(f"Missing: {', '.join(found['missing'])}. Install with:  {found['install_line']}")
    else:
        reporter.info("All that the engine needs is installed.")
    if outputs.wanted("report"):
        from .report import environment_report

        write_text(outputs.path("report"), environment_report(found))
    return JobResult(scores=found)


def _ask_torch() -> dict[str, Any]:
    """Ask torch for devices in another process: a broken installation may end the process that imports it."""
    try:
        answer = subprocess.run(
            [sys.executable, "-s", "-c", _PROBE], capture_output=True, text=True, timeout=_PROBE_TIMEOUT_S, check=True
        )
        said = json.loads(answer.stdout.splitlines()[-1])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError) as error:
        lines = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
        return {"device": "none", "torch_problem": lines[-1] if lines else str(error)}
    if said["gpus"]:
        device = f"cuda ({', '.join(said['gpus'])})"
    else:
        device = "mps" if said["mps"] else "cpu"
    return {"device": device, "torch_version": said["torch"], "cuda_version": said["cuda"]}


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+")[0])[:3])
