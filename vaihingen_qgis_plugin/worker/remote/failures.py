"""What goes wrong between two machines, in sentences: what it is and what to do. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ...training.contract.errors import EngineError
from ...training.contract.installation import MINIMUM_PYTHON, requirements_file
from ...training.contract.language import later, tr
from ..outcome import Outcome
from .address import Address

_SETTING = later("Settings > Options > Processing > Providers > Vaihingen U-Net")


class RemoteError(EngineError):
    """The other machine cannot be used, or has been lost."""

    code = "remote"


# What ssh says -> what it means, and what to do. The first one that is found decides.
_SSH = (
    (
        r"REMOTE HOST IDENTIFICATION HAS CHANGED",
        later("{host} is not the machine that it was: its host key has changed"),
        later(
            "If that is expected, as after it was installed anew, remove the old key in a terminal with:  ssh-keygen "
            "-R {name}\nThen log in once:  ssh {login}"
        ),
    ),
    (
        r"Host key verification failed|No \S+ host key is known",
        later("{host} is not known to ssh yet"),
        later("Log in once in a terminal, and confirm its key:  ssh {login}"),
    ),
    (
        r"Permission denied \(|Too many authentication failures|Permission denied, please try again",
        later("{host} did not let you in without a password"),
        later(
            "Let ssh log in with a key: ssh-keygen makes one, ssh-copy-id takes it there; a key with a passphrase "
            "must be loaded in an agent (ssh-add). It is right when this asks nothing:  ssh -o BatchMode=yes {login}"
        ),
    ),
    (
        r"Could not resolve hostname|Name or service not known|nodename nor servname|No such host is known",
        later("There is no machine called {host}"),
        later("Check the name in {setting}, and that this computer is in the network or VPN that knows it."),
    ),
    (
        r"Connection refused",
        later("{host} does not take connections of ssh"),
        later(
            "Check the port, and that an ssh server runs there. It is right when this works in a terminal:  ssh {login}"
        ),
    ),
    (
        r"timed out|No route to host|Network is unreachable|Host is down",
        later("{host} does not answer"),
        later(
            "Check that it is switched on and that this computer is in its network or VPN. It is right when this "
            "works in a terminal:  ssh {login}"
        ),
    ),
    (
        r"remote username contains invalid|hostname contains invalid|Bad configuration option|Bad owner or permissions",
        later("ssh refuses to connect to {host}"),
        later("Correct what it complains of. It is right when this works in a terminal:  ssh {login}"),
    ),
)
_ROOM = later(
    "Free space there, or make that folder writable; copies of earlier runs lie in ~/.cache/vaihingen_unet and may be "
    "deleted. Another folder can be given there in the variable XDG_CACHE_HOME."
)
_NO_PYTHON = re.compile(r"No such file or directory|not found|Not a directory|Unknown command", re.IGNORECASE)
_NOT_ALLOWED = re.compile(r"Permission denied|Is a directory|Exec format error|cannot execute", re.IGNORECASE)


def no_ssh() -> RemoteError:
    """There is no ssh on this computer."""
    return RemoteError(
        tr("There is no ssh on this computer, with which the engine's Python on another machine is reached."),
        tr(
            "Install the OpenSSH client: openssh-client on Debian and Ubuntu, openssh-clients on Fedora, and on "
            "Windows Settings > System > Optional features > OpenSSH Client."
        ),
    )


def never_started(address: Address, exit_code: int, last_words: Iterable[str]) -> RemoteError:
    """The connection has ended before the engine has said a word."""
    words = [word for word in last_words if word.strip()]
    text = "\n".join(words)
    said = "\n".join(["", tr("The last words were:"), text]) if words else ""
    values = {"host": address.host, "name": _known_name(address), "login": address.login, "setting": tr(_SETTING)}
    for pattern, what, remedy in _SSH if exit_code == 255 else ():
        if re.search(pattern, text):
            return RemoteError(f"{tr(what, **values)}.{said}", tr(remedy, **values))
    if exit_code == 255:
        return RemoteError(
            tr("{host} cannot be reached with ssh.", host=address.host) + said,
            tr(
                "It is right when this works in a terminal and asks nothing:  ssh -o BatchMode=yes {login}",
                login=address.login,
            ),
        )
    if exit_code == 127 or (exit_code != 126 and _NO_PYTHON.search(text) and address.python.rpartition("/")[2] in text):
        return RemoteError(
            tr("There is no {python} on {host}.", python=address.python, host=address.host),
            tr(
                "Correct the path in {setting}. To make a Python for the engine there:\n{commands}",
                setting=tr(_SETTING),
                commands=how_to_make(address),
            ),
        )
    if exit_code == 126 or _NOT_ALLOWED.search(text):
        return RemoteError(
            tr("{python} on {host} cannot be run.", python=address.python, host=address.host) + said,
            tr("Choose another in {setting}.", setting=tr(_SETTING)),
        )
    return RemoteError(
        tr(
            "{python} on {host} did not start the engine. It ended with code {number} before it said a word.",
            python=address.python,
            host=address.host,
            number=exit_code,
        )
        + said,
        tr(
            "Choose a Python {least} or newer in {setting}.",
            least=_version(MINIMUM_PYTHON),
            setting=tr(_SETTING),
        ),
    )


def too_old(address: Address, version: str) -> RemoteError:
    """The Python there is too old."""
    return RemoteError(
        tr(
            "{python} on {host} is Python {version}, but the engine needs Python {least} or newer.",
            python=address.python,
            host=address.host,
            version=version,
            least=_version(MINIMUM_PYTHON),
        ),
        tr(
            "Choose another one in {setting}. To make one there:\n{commands}",
            setting=tr(_SETTING),
            commands=how_to_make(address),
        ),
    )


def refused(address: Address, why: str, path: str) -> RemoteError:
    """The host there has failed: a full disk, a folder that cannot be written."""
    if not path:
        return RemoteError(
            tr("On {host} the engine's host failed: {why}.", host=address.host, why=tr(why)), tr("Run it again.")
        )
    return RemoteError(
        tr("On {host}, {path} cannot be written: {why}.", host=address.host, path=path, why=tr(why)),
        tr(_ROOM),
    )


def full(address: Address, outcome: Outcome) -> Outcome:
    """The disk there was full while a job failed, which speaks of the user's files."""
    message = tr(
        "The disk of {host} was full while this run wrote there: {message}", host=address.host, message=outcome.message
    )
    return replace(outcome, message=message, hint=tr(_ROOM))


