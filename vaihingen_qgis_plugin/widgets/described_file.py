"""A file or folder to choose, with lines below it that say what it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from processing.gui.wrappers import WidgetWrapper
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget


class DescribedFile(WidgetWrapper):
    """QGIS's choice of a file or folder, and below it what the file is."""

    def createWidget(self, describe: Callable[[str], str], folder: bool, file_filter: str) -> QWidget:
        """Make the choice, and the lines, which are hidden as long as they are empty."""
        self._describe = describe
        self._file = QgsFileWidget()
        modes = getattr(QgsFileWidget, "StorageMode", QgsFileWidget)
        self._file.setStorageMode(modes.GetDirectory if folder else modes.GetFile)
        self._file.setFilter(file_filter)
        self._lines = QLabel()
        self._lines.setWordWrap(True)
        self._lines.setTextFormat(Qt.TextFormat.PlainText)
        self._lines.setVisible(False)
        both = QWidget()
        layout = QVBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._file)
        layout.addWidget(self._lines)
        self._file.fileChanged.connect(self._changed)
        offered = self.parameterDefinition().defaultValueForGui()
        if offered:
            self._file.setFilePath(str(offered))
        return both

    def setValue(self, value: Any) -> None:
        """Show a path."""
        self._file.setFilePath(str(value or ""))

    def value(self) -> str:
        """The path."""
        return str(self._file.filePath())

    def _changed(self, path: str) -> None:
        text = self._describe(path)
        self._lines.setText(text)
        self._lines.setVisible(bool(text))
        self.widgetValueHasChanged.emit(self)
