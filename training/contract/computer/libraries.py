"""Why libraries of Windows do not load, and what to do. Standard library only."""

from __future__ import annotations

import re
import sys

from ..language import tr

RUNTIME = "https://aka.ms/vs/17/release/vc_redist.x64.exe"
# Status of Windows for a program whose libraries are missing, are damaged, or fail to start; as it is given, and as
# the signed number that some programs make of it.
_STATUS = (0xC0000135, 0xC0000139, 0xC0000142, 0xC000007B)
_LIBRARY = re.compile(
    r"winerror (?:126|127|1114)\b.*\.dll|\.dll.*winerror (?:126|127|1114)\b|"
    r"dll load failed while importing|(?:vcruntime|msvcp)140\w*\.dll",
    re.IGNORECASE | re.DOTALL,
)


def missing_runtime(said: str, exit_code: int = 1, platform: str = sys.platform) -> str:
    """What to do if the runtime of Visual C++ is missing or too old, in sentences; "" if that is not what is wrong.

    Args:
        said: What the program printed.
        exit_code: How it ended.
        platform: The system, as `sys.platform` names it.
    """
    ended_so = exit_code & 0xFFFFFFFF in _STATUS and (platform == "win32" or exit_code > 255)
    if not ended_so and not _LIBRARY.search(said):
        return ""
    return tr(
        "Most often the runtime of Microsoft Visual C++ is missing or too old. Install it from {runtime} (an "
        "administrator's password may be needed), start QGIS again and repeat this.",
        runtime=RUNTIME,
    )
