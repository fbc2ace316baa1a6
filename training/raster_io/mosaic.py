"""Rasters that lie side by side on one grid of pixels, as one raster: a file of GDAL's VRT format that names them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree as Xml  # nosec B405  # written, never read

import rasterio
from affine import Affine
from rasterio.enums import ColorInterp, MaskFlags

from ..contract.errors import RasterError
from ..contract.language import as_written, later, tr
from ..windows import Window
from .grid import Grid, like_numbers
from .opening import grid_of, open_raster, refuse_turned

_SAME_SIZE = 1e-6  # pixel sizes may differ by this share: over 100 000 pixels a tenth of one
# NumPy's names of types -> GDAL's.
_TYPES = {
    "uint8": "Byte", "int8": "Int8", "uint16": "UInt16", "int16": "Int16", "uint32": "UInt32", "int32": "Int32",
    "uint64": "UInt64", "int64": "Int64", "float32": "Float32", "float64": "Float64",
}  # fmt: skip


@dataclass(frozen=True)
class _Band:
    """What the rasters of a mosaic must have in common in a band."""

    dtype: str
    nodata: str
    colour: str
    scale: float
    offset: float
    unit: str


@dataclass(frozen=True)
class _Piece:
    """One of the rasters: what is known of it without its pixels."""

    path: Path
    grid: Grid
    bands: tuple[_Band, ...]
    blocks: tuple[int, int]
    masked: bool  # with a mask of its own, beside or in the file
    alpha: bool


@dataclass(frozen=True)
class Mosaic:
    """Rasters as one; where they overlap, a later one lies above.

    Args:
        grid: The grid of all together.
        places: Where each raster lies in it.
        moved: Greatest distance by which a raster was moved onto the grid, pixels.
        coloured: Whether its values have colours of their own, as classes have.
        vrt: The mosaic as GDAL's VRT, to be written into the folder that it was made for.
    """

    grid: Grid
    places: tuple[Window, ...]
    moved: float
    coloured: bool
    vrt: str

    @property
    def bare(self) -> float:
        """Share of the grid that no raster covers, 0-1, found along the edges of the rasters."""
        rows = sorted({edge for place in self.places for edge in (place.row_off, place.row_end)})
        covered = 0
        for top, bottom in zip(rows, rows[1:]):
            spans = sorted((p.col_off, p.col_end) for p in self.places if p.row_off <= top and p.row_end >= bottom)
            reached = -1
            for left, right in spans:
                covered += (bottom - top) * max(0, right - max(left, reached))
                reached = max(reached, right)
        return 1 - covered / (self.grid.width * self.grid.height)


def join(paths: Sequence[Path], folder: Path) -> Mosaic:
    """Join rasters to a mosaic; of each only the description is read.

    Args:
        paths: The rasters, upright, in one coordinate reference system, of one pixel size and with the same bands.
        folder: Where the VRT will lie: files below it are named relative to it.

    Raises:
        RasterError: If one cannot be read, has no place, or differs from the first one; names the first that does.
    """
    pieces = [_piece(path) for path in paths]
    for piece in pieces[1:]:
        _check_like(pieces[0], piece)
    grid, places, moved = _together([piece.grid for piece in pieces])
    mosaic = Mosaic(grid, tuple(places), moved, pieces[0].bands[0].colour == ColorInterp.palette.name, "")
    return replace(mosaic, vrt=_vrt(mosaic, pieces, folder))


def _piece(path: Path) -> _Piece:
    with open_raster(path) as file:
        grid = grid_of(file, path)
        if not grid.georeferenced:
            raise RasterError(
                tr("{path} has no place in map units, and so no place in a mosaic.", path=path),
                tr("Give it its place first, for example by a world file (.tfw)."),
            )
        refuse_turned(grid, path)
        bands = tuple(
            _Band(dtype, "" if nodata is None else str(nodata), colour.name, scale, offset, unit or "")
            for dtype, nodata, colour, scale, offset, unit in zip(
                file.dtypes,
                file.nodatavals,
                file.colorinterp,
                file.scales,
                file.offsets,
                file.units,
                strict=True,
            )
        )
        if unknown := sorted({band.dtype for band in bands} - set(_TYPES)):
            raise RasterError(
                tr("{path} holds values of type {unknown}.", path=path, unknown=unknown[0]),
                tr("Convert it to plain numbers first."),
            )
        flags = file.mask_flag_enums[0]
        alpha = ColorInterp.alpha in file.colorinterp
        masked = MaskFlags.per_dataset in flags and MaskFlags.alpha not in flags
        rows, cols = file.block_shapes[0]
        return _Piece(path, grid, bands, (cols, rows), masked, alpha)


def _check_like(first: _Piece, other: _Piece) -> None:
    """Raise a `RasterError` unless two rasters can be parts of one."""
    ours, theirs = first.grid, other.grid
    sizes = [(grid.transform.a, -grid.transform.e) for grid in (ours, theirs)]
    if (ours.crs is None) != (theirs.crs is None) or not like_numbers(ours.crs, theirs.crs):
        systems = [_system(grid) for grid in (theirs, ours)]
        what, remedy = (
            tr(
                "{other} has the coordinate reference system {there}, but {first} {here}",
                other=other.path,
                there=systems[0],
                first=first.path,
                here=systems[1],
            ),
            "Warp (reproject)",
        )
    elif any(abs(a - b) > _SAME_SIZE * abs(b) for a, b in zip(*sizes)):
        x, y = sizes
        what, remedy = (
            tr(
                "{other} has pixels of {there}, but {first} of {here}",
                other=other.path,
                there=_size(*y),
                first=first.path,
                here=_size(*x),
            ),
            "Warp (reproject)",
        )
    elif len(first.bands) != len(other.bands):
        what, remedy = (
            tr(
                "{other} has {there} band(s), but {first} {here}",
                other=other.path,
                there=len(other.bands),
                first=first.path,
                here=len(first.bands),
            ),
            "Translate",
        )
    elif first.bands != other.bands:
        number, a, b = next((n, a, b) for n, (a, b) in enumerate(zip(first.bands, other.bands), 1) if a != b)
        field = next(name for name in a.__dataclass_fields__ if getattr(a, name) != getattr(b, name))
        what = tr(
            "{other} has in band {number} {fact} {there}, but {first} {here}",
            other=other.path,
            number=number,
            fact=tr(_FACTS.get(field, field)),
            there=getattr(b, field) or tr("none"),
            first=first.path,
            here=getattr(a, field) or tr("none"),
        )
        remedy = "Translate"
    else:
        return
    raise RasterError(
        tr("{difference}: they are no parts of one raster.", difference=what),
        tr(
            "Bring all of them into one form first, with '{remedy}' of the Processing Toolbox, or leave some out.",
            remedy=remedy,
        ),
    )


_FACTS = {  # field of a band -> what it is called
    "dtype": later("values of type"),
    "colour": later("the meaning"),
    "nodata": later("the nodata value"),
    "scale": later("the scale"),
    "offset": later("the offset"),
    "unit": later("the unit"),
}


def _size(width: float, height: float) -> str:
    return f"{as_written(f'{width:g}')} x {as_written(f'{height:g}')}"


def _system(grid: Grid) -> str:
    return grid.crs.to_string() if grid.crs is not None else "none"


def _together(grids: Sequence[Grid]) -> tuple[Grid, list[Window], float]:
    """The grid of several, where each lies in it, and how far one was moved at most, pixels."""
    first = grids[0].transform
    # Columns and rows of the first one's grid, of which all have the pixel size.
    corners = [~first @ (grid.transform.c, grid.transform.f) for grid in grids]
    lefts, tops = [round(col) for col, _ in corners], [round(row) for _, row in corners]
    moved = max(max(abs(col - round(col)), abs(row - round(row))) for col, row in corners)
    left, top = min(lefts), min(tops)
    places = [
        Window(col - left, row - top, grid.width, grid.height)
        for col, row, grid in zip(lefts, tops, grids, strict=True)
    ]
    width, height = max(place.col_end for place in places), max(place.row_end for place in places)
    return Grid(width, height, first @ Affine.translation(left, top), grids[0].crs), places, moved


def _vrt(mosaic: Mosaic, pieces: Sequence[_Piece], folder: Path) -> str:
    grid, first = mosaic.grid, pieces[0]
    root = Xml.Element("VRTDataset", rasterXSize=str(grid.width), rasterYSize=str(grid.height))
    if grid.crs is not None:
        Xml.SubElement(root, "SRS").text = grid.crs_wkt
    Xml.SubElement(root, "GeoTransform").text = ", ".join(map(repr, grid.transform.to_gdal()))
    with open_raster(first.path) as file:
        _metadata(root, file.tags())
        for number, band in enumerate(first.bands, start=1):
            node = Xml.SubElement(root, "VRTRasterBand", dataType=_TYPES[band.dtype], band=str(number))
            _describe(node, band, file, number)
            for piece, place in zip(pieces, mosaic.places, strict=True):
                _source(node, piece, place, str(number), folder)
    hidden = any(piece.masked for piece in pieces)
    unsaid = not first.bands[0].nodata and not first.alpha and mosaic.bare > 0
    if hidden or unsaid:  # where no raster lies there is no data
        node = Xml.SubElement(Xml.SubElement(root, "MaskBand"), "VRTRasterBand", dataType="Byte")
        for piece, place in zip(pieces, mosaic.places, strict=True):
            _source(node, piece, place, "mask,1", folder)
    Xml.indent(root)
    return Xml.tostring(root, encoding="unicode") + "\n"


def _metadata(root: Xml.Element, tags: dict[str, str]) -> None:
    node = Xml.SubElement(root, "Metadata")
    for name, value in tags.items():
        Xml.SubElement(node, "MDI", key=name).text = value


def _describe(node: Xml.Element, band: _Band, file: rasterio.DatasetReader, number: int) -> None:
    texts = {
        "Description": file.descriptions[number - 1] or "",
        "NoDataValue": band.nodata,
        "ColorInterp": band.colour.capitalize(),
        "UnitType": band.unit,
        "Offset": "" if band.offset == 0 else repr(band.offset),
        "Scale": "" if band.scale == 1 else repr(band.scale),
    }
    for name, text in texts.items():
        if text:
            Xml.SubElement(node, name).text = text
    try:
        colours = file.colormap(number)
    except ValueError:
        return
    table = Xml.SubElement(node, "ColorTable")
    for _, (red, green, blue, alpha) in sorted(colours.items()):
        Xml.SubElement(table, "Entry", c1=str(red), c2=str(green), c3=str(blue), c4=str(alpha))


def _source(node: Xml.Element, piece: _Piece, place: Window, band: str, folder: Path) -> None:
    shows = bool(piece.bands[0].nodata) or piece.masked or piece.alpha
    source = Xml.SubElement(node, "ComplexSource" if shows and band != "mask,1" else "SimpleSource")
    relative = _relative(piece.path, folder)
    Xml.SubElement(source, "SourceFilename", relativeToVRT="1" if relative else "0").text = relative or str(piece.path)
    Xml.SubElement(source, "SourceBand").text = band
    width, height = piece.grid.width, piece.grid.height
    dtype = "Byte" if band == "mask,1" else _TYPES[piece.bands[int(band) - 1].dtype]
    # With these, GDAL opens a file only when its pixels are asked for.
    facts = {"RasterXSize": width, "RasterYSize": height, "DataType": dtype}
    facts |= {"BlockXSize": piece.blocks[0], "BlockYSize": piece.blocks[1]}
    Xml.SubElement(source, "SourceProperties", {name: str(value) for name, value in facts.items()})
    size = {"xSize": str(width), "ySize": str(height)}
    Xml.SubElement(source, "SrcRect", {"xOff": "0", "yOff": "0", **size})
    Xml.SubElement(source, "DstRect", {"xOff": str(place.col_off), "yOff": str(place.row_off), **size})
    if source.tag == "ComplexSource":  # what is below shows where there is no data
        if nodata := piece.bands[int(band) - 1].nodata:
            Xml.SubElement(source, "NODATA").text = nodata
        if piece.masked or piece.alpha:
            Xml.SubElement(source, "UseMaskBand").text = "true"


def _relative(path: Path, folder: Path) -> str:
    """The path from the folder to a file below it; "" of any other."""
    if not os.path.exists(path):
        return ""  # a name of GDAL's, such as /vsicurl/...
    absolute, above = Path(os.path.abspath(path)), Path(os.path.abspath(folder))
    return absolute.relative_to(above).as_posix() if above in absolute.parents else ""
