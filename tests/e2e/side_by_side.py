"""A picture of a result: orthophoto, reference and classification beside each other, with a legend."""

from __future__ import annotations

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Patch

from training.contract.class_scheme import ISPRS, NODATA
from training.labels.codes import classes_to_colours
from training.labels.reference_reader import ReferenceReader
from training.raster_io import RasterReader
from training.report.stretch import stretched


def side_by_side(ortho: Path, reference: Path, result: Path, output: Path) -> None:
    """Write a PNG of three rasters of the same place (small enough to be read whole)."""
    with RasterReader(ortho) as reader:
        grid = reader.grid
        image = stretched(reader.read(grid.window)[0])
    with ReferenceReader(reference, grid, ISPRS) as reader:
        truth = reader.read(grid.window)
    with RasterReader(result) as reader:
        prediction = reader.read(grid.window)[0][0]
    figure, axes = plt.subplots(1, 3, figsize=(18, 6.6 * grid.height / grid.width + 0.8), layout="constrained")
    pictures = (image, _colours(truth), _colours(prediction))
    for axis, pixels, title in zip(axes, pictures, ("Orthophoto", "Reference", "Classification"), strict=True):
        axis.imshow(pixels, interpolation="nearest")
        axis.set_title(title, fontsize=16)
        axis.set_axis_off()
    handles = [Patch(facecolor=c.colour_hex, edgecolor="grey", label=c.name) for c in ISPRS.learnt()]
    figure.legend(handles=handles, loc="outside lower center", ncols=len(handles), fontsize=13, frameon=False)
    figure.savefig(output, dpi=80)
    plt.close(figure)


def _colours(labels: np.ndarray) -> np.ndarray:
    """Class colours (H, W, 3); pixels without data are grey."""
    shown = np.moveaxis(classes_to_colours(labels, ISPRS), 0, -1)
    shown[labels == NODATA] = 128
    return shown
