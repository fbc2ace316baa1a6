"""One pass over the patches: the learning rate's shape, and batches that the memory is too small for."""

from __future__ import annotations

import gc

import pytest
import torch

from tests.engine.support.tiny_scenes import TRAINING, Notes
from training.contract.config import TileConfig, TrainConfig
from training.contract.errors import DeviceError
from training.contract.model_card import read_model_card
from training.jobs.run import run_job
from training.learning import setup as training_setup
from training.learning.history import TrainingHistory
from training.learning.pace import pace_of
from training.learning.passes import epoch as epoch_module
from training.learning.passes.epoch import clip_gradients, train_epoch, train_step
from training.learning.passes.validation import validate

needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")


def config_for(dataset, path="m.safetensors", **parameters):
    return TrainConfig(**{**TRAINING, "dataset": str(dataset), "model": str(path), **parameters})


def first(setup):
    """The pace of the first epoch."""
    return pace_of(setup, TrainingHistory())


def test_the_rate_is_set_before_each_step(dataset, monkeypatch):
    setup = training_setup.prepare(config_for(dataset, epochs=3, batch_size=10, learning_rate=0.5), Notes())
    rates = []
    monkeypatch.setattr(
        epoch_module,
        "train_step",
        lambda setup, *_: rates.append(setup.model.optimizer.param_groups[0]["lr"]) or torch.zeros(()),
    )
    train_epoch(setup, first(setup), Notes())
    share = setup.recipe.learning_rate
    assert rates == pytest.approx([0.5 * share(seen / 24 / 3) for seen in (10, 20, 24)])


def test_the_loss_of_an_epoch_does_not_weigh_the_last_batch_more(dataset, monkeypatch):
    setup = training_setup.prepare(config_for(dataset, batch_size=10), Notes())
    monkeypatch.setattr(epoch_module, "train_step", lambda setup, images, labels: torch.tensor(float(len(images))))
    assert train_epoch(setup, first(setup), Notes()) == pytest.approx((10 * 10 + 10 * 10 + 4 * 4) / 24)


def test_a_last_batch_of_one_patch_is_learnt_from(dataset):
    setup = training_setup.prepare(config_for(dataset, batch_size=23), Notes())
    assert len(setup.data.training) == 24
    before = {name: values.clone() for name, values in setup.model.network.state_dict().items()}
    assert 0 < train_epoch(setup, first(setup), Notes()) < 10
    after = setup.model.network.state_dict()
    assert setup.model.averaged.steps == 2 and all(values.isfinite().all() for values in after.values())
    assert any(not torch.equal(values, before[name]) for name, values in after.items())


# Memory


class Memory:
    """A loss that a batch of more than `room` patches has no room for; keeps the sizes that it computed."""

    def __init__(self, loss, room, error):
        self._loss, self.room, self._error = loss, room, error
        self.sizes = []

    def __call__(self, logits, labels):
        if len(logits) > self.room:
            raise self._error
        if logits.requires_grad:
            self.sizes.append(len(logits))
        return self._loss(logits, labels)


@pytest.fixture()
def memory(monkeypatch):
    """Make the memory small: `memory(room)` returns what then is computed."""
    real = training_setup.make_loss

    def small(room, error=None):
        made = Memory(None, room, error or torch.OutOfMemoryError("CUDA out of memory."))

        def make_loss(*arguments):
            made._loss = real(*arguments)
            return made

        monkeypatch.setattr(training_setup, "make_loss", make_loss)
        return made

    return small


@pytest.mark.slow
@pytest.mark.parametrize(
    "error",
    [torch.OutOfMemoryError("CUDA out of memory."), RuntimeError("DefaultCPUAllocator: can't allocate memory")],
)
def test_a_batch_too_large_for_the_memory_is_computed_in_parts(dataset, tmp_path, memory, error):
    computed, notes, path = memory(5, error), Notes(), tmp_path / "m.safetensors"
    result = run_job("train", config_for(dataset, path, epochs=2, batch_size=20), notes)
    assert computed.sizes == [5, 5, 5, 5, 4, 5, 5, 5, 5, 4]
    assert [line.partition(" is too small")[2] for line in notes.warnings if "too small" in line] == [
        " for 20 patches at once: each step adds up parts of 10.",
        " for 10 patches at once: each step adds up parts of 5.",
        " for 8 patches at once: the validation goes on with 4.",
    ]
    ran_on = read_model_card(path).ran_on
    assert result.ran_on["batch_size"] == ran_on["batch_size"] == 20 and ran_on["patches_at_once"] == 5
    assert notes.fractions == sorted(notes.fractions)


@pytest.mark.slow
def test_automatic_batches_shrink_too(dataset, tmp_path, memory):
    computed, path = memory(3), tmp_path / "m.safetensors"
    run_job("train", config_for(dataset, path, epochs=1, batch_size=0), Notes())
    assert set(computed.sizes) == {2} and read_model_card(path).ran_on["patches_at_once"] == 2


