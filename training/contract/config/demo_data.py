"""Parameters of the job that draws the demo town."""

from __future__ import annotations

from dataclasses import dataclass

from ..options import INTEGER, NEW_FOLDER, JobConfig, option
from .choices import SEED_HELP


@dataclass(frozen=True)
class DemoDataConfig(JobConfig):
    """A synthetic town in the ISPRS folder layout."""

    tiles: int = option(INTEGER, "Number of tiles", "How many orthophotos to draw.", 6, minimum=1, maximum=400)
    size: int = option(
        INTEGER,
        "Tile size (pixels)",
        "Width and height of each orthophoto in pixels of 9 cm.",
        768,
        minimum=64,
        maximum=12000,
    )
    seed: int = option(INTEGER, "Seed", SEED_HELP, 1, minimum=0, maximum=2**31 - 1)
    output: str = option(
        NEW_FOLDER,
        "Demo data folder",
        "Folder for the orthophotos (top), surface models (dsm) and references (gts_for_participants).",
        "",
        required=True,
    )
