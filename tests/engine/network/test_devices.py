"""Which device and number format run, and that the choice is said. The cards are played: there is none here."""

from __future__ import annotations

import pytest
import torch

from tests.engine.support.played_cards import GIB, play_cards
from tests.engine.support.tiny_scenes import Notes
from training import graphics_cards
from training.contract.config import TrainConfig
from training.contract.errors import ConfigError, DeviceError
from training.contract.pytorch.nvidia import NvidiaCard
from training.network import devices, memory
from training.network.devices import choose_device, send

NO_KERNEL = "CUDA error: no kernel image is available for execution on the device"


@pytest.fixture()
def no_card(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    monkeypatch.setattr(graphics_cards, "nvidia_cards", list)


def test_what_was_asked_for_is_taken_and_said():
    notes = Notes()
    device = choose_device("cpu", "bfloat16", notes)
    assert (device.torch_device.type, device.precision) == ("cpu", "bfloat16")
    assert notes.lines == [f"Device: {device.name}, precision bfloat16, PyTorch {torch.__version__}."]


@pytest.mark.parametrize("has_it, precision", [(True, "bfloat16"), (False, "float32")])
def test_automatic_precision_of_a_processor_is_what_it_can_do(monkeypatch, has_it, precision):
    monkeypatch.setattr(devices, "_cpu_has_bfloat16", lambda: has_it)
    assert choose_device("cpu", "auto", Notes()).precision == precision


def test_automatic_without_a_graphics_card_is_said(no_card):
    notes = Notes()
    assert choose_device("auto", "float32", notes).torch_device.type == "cpu"
    assert any("No usable graphics card" in line for line in notes.lines) and not notes.warnings


@pytest.mark.parametrize("kind", ["cuda", "cuda:1", "mps"])
def test_a_missing_device_is_an_error(no_card, kind):
    with pytest.raises(DeviceError, match=f"DEVICE is {kind}, but") as caught:
        choose_device(kind, "auto", Notes())
    assert "DEVICE=auto or cpu" in caught.value.hint


def test_a_card_that_cannot_be_used_stops_cuda_and_is_a_warning_of_auto(no_card, monkeypatch):
    card = NvidiaCard("RTX", "590.1", (12, 0))
    monkeypatch.setattr(graphics_cards, "nvidia_cards", lambda: [card])
    monkeypatch.setattr(torch.version, "cuda", None)
    notes = Notes()
    assert choose_device("auto", "float32", notes).torch_device.type == "cpu"
    assert "instead of the graphics card" in notes.warnings[0] and "cannot use RTX" in notes.warnings[0]
    with pytest.raises(DeviceError, match="without CUDA, and cannot use RTX") as caught:
        choose_device("cuda", "float32", Notes())
    assert "whl/cu130" in caught.value.hint and "CREATE" in caught.value.hint


def test_a_card_without_kernels_is_tried_before_the_work(monkeypatch):
    play_cards(monkeypatch, ["GTX"], capability=(6, 1), broken={0: NO_KERNEL})
    monkeypatch.setattr(graphics_cards, "nvidia_cards", list)
    notes = Notes()
    assert choose_device("auto", "float32", notes).torch_device.type == "cpu"
    assert "has no kernels for GTX (compute capability 6.1)" in notes.warnings[0] and "cu126" in notes.warnings[0]
    with pytest.raises(DeviceError, match=r"DEVICE is cuda, but PyTorch .* has no kernels for GTX"):
        choose_device("cuda", "float32", Notes())


@pytest.mark.parametrize(
    "wanted, broken, index, name",
    [
        ("auto", {}, 0, "cuda (A)"),
        ("cuda", {0: NO_KERNEL}, 1, "cuda (B)"),
        ("auto", {0: NO_KERNEL}, 1, "cuda (B)"),
        ("cuda:1", {}, 1, "cuda:1 (B)"),
        ("cuda:0", {1: NO_KERNEL}, 0, "cuda:0 (A)"),
    ],
)
def test_one_of_several_cards(monkeypatch, wanted, broken, index, name):
    chosen, notes = play_cards(monkeypatch, ["A", "B"], broken=broken), Notes()
    monkeypatch.setattr(graphics_cards, "nvidia_cards", list)
    device = choose_device(wanted, "auto", notes)
    assert device.torch_device == torch.device("cuda", index) and chosen == [device.torch_device]
    assert device.name == name and (len(notes.warnings) == 1) is (index != 0 and bool(broken))


def test_a_number_that_no_card_has_and_one_that_does_not_work(monkeypatch):
    play_cards(monkeypatch, ["A", "B"], broken={1: NO_KERNEL})
    monkeypatch.setattr(graphics_cards, "nvidia_cards", list)
    with pytest.raises(DeviceError, match="PyTorch sees 2 graphics cards: cuda:0 is A; cuda:1 is B"):
        choose_device("cuda:2", "auto", Notes())
    with pytest.raises(DeviceError, match=r"DEVICE is cuda:1, but .* no kernels for B"):
        choose_device("cuda:1", "auto", Notes())
    TrainConfig(dataset="d", model="m.safetensors", device="cuda:1").validate()
    with pytest.raises(ConfigError, match="DEVICE"):
        TrainConfig(dataset="d", model="m.safetensors", device="cuda:one").validate()


def test_processes_that_share_a_job_keep_to_their_cards(monkeypatch):
    for name, value in {"RANK": 1, "WORLD_SIZE": 2, "LOCAL_RANK": 1, "LOCAL_WORLD_SIZE": 2}.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setattr(graphics_cards, "nvidia_cards", list)
    play_cards(monkeypatch, ["A", "B"], current=1)
    assert choose_device("auto", "auto", Notes()).torch_device.index == 1
    play_cards(monkeypatch, ["A", "B"], current=1, broken={1: NO_KERNEL})
    with pytest.raises(DeviceError, match="no kernels for B"):  # the others would not wait for a processor
        choose_device("auto", "auto", Notes())


@pytest.mark.parametrize(
    "name, capability, bfloat16, precision",
    [
        ("NVIDIA GeForce RTX 3060", (8, 6), True, "bfloat16"),
        ("NVIDIA GeForce RTX 2070", (7, 5), False, "float16"),
        ("Tesla T4", (7, 5), False, "float16"),
        ("NVIDIA GeForce GTX 1660 Ti", (7, 5), False, "float32"),
        ("NVIDIA T1000", (7, 5), False, "float32"),
        ("NVIDIA GeForce GTX 1080", (6, 1), False, "float32"),
    ],
)
def test_automatic_precision_knows_the_cards(monkeypatch, name, capability, bfloat16, precision):
    play_cards(monkeypatch, [name], capability, bfloat16)
    assert choose_device("cuda", "auto", Notes()).precision == precision


def test_a_precision_that_goes_wrong_on_the_card_is_not_taken(monkeypatch):
    play_cards(monkeypatch, ["RTX 2070"], (7, 5), bfloat16=False, wrong=[torch.float16])
    notes = Notes()
    assert choose_device("cuda", "auto", notes).precision == "float32"
    assert "float16 gives wrong numbers" in notes.warnings[0]
    with pytest.raises(DeviceError, match="PRECISION is float16, but a convolution in it gives wrong numbers"):
        choose_device("cuda", "float16", Notes())


def test_32_bit_are_32_bit(monkeypatch):
    play_cards(monkeypatch, ["A"])
    choose_device("cuda", "float32", Notes())
    assert not torch.backends.cudnn.allow_tf32 and not torch.backends.cuda.matmul.allow_tf32


@pytest.mark.parametrize("system, capped", [("6.1.0-13-amd64", False), ("5.15.90.1-microsoft-standard-WSL2", True)])
def test_torch_keeps_to_the_cards_memory_where_the_driver_would_take_more(monkeypatch, system, capped):
    play_cards(monkeypatch, ["A"])
    shares = []
    monkeypatch.setattr(torch.cuda, "set_per_process_memory_fraction", lambda share, device: shares.append(share))
    monkeypatch.setattr(memory, "_system", lambda: system)
    choose_device("cuda", "auto", Notes())
    assert shares == ([pytest.approx((3 * GIB - 2**28) / (4 * GIB))] if capped else [])


@pytest.mark.parametrize("dtype", [torch.float64, torch.uint16, torch.uint32, torch.uint64])
def test_apples_graphics_get_what_they_know(monkeypatch, dtype):
    sent = []
    monkeypatch.setattr(torch.Tensor, "to", lambda values, device: sent.append(values.dtype))
    send(torch.ones(2, dtype=dtype), torch.device("mps"))
    send(torch.ones(2, dtype=torch.uint8), torch.device("mps"))
    assert sent == [torch.float32, torch.uint8]


def test_images_lie_as_the_device_can_compute_with_them():
    cuda, cpu, mps = (devices.Device(torch.device(kind), kind, "float32") for kind in ("cuda", "cpu", "mps"))
    assert cuda.memory_format is cpu.memory_format is torch.channels_last
    assert mps.memory_format is torch.contiguous_format


@pytest.mark.parametrize("precision, dtype", [("float32", torch.float32), ("bfloat16", torch.bfloat16)])
def test_the_network_computes_in_the_precision(precision, dtype):
    device = choose_device("cpu", precision, Notes())
    with device.autocast():
        assert torch.nn.functional.linear(torch.ones(1, 2), torch.ones(3, 2)).dtype == dtype


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_automatic_takes_the_gpu():
    assert choose_device("auto", "auto", Notes()).torch_device.type == "cuda"
