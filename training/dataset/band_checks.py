"""Whether the pixels of a data set agree with the order of its bands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add

import numpy as np

from ..band_evidence import BandEvidence, is_too_low
from ..contract.bands import NIR, RED
from ..contract.class_scheme import ClassScheme
from ..contract.dataset_card import SPLITS
from ..contract.language import as_written, tr
from ..jobs.reporter import Reporter
from ..scenes.band_roles import OrthoBands
from ..scenes.reader import PatchData
from .class_kinds import plants_and_built
from .folder import Dataset

_STEP = 3  # every third pixel of a patch is looked at
_PATCHES = 24  # of a data set that is trained on


def evidence_of_patch(roles: Sequence[str], data: PatchData) -> BandEvidence | None:
    """What the pixels of a patch say of the order of the bands; None without near infrared and red."""
    if not {NIR, RED} <= set(roles):
        return None
    looked_at = np.flatnonzero(data.valid)[::_STEP]
    pixels = np.stack([band.ravel()[looked_at] for band in data.image])
    return BandEvidence.from_pixels(pixels, roles.index(NIR), roles.index(RED), data.labels.ravel()[looked_at])


def nir_red_correlation(evidence: Mapping[str, BandEvidence], bands: OrthoBands) -> float | None:
    """Correlation of near infrared and red in all patches; None if there is none."""
    if not evidence:
        return None
    correlation = reduce(add, evidence.values()).correlations()[bands.roles.index(NIR), bands.roles.index(RED)]
    return round(float(correlation), 3) if np.isfinite(correlation) else None


def check_tile_bands(
    evidence: Mapping[str, BandEvidence], bands: OrthoBands, scheme: ClassScheme, reporter: Reporter
) -> None:
    """Warn if the pixels of the patches contradict the order of the bands.

    Args:
        evidence: Tile -> what its pixels say.
        bands: The orthophotos' bands.
        scheme: The classes: plants tell most.
        reporter: Receives the warning.
    """
    warning = _contradiction(evidence, bands.roles, bands.numbers, scheme)
    if warning:
        reporter.warning(warning)


def check_patch_bands(dataset: Dataset, reporter: Reporter) -> None:
    """Log what band of a data set is what; warn if the pixels of some patches contradict it."""
    card = dataset.card
    roles = tuple(channel.role for channel in card.channels if channel.band)
    listed = ", ".join(f"{number} {role}" for number, role in enumerate(roles, start=1))
    reporter.info(tr("Bands of the patches: {listed}.", listed=listed))
    if not {NIR, RED} <= set(roles):
        return
    patches = [patch for split in SPLITS for patch in dataset.patches[split]]
    chosen = np.unique(np.linspace(0, len(patches) - 1, _PATCHES).astype(int))
    evidence: dict[str, BandEvidence] = {}
    for patch in (patches[index] for index in chosen):
        found = evidence_of_patch(roles, dataset.read(patch, with_height=False))
        if found is not None:
            evidence[patch.tile] = evidence[patch.tile] + found if patch.tile in evidence else found
    warning = _contradiction(evidence, roles, tuple(range(1, len(roles) + 1)), card.scheme)
    if warning:
        reporter.warning(tr("{warning} To change that, cut the patches again.", warning=warning))


def _contradiction(
    evidence: Mapping[str, BandEvidence], roles: Sequence[str], numbers: Sequence[int], scheme: ClassScheme
) -> str:
    """The warning, with the remedy at its end; "" if all is well."""
    if not evidence:
        return ""
    nir, red = roles.index(NIR), roles.index(RED)
    plants, built = plants_and_built(scheme)
    whole: BandEvidence = reduce(add, evidence.values())
    contrast = whole.contrast(nir, red, plants, built)
    if contrast is not None:
        return _low_contrast(whole, (nir, red), numbers, (plants, built)) if is_too_low(contrast) else ""
    doubts = {tile: doubt for tile, own in evidence.items() if (doubt := own.doubt(nir, red)) is not None}
    if 2 * len(doubts) <= len(evidence):  # single places may well be without plants
        return ""
    doubt = whole.doubt(nir, red) or next(iter(doubts.values()))
    where = (
        next(iter(doubts))
        if len(evidence) == 1
        else tr("{count} of {total} orthophotos", count=len(doubts), total=len(evidence))
    )
    return f"{doubt.sentence(numbers[nir], numbers[red], where)} {doubt.remedy(len(roles), numbers[nir], numbers[red])}"


def _low_contrast(
    whole: BandEvidence, pair: tuple[int, int], numbers: Sequence[int], groups: tuple[list[int], list[int]]
) -> str:
    of_plants, of_built = (whole.class_ndvi(*pair, values) for values in groups)
    text = tr(
        "NDVI of bands {nir} and {red} is {of_plants:+.2f} for plants (by the reference) and "
        "{of_built:+.2f} for buildings and roads, but must be clearly higher for plants: these bands hardly "
        "are near infrared and red.",
        nir=numbers[pair[0]],
        red=numbers[pair[1]],
        of_plants=of_plants,
        of_built=of_built,
    )
    best = whole.best_pair(*groups)
    if best is None:
        return tr(
            "{text} No other two bands are either: a photo in red, green and blue has no near infrared. Give "
            "NIR_BAND=0 RED_BAND=1.",
            text=text,
        )
    values = tr(" and ").join(as_written(f"{whole.class_ndvi(*best, group):+.2f}") for group in groups)
    nir, red = (numbers[index] for index in best)
    return tr(
        "{text} Bands {nir} and {red} would give {values}: give NIR_BAND={nir} RED_BAND={red}.",
        text=text,
        nir=nir,
        red=red,
        values=values,
    )
