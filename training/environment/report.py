"""The report on the engine's Python. Standard library only: it has to work where everything else is missing."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template
from typing import Any

from ..contract.computer.shell import must_stay

_AGAIN = "Install it again, in the build for this computer: run 'Install or check the engine' with CREATE."
_OR_IN_QGIS = ", or in QGIS 'Install or check the engine' with 'Create a private environment'"
_TEMPLATES = Path(__file__).parent.parent / "report" / "templates"


def environment_report(facts: dict[str, Any]) -> str:
    """Write the report.

    Args:
        facts: As `check.facts` gives them: computer, python, python_version, platform, engine_version, packages (name
            -> version, "" if missing), required (name -> smallest version), extras (each: purpose, packages, line),
            missing (what to install), install_line, device, and if known torch_version, cuda_version, torch_problem,
            torch_remedy (what to do about torch_problem), gpu_problem (why a graphics card is not used, in sentences).

    Returns:
        HTML, complete in itself.
    """
    template = Template((_TEMPLATES / "environment.html").read_text(encoding="utf-8"))
    required = facts.get("required", {})
    packages = "".join(
        _row(name, f"{required[name]} or newer" if name in required else "", version, _lacks(name, facts))
        for name, version in facts.get("packages", {}).items()
    )
    packages += "".join(
        _row(name, f"optional, for {extra['purpose']}", version, False)
        for extra in facts.get("extras", [])
        for name, version in extra["packages"].items()
    )
    rows = [
        ("computer", facts.get("computer", "")),
        ("Python", f"{facts.get('python_version', '')} ({facts.get('python', '')})"),
        ("system", facts.get("platform", "")),
        ("device", facts.get("device", "none")),
        ("PyTorch", facts.get("torch_version") or "not installed"),
        ("CUDA in PyTorch", facts.get("cuda_version") or "none"),
    ]
    return template.substitute(
        style=(_TEMPLATES / "style.css").read_text(encoding="utf-8"),
        headline=_headline(facts),
        verdict=_verdict(facts),
        packages=packages,
        facts="".join(f"<tr><th>{escape(name)}</th><td>{escape(str(value))}</td></tr>\n" for name, value in rows),
        engine_version=escape(str(facts.get("engine_version", ""))),
    )


def _headline(facts: dict[str, Any]) -> str:
    device = str(facts.get("device", "none"))
    kinds = {"cuda": "NVIDIA graphics card", "mps": "Apple graphics", "cpu": "processor only"}
    numbers = [
        ("ready" if _ready(facts) else "not ready", "engine"),
        (str(facts.get("python_version", "")), "Python"),
        (kinds.get(device.split(" ")[0], "none"), "device"),
    ]
    return "".join(
        f'<div class="number"><b>{escape(value)}</b><br><span>{escape(name)}</span></div>\n' for value, name in numbers
    )


def _verdict(facts: dict[str, Any]) -> str:
    parts = []
    missing = [str(package) for package in facts.get("missing", [])]
    if missing:
        in_qgis = _OR_IN_QGIS if must_stay() else ""
        parts.append(
            f'<p><b class="bad">Missing or too old:</b> {escape(", ".join(missing))}. To install what is missing, run '
            f"this line in a terminal{in_qgis}:</p>\n<pre>{escape(str(facts.get('install_line', '')))}</pre>\n"
            '<p class="note">To leave this Python as it is, choose another one in Settings, Options, Processing, '
            "Providers, Vaihingen U-Net, or in the environment variable VAIHINGEN_PYTHON.</p>"
        )
    if facts.get("torch_problem"):
        parts.append(
            '<p><b class="bad">PyTorch is installed but does not start:</b></p>\n'
            f"<pre>{escape(str(facts['torch_problem']))}</pre>\n"
            f'<p class="note">{escape(str(facts.get("torch_remedy") or _AGAIN))}</p>'
        )
    if not parts:
        parts.append('<p><b class="good">All that the engine needs is installed.</b></p>')
        if facts.get("gpu_problem"):
            parts.append(f'<p><b class="bad">A graphics card is not used:</b> {escape(str(facts["gpu_problem"]))}</p>')
        if str(facts.get("device", "")).startswith("cpu"):
            parts.append(
                "<p>PyTorch found no graphics card it can use, so the processor computes: this works, but training is "
                "many times slower.</p>"
            )
        parts += [
            f'<p class="note">Optional: to use {escape(extra["purpose"])}, run this command once.</p>\n'
            f"<pre>{escape(extra['line'])}</pre>"
            for extra in facts.get("extras", [])
            if not all(extra["packages"].values())
        ]
    return "\n".join(parts)


def _ready(facts: dict[str, Any]) -> bool:
    return not facts.get("missing") and not facts.get("torch_problem")


def _lacks(name: str, facts: dict[str, Any]) -> bool:
    return any(str(package).split(" ")[0] == name for package in facts.get("missing", []))


def _row(name: str, needed: str, version: str, lacks: bool) -> str:
    mark = ("bad", f"{version} (too old)" if version else "missing") if lacks else ("good", version)
    if not version and not lacks:
        mark = ("note", "not installed")
    return (
        f"<tr><td>{escape(name)}</td><td>{escape(needed)}</td>"
        f'<td><span class="{mark[0]}">{escape(mark[1])}</span></td></tr>\n'
    )
