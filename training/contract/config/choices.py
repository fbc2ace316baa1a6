"""Choices, help texts and rules that several jobs share."""

from __future__ import annotations

import re

DEVICES = ("auto", "cuda", "cpu", "mps")
DEVICE_LABELS = ("Automatic", "NVIDIA graphics card (CUDA)", "Processor", "Apple graphics (MPS)")
PRECISIONS = ("auto", "float32", "bfloat16", "float16")
PRECISION_LABELS = ("Automatic", "32 bit", "bfloat16", "float16")
INPUTS = ("ortho", "ortho_ndvi", "ortho_height", "ortho_height_ndvi")
INPUT_LABELS = (
    "Orthophoto",
    "Orthophoto and NDVI",
    "Orthophoto and heights",
    "Orthophoto, heights and NDVI",
)
# Architecture -> name of its encoder in segmentation_models.pytorch, and of the network in a dialog. All have weights
# trained on ImageNet; another encoder of that library is one more line. Its mit_b0 to mit_b5 are left out: the licence
# of their weights rules out commercial use.
ENCODERS = {
    "unet_vgg16": ("vgg16", "U-Net, VGG16 encoder"),
    "unet_vgg16_bn": ("vgg16_bn", "U-Net, VGG16 encoder with batch normalisation"),
    "unet_vgg19_bn": ("vgg19_bn", "U-Net, VGG19 encoder with batch normalisation"),
    "unet_resnet18": ("resnet18", "U-Net, ResNet-18 encoder"),
    "unet_resnet34": ("resnet34", "U-Net, ResNet-34 encoder"),
    "unet_resnet50": ("resnet50", "U-Net, ResNet-50 encoder"),
    "unet_resnet101": ("resnet101", "U-Net, ResNet-101 encoder"),
    "unet_resnext50_32x4d": ("resnext50_32x4d", "U-Net, ResNeXt-50 encoder"),
    "unet_se_resnext50_32x4d": ("se_resnext50_32x4d", "U-Net, SE-ResNeXt-50 encoder"),
    "unet_densenet121": ("densenet121", "U-Net, DenseNet-121 encoder"),
    "unet_densenet169": ("densenet169", "U-Net, DenseNet-169 encoder"),
    "unet_efficientnet_b0": ("efficientnet-b0", "U-Net, EfficientNet-B0 encoder"),
    "unet_efficientnet_b2": ("efficientnet-b2", "U-Net, EfficientNet-B2 encoder"),
    "unet_efficientnet_b4": ("efficientnet-b4", "U-Net, EfficientNet-B4 encoder"),
    "unet_mobilenet_v2": ("mobilenet_v2", "U-Net, MobileNet-V2 encoder"),
}
ARCHITECTURES = ("unet", *ENCODERS)
ARCHITECTURE_LABELS = ("U-Net", *(label for _, label in ENCODERS.values()))
ARCHITECTURE_HELP = (
    "The network: U-Net (Ronneberger et al. 2015) with padding and batch normalisation, or a U-Net whose encoder was "
    "trained on photographs (ImageNet), which helps where there are few patches. The latter need the package "
    "segmentation-models-pytorch in the engine's Python, and patches of 64, 96, 128... pixels."
)
ENCODER_WEIGHT_NAMES = ("imagenet", "none")
ENCODER_WEIGHT_FILES = (".pth", ".pt", ".safetensors")
ENCODER_WEIGHTS_HELP = (
    "What the encoder knows before the training: imagenet (downloaded once, then kept), none, or a file with weights "
    "of this encoder (.pth, .pt, .safetensors). Empty: imagenet if the architecture has an encoder."
)
SEED_HELP = "Start of the random numbers: the same seed and the same parameters give the same result."
CLASSES_HELP = (
    "JSON or CSV file with value, name and colour of each class. Empty: the seven ISPRS classes "
    "(0 impervious surfaces, 1 building, 2 low vegetation, 3 tree, 4 car, 5 clutter, 6 undefined)."
)
PALETTE_HELP = " A colour table with other classes brings these."
CLASS_FIELD_HELP = (
    "Field of the polygon layers with the class: its value (0 to 254) or its name in the class scheme. Needed for "
    "polygons only."
)
NIR_HELP = "Number of the orthophoto's near-infrared band, counted from 1; 0 if there is none."
RED_HELP = "Number of the orthophoto's red band, counted from 1; 0 if there is none."
DEVICE_HELP = (
    "Where the network computes. Automatic takes the graphics card if PyTorch can use it; the log says what ran."
)
PRECISION_HELP = (
    "Number format of the network's arithmetic. Automatic takes bfloat16 or float16 where the graphics card or the "
    "processor is faster with it, else 32 bit."
)


def tile_names(text: str) -> list[str]:
    """The words of a list separated by blanks, commas or semicolons, e.g. "1, 3 23" -> ["1", "3", "23"]."""
    return [word for word in re.split(r"[\s,;]+", text.strip()) if word]
