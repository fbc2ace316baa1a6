"""The tiles of a data set that no training has seen, as whole rasters: still there, and unchanged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..contract.dataset_card import Source
from ..contract.elsewhere.users_paths import here
from ..contract.errors import DatasetError
from ..contract.language import later, tr
from ..contract.outputs.file_hash import file_hash
from ..dataset.folder import Dataset
from ..jobs.reporter import Reporter, stop_if_cancelled

_FILES = {  # role -> the file of a tile, for messages
    "ortho": later("The ortho of the test tile {tile}"),
    "reference": later("The reference of the test tile {tile}"),
    "height": later("The height of the test tile {tile}"),
}
_CUT_AGAIN = later("Bring it back to this place as it was, or cut the patches again and start a new comparison.")


@dataclass(frozen=True)
class UnseenTile:
    """Paths of the rasters of one tile; `height` is "" where it is not needed."""

    name: str
    ortho: str
    height: str
    reference: str


def unseen_tiles(dataset: Dataset, with_height: bool, reporter: Reporter) -> list[UnseenTile]:
    """The tiles of which the data set holds nothing but test patches.

    Args:
        dataset: The data set.
        with_height: Whether their heights are needed.
        reporter: Is asked whether to stop, since large files take time to check.

    Raises:
        DatasetError: If there are none, or if a raster is gone, has changed, or is no raster but polygons.
    """
    sources = dataset.card.test_sources
    if not sources:
        raise DatasetError(
            tr(
                "The data set {folder} keeps no whole orthophoto for the test, on which models could be compared.",
                folder=dataset.folder,
            ),
            tr(
                'Cut the patches again with TEST_TILES (names or numbers of orthophotos, e.g. "6") or with '
                "TEST_SHARE and SPLIT=tiles."
            ),
        )
    roles = ("ortho", "reference", *(("height",) if with_height else ()))
    for source in sources:
        _check(source, roles, reporter)
    return [
        UnseenTile(source.tile, here(source.ortho), here(source.height) if with_height else "", here(source.reference))
        for source in sources
    ]


def _check(source: Source, roles: Iterable[str], reporter: Reporter) -> None:
    for role in roles:
        stop_if_cancelled(reporter)
        path, known = here(getattr(source, role)), source.sha256.get(role, "")
        what = tr(_FILES[role], tile=source.tile)
        if role == "reference" and not known:
            raise DatasetError(
                tr(
                    "{what} was made from polygons ({path}), of which no raster is left to compare with.",
                    what=what,
                    path=path,
                ),
                tr("Rasterise the polygons first, and cut the patches with these rasters as references."),
            )
        if not Path(path).exists():
            raise DatasetError(tr("{what} is no longer at {path}.", what=what, path=path), tr(_CUT_AGAIN))
        if file_hash(Path(path)) != known:
            raise DatasetError(
                tr("{what} has changed since the patches were cut: {path}.", what=what, path=path), tr(_CUT_AGAIN)
            )
