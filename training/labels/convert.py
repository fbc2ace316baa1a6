"""The labels job: class colours to class codes, or back."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..contract.class_scheme import NODATA, ClassScheme
from ..contract.config import LabelsConfig
from ..contract.errors import LabelValueError
from ..contract.language import tr
from ..jobs.outputs import Outputs
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..jobs.result import JobResult
from ..raster_io import Grid, RasterWriter, upright_grid
from .codes import classes_to_colours, nodata_grey
from .findings import LabelFindings
from .inspection import Meaning
from .palette import reference_scheme
from .reference_reader import ReferenceReader, label_strips


def run(config: LabelsConfig, outputs: Outputs[LabelsConfig], reporter: Reporter) -> JobResult:
    """Turn class colours into class codes, or back, strip by strip."""
    scheme = reference_scheme(config.classes, [config.input], reporter)
    to_classes = config.direction == "colours_to_classes"
    grid = upright_grid(config.input)
    with ReferenceReader(config.input, grid, scheme) as reader:
        grey = reader.facts.meaning is Meaning.GREY  # a picture of codes becomes codes
        if reader.coloured != to_classes and not (grey and to_classes):
            has, wanted = (
                (tr("class colours"), tr("class codes")) if reader.coloured else (tr("one band"), tr("class colours"))
            )
            raise LabelValueError(
                tr(
                    "{input} has {has}, but the direction {direction} takes {wanted}.",
                    input=config.input,
                    has=has,
                    direction=config.direction,
                    wanted=wanted,
                ),
                tr("Choose the other direction, or another raster."),
            )
        writer = _writer(outputs.path("output"), grid, scheme, to_classes)
        findings = LabelFindings()
        counts = np.zeros(256, dtype=np.int64)
        with writer:
            for labels in _read_strips(reader, findings, reporter):
                counts += np.bincount(labels.ravel(), minlength=256)
                writer.write_rows(labels[None] if to_classes else classes_to_colours(labels, scheme))
            reader.check_findings(findings)
        reader.warn(findings, reporter)
    for land_cover in scheme.classes:
        reporter.info(
            tr(
                "{value} {name}: {count} pixels",
                value=land_cover.value,
                name=land_cover.shown,
                count=counts[land_cover.value],
            )
        )
    reporter.info(tr("no data: {count} pixels", count=counts[NODATA]))
    scores = {"pixels": int(counts.sum()), "pixels_without_data": int(counts[NODATA]), "noisy_pixels": findings.noisy}
    return JobResult(scores)


def _writer(path: str, grid: Grid, scheme: ClassScheme, to_classes: bool) -> RasterWriter:
    if to_classes:
        return RasterWriter(path, grid, "uint8", NODATA, band_names=("class",), scheme=scheme, overviews="mode")
    return RasterWriter(path, grid, "uint8", nodata_grey(scheme), count=3, band_names=("red", "green", "blue"))


def _read_strips(reader: ReferenceReader, findings: LabelFindings, reporter: Reporter) -> Iterator[np.ndarray]:
    windows = label_strips(reader.grid)
    for done, window in enumerate(windows):
        stop_if_cancelled(reporter)
        yield reader.read(window, findings)
        reporter.progress(
            (done + 1) / len(windows),
            tr("Converting"),
            tr("strip {done} of {count}", done=done + 1, count=len(windows)),
        )
