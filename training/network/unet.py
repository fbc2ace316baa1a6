"""U-Net (Ronneberger, Fischer, Brox 2015), with padding and batch normalisation."""

from __future__ import annotations

import torch
from torch import nn

from .input_size import check_sides

DEPTH = 4  # poolings: Ronneberger et al. 2015, fig. 1
MULTIPLE = 2**DEPTH  # height and width of the input must be multiples of this


class DoubleConvolution(nn.Sequential):
    """Two 3 x 3 convolutions, each with batch normalisation and ReLU.

    Deviations from the paper: padding 1, so that output and input have the same size; batch normalisation
    (Ioffe, Szegedy 2015), which makes training fast and needs no careful initialisation.
    """

    def __init__(self, in_channels: int, out_channels: int) -> None:
        layers: list[nn.Module] = []
        for inputs in (in_channels, out_channels):
            layers += [
                nn.Conv2d(inputs, out_channels, kernel_size=3, padding=1, bias=False),
                nn.BatchNorm2d(out_channels),
                nn.ReLU(inplace=True),
            ]
        super().__init__(*layers)


class UNet(nn.Module):
    """Encoder, bottleneck, decoder with skip connections, head.

    Args:
        in_channels: Channels of the input.
        num_classes: Number of classes.
        width: Channels of the first level; 64 in the paper.
    """

    def __init__(self, in_channels: int, num_classes: int, width: int = 64) -> None:
        super().__init__()
        widths = [width * 2**level for level in range(DEPTH + 1)]
        inputs = [in_channels, *widths[:-2]]
        self.encoder = nn.ModuleList(DoubleConvolution(i, o) for i, o in zip(inputs, widths[:-1], strict=True))
        self.pool = nn.MaxPool2d(2)
        self.bottleneck = DoubleConvolution(widths[-2], widths[-1])
        self.up = nn.ModuleList(nn.ConvTranspose2d(2 * w, w, kernel_size=2, stride=2) for w in reversed(widths[:-1]))
        self.decoder = nn.ModuleList(DoubleConvolution(2 * w, w) for w in reversed(widths[:-1]))
        self.head = nn.Conv2d(width, num_classes, kernel_size=1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Compute logits.

        Args:
            x: Shape (N, C, H, W), float; H and W multiples of 16.

        Returns:
            Logits, shape (N, K, H, W).

        Raises:
            ValueError: If H or W is no multiple of 16; the message says which size to pad to.
        """
        check_sides(x, MULTIPLE)
        skips = []
        for level in self.encoder:
            x = level(x)  # (N, W * 2^level, H / 2^level, W / 2^level)
            skips.append(x)
            x = self.pool(x)
        x = self.bottleneck(x)
        for up, level in zip(self.up, self.decoder, strict=True):
            x = level(torch.cat([skips.pop(), up(x)], dim=1))  # nothing keeps in memory what is no longer needed
        return self.head(x)  # type: ignore[no-any-return]
