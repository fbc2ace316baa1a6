"""Compares two rasters as the job does, and keeps what it says."""

from __future__ import annotations

from tests.small_rasters import colours, patchwork, with_errors, write_raster
from training.accuracy.assess_rasters import Pair, assess_rasters
from training.accuracy.assessment import Rules
from training.contract.class_scheme import ISPRS
from training.jobs.reporter import NullReporter


def compare(prediction, reference, erosion=0, ignored=(), reporter=None, errors=""):
    """The assessment of one class raster with the ISPRS classes."""
    rules = Rules(ISPRS, erosion, ignored)
    return assess_rasters([Pair(str(prediction), str(reference))], rules, reporter or NullReporter(), str(errors))


def compare_all_kinds(folder):
    """An assessment with something of each kind: undefined ground, borders left out, a part without data."""
    truth = patchwork(60, 60, cell=20, classes=5)
    truth[:5] = 6
    predicted = with_errors(truth, 0.1, classes=5)
    predicted[50:] = 255
    reference = write_raster(folder / "r.tif", colours(truth), photometric="RGB")
    return compare(write_raster(folder / "p.tif", predicted, nodata=255), reference, erosion=2)
