"""Outputs that are refused before the work begins, and files that another program holds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.engine.jobs.test_run import NEW, OLD, names, write_all
from training.contract.errors import ConfigError


def never(outputs):
    raise AssertionError("the work began")


@pytest.mark.parametrize("spelling", ["in/o.tif", "in/../in/o.tif"])
def test_an_output_that_is_also_an_input_is_refused(job, tmp_path, spelling):
    with pytest.raises(ConfigError, match=r"OUTPUT .* is also an input"):
        job(never, output=f"{tmp_path}/{spelling}")
    assert (tmp_path / "in" / "o.tif").read_text() == "o.tif"


def test_two_outputs_in_one_file_are_refused(job, tmp_path):
    with pytest.raises(ConfigError, match="CONFIDENCE and OUTPUT are both"):
        job(never, confidence=str(tmp_path / "out" / "c.tif"))


def test_a_folder_as_file_is_refused(job, tmp_path):
    with pytest.raises(ConfigError, match="is a folder, but must be a file"):
        job(never, output=str(tmp_path / "in"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_without_the_right_to_write_is_refused(job, tmp_path):
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(ConfigError, match="cannot be written: Permission denied") as caught:
        job(never, output=str(tmp_path / "locked" / "c.tif"))
    assert str(tmp_path / "locked") in caught.value.hint


def test_a_folder_that_cannot_be_made_is_refused(job, tmp_path):
    with pytest.raises(ConfigError, match=r"OUTPUT .* cannot be written") as caught:
        job(never, output=str(tmp_path / "in" / "o.tif" / "c.tif"))  # o.tif is a file
    assert "Choose another name or folder" in caught.value.hint


def test_wrong_parameters_are_refused(job):
    with pytest.raises(ConfigError, match="OVERLAP is 80, but must be at most 75"):
        job(never, overlap=80)


def test_an_output_that_another_program_holds_is_explained(job, tmp_path, monkeypatch):
    def work(outputs):
        write_all(outputs)

        def locked(*_):
            raise PermissionError(13, "The process cannot access the file")

        monkeypatch.setattr(os, "replace", locked)

    with pytest.raises(ConfigError, match=r"c\.tif cannot be replaced: The process cannot access") as caught:
        job(work)
    assert "Close" in caught.value.hint
    assert not (tmp_path / "out").exists()


def held(monkeypatch, *names):
    """As on Windows: files of these names cannot be replaced, since another program has them open."""
    replace = os.replace

    def refused(old, new):
        if Path(new).name in names:
            raise PermissionError(13, "The process cannot access the file")
        replace(old, new)

    monkeypatch.setattr(os, "replace", refused)


def test_an_output_that_is_open_elsewhere_is_refused_before_the_work(job, tmp_path, monkeypatch):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "c.tif").write_bytes(OLD)
    held(monkeypatch, "c.tif")
    with pytest.raises(ConfigError, match=r"OUTPUT .*c\.tif cannot be replaced") as caught:
        job(never)
    assert "Close" in caught.value.hint
    assert names(tmp_path / "out") == ["c.tif"]


def test_a_result_whose_old_file_was_opened_meanwhile_is_not_lost(job, tmp_path, monkeypatch):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "c.tif").write_bytes(OLD)

    def work(outputs):
        write_all(outputs)
        Path(outputs.path("confidence")).write_bytes(NEW)
        held(monkeypatch, "c.tif")

    with pytest.raises(ConfigError, match=r"c\.tif cannot be replaced: .* complete and lies in .*c_2\.tif\.\n"):
        job(work, confidence=str(tmp_path / "out" / "sure.tif"))
    folder = tmp_path / "out"
    assert ((folder / "c.tif").read_bytes(), (folder / "c_2.tif").read_bytes()) == (OLD, NEW)
    assert names(folder) == ["c.tif", "c_2.qml", "c_2.tif", "c_2.tif.aux.xml", "sure.tif"]
