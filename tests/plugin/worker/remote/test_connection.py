"""What can be wrong between two machines: each gets one message that says what to do."""

import getpass
import json
import os
import sys

import pytest
from ears import Ears
from vaihingen_qgis_plugin.training.contract.config import EnvironmentConfig

from vaihingen_qgis_plugin.worker.client import run_worker
from vaihingen_qgis_plugin.worker.remote import bootstrap, link, run


@pytest.fixture
def check(machine, bare_python, tmp_path):
    """Let the engine look at its Python; gives the outcome and what was said."""

    def start(address=None, ears=None, **further):
        ears = ears or Ears()
        config = EnvironmentConfig(report=str(tmp_path / "report.html"))
        outcome = run_worker(address or machine.address(bare_python), "environment", config, ears, **further)
        assert not [path for path in tmp_path.iterdir() if "part" in path.name]
        return outcome, ears

    return start


def test_the_report_is_about_the_other_machine(check, machine, bare_python, tmp_path):
    outcome, ears = check()
    assert outcome.ending.value == "result", outcome
    assert outcome.outputs == {"report": str(tmp_path / "report.html")}
    assert outcome.scores["python"] == sys.executable and outcome.scores["computer"]
    assert bare_python in (tmp_path / "report.html").read_text(encoding="utf-8")
    record = json.loads((tmp_path / ".runs" / "report.html.run.json").read_text(encoding="utf-8"))
    assert record["outputs"] == {"report": str(tmp_path / "report.html")}
    assert f"REPORT={tmp_path / 'report.html'}" in record["qgis_process"]
    engines = {path.name for path in (machine.cache / "engines").iterdir()}
    assert bootstrap.EngineFiles().name in engines
    again, ears = check()
    assert again.ending.value == "result"
    assert not [text for text in ears.texts if text.startswith("Taking the engine")]  # it is there
    assert not list((machine.cache / "runs").rglob("*.html"))


def test_what_the_shell_says_at_the_login_does_no_harm(check, machine, bare_python):
    python = machine.folder / "chatty python"
    python.write_text(f'#!/bin/sh\necho Welcome to "{{GPU}}"\necho careful >&2\nexec {bare_python} "$@"\n')
    python.chmod(0o755)
    outcome, ears = check(machine.address(str(python)))
    assert outcome.ending.value == "result", outcome
    assert "Welcome to {GPU}" in ears.console and "careful" in ears.console


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        ({"UserKnownHostsFile": "/dev/null"}, "odd is not known to ssh yet", "confirm its key:  ssh odd"),
        ({"IdentityFile": "{folder}/stranger"}, "odd did not let you in without a password", "ssh-copy-id"),
        ({"Port": "1"}, "odd does not take connections of ssh", "Check the port"),
        ({"HostName": "no-such-machine.invalid"}, "There is no machine called odd", "VPN"),
        ({"UserKnownHostsFile": "{folder}/changed"}, "its host key has changed", "ssh-keygen -R odd"),
        ({"ProxyCommand": "false"}, "odd cannot be reached with ssh", "ssh -o BatchMode=yes odd"),
    ],
)
def test_a_machine_that_cannot_be_reached(check, machine, bare_python, request, options, message, hint):
    stranger = (machine.folder / "stranger.pub").read_text().rsplit(" ", 1)[0]
    (machine.folder / "changed").write_text(f"[127.0.0.1]:{machine.port} {stranger}\n")
    (machine.folder / "client").write_text("")
    machine.configure("gpu", User=getpass.getuser())
    machine.configure("odd", **{name: value.format(folder=machine.folder) for name, value in options.items()})
    outcome, _ = check(machine.address(bare_python, "odd"))
    assert message in outcome.message and hint in outcome.hint, outcome


def test_no_such_python(check, machine):
    outcome, _ = check(machine.address("/opt/no such/python"))
    assert outcome.message == "There is no /opt/no such/python on gpu."
    assert "python3 -m venv ~/vaihingen" in outcome.hint and "torch>=" in outcome.hint


@pytest.mark.parametrize(
    ("text", "mode", "message"),
    [
        ("#!/bin/sh\nexit 3\n", 0o755, "did not start the engine. It ended with code 3"),
        ("#!/bin/sh\nexit 0\n", 0o644, "cannot be run"),
        ("#!/bin/sh\ncat >/dev/null; echo hello\n", 0o755, "has not answered for 1 seconds"),
    ],
)
def test_what_is_no_python(check, machine, tmp_path, monkeypatch, text, mode, message):
    if "cat" in text:
        monkeypatch.setattr(run, "READY_TIMEOUT_S", 1.0)
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text(text)
    python.chmod(mode)
    outcome, _ = check(machine.address(str(python)))
    assert outcome.ending.value == "engine error"
    assert message in outcome.message and "gpu" in outcome.message and outcome.hint


def test_an_old_python(check, machine, bare_python, monkeypatch):
    monkeypatch.setattr(bootstrap, "MINIMUM_PYTHON", (99, 0))
    outcome, _ = check()
    version = ".".join(map(str, sys.version_info[:2]))
    assert f"on gpu is Python {version}, but the engine needs Python" in outcome.message


def test_the_text_for_old_pythons_is_one_that_they_understand():
    """No newer syntax than 2.7's, so that what is too old can say so."""
    text = bootstrap._TEXT
    assert not [word for word in (' f"', "->", ":=", "async ", "nonlocal ") if word in text]
    assert bootstrap.first_line("x").isascii() and bootstrap.first_line("x").count(b"\n") == 1


def test_no_ssh_on_this_computer(check, machine, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    outcome, _ = check()
    assert "no ssh on this computer" in outcome.message and "openssh-client" in outcome.hint


def test_a_folder_there_that_cannot_be_written(check, machine, bare_python):
    python = machine.folder / "full"
    python.write_text(f'#!/bin/sh\nXDG_CACHE_HOME=/dev/null exec {bare_python} "$@"\n')
    python.chmod(0o755)
    outcome, _ = check(machine.address(str(python)))
    assert outcome.message.startswith("On gpu, /dev/null") and "Not a directory" in outcome.message
    assert "XDG_CACHE_HOME" in outcome.hint


def test_a_cancel_before_it_has_begun(check, machine):
    outcome, _ = check(ears=Ears(cancel_after_s=0.0))
    assert outcome.ending.value == "cancelled"


@pytest.mark.parametrize("shared", ["data=/data"])
def test_wrong_shared_folders(check, shared):
    outcome, _ = check(shared_folders=shared)
    assert "no pair of folders" in outcome.message


def test_a_share_of_the_work_is_refused(machine, bare_python, tmp_path):
    from vaihingen_qgis_plugin.training.contract.config import CompareConfig

    config = CompareConfig(dataset=str(tmp_path), runs="1/2", output=str(tmp_path / "out"))
    outcome = run_worker(machine.address(bare_python), "compare", config, Ears())
    assert "share of the work" in outcome.message
    assert os.listdir(tmp_path) == []


def test_signs_of_life_disturb_nothing(check, machine, monkeypatch):
    """The engine is taken anew while they come all the time."""
    monkeypatch.setattr(link, "_ALIVE_S", 0.001)
    monkeypatch.setattr(bootstrap.EngineFiles, "__init__", _with_another_name(bootstrap.EngineFiles.__init__))
    outcome, ears = check()
    assert outcome.ending.value == "result", outcome
    assert [text for text in ears.texts if text.startswith("Taking the engine")]


def _with_another_name(make):
    def made(self):
        make(self)
        self.name = "another"

    return made
