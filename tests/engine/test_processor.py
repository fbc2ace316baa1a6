"""What is said of waiting threads and memory before PyTorch is loaded; each case in a process of its own."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys

import pytest

SCRIPT = """
import json, os, sys
if sys.argv[1] == "prepared":
    from training.processor import prepare
    prepare()

def faults():
    import resource  # not on Windows

    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    b"x" * (40 * 2**20)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

said = {name: os.environ.get(name) for name in ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT")}
if sys.platform == "linux":
    faults()
    said["faults"] = faults()
print(json.dumps(said))
"""
FEW = 10  # page faults: 40 MB are 20 pages even where the system gives memory in huge ones
OURS = ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT", "GLIBC_TUNABLES", "LD_PRELOAD")
glibc = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries have no mallopt")


def outcome(how, **variables):
    inherited = {name: value for name, value in os.environ.items() if name not in OURS and "MALLOC" not in name}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, how], env={**inherited, **variables}, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_threads_wait_a_little_and_what_the_user_has_set_stays():
    ours = outcome("prepared")
    assert ours["OMP_WAIT_POLICY"] == "PASSIVE" and int(ours["GOMP_SPINCOUNT"]) > 0
    active = outcome("prepared", OMP_WAIT_POLICY="ACTIVE")
    assert active["OMP_WAIT_POLICY"] == "ACTIVE" and active["GOMP_SPINCOUNT"] is None  # which would count for more
    assert outcome("prepared", GOMP_SPINCOUNT="7")["GOMP_SPINCOUNT"] == "7"


@glibc
def test_memory_of_a_large_tensor_is_kept_for_the_next_one():
    assert outcome("as it is")["faults"] > FEW
    assert outcome("prepared")["faults"] < FEW


@glibc
@pytest.mark.parametrize("name", ["MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_"])
def test_what_the_user_has_said_of_memory_stays(name):
    assert outcome("prepared", **{name: "131072"})["faults"] > FEW
