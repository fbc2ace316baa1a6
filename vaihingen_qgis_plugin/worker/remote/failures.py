"""What goes wrong between two machines, in sentences: what it is and what to do. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ...training.contract.errors import EngineError
from ...training.contract.installation import MINIMUM_PYTHON, requirements_file
from ..outcome import Outcome
from .address import Address

_SETTING = "Settings > Options > Processing > Providers > Vaihingen U-Net"


class RemoteError(EngineError):
    """The other machine cannot be used, or has been lost."""

    code = "remote"


# What ssh says -> what it means, and what to do. The first one that is found decides.
_SSH = (
    (
        r"REMOTE HOST IDENTIFICATION HAS CHANGED",
        "{host} is not the machine that it was: its host key has changed",
        "If that is expected, as after it was installed anew, remove the old key in a terminal with:  ssh-keygen -R "
        "{name}\nThen log in once:  ssh {login}",
    ),
    (
        r"Host key verification failed|No \S+ host key is known",
        "{host} is not known to ssh yet",
        "Log in once in a terminal, and confirm its key:  ssh {login}",
    ),
    (
        r"Permission denied \(|Too many authentication failures|Permission denied, please try again",
        "{host} did not let you in without a password",
        "Let ssh log in with a key: ssh-keygen makes one, ssh-copy-id takes it there; a key with a passphrase must be "
        "loaded in an agent (ssh-add). It is right when this asks nothing:  ssh -o BatchMode=yes {login}",
    ),
    (
        r"Could not resolve hostname|Name or service not known|nodename nor servname|No such host is known",
        "There is no machine called {host}",
        f"Check the name in {_SETTING}, and that this computer is in the network or VPN that knows it.",
    ),
    (
        r"Connection refused",
        "{host} does not take connections of ssh",
        "Check the port, and that an ssh server runs there. It is right when this works in a terminal:  ssh {login}",
    ),
    (
        r"timed out|No route to host|Network is unreachable|Host is down",
        "{host} does not answer",
        "Check that it is switched on and that this computer is in its network or VPN. It is right when this works in "
        "a terminal:  ssh {login}",
    ),
    (
        r"remote username contains invalid|hostname contains invalid|Bad configuration option|Bad owner or permissions",
        "ssh refuses to connect to {host}",
        "Correct what it complains of. It is right when this works in a terminal:  ssh {login}",
    ),
)
_ROOM = (
    "Free space there, or make that folder writable; copies of earlier runs lie in ~/.cache/vaihingen_unet and may be "
    "deleted. Another folder can be given there in the variable XDG_CACHE_HOME."
)
_NO_PYTHON = re.compile(r"No such file or directory|not found|Not a directory|Unknown command", re.IGNORECASE)
_NOT_ALLOWED = re.compile(r"Permission denied|Is a directory|Exec format error|cannot execute", re.IGNORECASE)


def no_ssh() -> RemoteError:
    """There is no ssh on this computer."""
    return RemoteError(
        "There is no ssh on this computer, with which the engine's Python on another machine is reached.",
        "Install the OpenSSH client: openssh-client on Debian and Ubuntu, openssh-clients on Fedora, and on Windows "
        "Settings > System > Optional features > OpenSSH Client.",
    )


def never_started(address: Address, exit_code: int, last_words: Iterable[str]) -> RemoteError:
    """The connection has ended before the engine has said a word."""
    words = [word for word in last_words if word.strip()]
    text = "\n".join(words)
    said = f"\nThe last words were:\n{text}" if words else ""
    values = {"host": address.host, "name": _known_name(address), "login": address.login}
    for pattern, what, remedy in _SSH if exit_code == 255 else ():
        if re.search(pattern, text):
            return RemoteError(f"{what.format(**values)}.{said}", remedy.format(**values))
    if exit_code == 255:
        return RemoteError(
            f"{address.host} cannot be reached with ssh.{said}",
            f"It is right when this works in a terminal and asks nothing:  ssh -o BatchMode=yes {address.login}",
        )
    if exit_code == 127 or (exit_code != 126 and _NO_PYTHON.search(text) and address.python.rpartition("/")[2] in text):
        return RemoteError(
            f"There is no {address.python} on {address.host}.",
            f"Correct the path in {_SETTING}. To make a Python for the engine there:\n{how_to_make(address)}",
        )
    if exit_code == 126 or _NOT_ALLOWED.search(text):
        return RemoteError(f"{address.python} on {address.host} cannot be run.{said}", f"Choose another in {_SETTING}.")
    return RemoteError(
        f"{address.python} on {address.host} did not start the engine. It ended with code {exit_code} before it said a "
        f"word.{said}",
        f"Choose a Python {_version(MINIMUM_PYTHON)} or newer in {_SETTING}.",
    )


def too_old(address: Address, version: str) -> RemoteError:
    """The Python there is too old."""
    return RemoteError(
        f"{address.python} on {address.host} is Python {version}, but the engine needs Python "
        f"{_version(MINIMUM_PYTHON)} or newer.",
        f"Choose another one in {_SETTING}. To make one there:\n{how_to_make(address)}",
    )


def refused(address: Address, why: str, path: str) -> RemoteError:
    """The host there has failed: a full disk, a folder that cannot be written."""
    if not path:
        return RemoteError(f"On {address.host} the engine's host failed: {why}.", "Run it again.")
    return RemoteError(
        f"On {address.host}, {path} cannot be written: {why}.",
        _ROOM,
    )


def full(address: Address, outcome: Outcome) -> Outcome:
    """The disk there was full while a job failed, which speaks of the user's files."""
    message = f"The disk of {address.host} was full while this run wrote there: {outcome.message}"
    return replace(outcome, message=message, hint=_ROOM)


