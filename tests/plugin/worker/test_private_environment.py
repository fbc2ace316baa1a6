import json
import os
import sys
import zipfile
from pathlib import Path

import fake_workers as fakes
import pytest
from fake_workers import make_script
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException
from recording import RecordingFeedback, refusal, run
from vaihingen_qgis_plugin.training.contract.installation import EXTRAS, requirements_file
from vaihingen_qgis_plugin.training.contract.pytorch.nvidia import NvidiaCard

from vaihingen_qgis_plugin.worker import interpreter, torch_choice
from vaihingen_qgis_plugin.worker.private_environment import create_environment, find_base_python


@pytest.fixture
def requirements(tmp_path):
    """A requirements file with one package that lies beside it, so that no network is needed."""
    package = tmp_path / "tiny"
    package.mkdir()
    (package / "pyproject.toml").write_text('[project]\nname = "tiny"\nversion = "1.0"\n')
    path = tmp_path / "requirements.txt"
    path.write_text("# nothing but a comment\n")
    return path


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


@pytest.mark.slow
def test_create(tmp_path, requirements, feedback):
    location = tmp_path / "new" / "environment"
    python = create_environment("", location, requirements, "", feedback)
    assert Path(python).is_file()
    assert interpreter.is_complete(location)
    assert json.loads((location / interpreter.COMPLETE_MARK).read_text())["installed"] == ["-r", str(requirements)]
    assert [text.split()[1:3] for text in feedback.of("command")] == [["-m", "venv"], ["-m", "pip"]]
    create_environment("", location, requirements, "", feedback)  # brings it up to date
    assert interpreter.is_complete(location)


@pytest.mark.slow
def test_algorithm_creates_checks_and_remembers(tmp_path, requirements, feedback, monkeypatch):
    monkeypatch.delenv("VAIHINGEN_PYTHON", raising=False)
    monkeypatch.setattr("vaihingen_qgis_plugin.algorithms.environment.requirements_file", lambda: requirements)
    monkeypatch.chdir(tmp_path)
    location = tmp_path / "environment"
    try:
        results, _ = run("vaihingen:environment", {"CREATE": True, "LOCATION": "environment"}, feedback)
        assert interpreter.choose_interpreter().path == str(interpreter.environment_python(location))
    finally:
        interpreter.remember_interpreter("")
    assert Path(results["PYTHON"]).parent == location / "bin"
    assert any("just created" in text for text in feedback.of("info"))


@pytest.fixture
def torch_wheel(tmp_path):
    """An empty package that is called torch, built for processors."""
    path = tmp_path / "torch-2.13.0+cpu-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        info = "torch-2.13.0+cpu.dist-info"
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: torch\nVersion: 2.13.0+cpu\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    return str(path)


@pytest.mark.slow
def test_optional_packages_leave_pytorch_as_it_is(tmp_path, requirements, torch_wheel, feedback):
    extra = tmp_path / "requirements-more.txt"
    extra.write_text("# nothing either\n")
    location = tmp_path / "environment"
    create_environment("", location, requirements, torch_wheel, feedback, [extra])
    pin = ["torch==2.13.0", "--extra-index-url", "https://download.pytorch.org/whl/cpu"]
    installed = json.loads((location / interpreter.COMPLETE_MARK).read_text())["installed"]
    assert installed == [torch_wheel, "-r", str(requirements), "-r", str(extra), *pin]
    assert feedback.of("command")[-1].endswith(" ".join(["-r", str(extra), *pin]))
    create_environment("", location, requirements, "", feedback, [extra])  # brings it up to date
    assert feedback.of("command")[-1].endswith(" ".join(["-r", str(extra), *pin]))


@pytest.mark.slow
def test_optional_packages_that_cannot_be_installed_are_named(tmp_path, requirements, feedback):
    extra = tmp_path / "requirements-more.txt"
    extra.write_text("./no-such-folder\n")
    with pytest.raises(QgsProcessingException, match="The optional packages cannot be installed"):
        create_environment("", tmp_path / "environment", requirements, "", feedback, [extra])


