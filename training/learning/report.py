"""The report on a training: its history, the validation's scores, examples, and all that is needed to repeat it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..accuracy.block_bootstrap import LEAST_BLOCKS
from ..accuracy.paired_bootstrap import PairedDifference
from ..accuracy.scores import Scores
from ..contract.architectures import ARCHITECTURE_OF
from ..contract.class_scheme import NODATA, ClassScheme, LandCoverClass, shown_name
from ..contract.config import TrainConfig
from ..contract.dataset_card import VALIDATION, DatasetCard, DatasetChannel
from ..contract.labelling.chosen_places import NOT_OF_THE_MAP
from ..contract.language import tr
from ..contract.language.quantities import duration
from ..contract.model_card import ModelCard
from ..dataset.report.class_shares import ClassShares
from ..dataset.report.facts import channel_row, making, patches_of_parts, source_rows
from ..network.applicability import SHARE_BEYOND
from ..report.figures import curves, known, score_bars
from ..report.matrix_table import matrix_table
from ..report.page import DASH, count, percent, plain, points, render, role_name
from ..report.pictures import disagreement_map, label_map, photo
from .train_on.gains import Gain

_MOST_EXAMPLES = 12


@dataclass(frozen=True)
class Example:
    """One validation patch: orthophoto (H, W, 3), class codes of reference and prediction (H, W), all uint8."""

    image: np.ndarray
    reference: np.ndarray
    prediction: np.ndarray
    name: str = ""


def training_report(
    card: ModelCard,
    dataset: DatasetCard,
    matrix: np.ndarray | None,
    examples: Sequence[Example],
    model: str = "",
    created: str = "",
    running: bool = False,
    gains: Sequence[Gain] = (),
) -> str:
    """Write the report.

    Args:
        card: The model's description, complete with history and validation.
        dataset: The description of the data set it was trained on.
        matrix: Confusion matrix of the validation at the best epoch, (K, K) pixel counts in the order of
            `card.outputs`; None without validation.
        examples: Validation patches; at most 12 are shown.
        model: Path of the model.
        created: Date to show.
        running: Whether further epochs follow.
        gains: What has changed against the model that the training started with.

    Returns:
        HTML, complete in itself; about 60 kB an example of 256 pixels.
    """
    by_value = {land_cover.value: land_cover for land_cover in card.scheme.classes}
    classes = tuple(by_value[value] for value in card.outputs)
    best = card.validation.get("epoch") if known(row.get("validation_loss") for row in card.history) else None
    scores = Scores.from_matrix(matrix, classes) if matrix is not None and matrix.any() else None
    return render(
        "training.html",
        title=tr("Training report"),
        created=created,
        subtitle=tr(
            "{network} on {channels}",
            network=_network(card),
            channels=", ".join(role_name(channel.role) for channel in card.channels),
        ),
        numbers=_headline(card, scores),
        warning=tr(NOT_OF_THE_MAP) if scores and VALIDATION in dataset.splits_on_chosen_places else "",
        running=(len(card.history), card.training.get("epochs")) if running else None,
        charts=_charts(card.history, best),
        gains=[_gain(gain) for gain in gains],
        least_blocks=LEAST_BLOCKS,
        classes=classes,
        scores=scores,
        matrix=matrix_table(matrix, classes, classes) if scores and matrix is not None else None,
        bars=_bars(scores, classes) if scores else "",
        calibration=_calibration(card),
        applicability=_applicability(card),
        legend_classes=card.scheme.classes,
        examples=[_example(example, card.scheme, classes) for example in examples[:_MOST_EXAMPLES]],
        model_facts=_model_facts(card, classes, model),
        channels=_channels(card, dataset),
        dataset=_dataset(card, dataset),
        parameters=_parameters(card),
        versions=[(tr(name), version or tr("not installed")) for name, version in card.versions.items()],
    )


def _headline(card: ModelCard, scores: Scores | None) -> list[tuple[str, str]]:
    numbers = []
    if scores is not None:
        numbers = [
            (percent(scores.overall_accuracy), tr("overall accuracy (validation)")),
            (percent(scores.mean_f1), tr("mean F1 (validation)")),
        ]
    epoch = card.validation.get("epoch") or len(card.history)
    numbers.append(
        (
            tr("{epoch} of {count}", epoch=epoch, count=len(card.history)),
            tr("best epoch, of those run") if scores else tr("epoch kept"),
        )
    )
    seconds = card.ran_on.get("seconds")
    return [*numbers, (duration(seconds), tr("training time"))] if seconds is not None else numbers


def _gain(gain: Gain) -> dict[str, Any]:
    """The two models on some ground, a row a score."""
    rows: list[tuple[str, float, float, tuple[str, int | None]]] = [
        (tr("mean F1"), gain.before.mean_f1, gain.after.mean_f1, ("mean_f1", None)),
    ]
    rows += [
        (tr("overall accuracy"), gain.before.overall_accuracy, gain.after.overall_accuracy, ("overall_accuracy", None))
    ]
    for index, (before, after) in enumerate(zip(gain.before.classes, gain.after.classes, strict=True)):
        rows.append((tr("F1 of {name}", name=shown_name(before.name)), before.f1, after.f1, ("f1", index)))
    return {
        "ground": gain.ground,
        "pixels": gain.before.pixels,
        "problem": gain.difference.problem,
        "rows": [_gain_row(title, before, after, gain.difference, of) for title, before, after, of in rows],
    }


def _gain_row(
    title: str, before: float, after: float, difference: PairedDifference, of: tuple[str, int | None]
) -> dict[str, Any]:
    """One score; it is better or worse if the interval of the difference leaves out 0."""
    interval = difference.interval(*of)
    verdict = ""
    if interval is not None and not interval[0] <= 0 <= interval[1]:
        verdict = "better" if interval[0] > 0 else "worse"
    ends = "" if interval is None else tr("{low} to {high}", low=points(interval[0]), high=points(interval[1]))
    return {
        "title": title,
        "before": before,
        "after": after,
        "difference": points(after - before),
        "interval": ends or DASH,
        "verdict": verdict,
    }


def _charts(history: Sequence[dict[str, Any]], best: int | None) -> list[tuple[str, str]]:
    if not history:
        return []
    epochs = [int(row["epoch"]) for row in history]
    column = {key: [row.get(key) for row in history] for key in history[0]}
    charts = []
    for names, label, text, factor in (
        (
            {"train_loss": tr("training"), "validation_loss": tr("validation")},
            tr("loss"),
            tr("Loss over the epochs"),
            1,
        ),
        (
            {"overall_accuracy": tr("overall accuracy"), "mean_f1": tr("mean F1")},
            tr("validation, %"),
            tr("Validation accuracy over the epochs"),
            100,
        ),
        ({"learning_rate": tr("learning rate")}, tr("learning rate"), tr("Learning rate over the epochs"), 1),
    ):
        series = {
            name: [None if value is None else factor * value for value in column[key]]
            for key, name in names.items()
            if known(column.get(key, []))
        }
        if series:
            charts.append((curves(epochs, series, label, best), text))
    return charts


def _calibration(card: ModelCard) -> str:
    before, after = (card.validation.get(f"calibration_error_{when}") for when in ("before", "after"))
    if before is None or after is None:
        return ""
    return tr(
        "How sure the network is, and how often it is right, differed by {before} on average (expected "
        "calibration error); divided by the temperature {temperature:.2f}, its confidences differ by "
        "{after}. Classifying uses that temperature. It does not change which class is the most "
        "probable.",
        before=percent(before),
        temperature=card.temperature,
        after=percent(after),
    )


def _applicability(card: ModelCard) -> str:
    limit = card.validation.get("applicability_limit")
    if limit is None:
        return ""
    return tr(
        "The model knows what its training has seen: places whose distance from the features of the "
        "training exceeds {limit:.3g}, as {share} of the validation do, count as outside of it "
        "(APPLICABILITY of 'Classify an orthophoto').",
        limit=limit,
        share=percent(SHARE_BEYOND),
    )


def _bars(scores: Scores, classes: Sequence[LandCoverClass]) -> str:
    return score_bars(
        [land_cover.shown for land_cover in classes],
        [land_cover.colour_hex for land_cover in classes],
        [of_class.f1 for of_class in scores.classes],
        "F1, %",
    )


def _example(example: Example, scheme: ClassScheme, classes: Sequence[LandCoverClass]) -> dict[str, Any]:
    counts = np.isin(example.reference, [land_cover.value for land_cover in classes])  # (H, W) bool
    right = (example.reference == example.prediction)[counts]
    reference = np.where(counts, example.reference, NODATA).astype(np.uint8)
    return {
        "name": example.name,
        "image": photo(example.image),
        "reference": label_map(example.reference, scheme),
        "prediction": label_map(example.prediction, scheme),
        "disagreement": disagreement_map(reference, example.prediction),
        "right": float(right.mean()) if right.size else math.nan,
    }


def _model_facts(card: ModelCard, classes: Sequence[LandCoverClass], model: str) -> list[tuple[str, str]]:
    ran = card.ran_on
    return [
        *([(tr("file"), model)] if model else []),
        (tr("network"), f"{_network(card)} ({plain(card.architecture_args)})"),
        (tr("classes"), ", ".join(f"{land_cover.value} {land_cover.shown}" for land_cover in classes)),
        (
            tr("orthophotos"),
            tr("{count} bands, {dtype}", count=card.ortho_bands, dtype=card.ortho_dtype),
        ),
        (tr("ran on"), f"{plain(ran.get('device'))}, {plain(ran.get('precision'))}"),
        (tr("patches a step"), plain(ran.get("batch_size"))),
        *([(tr("processes"), plain(ran["processes"]))] if "processes" in ran else []),
        *([(tr("encoder starts with"), plain(ran["encoder_weights"]))] if "encoder_weights" in ran else []),
        *_start(ran),
        *([("remembers", f"{ran['replay']} (SHA-256 {ran['replay_sha256']})")] if "replay" in ran else []),
    ]


def _start(ran: dict[str, Any]) -> list[tuple[str, str]]:
    """The own model that the training started with, and what that did not know."""
    if "start_model" not in ran:
        return []
    new = [ran[name] for name in ("new_channels", "new_classes") if ran[name] != "none"]
    anew = tr("; anew: {names}", names=", ".join(new)) if new else ""
    return [
        (
            tr("starts with"),
            f"{ran['start_model']} (SHA-256 {ran['start_model_sha256']}){anew}",
        )
    ]


def _channels(card: ModelCard, dataset: DatasetCard) -> list[dict[str, Any]]:
    """The network's channels in words."""
    units = {channel.role: channel.unit for channel in dataset.channels}
    return [
        channel_row(DatasetChannel(channel.role, channel.band, units.get(channel.role, ""), channel.mean, channel.std))
        for channel in card.channels
    ]


