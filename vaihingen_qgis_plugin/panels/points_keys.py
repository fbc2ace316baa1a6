"""Keys of the points' interpreter: one a class, and those that go back and forth."""

from __future__ import annotations

from string import ascii_uppercase

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeyEvent

UNSURE_KEY = "U"
CLASS_KEYS = (*"123456789", *ascii_uppercase.replace(UNSURE_KEY, ""))
_FRENCH_ROW = dict(zip("&é\"'(-è_ç", "123456789"))  # what these keys write on a French keyboard without Shift
_COMMANDS = {
    Qt.Key.Key_Backspace: "back",
    Qt.Key.Key_Left: "back",
    Qt.Key.Key_Space: "forward",
    Qt.Key.Key_Right: "forward",
}


def word_of(event: QKeyEvent) -> str:
    """What a key press means: the key of a class, `UNSURE_KEY`, "back", "forward", "undo", or "" for nothing."""
    plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if plain == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Z:
        return "undo"
    if plain != Qt.KeyboardModifier.NoModifier:
        return ""
    if event.key() in _COMMANDS:
        return _COMMANDS[event.key()]
    text = event.text()
    text = _FRENCH_ROW.get(text, text.upper())
    return text if text == UNSURE_KEY or text in CLASS_KEYS else ""
