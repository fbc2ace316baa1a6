"""How much of an orthophoto lies outside of what the model's training has seen."""

from __future__ import annotations

import torch

from ..contract.class_scheme import NODATA
from ..contract.language import tr
from ..jobs.reporter import Reporter

LIMIT = 100  # per cent of the limit
_MOST = 254
_TIMES = 5  # as much as of the training's held-out ground is worth a warning


def in_per_cent(distances: torch.Tensor, nowhere: torch.Tensor) -> torch.Tensor:
    """What is written of distances in units of the limit, (H, W): per cent, uint8; 255 where there is no data."""
    return (LIMIT * distances).round_().clamp_(0, _MOST).to(torch.uint8).masked_fill_(nowhere, NODATA)


class ShareBeyond:
    """The share of an orthophoto beyond the limit."""

    def __init__(self) -> None:
        self._known = self._beyond = 0

    def add(self, per_cent: torch.Tensor | None) -> None:
        """Count some rows, as `in_per_cent` gives them; None: there are none to count."""
        if per_cent is None:
            return
        known = per_cent != NODATA
        self._known += int(known.sum())
        self._beyond += int((known & (per_cent > LIMIT)).sum())

    @property
    def share(self) -> float:
        """Share beyond the limit, 0-1; 0 without any data."""
        return self._beyond / self._known if self._known else 0.0

    def report(self, expected: float, reporter: Reporter) -> None:
        """Say how much it is, and warn if it is much more than of the training's held-out ground, 0-1."""
        found = tr(
            "{share:.1f} % of the area is outside of what the training has seen (of the training's own "
            "held-out ground: {expected:g} %)",
            share=100 * self.share,
            expected=100 * expected,
        )
        if self.share <= _TIMES * expected:
            reporter.info(f"{found}.")
        else:
            reporter.warning(
                tr(
                    "{found}: another season, sensor or kind of place. Expect more errors there; APPLICABILITY "
                    "shows where. Patches from such ground in the training help.",
                    found=found,
                )
            )
