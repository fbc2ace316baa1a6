"""A table of odd inputs to `tile`: what users bring, and the answer each of them must get.

`CASES` holds one entry a case: a function that writes the rasters into a folder and says what must come of them. The
whole table is run in the engine (`tests/engine/dataset/test_odd_inputs.py`), a part of it also through `qgis_process`
(`tests/e2e/test_odd_inputs.py`), for which `python -m tests.odd_inputs FOLDER` writes the cases as files.
"""

from tests.odd_inputs import folders, heights, references, scenes  # noqa: F401 (they fill the table)
from tests.odd_inputs.case import CASES, Answer, Case

__all__ = ["CASES", "Answer", "Case"]
