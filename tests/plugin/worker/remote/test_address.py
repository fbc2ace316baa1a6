import os
import shlex
import subprocess

import pytest
from vaihingen_qgis_plugin.training.contract.errors import ConfigError

from vaihingen_qgis_plugin.worker.remote import address as module
from vaihingen_qgis_plugin.worker.remote.address import Address, is_address, read_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ssh://gpu/opt/py/bin/python", Address("gpu", "/opt/py/bin/python")),
        (" SSH://anna@gpu.uni.de:2222/opt/python3 ", Address("gpu.uni.de", "/opt/python3", "anna", 2222)),
        ("ssh://gpu/~/venv/bin/python", Address("gpu", "~/venv/bin/python")),
        ("ssh://gpu/opt/my%20env/größe/python", Address("gpu", "/opt/my env/größe/python")),
        ("ssh://gpu/opt/my env's/python", Address("gpu", "/opt/my env's/python")),
        ("ssh://anna@uni.de@gpu/opt/python", Address("gpu", "/opt/python", "anna@uni.de")),
        ("ssh://[fe80::1%eth0]:22/opt/python", Address("[fe80::1%eth0]", "/opt/python", "", 22)),
    ],
)
def test_an_address_is_read(text, address):
    assert is_address(text)
    assert read_address(text) == address


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("ssh://-oProxyCommand=x/opt/python", "host '-oProxyCommand=x'"),
        ("ssh://-lroot@gpu/opt/python", "user '-lroot'"),
        ("ssh://a$(id)@gpu/opt/python", "user 'a$(id)'"),
        ("ssh://gpu;id/opt/python", "host 'gpu;id'"),
        ("ssh://gp u/opt/python", "host 'gp u'"),
        ("ssh:///opt/python", "names no machine"),
        ("ssh://@gpu/opt/python", "names no machine"),
        ("ssh://gpu", "names no Python on gpu"),
        ("ssh://gpu/", "names no Python on gpu"),
        ("ssh://gpu/opt/", "names no Python on gpu"),
        ("ssh://gpu/opt/py\nthon", "names no Python on gpu"),
        ("ssh://gpu:0/opt/python", "port '0'"),
        ("ssh://gpu:ten/opt/python", "port 'ten'"),
        ("ssh://gpu:/opt/python", "port ':'"),
        ("ssh://anna:secret@gpu/opt/python", "holds a password"),
    ],
)
def test_what_is_no_address_is_refused(text, part):
    with pytest.raises(ConfigError) as refusal:
        read_address(text)
    assert part in refusal.value.message
    assert refusal.value.hint
    assert "secret" not in str(refusal.value)


def test_what_is_none_at_all():
    assert not is_address("/opt/python") and not is_address("C:\\python.exe") and not is_address("")


def test_the_command_asks_nothing_and_takes_no_value_for_an_option(monkeypatch):
    monkeypatch.setattr(module, "ssh_program", lambda: "ssh")
    command = Address("gpu", "/opt/python", "anna", 2222).command(["-c", "x"])
    assert command[-3:] == ["--", "gpu", "/opt/python -c x"]
    assert command[command.index("-l") + 1] == "anna" and command[command.index("-p") + 1] == "2222"
    for option in ("BatchMode=yes", "ControlMaster=no", "RemoteCommand=none", "ServerAliveInterval=15"):
        assert command[command.index(option) - 1] == "-o"


@pytest.mark.parametrize("name", ['it\'s a "test" $HOME `id`', "größer", "-c", "a;b&c"])
@pytest.mark.parametrize("home", [True, False])
def test_the_shell_there_finds_any_path(tmp_path, monkeypatch, name, home):
    monkeypatch.setattr(module, "ssh_program", lambda: "ssh")
    python = tmp_path / name
    python.write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
    python.chmod(0o755)
    command = Address("gpu", f"~/{name}" if home else str(python)).command(["-c", 'print("a b");x'])[-1]
    variables = {**os.environ, "HOME": str(tmp_path)}
    done = subprocess.run(["sh", "-c", command], env=variables, capture_output=True, text=True, check=True)
    assert done.stdout == '-c|print("a b");x|'
    assert shlex.split(command)[1:] == ["-c", 'print("a b");x']


def test_the_client_of_windows_is_found_beside_the_system(tmp_path, monkeypatch):
    own = tmp_path / "System32" / "OpenSSH" / "ssh.exe"
    own.parent.mkdir(parents=True)
    own.touch()
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    monkeypatch.setenv("SystemRoot", str(tmp_path))
    monkeypatch.setattr(module.sys, "platform", "win32")
    assert module.ssh_program() == str(own)
    own.unlink()
    with pytest.raises(FileNotFoundError):
        module.ssh_program()
