"""Train a U-Net on a data set of patches."""

from __future__ import annotations

import json
from pathlib import Path

from ..training.contract.config import TrainConfig
from ..training.contract.fitting import check_inputs, check_patch_size
from ..translation import tr
from .base import EngineAlgorithm


class TrainAlgorithm(EngineAlgorithm):
    """`vaihingen:train`."""

    NAME = "train"
    TITLE = "Train a U-Net"
    GROUP = "model"
    SUMMARY = "Trains a network to tell the classes apart in the patches of a data set."
    HELP = (
        "The network sees the training patches again and again (epochs) and is corrected each time; after each epoch "
        "it is tried on the validation patches, which it never learns from, and the best state is kept. It runs in "
        "the background on the graphics card, if PyTorch can use it. A quick trial on a processor: width 16, 5 "
        "epochs. Compare the four kinds of inputs to see whether heights and NDVI help."
    )
    NEXT = "Give the model to 'Classify an orthophoto'. The report shows whether more epochs would help."
    TAGS = "train,learn,u-net,unet,deep learning,neural network,pytorch,segmentation,gpu,cuda"
    CONFIG = TrainConfig
    SCORES = {  # noqa: RUF012 (constant)
        "overall_accuracy": "Overall accuracy (validation)",
        "mean_f1": "Mean F1 of the classes (validation)",
        "epochs_run": "Epochs run",
    }

    def check(self, config: TrainConfig) -> list[str]:
        """The folder is a data set, and has what the inputs and the network need."""
        description = Path(config.dataset) / "dataset.json"
        try:
            content = json.loads(description.read_text(encoding="utf-8"))
            roles = [channel["role"] for channel in content["channels"]]
            patch_size = int(content["patch_size"])
        except FileNotFoundError:
            problem = tr(
                "{folder} is not a data set: it holds no dataset.json.\nChoose a folder made by 'Cut patches'."
            )
            return [problem.format(folder=config.dataset)]
        except (OSError, ValueError, KeyError, TypeError) as error:
            problem = tr("{file} cannot be read ({error}).\nMake the data set again with 'Cut patches'.")
            return [problem.format(file=description, error=error)]
        check_inputs(config.inputs, roles)
        check_patch_size(config.architecture, patch_size)
        return []
