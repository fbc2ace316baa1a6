"""What to do about what uv, pip and venv say when they fail."""

from __future__ import annotations

import re

from ...training.contract.computer.libraries import missing_runtime
from ...training.contract.language import later, tr

_NO_VENV = re.compile(r"ensurepip is not available|No module named '?(?:ensurepip|venv)\b|returned non-zero.*ensurepip")
# What is said -> what to do. The first that matches decides: what is certain comes before what is common.
_REMEDIES = (
    (
        r"no space left on device|errno 28\b|os error (?:28|112)\b|winerror 112\b|not enough space|disk quota exceeded",
        later("The disk is full. Make room, or choose a folder on another disk as LOCATION."),
    ),
    (
        r"winerror 206\b|os error 206\b|file ?name or extension is too long|file name too long",
        later(
            "The path of a file became longer than the system allows. Choose a folder with a shorter path as LOCATION, "
            "such as C:\\unet."
        ),
    ),
    (
        r"\b407\b|proxy authentication required",
        later(
            "The proxy asks for a user name and a password. Enter them in Settings > Options > Network, which the "
            "installation uses too."
        ),
    ),
    (
        r"proxyerror|cannot connect to proxy|tunnel connection failed|proxy connect",
        later("The proxy cannot be reached or refuses the connection. Check it in Settings > Options > Network."),
    ),
    (
        r"certificate_verify_failed|invalid peer certificate|unknownissuer|self.signed certificate|certificate verify",
        later(
            "The connection is encrypted with a certificate that this computer does not trust, as companies do to "
            "inspect what is loaded. Ask your administrator for the certificate and add it in Settings > Options > "
            "Authentication > Manage Certificates, or name its file in the environment variable SSL_CERT_FILE."
        ),
    ),
    (
        r"ssl module is not available|no module named '?_ssl\b|can't connect to https url because the ssl",
        later(
            "This Python cannot encrypt connections. Choose another one as PYTHON, such as one from https://www.python.org."
        ),
    ),
    (
        r"no module named '?encodings\b|init_fs_encoding|no python at\b",
        later(
            "This Python works only within the program that it belongs to, or was moved. Choose another one as PYTHON, "
            "such as one from https://www.python.org."
        ),
    ),
    (
        r"winerror (?:5|32)\b|os error (?:5|32)\b|access is denied|being used by another process",
        later(
            "Another program holds a file: most often a virus scanner, or a training that still runs. Wait until it "
            "has ended, or let the scanner leave the folder out, and run this again."
        ),
    ),
    (
        r"errno 13\b|os error 13\b|permission denied",
        later("The folder must not be written to. Choose another one as LOCATION."),
    ),
    (
        r"can not perform a '--user' install|cannot specify .*--(?:target|prefix|user)",
        later(
            "pip is set to install elsewhere. Remove the lines user, target and prefix from its settings "
            "(python -m pip config debug shows where they are)."
        ),
    ),
    (
        r"no matching distribution|no solution found|no wheels? (?:with|for)|only has wheels for|requires-python|"
        r"requires a different python",
        later(
            "A package is not to be had for this system and this Python, or not from where packages are loaded. Python "
            "3.12 has all of them: choose one as PYTHON; leave TORCH and TORCH_BUILD empty, if they are not."
        ),
    ),
    (
        r"hashes? (?:do|does) not match|hash mismatch|bad zipfile|badzipfile|incomplete|content-length|"
        r"broken pipe|connection reset|timed? ?out|timeout",
        later("The connection broke off. Run this again: nothing has been changed."),
    ),
    (
        r"name or service not known|getaddrinfo|dns error|name resolution|nodename nor servname|failed to resolve|"
        r"connection refused|error sending request|request failed after|"
        r"network is unreachable|failed to fetch|newconnectionerror",
        later(
            "There is no connection to where packages are loaded. Check the internet and the proxy in Settings > "
            "Options > Network; without internet, name a folder with the packages as INDEX."
        ),
    ),
)
_ELSE = later("Check the connection to the internet and the proxy.")


def remedy(said: str, exit_code: int = 1, version: str = "3") -> str:
    """What to do about a failure, in sentences.

    Args:
        said: What the program printed last.
        exit_code: How it ended.
        version: Of the Python that the environment is made from, e.g. "3.11".
    """
    if _NO_VENV.search(said):
        return tr(
            "This Python lacks what makes environments; Debian and Ubuntu keep it in a package of its own. Install it "
            "in a terminal with:  {line}\nor choose another Python as PYTHON.",
            line=f"sudo apt install python{version}-venv",
        )
    runtime = missing_runtime(said, exit_code)
    if runtime:
        return runtime
    return tr(next((text for pattern, text in _REMEDIES if re.search(pattern, said, re.IGNORECASE)), _ELSE))
