"""Options of the contract become Processing parameters, and their values go back into a configuration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ..compat import (
    ADVANCED,
    ANY_NUMBER,
    FILE,
    MAP_LAYER,
    ONE_FILE,
    ONE_FOLDER,
    POLYGONS,
    RASTER,
    WHOLE_NUMBER,
    WKT2,
)
from ..desktop import in_desktop
from ..layers.parameter_layers import layer_path, read_layers
from ..training.contract.options import Kind, Option
from ..training.contract.values import Extent
from ..translation import later, tr
from .shown import show_labels

ANY_FILE = later("All files (*)")  # QGIS's own default, *.*, refuses names without a dot, such as python3
_FILTERS = {
    ".html": "HTML (*.html)",
    ".csv": "CSV (*.csv)",
    ".json": "JSON (*.json)",
    ".safetensors": later("Model (*.safetensors)"),
    ".onnx": "ONNX (*.onnx)",
    ".gpkg": "GeoPackage (*.gpkg)",
}


def make_parameter(
    field: str, option: Option, default: Any, is_raster: bool = False, created_by_default: bool = True
) -> QgsProcessingParameterDefinition:
    """The Processing parameter for one field of a configuration.

    Args:
        field: Field name; the parameter's name is the same in capitals.
        option: Its description in the contract.
        default: Its default value.
        is_raster: Whether a path in it is a raster layer.
        created_by_default: For an optional output: whether the dialog proposes to make it.
    """
    maker = _RASTER_MAKERS.get(option.kind) if is_raster else None
    parameter = with_help((maker or _MAKERS[option.kind])(field.upper(), option, default), option)
    if option.kind.is_output:
        parameter.setCreateByDefault(created_by_default)
    return parameter


def make_layer_parameter(field: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
    """The parameter of a field where polygon layers may stand in place of rasters."""
    return with_help(_LAYER_MAKERS[option.kind](field.upper(), option, default), option)


def with_help(parameter: QgsProcessingParameterDefinition, option: Option) -> QgsProcessingParameterDefinition:
    """The parameter with an option's help, and its flag if it is an advanced one."""
    parameter.setHelp(_help_text(option))
    if option.advanced:
        parameter.setFlags(parameter.flags() | ADVANCED)
    return parameter


def read_value(
    algorithm: QgsProcessingAlgorithm,
    name: str,
    option: Option,
    is_raster: bool,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
) -> Any:
    """The value of one input as the contract wants it: plain numbers, texts and paths.

    Args:
        algorithm: The algorithm.
        name: Name of the parameter.
        option: Its description in the contract.
        is_raster: Whether it takes raster layers.
        parameters: What is given, after `read_given`.
        context: Where QGIS looks for layers.

    Raises:
        QgsProcessingException: If a layer cannot be read or is no file.
    """
    if option.kind == Kind.FILES and not is_raster:
        return tuple(parameters.get(name) or ())
    if option.kind == Kind.FILES:
        return tuple(layer_path(layer) for layer in read_layers(name, parameters.get(name), context))
    if is_raster:
        layer = algorithm.parameterAsRasterLayer(parameters, name, context)
        if layer is None:
            if parameters.get(name) not in (None, ""):
                raise QgsProcessingException(algorithm.invalidRasterError(parameters, name))
            return ""
        return layer_path(layer)
    if option.kind == Kind.EXTENT:
        return _extent(algorithm, name, parameters, context)
    given = parameters.get(name)
    if given is None:
        return _READERS[option.kind](algorithm, parameters, name, context)  # the default
    return tuple(given) if isinstance(given, list) else given


def _extent(
    algorithm: QgsProcessingAlgorithm, name: str, parameters: dict[str, Any], context: QgsProcessingContext
) -> str:
    """An extent as the contract writes it, in the system in which it is given; "" for none."""
    if parameters.get(name) in (None, ""):
        return ""
    rectangle = algorithm.parameterAsExtent(parameters, name, context)
    if rectangle.isEmpty() or not rectangle.isFinite():
        raise QgsProcessingException(
            tr(
                "{name} is {given}, which is no extent or an empty one.\nChoose a layer, draw a rectangle on the map, "
                "or write it as QGIS does: xmin,xmax,ymin,ymax [EPSG:25832].",
                name=name,
                given=parameters[name],
            )
        )
    crs = algorithm.parameterAsExtentCrs(parameters, name, context)
    bounds = rectangle.xMinimum(), rectangle.yMinimum(), rectangle.xMaximum(), rectangle.yMaximum()
    return str(Extent(bounds, (crs.authid() or crs.toWkt(WKT2)) if crs.isValid() else ""))


def _help_text(option: Option) -> str:
    """The help text; who calls without a dialog, which shows labels, reads here what the values mean."""
    choices = () if in_desktop() else zip(option.choices, option.choice_labels)
    meanings = [tr("{value}: {meaning}", value=value, meaning=tr(label)) for value, label in choices]
    return "\n".join([tr(option.help), *meanings])


