import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from package_index import write_wheel
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QLockFile
from recording import RecordingFeedback

from vaihingen_qgis_plugin.worker import process
from vaihingen_qgis_plugin.worker.environment import create, marks, packages, refusals, space, torch_choice, uv
from vaihingen_qgis_plugin.worker.environment.place import environment_python
from vaihingen_qgis_plugin.worker.environment.previous import has_package, installed_torch


def files_of(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()}


def only_the_environment(installing):
    return {path.name for path in installing.location.parent.iterdir()} <= {"env"}


@pytest.fixture
def made(installing):
    """An environment that is there already, complete."""
    installing.make(RecordingFeedback())
    return installing


@pytest.fixture
def no_uv(monkeypatch):
    def missing(*_):
        raise uv.UvError("blocked by the virus scanner")

    monkeypatch.setattr(create, "find_uv", missing)


def test_an_environment_is_made_with_uv(installing, feedback):
    python = installing.make(feedback)
    assert python == str(environment_python(installing.location)) and Path(python).exists()
    assert marks.is_complete(installing.location) and only_the_environment(installing)
    assert installed_torch(installing.location) == "2.14.0+cpu" and has_package(installing.location, "tiny")
    facts = marks.facts_of(installing.location)
    assert facts["installer"] == "uv" and facts["version"] == "{}.{}".format(*sys.version_info)
    assert (installing.folder / "data" / "vaihingen_unet" / f"uv-{uv.VERSION}" / "uv").is_file()


def test_it_is_said_before_what_is_loaded(installing, feedback):
    installing.has_card("RTX 3060", "581.1", (8, 6))
    installing.make(feedback, "cu126")
    kinds = [kind for kind, _ in feedback.said]
    announced = feedback.of("info")[0]
    assert kinds.index("info") < kinds.index("command")
    for part in ("build cu126", installing.index.torch("cu126"), "3.3 GB", "7.5 GB", str(installing.location), "free"):
        assert part in announced


@pytest.mark.parametrize(
    ("card", "asked", "build"),
    [
        (None, "", "cpu"),
        (("RTX 3060", "535.1", (8, 6)), "", "cu126"),
        (("RTX 5090", "572.1", (12, 0)), "", "cu128"),
        (("RTX 3060", "581.1", (8, 6)), "cpu", "cpu"),
        (None, "cu130", "cu130"),
    ],
)
def test_the_build_that_fits_is_installed(installing, feedback, card, asked, build):
    if card:
        installing.has_card(*card)
    installing.make(feedback, asked)
    assert installed_torch(installing.location) == f"2.14.0+{build}"


def test_another_build_takes_the_place_of_the_first_and_nothing_else_is_loaded(made, feedback):
    loaded = len(made.index.asked)
    inode = os.stat(next(made.location.glob("lib/*/site-packages/tiny.py"))).st_ino
    made.make(feedback, "cu126")
    assert installed_torch(made.location) == "2.14.0+cu126" and only_the_environment(made)
    assert os.stat(next(made.location.glob("lib/*/site-packages/tiny.py"))).st_ino == inode  # not even copied
    assert not any("tiny" in path for path in made.index.asked[loaded:])
    texts = (made.location / "pyvenv.cfg").read_text() + (made.location / "bin" / "activate").read_text()
    assert "env.2" not in texts and str(made.location) in texts


@pytest.mark.parametrize("trouble", [{"venv": "disk"}, {"install": "boom"}, {"uninstall": "boom"}])
def test_a_failed_update_leaves_what_was_there(made, no_pip, feedback, trouble):
    before = files_of(made.location)
    made.trouble(**trouble)
    with pytest.raises(QgsProcessingException):
        made.make(feedback, "cu126")
    assert files_of(made.location) == before and only_the_environment(made)
    assert marks.is_complete(made.location)


def test_what_does_not_load_does_not_take_the_place_of_what_does(made, feedback):
    before = files_of(made.location)
    broken = "OSError: [WinError 126] c10.dll or one of its dependencies"
    write_wheel(made.index.folder / "whl" / "cu999" / "torch", "torch", "2.15.0+cu999", broken)
    with pytest.raises(QgsProcessingException, match=r"(?s)PyTorch cannot be loaded.*left as it was") as caught:
        made.make(feedback, "torch cu999")
    assert "vc_redist" in str(caught.value)
    assert files_of(made.location) == before


@pytest.fixture
def no_pip(monkeypatch, base):
    """The Python lacks ensurepip, so that only uv makes environments."""
    without = replace(base, can_venv=False)
    monkeypatch.setattr(refusals, "describe", lambda path: without)
    monkeypatch.setattr(refusals, "find_base_python", lambda *_: without)


