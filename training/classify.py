"""Classify a whole orthophoto with a trained model; with a reference, judge the result."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial

import numpy as np

from .assess import write_report
from .assessment import Rules
from .checkpoint import load_model
from .contract.classes import NODATA
from .contract.config import ClassifyConfig
from .contract.errors import ConfigError, RasterError
from .contract.model_card import ModelCard
from .contract.outputs import final_path
from .devices import choose_device, explain_memory
from .jobs import JobResult
from .normalise import GROUND, height_reference, low_level
from .polygons import refuse_polygons
from .predict import Predictor, ProbabilityRows, Read
from .raster_io import RasterReader, RasterWriter
from .references import ReferenceReader
from .reporter import Reporter, StageReporter, stop_if_cancelled
from .scene_comparison import Pair, assess_rasters
from .windows import Window

_BATCH_SIZES = {"cuda": 16, "cpu": 1, "mps": 4}  # windows at once, if the user does not say
_PROBES = 5  # windows a side that are looked at to tell absolute heights from heights above ground
_GSD_TOLERANCE = 1.25  # pixel sizes that differ by more than this factor are worth a warning


def run(config: ClassifyConfig, reporter: Reporter) -> JobResult:
    """Check that model and rasters fit, classify, write the class raster, and compare it with the reference."""
    refuse_polygons(filter(None, [config.reference]), config.class_field)
    model = load_model(config.model)
    if config.min_confidence and model.card.scheme.undefined is None:
        raise ConfigError(
            f"MIN_CONFIDENCE is {config.min_confidence:g}, but the model's classes have none for 'undefined'.",
            "Set MIN_CONFIDENCE=0, and use the confidence raster instead.",
        )
    if config.report and not config.reference:
        reporter.info("Without a reference there is no accuracy to report: no report is written.")
    with ExitStack() as stack:
        ortho = stack.enter_context(RasterReader(config.ortho))
        height = _open_height(config, model.card, ortho, stack, reporter)
        check_ortho(model.card, ortho, reporter)
        if config.reference:
            with ReferenceReader(config.reference, ortho.grid, model.card.scheme) as reference:
                reference.check(StageReporter(reporter, 0.0, 0.02))
        device = choose_device(config.device, config.precision, reporter)
        batch_size = config.batch_size or _BATCH_SIZES[device.torch_device.type]
        predictor = Predictor(model, device, batch_size)
        with explain_memory("BATCH_SIZE", batch_size):
            _classify(config, predictor, ortho, height, StageReporter(reporter, 0.02, 0.9 if config.reference else 1.0))
    ran_on = {"device": device.name, "precision": device.precision, "batch_size": batch_size}
    outputs = {"output": config.output, "confidence": config.confidence, "report": ""}
    if not config.reference:
        return JobResult(outputs=outputs, ran_on=ran_on)
    part = StageReporter(reporter, 0.9, 1.0)
    pair = Pair(config.output, config.reference, final_path(config.output), config.as_given().reference)
    assessment = assess_rasters([pair], Rules(model.card.scheme), part)
    if config.report:
        write_report(config.report, assessment, {"model": config.model})
    return JobResult(outputs={**outputs, "report": config.report}, scores=assessment.summary(), ran_on=ran_on)


def check_ortho(card: ModelCard, ortho: RasterReader, reporter: Reporter) -> None:
    """Make sure that the orthophoto has the bands the model was trained on; warn of another pixel size.

    Raises:
        RasterError: If it has not.
    """
    if len(ortho.bands) != card.ortho_bands or ortho.dtype != card.ortho_dtype:
        raise RasterError(
            f"The orthophoto {ortho.path.name} has {len(ortho.bands)} bands of {ortho.dtype}, but the model was "
            f"trained on {card.ortho_bands} bands of {card.ortho_dtype}: {card.band_names}.",
            "Choose an orthophoto with those bands, or train a model on this kind.",
        )
    gsd = ortho.grid.gsd_m
    if gsd and card.gsd_m and max(gsd / card.gsd_m, card.gsd_m / gsd) > _GSD_TOLERANCE:
        reporter.warning(
            f"The orthophoto has pixels of {gsd:.3g} m, but the model was trained on {card.gsd_m:.3g} m: expect a poor "
            "result. Resample the orthophoto, or train on data of its pixel size."
        )


def _open_height(
    config: ClassifyConfig, card: ModelCard, ortho: RasterReader, stack: ExitStack, reporter: Reporter
) -> RasterReader | None:
    if not card.needs_height:
        if config.height:
            reporter.warning("The model was trained without heights: the height raster is not used.")
        return None
    if not config.height:
        raise RasterError(
            "The model was trained with heights, but no height raster was given.",
            "Give one in HEIGHT (metres, of the kind used in the training), or take a model trained without heights.",
        )
    height = stack.enter_context(RasterReader(config.height, like=ortho.grid, smooth=True))
    if height.resampled:
        reporter.info("The heights are brought onto the orthophoto's grid (bilinear).")
    levels = _low_levels(height, card.patch_size)
    if levels and card.height_reference == GROUND and height_reference(levels) != GROUND:
        reporter.warning(
            f"{height.path.name} looks like absolute heights (the ground lies near {np.median(levels):.0f} m), but the "
            "model was trained on heights above ground: expect a poor result. Give heights above ground."
        )
    return height


def _low_levels(height: RasterReader, size: int) -> list[float]:
    """Heights of the low ground in windows spread over the raster, m."""
    area = height.grid.window
    levels = []
    for row in np.linspace(0, max(0, area.height - size), _PROBES).astype(int):
        for col in np.linspace(0, max(0, area.width - size), _PROBES).astype(int):
            metres = height.read_heights(Window(int(col), int(row), size, size))
            known = np.isfinite(metres)
            if known.any():
                levels.append(low_level(metres, known))
    return levels


def _classify(
    config: ClassifyConfig, predictor: Predictor, ortho: RasterReader, height: RasterReader | None, reporter: Reporter
) -> None:
    """Predict and write from the top to the bottom."""
    grid, card = ortho.grid, predictor.card
    with ExitStack() as stack:
        classes = stack.enter_context(
            RasterWriter(config.output, grid, "uint8", NODATA, band_names=["land cover"], scheme=card.scheme)
        )
        confidence = None
        if config.confidence:
            confidence = stack.enter_context(
                RasterWriter(config.confidence, grid, "uint8", NODATA, band_names=["confidence in per cent"])
            )
        read = _reader(ortho, height)
        stop = partial(stop_if_cancelled, reporter)
        for rows in predictor.rows(read, grid.width, grid.height, config.overlap, stop):
            values, certain = decide(rows, card.outputs, card.scheme.undefined, config.min_confidence / 100)
            classes.write_rows(values[None])
            if confidence is not None:
                confidence.write_rows(certain[None])
            done = rows.row_off + rows.valid.shape[0]
            reporter.progress(done / grid.height, "Classifying", f"row {done} of {grid.height}")


def decide(
    rows: ProbabilityRows, outputs: Sequence[int], undefined: int | None, min_confidence: float
) -> tuple[np.ndarray, np.ndarray]:
    """Class values and confidences from probabilities.

    Args:
        rows: Probabilities (K, H, W) and where there is data.
        outputs: Class values of the K probabilities.
        undefined: Class value for "the model does not know"; None if the scheme has none.
        min_confidence: Least probability (0-1) of a class that is believed.

    Returns:
        Class values (H, W) uint8, and per cent of confidence (H, W) uint8, 0-100; both 255 where there is no data.
    """
    best = rows.probabilities.argmax(axis=0)  # (H, W)
    highest = np.take_along_axis(rows.probabilities, best[None], axis=0)[0]  # (H, W)
    values = np.asarray(outputs, dtype=np.uint8)[best]
    if undefined is not None:
        values[highest < min_confidence] = undefined
    confidence = np.clip(np.rint(100 * highest), 0, 100).astype(np.uint8)
    values[~rows.valid] = NODATA
    confidence[~rows.valid] = NODATA
    return values, confidence


def _reader(ortho: RasterReader, height: RasterReader | None) -> Read:
    def read(window: Window) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
        return *ortho.read(window), None if height is None else height.read_heights(window)

    return read
