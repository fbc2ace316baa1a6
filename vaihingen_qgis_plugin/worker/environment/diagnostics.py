"""What a bug report needs to say of a computer, as text to paste: without names of users and without passwords."""

from __future__ import annotations

import getpass
import os
import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.core import Qgis
from qgis.PyQt.QtCore import PYQT_VERSION_STR, QT_VERSION_STR

from ...training.contract.computer.systems import this_system
from ...training.contract.installation import engine_version
from ...training.contract.pytorch.nvidia import NvidiaCard
from .marks import UNFINISHED_MARK, facts_of, is_marked_complete, what_is_lost
from .previous import installed_torch
from .sources import Sources, without_secrets

_SETTINGS = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CUDA_VISIBLE_DEVICES")
_PREFIXES = ("PIP_", "UV_", "VAIHINGEN_")


def diagnostics(
    python: str,
    reason: str,
    environments: Iterable[Path],
    cards: Sequence[NvidiaCard],
    sources: Sources,
    found: Mapping[str, Any],
    error: str = "",
) -> str:
    """Describe this computer and the engine's environment.

    Args:
        python: The chosen interpreter.
        reason: Why it was chosen.
        environments: Folders of environments, existing or not.
        cards: Graphics cards, as their driver lists them.
        sources: Where packages come from.
        found: What the engine says of its Python: torch_version, device, missing.
        error: What went wrong; "" if nothing has.
    """
    system = this_system()
    lines = [
        f"Vaihingen U-Net {engine_version()}",
        f"QGIS {Qgis.QGIS_VERSION}, Qt {QT_VERSION_STR}, PyQt {PYQT_VERSION_STR}, Python {platform.python_version()}",
        f"System: {platform.platform()}, {system.processor}{', translated by Rosetta' if system.translated else ''}"
        f"{', in Flatpak' if os.path.exists('/.flatpak-info') else ''}{', in Snap' if os.environ.get('SNAP') else ''}",
        f"Python of the engine: {python or 'none'} ({reason})",
        f"PyTorch: {found.get('torch_version') or 'not known'}; device: {found.get('device') or 'not known'}",
        f"Missing: {', '.join(map(str, found.get('missing') or [])) or 'nothing that is known'}",
        *(f"Environment: {_state(folder)}" for folder in environments),
        *(f"Card: {card.name}, driver {card.driver}, compute capability {card.capability}" for card in cards),
        *([] if cards else ["Card: no NVIDIA driver answers"]),
        f"Packages from: {sources}",
        *(f"{name}={value}" for name, value in sorted(os.environ.items()) if _matters(name)),
    ]
    if error:
        lines.append(f"Error: {error}")
    return without_names("\n".join(lines))


def without_names(text: str) -> str:
    """A text without the user's name, home folder and passwords."""
    text = without_secrets(text)
    home = os.path.expanduser("~")
    for spelling in {home, home.replace("\\", "/")}:
        if len(spelling) > 1:
            text = re.sub(re.escape(spelling) + r"(?=[\\/\s,;:)'\"]|$)", "~", text)
    text = re.sub(r"(\\users\\)[^\\\n]+(?=\\)", r"\1USER", text, flags=re.IGNORECASE)  # may have blanks
    text = re.sub(r"([\\/](?:home|users)[\\/])[^\\/\s]+", r"\1USER", text, flags=re.IGNORECASE)
    name = _user()
    return re.sub(rf"\b{re.escape(name)}\b", "USER", text) if len(name) > 2 and name != "root" else text


def _state(folder: Path) -> str:
    if not folder.is_dir():
        return f"{folder}: none"
    if not is_marked_complete(folder):
        begun = (folder / UNFINISHED_MARK).exists()
        return f"{folder}: {'not finished' if begun else 'not of this plugin, or damaged'}"
    facts, lost = facts_of(folder), what_is_lost(folder)
    made = f"Python {facts.get('version', '?')} of {facts.get('made_from', '?')}, by {facts.get('installer', 'pip')}"
    return f"{folder}: {lost or 'complete'}; {made}; PyTorch {installed_torch(folder) or 'none'}"


def _matters(name: str) -> bool:
    upper = name.upper()
    secret = any(word in upper for word in ("PASSWORD", "TOKEN", "SECRET"))
    return (upper in _SETTINGS or upper.startswith(_PREFIXES)) and not secret


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name is known, as in some containers
        return ""