def test_a_failed_first_installation_leaves_nothing(installing, no_pip, feedback):
    installing.trouble(install="error: boom")
    with pytest.raises(QgsProcessingException, match="PyTorch cannot be installed"):
        installing.make(feedback, "cu126")
    assert not installing.location.exists() and only_the_environment(installing)


def test_an_interrupted_installation_can_be_repeated(installing, feedback):
    """The computer went down: what was begun is there, with its mark."""
    marks.begin(installing.location)
    (installing.location / "bin").mkdir()
    (installing.location / "bin" / "python").touch()
    installing.make(feedback)
    assert marks.is_complete(installing.location)


def test_an_interrupted_update_can_be_repeated(made, feedback):
    new = marks.beside(made.location, ".2")
    marks.begin(new)
    (new / "lib").mkdir()
    made.make(feedback, "cu126")
    assert installed_torch(made.location) == "2.14.0+cu126" and only_the_environment(made)


def test_an_environment_whose_python_is_gone_is_made_anew(made, feedback):
    """QGIS was updated: the folder of its Python is another one."""
    settings = made.location / "pyvenv.cfg"
    settings.write_text(settings.read_text().replace(f"{sys.base_prefix}/bin", "/usr/gone"))
    assert "is gone" in marks.what_is_lost(made.location) and not marks.is_complete(made.location)
    made.make(feedback)
    assert marks.is_complete(made.location)


def test_packages_of_another_python_are_not_kept(made, feedback):
    settings = made.location / "pyvenv.cfg"
    settings.write_text(f"home = {Path(sys.base_prefix) / 'bin'}\nversion = 3.8.1\n")
    made.make(feedback)
    assert sum("pip" in call["argv"] and "install" in call["argv"] for call in made.calls) >= 4
    assert marks.is_complete(made.location)


@pytest.mark.parametrize("first", [True, False])
def test_cancel_leaves_what_was_there(installing, feedback, monkeypatch, first):
    if not first:
        installing.make(RecordingFeedback())
    before, calls = files_of(installing.location), len(installing.calls)
    real = packages.ChildProcess

    def cancelled_while_installing(command, *args, **options):
        if "install" in command:
            feedback.cancel()
        return real(command, *args, **options)

    monkeypatch.setattr(packages, "ChildProcess", cancelled_while_installing)
    with pytest.raises(QgsProcessingException, match="The run was cancelled"):
        installing.make(feedback, "cu126")
    assert files_of(installing.location) == before and only_the_environment(installing)
    assert not any("--without-pip" in call["argv"] for call in installing.calls[calls:])  # no other program was tried


def test_a_cancelled_program_is_ended_within_two_seconds(tmp_path, feedback):
    """Also one that does not listen; what counts is how long it is waited for, not the clock of a busy computer."""
    patience = packages._PATIENCE_S
    assert 2 * patience + process.POLL_S < 2
    program = tmp_path / "stubborn"
    program.write_text("#!/bin/sh\ntrap '' TERM\necho waiting\nwhile :; do sleep 0.05; done\n")
    program.chmod(0o755)
    said = []
    feedback.pushConsoleInfo = lambda text: (said.append(text), feedback.cancel())
    with pytest.raises(QgsProcessingException, match="The run was cancelled"):
        packages.Runner(feedback, dict(os.environ)).run([str(program)], "It cannot be done")
    assert said == ["waiting"]


def test_a_folder_that_cannot_be_removed_is_known_as_ours(installing, no_pip, feedback, monkeypatch):
    """A virus scanner holds a file, as on Windows."""
    installing.trouble(install="boom")
    with monkeypatch.context() as held:
        held.setattr(marks.shutil, "rmtree", lambda path, ignore_errors: None)
        with pytest.raises(QgsProcessingException):
            installing.make(feedback, "cu126")
    assert "could not be removed whole" in feedback.of("warning")[-1]
    assert marks.is_ours(installing.location)
    installing.trouble()
    installing.make(feedback)


def test_other_folders_are_left_alone(installing, feedback):
    for name in ("env", "env.2", "env.1", "env.tmp"):
        thesis = installing.location.parent / name / "chapter.txt"
        thesis.parent.mkdir(parents=True)
        thesis.write_text("text")
        with pytest.raises(QgsProcessingException, match="is no environment of this plugin"):
            installing.make(feedback)
        assert thesis.exists()
        shutil.rmtree(thesis.parent)


def test_an_environment_of_somebody_else_is_left_alone(installing, feedback):
    installing.location.mkdir(parents=True)
    (installing.location / "pyvenv.cfg").write_text("home = /usr/bin\n")
    with pytest.raises(QgsProcessingException, match="is no environment of this plugin"):
        installing.make(feedback)


