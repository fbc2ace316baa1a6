"""The job that measures how good class rasters are; the comparison itself is in `assess_rasters`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..contract.class_scheme import ClassScheme
from ..contract.config import AssessConfig, tile_names
from ..contract.config.protocols import PROTOCOL_OF
from ..contract.errors import ConfigError
from ..contract.installation import engine_version
from ..contract.language import later, now, tr
from ..contract.outputs import write_text
from ..contract.outputs.file_hash import file_hash
from ..jobs.outputs import Outputs
from ..jobs.reporter import Reporter
from ..jobs.result import JobResult
from ..labels.palette import names_classes, reference_scheme
from ..labels.questions import ask_if_unclear
from ..labels.vector_files import refuse_polygons
from ..scenes.names import place_of
from .assess_rasters import Pair, assess_rasters
from .assessment import Assessment, Rules
from .protocol import check_protocol, models_of
from .scores import matrix_classes


def run(config: AssessConfig, outputs: Outputs[AssessConfig], reporter: Reporter) -> JobResult:
    """Compare class rasters with references; write report, matrix, scores and errors as far as they are wanted."""
    refuse_polygons(config)
    _warn_of_copies(config, reporter)
    scheme = _scheme(config, reporter)
    protocol = PROTOCOL_OF.get(config.protocol)
    if protocol:
        check_protocol(protocol, config.predictions, scheme, reporter)
    erosion = protocol.erosion if protocol else config.erosion
    rules = Rules(scheme, erosion, _ignored_classes(config, scheme), config.block_size, config.seed, protocol)
    pairs = _pairs(config, outputs.given)
    _warn_of_crossed(pairs, reporter)
    assessment = assess_rasters(pairs, rules, reporter, outputs.path("errors"))
    if outputs.wanted("matrix"):
        write_text(outputs.path("matrix"), assessment.to_csv())
    if outputs.wanted("scores"):
        inputs: dict[str, Any] = {"prediction": config.prediction, "reference": outputs.given.reference}
        inputs |= models_of(config.predictions)
        write_text(outputs.path("scores"), json.dumps({**inputs, **assessment.to_dict()}, indent=1, allow_nan=False))
    if outputs.wanted("report"):
        facts = {later("engine version"): engine_version(), **models_of(config.predictions)}
        write_report(outputs.path("report"), assessment, facts)
    return JobResult({**assessment.summary(), "places": assessment.places_data()})


def write_report(path: str, assessment: Assessment, facts: Mapping[str, str]) -> None:
    """Write the HTML report on a comparison; `facts` are shown beside it."""
    from .report import accuracy_report  # figures take a second to load

    write_text(path, accuracy_report(assessment, facts, now()))


def _warn_of_copies(config: AssessConfig, reporter: Reporter) -> None:
    """Warn of references that are the class rasters themselves under another name."""
    for prediction, reference in zip(map(Path, config.predictions), map(Path, config.references), strict=False):
        sizes = [path.stat().st_size if path.is_file() else -1 for path in (prediction, reference)]
        if sizes[0] == sizes[1] >= 0 and file_hash(prediction) == file_hash(reference):
            reporter.warning(
                tr(
                    "{reference} is a copy of {prediction}, byte for byte: what is compared with itself is "
                    "always 100 % right. Give the true classes as reference.",
                    reference=reference.name,
                    prediction=prediction.name,
                )
            )


def _pairs(config: AssessConfig, given: AssessConfig) -> list[Pair]:
    names = given.references
    names += names[-1:] * (len(config.predictions) - len(names))  # polygons cover all of them
    paths = zip(config.predictions, config.references, names, config.orthos, strict=True)
    return [
        Pair(prediction, reference, reference_name=name, ortho=ortho) for prediction, reference, name, ortho in paths
    ]


def _warn_of_crossed(pairs: Sequence[Pair], reporter: Reporter) -> None:
    """Warn where rasters are compared in the order in which they were given, but their names say otherwise."""
    named = {place_of(Path(pair.reference).stem): pair.reference for pair in pairs}
    for pair in pairs:
        place = place_of(Path(pair.prediction).stem)
        other = named.get(place) if place else None
        if other is not None and place_of(Path(pair.reference).stem) != place:
            reporter.warning(
                tr(
                    "{prediction} is compared with {reference}, as they were given, but {other} has its name. "
                    "Check the order of the references.",
                    prediction=Path(pair.prediction).name,
                    reference=Path(pair.reference).name,
                    other=Path(other).name,
                )
            )
            return


def _scheme(config: AssessConfig, reporter: Reporter) -> ClassScheme:
    """The classes: those that are given, else those that the class rasters name, else those of the references.

    What they say of one side does not say what the values of the other one mean.
    """
    named = [path for path in config.predictions if names_classes(path)]
    scheme = reference_scheme(config.classes, named or config.references, reporter)
    if not config.classes:
        ask_if_unclear(config.references if named else config.predictions, scheme, reporter)
    return scheme


def _ignored_classes(config: AssessConfig, scheme: ClassScheme) -> tuple[int, ...]:
    ignored = tuple(int(word) for word in tile_names(config.ignore_classes))
    unknown = sorted(set(ignored) - set(scheme.values))
    if unknown:
        raise ConfigError(
            tr(
                "IGNORE_CLASSES holds {unknown}, but the classes are {classes}.",
                unknown=", ".join(map(str, unknown)),
                classes=", ".join(f"{land_cover.value} {land_cover.shown}" for land_cover in scheme.classes),
            ),
            tr("Give codes of these classes."),
        )
    if not matrix_classes(scheme, ignored)[0]:
        raise ConfigError(tr("IGNORE_CLASSES leaves no class to compare."), tr("Name fewer classes."))
    return ignored
