"""A grid on the ground."""

from __future__ import annotations

from training.raster_io import Grid


def grid(width=20, height=10):
    return Grid.north_up(width, height, (500_000.0, 5_400_000.0), 0.5, 25832)
