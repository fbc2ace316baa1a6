"""What the engine's Python must have: versions, lists of packages, and the lines that install them."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from .computer.shell import environment_line, is_of_qgis, must_stay, pip_line
from .language import later
from .pytorch.builds import index_of, is_build

MINIMUM_PYTHON = (3, 10)
_DEPENDENCIES = ("timm", "torchvision")  # installed with the pretrained encoders, which depend on them
EXTRAS = {  # name -> what needs it
    "encoders": later("pretrained encoders"),
    "onnx": later("writing models as ONNX"),
}


def requirements_file(extra: str = "") -> Path:
    """The list for pip of what the engine always needs, or of the packages of an extra."""
    # Through the links of a development build, `.resolve()` would lead to the checkout.
    return Path(__file__).parent.with_name(f"requirements-{extra}.txt" if extra else "requirements.txt")


def keeping_torch(installed: str) -> list[str]:
    """Arguments of pip beside the list of an extra, with which the installed PyTorch stays as it is.

    Encoders bring torchvision, which loads only beside the very build of PyTorch that it was made for. Without the pin,
    pip would replace PyTorch, even a CUDA build, by the newest from its own index.

    Args:
        installed: Version of PyTorch, e.g. "2.13.0+cu126"; "" if there is none.
    """
    version, _, build = installed.partition("+")
    pin = [f"torch=={version}"] if version else []
    index = ["--extra-index-url", index_of(build)] if is_build(build) else []
    return [*pin, *index]


def installed_version(package: str) -> str:
    """Version of an installed package, "" if it is not installed; imports nothing."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def engine_version() -> str:
    """The plugin's version."""
    return plugin_metadata("version") or "unknown"


def plugin_metadata(field: str) -> str:
    """A line of `metadata.txt`, which lies beside the engine's folder: version, homepage, tracker, ...; "" without it.

    Addresses stand there and nowhere else.
    """
    try:
        text = (Path(__file__).parent.parent.parent / "metadata.txt").read_text(encoding="utf-8")
    except OSError:
        return ""
    line = re.search(rf"^{field}=(.+)$", text, re.MULTILINE)
    return line.group(1).strip() if line else ""


def requirements(extra: str = "") -> dict[str, str]:
    """Package -> smallest version that the engine needs, or an extra."""
    minimum = {}
    for line in requirements_file(extra).read_text(encoding="utf-8").splitlines():
        match = re.match(r"([A-Za-z0-9_-]+)>=([0-9.]+)", line)
        if match:
            minimum[match.group(1)] = match.group(2)
    return minimum


def versions() -> dict[str, str]:
    """Versions of the engine, Python, the packages it needs, and of those optional ones that are installed."""
    optional = {name: version for extra in EXTRAS for name, version in installed_versions(requirements(extra)).items()}
    optional.update(installed_versions(_DEPENDENCIES))
    there = {name: version for name, version in optional.items() if version}
    return {
        "engine": engine_version(),
        "python": platform.python_version(),
        **installed_versions(requirements()),
        **there,
    }


def install_line() -> str:
    """The command that installs what the engine needs: into this Python, or beside it if it is that of the system."""
    arguments = "-r", str(requirements_file())
    return environment_line(*arguments) if must_stay() and not is_of_qgis() else pip_line(*arguments)


def extra_line(extra: str) -> str:
    """The command that adds optional packages to this Python and leaves its PyTorch as it is."""
    return pip_line("-r", str(requirements_file(extra)), *keeping_torch(installed_version("torch")), extra=extra)


def installed_versions(packages: Iterable[str]) -> dict[str, str]:
    """Package -> its version, "" if it is not installed."""
    return {name: installed_version(name) for name in packages}
