"""Errors of a full memory, on every system, are known and explained; and how much memory there is."""

from __future__ import annotations

import builtins
import io

import pytest
import torch

from training.contract.errors import DeviceError
from training.network import memory
from training.network.memory import explain_memory, free_memory, is_out_of_memory, largest_memory

CPU = torch.device("cpu")
LINUX = (
    "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate "
    "671088640 bytes. Error code 12 (Cannot allocate memory)"
)
WINDOWS = "[enforce fail at alloc_cpu.cpp:115] DefaultCPUAllocator: not enough memory: you tried to allocate 64 bytes."
MPS = "MPS backend out of memory (MPS allocated: 8.00 GB, other allocations: 1.00 GB, max allowed: 9.07 GB)."
FULL = [
    (torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB."), "graphics card"),
    (RuntimeError("CUDA error: out of memory"), "graphics card"),
    (RuntimeError("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"), "graphics card"),
    (RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"), "graphics card"),
    (RuntimeError(MPS), "graphics card"),
    (RuntimeError(LINUX), "computer"),
    (RuntimeError(WINDOWS), "computer"),
    (MemoryError("Unable to allocate 5 GiB for an array"), "computer"),
]
FACES = [
    "cuDNN error: CUDNN_STATUS_INTERNAL_ERROR",
    "GET was unable to find an engine to execute this computation",
    "CUDA error: CUBLAS_STATUS_NOT_INITIALIZED when calling `cublasCreate(handle)`",
]


@pytest.mark.parametrize("error, whose", FULL, ids=lambda value: str(value)[:30])
def test_too_little_memory_is_explained_on_every_system(error, whose):
    assert is_out_of_memory(error)
    with pytest.raises(DeviceError, match=f"The memory of the {whose} is too small for BATCH_SIZE=16") as caught:
        with explain_memory("BATCH_SIZE=16", "lower BATCH_SIZE", "lower WIDTH"):
            raise error
    assert caught.value.hint.startswith("Lower BATCH_SIZE, or lower WIDTH, or close other programs")
    assert ("DEVICE=cpu" in caught.value.hint) is (whose == "graphics card")


@pytest.mark.parametrize("text", FACES)
@pytest.mark.parametrize("free, full", [(0.05, True), (0.5, False)])
def test_other_faces_of_a_full_card_are_told_by_how_full_it_is(monkeypatch, text, free, full):
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device=None: (int(free * 8e9), int(8e9)))
    assert is_out_of_memory(RuntimeError(text)) is full


@pytest.mark.parametrize("text", FACES)
def test_without_a_card_they_are_something_else(text):
    assert not is_out_of_memory(RuntimeError(text))


@pytest.mark.parametrize("error", [RuntimeError("sizes of tensors must match"), ValueError("out of memory of names")])
def test_other_errors_are_not_mistaken_for_it(error):
    assert not is_out_of_memory(error)
    with pytest.raises(type(error), match=str(error)), explain_memory("BATCH_SIZE=16"):
        raise error


def test_a_card_that_fails_is_no_mistake_of_ours():
    with pytest.raises(DeviceError, match=r"card has failed: CUDA error: unspecified launch failure\."):
        with explain_memory("BATCH_SIZE=16"):
            raise RuntimeError("CUDA error: unspecified launch failure\nCUDA kernel errors might be ...")
    with pytest.raises(RuntimeError, match="device-side assert"), explain_memory("BATCH_SIZE=16"):
        raise RuntimeError("CUDA error: device-side assert triggered")


def test_the_memory_taken_is_known_where_the_system_tells():
    pytest.importorskip("resource")  # not on Windows
    taken = largest_memory(CPU)
    assert taken is not None and 2**26 < taken < 2**40


@pytest.mark.parametrize(
    "files, free",
    [
        ({"/proc/meminfo": "MemTotal: 9 kB\nMemAvailable: 4096 kB\n"}, 4096 * 1024),
        (
            {
                "/proc/meminfo": "MemAvailable: 4096 kB\n",
                "/sys/fs/cgroup/memory.max": "1000\n",
                "/sys/fs/cgroup/memory.current": "400\n",
            },
            600,
        ),
        (
            {
                "/proc/meminfo": "MemAvailable: 4096 kB\n",
                "/sys/fs/cgroup/memory.max": "max\n",
                "/sys/fs/cgroup/memory.current": "400\n",
            },
            4096 * 1024,
        ),
    ],
)
def test_a_container_may_take_no_more_than_its_limit(monkeypatch, files, free):
    def read(path):
        if path not in files:
            raise FileNotFoundError(path)
        return files[path]

    monkeypatch.setattr(memory, "_read", read)
    monkeypatch.setattr(builtins, "open", lambda path, **_: io.StringIO(files[path]))
    assert free_memory(CPU) == free


def test_half_of_a_mac_is_taken_for_free(monkeypatch):
    monkeypatch.setattr(memory, "_free_of_the_container", lambda: 2**62)
    monkeypatch.setattr(builtins, "open", _no_such_file)
    monkeypatch.setattr("os.sysconf", {"SC_PHYS_PAGES": 4 * 2**20, "SC_PAGE_SIZE": 16384}.__getitem__)
    assert free_memory(CPU) == 32 * 2**30


def _no_such_file(path, **_):
    raise FileNotFoundError(path)


def test_what_torch_keeps_of_a_card_is_free_too(monkeypatch):
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: (1000, 8000))
    monkeypatch.setattr(torch.cuda, "memory_reserved", lambda device: 500)
    monkeypatch.setattr(torch.cuda, "memory_allocated", lambda device: 200)
    assert free_memory(torch.device("cuda", 0)) == 1300
