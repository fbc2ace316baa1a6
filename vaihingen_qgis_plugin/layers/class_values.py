"""Attributes of polygons as classes: by value or by name."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QVariant

from ..training.contract.class_scheme import ClassScheme
from ..training.contract.errors import ConfigError
from ..training.contract.values import did_you_mean
from ..translation import tr

_MOST_LISTED = 10


class ClassValues:
    """Turns attributes into class codes, and collects those that are no class.

    Args:
        scheme: The classes.
    """

    def __init__(self, scheme: ClassScheme) -> None:
        self._scheme = scheme
        self._known: dict[str, int | None] = {}
        self._foreign: dict[tuple[str, str], set[int]] = {}  # layer, value -> ids of its features

    def code(self, attribute: Any) -> int | None:
        """The class that an attribute names: its value (3, "3", 3.0), or else its name in any case; None if none."""
        text = attribute_text(attribute)
        if text not in self._known:
            self._known[text] = self._scheme.value_of(text)
        return self._known[text]

    def add(self, layer: str, feature: int, attribute: Any) -> None:
        """Collect a feature if its attribute is no class; the same feature may be added again."""
        if self.code(attribute) is None:
            self._foreign.setdefault((layer, attribute_text(attribute)), set()).add(feature)

    def check(self) -> None:
        """Check that all features that were added have a class.

        Raises:
            QgsProcessingException: Names the values, how many features have them, and the first of those.
        """
        if not self._foreign:
            return
        foreign = [
            tr(
                "{value} in {count} polygon(s) of {layer} (feature {first})",
                value=f"'{value}'" if value else tr("no value"),
                count=len(ids),
                layer=layer,
                first=min(ids),
            )
            for (layer, value), ids in self._foreign.items()
        ]
        if len(foreign) > _MOST_LISTED:
            foreign[_MOST_LISTED:] = [tr("{count} more values", count=len(foreign) - _MOST_LISTED)]
        raise QgsProcessingException(
            tr(
                "Unknown classes in CLASS_FIELD: {found}.\nThe classes are: {classes}. Correct these polygons or "
                "filter them out (right-click on the layer > Filter), give your own list of classes in CLASSES, or, if "
                "all polygons are of one class, give that in POLYGON_CLASS in place of CLASS_FIELD.",
                found="; ".join(foreign),
                classes=", ".join(f"{c.value} {c.shown}" for c in self._scheme.classes),
            )
        )


def class_code(parameter: str, text: str, scheme: ClassScheme) -> int:
    """The class that a parameter names, by value or name.

    Raises:
        ConfigError: If there is no such class.
    """
    code = scheme.value_of(text)
    if code is None:
        raise ConfigError(
            tr(
                "{parameter} is {text}, but the classes are: {classes}.",
                parameter=parameter,
                text=text,
                classes=", ".join(f"{c.value} {c.shown}" for c in scheme.classes),
            )
            + did_you_mean(text, (c.shown for c in scheme.classes)),
            tr("Give one of them, or your own list of classes in CLASSES."),
        )
    return code


def attribute_text(attribute: Any) -> str:
    """An attribute as text without blanks around it; "" for NULL."""
    is_null = attribute is None or (isinstance(attribute, QVariant) and attribute.isNull())
    return "" if is_null else str(attribute).strip()
