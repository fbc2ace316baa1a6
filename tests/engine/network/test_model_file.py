"""Model files: what is saved is what is loaded, and what is no model is refused in one sentence."""

from __future__ import annotations

import json
import pickle
import struct
import subprocess
import sys

import pytest
import torch

from tests.checkout import ROOT
from tests.plain_words import PYTHON
from training.contract.class_scheme import ISPRS
from training.contract.errors import ModelFileError
from training.contract.model_card import FORMAT_VERSION, Channel, ModelCard, read_model_card
from training.network.model_file import load_model, save_model
from training.network.unet import UNet

ARGUMENTS = {"in_channels": 2, "num_classes": 3, "width": 4}
CHANNEL = {"role": "nir", "band": 1, "mean": 100.0, "std": 50.0}
RED = {**CHANNEL, "role": "red"}


def card(**changes):
    values = {
        "architecture": "unet",
        "architecture_args": ARGUMENTS,
        "channels": (Channel("nir", 1, 101.5, 40.25), Channel("height", 0, 3.0, 2.0)),
        "ortho_bands": 3,
        "ortho_dtype": "uint8",
        "height_reference": "window",
        "scheme": ISPRS,
        "outputs": (0, 1, 2),
        "gsd_m": 0.09,
        "patch_size": 32,
        "training": {"epochs": 3, "model": "", "note": "Bäume"},
        "history": [{"epoch": 1, "validation_loss": None}],
        "versions": {"engine": "9.9.9"},
    }
    return ModelCard(**{**values, **changes})


@pytest.fixture()
def saved(tmp_path):
    torch.manual_seed(0)
    network = UNet(2, 3, 4)
    network(torch.randn(4, 2, 32, 32))  # so that the running means of the batch normalisation are no zeros
    network.eval()
    save_model(tmp_path / "m.safetensors", network.state_dict(), card())
    return network, tmp_path / "m.safetensors"


def test_a_loaded_model_predicts_the_same(saved):
    network, path = saved
    loaded = load_model(path)
    image = torch.randn(1, 2, 32, 32)
    with torch.inference_mode():
        assert torch.equal(loaded.network(image), network(image))
    assert not loaded.network.training
    assert loaded.card == card()


