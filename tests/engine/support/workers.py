"""The worker as a real process: started with a job file, listened to until it ends."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.checkout import ROOT
from training.contract import protocol


def start(job, config, folder, python=(sys.executable, "-E", "-s", "-u"), cwd=ROOT):
    file = folder / "job.json"
    if isinstance(config, dict):
        file.write_text(json.dumps(config), encoding="utf-8")
    elif config is not None:
        file.write_bytes(config)
    command = [*python, "-m", "training", job, str(file)]
    return subprocess.Popen(command, cwd=cwd, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def messages_of(lines):
    return [protocol.decode(line) for line in lines]


def finish(process, first=()):
    """Exit code, all messages, stderr; stdin stays open until the end, as QGIS leaves it."""
    out = [*first, *process.stdout]
    code = process.wait(timeout=60)
    errors = process.stderr.read().decode()
    for pipe in (process.stdin, process.stdout, process.stderr):
        pipe.close()
    return code, messages_of(out), errors
