"""The report on a training."""

from __future__ import annotations

import json
import math
import re

import numpy as np
import pytest

from tests.report_pages import check_page
from tests.small_rasters import patchwork, with_errors
from training.contract.class_scheme import ISPRS
from training.contract.config import TrainConfig
from training.contract.dataset_card import DatasetCard
from training.contract.model_card import Channel, ModelCard
from training.learning.report import Example, training_report


def history(epochs=12):
    return [
        {
            "epoch": e,
            "train_loss": math.exp(-e / 5),
            "validation_loss": math.exp(-e / 6),
            "overall_accuracy": 1 - math.exp(-e / 3),
            "mean_f1": 1 - math.exp(-e / 2),
            "learning_rate": 1e-3 / e,
            "seconds": 3.2,
        }
        for e in range(1, epochs + 1)
    ]


def card(**changes):
    values = {
        "architecture": "unet",
        "architecture_args": {"in_channels": 2, "num_classes": 6, "width": 16},
        "channels": (Channel("nir", 1, 120.0, 50.0), Channel("ndvi", 0, 0.1, 0.2)),
        "ortho_bands": 3,
        "ortho_dtype": "uint8",
        "height_reference": "none",
        "scheme": ISPRS,
        "outputs": (0, 1, 2, 3, 4, 5),
        "gsd_m": 0.09,
        "patch_size": 64,
        "training": {**TrainConfig(dataset="<town> & co", inputs="ortho_ndvi").to_dict(), "model": "", "report": ""},
        "history": history(),
        "validation": {"epoch": 9},
        "ran_on": {"device": "cpu", "precision": "float32", "batch_size": 8, "seconds": 3725.0},
        "versions": {"engine": "0.1.0", "torch": "2.6.0", "onnx": ""},
    }
    return ModelCard(**{**values, **changes})


def examples(number, size=64):
    labels = patchwork(size, size, cell=16, classes=7)
    image = np.random.default_rng(0).integers(0, 255, (size, size, 3), dtype=np.uint8)
    return [Example(image, labels, with_errors(labels, 0.2), f"patch {n}") for n in range(number)]


def description(tiles=3, **changes):
    """A data set of so many tiles, as far as the report shows it."""
    parts = [("train", 1200), ("validation", 120)]
    counts = {"0": 5000, "1": 3000, "2": 1500, "3": 400, "4": 100, "5": 0, "6": 77, "255": 0}
    sources = [
        {
            "tile": f"top_mosaic_09cm_area{n}",
            "number": str(n),
            "ortho": f"/data/top/top_mosaic_09cm_area{n}.tif",
            "reference": f"/data/gts_for_participants/top_mosaic_09cm_area{n}.tif",
            "height": f"/data/dsm/dsm_09cm_matching_area{n}.tif",
            "width_px": 2500,
            "height_px": 2000,
            "crs": "",
            "split": [parts[n % 2][0]],
            "low_height_m": 250.0 + n,
        }
        for n in range(1, tiles + 1)
    ]
    values = {
        "format_version": 1,
        "patch_size": 64,
        "sampling": "random",
        "split": "tiles",
        "seed": 1,
        "gsd_m": 0.09,
        "scheme": ISPRS.to_dict(),
        "channels": [
            {"role": "nir", "band": 1, "unit": "digital number", "mean": 120.0, "std": 50.0},
            {"role": "ndvi", "band": 0, "unit": "1", "mean": 0.1, "std": 0.2},
        ],
        "ortho_bands": 3,
        "ortho_dtype": "uint8",
        "height_reference": "low_ground",
        "sources": sources,
        "patches": dict(parts),
        "counts": {"train": counts, "validation": {**counts, "4": 0}},
        "shared_pixels": 0,
    }
    return DatasetCard.from_json(json.dumps({**values, **changes}), "town")


MATRIX = np.diag([900, 800, 700, 600, 50, 0]) + np.eye(6, k=1, dtype=np.int64) * np.array(
    [[60], [50], [40], [30], [0], [0]]
)


