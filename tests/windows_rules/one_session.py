"""All that a user runs in one session of QGIS: algorithms one after the other, in one process that goes on.

`one_session.py PLUGINS RUNS`: PLUGINS is the folder that holds the plugin, RUNS a JSON file with pairs of an algorithm
and its parameters. Tells which run it is, what one that fails has said, and ends with 1 then.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback
from qgis.testing import start_app


def main() -> int:
    """Run them."""
    plugins, runs = sys.argv[1:]
    start_app(cleanup=False)
    sys.path[:0] = [plugins, os.path.join(QgsApplication.pkgDataPath(), "python", "plugins")]
    import processing
    from processing.core.Processing import Processing

    import vaihingen_qgis_plugin

    Processing.initialize()
    plugin = vaihingen_qgis_plugin.classFactory(None)  # it lives as long as the session
    plugin.initProcessing()
    for number, (algorithm, parameters) in enumerate(json.loads(Path(runs).read_text(encoding="utf-8")), start=1):
        feedback = QgsProcessingFeedback()
        sys.stdout.write(f"run {number}: {algorithm}\n")
        try:
            processing.run(f"vaihingen:{algorithm}", parameters, context=QgsProcessingContext(), feedback=feedback)
        except QgsProcessingException as error:
            sys.stdout.write(f"{feedback.textLog()}\n{error}\n")
            return 1
    return 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # QGIS's own end may crash without a window
