"""The record of a run says how to repeat it."""

from __future__ import annotations

from tests.engine.jobs.test_run import write_all
from tests.run_records import run_record
from training.contract.config import TileConfig


def test_the_run_record_says_how_to_repeat_the_run(job, tmp_path):
    job(write_all, min_confidence=30.0, report=str(tmp_path / "out" / "my report.html"))
    record = run_record(tmp_path / "out" / "c.tif")
    assert record["qgis_process"] == (
        f"qgis_process run vaihingen:classify -- MODEL={tmp_path}/in/m.safetensors ORTHO={tmp_path}/in/o.tif "
        f"MIN_CONFIDENCE=30.0 OUTPUT={tmp_path}/out/c.tif 'REPORT={tmp_path}/out/my report.html'"
    )
    assert record["scores"] == {"figure": 1.5} and record["ran_on"]["device"] == "cpu"
    assert record["outputs"] == {"output": f"{tmp_path}/out/c.tif"}
    assert record["parameters"]["overlap"] == 50
    assert record["versions"]["python"] and record["seconds"] >= 0
    assert len(record["inputs"][f"{tmp_path}/in/o.tif"]) == 64


def test_lists_and_flags_in_the_command():
    from training.jobs.record import qgis_process_command

    config = TileConfig(orthos=("a b.tif", "c.tif"), references=("d.tif",), output="set")
    assert qgis_process_command("tile", config) == (
        "qgis_process run vaihingen:tile -- 'ORTHOS=a b.tif' ORTHOS=c.tif REFERENCES=d.tif OUTPUT=set"
    )
