"""The language of QGIS: the texts of the plugin and of the contract are looked up in Qt's catalogues (`i18n/`)."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from .training.contract import language
from .training.contract.language import later, tr

__all__ = ["Translation", "later", "locale_of_qgis", "tr"]

_CONTEXT = "VaihingenUNet"
_CATALOGUES = Path(__file__).parent / "i18n"


class Translation:
    """Makes all texts speak QGIS's language, until it is ended."""

    def __init__(self) -> None:
        self._translator = QTranslator()
        code = locale_of_qgis()
        if self._translator.load(QLocale(code), "vaihingen", "_", str(_CATALOGUES)):
            QCoreApplication.installTranslator(self._translator)
            language.speak(code, lambda text: str(QCoreApplication.translate(_CONTEXT, text)))

    def end(self) -> None:
        """English again."""
        QCoreApplication.removeTranslator(self._translator)
        language.speak(language.ENGLISH)


def locale_of_qgis() -> str:
    """Such as "fr" or "pt_BR": the language chosen in QGIS's options, else the system's."""
    settings = QgsSettings()
    if settings.value("locale/overrideFlag", False, type=bool):
        return str(settings.value("locale/userLocale", "") or language.ENGLISH)
    return str(QLocale.system().name())
