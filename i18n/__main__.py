"""`make translations`: brings the catalogues up to the sources, then compiles them for Qt and for the engine."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from . import catalogue
from .texts import ENGINE, PLUGIN, ROOT, all_texts
from .typography import RULES

FOLDER = Path(__file__).parent
# What Qt's compiler of catalogues is called: on Debian, Fedora and Arch, of Qt 5 or 6.
_COMPILERS = ("lrelease", "lrelease-qt5", "lrelease-qt6", "lrelease6", "/usr/lib/qt6/bin/lrelease")
_NO_COMPILER = """\
Qt's program lrelease is missing, which compiles the catalogues for QGIS: the .ts files are up to date, the compiled
ones are not. Install it (Debian: qttools5-dev-tools, Fedora: qt5-linguist, Arch: qt5-tools) and run it again.
"""


def catalogues() -> list[Path]:
    """All catalogues, one a language."""
    return sorted(FOLDER.glob("vaihingen_*.ts"))


def update(path: Path) -> int:
    """Bring a catalogue up to the sources; the number of texts that still want a translation."""
    code = catalogue.code_of(path)
    typeset = RULES.get(code, str)
    translations = {text: typeset(translation) for text, translation in catalogue.read(path).items()}
    texts = all_texts()
    catalogue.write(path, texts, translations)
    return sum(not translations.get(text) for text in texts)


def engine_catalogue(path: Path) -> str:
    """What the engine reads in place of a catalogue: the texts that it shows itself, as JSON."""
    engine = f"{ENGINE.relative_to(ROOT).as_posix()}/"
    translations = catalogue.read(path)
    shown = {
        text: translations[text]
        for text, files in all_texts().items()
        if translations.get(text) and any(file.startswith(engine) for file in files)
    }
    return json.dumps(shown, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def compile_for_engine(path: Path) -> None:
    """Write the engine's file of a catalogue."""
    file = ENGINE / "contract" / "language" / f"{catalogue.code_of(path)}.json"
    file.write_text(engine_catalogue(path), encoding="utf-8", newline="\n")


def compile_for_qt(path: Path) -> bool:
    """Write Qt's file of a catalogue; False if there is no compiler."""
    compiler = next(filter(None, map(shutil.which, _COMPILERS)), None)
    if compiler is None:
        return False
    compiled = PLUGIN / "i18n" / f"{path.stem}.qm"
    subprocess.run(
        [compiler, "-silent", "-nounfinished", str(path), "-qm", str(compiled)], check=True, stdin=subprocess.DEVNULL
    )
    return True


def main() -> int:
    """Do it for all languages."""
    compiled = True
    for path in catalogues():
        missing = update(path)
        compile_for_engine(path)
        compiled = compile_for_qt(path) and compiled
        rest = f"{missing} texts without translation" if missing else "complete"
        sys.stdout.write(f"{path.name}: {rest}\n")
    if not compiled:
        sys.stderr.write(_NO_COMPILER)
    return 0 if compiled else 1


if __name__ == "__main__":
    sys.exit(main())
