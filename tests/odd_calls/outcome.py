"""Whether a call got the answer that its case states. Only the standard library and NumPy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from tests.odd_calls.case import Call


def contents(folder: Path) -> dict[Path, bytes]:
    """All files of a folder but the statistics that QGIS itself writes beside a raster it opens."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path: path.read_bytes() for path in files if not path.name.endswith(".aux.xml")}


def check_outcome(
    call: Call,
    folder: Path,
    before: Mapping[Path, bytes],
    refused: bool,
    text: str,
    scores: Mapping[str, float],
    read: Callable[[str], np.ndarray],
) -> None:
    """Check one call.

    Args:
        call: The call and its answer.
        folder: The case's folder.
        before: Its `contents` before the call.
        refused: Whether the call ended with an error.
        text: All that was said.
        scores: The numbers of the result, names in capitals.
        read: Reads a raster as `Call.rasters` states it.
    """
    after = contents(folder)
    assert "Traceback" not in text, text
    assert refused == bool(call.refused), text
    for word in call.refused or call.says:
        assert word in text, f"{word!r} is not in: {text}"
    for word in call.silent:
        assert word not in text, f"{word!r} is in: {text}"
    replaced = {Path(path) for path in call.replaces}
    for path, content in before.items():
        assert path in replaced or after.get(path) == content, f"{path} was changed"
    new = sorted(str(path.relative_to(folder)) for path in after.keys() - before.keys())
    assert not (call.refused and new), f"a refused call wrote {new}"
    assert not [name for name in new if ".part" in name], new
    assert all(Path(path).exists() for path in call.written), new
    assert not any(Path(path).exists() for path in call.missing), new
    for path, expected in call.rasters.items():
        found = read(path)
        assert found.shape == expected.shape, f"{path}: {found.shape} for {expected.shape}"
        np.testing.assert_allclose(found, expected, atol=1e-6, err_msg=path)
    for name, value in call.scores.items():
        assert abs(scores[name] - value) < 1e-6, f"{name} is {scores[name]}, not {value}"
