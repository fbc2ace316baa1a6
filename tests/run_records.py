"""Where the record of a run stands, and what it holds."""

import json
from pathlib import Path


def record_path(output):
    """The record of an output: out of the way in a folder beside it."""
    return Path(output).parent / ".runs" / f"{Path(output).name}.run.json"


def run_record(output):
    """What the record of an output holds."""
    return json.loads(record_path(output).read_text(encoding="utf-8"))