def test_two_windows_do_not_make_it_at_once(installing, feedback):
    installing.location.parent.mkdir(parents=True)
    lock = QLockFile(f"{installing.location}.lock")
    assert lock.tryLock(0)
    with pytest.raises(QgsProcessingException, match="Another window of QGIS is making"):
        installing.make(feedback)
    lock.unlock()
    installing.make(feedback)


def test_a_window_that_has_gone_does_not_keep_others_out(installing, feedback):
    installing.location.parent.mkdir(parents=True)
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True)
    host = os.uname().nodename
    Path(f"{installing.location}.lock").write_text(f"{gone.stdout.strip()}\npython\n{host}\n")
    installing.make(feedback)


def test_a_full_disk_is_seen_before(installing, feedback, monkeypatch):
    monkeypatch.setattr(create, "free_space", lambda folder: 900_000_000)
    with pytest.raises(QgsProcessingException, match=r"900 MB free .* but 2\.\d GB are needed"):
        installing.make(feedback)
    assert not installing.location.exists() and not installing.calls


def test_pip_does_it_where_uv_cannot_be_had(installing, feedback, no_uv):
    installing.make(feedback)
    assert any("blocked by the virus scanner" in text for text in feedback.of("info"))
    argvs = [call["argv"] for call in installing.calls]
    assert [argv[1:3] for argv in argvs[:3]] == [["-m", "venv"], ["-m", "pip"], ["-m", "pip"]]
    assert all("--no-cache-dir" in argv for argv in argvs[1:3])  # no second copy
    scratch = Path(installing.calls[1]["env"]["TMPDIR"])
    assert scratch.parent == installing.location.parent and not scratch.exists()
    assert installed_torch(installing.location) == "2.14.0+cpu"


@pytest.mark.slow
def test_venv_and_pip_make_and_update_an_environment(installing, feedback, no_uv):
    installing.start_really()
    installing.make(feedback)
    assert installed_torch(installing.location) == "2.14.0+cpu"
    installing.make(feedback, "cu130")
    assert installed_torch(installing.location) == "2.14.0+cu130" and only_the_environment(installing)
    pip = (installing.location / "bin" / "pip").read_text()
    assert pip.startswith(f"#!{installing.location}/bin/python")


def test_pip_tries_where_uv_fails(installing, feedback):
    installing.trouble(**{"--relocatable": "This program is blocked by your administrator"})
    installing.make(feedback)
    assert "This was uv; now pip tries." in feedback.of("warning")[0]
    assert marks.facts_of(installing.location)["installer"] == "pip" and only_the_environment(installing)


@pytest.mark.parametrize("asked", ["", "cu126"])
def test_a_build_that_cannot_be_had_is_replaced_only_if_nobody_asked_for_it(
    installing, no_pip, feedback, monkeypatch, asked
):
    monkeypatch.setattr(torch_choice, "index_of", lambda build: f"{installing.index.root}/nowhere")
    installing.has_card("GTX", "581.1", (6, 1))
    if asked:
        with pytest.raises(QgsProcessingException, match="PyTorch cannot be installed"):
            installing.make(feedback, asked)
        assert not installing.location.exists()
        return
    installing.make(feedback)
    assert any("build cu126" in text for text in feedback.of("info"))
    assert any("The usual PyTorch is installed instead" in text for text in feedback.of("warning"))
    assert any("about 3.2 GB are loaded" in text for text in feedback.of("warning"))
    assert installed_torch(installing.location) == "2.14.0"
    shutil.rmtree(installing.location)
    monkeypatch.setattr(torch_choice, "nvidia_cards", lambda environment: [])
    monkeypatch.setattr(create, "free_space", lambda folder: 5_000_000_000)  # enough for the build for processors only
    with pytest.raises(QgsProcessingException, match=r"10\.7 GB are needed"):
        installing.make(feedback)
    assert not installing.location.exists()


def test_optional_packages_leave_pytorch_as_it_is(made, feedback):
    extra = made.folder / "requirements-more.txt"
    write_wheel(made.index.folder / "simple" / "more", "more", "1.0")
    extra.write_text("more\n")
    made.make(feedback, extras=[extra])
    call = next(call["argv"] for call in made.calls if str(extra) in call["argv"])
    pin = ["torch==2.14.0", "--extra-index-url", "https://download.pytorch.org/whl/cpu"]
    assert call[call.index(str(extra)) + 1 :][:3] == pin
    assert has_package(made.location, "more") and installed_torch(made.location) == "2.14.0+cpu"


