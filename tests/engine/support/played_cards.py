"""NVIDIA cards that are not there: what torch says of them; their convolutions are computed by the processor."""

from __future__ import annotations

from types import SimpleNamespace

import torch

from training import graphics_cards

GIB = 2**30


def play_cards(monkeypatch, names, capability=(8, 6), bfloat16=True, broken=None, wrong=(), current=0):
    """Let torch list cards.

    Args:
        names: Of the cards.
        capability: Compute capability of each.
        bfloat16: Whether they compute in it.
        broken: Number of a card -> what torch says when it shall compute.
        wrong: Number types in which convolutions give no numbers.
        current: The card that is in use.
    """
    on_processor = graphics_cards._convolution

    def convolution(device, precision):
        if device.type == "cuda" and device.index in (broken or {}):
            raise RuntimeError(broken[device.index])
        result = on_processor(torch.device("cpu"), precision)
        return result.fill_(float("nan")) if precision in wrong else result

    def index_of(device=None):
        return current if device is None else getattr(device, "index", device) or 0

    chosen = []
    for name, value in {
        "is_available": lambda: True,
        "device_count": lambda: len(names),
        "current_device": lambda: current,
        "set_device": chosen.append,
        "get_device_name": lambda device=None: names[index_of(device)],
        "get_device_capability": lambda device=None: capability,
        "is_bf16_supported": lambda including_emulation=True: bfloat16,
        "mem_get_info": lambda device=None: (3 * GIB, 4 * GIB),
        "memory_reserved": lambda device=None: 0,
        "memory_allocated": lambda device=None: 0,
    }.items():
        monkeypatch.setattr(torch.cuda, name, value)
    monkeypatch.setattr(graphics_cards, "_convolution", convolution)
    monkeypatch.setattr(torch.backends, "cudnn", SimpleNamespace(allow_tf32=True))
    monkeypatch.setattr(torch.backends, "cuda", SimpleNamespace(matmul=SimpleNamespace(allow_tf32=True)))
    return chosen
