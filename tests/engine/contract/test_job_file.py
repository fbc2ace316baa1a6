"""Job files: what is no job is refused in plain words."""

from __future__ import annotations

import pytest

from tests.plain_words import PYTHON
from training.contract.config import TrainConfig
from training.contract.errors import ConfigError
from training.contract.job_file import JobFile, write_job


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", "5", '{"shown_inputs": 5}', '{"shown_inputs": null}', '{"shown_inputs": {"x": 1}}',
        '{"x": 1}', "[" * 100_000, "9" * 5000,
    ],
    ids=lambda text: text[:30],
)  # fmt: skip
def test_what_is_no_job_is_refused(tmp_path, text):
    (tmp_path / "job.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        JobFile(tmp_path / "job.json").job(TrainConfig)
    assert error.value.hint and not PYTHON.search(error.value.message)


def test_bytes_that_are_no_text_are_refused(tmp_path):
    (tmp_path / "job.json").write_bytes(b"\xff\xfe{}")
    with pytest.raises(ConfigError, match="byte 1 is no part of a text"):
        JobFile(tmp_path / "job.json").job(TrainConfig)


@pytest.mark.parametrize("watched", [True, False])
def test_whether_somebody_looks_on_is_no_parameter(tmp_path, watched):
    config = TrainConfig(dataset="d", model="m.safetensors")
    write_job(tmp_path / "job.json", config, {}, watched=watched)
    assert JobFile(tmp_path / "job.json").watched is watched
    assert JobFile(tmp_path / "job.json").job(TrainConfig) == (config, config)
