"""What must hold however an input is damaged; what does not is a finding."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from tests.fuzz.child import MORE_MEMORY, End
from tests.plain_words import PYTHON

_LONGEST_MESSAGE = 3000


def fingerprints(folder: Path) -> dict[str, str]:
    """Relative path -> hash of the content of every file below a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def judge(end: End, folder: Path, before: dict[str, str], changes: tuple[str, ...]) -> list[str]:
    """All findings of a case, each as a line; none: all is well.

    Args:
        end: How the job ended.
        folder: The case's folder with `in/` and `out/`.
        before: `fingerprints` of `in/` before the job.
        changes: Inputs that it may change.
    """
    messages, findings = _messages(end)
    if end.hung:
        findings.append("HANG: ended after its limit of time")
    elif end.exit_code < 0:
        findings.append(f"SIGNAL {-end.exit_code}: {_last_line(end.stderr)}")
    if end.memory > MORE_MEMORY:
        findings.append(f"MEMORY: {end.memory >> 20} MB more than at the start")
    kinds = [message["type"] for message in messages]
    last = messages[-1] if messages else {"type": "nothing"}
    if not findings:
        findings += _ending(end, kinds, last)
    findings += _left_behind(folder, before, changes, last)
    return findings


def _messages(end: End) -> tuple[list[dict[str, Any]], list[str]]:
    messages, findings = [], []
    for line in end.stdout.splitlines():
        try:
            message = json.loads(line.decode("utf-8"))
            message["type"] = str(message["type"])
            messages.append(message)
        except (ValueError, KeyError, TypeError):
            findings.append(f"NO MESSAGE: {line[:80]!r}")
    return messages, findings


def _ending(end: End, kinds: list[str], last: dict[str, Any]) -> list[str]:
    findings = []
    if last["type"] == "error" and last["code"] == "bug":
        findings.append(f"BUG: {last['message'][:200]} in {_where(last['traceback'])}")
    elif last["type"] == "error" and last["code"] == "memory":
        findings.append("MEMORY: it was refused")
    elif last["type"] == "error" and end.exit_code == 4:
        findings += _unreadable(last["message"], "message") + _unreadable(last["hint"], "hint")
    elif not (last["type"] == "result" and end.exit_code == 0) and not (
        last["type"] == "cancelled" and end.exit_code == 3
    ):
        findings.append(f"END: exit code {end.exit_code} after {last['type']}: {_last_line(end.stderr)}")
    if kinds[:1] != ["hello"]:
        findings.append(f"END: the first message was {kinds[:1]}")
    return findings


def _unreadable(text: str, what: str) -> list[str]:
    if not text.strip():
        return [f"EMPTY: the {what} is empty"]
    if len(text) > _LONGEST_MESSAGE:
        return [f"LONG: the {what} has {len(text)} characters: {text[:80]!r}"]
    innards = PYTHON.search(text)
    return [f"WORDS: {innards[0]!r} in the {what}: {text[:300]!r}"] if innards else []


def _left_behind(folder: Path, before: dict[str, str], changes: tuple[str, ...], last: dict[str, Any]) -> list[str]:
    findings, after = [], fingerprints(folder / "in")
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name) and not f"in/{name}".startswith(changes or ("\0",)):
            findings.append(f"CHANGED: in/{name} {'is new' if name not in before else 'is gone or another'}")
    made = [path for path in folder.rglob("*") if ".part" in path.name]
    findings += [f"HALF: {path.relative_to(folder)} is left" for path in made]
    results = [path for path in (folder / "out").rglob("*") if path.is_file()]
    if last["type"] != "result" and results and not changes:
        findings.append(f"HALF: {results[0].relative_to(folder)} was written, but the job ended with {last['type']}")
    if last["type"] == "result":
        gone = [path for path in last["outputs"].values() if not Path(folder, path).exists()]
        findings += [f"HALF: the output {path} is missing" for path in gone]
    return findings


def _where(trace: str) -> str:
    """The innermost line of ours in a traceback: what findings are told apart by."""
    places = re.findall(r'File "[^"]*?/(training/[^"]+)", line (\d+), in (\w+)', trace)
    return "{}:{} {}".format(*places[-1]) if places else "no code of ours"


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1][:200] if lines else ""
