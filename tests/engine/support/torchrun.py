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


def pair(*arguments, port):
    """Two processes that find each other by their environment, without torchrun, which would end one with the other."""
    for rank in ("0", "1"):
        place = {"RANK": rank, "LOCAL_RANK": rank, "WORLD_SIZE": "2", "LOCAL_WORLD_SIZE": "2"}
        environment = {**ENVIRONMENT, **place, "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
        yield subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )


def command_line(job, parameters):
    words = ["-m", "training", job]
    for name, value in parameters.items():
        flag = name.replace("_", "-")
        words += [f"--{flag}" if value else f"--no-{flag}"] if isinstance(value, bool) else [f"--{flag}", str(value)]
    return words
