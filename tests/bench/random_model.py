"""A model nobody has trained, as fast as one that is: `python -m tests.bench.random_model MODEL WIDTH`."""

from __future__ import annotations

import sys

import torch

from training.contract.class_scheme import ISPRS
from training.contract.model_card import Channel, ModelCard
from training.network.architectures import build_network
from training.network.model_file import save_model


def main(path: str, width: int) -> None:
    """A U-Net for near infrared, red, green in windows of 256 pixels."""
    torch.manual_seed(0)
    arguments = {"in_channels": 3, "num_classes": 6, "width": width}
    card = ModelCard(
        architecture="unet",
        architecture_args=arguments,
        channels=tuple(Channel(role, band, 100.0, 50.0) for band, role in enumerate(("nir", "red", "green"), start=1)),
        ortho_bands=3,
        ortho_dtype="uint8",
        height_reference="none",
        scheme=ISPRS,
        outputs=tuple(range(6)),
        gsd_m=0.09,
        patch_size=256,
    )
    save_model(path, build_network("unet", arguments).state_dict(), card)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
