import os
import sys
from pathlib import Path

import fake_workers as fakes
import pytest
from package_index import bare_environment
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException
from recording import RecordingFeedback, refusal, run
from vaihingen_qgis_plugin.training.contract.installation import EXTRAS, requirements_file

from vaihingen_qgis_plugin.worker import interpreter
from vaihingen_qgis_plugin.worker.environment import marks
from vaihingen_qgis_plugin.worker.environment.base_python import find_base_python
from vaihingen_qgis_plugin.worker.environment.place import default_environment, environment_python


def test_report_on_the_chosen_python(tmp_path, fake_worker, feedback):
    calls = fake_worker(fakes.GOOD)
    results, _ = run("vaihingen:environment", {"REPORT": str(tmp_path / "r.html")}, feedback)
    assert calls.only()["config"] == {"report": str(tmp_path / "r.html")}
    assert results["TORCH_VERSION"] == "2.13.0"
    assert results["DEVICE"] == "cpu"
    assert results["PYTHON"] == sys.executable


def test_a_given_python_is_checked_instead(tmp_path, fake_worker, feedback):
    fake_worker(fakes.NO_RESULT)
    other = tmp_path / "other"
    other.mkdir()
    run("vaihingen:environment", {"PYTHON": fakes.make_fake(other, fakes.GOOD)}, feedback)
    assert "(given as PYTHON)" in feedback.of("info")[0]


def test_refusals(tmp_path):
    assert "does not exist" in refusal("vaihingen:environment", {"PYTHON": str(tmp_path / "none")})
    assert "not an option" in refusal("vaihingen:environment", {"TORCH": "--index-url=x"})
    assert "one build" in refusal("vaihingen:environment", {"TORCH": "cu126", "TORCH_BUILD": "cu128"})
    assert refusal("vaihingen:environment", {"TORCH": "torch==2.9 cu126", "TORCH_BUILD": "cu126"}) == ""
    assert "TORCH_BUILD" in refusal("vaihingen:environment", {"TORCH_BUILD": "cu11"})
    assert "Set CREATE as well" in refusal("vaihingen:environment", {"REMOVE_OLD": True})


def test_qgis_itself_is_never_started(tmp_path, feedback, monkeypatch):
    """On Windows and macOS the program that runs is QGIS; as a Python it would open another window."""
    program = tmp_path / "QGIS"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n")
    program.chmod(0o755)
    assert "is QGIS and no Python" in refusal("vaihingen:environment", {"PYTHON": str(program)})
    monkeypatch.setenv("VAIHINGEN_PYTHON", str(program))
    with pytest.raises(QgsProcessingException, match="is QGIS and no Python"):
        _run_raising({"REPORT": str(tmp_path / "r.html")}, feedback)
    monkeypatch.delenv("VAIHINGEN_PYTHON")
    monkeypatch.setattr(interpreter, "own_python", lambda: "")
    with pytest.raises(QgsProcessingException, match=r"not installed yet(?s:.)*CREATE=true"):
        _run_raising({}, feedback)
    assert not (tmp_path / "started").exists()


def _run_raising(parameters, feedback):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:environment")
    return algorithm.run(parameters, QgsProcessingContext(), feedback, {}, False)


def test_the_log_ends_with_a_text_for_bug_reports(tmp_path, fake_worker, feedback):
    fake_worker(fakes.GOOD)
    results, _ = run("vaihingen:environment", {}, feedback)
    assert results["DIAGNOSTICS"] in feedback.of("info")[-1]
    for part in ("QGIS 3.", "Qt 5", "Python of the engine", "PyTorch: 2.13.0; device: cpu", "Packages from"):
        assert part in results["DIAGNOSTICS"]


def test_a_failure_is_in_the_text_for_bug_reports(tmp_path, fake_worker, feedback):
    fake_worker(fakes.NO_RESULT)
    with pytest.raises(QgsProcessingException):
        _run_raising({}, feedback)
    assert "Error: The worker ended without a result" in feedback.of("info")[-1]


