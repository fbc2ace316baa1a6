"""What an algorithm shares whose class raster QGIS gives as polygons too."""

from __future__ import annotations

import dataclasses
import json
import shlex
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterVectorDestination,
    QgsProcessingUtils,
    QgsVectorFileWriter,
)

from ..compat import POLYGONS
from ..layers.land_cover_polygons import LandCover, PolygonsConfig, write_polygons
from ..styles.styling import Styler, style_polygons
from ..training.contract.class_scheme import ClassScheme
from ..training.contract.errors import EngineError
from ..training.contract.outputs import check_outputs
from ..translation import tr
from ..worker.outcome import Outcome
from .algorithm import EngineAlgorithm
from .parameters import make_parameter

_POLYGONS, _MIN_AREA = "POLYGONS", "MIN_AREA"
_WORKER_PERCENT = 70.0  # of the progress bar, if polygons follow


class PolygonsAlgorithm(EngineAlgorithm):
    """An algorithm of the engine with the outputs `output`, a class raster, and `confidence`, and with polygons."""

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Add what concerns the polygons, which QGIS makes, to the engine's parameters."""
        super().initAlgorithm(configuration)
        options, defaults = PolygonsConfig.options(), PolygonsConfig()
        self.addParameter(make_parameter("min_area", options["min_area"], defaults.min_area))
        polygons = QgsProcessingParameterVectorDestination(
            _POLYGONS, tr(options["polygons"].label), POLYGONS, None, True, False
        )
        polygons.setHelp(tr(options["polygons"].help))
        self.addParameter(polygons)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run the job; polygons need the confidence, which is temporary if it is not wanted itself."""
        wanted = bool(parameters.get(_POLYGONS))
        path = self.parameterAsOutputLayer(parameters, _POLYGONS, context) if wanted else ""
        min_area = self.parameterAsDouble(parameters, _MIN_AREA, context)
        self._wanted = PolygonsConfig(polygons=path, min_area=min_area).absolute()
        self._spare = ""
        if not path:
            if self._wanted.min_area:
                feedback.pushWarning(tr("MIN_AREA concerns POLYGONS only, which are not made."))
            return super().processAlgorithm(parameters, context, feedback)
        with tempfile.TemporaryDirectory(prefix="vaihingen_", dir=QgsProcessingUtils.tempFolder()) as folder:
            self._spare = str(Path(folder) / "confidence.tif")
            return super().processAlgorithm(parameters, context, feedback)

    def job(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Any:
        """The job, with a confidence raster if polygons are wanted; records name what was given."""
        config: Any = super().job(parameters, context)
        if not self._wanted.polygons:
            return config
        try:
            _check(self._wanted, config)
        except EngineError as error:
            raise QgsProcessingException(str(error)) from error
        if config.confidence:
            self._spare = ""
            return config
        return dataclasses.replace(config, confidence=self._spare, given={**config.given, "confidence": ""})

    def end_percent(self) -> float:
        """Leave a part of the progress bar to the polygons."""
        return _WORKER_PERCENT if self._wanted.polygons else super().end_percent()

    def results(self, outcome: Outcome) -> dict[str, Any]:
        """The worker's results without the temporary one."""
        found = super().results(outcome)
        return {name: value for name, value in found.items() if not (name == "CONFIDENCE" and self._spare)}

    def add_polygons(
        self, config: Any, scheme: ClassScheme, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Make the polygons, if they are wanted, of what the worker has written; gives their output.

        Raises:
            QgsProcessingException: If that fails or is cancelled. The worker's outputs stay: they are complete.
        """
        wanted = self._wanted
        if not wanted.polygons:
            return {}
        land_cover = LandCover(config.output, config.confidence, scheme)
        try:
            write_polygons(land_cover, wanted, context.transformContext(), feedback, _WORKER_PERCENT)
        except QgsProcessingException as error:
            kept = tr("POLYGONS was not written, but the land-cover raster is complete: {path}").format(
                path=config.output
            )
            raise QgsProcessingException(f"{error}\n{kept}") from error
        _keep_record(config.output, wanted)
        Styler.attach(context, wanted.polygons, partial(style_polygons, scheme=scheme))
        return {_POLYGONS: wanted.polygons}


def _check(wanted: PolygonsConfig, config: Any) -> None:
    """Refuse, before hours of work, a place for the polygons where they cannot be written.

    Raises:
        EngineError: Also from the contract.
    """
    path = Path(wanted.polygons)
    if not QgsVectorFileWriter.driverForExtension(path.suffix):
        raise QgsProcessingException(
            tr(
                "POLYGONS {path} is no file of a kind that QGIS writes.\n"
                "Give a GeoPackage: a name that ends with .gpkg."
            ).format(path=path)
        )
    read = [Path(str(item).partition("|")[0]) for paths in config.input_paths().values() for item in paths]
    used = {item.resolve() for item in [*read, *config.new_paths().values()]}
    if path.resolve() in used:
        raise QgsProcessingException(
            tr("POLYGONS {path} is also an input or another output.\nChoose another file.").format(path=path)
        )
    check_outputs(wanted)


def _keep_record(output: str, wanted: PolygonsConfig) -> None:
    """The engine has written the run's record beside the class raster: the polygons get one too."""
    written = Path(f"{output}.run.json")
    if not written.exists():
        return
    record = json.loads(written.read_text(encoding="utf-8"))
    record["parameters"] = {**record.get("parameters", {}), **wanted.to_dict()}
    record["outputs"] = {"polygons": wanted.polygons}
    words = [f"{_POLYGONS}={wanted.polygons}"]
    words += [f"{_MIN_AREA}={wanted.min_area:g}"] if wanted.min_area else []
    record["qgis_process"] = " ".join([record.get("qgis_process", ""), *map(shlex.quote, words)]).strip()
    Path(f"{wanted.polygons}.run.json").write_text(json.dumps(record, indent=1), encoding="utf-8")
