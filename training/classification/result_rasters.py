"""The rasters that a classification writes: classes, confidence, probabilities and applicability."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import torch

from ..contract.class_scheme import NODATA
from ..contract.model_card import ModelCard
from ..raster_io import Grid, RasterWriter
from .applicability import in_per_cent
from .prediction.probability_rows import ProbabilityRows

PER_CENT = "per cent"


@dataclass(frozen=True)
class Decided:
    """What is written of some rows of a panel, or of a band of its columns; on the device.

    Args:
        col_off: The first column.
        row_off: The first row.
        classes: Class values, shape (H, W) uint8.
        confidence: Per cent of the most probable class, 0-100, shape (H, W) uint8.
        probabilities: Per cent of each class, 0-100, shape (K, H, W) uint8; None if nobody wants them.
        applicability: Per cent of the limit beyond which nothing is known, 0-254, shape (H, W) uint8; None likewise.

    All are 255 where there is no data.
    """

    col_off: int
    row_off: int
    classes: torch.Tensor
    confidence: torch.Tensor
    probabilities: torch.Tensor | None
    applicability: torch.Tensor | None = None

    def layers(self) -> dict[str, torch.Tensor]:
        """What there is to write, by name, each of shape (bands, H, W)."""
        layers = {"classes": self.classes[None], "confidence": self.confidence[None]}
        if self.probabilities is not None:
            layers["probabilities"] = self.probabilities
        if self.applicability is not None:
            layers["applicability"] = self.applicability[None]
        return layers

    def on_cpu(self) -> Decided:
        """The same in the computer's memory."""
        layers = (self.classes, self.confidence, self.probabilities, self.applicability)
        return Decided(self.col_off, self.row_off, *(None if one is None else one.cpu() for one in layers))  # type: ignore[arg-type]

    def without(self, nowhere: torch.Tensor) -> Decided:
        """The same with 255 where `nowhere`, shape (H, W) bool, is true."""
        layers = (self.classes, self.confidence, self.probabilities, self.applicability)
        left = (None if one is None else one.masked_fill(nowhere, NODATA) for one in layers)
        return Decided(self.col_off, self.row_off, *left)  # type: ignore[arg-type]

    @property
    def pixels(self) -> int:
        """How many pixels have a result."""
        return int((self.classes != NODATA).sum())

    @classmethod
    def side_by_side(cls, parts: Sequence[Decided]) -> Decided:
        """The same rows of neighbouring bands of columns, from left to right, as one."""
        if len(parts) == 1:
            return parts[0]
        shares = [part.probabilities for part in parts if part.probabilities is not None]
        unlike = [part.applicability for part in parts if part.applicability is not None]
        return cls(
            parts[0].col_off,
            parts[0].row_off,
            torch.cat([part.classes for part in parts], dim=1),
            torch.cat([part.confidence for part in parts], dim=1),
            torch.cat(shares, dim=2) if shares else None,
            torch.cat(unlike, dim=1) if unlike else None,
        )


class Decision:
    """Turns probabilities into what is written.

    Args:
        outputs: Class values of the K probabilities.
        undefined: Class value for "the model does not know"; None if the scheme has none.
        min_confidence: Least probability (0-1) of a class that is believed.
        with_probabilities: Whether the probabilities of all classes are wanted too.
    """

    def __init__(
        self, outputs: Sequence[int], undefined: int | None, min_confidence: float, with_probabilities: bool = False
    ) -> None:
        self._outputs = torch.tensor(outputs, dtype=torch.uint8)
        self._undefined, self._min_confidence = undefined, min_confidence
        self._with_probabilities = with_probabilities

    @torch.inference_mode()
    def __call__(self, rows: ProbabilityRows) -> Decided:
        """Choose the most probable class of each pixel; the undefined one where it is not sure enough."""
        highest, best = rows.probabilities.max(dim=0)  # (H, W) each; the first of equals
        self._outputs = self._outputs.to(best.device)
        classes = self._outputs[best]
        if self._undefined is not None and self._min_confidence > 0:
            classes[highest < self._min_confidence] = self._undefined
        nowhere = ~rows.valid
        probabilities = _per_cent(rows.probabilities, nowhere) if self._with_probabilities else None
        classes.masked_fill_(nowhere, NODATA)
        unlike = None if rows.further is None else in_per_cent(rows.further[0], nowhere)
        return Decided(rows.panel.col_off, rows.row_off, classes, _per_cent(highest, nowhere), probabilities, unlike)


class ResultRasters:
    """The outputs, open for writing; use it in a `with` statement.

    Whole per cent in eight bits, like the confidence, are a quarter of the size of real numbers, and finer than what
    a network knows; 255 stands for no data in all of them.

    Args:
        grid: Their grid.
        card: The model's description.
        classes: File of the class raster.
        confidence: File of the confidence raster; "" for none.
        probabilities: File of the probabilities, one band a class; "" for none.
        applicability: File of how unlike the training a place is; "" for none.
        tags: What all of them say of their making: name -> text.
        cog: Whether they are cloud-optimised GeoTIFFs.
        first_column: Which column of the results' whole grid is their first one.
    """

    def __init__(
        self,
        grid: Grid,
        card: ModelCard,
        classes: str,
        confidence: str,
        probabilities: str,
        applicability: str = "",
        *,
        tags: Mapping[str, str] = MappingProxyType({}),
        cog: bool = False,
        first_column: int = 0,
    ) -> None:
        self._first_column = first_column
        names = {land_cover.value: land_cover.name for land_cover in card.scheme.classes}
        shares = [f"{names[value]} ({PER_CENT})" for value in card.outputs]
        self._writers: dict[str, RasterWriter] = {}  # by the names of `Decided.layers`
        with ExitStack() as stack:

            def open_writer(layer: str, path: str, band_names: Sequence[str], **details: Any) -> None:
                if path:
                    details |= {"band_names": band_names, "tags": tags, "cog": cog}
                    writer = RasterWriter(path, grid, "uint8", NODATA, count=len(band_names), **details)
                    self._writers[layer] = stack.enter_context(writer)

            open_writer("classes", classes, ["land cover"], scheme=card.scheme, overviews="mode")
            open_writer("confidence", confidence, [f"confidence in {PER_CENT}"], overviews="average")
            open_writer("probabilities", probabilities, shares, overviews="average")
            unlike = [f"distance from the training in {PER_CENT} of the limit"]
            open_writer("applicability", applicability, unlike, overviews="average")
            stack.pop_all()

    def write(self, rows: Decided) -> Decided:
        """Write some rows, which are in the computer's memory, and return them."""
        layers = rows.layers()
        for name, writer in self._writers.items():
            writer.write_rows(layers[name].numpy(), rows.col_off - self._first_column)
        return rows

    def __enter__(self) -> ResultRasters:
        return self

    def __exit__(self, *error: Any) -> None:
        """Close all at the same time: their overviews take a while."""
        with ThreadPoolExecutor(len(self._writers)) as pool:
            ends = [pool.submit(writer.__exit__, *error) for writer in self._writers.values()]
        for end in ends:
            end.result()


def _per_cent(share: torch.Tensor, nowhere: torch.Tensor) -> torch.Tensor:
    return (100 * share).round_().clamp_(0, 100).to(torch.uint8).masked_fill_(nowhere, NODATA)
