"""Outlines that neighbours share, simplified once for both: no gaps and no overlaps come between them.

`rasters.outlines` does so for whole rasters, by the areas that corners enclose and in little memory. Here a person
moves the corners that are left: there are to be few (a third less at the same setting), and none farther off than said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qgis.core import QgsGeometry


def simplified_together(outlines: Sequence[QgsGeometry], tolerance: float) -> Iterator[QgsGeometry]:
    """Simplify polygons that lie side by side.

    Their common outlines are cut where three of them meet, each piece is simplified with its ends fixed and without
    crossing another one (GEOS, TopologyPreservingSimplifier), and the faces between the pieces are the new polygons.
    One that is narrower than the tolerance may vanish into its neighbour. The outline of all of them stays as it is.

    Args:
        outlines: The polygons; they may touch, but not overlap.
        tolerance: By so much an outline may move, in the units of the coordinates.

    Yields:
        The faces, also those of holes that belonged to no polygon.
    """
    if not outlines:
        return
    frame = _border(QgsGeometry.unaryUnion(list(outlines)))
    inner = QgsGeometry.unaryUnion([_border(outline) for outline in outlines]).difference(frame)
    lines = [frame]
    if not inner.isEmpty():
        pieces = inner.mergeLines() if inner.isMultipart() else inner
        lines.append(pieces.simplify(tolerance))
    yield from parts_of(QgsGeometry.polygonize([QgsGeometry.unaryUnion(lines)]))


def parts_of(geometry: QgsGeometry) -> Iterator[QgsGeometry]:
    """The polygons of a geometry one by one, without lines and points that a cut may leave."""
    for part in geometry.constParts() if not geometry.isNull() else ():
        if part.dimension() == 2 and part.area() > 0:
            yield QgsGeometry(part.clone())


def _border(outline: QgsGeometry) -> QgsGeometry:
    return QgsGeometry(outline.constGet().boundary())
