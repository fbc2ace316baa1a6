"""Jobs shared by two processes, started as people start them."""

from __future__ import annotations

import os
import subprocess
import sys

TORCHRUN = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]


ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1"}


def torchrun(*arguments, **options):
    return subprocess.run(
        [*TORCHRUN, *map(str, arguments)], capture_output=True, text=True, timeout=300, env=ENVIRONMENT, **options
    )


def command_line(job, parameters):
    words = ["-m", "training", job]
    for name, value in parameters.items():
        flag = name.replace("_", "-")
        words += [f"--{flag}" if value else f"--no-{flag}"] if isinstance(value, bool) else [f"--{flag}", str(value)]
    return words
