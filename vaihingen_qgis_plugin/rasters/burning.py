"""Polygons burnt into a class raster on the grid of another raster, strip by strip, with GDAL."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from osgeo import gdal, ogr, osr

from ..training.contract.class_scheme import NODATA, ClassScheme
from ..training.contract.errors import RasterError
from ..training.contract.labelling.chosen_places import TAG
from ..training.contract.language import tr
from .gdal_file import checked, flush
from .grid import Bounds, Grid

Shape = tuple[bytes, int]  # a polygon as well-known binary, and its class
_TILE = 256
_STRIP_PIXELS = 1 << 24  # burnt at once: 16 MB
_CREATION = [
    "TILED=YES", f"BLOCKXSIZE={_TILE}", f"BLOCKYSIZE={_TILE}", "COMPRESS=DEFLATE", "SPARSE_OK=TRUE", "BIGTIFF=IF_SAFER"
]  # fmt: skip
_PLANE = 'LOCAL_CS["plane"]'  # the polygons come in the raster's coordinates; GDAL would warn of a layer without CRS


def write_class_raster(
    grid: Grid,
    shapes_in: Callable[[Bounds], Iterable[Shape]],
    target: str,
    scheme: ClassScheme,
    report_progress: Callable[[float], None],
    elsewhere: int = NODATA,
) -> int:
    """Write the classes of polygons: a pixel has the class of the last polygon that covers its centre.

    Names and colours of the classes go with it, so that the engine need not ask what the values mean.

    The raster has no coordinate reference system: it lies on the grid by construction, and a CRS that a GeoTIFF cannot
    hold exactly would make it seem to lie on another one.

    Args:
        grid: Size and place of the raster.
        shapes_in: Gives the polygons that touch an extent, in the order in which they are burnt.
        target: GeoTIFF to write.
        scheme: The classes.
        report_progress: Called with the share done (0-1) after each strip; an error that it raises ends the work.
        elsewhere: The class where no polygon is.

    Returns:
        How many pixels a polygon covers.

    Raises:
        RasterError: If the raster cannot be written.
    """
    try:
        covered = _write(grid, shapes_in, target, report_progress, elsewhere)
        _name_classes(target, scheme)
        return covered
    except (RuntimeError, OSError) as error:  # RuntimeError is GDAL's
        raise RasterError(
            tr("The polygons on {raster} cannot be rasterised: {error}.", raster=grid.name, error=error),
            tr("Check that there is space for {target}, the temporary raster.", target=target),
        ) from error


def mark_as_chosen(target: str, chosen_by: str) -> None:
    """Note in a class raster that its places were chosen for their difficulty, see `chosen_places`.

    Raises:
        RasterError: If the raster cannot be written.
    """
    try:
        raster = checked(gdal.OpenEx(target, gdal.OF_UPDATE))
        raster.SetMetadataItem(TAG, chosen_by)
        flush(raster)
    except RuntimeError as error:
        raise RasterError(
            tr("{target}, the temporary raster, cannot be written: {error}.", target=target, error=error),
            tr("Free space."),
        ) from error
    finally:
        raster = None  # closes the file


def _write(
    grid: Grid,
    shapes_in: Callable[[Bounds], Iterable[Shape]],
    target: str,
    report_progress: Callable[[float], None],
    elsewhere: int,
) -> int:
    output = checked(gdal.GetDriverByName("GTiff").Create(target, grid.width, grid.height, 1, gdal.GDT_Byte, _CREATION))
    if grid.georeferenced:
        output.SetGeoTransform(grid.transform)
    band = output.GetRasterBand(1)
    band.SetNoDataValue(NODATA)
    step = max(_TILE, _STRIP_PIXELS // grid.width // _TILE * _TILE)
    covered = 0
    try:
        for top in range(0, grid.height, step):
            rows = min(step, grid.height - top)
            shapes = shapes_in(grid.bounds(top, rows))
            labels = burn(grid.rows_from(top), grid.width, rows, shapes, NODATA)
            covered += len(labels) - labels.count(NODATA)
            labels = labels.replace(bytes([NODATA]), bytes([elsewhere]))
            checked(band.WriteRaster(0, top, grid.width, rows, labels))
            flush(output)  # else GDAL keeps up to a twentieth of the memory
            report_progress((top + rows) / grid.height)
    finally:
        band = output = None  # closes the file: an error would keep it open, and Windows does not remove open files
    return covered


def _name_classes(target: str, scheme: ClassScheme) -> None:
    """Write names and colours of the classes beside the raster, as GDAL does."""
    names = {land_cover.value: land_cover.name for land_cover in scheme.classes}
    values = range(max(scheme.values) + 1)
    listed = "".join(f"<Category>{escape(names.get(value, ''))}</Category>" for value in values)
    colours = "".join(
        '<Entry c1="{}" c2="{}" c3="{}" c4="255"/>'.format(*(scheme.colour_of(value) or (0, 0, 0))) for value in values
    )
    with open(f"{target}.aux.xml", "w", encoding="utf-8") as file:
        file.write(
            '<PAMDataset><PAMRasterBand band="1">'
            f"<CategoryNames>{listed}</CategoryNames><ColorTable>{colours}</ColorTable>"
            "</PAMRasterBand></PAMDataset>\n"
        )


def burn(transform: tuple[float, ...], width: int, rows: int, shapes: Iterable[Shape], elsewhere: int) -> bytes:
    """The value of the last polygon that covers the centre of each pixel, one byte a pixel, row by row.

    Args:
        transform: GDAL's, of the rectangle of pixels.
        width: Its columns.
        rows: Its rows.
        shapes: Polygons with their values (0-255).
        elsewhere: The value where no polygon is.

    Raises:
        RuntimeError: GDAL's.
    """
    strip = checked(gdal.GetDriverByName("MEM").Create("", width, rows, 1, gdal.GDT_Byte))
    strip.SetGeoTransform(transform)
    strip.GetRasterBand(1).Fill(elsewhere)
    driver = ogr.GetDriverByName("Memory") or ogr.GetDriverByName("MEM")  # renamed in GDAL 3.11
    polygons = checked(driver.CreateDataSource("polygons"))
    layer = polygons.CreateLayer("polygons", osr.SpatialReference(_PLANE), ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("class", ogr.OFTInteger))
    for wkb, value in shapes:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, value)
        feature.SetGeometry(checked(ogr.CreateGeometryFromWkb(wkb)))
        checked(layer.CreateFeature(feature))
    checked(gdal.RasterizeLayer(strip, [1], layer, options=["ATTRIBUTE=class"]))
    return bytes(checked(strip.ReadRaster(0, 0, width, rows)))
