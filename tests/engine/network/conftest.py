"""With a stand-in for segmentation_models.pytorch (SMP), and without it."""

from __future__ import annotations

import sys

import pytest

from tests.engine.support import stand_in_smp
from training.network import encoders
from training.network.encoders import MODULE


@pytest.fixture
def smp(monkeypatch):
    return stand_in_smp.install(monkeypatch)


@pytest.fixture
def without_smp(monkeypatch):
    monkeypatch.delitem(sys.modules, MODULE, raising=False)
    monkeypatch.setattr(encoders, "find_spec", lambda name: None)
