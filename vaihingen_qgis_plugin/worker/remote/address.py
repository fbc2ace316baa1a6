"""A Python on another machine: `ssh://user@host:port/path/to/python`. No Qt."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from ...training.contract.computer.shell import shell_line
from ...training.contract.errors import ConfigError
from ...training.contract.language import later, tr
from ...training.contract.plain_data import shown

SCHEME = "ssh://"
_THERE = "linux"  # what the other machine quotes like
_HINT = later(
    "Write ssh://user@host/path/to/python, with :port behind the host if it needs one; ~ stands for the home folder "
    "there, as in ssh://gpu.example.org/~/venv/bin/python. User and host may be a name from your ~/.ssh/config."
)
_USER = re.compile(r"[\w.+@-]+")
_HOST = re.compile(r"[\w.-]+|\[[0-9A-Fa-f:.]+(?:%\w+)?\]")
# A job needs one connection and no terminal. Nothing may ask, as nobody could answer; a dead network is noticed.
_OPTIONS = {
    "BatchMode": "yes",
    "ConnectTimeout": "20",
    "ServerAliveInterval": "15",
    "ServerAliveCountMax": "4",
    "ControlMaster": "no",  # a master would live on with our pipes; one that is there is used
    "ClearAllForwardings": "yes",
    "RemoteCommand": "none",
    "RequestTTY": "no",
}


@dataclass(frozen=True)
class Address:
    """Where a Python is.

    Args:
        host: Name or number of the machine, or a name of ~/.ssh/config.
        python: Path of the Python there; may begin with `~/`.
        user: Name there; "": as ssh is configured.
        port: 0: as ssh is configured.
    """

    host: str
    python: str
    user: str = ""
    port: int = 0

    @property
    def login(self) -> str:
        """The arguments with which a person calls ssh."""
        port = f"-p {self.port} " if self.port else ""
        return f"{port}{self.user}@{self.host}" if self.user else f"{port}{self.host}"

    def command(self, arguments: Sequence[str]) -> list[str]:
        """The command that runs this Python with some arguments.

        Raises:
            FileNotFoundError: If there is no ssh here.
        """
        options = [word for name, value in _OPTIONS.items() for word in ("-o", f"{name}={value}")]
        own = [*(["-l", self.user] if self.user else []), *(["-p", str(self.port)] if self.port else [])]
        there = f"{_quoted(self.python)} {shell_line(arguments, _THERE)}"
        return [ssh_program(), "-T", *options, *own, "--", self.host.strip("[]"), there]


def is_address(python: str) -> bool:
    """Whether a Python is on another machine."""
    return python.strip().lower().startswith(SCHEME)


def read_address(text: str) -> Address:
    """Read an address.

    Raises:
        ConfigError: If it is none, or has a part that ssh would take for something else.
    """
    place, slash, path = text.strip()[len(SCHEME) :].partition("/")
    user, at, rest = place.rpartition("@")
    if ":" in user:
        raise ConfigError(
            tr(
                "{address} holds a password, which is never stored.",
                address=f"{SCHEME}{user.partition(':')[0]}:...@{rest}{slash}{path}",
            ),
            tr("Leave it out, and let ssh log in with a key: ssh-keygen makes one, ssh-copy-id takes it there."),
        )
    host, port = _host_and_port(rest)
    path = unquote(path)
    if not is_address(text) or not host or (at and not user):
        raise ConfigError(tr("{text} names no machine.", text=text), tr(_HINT))
    for refusal, value, pattern in (
        (later("{text} has the user {value}, which cannot be one."), user, _USER),
        (later("{text} has the host {value}, which cannot be one."), host, _HOST),
    ):
        if value and (value.startswith("-") or not pattern.fullmatch(value)):
            raise ConfigError(tr(refusal, text=text, value=shown(value)), tr(_HINT))
    if port and not (port.isdecimal() and 0 < int(port) < 65536):
        raise ConfigError(
            tr("{text} has the port {port}, but a port is a number from 1 to 65535.", text=text, port=shown(port)),
            tr(_HINT),
        )
    if not path.strip("/~") or path.endswith("/") or any(ord(letter) < 32 for letter in path):
        raise ConfigError(tr("{text} names no Python on {host}.", text=text, host=host), tr(_HINT))
    return Address(host, path if path.startswith("~/") else f"/{path.lstrip('/')}", user, int(port or 0))


def check_address(text: str) -> None:
    """Refuse what looks like an address and is none, see `read_address`."""
    if is_address(text):
        read_address(text)


def ssh_program() -> str:
    """The system's own OpenSSH client.

    Raises:
        FileNotFoundError: If there is none.
    """
    own = Path(os.environ.get("SystemRoot", r"C:\Windows")) / "System32" / "OpenSSH" / "ssh.exe"
    found = shutil.which("ssh") or (str(own) if sys.platform == "win32" and own.is_file() else None)
    if found is None:
        raise FileNotFoundError("ssh")
    return found


def _host_and_port(text: str) -> tuple[str, str]:
    """Host and port; an IPv6 number stands in brackets."""
    end = text.rfind("]")
    host, colon, port = text[end + 1 :].partition(":")
    return text[: end + 1] + host, port if port or not colon else ":"


def _quoted(path: str) -> str:
    """A path for the shell there, which knows what ~ is."""
    start = "~/" if path.startswith("~/") else ""
    return start + shell_line([path[len(start) :]], _THERE)
