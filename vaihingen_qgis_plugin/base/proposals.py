"""What a dialog offers: the files that were used last, and places for results that QGIS does not delete.

Only QGIS's window proposes; qgis_process, scripts and models get what is given to them, and the parameters' defaults.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingFeedback,
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingUtils,
    QgsProperty,
    QgsSettings,
)

from ..desktop import file_of, in_desktop, is_shown, results_folder
from ..training.contract.formats import RASTER_DRIVERS
from ..translation import tr

_SETTINGS = "vaihingen_unet/last"
_OF_LAYERS = ("raster", "vector", "source", "layer")  # QGIS's names of parameters that take a layer
_proposed: set[str] = set()  # by this session: a second run from the same dialog must not meet the first one's results


def propose(algorithm: Any) -> None:
    """Let the dialog of an algorithm offer what was used last, and places for what it makes.

    Args:
        algorithm: Its `REMEMBERS` says which parameters are remembered under which name, its `PROPOSES` how the
            results are called.
    """
    if not in_desktop():
        return
    names: dict[str, str] = algorithm.PROPOSES
    for definition in algorithm.parameterDefinitions():
        name = definition.name()
        if not definition.isDestination():
            last = _last(algorithm.REMEMBERS.get(name, ""))
            if last and (definition.type() not in _OF_LAYERS or is_shown(last)):  # no layers of other projects
                definition.setGuiDefaultValueOverride(last)
        elif name in names and definition.createByDefault():
            definition.setGuiDefaultValueOverride(_place(names[name], definition))


def remember(algorithm: Any, given: dict[str, Any], results: dict[str, Any]) -> None:
    """Note what a run was given and what it has made, for the next dialogs; what it was not given is forgotten."""
    if in_desktop():
        for name, key in algorithm.REMEMBERS.items():
            QgsSettings().setValue(f"{_SETTINGS}/{key}", file_of(results.get(name) or given.get(name) or ""))


def free_places(
    algorithm: QgsProcessingAlgorithm, given: dict[str, Any], tell: Callable[[str], None] = lambda text: None
) -> dict[str, Any]:
    """The same parameters, with free names in place of proposed ones that have been taken since.

    A training that is resumed keeps its own. `tell` is called with a sentence for each other name.
    """
    if not _proposed or (given.get("RESUME") is True and algorithm.name() == "train"):
        return given
    taken = {
        definition.name(): Path(path)
        for definition in algorithm.destinationParameterDefinitions()
        if (path := _path(given.get(definition.name()))) in _proposed and Path(path).exists()
    }
    free = {name: _free(path) for name, path in taken.items()}
    for name, earlier in taken.items():
        tell(tr("{path} holds an earlier result, which stays: this run writes {free}.", path=earlier, free=free[name]))
    return {**given, **{name: _with_path(given[name], path) for name, path in free.items()}}


def make_folder(given: dict[str, Any]) -> None:
    """Make the folder of proposed places, which not every format makes by itself."""
    for path in {_path(value) for value in given.values()} & _proposed:
        with contextlib.suppress(OSError):  # writing will say why
            Path(path).parent.mkdir(parents=True, exist_ok=True)


def tell_temporary(results: dict[str, Any], feedback: QgsProcessingFeedback) -> None:
    """Say which results QGIS deletes when it closes; models have such on purpose."""
    if not in_desktop() or isinstance(feedback, QgsProcessingMultiStepFeedback):
        return
    folder = Path(QgsProcessingUtils.tempFolder())
    paths = [path for path in results.values() if isinstance(path, str) and folder in Path(path).parents]
    if not paths:
        return
    text = tr("Temporary, QGIS deletes it when it closes: {paths}", paths=", ".join(paths))
    if all(Path(path).suffix.lower() in RASTER_DRIVERS for path in paths):
        feedback.pushInfo(f"{text}\n{tr('To keep a layer, right-click it and choose Make Permanent.')}")
    else:
        feedback.pushWarning(f"{text}\n{tr('To keep it, copy it, or run again and give it a place of its own.')}")


def _last(key: str) -> str:
    """What was used last, if it is still there."""
    path = str(QgsSettings().value(f"{_SETTINGS}/{key}", "") or "") if key else ""
    return path if path and Path(path).exists() else ""


def _place(name: str, definition: QgsProcessingParameterDefinition) -> str:
    """A free place for a result."""
    ending = ""
    if isinstance(definition, QgsProcessingParameterFileDestination):
        ending = f".{definition.defaultFileExtension()}"
    elif isinstance(definition, QgsProcessingParameterFeatureSink):
        ending = ".gpkg"
    return _free(results_folder() / f"{name}_{time.strftime('%Y-%m-%d')}{ending}")


def _free(path: Path) -> str:
    """The path, or one with a number, that nothing has yet."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}_{number}{path.suffix}")
    _proposed.add(str(free))
    return str(free)


def _path(given: Any) -> str:
    if isinstance(given, QgsProcessingOutputLayerDefinition):
        given = given.sink.staticValue()
    return given if isinstance(given, str) else ""


def _with_path(given: Any, path: str) -> Any:
    if not isinstance(given, QgsProcessingOutputLayerDefinition):
        return path
    changed = QgsProcessingOutputLayerDefinition(given)
    changed.sink = QgsProperty.fromValue(path)
    return changed
