"""What the QGIS plugin Deepness reads from a network's metadata, and how it treats rasters and results.

Source: https://github.com/PUTvision/qgis-plugin-deepness, version 0.6 (`processing/models/model_base.py`,
`segmentor.py`, `processing_utils.py`, `map_processor_segmentation.py`, `deepness_dockwidget.py`). Deepness

- reads tiles of one raster layer, in a CRS in metres, resampled to `resolution`; its first bands are the input;
- divides by 255, subtracts `standardization_mean` and divides by `standardization_std` (since February 2024);
- needs one input and one output, (N, C, H, W), whose height and width are equal numbers; N may be open;
- sets probabilities below `seg_thresh` to 0 and takes the largest; `seg_small_segment` smooths the result;
- keeps of overlapping tiles the inner part, without blending.

Values are JSON. "Load default parameters" in its panel takes them over; class names and standardisation always count.
"""

from __future__ import annotations

import json
from typing import Any

from ..contract.channels import HEIGHT
from ..contract.config import ClassifyConfig
from ..contract.language import later, tr
from ..contract.model_card import ModelCard
from ..heights.levels import LOW_GROUND
from ..jobs.reporter import Reporter

_DIVISOR = 255.0  # what Deepness divides all values by


def deepness_metadata(card: ModelCard) -> dict[str, str]:
    """Metadata that make Deepness do as our classification, and say what goes in and comes out.

    The standardisation undoes the division by 255, so that the network gets the values as they are stored. Deepness's
    code reads `tile_size`, its manual says `tiles_size`. Without a known pixel size there is no `resolution`.
    """
    bands = len(input_bands(card))
    colours = {land_cover.value: land_cover.colour_hex for land_cover in card.scheme.classes}
    facts: dict[str, Any] = {
        "model_type": "Segmentor",
        "class_names": {index: card.scheme.name_of(value) for index, value in enumerate(card.outputs)},
        "tile_size": card.patch_size,
        "tiles_size": card.patch_size,
        "tiles_overlap": ClassifyConfig.overlap,
        "seg_thresh": 0.0,
        "seg_small_segment": 0,
        "standardization_mean": [0.0] * bands,
        "standardization_std": [1.0 / _DIVISOR] * bands,
        # Not Deepness's:
        "input_bands": input_bands(card),
        "input_dtype": card.ortho_dtype,
        "height_reference": card.height_reference,
        "class_values": card.outputs,
        "class_colours": [colours.get(value, "") for value in card.outputs],
    }
    if card.gsd_m:
        facts["resolution"] = round(100 * card.gsd_m, 6)  # cm per pixel
    return {key: json.dumps(value) for key, value in facts.items()}


def input_bands(card: ModelCard) -> list[str]:
    """Names of the bands that the exported network takes, in order: those of the orthophoto, then the heights."""
    names = {channel.band: channel.role for channel in card.channels if channel.band}
    ortho = [names.get(band, f"band{band}") for band in range(1, card.ortho_bands + 1)]
    return [*ortho, HEIGHT] if card.needs_height else ortho


def heights_wanted(card: ModelCard) -> str:
    """Which heights the exported network takes; "" for none."""
    if not card.needs_height:
        return ""
    return later("heights above the low ground in m") if card.height_reference == LOW_GROUND else later("heights in m")


def warn_of_limits(card: ModelCard, reporter: Reporter) -> None:
    """Warn of what the user must see to so that Deepness gives the right result, or that it cannot."""
    if not card.gsd_m:
        reporter.warning(tr("The pixel size is not known (the training data had no georeference): set it in Deepness."))
    if card.needs_height and card.height_reference == LOW_GROUND:
        reporter.warning(
            tr(
                "The network takes heights above the low ground, of which a tile shows too little: write them "
                "with 'Compute height above ground', output ABOVE_LOW_GROUND, from the surface model."
            )
        )
    if card.needs_height:
        reporter.warning(
            tr(
                "Deepness reads one raster layer: stack orthophoto and heights (m) in one raster with the bands "
                "{bands}. Its manual promises to read bands of 8 bit only, which cannot hold heights in metres; "
                "some of its versions read 32 bit. If yours does not, use ONNX Runtime, or 'Classify an "
                "orthophoto'.",
                bands=", ".join(input_bands(card)),
            )
        )
    elif card.ortho_dtype != "uint8":
        reporter.warning(
            tr(
                "The orthophotos of the training have values of {dtype}. Deepness's manual promises to "
                "read bands of 8 bit only; its versions differ in what else they read.",
                dtype=card.ortho_dtype,
            )
        )
