"""What a printed map says of itself: how right it is, and what it was made from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.core import QgsMapLayer

from ..training.contract.errors import ConfigError
from ..training.contract.outputs import read_record
from ..training.contract.outputs.subject import subject_of
from ..translation import tr
from .titles import title_of

_OF_POINTS = "points_used"


def accuracy_line(path: str) -> str:
    """The accuracy that a report or a file of scores tells, in one line.

    Args:
        path: Anything that 'Assess accuracy' or 'Assess accuracy with points' has written.

    Raises:
        ConfigError: If it tells no accuracy.
    """
    scores = read_record(path).get("scores") or _scores_in(path)
    overall, mean_f1 = scores.get("overall_accuracy"), scores.get("mean_f1")
    if not isinstance(overall, (int, float)):
        raise ConfigError(
            tr("ACCURACY {path} tells no accuracy.", path=path),
            tr("Choose a report or a file of scores of 'Assess accuracy' or 'Assess accuracy with points'."),
        )
    if scores.get(_OF_POINTS):
        return tr(
            "Overall accuracy {overall:.1f} % ± {half:.1f} % (95 % interval), from {points} sample points.",
            overall=100 * overall,
            half=100 * (scores.get("overall_accuracy_interval") or 0.0),
            points=scores[_OF_POINTS],
        )
    if not isinstance(mean_f1, (int, float)):
        return tr("Overall accuracy {overall:.1f} %.", overall=100 * overall)
    return tr(
        "Overall accuracy {overall:.1f} %, mean F1 of the classes {f1:.1f} %, compared with a reference.",
        overall=100 * overall,
        f1=100 * mean_f1,
    )


def assessed_map(path: str) -> str:
    """The class raster that an accuracy is of; "" if that is not known."""
    return str(read_record(path).get("parameters", {}).get("prediction") or "")


def source_line(layer: QgsMapLayer, given: str) -> str:
    """Where a map comes from: what the user says, then orthophoto, model and date by its run record."""
    record = read_record(layer.source().partition("|")[0])
    parameters = record.get("parameters", {})
    parts = [given.strip()] if given.strip() else []
    if ortho := parameters.get("ortho"):
        parts.append(tr("Orthophoto: {name}.", name=title_of(subject_of(str(ortho)))))
    if model := parameters.get("model"):
        parts.append(
            tr(
                "Classified by {model} (Vaihingen U-Net {version}) on {date}.",
                model=title_of(str(model)),
                version=str(record.get("versions", {}).get("engine", "")),
                date=str(record.get("finished", ""))[:10],
            )
        )
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts)


def _scores_in(path: str) -> dict[str, Any]:
    try:
        scores = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return scores if isinstance(scores, dict) else {}
