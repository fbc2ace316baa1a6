"""Which device and number format run, and that the choice is said."""

from __future__ import annotations

import pytest
import torch

from tests.engine.support.tiny_scenes import Notes
from training.contract.errors import DeviceError
from training.network import devices
from training.network.devices import choose_device, explain_memory


def test_what_was_asked_for_is_taken_and_said():
    notes = Notes()
    device = choose_device("cpu", "bfloat16", notes)
    assert (device.torch_device.type, device.precision) == ("cpu", "bfloat16")
    assert notes.lines == [f"Device: {device.name}, precision bfloat16, PyTorch {torch.__version__}."]


@pytest.mark.parametrize("has_it, precision", [(True, "bfloat16"), (False, "float32")])
def test_automatic_precision_of_a_processor_is_what_it_can_do(monkeypatch, has_it, precision):
    monkeypatch.setattr(devices, "_cpu_has_bfloat16", lambda: has_it)
    assert choose_device("cpu", "auto", Notes()).precision == precision


def test_automatic_without_a_graphics_card_is_said(monkeypatch):
    monkeypatch.setattr(devices, "_available", lambda: "cpu")
    notes = Notes()
    assert choose_device("auto", "float32", notes).torch_device.type == "cpu"
    assert any("No graphics card" in line for line in notes.lines)


@pytest.mark.parametrize("kind", ["cuda", "mps"])
def test_a_missing_device_is_an_error(monkeypatch, kind):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    with pytest.raises(DeviceError, match=f"DEVICE is {kind}") as caught:
        choose_device(kind, "auto", Notes())
    assert "DEVICE=auto or cpu" in caught.value.hint


@pytest.mark.parametrize("precision, dtype", [("float32", torch.float32), ("bfloat16", torch.bfloat16)])
def test_the_network_computes_in_the_precision(precision, dtype):
    device = choose_device("cpu", precision, Notes())
    with device.autocast():
        assert torch.nn.functional.linear(torch.ones(1, 2), torch.ones(3, 2)).dtype == dtype


def test_too_little_memory_says_what_to_lower():
    with pytest.raises(DeviceError, match="too small for BATCH_SIZE=16") as caught, explain_memory("BATCH_SIZE", 16):
        raise torch.OutOfMemoryError("CUDA out of memory")
    assert caught.value.hint == "Lower BATCH_SIZE, or choose DEVICE=cpu."
    with pytest.raises(DeviceError) as caught, explain_memory("BATCH_SIZE", 16, "lower WIDTH"):
        raise RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 64 bytes.")
    assert caught.value.hint == "Lower BATCH_SIZE, or lower WIDTH."


def test_the_memory_taken_is_known_where_the_system_tells():
    pytest.importorskip("resource")  # not on Windows
    taken = devices.largest_memory(choose_device("cpu", "float32", Notes()))
    assert taken is not None and 2**26 < taken < 2**40


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_automatic_takes_the_gpu():
    assert choose_device("auto", "auto", Notes()).torch_device.type == "cuda"