def silent(address: Address, seconds: float) -> RemoteError:
    """It does not answer."""
    return RemoteError(
        tr(
            "{host} was asked to start {python}, but has not answered for {seconds:.0f} seconds.",
            host=address.host,
            python=address.python,
            seconds=seconds,
        ),
        tr(
            "It is right when this works in a terminal and asks nothing:  ssh -o BatchMode=yes {login}",
            login=address.login,
        ),
    )


def lost(address: Address, place: str, last_words: Iterable[str], can_resume: bool) -> RemoteError:
    """The connection broke while the job ran."""
    words = [word for word in last_words if re.search(r"(?i)connection|timeout|broken pipe|client_loop", word)]
    said = f" ({words[-1].strip().rstrip('.')})" if words else ""
    again = tr(
        "Run it again when the connection is back, with the same parameters and RESUME: what it can go on from lies on "
        "{host}."
        if can_resume
        else "Run it again when the connection is back.",
        host=address.host,
    )
    return RemoteError(
        tr(
            "The connection to {host} was lost{place}{said}. The run there stops by itself.",
            host=address.host,
            place=place,
            said=said,
        ),
        again,
    )


def lost_on_the_way(address: Address, folder: str) -> str:
    """Where the results lie that did not come home."""
    return tr(
        "The results lie on {host} in {folder}, until the next run with these outputs.",
        host=address.host,
        folder=folder,
    )


def how_to_make(address: Address) -> str:
    """The commands that make a Python for the engine there."""
    written = tr(
        "and write  {address}  into {setting}.",
        address=f"ssh://{_authority(address)}/~/vaihingen/bin/python",
        setting=tr(_SETTING),
    )
    return (
        f"ssh {address.login}\n"
        "python3 -m venv ~/vaihingen\n"
        f"~/vaihingen/bin/python -m pip install {' '.join(_packages())}\n"
        f"{written}"
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
