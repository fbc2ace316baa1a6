"""Packages that the engine can do without: what each set of them is for."""

from __future__ import annotations

import re

_BUILD = re.compile(r"cpu|cu\d+|xpu|rocm[\d.]+")  # builds of PyTorch that have an index of their own
EXTRAS = {  # name -> what needs it
    "encoders": "pretrained encoders",
    "onnx": "writing models as ONNX",
}


def requirements_name(extra: str = "") -> str:
    """The file beside the engine that lists the packages of an extra for pip; "" stands for what is always needed."""
    return f"requirements-{extra}.txt" if extra else "requirements.txt"


def keeping_torch(installed: str) -> list[str]:
    """What pip must be told beside the list of an extra, so that the PyTorch that is installed stays as it is.

    Encoders bring torchvision, which loads only beside the very build of PyTorch that it was made for. Without the pin,
    pip would rather replace PyTorch, a CUDA build too, by the newest from its own index.

    Args:
        installed: Version of PyTorch, e.g. "2.13.0+cu126"; "" if there is none.
    """
    version, _, build = installed.partition("+")
    pin = [f"torch=={version}"] if version else []
    index = ["--extra-index-url", f"https://download.pytorch.org/whl/{build}"] if _BUILD.fullmatch(build) else []
    return [*pin, *index]
