"""The table of a protocol: what each seed reached, all of them together, and what was published."""

from __future__ import annotations

import csv
import io
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..accuracy.protocol import counting, figure
from ..contract.config.protocols import Protocol
from ..contract.language import tr
from ..report.page import render

_SCORES = ("overall_accuracy", "mean_f1", "mean_iou")
_TITLES = ("OA", "mean F1", "mean IoU")


@dataclass(frozen=True)
class TableLine:
    """One line: figures in per cent, None where there is none.

    Args:
        method: Whose figures they are.
        values: Overall accuracy, mean F1, mean IoU, then F1 of each class in the means.
        source: Where they are from.
        spread: Standard deviation of each value over the seeds; () if there is none.
    """

    method: str
    values: tuple[float | None, ...]
    source: str
    spread: tuple[float, ...] = ()


@dataclass(frozen=True)
class ProtocolTable:
    """All figures of a run.

    Args:
        protocol: The protocol.
        seeds: The seeds of the models.
        results: "seed_1"... and "all_seeds" -> what its assessment gave, as plain data.
    """

    protocol: Protocol
    seeds: tuple[int, ...]
    results: Mapping[str, Mapping[str, Any]]

    @property
    def classes(self) -> list[str]:
        """Names of the classes in the means."""
        return [of["name"] for of in self._classes(next(iter(self.results.values())))]

    def rows(self) -> list[TableLine]:
        """Each seed, their mean, all of them together, and the published ones."""
        single = [self._values(self.results[f"seed_{seed}"]) for seed in self.seeds]
        ours = tr("this run")
        rows = [TableLine(tr("seed {seed}", seed=seed), values, ours) for seed, values in zip(self.seeds, single)]
        if len(single) > 1:
            known = [[value for value in column if value is not None] for column in zip(*single)]
            mean = tuple(statistics.fmean(column) if column else None for column in known)
            spread = tuple(statistics.stdev(column) if len(column) > 1 else 0.0 for column in known)
            rows.append(TableLine(tr("mean of {count} seeds", count=len(single)), mean, ours, spread))
        if "all_seeds" in self.results:
            together = self._values(self.results["all_seeds"])
            rows.append(TableLine(tr("probabilities of {count} seeds averaged", count=len(single)), together, ours))
        for other in self.protocol.published:
            f1 = other.f1 or (None,) * len(self.classes)
            mean_f1 = statistics.fmean(other.f1) if other.mean_f1 is None and other.f1 else other.mean_f1
            values = (other.overall_accuracy, mean_f1, other.mean_iou, *f1)
            rows.append(TableLine(other.method, values, other.source))
        return rows

    def facts(self) -> list[tuple[str, str]]:
        """What one must know to read the figures: name -> text."""
        protocol = self.protocol
        models = dict.fromkeys(str(result.get("models", "unknown")) for result in self.results.values())
        return [
            (tr("protocol"), f"{protocol.name}: {protocol.source}"),
            (tr("training tiles"), " ".join(protocol.train)),
            (tr("validation tiles"), tr("{names}: they alone choose the epoch", names=" ".join(protocol.validation))),
            (tr("test tiles"), tr("{names}: no training and no choice has seen them", names=" ".join(protocol.test))),
            (tr("counting"), counting(protocol)),
            (tr("seeds"), " ".join(map(str, self.seeds))),
            ("models", "; ".join(models)),
        ]

    def summary(self) -> dict[str, float | None]:
        """The figures that stand for all: of all seeds together, or of the only one; 0-1."""
        best = self.results.get("all_seeds") or self.results[f"seed_{self.seeds[0]}"]
        return {name: best[name] for name in (*_SCORES, "kappa")}

    def lines(self) -> list[str]:
        """The table for the log."""
        head = ["", *_TITLES, *(f"F1 {name}" for name in self.classes)]
        body = [[row.method, *map(figure, row.values)] for row in self.rows()]
        widths = [max(map(len, column)) for column in zip(head, *body)]
        table = ["  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) for line in (head, *body)]
        return [*table, *(f"{name}: {text}" for name, text in self.facts()[:6])]

    def to_csv(self) -> str:
        """One line a method; figures in per cent, empty where there is none."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        names = ["overall_accuracy", "mean_f1", "mean_iou", *(f"f1 {name}" for name in self.classes)]
        writer.writerow(["protocol", "method", *names, "source"])
        for row in self.rows():
            values = ["" if value is None else f"{value:.2f}" for value in row.values]
            writer.writerow([self.protocol.name, row.method, *values, row.source])
        return stream.getvalue()

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        columns = [*_SCORES, *self.classes]
        return {
            **dict(self.facts()),
            "rows": [
                {"method": row.method, "source": row.source, **dict(zip(columns, row.values))} for row in self.rows()
            ],
        }

    def _values(self, result: Mapping[str, Any]) -> tuple[float | None, ...]:
        shares = [*(result[name] for name in _SCORES), *(of["f1"] for of in self._classes(result))]
        return tuple(None if share is None else 100 * share for share in shares)

    def _classes(self, result: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        return [of for of in result["classes"] if of["value"] not in self.protocol.outside_means]


def protocol_report(table: ProtocolTable, facts: Mapping[str, str], created: str = "") -> str:
    """The report: HTML, complete in itself."""
    lines = [(row.method, [_with_spread(row, i) for i in range(len(row.values))], row.source) for row in table.rows()]
    return render(
        "protocol.html",
        title=tr("Protocol"),
        created=created,
        subtitle=table.protocol.label,
        columns=[*_TITLES, *(f"F1 {name}" for name in table.classes)],
        lines=lines,
        published=bool(table.protocol.published),
        fact_rows=[*table.facts(), *facts.items()],
    )


def _with_spread(row: TableLine, index: int) -> str:
    text = figure(row.values[index])
    return f"{text} ± {row.spread[index]:.2f}" if row.spread and row.values[index] is not None else text
