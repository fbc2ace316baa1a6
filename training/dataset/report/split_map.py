"""A map of training, validation and test over the orthophotos, as one picture."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from PIL import Image

from ...contract.language import later, tr
from ...windows import Window
from .map_furniture import PARTS, draw_footer, draw_name, short_names
from .map_layout import DPI, WIDTH_IN, TilePlace, layout

if TYPE_CHECKING:
    from ...raster_io import Grid

_STYLE: Any = {"font.family": "DejaVu Sans", "hatch.linewidth": 0.6}
_MAX_BYTES = 500_000
_COLOUR, _WHITE = 0.5, 0.38  # of the orthophotos: how much of their colour stays; share of white mixed in
_LINE_PT = 0.8  # outlines of patches
_MOST_INK, _MOST_COVERED = 0.3, 2.5  # share of a tile under outlines, patches over a pixel: above, a tone is drawn
_SMALLEST_IN = 0.06  # side of a patch whose outline can be seen
_SAMPLE = 6  # outlines of a part that are drawn over a tone, to show the size
_CELLS = 240  # of the tone, along the longer side of an orthophoto
_TONE_NOTES = [
    later("Where many patches overlap, a darker tone means more of them;"),
    later("of such patches, only a few are outlined to show their size."),
]


@dataclass(frozen=True)
class MapTile:
    """One orthophoto on the map; without areas and patches it is not used and drawn grey.

    Args:
        name: Name of the tile.
        picture: (h, w, 3) uint8, the whole orthophoto reduced.
        grid: Its grid at full size.
        areas: Split and window in which patches of this split may lie. Windows that several splits share stay clear.
        patches: Split and window of each patch.
        valid: (h, w) bool, where the picture carries data; None: everywhere.
    """

    name: str
    picture: np.ndarray
    grid: Grid
    areas: Sequence[tuple[str, Window]] = ()
    patches: Sequence[tuple[str, Window]] = ()
    valid: np.ndarray | None = None

    @property
    def used(self) -> bool:
        """Whether anything of it belongs to a split."""
        return bool(self.areas or self.patches)


def picture_side_px(tiles: int) -> int:
    """Longest side in pixels that the picture of each of so many tiles needs."""
    return max(240, int(DPI * WIDTH_IN / max(1.0, 0.6 * tiles**0.5)))


def split_map(tiles: Sequence[MapTile]) -> bytes:
    """Draw the map.

    Tiles that lie near each other in one coordinate system are drawn in place, north up; others side by side.

    Args:
        tiles: The orthophotos, at least one.

    Returns:
        A JPEG, 1440 pixels wide, of at most about 500 kB.
    """
    plan = layout([tile.grid for tile in tiles], [tile.used for tile in tiles])
    names = short_names([tile.name for tile in tiles])
    numbers = {split: 0 for tile in tiles for split, _ in tile.areas}
    numbers |= Counter(split for tile in tiles for split, _ in tile.patches)
    patches = {index: _by_split(tiles[index]) for index in plan.places}
    toned = {
        split for i, of_tile in patches.items() for split in of_tile if not _readable(of_tile[split], plan.places[i])
    }
    notes = [tr(note) for note in _TONE_NOTES] if toned else []
    if plan.left_out:
        notes = [*notes, tr("{count} more orthophotos are not drawn.", count=plan.left_out)]
    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH_IN, plan.height_in), dpi=DPI, facecolor="white")
        canvas: Any = FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        for index, place in plan.places.items():
            _draw_tile(axes, tiles[index], place)
            _draw_patches(axes, patches[index], place, toned)
            draw_name(axes, names[index], place, plan.in_place)
        height = draw_footer(axes, plan, numbers, not all(tile.used for tile in tiles), notes)
        figure.set_figheight(height)
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH_IN)
        axes.set_ylim(height, 0)  # inches from the top left corner
        canvas.draw()
        return _jpeg(np.asarray(canvas.buffer_rgba())[:, :, :3])


def _by_split(tile: MapTile) -> dict[str, np.ndarray]:
    """Split -> windows of its patches (n, 4): column, row, width, height."""
    windows_of: dict[str, list[tuple[int, int, int, int]]] = {}
    for split, window in tile.patches:
        windows_of.setdefault(split, []).append((window.col_off, window.row_off, window.width, window.height))
    return {split: np.array(windows) for split, windows in windows_of.items() if split in PARTS}


def _readable(windows: np.ndarray, place: TilePlace) -> bool:
    """Whether outlines can be distinguished, and do not cover most of the picture."""
    lines = _edges(windows, place)
    ink = np.abs(lines[:, 1] - lines[:, 0]).sum() * _LINE_PT / 72 / (place.width * place.height)
    covered = windows[:, 2:].prod(axis=1).sum() / (place.width_px * place.height_px)
    return bool(_side_in(windows, place) >= _SMALLEST_IN and ink <= _MOST_INK and covered <= _MOST_COVERED)


def _side_in(windows: np.ndarray, place: TilePlace) -> float:
    return float(min(windows[0, 2] * place.x_scale, windows[0, 3] * place.y_scale))


def _draw_tile(axes: Axes, tile: MapTile, place: TilePlace) -> None:
    """Draw an orthophoto with its areas."""
    axes.imshow(_pale(tile), extent=_extent(place), interpolation="antialiased", aspect="auto", zorder=1)
    frame = [place.corners(Window(0, 0, place.width_px, place.height_px))]
    axes.add_collection(PolyCollection(frame, facecolors="none", edgecolors="#8c959f", linewidths=0.6, zorder=7))
    splits: dict[Window, set[str]] = {}
    for split, window in tile.areas:
        splits.setdefault(window, set()).add(split)
    for split, part in PARTS.items():
        own = [place.corners(window) for window, sharing in splits.items() if sharing == {split}]
        colour = to_rgb(part.colour)
        style: Any = {"facecolors": [(*colour, 0.2)], "edgecolors": [(*colour, 0.55)], "hatch": part.hatch}
        if own:
            axes.add_collection(PolyCollection(own, linewidths=0.8, zorder=2, **style))


def _draw_patches(axes: Axes, patches: dict[str, np.ndarray], place: TilePlace, toned: Set[str]) -> None:
    """Draw the outlines of patches; of the splits in `toned` a tone, and only a few outlines."""
    for split, windows in patches.items():
        part, shown = PARTS[split], windows
        if split in toned:
            tone = _tone(windows, place, part.colour)
            axes.imshow(tone, extent=_extent(place), interpolation="bilinear", aspect="auto", zorder=3)
            shown = windows[:: -(-len(windows) // _SAMPLE)]
        if _side_in(windows, place) >= _SMALLEST_IN:
            style: Any = {"colors": part.colour, "linestyles": [part.dashes], "linewidths": _LINE_PT}
            axes.add_collection(LineCollection(list(_edges(shown, place)), zorder=5, **style))


def _extent(place: TilePlace) -> tuple[float, float, float, float]:
    return place.left, place.left + place.width, place.top + place.height, place.top


def _pale(tile: MapTile) -> np.ndarray:
    """The picture in pale colours, grey if the tile is not used, clear where it has no data: (h, w, 4) uint8."""
    picture = tile.picture.astype(np.float32)
    grey = picture.mean(axis=2, keepdims=True)
    pale = (grey + _COLOUR * tile.used * (picture - grey)) * (1 - _WHITE) + 255 * _WHITE
    opacity = np.full(picture.shape[:2], 255) if tile.valid is None else 255 * tile.valid
    return np.dstack([np.rint(pale), opacity]).astype(np.uint8)


def _edges(windows: np.ndarray, place: TilePlace) -> np.ndarray:
    """Lines around windows (n, 4), each once, or the dashes of neighbours would fill each other: (m, 2, 2)."""
    left, top = windows[:, 0], windows[:, 1]
    right, bottom = left + windows[:, 2], top + windows[:, 3]
    lines = [
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ]
    unique: Any = np.unique(np.concatenate([np.stack(line, axis=1) for line in lines]), axis=0).reshape(-1, 2, 2)
    return np.asarray(unique * (place.x_scale, place.y_scale) + (place.left, place.top))


def _tone(windows: np.ndarray, place: TilePlace, colour: str) -> np.ndarray:
    """How many patches lie over each place, as the opacity of a colour: (rows, columns, 4), 0-1."""
    cell = max(place.width_px, place.height_px) / _CELLS
    shape = (int(np.ceil(place.height_px / cell)), int(np.ceil(place.width_px / cell)))
    steps = np.zeros((shape[0] + 1, shape[1] + 1))
    left, top = (np.rint(windows[:, i] / cell).astype(int) for i in (0, 1))
    right, bottom = (np.rint((windows[:, i] + windows[:, i + 2]) / cell).astype(int) for i in (0, 1))
    for rows, cols, step in ((top, left, 1), (top, right, -1), (bottom, left, -1), (bottom, right, 1)):
        np.add.at(steps, (rows.clip(0, shape[0]), cols.clip(0, shape[1])), step)
    counts = steps.cumsum(axis=0).cumsum(axis=1)[:-1, :-1]
    tone = np.empty((*shape, 4))
    tone[:, :, :3] = to_rgb(colour)
    tone[:, :, 3] = 0.5 * counts / max(1.0, counts.max())
    return tone


def _jpeg(pixels: np.ndarray) -> bytes:
    """Compress (H, W, 3) uint8: as well as fits into the size."""
    for quality in (88, 78, 66, 50):
        stream = io.BytesIO()
        Image.fromarray(np.ascontiguousarray(pixels)).save(
            stream, "jpeg", quality=quality, subsampling=0, optimize=True
        )
        if stream.tell() <= _MAX_BYTES:
            break
    return stream.getvalue()