def _dataset(card: ModelCard, dataset: DatasetCard) -> dict[str, Any]:
    """What the data set is made of."""
    patches, shares = patches_of_parts(dataset), ClassShares.from_card(dataset)
    return {
        "facts": [
            (tr("folder"), plain(card.training.get("dataset"))),
            (tr("patches"), ", ".join(f"{count(number)} {part}" for part, number in patches.items()) or DASH),
            *making(dataset),
            ("SHA-256", card.dataset_hash or DASH),
        ],
        "shared_pixels": dataset.shared_pixels if len(patches) > 1 else None,
        "mixed": dataset.split == "patches",
        "splits": list(patches),
        "shares": shares.rows(),
        "uncounted": shares.uncounted(),
        "gaps": shares.gaps() if patches else [],
        "sources": source_rows(dataset),
    }


def _network(card: ModelCard) -> str:
    return tr(ARCHITECTURE_OF[card.architecture].label)


def _parameters(card: ModelCard) -> list[tuple[str, str]]:
    """The parameters that were given, with the names that the dialog shows."""
    rows = []
    for key, value in card.training.items():
        option = TrainConfig.options().get(key)
        if value == "" or value is None:
            continue
        text = plain(value)
        if option is not None and value in option.choices:
            text = tr(option.choice_labels[option.choices.index(value)])
        if key == "width" and not ARCHITECTURE_OF[card.architecture].takes_width:
            text += tr(" (not used: the encoder has its own)")
        rows.append((tr(option.label) if option else key, text))
    return rows
