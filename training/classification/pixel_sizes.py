"""Of which size an orthophoto's pixels are when a model looks at them, and when its results are written."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isclose

from ..contract.config import ClassifyConfig
from ..contract.errors import RasterError
from ..contract.language import tr
from ..contract.model_card import ModelCard
from ..jobs.reporter import Reporter
from ..raster_io import Grid

_SAME = 1.05  # pixel sizes that differ by no more than this factor are taken for the same
_POORER = 1.25  # pixels larger by more than this factor lack what the model has learnt to see
_LARGEST = 16  # times the model's pixel: of anything larger a result would be made up
_SIMPLEST = 12  # a ratio of whole numbers up to this is taken for what is meant
_MEANT = 1e-4  # if the ratio found is no further from it, as a share of it


@dataclass(frozen=True)
class PixelSizes:
    """The grids of one classification; all have the same upper left corner.

    Args:
        raster: The orthophoto's grid.
        scale: How many of its pixels one spans that the model sees; 1: they are the same.
        as_raster: Whether the results have the orthophoto's pixels, not those that the model sees.
    """

    raster: Grid
    scale: float
    as_raster: bool

    @property
    def seen(self) -> Grid:
        """The grid on which the model sees the rasters."""
        return self.raster.resized(self.scale)

    @property
    def written(self) -> Grid:
        """The grid of the results."""
        return self.raster if self.as_raster else self.seen

    @property
    def step(self) -> float:
        """How many of the pixels that the model sees one of the results spans; 1: they are the same."""
        return 1 / self.scale if self.as_raster else 1.0

    def report(self, reporter: Reporter) -> None:
        """Say what is done, and warn of what cannot be seen in larger pixels."""
        if self.scale == 1:
            return
        raster, seen = (tr("{metres:.3g} m", metres=grid.gsd_m) for grid in (self.raster, self.seen))
        done = tr(
            "The orthophoto has pixels of {raster}, the model was trained on {seen}: it sees pixels of that "
            "size, averages of them. The results have pixels of {written} (OUTPUT_PIXEL_SIZE)."
            if self.scale > 1
            else "The orthophoto has pixels of {raster}, the model was trained on {seen}: it sees pixels of that "
            "size, interpolated between them. The results have pixels of {written} (OUTPUT_PIXEL_SIZE).",
            raster=raster,
            seen=seen,
            written=raster if self.as_raster else seen,
        )
        if self.scale * _POORER >= 1:
            reporter.info(done)
        else:
            reporter.warning(
                tr("{done} Larger pixels show less than the model has learnt from: expect a poorer result.", done=done)
            )


def pixel_sizes(job: ClassifyConfig, card: ModelCard, grid: Grid) -> PixelSizes:
    """The pixel sizes of a job whose orthophoto has this grid.

    Raises:
        RasterError: If the orthophoto's pixels are far too large for the model.
    """
    as_raster = job.output_pixel_size == "raster"
    if not (grid.gsd_m and card.gsd_m):
        return PixelSizes(grid, 1.0, as_raster)
    scale = _meant(card.gsd_m / grid.gsd_m)
    if scale * _LARGEST < 1:
        raise RasterError(
            tr(
                "The orthophoto {ortho} has pixels of {there:.3g} m, {times:.0f} times as large as those of "
                "{here:.3g} m that the model was trained on: what it looks for cannot be seen there.",
                ortho=job.ortho,
                there=grid.gsd_m,
                times=1 / scale,
                here=card.gsd_m,
            ),
            tr("Give an orthophoto of smaller pixels, or train a model on pixels like these."),
        )
    return PixelSizes(grid, 1.0 if 1 / _SAME <= scale <= _SAME else scale, as_raster)


def _meant(scale: float) -> float:
    """The simple ratio that a ratio of measured sizes is meant to be, such as 2 for 2.0000066."""
    simple = Fraction(scale).limit_denominator(_SIMPLEST)
    return float(simple) if simple and isclose(scale, float(simple), rel_tol=_MEANT) else scale
