"""Which build of PyTorch fits the cards; the driver's program is played by a script."""

from __future__ import annotations

import sys

import pytest

from training.contract.pytorch import nvidia
from training.contract.pytorch.builds import fitting_build, is_build
from training.contract.pytorch.nvidia import NvidiaCard, nvidia_cards


@pytest.mark.parametrize(
    "driver, capability, build",
    [
        ("580.65.06", (8, 6), "cu130"),
        ("591.44", (12, 0), "cu130"),
        ("572.16", (12, 0), "cu128"),  # Blackwell with its first drivers
        ("572.16", (8, 6), "cu126"),
        ("535.183.01", (8, 9), "cu126"),  # Debian 12
        ("581.0", (7, 0), "cu126"),  # V100
        ("581.0", (6, 1), "cu126"),  # GTX 1080
        ("581.0", (3, 5), "cpu"),
        ("470.1", (7, 5), "cu126"),  # works after an update of the driver
        ("390.1", (0, 0), "cu126"),
    ],
)
def test_the_build_fits_card_and_driver(driver, capability, build):
    assert fitting_build([NvidiaCard("A", driver, capability)]) == build


def test_the_best_card_decides_and_none_needs_the_processors_build():
    assert fitting_build([NvidiaCard("A", "581.0", (5, 2)), NvidiaCard("B", "581.0", (8, 6))]) == "cu130"
    assert fitting_build([]) == "cpu"


@pytest.mark.parametrize(
    "word, right", [("cu128", True), ("cpu", True), ("rocm6.4", True), ("torch", False), ("", False)]
)
def test_builds_are_words(word, right):
    assert is_build(word) is right


@pytest.fixture()
def driver(tmp_path, monkeypatch):
    """`driver(code)`: a nvidia-smi that runs these lines of Python."""

    def play(code):
        program = tmp_path / "nvidia-smi"
        program.write_text(f"#!{sys.executable}\nimport sys\n{code}\n")
        program.chmod(0o755)
        monkeypatch.setattr(nvidia, "_nvidia_smi", lambda: str(program))

    return play


def test_the_driver_lists_the_cards(driver):
    driver("print('NVIDIA GeForce RTX 3060, 535.183.01, 8.6\\nTesla V100-SXM2, 535.183.01, 7.0')")
    assert nvidia_cards() == [
        NvidiaCard("NVIDIA GeForce RTX 3060", "535.183.01", (8, 6)),
        NvidiaCard("Tesla V100-SXM2", "535.183.01", (7, 0)),
    ]


def test_an_old_driver_does_not_know_the_capability(driver):
    driver("if 'compute_cap' in sys.argv[1]: sys.exit('Field \"compute_cap\" is not a valid field to query.')")
    assert nvidia_cards() == []
    driver("if 'compute_cap' in sys.argv[1]: sys.exit(2)\nprint('Quadro K620, 390.157')")
    assert nvidia_cards() == [NvidiaCard("Quadro K620", "390.157")]


@pytest.mark.parametrize("code", ["sys.exit('NVIDIA-SMI has failed because it could not communicate')", "print('?')"])
def test_a_driver_that_does_not_answer_lists_none(driver, code):
    driver(code)
    assert nvidia_cards() == []


def test_without_a_driver_there_is_none(monkeypatch):
    monkeypatch.setattr(nvidia, "_nvidia_smi", lambda: "")
    assert nvidia_cards() == []
