"""The registry of architectures: what its entries promise, and that nothing else knows kinds of networks by name."""

from __future__ import annotations

import ast

import pytest

from tests.checkout import ROOT
from training.contract.architectures import ARCHITECTURE_LABELS, ARCHITECTURE_OF, ARCHITECTURES
from training.contract.compatibility import check_patch_size, smaller_network
from training.contract.config import TrainConfig
from training.contract.errors import DatasetError
from training.contract.installation import EXTRAS

PROGRAMS = sorted(path for folder in ("training", "vaihingen_qgis_plugin") for path in (ROOT / folder).rglob("*.py"))


def test_names_and_labels_are_unique_and_in_the_dialog():
    option = TrainConfig.options()["architecture"]
    assert option.choices == ARCHITECTURES and option.choice_labels == ARCHITECTURE_LABELS
    assert len(set(ARCHITECTURE_LABELS)) == len(set(ARCHITECTURES)) == len(ARCHITECTURES)


@pytest.mark.parametrize("architecture", ARCHITECTURE_OF.values(), ids=ARCHITECTURES)
def test_an_entry_is_complete(architecture):
    assert architecture.smallest_patch % architecture.size_multiple == 0
    assert smaller_network(architecture.name) == architecture.smaller
    assert architecture.extra in ("", *EXTRAS) and bool(architecture.extra) == bool(architecture.decoder)
    assert architecture.takes_width != architecture.takes_encoder_weights
    check_patch_size(architecture.name, architecture.smallest_patch)
    with pytest.raises(DatasetError, match=f"{architecture.name} needs a multiple of {architecture.size_multiple}"):
        check_patch_size(architecture.name, architecture.smallest_patch - 1)


def test_only_what_takes_the_patches_is_recommended():
    with pytest.raises(DatasetError) as caught:
        check_patch_size("unet_resnet34", 100)
    assert caught.value.hint == "Cut the patches again with PATCH_SIZE=128."


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in PROGRAMS])
def test_no_name_of_an_architecture_is_compared(path):
    """A property of an entry is asked instead, so that a new architecture is one entry."""
    compared = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Compare)]
    constants = {part.value for node in compared for part in ast.walk(node) if isinstance(part, ast.Constant)}
    assert not constants & set(ARCHITECTURES)
