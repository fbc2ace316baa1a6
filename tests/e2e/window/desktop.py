"""A screen of its own (Xvfb) and QGIS in its window on it, with a fresh profile that holds the packaged plugin."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PLUGIN = "vaihingen_qgis_plugin"
HERE = Path(__file__).resolve().parent
# Left out of QGIS's environment: the tests run without a window, other programs' Python is not QGIS's.
FOREIGN = ("PYTHONPATH", "PYTHONHOME", "QT_QPA_PLATFORM", "QGIS_CUSTOM_CONFIG_PATH", "DBUS_SESSION_BUS_ADDRESS")
SETTINGS = """[PythonPlugins]
vaihingen_qgis_plugin=true
processing=true
db_manager=false
grassprovider=false
otbprovider=false
sagaprovider=false
MetaSearch=false

[qgis]
checkVersion=false
askToSaveProjectChanges=false
{tips}

[news-feed]
disabled=true

[locale]
userLocale={language}
overrideFlag=true

[Processing]
{processing}
"""


def missing_programs() -> list[str]:
    """What has to be installed before a window can be opened."""
    return [name for name in ("qgis", "Xvfb") if shutil.which(name) is None]


@contextlib.contextmanager
def screen(width: int = 1280, height: int = 900, decorated: bool = False) -> Iterator[str]:
    """A display nobody sees; gives its name. `decorated` draws window frames if openbox is installed."""
    read_end, write_end = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    manager = None
    try:
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        display = f":{number}"
        if decorated and shutil.which("openbox"):
            manager = subprocess.Popen(
                ["openbox", "--sm-disable"],
                env={**os.environ, "DISPLAY": display},
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        yield display
    finally:
        for process in (manager, xvfb):
            if process is not None:
                end_group(process)


def make_profile(
    folder: Path, plugin_zip: Path, processing: dict[str, str] | None = None, language: str = "en_US"
) -> None:
    """A user profile in which the plugin is installed and switched on, and no dialog greets the user.

    Args:
        folder: Where to make it.
        plugin_zip: The packaged plugin.
        processing: Settings of Processing.
        language: QGIS's language, such as "fr".
    """
    profile = folder / "profiles" / "default"
    (profile / "QGIS").mkdir(parents=True)
    tips = "\n".join(f"showTips{version}=false" for version in range(322, 420))
    lines = "\n".join(f"Configuration\\{name}={value}" for name, value in (processing or {}).items())
    settings = SETTINGS.format(tips=tips, processing=lines, language=language)
    (profile / "QGIS" / "QGIS3.ini").write_text(settings, encoding="utf-8")
    with zipfile.ZipFile(plugin_zip) as archive:
        archive.extractall(profile / "python" / "plugins")


def run_in_window(
    display: str, profile: Path, scenario: str, job: dict[str, Any], timeout_s: float, **environment: str
) -> dict[str, Any]:
    """Open QGIS, let it play a scenario, and return what it observed.

    Args:
        display: Where the window opens.
        profile: Folder made by `make_profile`; QGIS's console is kept there.
        scenario: Module beside this file with a function `scenario(job, seen)`.
        job: What the scenario needs to know.
        timeout_s: Longest time from start to end; QGIS is ended then.
        environment: Further environment variables.

    Returns:
        The observations; "exit_code" is QGIS's own, None if it had to be ended.
    """
    runtime = profile / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    observations = profile / f"{scenario}.json"
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    variables = {
        **kept,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "XDG_RUNTIME_DIR": str(runtime),
        "WINDOW_SCRIPTS": str(HERE),
        "WINDOW_SCENARIO": scenario,
        "WINDOW_JOB": json.dumps({**job, "observations": str(observations)}, default=str),
        **environment,
    }
    command = ["qgis", "--noversioncheck", "--nologo", "--profiles-path", str(profile)]
    with (profile / f"{scenario}.log").open("wb") as console:
        qgis = subprocess.Popen(
            [*command, "--code", str(HERE / "start.py")],
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            exit_code = _wait(qgis, timeout_s)
        finally:
            end_group(qgis)
    seen = json.loads(observations.read_text(encoding="utf-8")) if observations.exists() else {}
    tail = (profile / f"{scenario}.log").read_text(encoding="utf-8", errors="replace")[-4000:]
    return {**seen, "exit_code": exit_code, "console": tail}


def _wait(process: subprocess.Popen[bytes], timeout_s: float) -> int | None:
    try:
        return process.wait(timeout_s)
    except subprocess.TimeoutExpired:
        return None


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process and all it started: politely, then at once."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        until = time.monotonic() + 3
        while process.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
