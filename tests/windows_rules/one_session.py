"""All that a user runs in one session of QGIS: algorithms one after the other, in one process that goes on.

`one_session.py PLUGINS RUNS`: PLUGINS is the folder that holds the plugin, RUNS a JSON file with one entry a run: the
algorithm, its parameters, and what is special about the run:

- "open": files that another program has open while it runs, as a layer on the map is;
- "read": a layer that QGIS has read just before, and that no longer is a layer of anybody;
- "keeps": a folder in which a run that is refused must leave all as it is;
- "cancel": the per cent of its progress at which the user cancels it.

Writes one JSON line a run: how it ended (done, refused or cancelled) and what it said. Another error ends the session.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.testing import start_app


def main() -> int:
    """Run them."""
    plugins, runs = sys.argv[1:]
    start_app(cleanup=False)
    sys.path[:0] = [plugins, os.path.join(QgsApplication.pkgDataPath(), "python", "plugins")]
    from processing.core.Processing import Processing

    import vaihingen_qgis_plugin

    Processing.initialize()
    plugin = vaihingen_qgis_plugin.classFactory(None)  # it lives as long as the session
    plugin.initProcessing()
    for algorithm, parameters, special in json.loads(Path(runs).read_text(encoding="utf-8")):
        how, said = _run(algorithm, parameters, **special)
        sys.stdout.write("\n" + json.dumps([algorithm, how, said]) + "\n")
    return 0


def _run(
    algorithm: str,
    parameters: dict[str, Any],
    open: tuple[str, ...] = (),
    read: str = "",
    keeps: str = "",
    cancel: float = 101,
) -> tuple[str, str]:
    import processing

    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda percent: percent >= cancel and feedback.cancel())
    if read:
        layer = QgsVectorLayer(read, "", "ogr")
        if not list(layer.getFeatures()):
            raise ValueError(f"{read} has no features")
        del layer
    before = _times(keeps)
    with ExitStack() as files:
        for path in open:
            files.enter_context(Path(path).open("rb"))
        try:
            processing.run(f"vaihingen:{algorithm}", parameters, context=QgsProcessingContext(), feedback=feedback)
        except QgsProcessingException as error:
            if feedback.isCanceled():
                return "cancelled", f"{feedback.textLog()}\n{error}"
            said = f"{feedback.textLog()}\n{error}"
            if _times(keeps) != before:
                return "has changed files", said
            return "refused", said
    return "cancelled" if feedback.isCanceled() else "done", feedback.textLog()


def _times(folder: str) -> dict[str, int]:
    """When each file of a folder was written."""
    return {entry.name: entry.stat().st_mtime_ns for entry in os.scandir(folder)} if folder else {}


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # QGIS's own end may crash without a window
