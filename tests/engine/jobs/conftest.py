"""A stand-in for a job, whose work is what a test says."""

from __future__ import annotations

import pytest

from tests.engine.support.tiny_scenes import Notes
from training.contract.config import ClassifyConfig
from training.jobs import run as job_run
from training.jobs.result import JobResult
from training.jobs.run import run_job


@pytest.fixture()
def job(tmp_path, monkeypatch):
    """Run a stand-in for the classification that calls `work(outputs)`."""
    (tmp_path / "in").mkdir()
    for name in ("m.safetensors", "o.tif"):
        (tmp_path / "in" / name).write_text(name)

    def run(work, **parameters):
        def module_run(config, outputs, reporter):
            return work(outputs) or JobResult(scores={"figure": 1.5}, ran_on={"device": "cpu"})

        monkeypatch.setattr(job_run, "_load", lambda *_: module_run)
        defaults = {
            "model": str(tmp_path / "in" / "m.safetensors"),
            "ortho": str(tmp_path / "in" / "o.tif"),
            "output": str(tmp_path / "out" / "c.tif"),
        }
        return run_job("classify", ClassifyConfig(**{**defaults, **parameters}), Notes())

    return run
