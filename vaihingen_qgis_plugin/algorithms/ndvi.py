"""NDVI inside QGIS's own process: works in a bare QGIS, without the engine's Python."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterBand,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ..base.algorithm import VaihingenAlgorithm, errors_for_qgis
from ..base.given import read_given
from ..base.words import in_words
from ..layers.layer_crs import systems_set_in_qgis
from ..layers.parameter_layers import layer_path
from ..layers.run_records import RunOfQgis
from ..rasters.band_order import band_order
from ..rasters.ndvi import write_ndvi
from ..steps.arrange import name_layer, named_after
from ..styles.styling import Styler, style_ndvi
from ..training.contract.errors import ConfigError, EngineError
from ..training.contract.rasters import MEASURE_NODATA
from ..translation import tr


class NdviAlgorithm(VaihingenAlgorithm):
    """`vaihingen:ndvi`."""

    NAME = "ndvi"
    TITLE = "Compute NDVI"
    GROUP = "data"
    SUMMARY = "Computes the normalised difference vegetation index from the near-infrared and red bands."
    HELP = (
        "NDVI = (near infrared - red) / (near infrared + red), between -1 and 1. Green vegetation reflects much near "
        "infrared and little red: lawns and trees come out above about 0.2, roofs, roads and water below. Pixels "
        "without data, and pixels where both bands are 0 or one is negative, have no NDVI. Scale and offset of the "
        "bands are applied. The bands of an ISPRS orthophoto are near infrared, red, green, in this order; many others "
        "have red, green, blue, near infrared: choose 4 and 1 then. The log says what band is taken for what, and "
        "warns if names or pixels say otherwise. A band that you choose is data, also where the file marks it as "
        "alpha."
    )
    NEXT = "Use it to look at the vegetation. 'Train a U-Net' computes the NDVI itself: choose inputs with NDVI there."
    TAGS = "ndvi,vegetation,index,near infrared,red,band math"
    INPUT, NIR_BAND, RED_BAND, OUTPUT = "INPUT", "NIR_BAND", "RED_BAND", "OUTPUT"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Make the parameters."""
        source = QgsProcessingParameterRasterLayer(self.INPUT, tr("Orthophoto"))
        source.setHelp(tr("Raster with a near-infrared and a red band."))
        # Optional, because qgis_process would ask for a mandatory band in spite of its default (QGIS 3.22).
        nir = QgsProcessingParameterBand(self.NIR_BAND, tr("Near-infrared band"), 1, self.INPUT, True)
        nir.setHelp(tr("Number of the near-infrared band, counted from 1."))
        red = QgsProcessingParameterBand(self.RED_BAND, tr("Red band"), 2, self.INPUT, True)
        red.setHelp(tr("Number of the red band, counted from 1."))
        output = QgsProcessingParameterRasterDestination(self.OUTPUT, tr("NDVI"))
        output.setHelp(
            tr(
                "Raster of 32-bit numbers from -1 to 1 (.tif or .img); {nodata:g} where there is no data.",
                nodata=MEASURE_NODATA,
            )
        )
        for parameter in (source, nir, red, output):
            self.addParameter(parameter)

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """Two different bands that the raster has."""
        try:
            parameters = read_given(self, parameters, context)
        except ConfigError as error:
            return False, in_words(str(error), self)
        layer = self.parameterAsRasterLayer(parameters, self.INPUT, context)
        nir = self.parameterAsInt(parameters, self.NIR_BAND, context)
        red = self.parameterAsInt(parameters, self.RED_BAND, context)
        if nir == red:
            return False, in_words(
                tr("NIR_BAND and RED_BAND are both {band}.\nChoose two different bands.", band=nir), self
            )
        if layer is not None:
            for name, band in ((self.NIR_BAND, nir), (self.RED_BAND, red)):
                if not 1 <= band <= layer.bandCount():
                    return False, in_words(
                        tr(
                            "{name} is {band}, but the raster has {count} band(s).\nChoose one of them.",
                            name=name,
                            band=band,
                            count=layer.bandCount(),
                        ),
                        self,
                    )
        accepted, reason = super().checkParameterValues(parameters, context)
        return bool(accepted), str(reason)

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Read the layer; QGIS allows that in its main thread only."""
        with errors_for_qgis(self):
            self._given = read_given(self, parameters, context)
        layer = self.parameterAsRasterLayer(self._given, self.INPUT, context)
        if layer is None:
            raise QgsProcessingException(self.invalidRasterError(parameters, self.INPUT))
        self._source = layer_path(layer)
        self._crs = systems_set_in_qgis([layer], feedback).get(self._source, "")
        return True

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Compute strip by strip."""
        record = RunOfQgis(self.NAME, [self._source])
        output = self.parameterAsOutputLayer(self._given, self.OUTPUT, context)
        nir = self.parameterAsInt(self._given, self.NIR_BAND, context)
        red = self.parameterAsInt(self._given, self.RED_BAND, context)

        def goes_on(fraction: float) -> bool:
            feedback.setProgress(100 * fraction)
            return not feedback.isCanceled()

        self._say_bands(nir, red, feedback)
        try:
            complete = write_ndvi(self._source, nir, red, output, goes_on, feedback.pushWarning, self._crs)
            if complete:
                given = {self.INPUT: self._source, self.NIR_BAND: nir, self.RED_BAND: red, self.OUTPUT: output}
                record.write_record(given, {self.OUTPUT: output})
        except EngineError as error:
            raise QgsProcessingException(in_words(str(error), self)) from error
        if not complete:
            raise QgsProcessingException(tr("The run was cancelled. Nothing was written."))
        Styler.attach(context, output, style_ndvi)
        name_layer(context, output, tr("NDVI"), tr("{name} NDVI", name=named_after(self._source)))
        return {self.OUTPUT: output}

    def _say_bands(self, nir: int, red: int, feedback: QgsProcessingFeedback) -> None:
        """Say what band is what, and warn of an order that names or pixels contradict."""
        try:
            order = band_order(self._source, nir, red)
        except (EngineError, RuntimeError):  # the computation will say why it cannot be read
            return
        feedback.pushInfo(in_words(order.line, self))
        for warning in order.warnings:
            feedback.pushWarning(in_words(warning, self))
