"""All cases; needs the engine's Python, since they write rasters."""

from importlib import import_module
from pathlib import Path

from tests.odd_calls.case import CASES

_NO_CASES = ("__init__", "__main__", "case", "outcome", "table")

for _module in sorted(path.stem for path in Path(__file__).parent.glob("*.py")):
    if _module not in _NO_CASES:
        import_module(f"tests.odd_calls.{_module}")  # fills the table

__all__ = ["CASES"]
