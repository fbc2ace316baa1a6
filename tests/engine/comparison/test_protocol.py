"""A published protocol from a folder to a table, on made tiles; and what stands in the table."""

from __future__ import annotations

import csv
import json
import math

import pytest

from tests.engine.support.tiny_scenes import Notes, write_isprs_folder
from tests.report_pages import check_page
from training.comparison.protocol_table import ProtocolTable, protocol_report
from training.contract.config import ProtocolConfig
from training.contract.config.protocols import PROTOCOL_OF
from training.contract.errors import ConfigError, JobCancelled
from training.jobs.run import run_job

FIVE = ("impervious surfaces", "building", "low vegetation", "tree", "car")


def result(accuracy, f1):
    classes = [{"value": i, "name": name, "f1": f1} for i, name in enumerate((*FIVE, "clutter"))]
    classes[4]["f1"] = None
    return {"overall_accuracy": accuracy, "mean_f1": f1, "mean_iou": 0.5, "kappa": 0.4, "classes": classes}


class TestTable:
    @pytest.fixture()
    def table(self):
        results = {"seed_1": result(0.8, 0.7), "seed_2": result(0.9, 0.6), "all_seeds": result(0.91, 0.75)}
        return ProtocolTable(PROTOCOL_OF["vaihingen_12_4"], (1, 2), results)

    def test_lines_are_seeds_mean_ensemble_and_what_was_published(self, table):
        rows = {row.method: row for row in table.rows()}
        assert list(rows) == [
            "seed 1", "seed 2", "mean of 2 seeds", "probabilities of 2 seeds averaged", "SegNet, VGG16 encoder, IRRG"
        ]  # fmt: skip
        mean = rows["mean of 2 seeds"]
        assert mean.values[:2] == pytest.approx((85, 65)) and mean.spread[0] == pytest.approx(math.sqrt(50))
        assert mean.values[7] is None
        segnet = rows["SegNet, VGG16 encoder, IRRG"]
        assert segnet.values == (90.47, pytest.approx(89.54), None, 91.4, 95.4, 80.0, 90.5, 90.4)
        assert "Audebert" in segnet.source

    def test_clutter_is_outside_the_means_of_this_protocol_but_not_of_the_full_one(self, table):
        assert table.classes == list(FIVE)
        full = ProtocolTable(PROTOCOL_OF["vaihingen_full_6"], (1,), {"seed_1": result(0.8, 0.7)})
        assert full.classes == [*FIVE, "clutter"]
        assert "No published figures" in check_page(protocol_report(full, {}))[0]

    def test_report_names_protocol_seeds_tiles_and_sources(self, table):
        text, _ = check_page(protocol_report(table, {"folder": "v"}))
        for words in (
            "vaihingen_12_4",
            "90.47",
            "1 2",
            "11: they alone choose the epoch",
            "85.00 ± 7.07",
            "5 15 21 30",
        ):
            assert words in text, words


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("benchmark")
    write_isprs_folder(path, [int(n) for n in PROTOCOL_OF["vaihingen_12_4"].tiles], 48, 64, with_heights=False)
    return path


def job(folder, out, **parameters):
    tiny = {"patch_size": 32, "patches": 8, "validation_patches": 2, "width": 4, "epochs": 1, "batch_size": 4}
    fixed = {"folder": str(folder), "output": str(out / "run"), "device": "cpu", "precision": "float32", "repeats": 2}
    return ProtocolConfig(**{**fixed, **tiny, "overlap": 0, "table": str(out / "t.csv"), **parameters})


class StopsAfterTheFirstModel(Notes):
    def is_cancelled(self):
        return bool(self.fractions) and self.fractions[-1] > 0.45


@pytest.mark.slow
def test_from_a_folder_to_a_table_and_on_after_a_stop(folder, tmp_path):
    with pytest.raises(JobCancelled):
        run_job("protocol", job(folder, tmp_path), StopsAfterTheFirstModel())
    assert not (tmp_path / "t.csv").exists() and (tmp_path / "run.runs/patches/dataset.json").exists()
    card = json.loads((tmp_path / "run.runs/patches/dataset.json").read_text())
    splits = {source["number"]: source["split"] for source in card["sources"]}
    protocol = PROTOCOL_OF["vaihingen_12_4"]
    expected = {
        **{tile: ["train"] for tile in protocol.train},
        **{tile: ["validation"] for tile in protocol.validation},
        **{tile: ["test"] for tile in protocol.test},
    }
    assert splits.items() <= expected.items()  # few patches: not every tile has one
    assert {*protocol.validation, *protocol.test} <= set(splits)
    with pytest.raises(ConfigError, match="made with another EPOCHS"):
        run_job("protocol", job(folder, tmp_path, epochs=2), Notes())
    notes = Notes()
    result = run_job("protocol", job(folder, tmp_path, report=str(tmp_path / "r.html")), notes)
    rows = list(csv.DictReader((tmp_path / "t.csv").read_text().splitlines()))
    assert [row["method"] for row in rows][-2:] == ["probabilities of 2 seeds averaged", "SegNet, VGG16 encoder, IRRG"]
    assert float(rows[3]["overall_accuracy"]) == pytest.approx(100 * result.scores["overall_accuracy"], abs=0.006)
    text, _ = check_page((tmp_path / "r.html").read_text(encoding="utf-8"))
    assert "seed 1, epoch 1 of 1, chosen by the validation on 11" in text and "seed 2, epoch 1" in text
    assert not (tmp_path / "run.runs").exists()
    names = {path.name for path in (tmp_path / "run").iterdir()}
    assert names == {"patches", "seed_1", "seed_2", "all_seeds", "protocol.json"}
    assert len(list((tmp_path / "run/all_seeds").glob("top_mosaic_09cm_area*.tif"))) == 4
    accuracy, _ = check_page((tmp_path / "run/all_seeds/report.html").read_text(encoding="utf-8"))
    assert "Beside published figures" in accuracy and "90.47" in accuracy


def test_a_foreign_folder_is_not_touched(folder, tmp_path):
    (tmp_path / "run.runs").mkdir()
    (tmp_path / "run.runs/mine.txt").write_text("x")
    with pytest.raises(ConfigError, match="no working folder of a protocol"):
        run_job("protocol", job(folder, tmp_path), Notes())
    assert [path.name for path in (tmp_path / "run.runs").iterdir()] == ["mine.txt"]
