"""Calls `qgis_process` with the packaged plugin in a fresh profile, as a user on the command line would."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PLUGIN = "vaihingen_qgis_plugin"


def qgis_process_binary() -> str:
    """The program itself: Debian's wrapper passes an option that QGIS 3.22 rejects."""
    for name in ("qgis_process.bin", "qgis_process"):
        found = shutil.which(name)
        if found:
            return found
    raise FileNotFoundError("qgis_process is not installed")


@dataclass
class Answer:
    """How a call ended."""

    code: int
    stdout: str
    stderr: str

    @property
    def text(self) -> str:
        return self.stdout + self.stderr


@dataclass
class QgisProcess:
    """`qgis_process` with the plugin from `zip_path` in the profile folder `profile`.

    Args:
        zip_path: The packaged plugin.
        profile: Folder for the profile; made anew.
        engine: Python of the engine.
        environment: Further environment variables.
    """

    zip_path: Path
    profile: Path
    engine: str
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.plugins.mkdir(parents=True)
        with zipfile.ZipFile(self.zip_path) as archive:
            archive.extractall(self.plugins)
        enabled = self.call("plugins", "enable", PLUGIN)
        if enabled.code:
            raise RuntimeError(enabled.text)

    @property
    def plugins(self) -> Path:
        """The folder of the profile that holds the plugin."""
        return self.profile / "profiles" / "default" / "python" / "plugins"

    def call(self, *arguments: str, stdin: str | None = None) -> Answer:
        """One call with any arguments; what it says is kept."""
        done = subprocess.run(
            [qgis_process_binary(), *arguments],
            input=stdin,
            env=self._variables(),
            capture_output=True,
            text=True,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def try_run(self, algorithm: str, parameters: dict[str, Any]) -> Answer:
        """Run an algorithm of ours and return how it ended."""
        return self.call("run", f"vaihingen:{algorithm}", "--", *_words(parameters))

    def run(self, algorithm: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """Run an algorithm that must succeed; return its results."""
        answer = self.call("run", "--json", f"vaihingen:{algorithm}", "--", *_words(parameters))
        if answer.code:
            raise RuntimeError(f"vaihingen:{algorithm} ended with {answer.code}\n{answer.text}")
        return dict(json.loads(answer.stdout)["results"])

    def show(self, algorithm: str, parameters: dict[str, Any]) -> None:
        """Run an algorithm that must succeed and show what it says while it runs."""
        words = ["run", f"vaihingen:{algorithm}", "--", *_words(parameters)]
        sys.stdout.write("\n$ qgis_process " + shlex.join(words) + "\n")
        sys.stdout.flush()
        subprocess.run([qgis_process_binary(), *words], env=self._variables(), stdin=subprocess.DEVNULL, check=True)

    def _variables(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
        return {
            **kept,
            "QGIS_CUSTOM_CONFIG_PATH": str(self.profile),
            "XDG_DATA_HOME": str(self.profile / "data"),
            "QT_QPA_PLATFORM": "offscreen",
            "VAIHINGEN_PYTHON": self.engine,
            **self.environment,
        }


def _words(parameters: dict[str, Any]) -> list[str]:
    """NAME=value; a list repeats its name."""
    return [
        f"{name}={item}"
        for name, value in parameters.items()
        for item in (value if isinstance(value, (list, tuple)) else [value])
    ]
