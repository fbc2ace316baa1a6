"""Names and colours of a class raster as the sidecar files that QGIS (.qml) and GDAL (.aux.xml) read."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from ..contract.class_scheme import ClassScheme
from ..contract.outputs import OUR_MARK


def qml_style(scheme: ClassScheme, clear: Collection[int] = ()) -> str:
    """QGIS layer style: paletted renderer with the names and colours of the classes, `clear` ones transparent."""
    entries = "".join(
        f'<paletteEntry value="{c.value}" color="{c.colour_hex}" alpha="{0 if c.value in clear else 255}" '
        f'label="{escape(c.name)}"/>'
        for c in scheme.classes
    )
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        '<qgis styleCategories="Symbology" version="3.22"><pipe>'
        '<rasterrenderer type="paletted" band="1" opacity="1" alphaBand="-1" nodataColor="">'
        f"<colorPalette>{entries}</colorPalette></rasterrenderer>"
        f"</pipe><blendMode>0</blendMode></qgis>\n{OUR_MARK}\n"
    )


def category_sidecar(scheme: ClassScheme) -> str:
    """GDAL's .aux.xml: category names and a raster attribute table (usages are codes of GDALRATFieldUsage).

    Category names are a list without gaps, so that only 8-bit rasters get one.
    """
    by_value = {c.value: c.name for c in scheme.classes}
    values = range(max(by_value) + 1) if max(by_value) < 256 else ()
    names = "".join(f"<Category>{escape(by_value.get(v, ''))}</Category>" for v in values)
    fields = [("Value", 0, 5), ("Class", 2, 2), ("Red", 0, 6), ("Green", 0, 7), ("Blue", 0, 8)]
    columns = "".join(
        f'<FieldDefn index="{i}"><Name>{name}</Name><Type>{kind}</Type><Usage>{usage}</Usage></FieldDefn>'
        for i, (name, kind, usage) in enumerate(fields)
    )
    rows = "".join(
        f'<Row index="{i}">' + "".join(f"<F>{escape(str(f))}</F>" for f in (c.value, c.name, *c.colour)) + "</Row>"
        for i, c in enumerate(scheme.classes)
    )
    return (
        '<PAMDataset><PAMRasterBand band="1">'
        f"<CategoryNames>{names}</CategoryNames>"
        f'<GDALRasterAttributeTable tableType="thematic">{columns}{rows}</GDALRasterAttributeTable>'
        "</PAMRasterBand></PAMDataset>\n"
    )
