"""A card that cannot be used is named with its reason and remedy. None is here: torch and the driver are played."""

from __future__ import annotations

import warnings
from types import SimpleNamespace

import pytest
import torch

from tests.engine.support.played_cards import play_cards
from training import graphics_cards
from training.contract.pytorch.nvidia import NvidiaCard
from training.graphics_cards import survey, trouble_of, why_none

RTX = NvidiaCard("NVIDIA GeForce RTX 3060", "535.183.01", (8, 6))
OLD = NvidiaCard("NVIDIA GeForce GTX 1080", "560.35", (6, 1))
PLACE = "(Triggered internally at ../c10/cuda/CUDAFunctions.cpp:108.)"
TOO_OLD = (
    f"CUDA initialization: The NVIDIA driver on your system is too old (found version 12020). Please update {PLACE}"
)
UNKNOWN = f"CUDA initialization: CUDA unknown error - this may be due to an incorrectly set up environment. {PLACE}"
NO_KERNEL = "CUDA error: no kernel image is available for execution on the device\nmore"


@pytest.fixture()
def computer(monkeypatch):
    """`computer(...)`: what torch and the driver say of the cards of this computer."""
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)

    def make(cuda="13.0", cards=(), warning="", hidden=None):
        def available():
            if warning:
                warnings.warn(warning, stacklevel=1)
            return False

        monkeypatch.setattr(torch.version, "cuda", cuda)
        monkeypatch.setattr(torch.cuda, "is_available", available)
        monkeypatch.setattr(graphics_cards, "nvidia_cards", lambda: list(cards))
        if hidden is not None:
            monkeypatch.setenv("CUDA_VISIBLE_DEVICES", hidden)

    return make


@pytest.mark.parametrize(
    ("there", "fact", "remedy"),
    [
        ({"cuda": None, "cards": [RTX]}, "is built for processors only", "/cu126"),
        ({"cuda": None}, "there is no NVIDIA graphics card", ""),
        ({}, "there is no NVIDIA graphics card", ""),
        ({"cards": [RTX], "warning": TOO_OLD}, "the NVIDIA driver 535.183.01 is too old for PyTorch", "/cu126"),
        ({"cards": [NvidiaCard("K", "470.1")], "warning": TOO_OLD}, "driver 470.1 is too old", "nvidia.com/drivers"),
        ({"warning": TOO_OLD}, "the NVIDIA driver (for CUDA 12.2) is too old", "nvidia.com/drivers"),
        ({"cards": [RTX], "hidden": ""}, "CUDA_VISIBLE_DEVICES is '' and hides", "Remove that variable"),
        ({"cards": [RTX], "hidden": "-1", "warning": UNKNOWN}, "CUDA_VISIBLE_DEVICES is '-1' and hides", "Remove that"),
        ({"cards": [RTX], "warning": UNKNOWN}, "CUDA cannot be started by PyTorch", "Start the computer again"),
        ({"cards": [RTX]}, "does not see NVIDIA GeForce RTX 3060", "nvidia.com/drivers"),
    ],
)  # fmt: skip
def test_why_pytorch_lists_no_card(computer, there, fact, remedy):
    computer(**there)
    trouble = why_none()
    assert fact in trouble.fact and remedy in trouble.remedy
    assert bool(trouble.remedy) is bool(remedy) and "Triggered" not in str(trouble)


def test_the_card_computes(monkeypatch):
    play_cards(monkeypatch, ["A", "B"])
    assert trouble_of(0) is None and trouble_of(1) is None


@pytest.mark.parametrize(
    ("error", "fact", "remedy"),
    [
        (NO_KERNEL, "has no kernels for NVIDIA GeForce GTX 1080 (compute capability 6.1)", "/cu126"),
        (
            "CUDA out of memory. Tried to allocate",
            "the memory of NVIDIA GeForce GTX 1080 is full",
            "Close the programs",
        ),
        ("cuDNN error: CUDNN_STATUS_X", "does not compute: cuDNN error: CUDNN_STATUS_X", "Start the computer"),
    ],
)
def test_a_card_that_does_not_compute_says_why(monkeypatch, error, fact, remedy):
    play_cards(monkeypatch, [OLD.name], capability=(6, 1), broken={0: error})
    monkeypatch.setattr(graphics_cards, "nvidia_cards", lambda: [OLD])
    trouble = trouble_of(0)
    assert fact in trouble.fact and remedy in trouble.remedy and "\n" not in trouble.fact


def test_a_card_that_does_not_even_tell_its_name(monkeypatch):
    play_cards(monkeypatch, ["A"], broken={0: "CUDA error: unknown error"})
    monkeypatch.setattr(torch.cuda, "get_device_name", _raise)
    assert "card 0 of this computer cannot be started" in trouble_of(0).fact


def _raise(*_):
    raise RuntimeError("CUDA error: unknown error")


def test_the_report_says_the_same(monkeypatch, computer):
    computer(cuda=None, cards=[RTX])
    facts = survey()
    assert facts["gpus"] == [] and facts["gpu_problem"] == str(why_none()) and "/cu126" in facts["gpu_problem"]
    computer(cuda=None)
    assert survey()["gpu_problem"] == ""  # nothing to remedy without a card


def test_the_report_names_the_cards_that_work(monkeypatch):
    play_cards(monkeypatch, ["A", "B"], broken={0: "CUDA error: no kernel image is available"})
    monkeypatch.setattr(graphics_cards, "nvidia_cards", list)
    facts = survey()
    assert facts["gpus"] == ["B"] and "has no kernels for A" in facts["gpu_problem"]


def test_half_precision_is_tried(monkeypatch):
    device = torch.device("cpu")
    assert graphics_cards.half_precision_trouble(device, torch.bfloat16) == ""
    real = graphics_cards._convolution
    broken = SimpleNamespace(value=float("nan"))
    monkeypatch.setattr(
        graphics_cards,
        "_convolution",
        lambda where, kind: real(where, kind) + (0 if kind is torch.float32 else broken.value),
    )
    assert graphics_cards.half_precision_trouble(device, torch.float16) == "gives wrong numbers"
    broken.value = 0.5
    assert graphics_cards.half_precision_trouble(device, torch.float16) == "gives wrong numbers"
