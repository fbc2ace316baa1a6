"""The training: it learns, keeps the best, stops when asked to, and repeats itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.engine.support.tiny_scenes import TRAINING, Notes, ortho_pixels
from tests.small_rasters import NODATA, patchwork
from training.contract.channels import INPUTS
from training.contract.class_scheme import ISPRS
from training.contract.config import TrainConfig
from training.contract.dataset_card import DatasetCard
from training.contract.errors import DatasetError, DeviceError, EngineError, JobCancelled
from training.contract.model_card import read_model_card
from training.dataset.folder import Patch, patch_row, write_description, write_patch_files
from training.dataset.statistics import PatchStatistics, TrainingStatistics
from training.jobs.run import run_job
from training.learning import setup as training_setup
from training.learning import train as train_module
from training.learning.calibration import Calibration
from training.learning.passes.validation import Validation
from training.network.model_file import load_model
from training.raster_io import Grid
from training.scenes.reader import PatchData
from training.windows import Window


def config_for(dataset, path, **parameters):
    return TrainConfig(**{**TRAINING, "dataset": str(dataset), "model": str(path), **parameters})


def run(dataset, path, reporter=None, **parameters):
    """Train; returns the result and the card of the model."""
    result = run_job("train", config_for(dataset, path, **parameters), reporter or Notes())
    return result, read_model_card(path)


def write_dataset(folder, patches):
    """A data set folder of patches given as (split, image, labels)."""
    for kind in ("images", "labels"):
        (folder / kind).mkdir(parents=True)
    statistics = TrainingStatistics(["nir", "red", "green"])
    rows, counts = [], {split: np.zeros(256, dtype=int) for split in ("train", "validation", "test")}
    for index, (split, image, labels) in enumerate(patches):
        size = labels.shape[0]
        patch = Patch(f"p{index}", "p", split, Window(0, index * size, size, size), 1.0)
        data = PatchData(image, np.ones(labels.shape, dtype=bool), None, labels)
        grid = Grid.north_up(size, size, (5e5, 5.4e6), 0.5, 25832)
        write_patch_files(folder, patch.name, grid, data)
        rows.append(patch_row(patch, grid, dict.fromkeys(ISPRS.values, 0.0)))
        counts[split] += np.bincount(labels.ravel(), minlength=256)
        measured = PatchStatistics.from_patch(["nir", "red", "green"], image, data.valid, None)
        statistics.add(measured, "p", learnt_from=split == "train")
    card = DatasetCard(
        scheme=ISPRS,
        channels=statistics.channels(),
        ortho_bands=3,
        ortho_dtype="uint8",
        height_reference="none",
        gsd_m=0.5,
        patch_size=size,
        counts={split: {v: int(found[v]) for v in (*range(7), NODATA)} for split, found in counts.items()},
    )
    write_description(folder, card, rows)
    return folder


@pytest.mark.slow
def test_overfits_one_patch(tmp_path):
    labels = patchwork(32, 32, cell=8)
    dataset = write_dataset(tmp_path / "set", [("train", ortho_pixels(labels), labels)])
    notes = Notes()
    result, card = run(dataset, tmp_path / "m.safetensors", notes, epochs=80)
    losses = [values["train_loss"] for _, values in notes.metrics]
    assert losses[0] > 1 and losses[-1] < 0.2  # log(6) = 1.79 is chance
    assert result.scores["epochs_run"] == len(card.history) == 80
    model = load_model(tmp_path / "m.safetensors")
    channels = np.stack(
        [(band - c.mean) / c.std for band, c in zip(ortho_pixels(labels), card.channels, strict=True)]
    ).astype(np.float32)
    with torch.inference_mode():
        predicted = model.network(torch.from_numpy(channels[None])).argmax(1)[0].numpy()
    assert (predicted == labels).mean() > 0.95


@pytest.mark.slow
@pytest.mark.parametrize("inputs", INPUTS)
def test_learns_with_every_choice_of_inputs(train, inputs):
    card = read_model_card(train(inputs))
    roles = [channel.role for channel in card.channels]
    derived = [role for role in ("height", "slope", "ndvi") if role in inputs.split("_")]
    assert roles == ["nir", "red", "green", *derived]
    assert card.needs_height == bool({"height", "slope"} & set(derived))
    assert card.height_reference == ("low_ground" if card.needs_height else "none")
    assert card.validation["mean_f1"] > 0.5  # the classes differ in colour; chance is below 0.2
    assert card.outputs == (0, 1, 2, 3, 4, 5)


@pytest.mark.slow
def test_the_best_epoch_is_what_the_model_file_holds(dataset, tmp_path, monkeypatch):
    """The validation is made to say that the second epoch was best."""
    kept = []
    good = [0.2, 0.9, 0.3, 0.1]

    def validate(setup, *_):
        kept.append({name: value.clone() for name, value in setup.model.averaged.network.state_dict().items()})
        matrix = np.zeros((6, 6), dtype=np.int64)
        right = int(100 * good[len(kept) - 1])
        matrix[0, 0], matrix[0, 1], matrix[1, 1] = right, 100 - right, 50
        return Validation(1.0, matrix, Calibration())

    monkeypatch.setattr(train_module, "validate", validate)
    result, card = run(dataset, tmp_path / "m.safetensors", epochs=4, patience=0)
    state = load_model(tmp_path / "m.safetensors").network.state_dict()
    assert card.validation["epoch"] == 2
    assert all(torch.equal(state[name], value) for name, value in kept[1].items())
    assert not all(torch.equal(state[name], value) for name, value in kept[3].items())
    assert result.scores["overall_accuracy"] == pytest.approx(140 / 150)
    assert result.scores["epochs_run"] == 4


@pytest.mark.slow
def test_the_temperature_of_the_best_epoch_is_kept(dataset, tmp_path, monkeypatch):
    good = iter([(0.2, 1.5), (0.9, 2.5), (0.3, 0.7)])

    def validate(*_):
        score, temperature = next(good)
        matrix = np.array([[round(100 * score), round(100 - 100 * score)], [0, 50]])
        return Validation(1.0, np.pad(matrix, (0, 4)), Calibration(temperature, 0.1, 0.02))

    monkeypatch.setattr(train_module, "validate", validate)
    _, card = run(dataset, tmp_path / "m.safetensors", epochs=3, patience=0, report=str(tmp_path / "r.html"))
    assert card.temperature == 2.5 and card.validation["calibration_error_after"] == 0.02
    assert "divided by the temperature 2.50" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_a_training_knows_how_sure_it_may_be(train):
    card = read_model_card(train("ortho"))
    assert 0.05 <= card.temperature <= 20 and card.temperature != 1
    assert card.validation["calibration_error_after"] <= card.validation["calibration_error_before"] + 0.01


@pytest.mark.slow
def test_ends_early_when_the_validation_no_longer_improves(dataset, tmp_path, monkeypatch):
    monkeypatch.setattr(train_module, "validate", lambda *_: Validation(1.0, np.eye(6, dtype=np.int64), Calibration()))
    notes = Notes()
    result, card = run(dataset, tmp_path / "m.safetensors", notes, epochs=9, patience=4)
    assert result.scores["epochs_run"] == 5 + 2 and card.validation["epoch"] == 1
    said = "The mean F1 has improved by less than 0.2 percentage points for 4 epochs: the learning rate falls to zero "
    said += "over 2 more, then "
    assert notes.lines.count(f"{said}the training ends.") == 1
    rates = [epoch["learning_rate"] for epoch in card.history]
    assert rates[5] == pytest.approx(rates[4] / 2) and rates[6] == pytest.approx(0)


def test_without_validation_all_epochs_run_and_the_last_model_is_kept(tmp_path):
    labels = patchwork(32, 32, cell=8)
    dataset = write_dataset(tmp_path / "set", [("train", ortho_pixels(labels), labels)])
    notes = Notes()
    result, card = run(dataset, tmp_path / "m.safetensors", notes, epochs=4, patience=1)
    assert len(card.history) == 4 and card.validation == {"epoch": 4}
    assert result.scores["overall_accuracy"] is None and result.scores["mean_f1"] is None
    assert card.history[0]["validation_loss"] is None
    assert any("no validation patches" in warning for warning in notes.warnings)
    assert not any("nan" in line for line in notes.lines)


class CancelInEpoch(Notes):
    """Asks to stop once so many epochs were logged."""

    def __init__(self, epochs):
        super().__init__()
        self._epochs = epochs

    def is_cancelled(self):
        return len(self.metrics) >= self._epochs


@pytest.mark.slow
def test_cancelling_keeps_the_best_model_and_says_where(dataset, tmp_path):
    path, report = tmp_path / "m.safetensors", tmp_path / "m.html"
    with pytest.raises(JobCancelled) as caught:
        run(dataset, path, CancelInEpoch(2), report=str(report))
    assert caught.value.message == (
        f"Kept the best model so far: {path}. Kept its report: {report}. To go on with it, run it again with RESUME."
    )
    card = load_model(path).card
    assert card.validation["epoch"] == len(card.history) in (1, 2)
    assert "</html>" in report.read_text(encoding="utf-8") and path.with_suffix(".ckpt").exists()
    assert not list(tmp_path.glob("*.part*"))


def test_cancelling_before_the_first_model_leaves_nothing(dataset, tmp_path):
    with pytest.raises(JobCancelled):
        run(dataset, tmp_path / "m.safetensors", CancelInEpoch(0), report=str(tmp_path / "m.html"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_same_seed_gives_the_same_weights(dataset, tmp_path):
    torch.set_num_threads(1)
    states = []
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        run(dataset, tmp_path / f"{name}.safetensors", epochs=2, seed=seed, augment=True)
        states.append(load_model(tmp_path / f"{name}.safetensors").network.state_dict())
    same, other = ([torch.equal(states[0][key], states[i][key]) for key in states[0]] for i in (1, 2))
    assert all(same) and not all(other)


def test_the_card_tells_how_the_model_came_about(model, dataset):
    card = read_model_card(model)
    assert card.training["epochs"] == TRAINING["epochs"] and card.training["dataset"] == str(dataset)
    assert card.ran_on["device"].startswith("cpu") and card.ran_on["precision"] == "float32"
    assert card.ran_on["batch_size"] == 4
    assert len(card.dataset_hash) == 64 and card.versions["torch"]
    assert card.patch_size == 32 and card.gsd_m == 0.5 and card.ortho_dtype == "uint8"


def test_undefined_is_learnt_only_if_asked_for(tmp_path):
    labels = patchwork(32, 32, cell=8)
    labels[:16] = 6
    patches = [("train", ortho_pixels(labels), labels), ("validation", ortho_pixels(labels), labels)]
    dataset = write_dataset(tmp_path / "set", patches)
    _, without = run(dataset, tmp_path / "a.safetensors", epochs=1)
    _, with_undefined = run(dataset, tmp_path / "b.safetensors", epochs=1, learn_undefined=True)
    assert without.outputs == (0, 1, 2, 3, 4, 5) and without.validation["pixels"] == 16 * 32
    assert with_undefined.outputs == (0, 1, 2, 3, 4, 5, 6) and with_undefined.validation["pixels"] == 32 * 32


@pytest.mark.slow
def test_all_losses_and_weights_train(dataset, tmp_path):
    for loss, weights in (("cross_entropy", "median"), ("cross_entropy_dice", "none"), ("focal", "inverse")):
        notes = Notes()
        run(dataset, tmp_path / "m.safetensors", notes, epochs=3, loss=loss, class_weights=weights)
        first, *_, last = [values["train_loss"] for _, values in notes.metrics]
        assert last < first, (loss, weights)


@pytest.mark.slow
def test_progress_never_goes_back(dataset, tmp_path):
    notes = Notes()
    run(dataset, tmp_path / "m.safetensors", notes, epochs=2, report=str(tmp_path / "m.html"))
    assert notes.fractions == sorted(notes.fractions) and 0.9 < notes.fractions[-1] <= 1
    assert [step for step, _ in notes.metrics] == [1, 2]


def test_missing_heights_are_an_error(tmp_path):
    labels = patchwork(32, 32, cell=8)
    dataset = write_dataset(tmp_path / "set", [("train", ortho_pixels(labels), labels)])
    with pytest.raises(DatasetError, match="INPUTS is ortho_height, but the data set has no heights") as caught:
        run(dataset, tmp_path / "m.safetensors", inputs="ortho_height")
    assert caught.value.hint


def test_a_loss_that_is_no_number_ends_the_training(dataset, tmp_path, monkeypatch):
    monkeypatch.setattr(training_setup, "make_loss", lambda *_: lambda logits, labels: logits.sum() * torch.nan)
    with pytest.raises(EngineError, match="no longer a number in epoch 1") as caught:
        run(dataset, tmp_path / "m.safetensors")
    assert "LEARNING_RATE (now 0.02)" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_no_data_set_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(DatasetError, match=r"empty is not a data set: dataset\.json is missing"):
        run(tmp_path / "empty", tmp_path / "m.safetensors")


def test_a_data_set_without_training_patches_is_refused(tmp_path):
    labels = patchwork(32, 32)
    dataset = write_dataset(tmp_path / "set", [("validation", ortho_pixels(labels), labels)])
    with pytest.raises(DatasetError, match="no training patches"):
        run(dataset, tmp_path / "m.safetensors")


@pytest.mark.skipif(torch.cuda.is_available(), reason="needs a machine without CUDA")
def test_a_missing_graphics_card_is_an_error_not_a_fallback(dataset, tmp_path):
    with pytest.raises(DeviceError, match="DEVICE is cuda, but there is no NVIDIA graphics card") as caught:
        run(dataset, tmp_path / "m.safetensors", device="cuda")
    assert "DEVICE=auto or cpu" in caught.value.hint


@pytest.mark.slow
def test_half_precision_on_the_processor_trains_too(dataset, tmp_path):
    notes = Notes()
    _, card = run(dataset, tmp_path / "m.safetensors", notes, epochs=3, precision="bfloat16")
    assert card.ran_on["precision"] == "bfloat16"
    assert notes.metrics[-1][1]["train_loss"] < notes.metrics[0][1]["train_loss"]


def test_a_last_batch_of_one_and_an_odd_width(tmp_path):
    labels = patchwork(32, 32, cell=8)
    patches = [("train", ortho_pixels(labels, seed), labels) for seed in range(5)]
    dataset = write_dataset(tmp_path / "set", [*patches, ("validation", ortho_pixels(labels, 9), labels)])
    result, card = run(dataset, tmp_path / "m.safetensors", epochs=2, batch_size=4, width=5)
    assert card.architecture_args["width"] == 5 and result.scores["epochs_run"] == 2
    assert all(np.isfinite(epoch["train_loss"]) for epoch in card.history)


def test_batches_are_not_larger_than_the_data_set(tmp_path):
    labels = patchwork(32, 32, cell=8)
    patches = [
        (split, ortho_pixels(labels, seed), labels) for seed, split in enumerate(["train", "train", "validation"])
    ]
    dataset = write_dataset(tmp_path / "set", patches)
    _, card = run(dataset, tmp_path / "m.safetensors", epochs=1, batch_size=64)
    assert card.ran_on["batch_size"] == 2


@pytest.mark.slow
def test_patches_too_many_for_memory_are_read_from_disk_with_the_same_result(dataset, tmp_path, monkeypatch):
    run(dataset, tmp_path / "a.safetensors", epochs=1)
    monkeypatch.setattr("training.learning.patch_source.free_memory", lambda device: 0)
    notes = Notes()
    run(dataset, tmp_path / "b.safetensors", notes, epochs=1)
    assert any("24 patches do not fit into memory" in line for line in notes.lines)
    first, second = (load_model(tmp_path / f"{name}.safetensors").network.state_dict() for name in "ab")
    assert all(torch.equal(first[key], second[key]) for key in first)


def test_a_model_does_not_depend_on_the_place_of_its_file(dataset, tmp_path):
    config = config_for(dataset, tmp_path / "m.safetensors", report=str(tmp_path / "r.html"))
    card = train_module.prepare(replace(config, epochs=1), Notes()).model.card
    assert str(tmp_path / "m") not in card.to_json()
