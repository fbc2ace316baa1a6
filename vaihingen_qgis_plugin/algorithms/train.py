"""Train a U-Net on a data set of patches."""

from __future__ import annotations

from ..base.algorithm import EngineAlgorithm
from ..base.descriptions import describe_dataset, describe_model
from ..steps.check import Check
from ..steps.run_engine import RunEngine
from ..training.contract.compatibility import check_inputs, check_patch_size
from ..training.contract.config import TrainConfig
from ..training.contract.config.start_model import with_start_model
from ..training.contract.dataset_card import read_dataset_card


def _data_set_fits(job: TrainConfig) -> None:
    """The folder is a data set, and has what the inputs and the network need."""
    card = read_dataset_card(job.dataset)
    check_inputs(job.inputs, card.roles)
    check_patch_size(with_start_model(job).architecture, card.patch_size)


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
        "epochs. 'Compare inputs' tells whether heights and NDVI help."
    )
    NEXT = "Give the model to 'Classify an orthophoto'. The report shows whether more epochs would help."
    TAGS = "train,learn,u-net,unet,deep learning,neural network,pytorch,segmentation,gpu,cuda"
    CONFIG = TrainConfig
    SCORES = {  # noqa: RUF012 (constant)
        "overall_accuracy": "Overall accuracy (validation)",
        "mean_f1": "Mean F1 of the classes (validation)",
        "epochs_run": "Epochs run",
    }
    REMEMBERS = {"DATASET": "dataset", "MODEL": "model"}  # noqa: RUF012 (constant)
    PROPOSES = {"MODEL": "model", "REPORT": "model"}  # noqa: RUF012 (constant)
    DESCRIBES = {"DATASET": describe_dataset, "START_MODEL": describe_model}  # noqa: RUF012 (constant)
    STEPS = (Check(_data_set_fits), RunEngine(training=True))
