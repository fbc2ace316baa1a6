"""What interpreted points say about a map: accuracy, areas, and how far both can be trusted."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass
from typing import Any

from ..contract.class_scheme import LandCoverClass
from ..contract.language import tr
from .area_accuracy import AreaAccuracy
from .sample import Sample

_FEW = 5  # points that show a class outside its mapped area; with fewer, its intervals are wide
_LARGE_M2 = 100_000  # areas of maps of at least 10 ha are given in hectares


@dataclass(frozen=True)
class ClassArea:
    """Area of one class, in the unit of the assessment; NaN where there is no interval.

    Args:
        land_cover: The class.
        mapped: Area that the map gives to it.
        estimate: Area that it really has, estimated from the points.
        standard_error: Standard error of the estimate.
        lower, upper: Ends of the 95 % interval; no area is smaller than 0 or larger than the map.
    """

    land_cover: LandCoverClass
    mapped: float
    estimate: float
    standard_error: float
    lower: float
    upper: float


@dataclass(frozen=True)
class PointAssessment:
    """A sample and what was estimated from it.

    Args:
        sample: The sample.
        accuracy: The estimates.
        pixel_m2: Area of a pixel, square metres; 0 if not known.
    """

    sample: Sample
    accuracy: AreaAccuracy
    pixel_m2: float

    @classmethod
    def from_sample(cls, sample: Sample, pixel_m2: float) -> PointAssessment:
        """Estimate accuracy and areas from the points; pixels of `pixel_m2` square metres, 0 if not known."""
        return cls(sample, AreaAccuracy.from_sample(sample.counts, sample.pixels), pixel_m2)

    @property
    def unit(self) -> str:
        """Unit of areas: hectares, square metres, or pixels if their size is not known."""
        if not self.pixel_m2:
            return "pixels"
        return "ha" if self.sample.pixels.sum() * self.pixel_m2 >= _LARGE_M2 else "m²"

    @property
    def decimals(self) -> int:
        """Decimals to write areas with: four figures for the whole map."""
        total = float(self.sample.pixels.sum()) * self._factor
        return 0 if self.unit == "pixels" else max(0, 3 - math.floor(math.log10(total)))

    @property
    def _factor(self) -> float:
        return {"pixels": 1.0, "m²": self.pixel_m2, "ha": self.pixel_m2 / 10_000}[self.unit]

    @property
    def areas(self) -> list[ClassArea]:
        """Area of each class."""
        total = float(self.sample.pixels.sum()) * self._factor
        rows = zip(self.sample.classes, self.sample.pixels.tolist(), self.accuracy.intervals("shares"), strict=True)
        return [
            ClassArea(
                land_cover, pixels * self._factor, share.estimate * total, share.standard_error * total,
                share.lower * total, share.upper * total,
            )
            for land_cover, pixels, share in rows
        ]  # fmt: skip

    @property
    def notes(self) -> list[str]:
        """Which intervals rest on few points, in whole sentences."""
        counts, pixels = self.sample.counts, self.sample.pixels
        missed = counts.sum(axis=1) - counts.diagonal()
        partly = counts.sum(axis=0) < pixels  # strata that the sample does not know wholly
        elsewhere = partly.sum() - partly > 0
        names = [
            land_cover.shown
            for land_cover, few in zip(self.sample.classes, (missed < _FEW) & elsewhere, strict=True)
            if few
        ]
        if not names or not self.accuracy.overall_interval.known:
            return []
        return [
            tr(
                "{names}: fewer than {few} points show where the map has missed the class. The intervals of its "
                "area and its producer's accuracy allow for that: they are wide, and as a rule hold the truth "
                "in more than 19 of 20 samples. More points in the large classes would narrow them.",
                names=", ".join(names),
                few=_FEW,
            )
        ]

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON; matrices have rows = reference, columns = map."""
        sample, estimates = self.sample, self.accuracy.to_dict()
        points = sample.counts.sum(axis=0).tolist()
        return {
            "overall_accuracy": estimates["overall"],
            "classes": [
                {
                    "value": land_cover.value,
                    "name": land_cover.name,
                    "mapped_pixels": int(sample.pixels[place]),
                    "points": points[place],
                    "users_accuracy": estimates["users"][place],
                    "producers_accuracy": estimates["producers"][place],
                    "area_share": estimates["shares"][place],
                }
                for place, land_cover in enumerate(sample.classes)
            ],
            "points": sum(points),
            "points_not_interpreted": sample.not_interpreted,
            "points_left_out_among_interpreted_ones": sample.gaps,
            "points_unsure": sum(sample.unsure.values()),
            "overall_accuracy_if_unsure_are_wrong_or_right": list(sample.overall_range) if sample.unsure else None,
            "pixels_estimated": int(sample.pixels.sum()),
            "pixels_of_classes_without_points": {
                land_cover.name: pixels for land_cover, pixels in sample.without_points.items()
            },
            "pixels_undefined": sample.undefined,
            "pixel_m2": self.pixel_m2 or None,
            "point_counts": sample.counts.tolist(),
            "area_proportions": estimates["proportions"],
            "notes": self.notes,
        }

    def areas_csv(self) -> str:
        """The areas; empty fields where there is no interval."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(
            ["value", "class", "unit", "mapped_area", "estimated_area", "standard_error", "lower_95", "upper_95"]
        )
        for row in self.areas:
            numbers = (row.mapped, row.estimate, row.standard_error, row.lower, row.upper)
            written = ["" if number != number else round(number, 4) for number in numbers]
            writer.writerow([row.land_cover.value, row.land_cover.name, self.unit, *written])
        return stream.getvalue()
