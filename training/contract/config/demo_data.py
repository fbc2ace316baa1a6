"""Parameters of the job that draws the demo town."""

from __future__ import annotations

from dataclasses import dataclass

from .. import parameters
from ..options import JobConfig
from .choices import SEED_HELP


@dataclass(frozen=True)
class DemoDataConfig(JobConfig):
    """A synthetic town in the ISPRS folder layout."""

    tiles: int = parameters.integer("Number of tiles", "How many orthophotos to draw.", 6, minimum=1, maximum=400)
    size: int = parameters.integer(
        "Tile size (pixels)", "Width and height of each orthophoto in pixels of 9 cm.", 768, minimum=64, maximum=12000
    )
    seed: int = parameters.integer("Seed", SEED_HELP, 1, minimum=0, maximum=2**31 - 1, advanced=True)
    output: str = parameters.new_folder(
        "Demo data folder",
        "Folder for the orthophotos (top), surface models (dsm), heights above ground (ndsm) and references "
        "(gts_for_participants).",
        required=True,
    )
