"""Which part of an orthophoto is classified: that of an extent, and what a mask does not hide."""

from __future__ import annotations

from contextlib import ExitStack

from ..contract import values
from ..contract.config import ClassifyConfig
from ..contract.config.share import read_share
from ..contract.errors import ConfigError, RasterError
from ..contract.language import tr
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..labels.vector_files import refuse_vector_file
from ..raster_io import BLOCK, Grid, extent_window
from ..windows import Window, share_of
from .mask import inside_of, open_mask

_CHECKED = 1024  # side of the squares in which a mask is looked through


def wanted_part(job: ClassifyConfig, grid: Grid) -> Window:
    """What the results cover, in pixels of their whole grid.

    Raises:
        EngineError: If EXTENT has none of them, or too few for so many parts as PART says.
    """
    wanted = extent_window(grid, job.ortho, values.extent(job.extent)) if job.extent else grid.window
    if not job.part:
        return wanted
    share = read_share("PART", job.part)
    part = share_of(wanted, share.number - 1, share.count, BLOCK)
    if part is None:
        raise ConfigError(
            tr(
                "PART is {share}, but {width} x {height} pixels cannot be divided into {count} parts of whole "
                "blocks of {block} x {block} pixels in rows and columns.",
                share=share,
                width=wanted.width,
                height=wanted.height,
                count=share.count,
                block=BLOCK,
            ),
            tr("Take fewer parts, or a number of them that is a product of small ones."),
        )
    return part


def check_part(job: ClassifyConfig, grid: Grid, reporter: Reporter) -> None:
    """Make sure that something of an orthophoto is wanted, on the grid of the results.

    Raises:
        EngineError: If not.
    """
    part = wanted_part(job, grid)
    if not job.mask:
        return
    refuse_vector_file("mask", job.mask)
    with ExitStack() as stack:
        mask = open_mask(job, grid, stack)
        for row in range(part.row_off, part.row_end, _CHECKED):
            for col in range(part.col_off, part.col_end, _CHECKED):
                stop_if_cancelled(reporter)
                square = Window(col, row, _CHECKED, _CHECKED).intersection(part)
                if mask is not None and square is not None and inside_of(mask, square).any():
                    return
    if job.part:  # other parts have something; this one is written too, all without data
        return
    inside = tr("the part of it in EXTENT") if job.extent else job.ortho
    raise RasterError(
        tr(
            "MASK ({mask}) leaves nothing of {inside}: it is 0 or has no data everywhere there.",
            mask=job.mask,
            inside=inside,
        ),
        tr("Give a mask that is 1 where a class is wanted, and check the coordinate reference systems of both."),
    )
