"""Compares two rasters as the job does, and keeps what it says."""

from __future__ import annotations

from training.accuracy.assess_rasters import Pair, assess_rasters
from training.accuracy.assessment import Rules
from training.contract.class_scheme import ISPRS
from training.jobs.reporter import NullReporter


def compare(prediction, reference, erosion=0, ignored=(), reporter=None, errors=""):
    """The assessment of one class raster with the ISPRS classes."""
    rules = Rules(ISPRS, erosion, ignored)
    return assess_rasters([Pair(str(prediction), str(reference))], rules, reporter or NullReporter(), str(errors))