@pytest.fixture
def places(tmp_path, monkeypatch):
    """An environment of an earlier version in the settings, and one in another profile."""
    monkeypatch.delenv("VAIHINGEN_PYTHON", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    profiles = tmp_path / "QGIS" / "QGIS3" / "profiles"
    monkeypatch.setattr(interpreter, "settings_folder", lambda: profiles / "default")
    monkeypatch.setattr("vaihingen_qgis_plugin.algorithms.environment.settings_folder", lambda: profiles / "default")
    interpreter.remember_interpreter("")
    older = [profiles / name / "vaihingen_unet" / "environment" for name in ("default", "work")]
    for place in older:
        make_environment(place)
    yield older
    interpreter.remember_interpreter("")


def make_environment(folder):
    bare_environment(folder, with_pip=False)
    marks.complete(folder, {})
    return str(environment_python(folder))


@pytest.mark.parametrize("removes", [False, True])
def test_older_environments_are_used_then_offered_for_removal(tmp_path, places, feedback, monkeypatch, removes):
    assert interpreter.choose_interpreter().path == str(environment_python(places[0]))
    interpreter.remember_interpreter(str(environment_python(places[0])))  # as an earlier version did

    def create(python, location, *_):
        assert location == default_environment()
        made = make_environment(location)
        Path(made).unlink()
        Path(fakes.make_fake(location / "bin", fakes.GOOD)).rename(made)
        return made

    monkeypatch.setattr("vaihingen_qgis_plugin.algorithms.environment.create_environment", create)
    run("vaihingen:environment", {"CREATE": True, "REMOVE_OLD": removes}, feedback)
    chosen = interpreter.choose_interpreter()
    assert chosen.path == str(environment_python(default_environment()))
    assert chosen.reason == "the plugin's private environment"  # no setting of this profile is needed
    said = "".join(feedback.of("info"))
    assert all(str(place) in said for place in places)
    assert [place.exists() for place in places] == [not removes] * 2
    assert ("REMOVE_OLD to remove them" in said) is not removes


def test_build_and_index_reach_the_installation(tmp_path, fake_worker, feedback, monkeypatch):
    fake_worker(fakes.GOOD)
    given = []

    def create(python, location, requirements, torch, feedback, extras, index):
        given.append((torch, index))
        return os.environ["VAIHINGEN_PYTHON"]

    monkeypatch.setattr("vaihingen_qgis_plugin.algorithms.environment.create_environment", create)
    for parameters in (
        {"TORCH_BUILD": "cu126", "INDEX": "https://mirror/simple"},
        {"TORCH": "torch==2.9 cu126"},
        {"TORCH_BUILD": "automatic"},
    ):
        run("vaihingen:environment", {"CREATE": True, "LOCATION": str(tmp_path / "new"), **parameters}, feedback)
    assert given == [("cu126", "https://mirror/simple"), ("torch==2.9 cu126", ""), ("", "")]


@pytest.mark.parametrize(
    ("chosen", "files"),
    [({}, []), ({"EXTRAS": ["encoders"]}, ["requirements-encoders.txt"]), ({"EXTRAS": []}, [])],
)
def test_chosen_extras_name_their_lists(tmp_path, fake_worker, feedback, monkeypatch, chosen, files):
    fake_worker(fakes.GOOD)
    wanted = []

    def create(python, location, requirements, torch, feedback, extras, index):
        wanted.extend([requirements, *extras])
        return os.environ["VAIHINGEN_PYTHON"]

    monkeypatch.setattr("vaihingen_qgis_plugin.algorithms.environment.create_environment", create)
    run("vaihingen:environment", {"CREATE": True, "LOCATION": str(tmp_path / "new"), **chosen}, feedback)
    assert [path.name for path in wanted] == ["requirements.txt", *files]
    assert all(path.is_file() for path in wanted)


def test_extras_that_cannot_be_installed_are_refused():
    assert "EXTRAS" in refusal("vaihingen:environment", {"EXTRAS": ["toys"], "CREATE": True})
    assert refusal("vaihingen:environment", {"EXTRAS": ["encoders"]}).endswith("or leave EXTRAS empty.")
    assert refusal("vaihingen:environment", {"EXTRAS": ["encoders"], "CREATE": True}) == ""


def test_every_extra_can_be_chosen_and_has_its_list(provider):
    definition = provider.algorithm("environment").parameterDefinition("EXTRAS")
    assert definition.options() == list(EXTRAS) and definition.flags() & definition.FlagAdvanced
    assert all(f"{name}: {meaning}" in definition.help() for name, meaning in EXTRAS.items())
    assert all(requirements_file(name).is_file() for name in ("", *EXTRAS))


def test_qgis_s_own_python_stays_as_it_is_and_the_engine_is_offered(tmp_path, monkeypatch):
    """The real engine in a Python that lacks everything: one sentence, no traceback."""
    from small_inputs import write_dataset

    base = find_base_python().path
    monkeypatch.setenv("VAIHINGEN_PYTHON", base)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:train")
    parameters = {"DATASET": write_dataset(tmp_path / "set"), "MODEL": str(tmp_path / "m.safetensors")}
    with pytest.raises(QgsProcessingException) as caught:
        algorithm.run(parameters, QgsProcessingContext(), RecordingFeedback(), {}, False)
    assert "vaihingen:environment -- CREATE=true" in str(caught.value)
    assert "pip" not in str(caught.value)
    assert "Traceback" not in str(caught.value)


def test_a_python_on_another_machine_is_checked_and_none_is_made_there(feedback, monkeypatch):
    address = "ssh://anna@gpu.example.org:2222/~/venv/bin/python"
    text = refusal("vaihingen:environment", {"PYTHON": address, "CREATE": True})
    assert "CREATE makes an environment on this computer" in text and "gpu.example.org" in text
    assert "ssh -p 2222 anna@gpu.example.org" in text and "python3 -m venv ~/vaihingen" in text
    assert refusal("vaihingen:environment", {"PYTHON": address}) == ""
    assert "-oProxyCommand=x" in refusal("vaihingen:environment", {"PYTHON": "ssh://-oProxyCommand=x/python"})
    monkeypatch.setenv("VAIHINGEN_PYTHON", address)
    assert "first empty 'Python of the engine'" in refusal("vaihingen:environment", {"CREATE": True})


def test_the_text_for_a_bug_report_does_not_name_the_other_machine(feedback, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")  # no ssh
    with pytest.raises(QgsProcessingException, match="no ssh on this computer"):
        _run_raising({"PYTHON": "ssh://anna@gpu.example.org/opt/python"}, feedback)
    text = feedback.of("info")[-1]
    assert "HOST/opt/python" in text
    assert "gpu.example.org" not in text and "anna" not in text