def test_optional_packages_that_cannot_be_installed_are_named(installing, no_pip, feedback):
    extra = installing.folder / "requirements-more.txt"
    extra.write_text("none-such\n")
    with pytest.raises(QgsProcessingException, match="The optional packages cannot be installed"):
        installing.make(feedback, extras=[extra])


def test_without_internet_all_comes_from_a_folder(installing, feedback, monkeypatch):
    wheels = installing.folder / "my wheels"
    write_wheel(wheels, "tiny", "1.0")
    write_wheel(wheels, "torch", "2.14.0+cu126")
    shutil.copy(installing.index.folder / "simple" / "uv" / installing.index.uv[0], wheels)
    asked = len(installing.index.asked)
    monkeypatch.setattr(create, "fetch", lambda address, feedback: pytest.fail(address))
    installing.has_card("RTX 3060", "581.1", (8, 6))
    installing.make(feedback, index=str(wheels))
    assert len(installing.index.asked) == asked
    assert installed_torch(installing.location) == "2.14.0+cu126"
    options = [call["argv"] for call in installing.calls if "install" in call["argv"]]
    assert all("--no-index" in argv and str(wheels) in argv for argv in options)


def test_a_mirror_is_the_only_place_that_is_asked(installing, feedback, monkeypatch):
    monkeypatch.delenv("PIP_INDEX_URL")
    installing.has_card("RTX 3060", "535.1", (8, 6))
    mirror = installing.index.url.replace("http://", "http://me:secret@")
    monkeypatch.setattr(create, "find_uv", lambda folder, sources, fetch: "uv")
    with pytest.raises(QgsProcessingException) as caught:
        installing.make(feedback, index=mirror + "/none")
    assert all(word.startswith(mirror) for call in installing.calls for word in call["argv"] if word.startswith("http"))
    said = str(caught.value) + "".join(text for _, text in feedback.said)
    assert "secret" not in said and "//***@127.0.0.1" in said


def test_settings_that_install_elsewhere_do_not_reach_the_programs(installing, feedback, monkeypatch):
    for name in ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV", "UV_SYSTEM_PYTHON", "PYTHONHOME"):
        monkeypatch.setenv(name, "1" if name == "PIP_USER" else str(installing.folder))
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "1")
    installing.make(feedback)
    (environment, *_) = [call["env"] for call in installing.calls]
    assert environment["PIP_USER"] == "0" and environment["CUDA_VISIBLE_DEVICES"] == "1"
    assert not {"PIP_TARGET", "PIP_PREFIX", "UV_SYSTEM_PYTHON", "PYTHONHOME"} & set(environment)


def test_a_python_is_loaded_where_there_is_none(installing, feedback, monkeypatch):
    monkeypatch.setattr(create, "chosen_base", lambda *_: None)
    installing.trouble(venv="error: github.com cannot be reached")
    with pytest.raises(QgsProcessingException, match="cannot be reached"):
        installing.make(feedback)
    argv = installing.calls[0]["argv"]
    assert argv[argv.index("--python") + 1] == "3.12"
    assert installing.calls[0]["env"]["UV_PYTHON_INSTALL_DIR"].endswith("vaihingen_unet/python")


def test_without_python_and_without_uv_it_is_said_what_to_do(installing, feedback, no_uv, monkeypatch):
    monkeypatch.setattr(create, "chosen_base", lambda *_: None)
    with pytest.raises(QgsProcessingException, match=r"No Python that is fit .*(?s:.)*python\.org"):
        installing.make(feedback)


def test_a_system_without_pytorch_is_refused_before(installing, feedback, monkeypatch):
    monkeypatch.setattr(create, "why_no_pytorch", lambda system: "None for Intel Macs.\nUse another computer.")
    with pytest.raises(QgsProcessingException, match="None for Intel Macs"):
        installing.make(feedback)
    assert not installing.calls and not installing.location.parent.exists()


def test_sizes_are_known_for_all_systems_and_builds():
    for system in ("linux", "win32", "darwin"):
        for build in torch_choice.BUILDS:
            size = space.size_of(build, system)
            assert 100e6 < size.load < size.disk < 10e9
    assert space.size_of("cu126", "win32").load > 5 * space.size_of("cpu", "win32").load
    assert space.size_of("").load <= 100e6 and space.size_of("rocm6.4").disk > 9e9


def test_the_mark_of_an_earlier_version_counts(tmp_path):
    """It had another text, and the Python's path in it."""
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    (environment / marks.COMPLETE_MARK).write_text(json.dumps({"made_from": "/usr/bin/python3", "installed": []}))
    assert marks.is_complete(environment) and marks.is_ours(environment)
