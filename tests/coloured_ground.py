"""Ground as a camera sees it in red, green, blue and near infrared: the visible bands go together, plants do not.

NumPy only: the tests of both programs use it.
"""

import numpy as np

PLANTS, BUILT = 3, 1  # ISPRS codes: tree, building


def plants_and_roofs(height=96, width=128, share=0.4, seed=0):
    """Red, green, blue, near infrared (4, H, W) uint8, and labels (H, W) uint8: plants beside buildings."""
    rng = np.random.default_rng(seed)
    cells = rng.random((-(-height // 8), -(-width // 8))) < share
    plants = np.kron(cells, np.ones((8, 8), dtype=bool))[:height, :width]
    light = rng.uniform(40, 200, cells.shape).repeat(8, 0).repeat(8, 1)[:height, :width]
    light = light + rng.normal(0, 4, light.shape)
    red = light * np.where(plants, 0.66, 1.0)
    green = light * np.where(plants, 0.74, 0.98)
    blue = light * np.where(plants, 0.64, 0.95)
    nir = np.where(plants, 150 + 0.2 * light, 0.8 * light)
    bands = np.stack([red, green, blue, nir]) + rng.normal(0, 2, (4, height, width))
    return np.clip(bands, 0, 255).astype(np.uint8), np.where(plants, PLANTS, BUILT).astype(np.uint8)
