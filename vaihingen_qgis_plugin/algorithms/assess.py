"""Assess accuracy: a class raster against a reference."""

from __future__ import annotations

from ..training.contract.config import AssessConfig
from .base import EngineAlgorithm


class AssessAlgorithm(EngineAlgorithm):
    """`vaihingen:assess`."""

    NAME = "assess"
    TITLE = "Assess accuracy"
    GROUP = "accuracy"
    SUMMARY = "Compares a classified raster with a reference and reports how often it is right, class by class."
    HELP = (
        "Every pixel that both rasters cover is counted in one confusion matrix; pixels without a class in the "
        "reference do not count. Overall accuracy misleads where classes are rare, so precision, recall, F1 and IoU "
        "stand beside it for each class. For honest figures the reference must be of an area that the model was not "
        "trained on. The ISPRS benchmark leaves out 3 pixels around class borders: set the erosion to 3 to compare "
        "with published figures."
    )
    NEXT = "Read the report: the classes with a low F1 are the ones to find more training examples for."
    TAGS = "accuracy,confusion matrix,kappa,f1,iou,precision,recall,validation,evaluation"
    CONFIG = AssessConfig
    RASTERS = ("prediction", "reference")
    SCORES = {  # noqa: RUF012 (constant)
        "overall_accuracy": "Overall accuracy",
        "mean_f1": "Mean F1 of the classes",
        "mean_iou": "Mean IoU of the classes",
        "kappa": "Kappa",
    }
