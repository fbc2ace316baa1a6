"""Compare kinds of inputs: do heights and NDVI help?"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingOutputString

from ..base.algorithm import EngineAlgorithm
from ..layers.data_set import read_data_set
from ..training.contract.compatibility import check_inputs, check_patch_size
from ..training.contract.config import CompareConfig
from ..translation import tr
from ..worker.outcome import Outcome


class CompareAlgorithm(EngineAlgorithm):
    """`vaihingen:compare`."""

    NAME = "compare"
    TITLE = "Compare inputs"
    GROUP = "accuracy"
    SUMMARY = "Trains with and without heights and NDVI, and tells whether they help."
    HELP = (
        "Each kind of inputs is trained several times on the same patches, in the same order and with the same seeds, "
        "and tried on whole orthophotos that no training has seen (TEST_TILES of 'Cut patches'). The report gives, for "
        "each class and in the mean, by how much F1 and accuracy change against the orthophoto alone, with a 95 % "
        "interval for the chance in the training and in the choice of the ground, and a verdict: improves, declines, "
        "or undecided. This takes as long as all trainings together; with the defaults, twelve. It can be cancelled: "
        "the same call goes on, and finished runs are not repeated. To share the runs among processes or computers, "
        "see RUNS."
    )
    NEXT = (
        "Read the report. If a verdict is undecided, more repeats or more test orthophotos tell more. The models lie "
        "in the folder: give the best to 'Classify an orthophoto'."
    )
    TAGS = "compare,comparison,inputs,height,dsm,ndvi,ablation,significance,repeats,seeds,confidence interval"
    CONFIG = CompareConfig
    SCORES = {  # noqa: RUF012 (constant)
        "mean_f1": "Mean F1 of the best variant, mean over its repeats (unseen tiles)",
        "mean_f1_ortho": "Mean F1 of the orthophoto alone",
    }
    BEST_VARIANT = "BEST_VARIANT"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Add the name of the best variant to the outputs."""
        super().initAlgorithm(configuration)
        self.addOutput(QgsProcessingOutputString(self.BEST_VARIANT, tr("Variant with the highest mean F1")))

    def check(self, config: CompareConfig) -> list[str]:
        """The folder is a data set with test tiles, and has what the variants and the network need."""
        content = read_data_set(config.dataset)
        for variant in config.variants:
            check_inputs(variant, content["roles"], "VARIANTS")
        check_patch_size(config.architecture, content["patch_size"])
        if not content["test_tiles"]:
            problem = tr(
                "{folder} keeps no whole orthophoto for the test, on which the models could be compared.\n"
                "Cut the patches again with TEST_TILES, or with TEST_SHARE and SPLIT=tiles."
            )
            return [problem.format(folder=config.dataset)]
        return []

    def results(self, outcome: Outcome) -> dict[str, Any]:
        """Outputs and scores; a call for a part of the runs has none."""
        best = outcome.scores.get("best_variant")
        return {**super().results(outcome), **({self.BEST_VARIANT: best} if best else {})}
