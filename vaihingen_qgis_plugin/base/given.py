"""What a call gives for the parameters of an algorithm, read as the engine's command line reads it.

QGIS itself takes "no" for true and 1.6 for 2, drops a text that is given twice, and ignores names that it does not
know; what is given therefore goes through the contract's `values` first, and QGIS sees plain values only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterBand,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsProperty,
)
from qgis.PyQt.QtCore import QVariant

from ..compat import FIXED_VALUE, WHOLE_NUMBER
from ..layers.raster_layer import remote_raster
from ..training.contract import values
from ..training.contract.errors import ConfigError
from ..translation import tr

_Reader = Callable[[Any, Any], Any]  # definition, what is given -> the value


def read_given(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> dict[str, Any]:
    """The values of all parameters that are given.

    Data-defined values are evaluated, and `~` at the start of a path is the home folder. None, which asks for the
    default value, stays.

    Raises:
        ConfigError: Lists all that cannot be understood, and names that are no parameters.
    """
    definitions = {definition.name(): definition for definition in algorithm.parameterDefinitions()}
    problems = values.unknown_names(parameters, definitions)
    read: dict[str, Any] = {}
    for name, definition in definitions.items():
        if name not in parameters:
            continue
        try:
            given = _evaluated(parameters[name], context)
            read[name] = None if given is None else _read(algorithm, definition, given)
        except ValueError as error:
            problems.append(f"{name} {error}")
    if problems:
        raise ConfigError(" ".join(problems), tr("Correct the parameters and run again."))
    return read


def _evaluated(given: Any, context: QgsProcessingContext) -> Any:
    """A value without QGIS's wrapping: that of an expression, and None for NULL."""
    if isinstance(given, QgsProperty) and given.isActive():
        value, evaluated = given.value(context.expressionContext())
        if not evaluated:
            raise ValueError(tr("is data-defined ({what}), but that gives no value.", what=given.asExpression()))
        given = value
    elif isinstance(given, QgsProperty):
        given = None
    if isinstance(given, QVariant) and given.isNull():
        return "" if given.typeName() == "QString" else None  # qgis_process: `EPOCHS=`
    return given


def _read(algorithm: QgsProcessingAlgorithm, definition: QgsProcessingParameterDefinition, given: Any) -> Any:
    if isinstance(definition, QgsProcessingParameterMultipleLayers):
        return _layers(given)
    if isinstance(definition, QgsProcessingParameterEnum) and definition.allowMultiple():
        return list(values.words(given, definition.options()))
    if isinstance(definition, QgsProcessingParameterString) and _is_list(algorithm, definition.name()):
        return values.names(given)
    one = values.single(given)
    if definition.isDestination():
        return _destination(one)
    return next((read(definition, one) for kind, read in _READERS.items() if isinstance(definition, kind)), one)


def _is_list(algorithm: Any, name: str) -> bool:
    """Whether a text parameter is a list of names."""
    config = getattr(algorithm, "CONFIG", None)
    option = config.options().get(name.lower()) if config else None
    return option is not None and option.several


def _number(definition: Any, given: Any) -> Any:
    whole = definition.dataType() == WHOLE_NUMBER
    return values.whole_number(given) if whole else values.number(given)


def _layers(given: Any) -> list[Any]:
    """Layers and their paths as a list without lists in it: a model hands a list of lists to its algorithms."""
    if isinstance(given, (list, tuple)):
        return [layer for part in given for layer in _layers(part)]
    return [] if given in (None, "") else [_layer(None, given)]


def _layer(definition: Any, given: Any) -> Any:
    """A layer, or a path."""
    return values.path(given) if _is_path(given) else given


def _raster(definition: Any, given: Any) -> Any:
    """A layer, or a path; a layer too if the name is an address."""
    named = _layer(definition, given)
    return (remote_raster(named) or named) if isinstance(named, str) else named


def _destination(given: Any) -> Any:
    """Where an output goes: a path, or one with what QGIS is to do with it."""
    if isinstance(given, QgsProcessingOutputLayerDefinition):
        if given.sink.propertyType() == FIXED_VALUE and _is_path(given.sink.staticValue()):
            given = QgsProcessingOutputLayerDefinition(given)
            given.sink = QgsProperty.fromValue(values.path(given.sink.staticValue()))
        return given
    return values.path(given) if _is_path(given) else given


def _is_path(given: Any) -> bool:
    return isinstance(given, str) or hasattr(given, "__fspath__")


_READERS: dict[type, _Reader] = {
    QgsProcessingParameterNumber: _number,
    QgsProcessingParameterBand: lambda definition, given: values.whole_number(given),
    QgsProcessingParameterBoolean: lambda definition, given: values.truth(given),
    QgsProcessingParameterEnum: lambda definition, given: values.word(given, definition.options()),
    QgsProcessingParameterString: lambda definition, given: values.text(given),
    QgsProcessingParameterField: lambda definition, given: values.text(given),
    QgsProcessingParameterFile: lambda definition, given: values.path(given),
    QgsProcessingParameterRasterLayer: _raster,
    QgsProcessingParameterVectorLayer: _layer,
    QgsProcessingParameterMapLayer: _layer,
}