def test_each_patch_is_seen_once(dataset, monkeypatch):
    setup = training_setup.prepare(config_for(dataset, batch_size=16), Notes())
    seen, full = [], [True, False, True, True]

    def step(setup, images, labels):
        if full and full.pop(0):
            raise torch.OutOfMemoryError
        seen.extend(image.sum().item() for image in images)
        return torch.zeros(())

    monkeypatch.setattr(epoch_module, "train_step", step)
    train_epoch(setup, first(setup), Notes())
    images, _ = setup.data.training.batch(range(len(setup.data.training)))
    assert sorted(seen) == pytest.approx(sorted(image.sum().item() for image in images), rel=1e-3, abs=1e-2)
    assert setup.at_once.patches == 2 and setup.batch_size == 16


def test_a_validation_that_needs_more_memory_shrinks_and_counts_all_pixels(dataset, memory):
    computed = memory(3)
    setup = training_setup.prepare(config_for(dataset, batch_size=8), Notes())
    validation = validate(setup, first(setup), Notes())
    assert setup.validated_at_once.patches == 2
    assert setup.at_once.patches == setup.batch_size == 8  # of the training, which may have room for them
    computed.room = 8
    setup.validated_at_once.patches = 8
    at_once = validate(setup, first(setup), Notes())
    assert validation.loss == pytest.approx(at_once.loss, rel=1e-2)
    assert (validation.matrix == at_once.matrix).all() and validation.matrix.any()


def test_no_room_for_a_single_patch_says_what_to_do(dataset, tmp_path, memory):
    memory(0)
    with pytest.raises(DeviceError, match="too small for a single patch of 32 x 32 pixels with WIDTH=8") as caught:
        run_job("train", config_for(dataset, tmp_path / "m.safetensors"), Notes())
    assert "lower WIDTH" in caught.value.hint
    assert "PATCH_SIZE" in caught.value.hint and "PRECISION=bfloat16" in caught.value.hint


def test_other_errors_are_not_mistaken_for_it(dataset, tmp_path, memory):
    memory(5, RuntimeError("sizes of tensors must match"))
    with pytest.raises(RuntimeError, match="sizes of tensors"):
        run_job("train", config_for(dataset, tmp_path / "m.safetensors", batch_size=20), Notes())


@pytest.mark.gpu
@needs_cuda
@pytest.mark.parametrize("precision", ["bfloat16", "float16"])
def test_the_memory_of_a_graphics_card_that_is_too_small_halves_the_batch(isprs, tmp_path, precision):
    """A share of the GPU's memory is all the process may take: far too little for all 24 patches, enough for some."""
    patches = {"patch_size": 64, "patches": 24, "validation_patches": 4, "validation_tiles": "3"}
    run_job("tile", TileConfig(folder=str(isprs), output=str(tmp_path / "set"), **patches), Notes())
    config = config_for(
        tmp_path / "set", tmp_path / "m.safetensors", device="cuda", precision=precision, width=64, batch_size=0
    )
    torch.cuda.empty_cache()
    torch.cuda.reset_peak_memory_stats()
    setup = training_setup.prepare(config, Notes())
    images, labels = setup.data.training.batch(range(2))
    train_step(setup, images, labels)
    taken = torch.cuda.max_memory_reserved()
    del setup, images, labels
    gc.collect()
    torch.cuda.empty_cache()
    total = torch.cuda.mem_get_info()[1]
    notes = Notes()
    torch.cuda.set_per_process_memory_fraction((taken + 2**26) / total)
    try:
        run_job("train", TrainConfig(**{**config.to_dict(), "epochs": 2, "batch_size": 24}), notes)
    finally:
        torch.cuda.set_per_process_memory_fraction(1.0)
    warnings = [line for line in notes.warnings if "memory of the graphics card is too small" in line]
    ran_on = read_model_card(tmp_path / "m.safetensors").ran_on
    assert warnings and ran_on["batch_size"] == 24 and 1 <= ran_on["patches_at_once"] < 24


@pytest.mark.parametrize("size", [0.001, 3.0])
def test_gradients_are_clipped_as_torch_clips_them(size):
    weights = [torch.nn.Parameter(torch.zeros(shape)) for shape in ((3, 4), (5,), (2, 2, 2))]
    for seed, weight in enumerate(weights):
        weight.grad = size * torch.randn(weight.shape, generator=torch.Generator().manual_seed(seed))
    copies = [torch.nn.Parameter(weight.detach().clone()) for weight in weights]
    for copy, weight in zip(copies, weights, strict=True):
        copy.grad = weight.grad.clone()
    frozen = torch.nn.Parameter(torch.zeros(2))  # has no gradient
    clip_gradients([*weights, frozen])
    torch.nn.utils.clip_grad_norm_([*copies, frozen], 1.0)
    for copy, weight in zip(copies, weights, strict=True):
        torch.testing.assert_close(weight.grad, copy.grad, rtol=1e-6, atol=0)  # sums may differ in their last digit
