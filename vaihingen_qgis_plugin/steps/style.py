"""Style an output when it is loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsMapLayer

from ..base.step import Run, Step
from ..styles.styling import Styler

LayerStyle = Callable[[QgsMapLayer], None]


class Style(Step):
    """Style an output of the engine when QGIS loads it.

    Args:
        field: The output's field of the job; nothing happens if it is not made.
        style: Styles a layer.
        style_for: In place of `style`: gives the style for a job; None: QGIS's own.
    """

    def __init__(
        self,
        field: str,
        style: LayerStyle | None = None,
        style_for: Callable[[Any], LayerStyle | None] | None = None,
    ) -> None:
        self._field = field
        self._style_for = style_for or (lambda job: style)

    def run(self, run: Run) -> None:
        """Leave the style with QGIS, which uses it when it loads the layer."""
        path = getattr(run.job, self._field)
        style = self._style_for(run.job) if path else None
        if style is not None:
            Styler.attach(run.context, path, style)
