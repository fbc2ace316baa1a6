"""Assess accuracy: class rasters against references."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterFeatureSink

from ..base.algorithm import EngineAlgorithm
from ..base.layer_output import LayerOutput
from ..base.step import Run, Step
from ..compat import POLYGONS
from ..layers.worst_places import OWNED, write_places
from ..rasters.legend import classes_of_raster
from ..steps.arrange import Arrange
from ..steps.burn_references import BurnReferences, given_scheme
from ..steps.run_engine import RunEngine
from ..steps.style import Style
from ..styles.styling import Styler, shorten_legend, style_from_file, style_places
from ..training.contract.class_scheme import ClassScheme
from ..training.contract.config import AssessConfig
from ..translation import tr

_PLACES = "PLACES"


def _scheme_of_the_raster(job: AssessConfig) -> ClassScheme:
    """The classes that are given, else those that the class raster names, else the ISPRS ones."""
    named = None if job.classes else classes_of_raster(job.prediction)
    return named or given_scheme(job)


class WritePlaces(Step):
    """Write the worst places of the report as a polygon layer, if it is wanted."""

    def declare(self, algorithm: EngineAlgorithm) -> None:
        """Add the parameter for the layer."""
        places = QgsProcessingParameterFeatureSink(_PLACES, tr("Worst places"), POLYGONS, None, True, False)
        places.setHelp(
            tr(
                "Polygon layer with the squares of the report in which most pixels are wrong, the worst first: to look "
                "at them over the orthophoto. Fields: rank, map, errors, compared, wrong (per cent), x and y."
            )
        )
        algorithm.addParameter(places)

    def plan(self, run: Run) -> None:
        """Refuse a place where they cannot be written."""
        run.keep(LayerOutput(run, _PLACES, OWNED))

    def run(self, run: Run) -> None:
        """Write what the engine has found."""
        layer = run.kept(LayerOutput)
        if layer.wanted:
            places = run.scores.get("places", [])
            destination = write_places(places, layer.write, run.context.transformContext())
            Styler.attach(run.context, destination, style_places)
            run.results[_PLACES] = destination
            if not places:
                run.feedback.pushInfo(tr("No pixel is wrong: the layer of the worst places is empty."))


class AssessAlgorithm(EngineAlgorithm):
    """`vaihingen:assess`."""

    NAME = "assess"
    TITLE = "Assess accuracy"
    GROUP = "accuracy"
    SUMMARY = "Compares a classified raster with a reference and reports how often it is right, class by class."
    HELP = (
        "Every pixel that both cover is counted in one confusion matrix; pixels without a class in the reference "
        "do not count. The reference is a raster, or a polygon layer: choose the field that holds the class as "
        "CLASS_FIELD, or give the class of all polygons as POLYGON_CLASS. Overall accuracy misleads where classes "
        "are rare, so precision (user's accuracy), recall (producer's accuracy), F1 and IoU are given for each "
        "class. The report gives 95 % confidence intervals, for which the area is cut into blocks: neighbouring "
        "pixels are right or wrong together, and are no independent samples. For honest figures the reference must "
        "be of an area that the model was not trained on. The ISPRS benchmark leaves out 3 pixels around class "
        "borders: set the erosion to 3 to compare with published figures."
    )
    NEXT = (
        "Read the report: the classes with a low F1 are the ones to find more training examples for. The errors layer "
        "shows which class was taken for which, and where; the worst places are squares to look at over the orthophoto."
    )
    TAGS = "accuracy,confusion matrix,kappa,f1,iou,precision,recall,validation,evaluation,confidence interval"
    CONFIG = AssessConfig
    RASTERS = ("prediction", "reference", "more_predictions", "more_references", "ortho")
    NOT_BY_DEFAULT = ("matrix", "scores", "errors")
    SCORES = {  # noqa: RUF012 (constant)
        "overall_accuracy": "Overall accuracy",
        "mean_f1": "Mean F1 of the classes",
        "mean_iou": "Mean IoU of the classes",
        "kappa": "Kappa",
    }
    REMEMBERS = {"PREDICTION": "land_cover", "CLASSES": "classes"}  # noqa: RUF012 (constant)
    PROPOSES = {"REPORT": "accuracy"}  # noqa: RUF012 (constant)
    STEPS = (
        BurnReferences(
            "reference", grids=("prediction", "more_predictions"), more="more_references", scheme=_scheme_of_the_raster
        ),
        RunEngine(),
        WritePlaces(),
        Style("errors", style_from_file),
        Arrange("prediction", ("PLACES", "ERRORS")),
        Style("errors", shorten_legend),
    )
