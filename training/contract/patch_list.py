"""The patch list of a data set, `patches.csv`: where each patch lies, its part of the split, its classes."""

from __future__ import annotations

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .card_checks import MOST_PATCH_PX
from .dataset_card import PATCH_LIST, SPLITS, damaged, read_text
from .language import tr
from .plain_data import LARGEST_COUNT, DataError, checked_choice, checked_range, shown

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
    def from_dict(cls, row: Mapping[str, str]) -> PatchRow:
        """Build it from column -> text.

        Raises:
            DataError: If a column is missing, or a text in it is not what stands there.
        """
        missing = [name for name in _COLUMNS if not isinstance(row.get(name), str)]
        if missing:
            raise DataError(tr("{missing} missing", missing=", ".join(missing)))
        if None in row:  # where csv puts what has no column
            raise DataError(tr("it has more fields than there are columns"))
        numbers = {name: _whole(name, row[name]) for name in ("col_off", "row_off", "width", "height")}
        xmin, ymin, xmax, ymax = (_number(name, row[name]) for name in ("xmin", "ymin", "xmax", "ymax"))
        for name in ("width", "height"):
            checked_range(name, numbers[name], 1, MOST_PATCH_PX)
        checked_choice("split", row["split"], SPLITS)
        if not row["patch"] or re.search(r"[/\\\0]", row["patch"]) or row["patch"] in (".", ".."):
            raise DataError(tr("the patch {patch} cannot be the name of a file", patch=shown(row["patch"])))
        return cls(
            patch=row["patch"],
            tile=row["tile"],
            split=row["split"],
            **numbers,
            bounds=(xmin, ymin, xmax, ymax),
            labelled=_number("labelled", row["labelled"]),
            shares={
                _whole(name, name[len(_SHARE) :]): _number(name, row[name]) for name in row if name.startswith(_SHARE)
            },
        )


def _number(name: str, text: str | None) -> float:
    try:
        if text is not None and math.isfinite(number := float(text)):
            return number
    except ValueError:
        pass
    raise DataError(tr("{name} is {text}, but a number is expected", name=name, text=shown(text or "")))


def _whole(name: str, text: str) -> int:
    number = _number(name, text)
    if not number.is_integer() or abs(number) > LARGEST_COUNT:
        raise DataError(tr("{name} is {text}, but a whole number is expected", name=name, text=shown(text)))
    return int(number)


def read_patch_list(folder: str | Path) -> list[PatchRow]:
    """Read the patch list of a data set.

    Raises:
        DatasetError: If it is missing or damaged.
    """
    lines = csv.DictReader(io.StringIO(read_text(folder, PATCH_LIST), newline=""))
    rows = []
    try:
        for row in lines:
            rows.append(PatchRow.from_dict(row))
    except DataError as error:
        raise damaged(
            folder, PATCH_LIST, DataError(tr("line {line_num}: {error}", line_num=lines.line_num, error=error))
        ) from error
    except csv.Error as error:
        raise damaged(folder, PATCH_LIST, error) from error
    repeated = [name for name, times in Counter(row.patch for row in rows).items() if times > 1]
    if repeated:
        raise damaged(folder, PATCH_LIST, DataError(tr("the patch {repeated} stands twice", repeated=repeated[0])))
    return rows


def write_patch_list(folder: str | Path, values: Sequence[int], rows: Iterable[PatchRow]) -> None:
    """Write the patch list of a data set with these class values."""
    with (Path(folder) / PATCH_LIST).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*_COLUMNS, *(f"{_SHARE}{value}" for value in values)])
        writer.writerows(row.to_fields(values) for row in rows)
