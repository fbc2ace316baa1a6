"""The rasters of one scene, open side by side on the orthophoto's grid."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from ..contract.channels import HALO_PX
from ..contract.class_scheme import NODATA, ClassScheme
from ..contract.dataset_card import Source
from ..contract.language import later
from ..contract.outputs.file_hash import file_hash
from ..heights.low_ground import LowGround
from ..labels.inspection import ReferenceFacts
from ..labels.reference_reader import ReferenceReader
from ..raster_io import RasterReader
from ..windows import Window
from .find import Scene


@dataclass(frozen=True)
class PatchData:
    """The pixels of one patch.

    Args:
        image: (B, P, P), data type of the orthophoto.
        valid: (P, P) bool, where the orthophoto carries data.
        height: (P + 2 halo, P + 2 halo) float32, m, NaN where there is no data: heights reach beyond the patch, where
            channels need its surroundings; None without heights.
        labels: (P, P) uint8 class values, 255 where the orthophoto or the reference has no data.
        low_ground_m: How high the low ground lies that the heights are measured from, about; 0 where it is none.
    """

    image: np.ndarray
    valid: np.ndarray
    height: np.ndarray | None
    labels: np.ndarray
    low_ground_m: float = 0.0

    @property
    def halo(self) -> int:
        """How many pixels beyond the patch the heights reach."""
        return 0 if self.height is None else (self.height.shape[-1] - self.valid.shape[-1]) // 2


class SceneReader:
    """The rasters of one scene, open; use it in a `with` statement.

    Args:
        scene: The scene.
        scheme: The classes.
        facts: The result of `inspect` for its reference; None: it is inspected now.
        data_bands: Bands of the orthophoto that hold data whatever the file marks them as.
        low_ground: What is subtracted from the heights; None: nothing.
    """

    def __init__(
        self,
        scene: Scene,
        scheme: ClassScheme,
        facts: ReferenceFacts | None = None,
        data_bands: Sequence[int] = (),
        low_ground: LowGround | None = None,
    ) -> None:
        self.scene, self._low_ground = scene, low_ground
        with ExitStack() as stack:
            self.ortho = stack.enter_context(RasterReader(scene.ortho, data_bands=data_bands))
            self.reference = stack.enter_context(ReferenceReader(scene.reference, scene.grid, scheme, facts))
            self.height = (
                stack.enter_context(RasterReader(scene.height, like=scene.grid, smooth=True)) if scene.height else None
            )
            self._open = stack.pop_all()

    def read(self, window: Window) -> PatchData:
        """The pixels of a window from all rasters, with heights as far around it as any channel needs."""
        image, valid = self.ortho.read(window)
        labels = np.where(valid, self.reference.read(window), NODATA).astype(np.uint8)
        if self.height is None:
            return PatchData(image, valid, None, labels)
        around = window.grown(HALO_PX)
        height = self.height.read_heights(around)
        known = np.isfinite(height)
        if self._low_ground is None or not known.any():
            return PatchData(image, valid, height, labels)
        ground = self._low_ground.at(around)
        return PatchData(image, valid, (height - ground).astype(np.float32), labels, float(np.median(ground[known])))

    @property
    def resampled(self) -> list[str]:
        """What had to be brought onto the orthophoto's grid, and how."""
        heights = [later("heights (bilinear)")] if self.height is not None and self.height.resampled else []
        return heights + ([later("references (nearest neighbour)")] if self.reference.resampled else [])

    def source(self) -> Source:
        """The scene's entry in the data set's card."""
        scene, grid = self.scene, self.scene.grid
        files = {"ortho": scene.ortho, "reference": scene.reference, "height": scene.height}
        return Source(
            tile=scene.tile,
            number=scene.number,
            ortho=str(scene.ortho),
            reference=str(scene.reference),
            height=str(scene.height) if scene.height else "",
            sha256={role: file_hash(path) for role, path in files.items() if path},
            width_px=grid.width,
            height_px=grid.height,
            crs=grid.crs_wkt,
            bands=len(self.ortho.bands),
            dtype=self.ortho.dtype,
            height_dtype=self.height.dtype if self.height is not None else "",
        )

    def __enter__(self) -> SceneReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()
