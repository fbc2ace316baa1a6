"""What the plugin reads of a data set folder before a run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingException

from ..translation import tr


def read_data_set(folder: str) -> dict[str, Any]:
    """The content of `dataset.json`, with whole numbers and roles where they must be.

    Raises:
        QgsProcessingException: If the folder is no data set, or the file is damaged.
    """
    description = Path(folder) / "dataset.json"
    try:
        content: dict[str, Any] = json.loads(description.read_text(encoding="utf-8"))
        content["roles"] = [channel["role"] for channel in content["channels"]]
        content["patch_size"] = int(content["patch_size"])
        content["test_tiles"] = [part["tile"] for part in content["sources"] if part.get("split") == ["test"]]
    except FileNotFoundError as error:
        problem = tr("{folder} is not a data set: it holds no dataset.json.\nChoose a folder made by 'Cut patches'.")
        raise QgsProcessingException(problem.format(folder=folder)) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        problem = tr("{file} cannot be read ({error}).\nMake the data set again with 'Cut patches'.")
        raise QgsProcessingException(problem.format(file=description, error=error)) from error
    return content
