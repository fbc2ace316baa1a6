"""Where the program uv comes from, which does what pip does, but faster: this computer, or PyPI, by its hash."""

from __future__ import annotations

import hashlib
import html
import io
import os
import platform
import re
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from ...training.contract.language import tr
from ..process import answer_of
from .sources import Sources

VERSION = "0.13.9"
# The wheels of this version on PyPI by system and processor, with their SHA-256. On Windows it is always the one for
# x86-64: there is no PyTorch for the others, and ARM computers run it too.
_WHEELS = {
    "win32": (
        "uv-0.13.9-py3-none-win_amd64.whl",
        "6a44b2ed8111d2f60d2b92627c5dccda3f7ed7570b18ce115e569cd68c28246b",  # pragma: allowlist secret
    ),
    "darwin-arm64": (
        "uv-0.13.9-py3-none-macosx_11_0_arm64.whl",
        "66c512266d633bef48384a1f53003f41f2a8e7b36fe6e7fbfd3e0fd52d96fa63",  # pragma: allowlist secret
    ),
    "linux-x86_64": (
        "uv-0.13.9-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19",  # pragma: allowlist secret
    ),
    "linux-aarch64": (
        "uv-0.13.9-py3-none-manylinux_2_28_aarch64.whl",
        "ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375",  # pragma: allowlist secret
    ),
}

Fetch = Callable[[str], bytes]  # loads an address; OSError if it cannot


class UvError(Exception):
    """The program cannot be had; says why."""


def find_uv(folder: Path, sources: Sources, fetch: Fetch) -> str:
    """The program, loaded once into a folder of the plugin.

    Args:
        folder: Where the plugin keeps it.
        sources: Where packages come from.
        fetch: Loads an address through QGIS's network settings.

    Raises:
        UvError: If it is not here and cannot be loaded.
    """
    program = folder / f"uv-{VERSION}" / ("uv.exe" if sys.platform == "win32" else "uv")
    if program.is_file():
        return str(program)
    installed = shutil.which("uv")
    if installed and _runs(installed):
        return installed
    wheel = _wheel()
    if wheel is None:
        raise UvError(tr("there is none for {system} {machine}", system=sys.platform, machine=platform.machine()))
    try:
        content = _load(wheel[0], sources, fetch)
        if hashlib.sha256(content).hexdigest() != wheel[1]:
            raise UvError(tr("{file} is not the file that is expected: its SHA-256 is another one", file=wheel[0]))
        _unpack(content, program)
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise UvError(str(error)) from error
    return str(program)


def _wheel() -> tuple[str, str] | None:
    if sys.platform == "win32":
        return _WHEELS["win32"]
    if sys.platform == "darwin":  # also where QGIS itself is translated for it; Intel Macs are refused before
        return _WHEELS["darwin-arm64"]
    return _WHEELS.get(f"{sys.platform}-{platform.machine()}")


def _load(name: str, sources: Sources, fetch: Fetch) -> bytes:
    """The wheel, from the folders with wheels or from the index."""
    for folder in sources.folders:
        path = Path(folder) / name
        if path.is_file():
            return path.read_bytes()
    if not sources.main_index:
        raise UvError(tr("{name} is not in {folders}", name=name, folders=", ".join(sources.folders)))
    page = f"{sources.main_index.rstrip('/')}/uv/"
    links = re.findall(r"""href\s*=\s*["']([^"']+)["']""", fetch(page).decode("utf-8", errors="replace"))
    addresses = [urldefrag(urljoin(page, html.unescape(link))).url for link in links]
    address = next((address for address in addresses if unquote(address).endswith(f"/{name}")), "")
    if not address:
        raise UvError(tr("{name} is not at {page}", name=name, page=page))
    return fetch(address)


def _unpack(wheel: bytes, program: Path) -> None:
    """Put the program into its folder, complete or not at all."""
    program.parent.mkdir(parents=True, exist_ok=True)
    part = program.with_name(f"{program.name}.{os.getpid()}.part")
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        part.write_bytes(archive.read(f"uv-{VERSION}.data/scripts/{program.name}"))
    part.chmod(0o755)
    os.replace(part, program)


def _runs(program: str) -> bool:
    answer = answer_of([program, "--version"])
    return answer is not None and answer.returncode == 0 and answer.stdout.startswith(b"uv ")
