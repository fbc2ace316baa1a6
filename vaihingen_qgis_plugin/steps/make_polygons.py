"""Make polygons of the class raster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from qgis.core import QgsProcessingException, QgsProcessingParameterVectorDestination

from ..base.algorithm import EngineAlgorithm
from ..base.layer_output import LayerOutput
from ..base.parameters import make_parameter
from ..base.step import Run, Step
from ..compat import POLYGONS
from ..layers.land_cover_polygons import OWNED, LandCover, PolygonsConfig, write_polygons
from ..layers.run_records import record_polygons
from ..styles.styling import Styler, style_polygons
from ..training.contract.class_scheme import ClassScheme
from ..translation import tr

_POLYGONS, _MIN_AREA, _SIMPLIFY = "POLYGONS", "MIN_AREA", "SIMPLIFY"
_PERCENT = 30.0  # of the progress bar


@dataclass(frozen=True)
class _Wanted:
    """What is wanted of the polygons, and whether the confidence raster is made for them only."""

    config: PolygonsConfig
    destination: str
    spare_confidence: bool = False


class MakePolygons(Step):
    """Give the class raster as polygons too; the job has the outputs `output`, a class raster, and `confidence`.

    Args:
        scheme: The classes of the raster, for a job.
    """

    def __init__(self, scheme: Callable[[Any], ClassScheme]) -> None:
        self._scheme = scheme

    def declare(self, algorithm: EngineAlgorithm) -> None:
        """Add the parameters for the least area, the outlines and the layer."""
        options, defaults = PolygonsConfig.options(), PolygonsConfig()
        for field in ("min_area", "simplify"):
            algorithm.addParameter(make_parameter(field, options[field], getattr(defaults, field)))
        polygons = QgsProcessingParameterVectorDestination(
            _POLYGONS, tr(options["polygons"].label), POLYGONS, None, True, False
        )
        polygons.setHelp(tr(options["polygons"].help))
        algorithm.addParameter(polygons)

    def plan(self, run: Run) -> None:
        """Refuse a place that cannot be; polygons need the confidence, which is temporary if it is not wanted itself.

        Raises:
            QgsProcessingException: If they cannot be written there.
            EngineError: Likewise.
        """
        layer = LayerOutput(run, _POLYGONS, OWNED, sink=False)
        min_area = run.algorithm.parameterAsDouble(run.parameters, _MIN_AREA, run.context)
        simplify = run.algorithm.parameterAsDouble(run.parameters, _SIMPLIFY, run.context)
        spare = layer.wanted and not run.job.confidence
        config = PolygonsConfig(layer.file.given if layer.wanted else "", min_area, simplify)
        run.keep(_Wanted(config, layer.file.destination if layer.wanted else "", spare))
        asked = {_MIN_AREA: min_area not in (0, PolygonsConfig().min_area), _SIMPLIFY: bool(simplify)}
        for name in (name for name, is_asked in asked.items() if is_asked and not layer.wanted):
            text = tr("{name} concerns POLYGONS only, which are not made.", name=name)
            run.feedback.pushWarning(run.as_shown(text))
        if spare:
            confidence = str(run.temporary_folder() / "confidence.tif")
            run.shown_paths[confidence] = tr("the confidence (a temporary raster for POLYGONS)")
            run.work_with(confidence=confidence)

    def percent(self, run: Run) -> float:
        """A part of the bar, if they are wanted."""
        return _PERCENT if run.kept(_Wanted).config.polygons else 0.0

    def run(self, run: Run) -> None:
        """Make the polygons of what the engine has written.

        Raises:
            QgsProcessingException: If that fails or is cancelled. The engine's outputs stay: they are complete.
        """
        wanted = run.kept(_Wanted)
        config, output = wanted.config, run.job.output
        if not config.polygons:
            return
        if wanted.spare_confidence:
            run.results.pop("CONFIDENCE", None)
        scheme = self._scheme(run.job)
        land_cover = LandCover(output, run.job.confidence, scheme)
        try:
            write_polygons(land_cover, config, run.context.transformContext(), run.feedback, run.start_percent)
        except QgsProcessingException as error:
            kept = tr("POLYGONS was not written, but the land-cover raster is complete: {path}", path=output)
            raise QgsProcessingException(f"{error}\n{kept}") from error
        record_polygons(output, config, wanted.destination)
        Styler.attach(run.context, wanted.destination, partial(style_polygons, scheme=scheme))
        run.results[_POLYGONS] = wanted.destination