@pytest.mark.parametrize(
    ("chosen", "files"),
    [({}, []), ({"EXTRAS": ["encoders"]}, ["requirements-encoders.txt"]), ({"EXTRAS": []}, [])],
)
def test_chosen_extras_name_their_lists(tmp_path, fake_worker, feedback, monkeypatch, chosen, files):
    fake_worker(fakes.GOOD)
    wanted = []

    def create(python, location, requirements, torch, feedback, extras):
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


@pytest.mark.slow
def test_failed_installation_is_removed(tmp_path, feedback):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("./no-such-folder\n")
    location = tmp_path / "environment"
    with pytest.raises(QgsProcessingException, match="The packages cannot be installed"):
        create_environment("", location, requirements, "", feedback)
    assert not location.exists()


@pytest.mark.slow
@pytest.mark.parametrize("asked", ["", "cu126"])
def test_a_build_that_cannot_be_had_is_replaced_only_if_nobody_asked_for_it(tmp_path, torch_wheel, monkeypatch, asked):
    """The address of the builds is a folder here, which has none; nor does pip know others of this machine."""
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setattr(torch_choice, "index_of", lambda build: empty.as_uri())
    monkeypatch.setattr(torch_choice, "nvidia_cards", lambda environment: [NvidiaCard("GTX", "581.1", (6, 1))])
    requirements = tmp_path / "requirements.txt"
    requirements.write_text(f"torch @ {Path(torch_wheel).as_uri()}\n")
    location, feedback = tmp_path / "environment", RecordingFeedback()
    if asked:
        with pytest.raises(QgsProcessingException, match="PyTorch cannot be installed"):
            create_environment("", location, requirements, asked, feedback)
        assert not location.exists()
        return
    create_environment("", location, requirements, asked, feedback)
    assert any("build cu126" in text for text in feedback.of("info"))
    assert any("The usual PyTorch is installed instead" in text for text in feedback.of("warning"))


def test_cancel_removes_what_was_made(tmp_path, requirements):
    location = tmp_path / "environment"
    with pytest.raises(QgsProcessingException, match="The run was cancelled"):
        create_environment("", location, requirements, "", RecordingFeedback(cancel_after=2))
    assert not location.exists()


def test_other_folders_are_left_alone(tmp_path, requirements, feedback):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("text")
    with pytest.raises(QgsProcessingException, match="is no environment of this plugin"):
        create_environment("", tmp_path / "thesis", requirements, "", feedback)
    assert (tmp_path / "thesis" / "chapter.txt").exists()


def test_unfit_base_python(tmp_path, requirements, feedback):
    old = make_script(tmp_path, fakes.OLD_PYTHON)
    with pytest.raises(QgsProcessingException, match=r"is Python 3\.6, but the engine needs Python 3\.10 or newer"):
        create_environment(old, tmp_path / "environment", requirements, "", feedback)
    with pytest.raises(QgsProcessingException, match="is not a Python interpreter"):
        create_environment("/bin/true", tmp_path / "environment", requirements, "", feedback)
    assert not (tmp_path / "environment").exists()


def test_base_python_is_new_enough_and_real():
    assert os.access(find_base_python(), os.X_OK)
    assert not find_base_python().startswith(sys.prefix) or sys.prefix == sys.base_prefix


def test_python_without_packages_gives_the_line_that_installs(tmp_path, monkeypatch):
    """The real engine in a Python that lacks everything: one sentence, no traceback."""
    from small_inputs import write_dataset

    base = find_base_python()
    monkeypatch.setenv("VAIHINGEN_PYTHON", base)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:train")
    parameters = {"DATASET": write_dataset(tmp_path / "set"), "MODEL": str(tmp_path / "m.safetensors")}
    with pytest.raises(QgsProcessingException) as caught:
        algorithm.run(parameters, QgsProcessingContext(), RecordingFeedback(), {}, False)
    assert "-m pip install -r" in str(caught.value)
    assert "Traceback" not in str(caught.value)
