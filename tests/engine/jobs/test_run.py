"""How a job is run: outputs appear when complete, and nothing is left otherwise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.engine.support.tiny_scenes import Notes
from tests.run_records import run_record
from training.contract.config import AssessConfig, ClassifyConfig, DemoDataConfig, TileConfig, TrainConfig
from training.contract.errors import ConfigError, DependencyError, EngineError, JobCancelled, RasterError
from training.contract.outputs import OUR_MARK, part_path, whole_file, with_final_paths
from training.jobs import run as job_run
from training.jobs.registry import JOBS, Job
from training.jobs.result import JobResult
from training.jobs.run import JobRun, run_job


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


# What is refused before the work


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


# Run records


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
