"""Show the demo town on the map: the next step is to look at it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingMultiStepFeedback

from ..base.step import Run, Step
from ..desktop import in_desktop
from ..layers.titles import title_of
from ..styles.placing import Place
from ..styles.styling import Styler, style_heights
from ..translation import later, tr
from .arrange import arrange

_MOST = 12  # tiles that are loaded
_HEIGHTS = "ndsm"
# Folder of the town -> title of its group, whether it is switched on.
_FOLDERS = {
    "gts_for_participants": (later("References"), False),
    _HEIGHTS: (later("Heights above ground"), False),
    "top": (later("Orthophotos"), True),
}


class LoadTown(Step):
    """Load orthophotos, heights above ground and references into a group; only in QGIS's window, not in models."""

    def run(self, run: Run) -> None:
        """Announce the layers; QGIS loads them when the run has ended."""
        project = run.context.project()
        if not in_desktop() or project is None or isinstance(run.feedback, QgsProcessingMultiStepFeedback):
            return
        folder = Path(run.job.output)
        town = title_of(str(folder)).replace("_", " ").capitalize()
        for rank, (name, (title, visible)) in enumerate(_FOLDERS.items()):
            rasters = sorted((folder / name).glob("*.tif"), key=_number)
            style = style_heights if name == _HEIGHTS else None
            for number, path in enumerate(rasters[:_MOST], rank * _MOST):
                _announce(run.context, path, style, Place((town, tr(title)), number, visible))
        if len(list((folder / "top").glob("*.tif"))) > _MOST:
            run.feedback.pushInfo(tr("The map shows the first {number} tiles.", number=_MOST))


def _announce(
    context: QgsProcessingContext, path: Path, style: Callable[[QgsMapLayer], None] | None, place: Place
) -> None:
    details = QgsProcessingContext.LayerDetails(path.stem, context.project(), path.stem)
    details.forceName = True
    context.addLayerToLoadOnCompletion(str(path), details)
    if style is not None:
        Styler.attach(context, str(path), style)
    arrange(context, str(path), place)


def _number(path: Path) -> tuple[int, str]:
    """Sorts area2 before area10."""
    digits = path.stem.rpartition("area")[2]
    return (int(digits) if digits.isdecimal() else 0, path.stem)
