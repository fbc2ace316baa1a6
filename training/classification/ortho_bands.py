"""Whether the bands of an orthophoto are those that a model was trained on: by their names and by their pixels."""

from __future__ import annotations

import numpy as np

from ..band_evidence import BandEvidence
from ..contract.bands import NIR, RED, PixelDoubt, model_doubts, order_line
from ..contract.language import tr
from ..contract.model_card import ModelCard
from ..jobs.reporter import Reporter
from ..raster_io import RasterReader
from ..scenes.samples import sample_pixels

_FAR_STD, _FAR_SHARE = 3.0, 0.4  # how many standard deviations, and which share of the larger mean, is far off
_SAME_CORRELATION = 0.05
_VISIBLE = 0.9  # correlation of near infrared and red from which the training's own bands are doubtful


def check_ortho_bands(card: ModelCard, ortho: RasterReader, reporter: Reporter) -> None:
    """Log what the model takes each band for; warn if names or pixels are unlike those of its training.

    Args:
        card: The model's description.
        ortho: The orthophoto, with the bands that the model needs.
        reporter: Receives it.
    """
    roles = {ortho.bands[channel.band - 1]: channel.role for channel in card.channels if channel.band}
    reporter.info(order_line(roles, ortho.band_names, tr("by the model")))
    for doubt in model_doubts(roles, ortho.band_names, ortho.path.name):
        reporter.warning(doubt)
    pixels = sample_pixels(ortho)
    if not pixels.shape[1]:
        return
    _warn_of_values(card, ortho, pixels, reporter)
    _warn_of_order(card, ortho, pixels, reporter)


def _warn_of_values(card: ModelCard, ortho: RasterReader, pixels: np.ndarray, reporter: Reporter) -> None:
    """Warn of bands whose values are far from those of the training."""
    far = []
    for channel in card.channels:
        if not channel.band:
            continue
        mean = float(pixels[channel.band - 1].mean(dtype=np.float64))
        apart = abs(mean - channel.mean)
        if apart > _FAR_STD * channel.std and apart > _FAR_SHARE * max(abs(mean), abs(channel.mean)):
            far.append(
                tr(
                    "{role} {mean:.4g} (in the training {known:.4g} ± {std:.3g})",
                    role=channel.role,
                    mean=mean,
                    known=channel.mean,
                    std=channel.std,
                )
            )
    if far:
        reporter.warning(
            tr(
                "The values of {ortho} are far from those the model was trained on, in the mean {far}: expect a "
                "poor result. Give an orthophoto of the same kind (bands, scale, season), or train on this one.",
                ortho=ortho.path.name,
                far=", ".join(far),
            )
        )


def _warn_of_order(card: ModelCard, ortho: RasterReader, pixels: np.ndarray, reporter: Reporter) -> None:
    """Warn if near infrared and red vary together like visible bands, or swapped, but did not so in the training."""
    band_of = {channel.role: channel.band for channel in card.channels}
    if not {NIR, RED} <= set(band_of):
        return
    nir, red = band_of[NIR] - 1, band_of[RED] - 1
    doubt = BandEvidence.from_pixels(pixels, nir, red).doubt(nir, red)
    if doubt is None or _as_in_training(card, doubt):
        return
    known = card.nir_red_correlation
    trained = (
        "" if known is None else tr(" Where the model was trained, their correlation is {known:.2f}.", known=known)
    )
    sentence = doubt.sentence(ortho.bands[nir], ortho.bands[red], ortho.path.name)
    reporter.warning(
        tr(
            "{sentence}{trained} The model takes them for near infrared and red: if they are not, expect a poor "
            "result, and give an orthophoto with the model's bands.",
            sentence=sentence,
            trained=trained,
        )
    )


def _as_in_training(card: ModelCard, doubt: PixelDoubt) -> bool:
    known = card.nir_red_correlation
    if known is None or doubt.kind == "swapped":
        return False
    return known >= _VISIBLE and doubt.correlation - known <= _SAME_CORRELATION
