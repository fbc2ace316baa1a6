"""What an encoder knows before the training: weights of SMP, of ImageNet and of files."""

from __future__ import annotations

import hashlib
import pickle

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from tests.engine.network.test_encoders import first_layer, network_for
from tests.engine.support import stand_in_smp
from tests.engine.support.tiny_scenes import Notes
from training.contract.errors import EngineError, ModelFileError
from training.network.encoder_weights import adapt_first_layer, load_encoder_weights, read_weights

# The first layer


def test_the_first_three_channels_keep_their_filters_and_others_get_the_mean():
    filters = torch.arange(2 * 3 * 2 * 2, dtype=torch.float32).reshape(2, 3, 2, 2)
    adapted = adapt_first_layer(filters, 5)
    assert adapted.shape == (2, 5, 2, 2)
    assert torch.equal(adapted[:, :3], filters)
    assert torch.equal(adapted[:, 3], filters.mean(1)) and torch.equal(adapted[:, 4], filters.mean(1))
    assert torch.equal(adapt_first_layer(filters, 3), filters)


@pytest.mark.parametrize("channels", [1, 2])
def test_fewer_channels_answer_to_grey_as_three_do(channels):
    filters, grey = torch.randn(4, 3, 3, 3), torch.randn(1, 1, 8, 8)
    expected = nn.functional.conv2d(grey.repeat(1, 3, 1, 1), filters)
    actual = nn.functional.conv2d(grey.repeat(1, channels, 1, 1), adapt_first_layer(filters, channels))
    assert torch.allclose(actual, expected, atol=1e-5)


# Weights


def check_loaded(network, source, channels):
    """All of the encoder's weights are those of `source`, an encoder for three channels."""
    state = network.encoder.state_dict()
    for name, value in source.items():
        if value.shape == state[name].shape:
            assert torch.equal(state[name], value), name
    first = next(value for value in source.values() if value.ndim == 4)
    assert torch.equal(first_layer(network), adapt_first_layer(first, channels))


@pytest.mark.parametrize("channels", [1, 3, 5])
@pytest.mark.parametrize("kind", ["torchvision", "old", "wrapped", "safetensors", "whole network", "parallel"])
def test_weights_of_a_file(smp, tmp_path, kind, channels):
    """In the forms in which such files come; the classifier that most of them hold stays out."""
    source = {name: value + 0.25 for name, value in network_for(3, seed=1).encoder.state_dict().items()}
    state = {**source, "fc.weight": torch.zeros(3), "fc.bias": torch.zeros(1)}
    path = tmp_path / ("w.safetensors" if kind == "safetensors" else "w.pth")
    if kind == "safetensors":
        save_file(state, path)
    elif kind == "old":  # before batch normalisation counted its batches
        torch.save({name: value for name, value in state.items() if "num_batches" not in name}, path)
    elif kind == "wrapped":
        torch.save({"epoch": 3, "state_dict": state}, path)
    else:
        prefix = {"torchvision": "", "whole network": "encoder.", "parallel": "module.encoder."}[kind]
        torch.save({prefix + name: value for name, value in state.items()}, path)
    network, notes = network_for(channels), Notes()
    loaded = load_encoder_weights(network, "resnet34", str(path), notes)
    weights = {name: value for name, value in source.items() if "num_batches" not in name}
    check_loaded(network, weights, channels)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert loaded == {"encoder_weights": str(path), "encoder_weights_sha256": digest}
    assert len(notes.lines) == 1 and digest in notes.lines[0]


def test_weights_for_as_many_channels_are_taken_as_they_are(smp, tmp_path):
    source = network_for(5, seed=1)
    save_file({f"encoder.{name}": value for name, value in source.encoder.state_dict().items()}, tmp_path / "w.pt")
    (tmp_path / "w.pt").rename(tmp_path / "w.safetensors")
    network = network_for(5)
    load_encoder_weights(network, "resnet34", str(tmp_path / "w.safetensors"), Notes())
    assert torch.equal(first_layer(network), first_layer(source))


def test_weights_of_imagenet_are_what_smp_gives(smp):
    network, notes = network_for(5), Notes()
    loaded = load_encoder_weights(network, "resnet34", "imagenet", notes)
    assert loaded == {"encoder_weights": "imagenet (stand-in/resnet34.imagenet, revision 01234567)"}
    check_loaded(network, stand_in_smp.get_encoder("resnet34", 3, "imagenet").state_dict(), 5)
    assert "stand-in/resnet34.imagenet" in notes.lines[0]


