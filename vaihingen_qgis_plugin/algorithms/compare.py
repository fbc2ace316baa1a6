"""Compare kinds of inputs, or other choices of a training: do heights and NDVI help, do more epochs?"""

from __future__ import annotations

from ..base.algorithm import EngineAlgorithm
from ..base.descriptions import describe_dataset
from ..steps.check import Check
from ..steps.run_engine import RunEngine
from ..training.contract.compatibility import check_inputs, check_patch_size
from ..training.contract.config import CompareConfig
from ..training.contract.dataset_card import read_dataset_card
from ..training.contract.errors import DatasetError
from ..translation import tr


def _data_set_fits(job: CompareConfig) -> None:
    """The folder is a data set with test tiles, and has what the variants and the network need."""
    card = read_dataset_card(job.dataset)
    for variant in job.compared:
        training = job.training(variant, job.seed, "-")
        check_inputs(training.inputs, card.roles, job.inputs_parameter)
        check_patch_size(training.architecture, card.patch_size)
    if not card.test_sources:
        raise DatasetError(
            tr(
                "{folder} keeps no whole orthophoto for the test, on which the models could be compared.",
                folder=job.dataset,
            ),
            tr("Cut the patches again with TEST_TILES, or with TEST_SHARE and SPLIT=tiles."),
        )


class CompareAlgorithm(EngineAlgorithm):
    """`vaihingen:compare`."""

    NAME = "compare"
    TITLE = "Compare inputs"
    GROUP = "accuracy"
    SUMMARY = "Trains with and without heights and NDVI, and tells whether they help."
    HELP = (
        "Each kind of inputs is trained several times on the same patches, in the same order and with the same "
        "seeds, and tried on whole orthophotos that no training has seen (TEST_TILES of 'Cut patches'). The report "
        "gives, for each class and in the mean, by how much F1 and accuracy change against the orthophoto alone, "
        "with a 95 % interval that covers chance in the training and in the choice of the test ground, and a "
        "verdict: improves, declines, or undecided. VARY compares another choice instead: architectures, encoder "
        "weights, losses, class weights or numbers of epochs, listed in VALUES. This takes as long as all "
        "trainings together; with the defaults, twelve. It can be cancelled: started again with the same "
        "parameters it continues, and finished runs are not repeated. To share the runs among processes or "
        "computers, see RUNS."
    )
    NEXT = (
        "Read the report. If a verdict is undecided, more repeats or more test orthophotos help. The models are in "
        "the folder: give the best to 'Classify an orthophoto'."
    )
    TAGS = "compare,comparison,inputs,height,dsm,ndvi,ablation,significance,repeats,seeds,confidence interval"
    CONFIG = CompareConfig
    NOT_BY_DEFAULT = ("table",)
    SCORES = {  # noqa: RUF012 (constant)
        "mean_f1": "Mean F1 of the best variant, mean over its repeats (unseen tiles)",
        "mean_f1_ortho": "Mean F1 of what the others are compared with: the orthophoto alone, or the first of VALUES",
    }
    TEXTS = {"best_variant": "Variant with the highest mean F1"}  # noqa: RUF012 (constant)
    REMEMBERS = {"DATASET": "dataset"}  # noqa: RUF012 (constant)
    PROPOSES = {"OUTPUT": "comparison", "REPORT": "comparison"}  # noqa: RUF012 (constant)
    DESCRIBES = {"DATASET": describe_dataset}  # noqa: RUF012 (constant)
    STEPS = (Check(_data_set_fits), RunEngine())
