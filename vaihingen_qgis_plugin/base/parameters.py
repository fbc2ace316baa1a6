"""Options of the contract become Processing parameters, and their values go back into a configuration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..compat import ADVANCED, MAP_LAYER, POLYGONS, RASTER
from ..layers.polygon_layers import source_of
from ..training.contract import options
from ..training.contract.options import Option
from ..translation import tr

ANY_FILE = "All files (*)"  # QGIS's own default, *.*, refuses names without a dot, such as python3
_FILTERS = {
    ".html": "HTML (*.html)",
    ".csv": "CSV (*.csv)",
    ".json": "JSON (*.json)",
    ".safetensors": "Model (*.safetensors)",
    ".onnx": "ONNX (*.onnx)",
}


def make_parameter(
    field: str,
    option: Option,
    default: Any,
    is_raster: bool = False,
    or_polygons: bool = False,
    created_by_default: bool = True,
) -> QgsProcessingParameterDefinition:
    """The Processing parameter that asks for one field of a configuration.

    Args:
        field: Field name; the parameter's name is the same in capitals.
        option: Its description in the contract.
        default: Its default value.
        is_raster: Whether a path in it is a raster layer.
        or_polygons: Whether polygon layers may stand in place of rasters.
        created_by_default: For an optional output: whether the dialog proposes to make it.
    """
    makers = _POLYGON_MAKERS if or_polygons else _RASTER_MAKERS
    maker = makers.get(option.kind) if is_raster else None
    parameter = (maker or _MAKERS[option.kind])(field.upper(), option, default)
    parameter.setHelp(_help(option))
    if option.advanced:
        parameter.setFlags(parameter.flags() | ADVANCED)
    if option.kind in (options.NEW_FILE, options.NEW_FOLDER):
        parameter.setCreateByDefault(created_by_default)
    return parameter


def read_value(
    algorithm: QgsProcessingAlgorithm,
    name: str,
    option: Option,
    is_raster: bool,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    or_polygons: bool = False,
) -> Any:
    """The value of one input as the contract wants it: plain numbers, texts and paths.

    Raises:
        QgsProcessingException: If a layer cannot be read or is no file.
    """
    if option.kind == options.FILES:
        return tuple(layer_path(layer) for layer in read_layers(name, parameters.get(name), context, or_polygons))
    if or_polygons:
        return "".join(layer_path(layer) for layer in read_layers(name, parameters.get(name), context, or_polygons)[:1])
    if is_raster:
        layer = algorithm.parameterAsRasterLayer(parameters, name, context)
        if layer is None:
            if parameters.get(name) not in (None, ""):
                raise QgsProcessingException(algorithm.invalidRasterError(parameters, name))
            return ""
        return layer_path(layer)
    return _READERS[option.kind](algorithm, parameters, name, context)


def read_layers(name: str, values: Any, context: QgsProcessingContext, or_polygons: bool = False) -> list[QgsMapLayer]:
    """Several raster layers, or vector layers among them; QGIS itself would silently leave out what it cannot read.

    Raises:
        QgsProcessingException: If one cannot be read.
    """
    layers = []
    for value in _flat(values):
        layer = value if isinstance(value, QgsMapLayer) else _layer(str(value), context, or_polygons)
        if layer is None or (isinstance(layer, QgsVectorLayer) and not or_polygons):
            text = (
                tr("{name}: {path} can be read neither as a raster nor as a polygon layer.\nChoose existing ones.")
                if or_polygons
                else tr("{name}: the raster {path} cannot be read.\nChoose an existing raster.")
            )
            path = value if layer is None else layer.name()
            raise QgsProcessingException(text.format(name=name, path=path))
        layers.append(layer)
    return layers


def _layer(text: str, context: QgsProcessingContext, or_polygons: bool) -> QgsMapLayer | None:
    """A layer of the project or a file; a table without geometry may lie in the same file as a raster."""
    hint = QgsProcessingUtils.LayerHint
    vector = QgsProcessingUtils.mapLayerFromString(text, context, True, hint.Vector) if or_polygons else None
    if vector is not None and vector.isSpatial():
        return vector
    raster = QgsProcessingUtils.mapLayerFromString(text, context, True, hint.Raster)
    return vector if raster is None else raster


def _flat(value: Any) -> list[Any]:
    """A value as a list without lists in it: a model hands a list of lists to its algorithms."""
    if isinstance(value, (list, tuple)):
        return [item for part in value for item in _flat(part)]
    return [] if value is None or value == "" else [value]


def layer_path(layer: QgsMapLayer) -> str:
    """The file behind a raster layer; of a vector layer, what records call it.

    Raises:
        QgsProcessingException: If a raster layer comes from a service.
    """
    if isinstance(layer, QgsVectorLayer):
        return source_of(layer)
    if layer.providerType() != "gdal":
        raise QgsProcessingException(
            tr(
                "The layer {name} comes from a service ({kind}), but a raster file is needed.\n"
                "Save it as GeoTIFF (Export > Save As) and choose that file."
            ).format(name=layer.name(), kind=layer.providerType())
        )
    return str(layer.source())


def _help(option: Option) -> str:
    """The help text; a dialog shows a choice's values instead of their labels, so the labels are explained here."""
    meanings = [f"{value}: {tr(label)}" for value, label in zip(option.choices, option.choice_labels)]
    return "\n".join([tr(option.help), *meanings])


