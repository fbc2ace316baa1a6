"""How large the windows are that the network sees: as large as memory and model allow.

The larger a window, the smaller the share of it that its neighbours see too: with windows of four times the patches'
side and the same overlap in pixels, the network computes a third as much for the same map.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..contract.architectures import size_multiple
from ..contract.config import ClassifyConfig
from ..contract.errors import ConfigError
from ..contract.language import tr
from ..contract.model_card import ModelCard
from ..heights.levels import WINDOW
from ..jobs.reporter import Reporter
from ..network.devices import Device
from ..network.forward_cost import ForwardCost
from ..network.memory import free_memory
from ..raster_io import Grid
from ..windows import Window, overlap_to_stride
from .window_plan import WindowPlan

_MOST = {"cuda": 2048, "cpu": 1024, "mps": 1024}  # pixels; beyond that little is gained
_SHARED_MOST = 1024  # where several processes share a row of windows
_BUDGET = 750 * 1024**2  # bytes for the network on the processor, of the 1.5 GB that the whole process may take
_FREE_SHARE = 0.6  # of the free memory of a card
_WORKSPACE = 2.1  # bytes that convolutions and holes take for each byte of the tensors: measured, oneDNN and glibc
_PANEL_BYTES = {"cuda": 1024 * 1024**2, "cpu": 240 * 1024**2, "mps": 480 * 1024**2}  # of a row of windows
_BESIDE_SUMS = 24  # bytes that a pixel of a row of windows takes beside the sums of the classes, which are float32
_LARGEST_SCALE = 1.25  # of MULTI_SCALE


@dataclass(frozen=True)
class WindowSize:
    """The windows of all orthophotos of a job.

    Args:
        size: Longest side of a window, pixels.
        patch_size: Side of the training patches, pixels.
        margin: Pixels by which neighbours overlap: as OVERLAP says of the patches, however large the windows are.
        multiple: What the sides must be multiples of; 0: all windows are as large as the patches.
        panel_pixels: Pixels of a row of windows that memory has room for.
    """

    size: int
    patch_size: int
    margin: int
    multiple: int
    panel_pixels: int

    def plan(self, grid: Grid, part: Window, align: int, step: float = 1.0) -> WindowPlan:
        """The windows of a raster, of which a part is wanted; `part`, `align` and `step` as for `WindowPlan`."""
        plan = WindowPlan(grid.width, grid.height, self.size, self.margin, self.multiple, align, part=part, step=step)
        return replace(plan, panel_width=max(1, self.panel_pixels // plan.window[0]))

    def halved(self) -> WindowSize | None:
        """Windows of about half the side, where memory is too small; None: they are as small as the patches."""
        if not self.multiple or self.size <= self.patch_size:
            return None
        half = max(self.patch_size, math.ceil(self.size / 2 / self.multiple) * self.multiple)
        return replace(self, size=half)

    @property
    def in_words(self) -> str:
        """For the log."""
        return tr("{size} x {size} pixels", size=self.size)


def choose_window_size(
    config: ClassifyConfig,
    card: ModelCard,
    costs: Sequence[ForwardCost],
    device: Device,
    processes: int,
    reporter: Reporter,
) -> WindowSize:
    """Take the size that is asked for, or choose one, and say which.

    On the processor the choice depends on the model alone, so that the same call gives the same map everywhere.

    Args:
        config: What the user wants.
        card: What all models need together.
        costs: What each of the networks needs.
        device: Where they run.
        processes: How many share the work.
        reporter: Is told the size.

    Raises:
        ConfigError: If WINDOW_SIZE does not suit the model.
    """
    kind, patch = device.torch_device.type, card.patch_size
    margin = patch - overlap_to_stride(patch, config.overlap)
    panel = _PANEL_BYTES[kind] // bytes_of_row(1, card)
    fixed = _why_fixed(card, costs)
    multiple = size_multiple(card.architecture)
    if fixed:
        if config.window_size not in (0, patch):
            raise ConfigError(
                tr(
                    "WINDOW_SIZE is {window_size}, but this model needs windows of {patch} pixels, as large as "
                    "the patches of its training: {fixed}.",
                    window_size=config.window_size,
                    patch=patch,
                    fixed=fixed,
                ),
                tr("Set WINDOW_SIZE to 0 or {patch}.", patch=patch),
            )
        reporter.info(
            tr(
                "Windows of {patch} x {patch} pixels, as large as the patches of the training: {fixed}.",
                patch=patch,
                fixed=fixed,
            )
        )
        return WindowSize(patch, patch, margin, 0, panel)
    size = _given(config.window_size, patch, multiple) if config.window_size else 0
    chosen = size or _chosen(config, costs, device, patch, multiple, processes)
    found = WindowSize(chosen, patch, margin, multiple, panel)
    why = tr("as given") if size else tr("as large as memory allows")
    reporter.info(
        tr(
            "Windows of up to {size}, {why}; they overlap by {margin} pixels.",
            size=found.in_words,
            why=why,
            margin=margin,
        )
    )
    return found


def bytes_of_row(pixels: int, card: ModelCard) -> int:
    """Memory that so many pixels of a row of windows take beside the network."""
    return pixels * (4 * len(card.outputs) + _BESIDE_SUMS)


def _why_fixed(card: ModelCard, costs: Sequence[ForwardCost]) -> str:
    """Why windows must be as large as patches; "" if they need not."""
    if card.needs_height and card.height_reference == WINDOW:
        return tr("its heights are relative to the low ground of each window")
    if not all(cost.is_local for cost in costs):
        return tr("its network looks at the whole of a window at once")
    return ""


def _given(wanted: int, patch: int, multiple: int) -> int:
    if wanted < patch:
        raise ConfigError(
            tr(
                "WINDOW_SIZE is {wanted} pixels, less than the {patch} of the patches that the model was trained on.",
                wanted=wanted,
                patch=patch,
            ),
            tr("Give {patch} or more, or 0 to have it chosen.", patch=patch),
        )
    return math.ceil(wanted / multiple) * multiple


def _chosen(
    config: ClassifyConfig, costs: Sequence[ForwardCost], device: Device, patch: int, multiple: int, processes: int
) -> int:
    kind = device.torch_device.type
    room = _BUDGET if kind == "cpu" else _FREE_SHARE * free_memory(device.torch_device)
    a_value = device.dtype.itemsize if kind == "cuda" else 4
    a_pixel = max(cost.values_per_pixel for cost in costs) * a_value * _WORKSPACE
    side = math.sqrt(room / a_pixel) / (_LARGEST_SCALE if config.multi_scale else 1)
    most = min(_MOST[kind], _SHARED_MOST) if processes > 1 else _MOST[kind]
    return max(patch, int(min(side, most)) // multiple * multiple)
