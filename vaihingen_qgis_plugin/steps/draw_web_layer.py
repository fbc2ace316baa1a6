"""Draw a layer of a web service, since the engine reads files only."""

from __future__ import annotations

import re
import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingException, QgsProcessingUtils, QgsRasterLayer

from ..base.step import Run, Step
from ..layers.polygon_references import TargetRaster
from ..layers.web_layer import Place, WebPicture, described, finest_pixel_m, is_web_layer
from ..training.contract.errors import ConfigError
from ..training.contract.model_card import ModelCard
from ..translation import tr

_PERCENT = 20.0  # of the progress bar
_FINER = 1.25  # times the model's pixels: larger ones lack what it has learnt to see


@dataclass(frozen=True)
class _WebOrtho:
    """The layer that stands for the orthophoto; None if a file does. A clone of it draws, in the thread of the run."""

    layer: QgsRasterLayer | None
    place: Place | None = None
    path: str = ""


class DrawWebLayer(Step):
    """Let a layer of a web service stand in place of the orthophoto: QGIS draws EXTENT of it for the run.

    Args:
        card: The description of the models of a job, which says how large pixels are.
    """

    def __init__(self, card: Callable[[Any], ModelCard]) -> None:
        self._card = card

    def read(self, run: Run) -> None:
        """Look whether the orthophoto is such a layer; other steps then work with the file to come."""
        layer = run.algorithm.parameterAsRasterLayer(run.parameters, "ORTHO", run.context)
        if not is_web_layer(layer):
            run.keep(_WebOrtho(None))
            return
        place = None
        if run.parameters.get("EXTENT") not in (None, ""):
            extent = run.algorithm.parameterAsExtent(run.parameters, "EXTENT", run.context)
            crs = run.algorithm.parameterAsExtentCrs(run.parameters, "EXTENT", run.context)
            crs = crs if crs.isValid() else layer.crs()
            place = Place.of(extent, crs, layer.crs(), run.context.transformContext())
        name = re.sub(r"\W+", " ", layer.name())[:60].strip() or tr("web layer")  # the results are called after it
        path = str(Path(QgsProcessingUtils.tempFolder(), f"vaihingen_{uuid.uuid4().hex}", f"{name}.tif"))
        run.inputs["ortho"] = path
        run.to_come["ortho"] = TargetRaster(path, place.crs if place else layer.crs())
        run.keep(_WebOrtho(layer, place, path))

    def check(self, run: Run) -> None:
        """Refuse what cannot be drawn, and a model that needs more than a picture has."""
        web = run.kept(_WebOrtho)
        if web.layer is not None:
            self._picture(run, web).check()

    def prepare(self, run: Run) -> None:
        """Make the layer's copy for the thread of the run."""
        web = run.kept(_WebOrtho)
        if web.layer is not None:
            run.keep(_WebOrtho(web.layer.clone(), web.place, web.path))

    def percent(self, run: Run) -> float:
        """A part of the bar, if there is something to draw."""
        return _PERCENT if run.kept(_WebOrtho).layer is not None else 0.0

    def run(self, run: Run) -> None:
        """Draw; the engine works with the picture, records name the layer.

        Raises:
            EngineError: If it cannot be drawn.
            QgsProcessingException: If the user cancels, or there is no room.
        """
        web = run.kept(_WebOrtho)
        if web.layer is None:
            return
        picture = self._picture(run, web)
        picture.check()
        _tell(run, web.layer, picture)
        run.feedback.setProgressText(tr("Drawing {name}", name=picture.name))
        folder = Path(web.path).parent
        run.clean_up.callback(shutil.rmtree, folder, True)
        percent = run.start_percent, run.end_percent
        try:
            folder.mkdir(parents=True)
            picture.draw(web.layer, web.path, run.context.transformContext(), run.feedback, percent)
        except (OSError, RuntimeError) as error:
            raise QgsProcessingException(
                tr(
                    "The picture of {name} cannot be written to {folder}: {why}",
                    name=picture.name,
                    folder=folder,
                    why=error,
                )
            ) from error
        run.shown_paths[web.path] = tr("{name} (drawn by QGIS)", name=picture.name)
        run.work_with(ortho=web.path, extent="")
        run.record_as(ortho=f"{web.layer.providerType()}://{web.layer.source()}")

    def _picture(self, run: Run, web: _WebOrtho) -> WebPicture:
        """What is to be drawn, if the model can look at it.

        Raises:
            ConfigError: If there is no extent, or the model needs something else.
        """
        name = web.layer.name() if web.layer is not None else ""
        if web.place is None:
            raise ConfigError(
                tr("ORTHO is the web layer {name}, of which only a part can be drawn, but EXTENT is empty.", name=name),
                tr("Choose the part in EXTENT, such as what the map shows."),
            )
        card = self._card(run.job)
        if "nir" in card.roles or card.ortho_bands != 3 or card.ortho_dtype != "uint8":
            raise ConfigError(
                tr(
                    "ORTHO is the web layer {name}, a picture of red, green and blue in 8 bits, but the model was "
                    "trained on {count} bands of {dtype}: {bands}.",
                    name=name,
                    count=card.ortho_bands,
                    dtype=card.ortho_dtype,
                    bands=card.band_names,
                ),
                tr("Give an orthophoto with those bands as a file, or take a model trained on pictures of this kind."),
            )
        if not card.gsd_m:
            raise ConfigError(
                tr(
                    "The model does not say which pixel size it needs, so the web layer {name} cannot be drawn.",
                    name=name,
                ),
                tr("Save the part as GeoTIFF (Export > Save As) at the right resolution, and choose that file."),
            )
        return WebPicture(name, web.place, card.gsd_m)


def _tell(run: Run, layer: QgsRasterLayer, picture: WebPicture) -> None:
    """Say what is drawn, and what such a picture lacks."""
    width, height = picture.size
    what = {"name": picture.name, "pixel": picture.pixel_m, "system": described(picture.place)}
    run.feedback.pushInfo(
        tr(
            "ORTHO is the web layer {name}: QGIS draws {width} x {height} pixels of {pixel:.3g} m of it, in {system}. "
            "Such a picture has three bands of 8 bits in the colours of the service, compressed as it pleases, and no "
            "measured values: expect less than from an orthophoto in a file. Mind the terms of the service.",
            width=width,
            height=height,
            **what,
        )
    )
    finest = finest_pixel_m(layer, picture.place, run.context.transformContext())
    if finest > _FINER * picture.pixel_m:
        run.feedback.pushWarning(
            tr(
                "The finest tiles of {name} have pixels of about {finest:.2g} m there, larger than those of "
                "{pixel:.3g} m that the model was trained on: they are enlarged and show less. Expect a poorer result.",
                finest=finest,
                **what,
            )
        )