def _number(name: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
    limits = {"minValue": option.minimum, "maxValue": option.maximum}
    parameter = QgsProcessingParameterNumber(
        name,
        tr(option.label),
        WHOLE_NUMBER if option.kind == Kind.INTEGER else ANY_NUMBER,
        default,
        **{key: value for key, value in limits.items() if value is not None},
    )
    if option.kind == Kind.NUMBER:
        is_rate = option.maximum is not None and option.maximum <= 1
        parameter.setMetadata({"widget_wrapper": {"decimals": 7 if is_rate else 1}})
    return parameter


def _choice(name: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
    parameter = QgsProcessingParameterEnum(
        name, tr(option.label), list(option.choices), defaultValue=default, usesStaticStrings=True
    )
    return show_labels(parameter, option.choice_labels)


def _choices(name: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
    parameter = QgsProcessingParameterEnum(
        name,
        tr(option.label),
        list(option.choices),
        allowMultiple=True,
        defaultValue=list(default),
        usesStaticStrings=True,
    )
    return show_labels(parameter, option.choice_labels)


def _file(name: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
    return QgsProcessingParameterFile(
        name,
        tr(option.label),
        ONE_FOLDER if option.kind == Kind.FOLDER else ONE_FILE,
        defaultValue=default or None,
        optional=not option.required,
        fileFilter=_file_filter(option),
    )


def _file_filter(option: Option) -> str:
    """What a file dialog shows first, and all else for files of other names."""
    if not option.endings:
        return tr(ANY_FILE)
    patterns = " ".join(f"*{ending}" for ending in option.endings)
    return f"{tr(option.label)} ({patterns});;{tr(ANY_FILE)}"


def _new_file(name: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
    optional = not option.required
    if option.suffix == ".tif":
        return QgsProcessingParameterRasterDestination(name, tr(option.label), default or None, optional)
    return QgsProcessingParameterFileDestination(
        name, tr(option.label), tr(_FILTERS[option.suffix]), default or None, optional
    )


_MAKERS: dict[Kind, Callable[[str, Option, Any], QgsProcessingParameterDefinition]] = {
    Kind.INTEGER: _number,
    Kind.NUMBER: _number,
    Kind.FLAG: lambda name, option, default: QgsProcessingParameterBoolean(name, tr(option.label), default),
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.TEXT: lambda name, option, default: QgsProcessingParameterString(
        name, tr(option.label), default, optional=not option.required
    ),
    Kind.EXTENT: lambda name, option, default: QgsProcessingParameterExtent(
        name, tr(option.label), default or None, not option.required
    ),
    Kind.FILE: _file,
    Kind.FILES: lambda name, option, default: QgsProcessingParameterMultipleLayers(
        name, tr(option.label), FILE, list(default) or None, not option.required
    ),
    Kind.FOLDER: _file,
    Kind.NEW_FILE: _new_file,
    Kind.NEW_FOLDER: lambda name, option, default: QgsProcessingParameterFolderDestination(
        name, tr(option.label), default or None, not option.required
    ),
}
_RASTER_MAKERS: dict[Kind, Callable[[str, Option, Any], QgsProcessingParameterDefinition]] = {
    Kind.FILE: lambda name, option, default: QgsProcessingParameterRasterLayer(
        name, tr(option.label), default or None, not option.required
    ),
    Kind.FILES: lambda name, option, default: QgsProcessingParameterMultipleLayers(
        name, tr(option.label), RASTER, list(default) or None, not option.required
    ),
}
_LAYER_MAKERS: dict[Kind, Callable[[str, Option, Any], QgsProcessingParameterDefinition]] = {
    Kind.FILE: lambda name, option, default: QgsProcessingParameterMapLayer(
        name, tr(option.label), default or None, not option.required, [RASTER, POLYGONS]
    ),
    Kind.FILES: lambda name, option, default: QgsProcessingParameterMultipleLayers(
        name, tr(option.label), MAP_LAYER, list(default) or None, not option.required
    ),
}
_READERS: dict[Kind, Callable[..., Any]] = {
    Kind.INTEGER: QgsProcessingAlgorithm.parameterAsInt,
    Kind.NUMBER: QgsProcessingAlgorithm.parameterAsDouble,
    Kind.FLAG: QgsProcessingAlgorithm.parameterAsBool,
    Kind.CHOICE: QgsProcessingAlgorithm.parameterAsEnumString,
    Kind.CHOICES: lambda *given: tuple(QgsProcessingAlgorithm.parameterAsEnumStrings(*given)),
    Kind.TEXT: QgsProcessingAlgorithm.parameterAsString,
    Kind.FILE: QgsProcessingAlgorithm.parameterAsFile,
    Kind.FOLDER: QgsProcessingAlgorithm.parameterAsFile,
}
