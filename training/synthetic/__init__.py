"""The demo town: orthophoto, surface model, terrain and class codes of a synthetic neighbourhood."""

from .town import SURFACE_NOISE_M, TownTile, render_tile, terrain_heights

__all__ = ["SURFACE_NOISE_M", "TownTile", "render_tile", "terrain_heights"]