def _number(name: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
    kind = QgsProcessingParameterNumber.Type
    limits = {"minValue": option.minimum, "maxValue": option.maximum}
    parameter = QgsProcessingParameterNumber(
        name,
        tr(option.label),
        kind.Integer if option.kind == options.INTEGER else kind.Double,
        default,
        **{key: value for key, value in limits.items() if value is not None},
    )
    if option.kind == options.NUMBER:
        is_rate = option.maximum is not None and option.maximum <= 1
        parameter.setMetadata({"widget_wrapper": {"decimals": 7 if is_rate else 1}})
    return parameter


def _choice(name: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
    return QgsProcessingParameterEnum(
        name, tr(option.label), list(option.choices), defaultValue=default, usesStaticStrings=True
    )


def _choices(name: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
    return QgsProcessingParameterEnum(
        name,
        tr(option.label),
        list(option.choices),
        allowMultiple=True,
        defaultValue=list(default),
        usesStaticStrings=True,
    )


def _file(name: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
    behaviour = QgsProcessingParameterFile.Behavior
    return QgsProcessingParameterFile(
        name,
        tr(option.label),
        behaviour.Folder if option.kind == options.FOLDER else behaviour.File,
        defaultValue=default or None,
        optional=not option.required,
        fileFilter=ANY_FILE,
    )


def _new_file(name: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
    optional = not option.required
    if option.suffix == ".tif":
        return QgsProcessingParameterRasterDestination(name, tr(option.label), default or None, optional)
    return QgsProcessingParameterFileDestination(
        name, tr(option.label), _FILTERS[option.suffix], default or None, optional
    )


_MAKERS: dict[str, Callable[[str, Option, Any], QgsProcessingParameterDefinition]] = {
    options.INTEGER: _number,
    options.NUMBER: _number,
    options.FLAG: lambda name, option, default: QgsProcessingParameterBoolean(name, tr(option.label), default),
    options.CHOICE: _choice,
    options.CHOICES: _choices,
    options.TEXT: lambda name, option, default: QgsProcessingParameterString(
        name, tr(option.label), default, optional=not option.required
    ),
    options.FILE: _file,
    options.FOLDER: _file,
    options.NEW_FILE: _new_file,
    options.NEW_FOLDER: lambda name, option, default: QgsProcessingParameterFolderDestination(
        name, tr(option.label), default or None, not option.required
    ),
}
_RASTER_MAKERS: dict[str, Callable[[str, Option, Any], QgsProcessingParameterDefinition]] = {
    options.FILE: lambda name, option, default: QgsProcessingParameterRasterLayer(
        name, tr(option.label), default or None, not option.required
    ),
    options.FILES: lambda name, option, default: QgsProcessingParameterMultipleLayers(
        name, tr(option.label), RASTER, list(default) or None, not option.required
    ),
}
_POLYGON_MAKERS: dict[str, Callable[[str, Option, Any], QgsProcessingParameterDefinition]] = {
    options.FILE: lambda name, option, default: QgsProcessingParameterMapLayer(
        name, tr(option.label), default or None, not option.required, [RASTER, POLYGONS]
    ),
    options.FILES: lambda name, option, default: QgsProcessingParameterMultipleLayers(
        name, tr(option.label), MAP_LAYER, list(default) or None, not option.required
    ),
}
_READERS: dict[str, Callable[..., Any]] = {
    options.INTEGER: QgsProcessingAlgorithm.parameterAsInt,
    options.NUMBER: QgsProcessingAlgorithm.parameterAsDouble,
    options.FLAG: QgsProcessingAlgorithm.parameterAsBool,
    options.CHOICE: QgsProcessingAlgorithm.parameterAsEnumString,
    options.CHOICES: lambda *given: tuple(QgsProcessingAlgorithm.parameterAsEnumStrings(*given)),
    options.TEXT: QgsProcessingAlgorithm.parameterAsString,
    options.FILE: QgsProcessingAlgorithm.parameterAsFile,
    options.FOLDER: QgsProcessingAlgorithm.parameterAsFile,
}
