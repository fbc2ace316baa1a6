"""Maps drawn by chance whose errors are correlated, from a known population: what intervals must hold is known."""

from __future__ import annotations

import numpy as np
from scipy import ndimage


def random_map(rng, size, range_px):
    """A reference and a prediction, (size, size) uint8 of four classes, of which the last is rare (about 1.4 %).

    About 10 % of the pixels are wrong. Classes and errors come from Gaussian fields whose correlation falls to 5 % at
    about `range_px` pixels.
    """

    def field(scale):
        margin = 4 * int(scale) + 4
        noise = rng.standard_normal((size + 2 * margin,) * 2)
        smooth = ndimage.gaussian_filter(noise, scale)[margin:-margin, margin:-margin]
        return smooth * 2 * np.sqrt(np.pi) * scale  # variance 1

    scale = range_px / 3.46  # correlation exp(-d^2 / (4 scale^2)) is 0.05 at 3.46 scale
    reference = np.argmax([field(scale), field(scale) + 0.1, field(scale) - 0.3], axis=0).astype(np.uint8)
    reference[field(scale / 3) > 2.2] = 3
    doubt = 0.8 * field(scale) + 0.6 * rng.standard_normal((size, size))
    wrong = doubt > np.array([1.3, 1.5, 1.1, 0.6])[reference]
    choice = field(scale)
    other = (reference + np.where(choice > 1, 3, np.where(choice > 0, 1, 2))) % 4
    return reference, np.where(wrong, other, reference).astype(np.uint8)