class TestTrainingReport:
    def test_says_everything(self):
        page = training_report(card(), description(), MATRIX, examples(3), "/out/town.safetensors", "2025-03-14")
        text, pictures = check_page(page)
        for words in ("9 of 12", "1 h 2 min", "94.4 %", "Orthophoto and NDVI", "<town> & co", "torch", "not installed"):
            assert words in text, words
        assert "near infrared" in text and "computed from near infrared and red" in text and "2025-03-14" in text
        assert "/out/town.safetensors" in text and "while the training was running" not in text
        assert len(pictures) == 3 + 1 + 3 * 4

    @pytest.mark.slow
    def test_says_what_the_data_set_is_made_of(self):
        text, _ = check_page(training_report(card(dataset_hash="ab12"), description(), MATRIX, examples(2)))
        for words in (
            "1 200 training, 120 validation", "random places", "by whole orthophotos", "64 pixels (5.76 m)",
            "0.09 m per pixel", "top_mosaic_09cm_area2", "dsm/dsm_09cm_matching_area3.tif", "2500 × 2000", "ab12",
            "digital number", "50.0 %", "In training, but not in validation: car", "patch 1",
        ):  # fmt: skip
            assert words in text, words
        assert "No pixel lies both in training" in text
        mixed = description(split="patches", shared_pixels=4096)
        text, _ = check_page(training_report(card(), mixed, MATRIX, []))
        assert "4 096 pixels lie both in training patches and in patches of validation" in text

    def test_each_class_has_its_scores_and_pixels_and_an_absent_one_dashes(self):
        html = training_report(card(), description(), MATRIX, [])
        rows = [re.sub(r"<[^>]+>|&nbsp;", " ", row).split() for row in re.findall(r"<tr><td>.*?</tr>", html)]
        assert ["clutter", *4 * ["–"], "0"] in rows
        assert [*"impervious surfaces 100.0 % 93.8 % 96.8 % 93.8 % 960".split()] in rows

    def test_while_the_training_runs_it_says_so(self):
        text, _ = check_page(training_report(card(), description(), MATRIX, [], running=True))
        assert "Written after epoch 12 of at most 100, while the training was running" in text

    @pytest.mark.slow
    def test_is_under_two_megabytes_for_a_long_training_on_many_noisy_tiles(self):
        page = training_report(card(history=history(300)), description(20), MATRIX, examples(14, size=512))
        assert len(page.encode()) < 2_000_000
        assert page.count('class="example"') == 12

    @pytest.mark.slow
    def test_a_parameter_that_the_network_does_not_use_is_told_so(self):
        trained = TrainConfig(architecture="unet_resnet34").to_dict()
        text, _ = check_page(
            training_report(card(architecture="unet_resnet34", training=trained), description(), MATRIX, [])
        )
        assert "64 (not used: the encoder has its own)" in text
        assert "not used" not in check_page(training_report(card(), description(), MATRIX, []))[0]

    @pytest.mark.slow
    def test_without_validation(self):
        rows = [{**row, "validation_loss": None, "overall_accuracy": None, "mean_f1": None} for row in history()]
        alone = description(patches={"train": 1200, "validation": 0})
        for matrix in (None, np.zeros((6, 6), dtype=np.int64)):
            text, pictures = check_page(training_report(card(history=rows), alone, matrix, []))
            assert "Confusion matrix" not in text and "epoch kept" in text and "lies both" not in text
            assert len(pictures) == 2  # training loss and learning rate

    def test_without_a_single_epoch(self):
        text, _ = check_page(
            training_report(card(history=[], validation={}, ran_on={}), description(), None, [], running=True)
        )
        assert "No epoch was completed" in text

    @pytest.mark.slow
    def test_of_a_data_set_that_says_little_of_itself(self):
        whole = description()
        needed = ("scheme", "channels", "patch_size", "counts", "gsd_m", "ortho_bands", "ortho_dtype")
        little = DatasetCard(**{key: getattr(whole, key) for key in needed}, height_reference="none")
        text, _ = check_page(training_report(card(), little, MATRIX, []))
        assert "0.09 m per pixel" in text

    @pytest.mark.slow
    def test_the_same_input_gives_the_same_file(self):
        first, second = (training_report(card(), description(), MATRIX, examples(1)) for _ in range(2))
        assert first == second