def silent(address: Address, seconds: float) -> RemoteError:
    """It does not answer."""
    return RemoteError(
        f"{address.host} was asked to start {address.python}, but has not answered for {seconds:.0f} seconds.",
        f"It is right when this works in a terminal and asks nothing:  ssh -o BatchMode=yes {address.login}",
    )


def lost(address: Address, place: str, last_words: Iterable[str], can_resume: bool) -> RemoteError:
    """The connection broke while the job ran."""
    words = [word for word in last_words if re.search(r"(?i)connection|timeout|broken pipe|client_loop", word)]
    said = f" ({words[-1].strip().rstrip('.')})" if words else ""
    again = "Run it again when the connection is back"
    resume = (
        f", with the same parameters and RESUME: what it can go on from lies on {address.host}." if can_resume else "."
    )
    return RemoteError(
        f"The connection to {address.host} was lost{place}{said}. The run there stops by itself.", again + resume
    )


def lost_on_the_way(address: Address, folder: str) -> str:
    """Where the results lie that did not come home."""
    return f"The results lie on {address.host} in {folder}, until the next run with these outputs."


def how_to_make(address: Address) -> str:
    """The commands that make a Python for the engine there."""
    return (
        f"ssh {address.login}\n"
        "python3 -m venv ~/vaihingen\n"
        f"~/vaihingen/bin/python -m pip install {' '.join(_packages())}\n"
        f"and write  ssh://{_authority(address)}/~/vaihingen/bin/python  into {_SETTING}."
    )


def _packages() -> list[str]:
    lines = requirements_file().read_text(encoding="utf-8").splitlines()
    return [f'"{line.strip()}"' for line in lines if line.strip() and not line.startswith("#")]


def _authority(address: Address) -> str:
    user = f"{address.user}@" if address.user else ""
    return f"{user}{address.host}:{address.port}" if address.port else f"{user}{address.host}"


def _known_name(address: Address) -> str:
    """The name under which ssh keeps the host's key."""
    return f"[{address.host}]:{address.port}" if address.port not in (0, 22) else address.host


def _version(version: tuple[int, int]) -> str:
    return ".".join(map(str, version))
