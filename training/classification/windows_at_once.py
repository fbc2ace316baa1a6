"""How large the windows of a classification are, and how many are computed at once: less where memory is too small."""

from __future__ import annotations

from typing import Any

from ..contract.config import ClassifyConfig
from ..contract.language import begun, tr
from ..jobs.reporter import Reporter
from ..network.devices import Device
from ..network.distributed import ProcessGroup
from .prediction.predictor import Predictor
from .window_size import WindowSize, choose_window_size

_BATCH_SIZES = {"cuda": 16, "cpu": 4, "mps": 4}  # windows of 256 pixels, which are the default
_USUAL_SIZE = 256


class WindowsAtOnce:
    """How large the windows are, and how many are computed at once; both become less where memory is too small."""

    def __init__(self, config: ClassifyConfig, predictor: Predictor, group: ProcessGroup, reporter: Reporter) -> None:
        self._config, self._predictor, self._group = config, predictor, group
        card, costs, device = predictor.card, predictor.costs, predictor.device
        chosen = choose_window_size(config, card, costs, device, group.size, reporter) if group.is_first else None
        self.size: WindowSize = group.broadcast(chosen)
        self._take()

    def halve(self, reporter: Reporter) -> bool:
        """Take windows of half the side and say so; False: they are as small as they may be."""
        smaller = self.size.halved()
        if smaller is None or self._group.size > 1:
            return False
        reporter.warning(
            tr(
                "{memory} is too small for a window of {size}: the classification begins again with windows of "
                "{smaller}.",
                memory=begun(self._predictor.device.memory),
                size=self.size.in_words,
                smaller=smaller.in_words,
            )
        )
        self.size = smaller
        self._take()
        return True

    def _take(self) -> None:
        wanted = self._config.batch_size
        self._predictor.take(wanted or default_batch_size(self._predictor.device, self.size.size))

    @property
    def ran_on(self) -> dict[str, Any]:
        """What the record of the run says."""
        device = self._predictor.device
        ran_on: dict[str, Any] = {"device": device.name, "precision": device.precision}
        ran_on.update(window_size=self.size.size, batch_size=self._predictor.batch_size)
        return {**ran_on, "processes": self._group.size} if self._group.size > 1 else ran_on


def default_batch_size(device: Device, window_size: int = _USUAL_SIZE) -> int:
    """Windows of `window_size` pixels a side computed at once, if the user does not say; fewer if they are large."""
    most = _BATCH_SIZES[device.torch_device.type]
    return min(most, max(1, most * _USUAL_SIZE**2 // window_size**2))