def test_weights_that_cannot_be_downloaded(smp, monkeypatch):
    def fail(*_, **__):
        raise FileNotFoundError("cannot find the requested files in the cache.\nMore on that.")

    monkeypatch.setattr(smp.encoders, "get_encoder", fail)
    with pytest.raises(EngineError, match=r"resnet34\.imagenet.*: cannot find the requested files in") as caught:
        load_encoder_weights(network_for(3), "resnet34", "imagenet", Notes())
    assert "\n" not in caught.value.message and "give a file as ENCODER_WEIGHTS" in caught.value.hint


def test_no_weights_leave_the_network_as_it_is(smp):
    network, same = network_for(4), network_for(4)
    assert load_encoder_weights(network, "resnet34", "none", Notes()) == {"encoder_weights": "none"}
    assert all(torch.equal(value, same.state_dict()[name]) for name, value in network.state_dict().items())


class Bomb:
    def __reduce__(self):
        return (exec, ("raise SystemExit('executed')",))


def save_bomb(path):
    torch.save({"conv1.weight": Bomb()}, path)


@pytest.mark.parametrize(
    "name, make, words",
    [
        ("absent.pth", lambda path: None, "cannot be read: No such file"),
        ("absent.safetensors", lambda path: None, "cannot be read: No such file"),
        ("folder.pth", lambda path: path.mkdir(), "cannot be read: Is a directory"),
        ("empty.pth", lambda path: path.write_bytes(b""), "holds no weights"),
        ("text.pth", lambda path: path.write_text("These are no weights, but a note about some."), "holds no weights"),
        ("text.safetensors", lambda path: path.write_text("A note."), "holds no weights"),
        ("list.pt", lambda path: path.write_bytes(pickle.dumps([1], protocol=2)), "holds no weights"),
        ("bomb.pth", save_bomb, "holds no weights"),
        ("network.pth", lambda path: torch.save(nn.Conv2d(3, 8, 7), path), "holds no weights"),
    ],
)
def test_files_that_are_no_weights(tmp_path, name, make, words):
    make(tmp_path / name)
    with pytest.raises(ModelFileError, match=words) as caught:
        read_weights(str(tmp_path / name))
    assert "\n" not in caught.value.message and caught.value.hint


def test_files_with_other_things_in_them_hold_no_tensors(tmp_path):
    for number, content in enumerate(([1, 2], torch.zeros(3), {"state_dict": 5}, {"epoch": 3})):
        torch.save(content, tmp_path / f"{number}.pth")
        assert read_weights(str(tmp_path / f"{number}.pth")) == {}


def test_damaged_files_are_told(tmp_path):
    torch.save({"conv1.weight": torch.zeros(3)}, tmp_path / "whole.pth")
    content = (tmp_path / "whole.pth").read_bytes()
    noise = np.random.default_rng(1)
    for damaged in [content[:length] for length in range(0, len(content), 50)] + [noise.bytes(n) for n in range(50)]:
        (tmp_path / "w.pth").write_bytes(damaged)
        with pytest.raises(ModelFileError, match="holds no weights"):
            read_weights(str(tmp_path / "w.pth"))


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda state: {}, r"tensors are missing, the first is conv1\.weight"),
        (lambda state: {"other": torch.zeros(2)}, r"tensors are missing, the first is conv1\.weight"),
        (lambda state: {**state, "bn1.weight": torch.zeros(5)}, "its bn1.weight is 5, but"),
        (lambda state: {**state, "bn1.weight": torch.zeros(())}, "its bn1.weight is a single number, but"),
        (lambda state: {**state, "conv1.weight": torch.zeros(8, 13, 7, 7)}, "conv1.weight is 8 x 13 x 7 x 7, but"),
    ],
)
def test_weights_of_another_encoder_are_refused(smp, tmp_path, change, words):
    torch.save(change(dict(network_for(3).encoder.state_dict())), tmp_path / "w.pth")
    with pytest.raises(ModelFileError, match=words) as caught:
        load_encoder_weights(network_for(5), "resnet34", str(tmp_path / "w.pth"), Notes())
    assert "Choose weights of the same encoder" in caught.value.hint
