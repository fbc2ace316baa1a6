import pytest
from vaihingen_qgis_plugin.training.contract.pytorch.nvidia import NvidiaCard

from vaihingen_qgis_plugin.worker.environment import torch_choice
from vaihingen_qgis_plugin.worker.environment.torch_choice import asked_wrongly, choose_torch

WHL = "https://download.pytorch.org/whl/"
RTX = NvidiaCard("RTX 3060", "581.1", (8, 6))
OLD_DRIVER = NvidiaCard("RTX 3060", "535.1", (8, 6))
GTX = NvidiaCard("GTX 1080", "581.1", (6, 1))


@pytest.fixture
def cards(monkeypatch):
    def have(*found):
        monkeypatch.setattr(torch_choice, "nvidia_cards", lambda environment: list(found))

    return have


@pytest.mark.parametrize(
    ("platform", "card", "installed", "build", "replaces"),
    [
        ("win32", RTX, "", "cu130", False),  # the usual one has no CUDA
        ("win32", OLD_DRIVER, "", "cu126", False),
        ("win32", None, "", "", False),
        ("win32", RTX, "2.14.1", "cu130", True),  # made before there was a choice
        ("win32", RTX, "2.14.1+cu130", "", False),
        ("linux", RTX, "", "", False),
        ("linux", OLD_DRIVER, "", "cu126", False),
        ("linux", GTX, "", "cu126", False),
        ("linux", GTX, "2.13.0", "cu126", True),
        ("linux", None, "", "cpu", False),  # the usual one has 3 GB of CUDA
        ("linux", None, "2.13.0", "", False),
        ("darwin", None, "", "", False),
    ],
)
def test_the_build_that_fits_is_chosen(cards, platform, card, installed, build, replaces):
    cards(*([card] if card else []))
    chosen = choose_torch("", installed, True, platform)
    assert chosen.index == (WHL + build if build else "") and chosen.replaces is replaces
    assert chosen.of_the_usual_index == [] and chosen.automatic


@pytest.mark.parametrize(
    ("asked", "requirement", "index", "usual"),
    [
        ("torch==2.6.0", "torch==2.6.0", "", ["torch==2.6.0"]),
        ("cu128", "torch", WHL + "cu128", []),
        ("torch==2.6.0 cu126", "torch==2.6.0", WHL + "cu126", []),
        ("cpu torch>=2.6", "torch>=2.6", WHL + "cpu", []),
    ],
)
def test_what_the_user_asks_for_is_taken(cards, asked, requirement, index, usual):
    cards(RTX)
    chosen = choose_torch(asked, "", True, "win32")
    assert (chosen.requirement, chosen.index, chosen.of_the_usual_index) == (requirement, index, usual)
    assert not chosen.automatic and not chosen.reason


def test_the_reason_names_card_and_driver(cards):
    cards(NvidiaCard("RTX 2070", "470.1", (7, 5)))
    assert "RTX 2070, driver 470.1" in choose_torch("", "", True, "linux").reason
    assert "It needs driver 525 or newer" in choose_torch("", "", True, "linux").reason


@pytest.mark.parametrize("asked", ["--index-url=x", "torch -U", "cu126 cu128"])
def test_options_of_pip_and_two_builds_are_wrong(asked):
    assert asked_wrongly(asked) and not asked_wrongly("torch==2.6.0 cu126") and not asked_wrongly("")
