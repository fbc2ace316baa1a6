"""Which Python, packages and device the engine has, and the line that installs what is missing.

Runs in a Python that has none of them: standard library only, torch is asked in a process of its own.
"""

from __future__ import annotations

import json
import platform
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

from ..contract.config import EnvironmentConfig
from ..contract.installation import EXTRAS, keeping_torch, requirements_name
from ..contract.outputs import write_text
from ..jobs.registry import JobResult
from ..jobs.reporter import Reporter

MINIMUM_PYTHON = (3, 10)
_REQUIREMENTS = Path(__file__).parent.with_name(requirements_name())
_BROUGHT = ("timm", "torchvision")  # by the pretrained encoders, whose networks they are parts of
_PROBE_TIMEOUT_S = 120
_PROBE = """
import json, torch
names = [torch.cuda.get_device_name(i) for i in range(torch.cuda.device_count())] if torch.cuda.is_available() else []
mps = torch.backends.mps.is_available()
print(json.dumps({"torch": torch.__version__, "cuda": torch.version.cuda or "", "gpus": names, "mps": mps}))
"""


def installed_version(package: str) -> str:
    """Version of an installed package, "" if it is not installed; imports nothing."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def engine_version() -> str:
    """The plugin's version from `metadata.txt`, which lies beside the engine's folder."""
    try:
        text = (Path(__file__).parent.parent.parent / "metadata.txt").read_text(encoding="utf-8")
    except OSError:
        return "unknown"
    found = re.search(r"^version=(.+)$", text, re.MULTILINE)
    return found.group(1).strip() if found else "unknown"


def requirements(file: Path = _REQUIREMENTS) -> dict[str, str]:
    """Package -> smallest version the engine needs."""
    found = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        match = re.match(r"([A-Za-z0-9_-]+)>=([0-9.]+)", line)
        if match:
            found[match.group(1)] = match.group(2)
    return found


def versions() -> dict[str, str]:
    """Versions of the engine, Python, the packages it needs, and of those optional ones that are installed."""
    optional = {
        name: version for extra in EXTRAS for name, version in _installed(requirements(_list_of(extra))).items()
    }
    optional.update(_installed(_BROUGHT))
    there = {name: version for name, version in optional.items() if version}
    return {"engine": engine_version(), "python": platform.python_version(), **_installed(requirements()), **there}


def install_line() -> str:
    """The command that installs what the engine needs into this Python."""
    return f"{shlex.quote(sys.executable)} -m pip install -r {shlex.quote(str(_REQUIREMENTS))}"


def extra_line(extra: str) -> str:
    """The command that adds optional packages to this Python and leaves its PyTorch as it is."""
    pin = keeping_torch(installed_version("torch"))
    return shlex.join([sys.executable, "-m", "pip", "install", "-r", str(_list_of(extra)), *pin])


def extras() -> list[dict[str, Any]]:
    """What may be added: its purpose, its packages with their versions ("" if not installed), the line that adds it."""
    return [
        {"purpose": purpose, "packages": _installed(requirements(_list_of(extra))), "line": extra_line(extra)}
        for extra, purpose in EXTRAS.items()
    ]


def facts() -> dict[str, Any]:
    """What there is: Python, packages with versions, device, what is missing or too old."""
    packages = _installed(requirements())
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


def run(config: EnvironmentConfig, reporter: Reporter) -> JobResult:
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
    if config.report:
        from .report import environment_report

        write_text(config.report, environment_report(found))
    return JobResult(scores=found)


def _list_of(extra: str) -> Path:
    return Path(__file__).parent.with_name(requirements_name(extra))


def _installed(packages: Iterable[str]) -> dict[str, str]:
    return {name: installed_version(name) for name in packages}


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
