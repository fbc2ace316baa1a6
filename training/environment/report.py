"""The report on the engine's Python. Standard library only: it has to work where everything else is missing."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template
from typing import Any

from ..contract.computer.shell import must_stay
from ..contract.language import later, spoken, tr

_AGAIN = later("Install it again, in the build for this computer: run 'Install or check the engine' with CREATE.")
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
        _row(
            name,
            tr("{version} or newer", version=required[name]) if name in required else "",
            version,
            _lacks(name, facts),
        )
        for name, version in facts.get("packages", {}).items()
    )
    packages += "".join(
        _row(name, tr("optional, for {purpose}", purpose=extra["purpose"]), version, False)
        for extra in facts.get("extras", [])
        for name, version in extra["packages"].items()
    )
    rows = [
        (tr("computer"), facts.get("computer", "")),
        ("Python", f"{facts.get('python_version', '')} ({facts.get('python', '')})"),
        (tr("system"), facts.get("platform", "")),
        (tr("device"), str(facts.get("device") or tr("none"))),
        ("PyTorch", facts.get("torch_version") or tr("not installed")),
        (tr("CUDA in PyTorch"), facts.get("cuda_version") or tr("none")),
    ]
    return template.substitute(
        language=spoken(),
        title=escape(tr("Environment of the engine"), False),
        subtitle=escape(tr("The Python that trains and classifies. QGIS itself needs none of these packages."), False),
        packages_title=escape(tr("Packages")),
        package=escape(tr("package")),
        needed=escape(tr("needed")),
        installed=escape(tr("installed")),
        facts_title=escape(tr("Facts")),
        complete=escape(tr("This file is complete in itself: it can be sent, archived and printed."), False),
        style=(_TEMPLATES / "style.css").read_text(encoding="utf-8"),
        headline=_headline(facts),
        verdict=_verdict(facts),
        packages=packages,
        facts="".join(f"<tr><th>{escape(name)}</th><td>{escape(str(value))}</td></tr>\n" for name, value in rows),
        engine_version=escape(str(facts.get("engine_version", ""))),
    )


def _headline(facts: dict[str, Any]) -> str:
    device = str(facts.get("device", "none"))
    kinds = {"cuda": tr("NVIDIA graphics card"), "mps": tr("Apple graphics"), "cpu": tr("processor only")}
    numbers = [
        (tr("ready") if _ready(facts) else tr("not ready"), tr("engine")),
        (str(facts.get("python_version", "")), "Python"),
        (kinds.get(device.split(" ")[0], tr("none")), tr("device")),
    ]
    return "".join(
        f'<div class="number"><b>{escape(value)}</b><br><span>{escape(name)}</span></div>\n' for value, name in numbers
    )


def _verdict(facts: dict[str, Any]) -> str:
    parts = []
    missing = [str(package) for package in facts.get("missing", [])]
    if missing:
        what = tr("To install what is missing, run this line in a terminal:")
        if must_stay():
            what = tr(
                "To install what is missing, run this line in a terminal, or in QGIS 'Install or check the "
                "engine' with "
                "'Create a private environment':"
            )
        stays = tr(
            "To leave this Python as it is, choose another one in Settings, Options, Processing, Providers, Vaihingen "
            "U-Net, or in the environment variable VAIHINGEN_PYTHON."
        )
        parts.append(
            f"<p>{_marked('bad', tr('Missing or too old:'))} {escape(', '.join(missing))}. {escape(what, False)}</p>\n"
            f"<pre>{escape(str(facts.get('install_line', '')))}</pre>\n"
            f'<p class="note">{escape(stays, False)}</p>'
        )
    if facts.get("torch_problem"):
        parts.append(
            f"<p>{_marked('bad', tr('PyTorch is installed but does not start:'))}</p>\n"
            f"<pre>{escape(str(facts['torch_problem']))}</pre>\n"
            f'<p class="note">{escape(str(facts.get("torch_remedy") or tr(_AGAIN)))}</p>'
        )
    if not parts:
        parts.append(f"<p>{_marked('good', tr('All that the engine needs is installed.'))}</p>")
        if facts.get("gpu_problem"):
            problem = escape(str(facts["gpu_problem"]))
            parts.append(f"<p>{_marked('bad', tr('A graphics card is not used:'))} {problem}</p>")
        if str(facts.get("device", "")).startswith("cpu"):
            slow = tr(
                "PyTorch found no graphics card it can use, so the processor computes: this works, but "
                "training is many "
                "times slower."
            )
            parts.append(f"<p>{escape(slow, False)}</p>")
        parts += [_optional(extra) for extra in facts.get("extras", []) if not all(extra["packages"].values())]
    return "\n".join(parts)


def _marked(kind: str, text: str) -> str:
    return f'<b class="{kind}">{escape(text, False)}</b>'


def _optional(extra: dict[str, Any]) -> str:
    text = tr("Optional: to use {purpose}, run this command once.", purpose=extra["purpose"])
    return f'<p class="note">{escape(text, False)}</p>\n<pre>{escape(extra["line"])}</pre>'


def _ready(facts: dict[str, Any]) -> bool:
    return not facts.get("missing") and not facts.get("torch_problem")


def _lacks(name: str, facts: dict[str, Any]) -> bool:
    return any(str(package).split(" ")[0] == name for package in facts.get("missing", []))


def _row(name: str, needed: str, version: str, lacks: bool) -> str:
    mark = (
        ("bad", tr("{version} (too old)", version=version) if version else tr("missing"))
        if lacks
        else ("good", version)
    )
    if not version and not lacks:
        mark = ("note", tr("not installed"))
    return (
        f"<tr><td>{escape(name)}</td><td>{escape(needed)}</td>"
        f'<td><span class="{mark[0]}">{escape(mark[1])}</span></td></tr>\n'
    )
