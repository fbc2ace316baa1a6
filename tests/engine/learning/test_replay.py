"""A data set that is mixed in to be remembered, and what a training has made better and worse."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.engine.support.tiny_scenes import TRAINING, Notes
from training.contract.config import TileConfig, TrainConfig
from training.contract.errors import DatasetError
from training.contract.model_card import read_model_card
from training.dataset.folder import Dataset
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.learning.patch_source import PatchSource
from training.learning.setup import prepare
from training.learning.train_on.gains import measure
from training.learning.train_on.replay import MixedPatches, open_replay
from training.network.channels import select_channels
from training.network.devices import Device
from training.network.model_file import load_model

CPU = Device(torch.device("cpu"), "float32", "the processor")


@pytest.fixture(scope="module")
def earlier(isprs, made_once):
    """Another data set of the same town, of larger patches."""

    def cut(folder):
        parameters = {"patch_size": 48, "patches": 10, "validation_patches": 6, "validation_tiles": "2", "seed": 5}
        run_job("tile", TileConfig(folder=str(isprs), output=str(folder), **parameters), NullReporter())

    return made_once("data/earlier", cut)


def renamed(folder, target, change):
    """A copy of a data set whose description is changed."""
    shutil.copytree(folder, target)
    card = json.loads((target / "dataset.json").read_text())
    change(card)
    (target / "dataset.json").write_text(json.dumps(card))
    return target


def opened(dataset, earlier, notes=None, **given):
    own = Dataset(dataset)
    config = TrainConfig(dataset=str(dataset), replay=str(earlier), model="m", **given)
    channels = select_channels(own.card.channels, config.inputs)
    return open_replay(config, own, channels, own.card.scheme.learnt(), notes or Notes())


def test_classes_are_matched_by_name(dataset, earlier, tmp_path):
    def swap(card):
        for entry in card["scheme"]["classes"]:
            entry["value"] = {0: 1, 1: 0}.get(entry["value"], entry["value"])
            entry["name"] = {"car": "vehicle", "tree": "TREE "}.get(entry["name"], entry["name"])

    notes = Notes()
    replay = opened(dataset, renamed(earlier, tmp_path / "other", swap), notes)
    assert replay.outputs == (1, 0, 2, 3, -1, 5)
    assert any("REPLAY does not have: car" in line for line in notes.lines)
    assert any("DATASET does not have are left out: vehicle" in line for line in notes.warnings)


def test_patches_are_normalised_as_the_new_ones_and_cut_to_their_size(dataset, earlier):
    replay, own = opened(dataset, earlier), Dataset(dataset)
    assert replay.channels == select_channels(own.card.channels, "ortho")
    source = replay.source("train", 32, CPU, NullReporter(), 1)
    images, labels = source.batch([3])
    whole = PatchSource(
        replay.dataset, replay.dataset.patches["train"], replay.channels, replay.outputs, CPU, NullReporter()
    )
    whole_images, whole_labels = whole.batch([3])
    assert torch.equal(images, whole_images[..., 8:40, 8:40])
    assert torch.equal(labels, whole_labels[..., 8:40, 8:40])
    window = replay.dataset.patches["train"][3].window
    assert source.place(3)[1] == replace(
        window, col_off=window.col_off + 8, row_off=window.row_off + 8, width=32, height=32
    )


def test_an_epoch_has_all_new_patches_and_as_many_others_in_turn(dataset, earlier):
    replay, own = opened(dataset, earlier), Dataset(dataset)
    outputs = [c.value for c in own.card.scheme.learnt()]
    new = PatchSource(own, own.patches["train"][:4], replay.channels, outputs, CPU, NullReporter())
    old = replay.source("train", 32, CPU, NullReporter(), 1)
    mixed, generator = MixedPatches(new, old), torch.Generator().manual_seed(1)
    assert (len(mixed), mixed.remembered) == (8, 4)
    orders = [mixed.order(generator) for _ in range(12)]
    assert all(sorted(order)[:4] == [0, 1, 2, 3] and len(set(order)) == 8 for order in orders)
    assert {index - 4 for order in orders for index in order if index >= 4} == set(range(10))
    images, labels = next(iter(mixed.batches([[5, 2, 0, 13]])))
    expected = [new.batch([2, 0]), old.batch([1, 9])]
    assert torch.equal(images, torch.cat([expected[0][0], expected[1][0]]))
    assert torch.equal(labels, torch.cat([expected[0][1], expected[1][1]]))
    assert np.array_equal(mixed.pixels(13).labels, old.pixels(9).labels)


def test_what_does_not_fit_is_refused(dataset, earlier, tmp_path):
    with pytest.raises(DatasetError, match="patches of REPLAY are 32 pixels wide, those of DATASET 48"):
        opened(earlier, dataset)

    def without_red(card):
        for channel in card["channels"]:
            channel["role"] = {"red": "band7"}.get(channel["role"], channel["role"])

    with pytest.raises(DatasetError, match="has no red, which DATASET has"):
        opened(dataset, renamed(earlier, tmp_path / "bands", without_red))

    def other_names(card):
        for entry in card["scheme"]["classes"]:
            entry["name"] = f"crop {entry['value']}"

    with pytest.raises(DatasetError, match="has none of the classes of DATASET"):
        opened(dataset, renamed(earlier, tmp_path / "names", other_names))
    problems = TrainConfig(dataset="a", replay="a", model="m").problems()
    assert problems == ["REPLAY and DATASET are both a. Give the data set of the earlier ground."]


@pytest.mark.slow
def test_a_training_says_what_got_better_and_worse(dataset, earlier, model, tmp_path):
    notes, report = Notes(), tmp_path / "r.html"
    config = TrainConfig(
        dataset=str(dataset), replay=str(earlier), start_model=str(model), model=str(tmp_path / "m.safetensors"),
        report=str(report), **{**TRAINING, "epochs": 1},
    )  # fmt: skip
    run_job("train", config, notes)
    assert any("10 of the training patches are those of REPLAY" in line for line in notes.lines)
    for ground in ("Validation of the data set", "Validation of the data set to remember"):
        assert any(line.startswith(f"{ground}: mean F1 ") and "with START_MODEL" in line for line in notes.lines)
    ran_on = read_model_card(config.model).ran_on
    assert ran_on["replay"] == str(earlier) and ran_on["replay_sha256"] == Dataset(earlier).hash
    page = report.read_text(encoding="utf-8")
    assert "Better and worse than the start model" in page
    assert page.count("start model</th>") == 2
    assert "no random sample" in page


def test_the_start_model_itself_is_neither_better_nor_worse(dataset, model):
    config = TrainConfig(dataset=str(dataset), start_model=str(model), model="m", **TRAINING)
    setup = prepare(config, NullReporter())
    (gain,) = measure(setup, load_model(model).network, NullReporter())
    assert gain.before == gain.after
    assert not np.nan_to_num(gain.difference.estimate["f1"]).any()
    assert gain.difference.interval("mean_f1") is None
    covered = {(tile, x, y) for patch in setup.data.dataset.patches["validation"] for tile in [patch.tile]
               for x in range(patch.window.col_off, patch.window.col_end)
               for y in range(patch.window.row_off, patch.window.row_end)}  # fmt: skip
    assert 0 < gain.before.pixels <= len(covered)  # no pixel counts twice, though patches overlap
    assert {c.name for c in gain.classes} <= {c.name for c in setup.data.classes}


def test_without_a_start_model_there_is_nothing_to_compare(dataset):
    setup = prepare(TrainConfig(dataset=str(dataset), model="m", **TRAINING), NullReporter())
    assert measure(setup, setup.model.network, NullReporter()) == []