def test_the_card_is_read_without_torch(saved):
    code = (
        "import sys; from training.contract.model_card import read_model_card; "
        "card = read_model_card(sys.argv[1]); "
        "loaded = [name for name in ('torch', 'numpy', 'safetensors') if name in sys.modules]; "
        "print(card.architecture, card.channels[1].role, card.scheme.name_of(3), loaded)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(saved[1])], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "unet height tree []"


def test_facts_for_messages(saved):
    read = read_model_card(saved[1])
    assert read.needs_height and read.band_names == "nir (band 1)"
    assert not card(channels=(Channel("red", 2, 0, 1),)).needs_height


def header_and_data(path):
    content = path.read_bytes()
    length = struct.unpack("<Q", content[:8])[0]
    return json.loads(content[8 : 8 + length]), content[8 + length :]


def write(path, header, data=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)
    return path


def changed(saved, **changes):
    """The model file with another description."""
    header, data = header_and_data(saved[1])
    description = {**json.loads(header["__metadata__"]["vaihingen"]), **changes}
    description = {key: value for key, value in description.items() if value is not None}
    header["__metadata__"]["vaihingen"] = json.dumps(description)
    return write(saved[1].with_name("changed.safetensors"), header, data)


def test_a_changed_description_is_what_these_tests_think(saved):
    assert load_model(changed(saved, gsd_m=0.5)).card.gsd_m == 0.5


class Bomb:
    """Runs code when it is unpickled."""

    def __reduce__(self):
        return (exec, ("raise SystemExit('executed')",))


def pickled(saved):
    path = saved[1].with_name("p.safetensors")
    path.write_bytes(pickle.dumps(Bomb()))
    return path


def torch_file(saved):
    path = saved[1].with_name("t.safetensors")
    torch.save({"weights": torch.zeros(3)}, path)
    return path


def text(saved):
    path = saved[1].with_name("notes.safetensors")
    path.write_text("This is not a model, but a note about one.")
    return path


def tiny(saved):
    path = saved[1].with_name("tiny.safetensors")
    path.write_bytes(b"abc")
    return path


def foreign(saved):
    from safetensors.torch import save_file

    path = saved[1].with_name("f.safetensors")
    save_file({"weights": torch.zeros(3)}, path, metadata={"format": "pt"})
    return path


def truncated(saved):
    path = saved[1].with_name("half.safetensors")
    content = saved[1].read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def without_description(saved):
    return saved[1].with_name("absent.safetensors")


def other_weights(saved):
    save_model(saved[1].with_name("other.safetensors"), UNet(3, 3, 4).state_dict(), card())
    return saved[1].with_name("other.safetensors")


def with_weight(saved, name, value):
    path = saved[1].with_name("w.safetensors")
    save_model(path, {**saved[0].state_dict(), name: value}, card())
    return path


def no_number(saved):
    return with_weight(saved, "head.bias", torch.tensor([0.0, float("nan"), 0.0]))


def overflowing(saved):
    return with_weight(saved, "bottleneck.1.running_var", torch.full((64,), -1.0))


def halved(saved):
    return with_weight(saved, "head.bias", torch.zeros(3, dtype=torch.float16))


@pytest.mark.parametrize(
    "make, words",
    [
        (text, "is not a model of Vaihingen U-Net"),
        (tiny, "is not a model of Vaihingen U-Net"),
        (pickled, "is not a model of Vaihingen U-Net"),
        (torch_file, "is not a model of Vaihingen U-Net"),
        (foreign, "is not a model of Vaihingen U-Net"),
        (lambda saved: write(saved[1].with_name("l.safetensors"), b"[1, 2]"), "is not a model of Vaihingen U-Net"),
        (lambda saved: write(saved[1].with_name("u.safetensors"), b"\xff\xfe{}"), "is not a model of Vaihingen U-Net"),
        (lambda saved: saved[1].parent, "cannot be read: Is a directory"),
        (without_description, "cannot be read: No such file or directory"),
        (truncated, "weights in .* are damaged"),
        (other_weights, "weights in .* are damaged"),
        (
            lambda saved: changed(saved, architecture="transformer"),
            "needs the network 'transformer', which this plugin",
        ),
        (lambda saved: changed(saved, architecture=5), "architecture is 5, but a text is expected"),
        (lambda saved: changed(saved, architecture_args={**ARGUMENTS, "width": 2**31}), "weights in .* are damaged"),
        (lambda saved: changed(saved, architecture_args={**ARGUMENTS, "width": "4"}), "weights in .* are damaged"),
        (lambda saved: changed(saved, outputs=[0, 1]), "they give 3 classes where 2 are described"),
        (lambda saved: changed(saved, outputs=[0, 1, 9]), "the output 9 is none of its classes"),
        (lambda saved: changed(saved, channels=[CHANNEL]), "do not fit its description"),
        (
            lambda saved: changed(saved, channels=[CHANNEL, {**CHANNEL, "role": "red", "std": 0}]),
            "deviation of red is 0",
        ),
        (
            lambda saved: changed(saved, channels=[CHANNEL, {**CHANNEL, "role": "red", "band": 4}]),
            "the band of red is 4",
        ),
        (lambda saved: changed(saved, patch_size=-1), "patch_size is -1, but 1 to 65536 is expected"),
        (lambda saved: changed(saved, gsd_m="wide"), "gsd_m is 'wide', but a number is expected"),
        (lambda saved: changed(saved, temperature=0), "temperature is 0"),
        (lambda saved: changed(saved, ortho_dtype="uint9"), "ortho_dtype is 'uint9', but one of uint8"),
        (lambda saved: changed(saved, history="long"), "history is 'long', but a list is expected"),
        (no_number, "the weight head.bias is no finite number"),
        (overflowing, "their results are no finite numbers"),
        (halved, "the weight head.bias is of another shape or type"),
        (lambda saved: changed(saved, architecture_args={"depth": 3}), "weights in .* are damaged"),
        (lambda saved: changed(saved, channels=None), "description in .* is damaged"),
        (lambda saved: changed(saved, channels=[{"role": "nir"}]), "description in .* is damaged"),
        (lambda saved: changed(saved, scheme={"classes": []}), "description in .* is damaged"),
        (lambda saved: changed(saved, format_version="new"), "description in .* is damaged"),
        (lambda saved: changed(saved, surprise=1), "description in .* is damaged"),
        (lambda saved: changed(saved, versions=["1"], format_version=9), "description in .* is damaged"),
        (lambda saved: changed(saved, format_version=FORMAT_VERSION + 1), "this plugin reads up to 1"),
    ],
)
def test_what_is_no_model_is_refused_with_one_message(saved, make, words):
    with pytest.raises(ModelFileError, match=words) as caught:
        load_model(make(saved))
    assert "\n" not in caught.value.message and caught.value.hint and not PYTHON.search(caught.value.message)


def test_a_newer_format_names_the_version_to_install(saved):
    with pytest.raises(ModelFileError) as caught:
        read_model_card(changed(saved, format_version=2, surprise="of the future"))
    assert caught.value.hint == "Install plugin version 9.9.9 or newer, which wrote it."


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(ModelFileError, match="cannot be written"):
        save_model(tmp_path / "missing" / "m.safetensors", {"a": torch.zeros(1)}, card())
