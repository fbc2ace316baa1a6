"""What stands already where a vector layer is to be written: only a layer of an earlier run of ours is replaced."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..rasters.vector_file import field_names, opened_layer
from ..training.contract.errors import ConfigError
from ..training.contract.outputs.geopackage import Contents, read_contents
from ..translation import tr

_LONGEST_FIELD = 10  # characters of names of fields that a shapefile keeps


@dataclass(frozen=True)
class Owned:
    """By what a layer of ours is known.

    Args:
        fields: Names of fields that all such layers have.
        filled_in: A field that a person fills in, whose work must not be lost; "" for none.
    """

    fields: tuple[str, ...]
    filled_in: str = ""

    def has(self, names: list[str]) -> bool:
        """Whether a layer with fields of these names is of this kind."""
        return {_short(name) for name in self.fields} <= {_short(name) for name in names}


def refuse_foreign_file(name: str, path: Path, owned: Owned) -> None:
    """Refuse a file that exists and is not just a layer of an earlier run.

    Raises:
        ConfigError: Says what it is, and what to do.
    """
    if not path.exists() or path.stat().st_size == 0:
        return
    if path.suffix.lower() == ".gpkg":
        _refuse_foreign_geopackage(name, path, owned)
    else:
        with opened_layer(str(path)) as layer:
            ours = layer is not None and owned.has(field_names(layer))
        if not ours:
            raise _foreign(name, path, tr("is no layer of an earlier run"))
    _refuse_filled_in(name, path, "", owned)


def refuse_foreign_table(name: str, path: Path, table: str, owned: Owned) -> None:
    """Refuse a GeoPackage that cannot take a layer, or whose layer of that name is not of an earlier run.

    Raises:
        ConfigError: Says what it is, and what to do.
    """
    contents = _contents_of(name, path)
    columns = next((columns for other, columns in contents.layers.items() if other.lower() == table.lower()), None)
    if columns is None:
        return
    if not owned.has(list(columns)):
        raise ConfigError(
            tr(
                "{name}: {path} holds a layer {table} already, which is of no earlier run and would be lost.",
                name=name,
                path=path,
                table=table,
            ),
            tr("Choose another name for the layer."),
        )
    _refuse_filled_in(name, path, table, owned)


def _refuse_foreign_geopackage(name: str, path: Path, owned: Owned) -> None:
    contents = _contents_of(name, path)
    others = [layer for layer, columns in contents.layers.items() if not owned.has(list(columns))]
    if len(contents.layers) - len(others) > 1:
        others = list(contents.layers)
    if contents.projects:
        others.append(tr("{count} QGIS project(s)", count=contents.projects))
    if others:
        raise _foreign(name, path, tr("holds {others}", others=", ".join(others[:5])))


def _contents_of(name: str, path: Path) -> Contents:
    contents = read_contents(path)
    if contents is None:
        raise _foreign(name, path, tr("is no GeoPackage"))
    return contents


def _refuse_filled_in(name: str, path: Path, table: str, owned: Owned) -> None:
    if not owned.filled_in:
        return
    with opened_layer(str(path), table) as layer:
        if layer is None or (index := layer.GetLayerDefn().GetFieldIndex(owned.filled_in)) < 0:
            return
        done = sum(1 for feature in layer if (feature.GetFieldAsString(index) or "").strip())
    if done:
        raise ConfigError(
            tr(
                "{name} {path} exists, and {count} of its features have a value in '{field}': that work would be lost.",
                name=name,
                path=path,
                count=done,
                field=owned.filled_in,
            ),
            tr("Choose another name."),
        )


def _foreign(name: str, path: Path, what: str) -> ConfigError:
    return ConfigError(
        tr("{name} {path} exists and {what}, which would be lost.", name=name, path=path, what=what),
        tr(
            "Choose another name, or put the layer into a GeoPackage beside what that holds: 'Save to GeoPackage' in "
            "the dialog, or ogr:dbname='{path}' table=\"{name}\".",
            path=path.with_suffix(".gpkg"),
            name=name.lower(),
        ),
    )


def _short(name: str) -> str:
    return name[:_LONGEST_FIELD].lower()
