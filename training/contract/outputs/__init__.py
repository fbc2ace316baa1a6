"""How outputs are written, the same in both programs.

Before the work (`prepared`): what an output cannot be, and what of the user's would be lost, is refused. While it
runs, no other run writes to the same names. A job writes to the `part_path` of each output; `publish`
renames what it wrote, `discard` removes it: an output has its name only when it is complete. A file that must be whole
at any time, even when the machine fails, is written through `whole_file`. Of a job that consists of parts, each part is
staged and published by itself.
"""

from __future__ import annotations

from .belongings import OUR_MARK, is_our_names, refuse_false_place
from .checks import check_outputs, prepared
from .names import final_path, part_path, style_path, with_final_paths
from .records import read_record, record_path, write_record
from .reserved import discard_abandoned, reserved
from .staging import discard, publish
from .whole_files import whole_file, write_text

__all__ = [
    "OUR_MARK",
    "check_outputs",
    "discard",
    "discard_abandoned",
    "final_path",
    "is_our_names",
    "part_path",
    "prepared",
    "publish",
    "read_record",
    "record_path",
    "refuse_false_place",
    "reserved",
    "style_path",
    "whole_file",
    "with_final_paths",
    "write_record",
    "write_text",
]
