"""Reports: complete, escaped, offline, small."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.report_pages import check_page, decode
from tests.small_rasters import colours, patchwork, with_errors, write_raster
from training.accuracy.assess_rasters import Pair, assess_rasters
from training.accuracy.assessment import Rules
from training.accuracy.report import accuracy_report
from training.contract.class_scheme import ISPRS
from training.contract.config import TrainConfig
from training.contract.model_card import Channel, ModelCard
from training.environment.report import environment_report
from training.jobs.reporter import NullReporter
from training.learning.report import Example, training_report
from training.report.matrix_table import matrix_table
from training.report.page import count, number, percent, plain
from training.report.pictures import disagreement_map, label_map, photo

ROOT = Path(__file__).parents[2]


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
    """What `dataset.json` holds, as far as the report tells it."""
    parts = [("train", 1200), ("validation", 120)]
    counts = {"0": 5000, "1": 3000, "2": 1500, "3": 400, "4": 100, "5": 0, "6": 77, "255": 0}
    sources = [
        {
            "tile": f"top_mosaic_09cm_area{n}",
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
        "patch_size": 64,
        "sampling": "random",
        "split": "tiles",
        "seed": 1,
        "gsd_m": 0.09,
        "scheme": ISPRS.to_dict(),
        "channels": [{"role": "nir", "band": 1, "unit": "digital number"}, {"role": "ndvi", "band": 0, "unit": "1"}],
        "height_reference": "window",
        "sources": sources,
        "patches": dict(parts),
        "counts": {"train": counts, "validation": {**counts, "4": 0}},
        "shared_pixels": 0,
    }
    return {**values, **changes}


MATRIX = np.diag([900, 800, 700, 600, 50, 0]) + np.eye(6, k=1, dtype=np.int64) * np.array(
    [[60], [50], [40], [30], [0], [0]]
)


FACTS = {
    "python": "/opt/<python>",
    "python_version": "3.11.2",
    "platform": "Linux",
    "engine_version": "0.1.0",
    "packages": {"torch": "", "numpy": "1.20"},
    "required": {"torch": "2.2", "numpy": "1.26"},
    "torch_version": "",
    "missing": ["torch >= 2.2", "numpy >= 1.26 (installed: 1.20)"],
    "install_line": "/opt/<python> -m pip install -r requirements.txt",
    "device": "none",
}


class TestTrainingReport:
    def test_says_everything(self):
        page = training_report(card(), description(), MATRIX, examples(3), "/out/town.safetensors", "2025-03-14")
        text, pictures = check_page(page)
        for words in ("9 of 12", "1 h 2 min", "94.4 %", "Orthophoto and NDVI", "<town> & co", "torch", "not installed"):
            assert words in text, words
        assert "near infrared" in text and "computed from near infrared and red" in text and "2025-03-14" in text
        assert "/out/town.safetensors" in text and "while the training was running" not in text
        assert len(pictures) == 3 + 1 + 3 * 4

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

    def test_is_under_two_megabytes_for_a_long_training_on_many_noisy_tiles(self):
        page = training_report(card(history=history(300)), description(20), MATRIX, examples(14, size=512))
        assert len(page.encode()) < 2_000_000
        assert page.count('class="example"') == 12

    def test_a_parameter_that_the_network_does_not_use_is_told_so(self):
        trained = TrainConfig(architecture="unet_resnet34").to_dict()
        text, _ = check_page(
            training_report(card(architecture="unet_resnet34", training=trained), description(), MATRIX, [])
        )
        assert "64 (not used: the encoder has its own)" in text
        assert "not used" not in check_page(training_report(card(), description(), MATRIX, []))[0]

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

    def test_of_a_data_set_that_says_little_of_itself(self):
        little = {key: description()[key] for key in ("scheme", "channels", "patch_size", "counts", "gsd_m")}
        text, _ = check_page(training_report(card(), little, MATRIX, []))
        assert "0.09 m per pixel" in text

    def test_the_same_input_gives_the_same_file(self):
        first, second = (training_report(card(), description(), MATRIX, examples(1)) for _ in range(2))
        assert first == second


class TestAccuracyReport:
    @pytest.fixture()
    def assessment(self, tmp_path):
        truth = patchwork(60, 60, cell=20, classes=5)
        truth[:5] = 6
        found = with_errors(truth, 0.1, classes=5)
        found[50:] = 255
        reference = write_raster(tmp_path / "r.tif", colours(truth), photometric="RGB")
        prediction = write_raster(tmp_path / "p.tif", found, nodata=255)
        return assess_rasters([Pair(str(prediction), str(reference))], Rules(ISPRS, 2), NullReporter())

    def test_says_everything(self, assessment):
        text, pictures = check_page(accuracy_report(assessment, {"reference": "a<b.tif"}, "2025-03-14 10:00"))
        scores = assessment.scores
        for words in (
            percent(scores.overall_accuracy),
            percent(scores.mean_f1),
            number(scores.kappa),
            "the reference is undefined",
            "too near to a border",
            "the classified raster has no data",
            "within 2 pixels of a border",
            "a<b.tif",
            "user's accuracy",
            "producer's accuracy",
        ):
            assert words.replace("\u00a0", " ") in text, words
        assert "–" in text  # clutter occurs nowhere
        assert [picture["alt"] for picture in pictures[2:]] == ["Reference", "Map", "Errors"]

    def test_says_why_there_are_no_intervals(self, tmp_path):
        truth = patchwork(40, 40)
        raster = write_raster(tmp_path / "r.tif", truth)
        pair = Pair(str(write_raster(tmp_path / "p.tif", with_errors(truth, 0.2))), str(raster))
        text, _ = check_page(accuracy_report(assess_rasters([pair], Rules(ISPRS), NullReporter()), {}))
        assert "There are no confidence intervals: too few blocks: 9 of 16 × 16 pixels, which count as 7.7 full" in text
        assert "95 % confidence" not in text and "widened" not in text

    def test_matrix_cells(self):
        rows = ISPRS.classes[:2]
        table = matrix_table(np.array([[3, 1, 0], [0, 0, 0]]), rows, ISPRS.classes[:3])
        assert [item.value for item in table.columns] == [0, 1]  # the empty column that is no class is dropped
        first, second = (cells for _, cells, _ in table.rows)
        assert [pixels for *_, pixels in table.rows] == [4, 0] and table.sums == (3, 1) and table.total == 4
        assert [(cell.share, cell.pixels) for cell in first] == [(0.75, 3), (0.25, 1)]
        assert math.isnan(second[0].share) and second[0].background == "#ffffff"


class TestEnvironmentReport:
    def test_says_what_is_missing_and_how_to_install_it(self):
        text, _ = check_page(environment_report(FACTS))
        for words in ("not ready", "missing", "1.20 (too old)", "/opt/<python> -m pip install -r requirements.txt"):
            assert words in text, words

    def test_says_when_all_is_there(self):
        facts = {**FACTS, "missing": [], "packages": {"torch": "2.6", "numpy": "2.0"}, "device": "cuda (RTX 4070)"}
        text, _ = check_page(environment_report(facts))
        assert "All that the engine needs is installed" in text and "NVIDIA graphics card" in text
        text, _ = check_page(environment_report({**facts, "device": "cpu"}))
        assert "no graphics card" in text
        text, _ = check_page(environment_report({**facts, "torch_problem": "libcuda <lost>"}))
        assert "libcuda <lost>" in text and "not ready" in text

    def test_works_in_a_python_without_packages(self):
        code = (
            "from training.environment.report import environment_report; import sys; "
            f"assert 'missing' in environment_report({FACTS!r}); "
            "assert not {'numpy', 'jinja2', 'matplotlib', 'rasterio'} & set(sys.modules)"
        )
        subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, check=True)


def test_pictures_show_the_right_pixels():
    labels = np.array([[0, 1], [6, 255]], dtype=np.uint8)
    shown = np.asarray(decode(label_map(labels, ISPRS)).convert("RGB"))
    assert shown[0, 1].tolist() == [0, 0, 255] and shown[1, 1].tolist() == [208, 215, 222]
    wrong = np.asarray(decode(disagreement_map(labels, np.array([[0, 2], [6, 0]], np.uint8))).convert("RGB"))
    assert wrong[0, 1].tolist() == [207, 34, 46]
    assert wrong[1, 1].tolist() == [208, 215, 222]
    assert wrong[0, 0].tolist() == wrong[1, 0].tolist() == [246, 248, 250]
    assert decode(photo(np.zeros((1024, 512, 3), np.uint8))).size == (128, 256)
    assert decode(label_map(np.zeros((1000, 300), np.uint8), ISPRS)).size == (75, 250)


def test_numbers_as_people_write_them():
    assert (percent(0.12345), percent(math.nan), percent(None)) == ("12.3\u00a0%", "–", "–")
    assert (count(1234567), number(0.5), number(math.nan)) == ("1\u00a0234\u00a0567", "0.500", "–")
    assert [plain(v) for v in (True, (1, 2), {"a": 1}, 0.5, "", None)] == ["yes", "1, 2", "a 1", "0.5", "–", "–"]
