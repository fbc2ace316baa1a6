"""Writes what the algorithms say of themselves as JSON, from which the pages of help are made.

Runs under QGIS's Python: describe.py FOLDER_OF_PLUGINS OUTPUT [LANGUAGE]. The texts are those of QGIS's dialogs.
"""

from __future__ import annotations

import json
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

PLUGIN = "vaihingen_qgis_plugin"


def describe(plugins: Path, language: str) -> list[dict[str, Any]]:
    """All algorithms in the order of the toolbox.

    Args:
        plugins: Folder that holds the plugin as it is built.
        language: Language of the texts, such as `en`.
    """
    from qgis.core import QgsApplication, QgsSettings

    with tempfile.TemporaryDirectory() as profile:
        # A program with a window by its name: dialogs show labels where commands have ids.
        application = QgsApplication([], False, profile, "desktop")
        application.initQgis()
        QgsSettings().setValue("locale/userLocale", language)
        QgsSettings().setValue("locale/overrideFlag", True)
        sys.path[:0] = [str(plugins), str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins")]
        from processing.core.Processing import Processing

        Processing.initialize()
        plugin = import_module(PLUGIN).classFactory(None)
        plugin.initProcessing()
        provider = QgsApplication.processingRegistry().providerById("vaihingen")
        algorithms = sorted(provider.algorithms(), key=lambda one: (one.group(), one.displayName()))
        described = [_algorithm(one) for one in algorithms]
        plugin.unload()
        application.exitQgis()
    return described


def _algorithm(algorithm: Any) -> dict[str, Any]:
    words = import_module(f"{PLUGIN}.base.words").in_words
    tr = import_module(f"{PLUGIN}.translation").tr

    def told(text: str) -> str:
        return str(words(tr(text), algorithm))

    return {
        "name": algorithm.name(),
        "id": algorithm.id(),
        "title": algorithm.displayName(),
        "group": algorithm.group(),
        "summary": algorithm.shortDescription(),
        "help": told(getattr(algorithm, "HELP", "")),  # a graphical model has neither
        "next": told(getattr(algorithm, "NEXT", "")),
        "parameters": [_parameter(one, told(one.help())) for one in algorithm.parameterDefinitions()],
    }


def _parameter(definition: Any, told: str) -> dict[str, Any]:
    labels = import_module(f"{PLUGIN}.base.shown").value_labels
    return {
        "id": definition.name(),
        "label": definition.description(),
        "help": told,
        # Where dialogs propose to write is a place on this computer.
        "default": None if definition.isDestination() else definition.defaultValue(),
        "choices": dict(labels(definition)),
        "output": definition.isDestination(),
        "optional": bool(definition.flags() & definition.FlagOptional),
        "advanced": bool(definition.flags() & definition.FlagAdvanced),
    }


if __name__ == "__main__":
    _, plugins, output, *language = sys.argv
    found = describe(Path(plugins).resolve(), language[0] if language else "en")
    Path(output).write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
