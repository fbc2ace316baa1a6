"""Whether what a map calls vegetation looks green: by its NDVI, beside that of what it calls built."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..band_evidence import BandEvidence, is_too_low
from ..contract.bands import NIR, RED
from ..contract.language import tr
from ..contract.model_card import ModelCard
from ..dataset.class_kinds import plants_and_built
from ..jobs.reporter import Reporter
from ..raster_io import RasterReader
from ..scenes.samples import sample_windows

_GOOD_F1 = 0.5  # of the validation: a model that knows its own ground no better says nothing of the bands
_VISIBLE = 0.9  # correlation of near infrared and red from which the training's own bands are doubtful


def check_vegetation(card: ModelCard, ortho: str, classes: str, reporter: Reporter) -> None:
    """Warn if plants by the map have no clearly higher NDVI than buildings and roads by the map.

    Args:
        card: The model's description.
        ortho: The orthophoto, with the bands that the model needs.
        classes: The class raster made of it.
        reporter: Receives the warning.
    """
    band_of = {channel.role: channel.band for channel in card.channels}
    plants, built = plants_and_built(card.scheme)
    if not ({NIR, RED} <= set(band_of) and plants and built and _is_sound(card)):
        return
    nir, red = band_of[NIR] - 1, band_of[RED] - 1
    evidence = _evidence(card, ortho, classes, nir, red)
    contrast = evidence.contrast(nir, red, plants, built)
    if contrast is None or not is_too_low(contrast):
        return
    of_plants, of_built = (evidence.class_ndvi(nir, red, values) for values in (plants, built))
    reporter.warning(
        tr(
            "In {ortho}, NDVI of what the model calls vegetation is {of_plants:+.2f}, and {of_built:+.2f} for "
            "buildings and roads, but must be clearly higher for vegetation. Either the bands are not the near "
            "infrared and red that the model takes them for, or the model does not know such ground (another "
            "season or sensor). Look at the map before you use it.",
            ortho=Path(ortho).name,
            of_plants=of_plants,
            of_built=of_built,
        )
    )


def _is_sound(card: ModelCard) -> bool:
    """Whether the model is good enough on its own ground, and was trained on near infrared that is none of a photo."""
    mean_f1 = card.validation.get("mean_f1")
    doubtful = card.nir_red_correlation is not None and card.nir_red_correlation >= _VISIBLE
    return isinstance(mean_f1, (int, float)) and mean_f1 >= _GOOD_F1 and not doubtful


def _evidence(card: ModelCard, ortho: str, classes: str, nir: int, red: int) -> BandEvidence:
    """What the pixels of some windows say, with the classes that the map gives them."""
    pixels, labels = [], []
    with RasterReader(classes) as mapped, RasterReader(ortho, mapped.grid, data_bands=card.data_bands) as photo:
        for window in sample_windows(mapped.grid.window):
            image, valid = photo.read(window)
            values, known = mapped.read(window)
            looked_at = valid & known
            pixels.append(image[:, looked_at])
            labels.append(values[0][looked_at])
    return BandEvidence.from_pixels(np.concatenate(pixels, axis=1), nir, red, np.concatenate(labels))
