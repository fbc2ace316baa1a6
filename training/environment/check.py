"""Which Python, packages and device the engine has, and the line that installs what is missing.

Runs in a Python that has none of them: standard library only, torch is loaded in a process of its own.
"""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from ..contract.computer.libraries import missing_runtime
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
from ..contract.language import spoken, tr
from ..contract.outputs import write_text
from ..jobs.outputs import Outputs
from ..jobs.reporter import Reporter
from ..jobs.result import JobResult

_PROBE_TIMEOUT_S = 120
_PROBE = """
import json, sys
sys.path.insert(0, sys.argv[1])
from training.contract.language import speak
from training.graphics_cards import survey
speak(sys.argv[2])
print(json.dumps(survey()))
"""


def extras() -> list[dict[str, Any]]:
    """Groups of optional packages: purpose, packages with versions ("" if missing), the line that installs them."""
    return [
        {"purpose": purpose, "packages": installed_versions(requirements(extra)), "line": extra_line(extra)}
        for extra, purpose in EXTRAS.items()
    ]


def facts() -> dict[str, Any]:
    """Facts on this Python: packages with versions, device, what is missing or too old."""
    packages = installed_versions(requirements())
    missing = [
        f"{name} >= {minimum}" + (tr(" (installed: {version})", version=packages[name]) if packages[name] else "")
        for name, minimum in requirements().items()
        if not packages[name] or _numbers(packages[name]) < _numbers(minimum)
    ]
    if sys.version_info[:2] < MINIMUM_PYTHON:
        missing.insert(
            0,
            tr(
                "Python >= {minimum} (this is {version})",
                minimum=".".join(map(str, MINIMUM_PYTHON)),
                version=platform.python_version(),
            ),
        )
    environment: dict[str, Any] = {
        "computer": platform.node(),
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
        environment.update(_probe_torch())
    return environment


def run(config: EnvironmentConfig, outputs: Outputs[EnvironmentConfig], reporter: Reporter) -> JobResult:
    """Report on this Python."""
    environment = facts()
    reporter.info(tr("Computer: {computer}", computer=environment["computer"]))
    reporter.info(
        tr(
            "Python {version}: {python}",
            version=environment["python_version"],
            python=environment["python"],
        )
    )
    for name, version in environment["packages"].items():
        reporter.info(f"  {name} {version or tr('is missing')}")
    for extra in environment["extras"]:
        advice = tr(
            "is not installed; needed only for {purpose}. Install it with:  {line}",
            purpose=tr(extra["purpose"]),
            line=extra["line"],
        )
        for name, version in extra["packages"].items():
            reporter.info(f"  {name} {version or advice}")
    reporter.info(tr("Device: {device}", device=environment["device"]))
    if environment.get("gpu_problem"):
        reporter.warning(environment["gpu_problem"])
    if environment.get("torch_problem"):
        remedy = environment["torch_remedy"] or tr("Install it again: run this with CREATE.")
        problem = str(environment["torch_problem"]).rstrip(".")
        reporter.warning(
            tr("PyTorch is installed, but cannot be loaded: {problem}. {remedy}", problem=problem, remedy=remedy)
        )
    if environment["missing"]:
        reporter.warning(
            tr(
                "Missing: {missing}. Install with:  {line}",
                missing=", ".join(environment["missing"]),
                line=environment["install_line"],
            )
        )
    else:
        reporter.info(tr("All that the engine needs is installed."))
    if outputs.wanted("report"):
        from .report import environment_report

        write_text(outputs.path("report"), environment_report(environment))
    return JobResult(scores=environment)


def _probe_torch() -> dict[str, Any]:
    """Load torch in another process, for its version and devices: a broken installation may crash its process."""
    try:
        answer = subprocess.run(  # nosec B603  # this Python, without a shell
            [sys.executable, "-s", "-c", _PROBE, str(Path(__file__).parents[2]), spoken()],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_PROBE_TIMEOUT_S,
            check=True,
        )
        probe = json.loads(answer.stdout.splitlines()[-1])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError) as error:
        lines = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
        said = "\n".join(lines)
        remedy = missing_runtime(said, getattr(error, "returncode", 1))
        return {"device": "none", "torch_problem": lines[-1] if lines else str(error), "torch_remedy": remedy}
    if probe["gpus"]:
        device = f"cuda ({', '.join(probe['gpus'])})"
    else:
        device = "mps" if probe["mps"] else "cpu"
    return {
        "device": device,
        "torch_version": probe["torch"],
        "cuda_version": probe["cuda"],
        "gpu_problem": probe.get("gpu_problem", ""),
    }


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+")[0])[:3])
