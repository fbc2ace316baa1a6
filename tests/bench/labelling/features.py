"""What an encoder that has learnt from photographs (ImageNet) sees at each pixel; it learns no more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import torch
from sklearn.decomposition import PCA
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.nn import functional

from tests.bench.labelling.trials import Scene
from training.contract.architectures import ARCHITECTURE_OF
from training.jobs.reporter import NullReporter
from training.network.encoder_weights import load_encoder_weights
from training.network.encoders import build_smp_network, smp_arguments

FEATURES = 128
NETWORK = "unet_efficientnet_lite0"  # its encoder; its weights come with pip
_BANDS = 3
_ZOOM = 2  # small pixels are what photographs show
_PIXELS = 20_000
Tensors = list[tuple[torch.Tensor, torch.Tensor]]  # features (D, H, W) float32 and labels (H, W) int64 of each scene


class Features:
    """The bands and all levels of the encoder, enlarged to the pixels, as principal components of a foreign place.

    Bands become channels of mean 0 and standard deviation 1 of the foreign place, as model files keep them.
    """

    def __init__(self, foreign: Sequence[Scene], seed: int) -> None:
        pixels = np.concatenate([image.reshape(len(image), -1) for image, _ in foreign], axis=1)
        self._mean, self._std = (of(pixels, axis=1)[:, None, None] for of in (np.mean, np.std))
        some = np.concatenate([self._levels(image).flatten(1).T.numpy()[::7] for image, _ in foreign])
        some = np.random.default_rng(seed).permutation(some)[:_PIXELS]
        components = PCA(FEATURES, whiten=True, random_state=seed)
        self._components = make_pipeline(StandardScaler(), components).fit(some)

    def of(self, scenes: Sequence[Scene]) -> Tensors:
        """Features and labels of each scene."""
        return [(self._of(image), torch.from_numpy(labels).long()) for image, labels in scenes]

    def _of(self, image: np.ndarray) -> torch.Tensor:
        pixels = self._levels(image).flatten(1).T.numpy()
        found = self._components.transform(pixels).astype(np.float32)
        return torch.from_numpy(found).T.reshape(FEATURES, *image.shape[1:]).contiguous()

    @torch.inference_mode()
    def _levels(self, image: np.ndarray) -> torch.Tensor:
        channels = torch.from_numpy((image - self._mean) / self._std).float()[:_BANDS]
        height, width = channels.shape[1:]
        large = functional.interpolate(channels[None], scale_factor=_ZOOM, mode="bilinear")
        multiple = ARCHITECTURE_OF[NETWORK].size_multiple
        padded = functional.pad(large, (0, -large.shape[3] % multiple, 0, -large.shape[2] % multiple), mode="reflect")
        of_pixels = padded.shape[2] // _ZOOM, padded.shape[3] // _ZOOM
        levels = [
            functional.interpolate(level, of_pixels, mode="area" if n < 2 else "bilinear")
            for n, level in enumerate(_encoder()(padded))
        ]
        return torch.cat(levels, dim=1)[0, :, :height, :width]


@cache
def _encoder() -> nn.Module:
    architecture = ARCHITECTURE_OF[NETWORK]
    network = build_smp_network(architecture, **smp_arguments(architecture, _BANDS, 1))
    load_encoder_weights(network, architecture.encoder, "imagenet", NullReporter(), architecture.weights_package)
    encoder: nn.Module = network.encoder.eval()
    return encoder
