"""How a job is run: outputs appear when complete, and nothing is left otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.support.tiny_scenes import Notes
from training.contract.config import AssessConfig, DemoDataConfig, TileConfig, TrainConfig
from training.contract.errors import ConfigError, DependencyError, EngineError, JobCancelled, RasterError
from training.contract.outputs import OUR_MARK, part_path, whole_file, with_final_paths
from training.jobs import run as job_run
from training.jobs.registry import JOBS, Job
from training.jobs.result import JobResult
from training.jobs.run import JobRun, run_job

OLD, NEW = b"II*\0old", b"II*\0new"  # how a TIFF begins


def write_all(outputs):
    """What the classification writes, sidecars included."""
    Path(outputs.path("output")).write_bytes(NEW)
    Path(outputs.path("output")).with_suffix(".qml").write_text(f"style {OUR_MARK}")
    Path(f"{outputs.path('output')}.aux.xml").write_text("names")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_outputs_are_staged_and_published_with_their_sidecars(job, tmp_path):
    seen = []

    def work(outputs):
        write_all(outputs)
        seen.extend(names(tmp_path / "out"))

    result = job(work)
    assert seen == ["c.vaihingen.part.qml", "c.vaihingen.part.tif", "c.vaihingen.part.tif.aux.xml"]
    assert names(tmp_path / "out") == [".runs", "c.qml", "c.tif", "c.tif.aux.xml"]
    assert result.outputs == {"output": str(tmp_path / "out" / "c.tif")}


def test_only_outputs_that_were_written_are_told(job, tmp_path):
    wanted = {"confidence": str(tmp_path / "out" / "p.tif"), "report": str(tmp_path / "out" / "r.html")}
    assert set(job(write_all, **wanted).outputs) == {"output"}


@pytest.mark.parametrize("error", [EngineError("wrong", "do"), ValueError("bug"), JobCancelled()])
def test_a_run_that_fails_leaves_what_was_there(job, tmp_path, error):
    job(write_all)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}

    def work(outputs):
        write_all(outputs)
        Path(outputs.path("output")).write_text("half")
        raise error

    with pytest.raises(type(error)):
        job(work)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before


def train_job(tmp_path, monkeypatch, work):
    """A run of a stand-in for the training, which keeps its model and report."""
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(job_run, "_load", lambda *_: lambda config, outputs, reporter: work(outputs))
    paths = {"model": str(tmp_path / "out" / "m.safetensors"), "report": str(tmp_path / "out" / "r.html")}
    return JobRun("train", TrainConfig(dataset=str(tmp_path / "data"), **paths))


def write_model(outputs):
    Path(outputs.path("model")).write_text("best so far")
    Path(f"{outputs.path('model')}.vaihingen.part").write_text("half of the next")


KEPT = [".runs", "m.safetensors"]


def test_a_cancelled_run_leaves_only_what_it_keeps_and_says_so(tmp_path, monkeypatch):
    def work(outputs):
        write_model(outputs)
        raise JobCancelled

    with pytest.raises(JobCancelled) as caught:
        train_job(tmp_path, monkeypatch, work).run(Notes())
    assert caught.value.message == f"Kept the best model so far: {tmp_path / 'out' / 'm.safetensors'}."
    assert names(tmp_path / "out") == KEPT


def test_a_stopped_run_that_can_be_resumed_says_so(tmp_path, monkeypatch):
    def work(outputs):
        write_model(outputs)
        (tmp_path / "out" / "m.ckpt").write_text("its state")
        (tmp_path / "out" / "m.ckpt.vaihingen.part").write_text("half of the next")
        raise JobCancelled

    with pytest.raises(JobCancelled, match=r"m\.safetensors\. To go on with it, run it again with RESUME\.$"):
        train_job(tmp_path, monkeypatch, work).run(Notes())
    assert names(tmp_path / "out") == sorted(["m.ckpt", *KEPT])


def test_a_run_that_fails_keeps_the_same_and_says_so(tmp_path, monkeypatch):
    def work(outputs):
        write_model(outputs)
        raise EngineError("The disk is full.", "Free space.")

    with pytest.raises(EngineError) as caught:
        train_job(tmp_path, monkeypatch, work).run(Notes())
    path = tmp_path / "out" / "m.safetensors"
    assert str(caught.value) == f"The disk is full. Kept the best model so far: {path}.\nFree space."
    assert names(tmp_path / "out") == KEPT and path.read_text() == "best so far"


@pytest.mark.parametrize("error", [ValueError("bug"), MemoryError()])
def test_a_mistake_of_ours_loses_nothing_either(tmp_path, monkeypatch, error):
    def work(outputs):
        write_model(outputs)
        raise error

    notes = Notes()
    with pytest.raises(type(error)):
        train_job(tmp_path, monkeypatch, work).run(notes)
    assert names(tmp_path / "out") == KEPT
    assert notes.lines == [f"Kept the best model so far: {tmp_path / 'out' / 'm.safetensors'}."]


def test_a_disk_without_room_for_a_record_hides_nothing(tmp_path, monkeypatch):
    def work(outputs):
        write_model(outputs)
        monkeypatch.setattr("training.jobs.record.write_record", full)
        raise EngineError("The disk is full.")

    def full(path, record):
        raise ConfigError(f"{path} cannot be written: No space left on device.")

    with pytest.raises(EngineError, match=r"^The disk is full\. Kept the best model so far"):
        train_job(tmp_path, monkeypatch, work).run(Notes())
    assert names(tmp_path / "out") == KEPT[1:]


def test_what_is_obsolete_goes_once_the_outputs_have_their_names(tmp_path, monkeypatch):
    def work(outputs):
        write_model(outputs)
        (tmp_path / "out" / "m.ckpt").write_text("its state")
        return JobResult(obsolete=(str(tmp_path / "out" / "m.ckpt"),))

    train_job(tmp_path, monkeypatch, work).run(Notes())
    assert names(tmp_path / "out") == KEPT


def test_what_is_obsolete_stays_if_the_outputs_cannot_be_written(tmp_path, monkeypatch):
    def work(outputs):
        write_model(outputs)
        (tmp_path / "out" / "m.ckpt").write_text("its state")
        (tmp_path / "out" / "m.safetensors").mkdir()
        (tmp_path / "out" / "m.safetensors" / "file").write_text("in the way")
        return JobResult(obsolete=(str(tmp_path / "out" / "m.ckpt"),))

    with pytest.raises(ConfigError, match="cannot be replaced"):
        train_job(tmp_path, monkeypatch, work).run(Notes())
    assert names(tmp_path / "out") == ["m.ckpt", "m.safetensors", "m_2.safetensors"]


def test_an_output_can_be_shown_before_the_end(tmp_path, monkeypatch):
    def work(outputs):
        outputs.write_early("report", "first page")
        assert (tmp_path / "out" / "r.html").read_text() == "first page"
        outputs.write_early("report", "second page")
        write_model(outputs)
        return JobResult()

    result = train_job(tmp_path, monkeypatch, work).run(Notes())
    assert result.outputs["report"] == str(tmp_path / "out" / "r.html")
    assert (tmp_path / "out" / "r.html").read_text() == "second page"
    assert names(tmp_path / "out") == [*KEPT, "r.html"]


def test_a_whole_file_is_the_old_one_until_it_is_whole(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(OSError), whole_file(path) as stream:
        stream.write(b"half")
        assert path.read_text() == "old"
        raise OSError
    assert path.read_text() == "old" and names(tmp_path) == ["a.txt"]
    with whole_file(path) as stream:
        stream.write(b"new")
    assert path.read_text() == "new" and names(tmp_path) == ["a.txt"]


def test_a_run_stopped_from_outside_keeps_the_same(tmp_path, monkeypatch):
    def work(outputs):
        write_model(outputs)
        said.append(run.stop())
        return JobResult()

    said = []
    run = train_job(tmp_path, monkeypatch, work)
    with pytest.raises(JobCancelled) as caught:
        run.run(Notes())
    assert [caught.value.message] == said
    assert names(tmp_path / "out") == KEPT


def test_what_the_job_still_writes_while_it_is_stopped_does_not_stay(tmp_path, monkeypatch):
    def work(outputs):
        write_model(outputs)
        monkeypatch.setattr(run, "_recorded", lambda *_: write_more(outputs))
        said.append(run.stop())
        left.extend(names(tmp_path / "out"))
        return JobResult()

    def write_more(outputs):
        Path(outputs.path("report")).write_text("whole")
        Path(f"{outputs.shown('report')}.vaihingen.part").write_text("half of what is shown early")

    said, left = [], []
    run = train_job(tmp_path, monkeypatch, work)
    with pytest.raises(JobCancelled):
        run.run(Notes())
    assert left == ["m.safetensors"]


def test_what_a_stopped_run_stumbles_over_is_not_told(tmp_path, monkeypatch):
    def work(outputs):
        write_model(outputs)
        run.stop()
        Path(outputs.path("model")).read_text()  # was just published

    run = train_job(tmp_path, monkeypatch, work)
    with pytest.raises(JobCancelled, match="Kept the best model so far"):
        run.run(Notes())
    assert names(tmp_path / "out") == KEPT


def test_a_run_that_is_stopped_early_says_that_it_keeps_nothing(tmp_path, monkeypatch):
    run = train_job(tmp_path, monkeypatch, lambda outputs: run.stop())
    with pytest.raises(JobCancelled, match=r"^There was nothing to keep yet\.$"):
        run.run(Notes())
    assert not (tmp_path / "out").exists()


def test_a_run_that_has_ended_cannot_be_stopped(tmp_path, monkeypatch):
    run = train_job(tmp_path, monkeypatch, lambda outputs: write_model(outputs) or JobResult())
    run.run(Notes())
    assert run.stop() is None
    assert names(tmp_path / "out") == KEPT


def test_an_existing_output_is_replaced(job, tmp_path):
    job(write_all)
    (tmp_path / "out" / "c.tif").write_bytes(OLD)
    job(write_all)
    assert (tmp_path / "out" / "c.tif").read_bytes() == NEW


def test_files_of_others_are_left_alone(job, tmp_path):
    others = ["c.tif.bak", "c.part", "c.csv", "c.part.tif", "c.part.tif.ovr", "c2.vaihingen.part.tif", "cc.part.qml"]
    (tmp_path / "out").mkdir()
    for name in others:
        (tmp_path / "out" / name).write_text("mine")

    def work(outputs):
        raise ValueError

    with pytest.raises(ValueError):
        job(work)
    assert names(tmp_path / "out") == sorted(others)


@pytest.mark.parametrize("fails", [True, False])
def test_files_beside_an_output_folder_are_left_alone(tmp_path, monkeypatch, fails):
    others = ["town.qgz", "town.tif", "town.d"]
    for name in others:
        (tmp_path / name).write_text("mine")

    def work(config, outputs, reporter):
        Path(outputs.path("output")).mkdir()
        if fails:
            raise ValueError
        return JobResult()

    monkeypatch.setattr(job_run, "_load", lambda *_: work)
    try:
        run_job("demodata", DemoDataConfig(output=str(tmp_path / "town")), Notes())
    except ValueError:
        assert fails
    made = [] if fails else [".runs", "town"]
    assert names(tmp_path) == sorted([*others, *made])
    assert all((tmp_path / name).read_text() == "mine" for name in others)


def test_what_a_killed_run_left_is_gone_before_the_work(job, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "c.vaihingen.part.qml").write_text("of the killed run")
    job(lambda outputs: Path(outputs.path("output")).write_text("new") and None)
    assert names(tmp_path / "out") == [".runs", "c.tif"]


def fill_folder(config, outputs, reporter):
    """Stands in for a job whose output is a folder."""
    folder = Path(outputs.path("output"))
    folder.mkdir()
    (folder / "a.txt").write_text("a")
    return JobResult()


def test_an_empty_output_folder_is_filled(tmp_path, monkeypatch):
    monkeypatch.setattr(job_run, "_load", lambda *_: fill_folder)
    (tmp_path / "town").mkdir()
    run_job("demodata", DemoDataConfig(output=str(tmp_path / "town")), Notes())
    assert names(tmp_path / "town") == ["a.txt"]
    with pytest.raises(ConfigError, match="already exists and is not empty"):
        run_job("demodata", DemoDataConfig(output=str(tmp_path / "town")), Notes())
    assert names(tmp_path / "town") == ["a.txt"]


def test_an_output_folder_with_a_leftover_of_the_system_counts_as_empty(tmp_path, monkeypatch):
    monkeypatch.setattr(job_run, "_load", lambda *_: fill_folder)
    (tmp_path / "town").mkdir()
    for name in (".DS_Store", "Thumbs.db"):
        (tmp_path / "town" / name).write_text("of the system")
    run_job("demodata", DemoDataConfig(output=str(tmp_path / "town")), Notes())
    assert names(tmp_path / "town") == [".DS_Store", "Thumbs.db", "a.txt"]
    assert (tmp_path / "town" / ".DS_Store").read_text() == "of the system"


# Names


@pytest.mark.parametrize("path", ["out.tif", "a/b.c/out.tif", "folder", "x.part.tif", "dotted.name.tif", "set.v2"])
def test_the_name_of_half_an_output_is_another_one_that_nobody_is_told(path):
    part = part_path(Path(path))
    assert part != Path(path) and (part.suffix == Path(path).suffix or not Path(path).suffix)
    config = DemoDataConfig(output=path)
    assert with_final_paths(config, f"{part} and {part}/top/a.tif are full, {part}ly.") == (
        f"{path} and {path}/top/a.tif are full, {part}ly."
    )


def test_errors_name_outputs_as_the_user_does(job, tmp_path):
    def work(outputs):
        raise RasterError(f"{outputs.path('output')} cannot be written.", f"Or is {outputs.path('report')} open?")

    with pytest.raises(RasterError) as caught:
        job(work, report=str(tmp_path / "out" / "r.html"))
    assert caught.value.message == f"{tmp_path / 'out' / 'c.tif'} cannot be written."
    assert caught.value.hint == f"Or is {tmp_path / 'out' / 'r.html'} open?"


def test_outputs_that_nobody_wants_have_no_path(job, tmp_path):
    def work(outputs):
        assert outputs.wanted("output") and not outputs.wanted("report")
        assert outputs.shown("output") == str(tmp_path / "out" / "c.tif")
        assert (outputs.path("report"), outputs.shown("report")) == ("", "")

    job(work)


def test_every_job_has_its_module_and_parameters():
    for name, job in JOBS.items():
        assert callable(job_run._load(job.module)), name
        assert job.config().options() and job.summary.endswith(".")


def test_a_missing_package_is_told_with_the_line_that_installs_it(tmp_path, monkeypatch):
    monkeypatch.setitem(JOBS, "assess", Job(AssessConfig, "no_such_module", "None."))
    with pytest.raises(DependencyError) as caught:
        run_job("assess", AssessConfig(prediction="a", reference="b"), Notes())
    assert "no_such_module" in caught.value.message and "-m pip install -r " in caught.value.hint


@pytest.mark.parametrize("package", ["matplotlib", "jinja2"])
def test_packages_for_the_report_are_missed_before_the_work(tmp_path, monkeypatch, package):
    real = job_run.find_spec
    monkeypatch.setattr(job_run, "find_spec", lambda name: None if name == package else real(name))
    config = TileConfig(folder=str(tmp_path), output=str(tmp_path / "set"), report=str(tmp_path / "r.html"))
    with pytest.raises(DependencyError, match=package) as caught:
        run_job("tile", config, Notes())
    assert "-m pip install -r " in caught.value.hint
