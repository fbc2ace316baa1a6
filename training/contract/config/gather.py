"""Parameters of the job that joins rasters which lie side by side."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .. import parameters
from ..formats import MOSAICS
from ..options import JobConfig
from .same_file import same_file_problems

KINDS = ("auto", "classes", "quantities")
KIND_LABELS = ("As the raster says", "Classes", "Quantities")


@dataclass(frozen=True)
class GatherConfig(JobConfig):
    """Rasters side by side to one raster."""

    input: str = parameters.file(
        "Rasters",
        "The rasters to join, such as the parts of a classification or neighbouring orthophotos; a folder means all "
        "rasters in it. They need one coordinate reference system, one pixel size and the same bands.",
        required=True,
        more="more_inputs",
    )
    more_inputs: tuple[str, ...] = parameters.files(
        "More rasters",
        "Further rasters or folders; where rasters overlap, later ones cover earlier ones.",
        engine_only=True,
    )
    overviews: str = parameters.choice(
        "Overviews",
        "How a pixel of the smaller copies inside the file is made from those it covers: the most frequent value "
        "(classes) or the mean (quantities). As the raster says: classes if it has a colour table.",
        "auto",
        choices=KINDS,
        choice_labels=KIND_LABELS,
        advanced=True,
    )
    output: str = parameters.new_file(
        "Joined raster",
        "A cloud-optimised GeoTIFF (.tif), or a virtual raster that only refers to the rasters (.vrt): ready at "
        "once, but useless without them.",
        required=True,
        suffix=".tif",
        endings=MOSAICS,
    )

    @property
    def inputs(self) -> tuple[str, ...]:
        """All rasters and folders."""
        return (self.input, *self.more_inputs)

    @property
    def names_only(self) -> bool:
        """Whether the output only names the rasters."""
        return Path(self.output).suffix.lower() == ".vrt"

    def cross_problems(self) -> list[str]:
        """Rules between the parameters."""
        return same_file_problems({"INPUT": self.inputs})
