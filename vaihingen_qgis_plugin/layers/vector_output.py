"""Vector outputs: written beside their place, checked, and only then given their name, as the engine does it."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDataSourceUri,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsVectorFileWriter,
)

from ..compat import NO_GEOMETRIES
from ..rasters.geopackage import add_layer
from ..training.contract import parameters
from ..training.contract.errors import ConfigError, RasterError
from ..training.contract.formats import TABLES
from ..training.contract.options import JobConfig
from ..training.contract.outputs import discard, part_path, prepared, publish, reserved
from ..translation import tr
from .vector_check import check_written
from .vector_existing import Owned, refuse_foreign_file, refuse_foreign_table

# Writes features with these fields, geometry type and CRS; gives the id of the layer.
WriteLayer = Callable[[QgsFields, Any, QgsCoordinateReferenceSystem, Iterable[QgsFeature]], str]
_PLAIN_START = re.compile(r"^[^\w]+")  # QGIS refuses names of layers in a GeoPackage that begin so
_LOWER_CASE = (".shp", ".tab", ".gmt")  # GDAL writes these endings so, however they are given
_ESCAPE = re.compile("%[0-9a-fA-F]{2}")


@dataclass(frozen=True)
class VectorOutput:
    """Where a vector layer is to be written: a file of its own, or a table of a GeoPackage.

    Args:
        name: The parameter, e.g. "POLYGONS".
        path: The file.
        table: The layer in it.
        into: Whether the layer goes into a GeoPackage that exists, beside what that holds.
        owned: By what a layer of an earlier run is known, which may be replaced.
    """

    name: str
    path: Path
    table: str
    into: bool
    owned: Owned

    @classmethod
    def at(cls, name: str, destination: str, owned: Owned) -> VectorOutput:
        """The output for what QGIS was given: a path, or `ogr:dbname='a.gpkg' table="b"`.

        Raises:
            ConfigError: If it is a folder.
        """
        if destination.endswith(("/", os.sep)):
            raise ConfigError(
                tr("{name} {path} is a folder, but must be a file.", name=name, path=destination),
                tr("Add a file name."),
            )
        if not destination.startswith("ogr:"):
            path = Path(os.path.abspath(destination))
            path = path if path.suffix else path.with_name(f"{path.name}.gpkg")
            if path.suffix.lower() in _LOWER_CASE:
                path = path.with_suffix(path.suffix.lower())
            return cls(name, path, _PLAIN_START.sub("", path.stem) or "layer", False, owned)
        place = QgsDataSourceUri(destination[len("ogr:") :])
        path = Path(os.path.abspath(place.database()))
        table = place.table() or path.stem
        return cls(name, path, table, path.exists(), owned)

    @property
    def given(self) -> str:
        """The place as the user may give it again."""
        if not (self.into or self._named_otherwise):
            return str(self.path)
        file, table = (re.sub(r"([\\\\'\"])", r"\\\1", str(text)) for text in (self.path, self.table))
        return f"ogr:dbname='{file}' table=\"{table}\""

    @property
    def destination(self) -> str:
        """What QGIS calls the layer."""
        return f"{self.path}|layername={self.table}" if self.into or self._named_otherwise else str(self.path)

    @contextmanager
    def reserved(self, job: JobConfig) -> Iterator[None]:
        """Refuse, before the work, a place where the layer cannot be written or something would be lost; reserve it.

        Args:
            job: The engine's job, whose files the output must not be.

        Raises:
            EngineError: If it is refused.
        """
        self._refuse_used(job)
        if self.path.suffix.lower() == ".gpkg" and _ESCAPE.search(str(self.path)):
            raise ConfigError(
                tr(
                    "{name} {path} is a name that QGIS cannot open as GeoPackage: it has a % in it.",
                    name=self.name,
                    path=self.path,
                ),
                tr("Choose another name or folder, without %."),
            )
        with reserved(self._config) if self.into else prepared(self._config):
            if self.into:
                refuse_foreign_table(self.name, self.path, self.table, self.owned)
            else:
                refuse_foreign_file(self.name, self.path, self.owned)
            yield

    def write(
        self,
        fields: QgsFields,
        geometry: Any,
        crs: QgsCoordinateReferenceSystem,
        features: Iterable[QgsFeature],
        transforms: QgsCoordinateTransformContext,
        scratch: Path,
    ) -> str:
        """Write the layer, which appears only when complete.

        Args:
            fields: Its fields.
            geometry: Type of its geometries.
            crs: Its CRS.
            features: Its features.
            transforms: Datum choices of the project.
            scratch: A folder for a layer that goes into a GeoPackage.

        Returns:
            Id of the layer.

        Raises:
            EngineError: If it cannot be written; nothing is left then.
        """
        part = scratch / "layer.gpkg" if self.into else part_path(self.path)
        discard(self._config)
        try:
            count = _write_file(part, self.table, fields, geometry, crs, features, transforms)
            with_geometry = geometry != NO_GEOMETRIES
            check_written(part, self.table, count, with_geometry)
            if self.into:
                add_layer(str(part), self.table, str(self.path))
                check_written(self.path, self.table, count, with_geometry)
            else:
                publish(self._config)
        except OSError as error:
            reason = str(error.strerror or error).rstrip(".").replace(str(part), str(self.path))
            raise RasterError(
                tr("{name} {path} cannot be written: {reason}.", name=self.name, path=self.path, reason=reason),
                tr("Choose another place or format for {name}, or free space.", name=self.name),
            ) from error
        finally:
            discard(self._config)
        return self.destination

    def warn(self) -> str:
        """What the user should know of the format; "" for most."""
        if self.path.suffix.lower() not in TABLES:
            return ""
        return tr(
            "{name}: a file that ends with {ending} holds the attributes only, without geometries.",
            name=self.name,
            ending=self.path.suffix,
        )

    @property
    def _config(self) -> JobConfig:
        field = self.name.lower()
        option: Any = parameters.new_file(self.name, "", suffix=".gpkg")
        kind = dataclasses.make_dataclass("LayerConfig", [(field, str, option)], bases=(JobConfig,), frozen=True)
        config: JobConfig = kind(**{field: str(self.path)})
        return config

    @property
    def _named_otherwise(self) -> bool:
        return self.path.suffix.lower() == ".gpkg" and self.table != self.path.stem

    def _refuse_used(self, job: JobConfig) -> None:
        read = [Path(str(file).partition("|")[0]) for paths in job.input_paths().values() for file in paths]
        used = {os.path.realpath(file) for file in read if not self.into}
        used |= {os.path.realpath(file) for file in job.new_paths().values()}
        if os.path.realpath(self.path) in used:
            raise ConfigError(
                tr("{name} {path} is also an input or another output.", name=self.name, path=self.path),
                tr("Choose another file."),
            )


def _write_file(
    path: Path,
    table: str,
    fields: QgsFields,
    geometry: Any,
    crs: QgsCoordinateReferenceSystem,
    features: Iterable[QgsFeature],
    transforms: QgsCoordinateTransformContext,
) -> int:
    """Write a file of one layer; gives the number of its features.

    Raises:
        OSError: If QGIS says that it cannot be written.
    """
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = QgsVectorFileWriter.driverForExtension(path.suffix)
    options.layerName = table
    options.fileEncoding = "UTF-8"
    writer = QgsVectorFileWriter.create(str(path), fields, geometry, crs, transforms, options)
    count = 0
    try:
        if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
            raise OSError(writer.errorMessage())
        for feature in features:
            if not writer.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                raise OSError(writer.errorMessage())
            count += 1
    finally:
        del writer  # closes the file, also where an error would keep it open: Windows does not remove open files
    return count
