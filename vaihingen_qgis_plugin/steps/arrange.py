"""Name the layers of a run after what they were made from, and put them where they belong."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingContext, QgsProcessingUtils

from ..base.step import Run, Step
from ..layers.titles import title_of
from ..styles.placing import Place, place_layer
from ..styles.styling import Styler
from ..training.contract.outputs.subject import subject_of
from ..translation import tr


class Arrange(Step):
    """Name the layers of a run after a raster or folder, and put them into one group.

    Args:
        subject: The job's field with what they are named after.
        order: Outputs that are layers, the topmost first.
        group: Title of their group, with the place {name}; "": they stand above all other layers.
        hidden: Outputs that are switched off at first.
    """

    def __init__(self, subject: str, order: tuple[str, ...], group: str = "", hidden: tuple[str, ...] = ()) -> None:
        self._subject, self._order, self._group, self._hidden = subject, order, group, hidden

    def run(self, run: Run) -> None:
        """Leave name and place with QGIS, which uses them when it loads the layers."""
        about = named_after(str(getattr(run.job, self._subject)))
        group = (tr(self._group, name=about),) if self._group else ()
        for rank, name in enumerate(self._order):
            destination = run.results.get(name)
            definition = run.algorithm.parameterDefinition(name)
            if destination and definition is not None:
                label = definition.description()
                what = f"{label[:1].lower()}{label[1:]}"
                name_layer(run.context, destination, label, tr("{subject} {what}", subject=about, what=what))
                arrange(run.context, destination, Place(group, rank, name not in self._hidden))


def named_after(source: str) -> str:
    """What results are named after: a file, or what a temporary one, whose name says nothing, was made from."""
    return title_of(subject_of(source))


def name_layer(context: QgsProcessingContext, destination: str, usual: str, name: str) -> None:
    """Give a layer that will be loaded a name, unless a model has given it one other than the `usual`."""
    if context.willLoadLayerOnCompletion(destination):
        details = context.layerToLoadOnCompletionDetails(destination)
        if details.name in ("", usual):
            details.name = name
            # The name of a temporary file says nothing, also to who wants layers named like files.
            details.forceName = Path(QgsProcessingUtils.tempFolder()) in Path(destination).parents


def arrange(context: QgsProcessingContext, destination: str, place: Place) -> None:
    """Let a layer come to its place when it is loaded."""
    if (project := context.project()) is not None:
        Styler.attach(context, destination, lambda layer: place_layer(layer, project, place))
