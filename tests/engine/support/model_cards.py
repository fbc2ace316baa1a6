"""Descriptions of models, with and without heights."""

from __future__ import annotations

from dataclasses import replace

from training.contract.class_scheme import ISPRS
from training.contract.model_card import Channel, ModelCard

IRRG = tuple(Channel(role, band, 100.0, 50.0) for band, role in enumerate(("nir", "red", "green"), start=1))


HEIGHT, NDVI = Channel("height", 0, 3.0, 2.0), Channel("ndvi", 0, 0.25, 0.5)


CARD = ModelCard("unet", {}, IRRG, 3, "uint8", "none", ISPRS, (0, 1, 2, 3, 4, 5), 0.09, 256)


WITH_HEIGHT = replace(CARD, channels=(*IRRG, HEIGHT, NDVI), height_reference="window")
