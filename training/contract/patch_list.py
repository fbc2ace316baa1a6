"""The patch list of a data set, `patches.csv`: where each patch lies, its part of the split, its classes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .dataset_card import PATCH_LIST, damaged, read_text

_SHARE = "share_"  # the columns after the others: share_0, share_1...
_COLUMNS = (
    "patch", "tile", "split", "col_off", "row_off", "width", "height", "xmin", "ymin", "xmax", "ymax", "labelled",
)  # fmt: skip


@dataclass(frozen=True)
class PatchRow:
    """One line of the list.

    Args:
        patch: Name of the patch: that of its files, without the suffix.
        tile: Name of the orthophoto it was cut from.
        split: Its split.
        col_off: First column of the patch in the orthophoto.
        row_off: First row.
        width: Columns.
        height: Rows.
        bounds: xmin, ymin, xmax, ymax in the orthophoto's coordinate system.
        labelled: Share of labelled pixels, 0-1.
        shares: Class value -> its share of the pixels with data, 0-1.
    """

    patch: str
    tile: str
    split: str
    col_off: int
    row_off: int
    width: int
    height: int
    bounds: tuple[float, float, float, float]
    labelled: float
    shares: dict[int, float] = field(default_factory=dict)

    def to_fields(self, values: Sequence[int]) -> list[str]:
        """The texts of the line, with the shares of these class values."""
        window = (self.col_off, self.row_off, self.width, self.height)
        shares = (self.labelled, *(self.shares[value] for value in values))
        return [
            self.patch, self.tile, self.split, *map(str, window), *map(repr, self.bounds),
            *(f"{share:.4f}" for share in shares),
        ]  # fmt: skip

    @classmethod
    def from_dict(cls, row: dict[str, str]) -> PatchRow:
        """Build it from column -> text."""
        xmin, ymin, xmax, ymax = (float(row[name]) for name in ("xmin", "ymin", "xmax", "ymax"))
        return cls(
            patch=row["patch"],
            tile=row["tile"],
            split=row["split"],
            col_off=int(row["col_off"]),
            row_off=int(row["row_off"]),
            width=int(row["width"]),
            height=int(row["height"]),
            bounds=(xmin, ymin, xmax, ymax),
            labelled=float(row["labelled"]),
            shares={int(name[len(_SHARE) :]): float(row[name]) for name in row if name.startswith(_SHARE)},
        )


def read_patch_list(folder: str | Path) -> list[PatchRow]:
    """Read the patch list of a data set.

    Raises:
        DatasetError: If it is missing or damaged.
    """
    text = read_text(folder, PATCH_LIST)
    try:
        return [PatchRow.from_dict(row) for row in csv.DictReader(io.StringIO(text, newline=""))]
    except (ValueError, KeyError, TypeError, AttributeError, csv.Error) as error:
        raise damaged(folder, PATCH_LIST, error) from error


def write_patch_list(folder: str | Path, values: Sequence[int], rows: Iterable[PatchRow]) -> None:
    """Write the patch list of a data set with these class values."""
    with (Path(folder) / PATCH_LIST).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*_COLUMNS, *(f"{_SHARE}{value}" for value in values)])
        writer.writerows(row.to_fields(values) for row in rows)
