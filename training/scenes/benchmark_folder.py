"""The tiles of a published protocol in the ISPRS benchmarks, wherever below a folder they were unpacked.

Files are known by the names that the ISPRS gave them. Vaihingen: `top/top_mosaic_09cm_area1.tif`, references of the
same name in other folders, `..._noBoundary.tif` with eroded borders, `dsm_09cm_matching_area1.tif`. Potsdam:
`top_potsdam_2_10_RGBIR.tif`, `top_potsdam_2_10_label.tif`, `..._label_noBoundary.tif`, `dsm_potsdam_02_10.tif` and
`dsm_potsdam_02_10_normalized_lastools.jpg`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..contract.config import TileConfig
from ..contract.config.protocols import NO_PROTOCOL, POTSDAM, PROTOCOL_OF, VAIHINGEN, Protocol
from ..contract.errors import DatasetError, reason
from ..contract.language import later, tr
from ..jobs.reporter import Reporter
from .folder import FolderRasters, rasters_below
from .names import PLURALS, number_of, numbers_of

_ORTHO, _REFERENCE, _ERODED, _DSM, _NDSM = "orthophoto", "reference", "eroded reference", "surface model", "normalised"
_DEFAULT_BANDS = (1, 2)
_PATTERNS: dict[str, dict[str, str]] = {
    VAIHINGEN: {
        _REFERENCE: r"top_mosaic_09cm_area\d+",  # orthophotos too: the folder tells them apart
        _ERODED: r"top_mosaic_09cm_area\d+_noboundary",
        _DSM: r"dsm_09cm_matching_area\d+",
        _NDSM: r"(dsm|ndsm)_09cm_matching_area\d+_(normalized|ndsm)|ndsm_09cm_matching_area\d+",
    },
    POTSDAM: {
        _REFERENCE: r"top_potsdam_\d+_\d+_label",
        _ERODED: r"top_potsdam_\d+_\d+_label_noboundary",
        _DSM: r"dsm_potsdam_\d+_\d+",
        _NDSM: r"dsm_potsdam_\d+_\d+_normalized_(lastools|ownapproach)",
    },
}
_POTSDAM_BANDS = {"rgbir": (4, 1), "irrg": (1, 2), "rgb": (0, 1)}  # near infrared and red, the best first
_METRES = (".tif", ".tiff")
_REFERENCES_LIE_IN = {
    VAIHINGEN: later(
        "ISPRS_semantic_labeling_Vaihingen.zip and, for the test areas, "
        "ISPRS_semantic_labeling_Vaihingen_ground_truth_COMPLETE.zip"
    ),
    POTSDAM: later("4_Ortho_RGBIR.zip (or 3_Ortho_IRRG.zip) and 5_Labels_all.zip"),
}


def tile_number(benchmark: str, path: Path) -> str:
    """The number of the tile that a file of a benchmark shows: "5", or "2_10" in Potsdam; "" if its name has none."""
    if benchmark == VAIHINGEN:
        return number_of(path)
    numbers = numbers_of(path.stem)
    return "_".join(numbers[-2:]) if len(numbers) >= 2 else ""


def protocol_job(config: TileConfig, reporter: Reporter) -> TileConfig:
    """The job with the tiles and the bands that its protocol says; without a protocol as it is.

    Raises:
        DatasetError: If the folder cannot be read.
    """
    protocol = PROTOCOL_OF.get(config.protocol)
    if protocol is None:
        return config
    train, validation, test = map(" ".join, (protocol.train, protocol.validation, protocol.test))
    config = replace(config, train_tiles=train, validation_tiles=validation, test_tiles=test)
    if protocol.benchmark == POTSDAM and (config.nir_band, config.red_band) == _DEFAULT_BANDS:
        kind = _potsdam_kind(_files(config, reporter), None)
        nir, red = _POTSDAM_BANDS[kind]
        reporter.info(tr("Orthophotos {kind}: NIR_BAND={nir}, RED_BAND={red}.", kind=kind.upper(), nir=nir, red=red))
        config = replace(config, nir_band=nir, red_band=red)
    reporter.info(
        tr(
            "Protocol {protocol}: training on {train}, validation on {validation}, test on {test}.",
            protocol=protocol.name,
            train=train,
            validation=validation,
            test=test,
        )
    )
    return config


def protocol_rasters(config: TileConfig, reporter: Reporter) -> FolderRasters:
    """Orthophotos, references and heights of a protocol's tiles.

    Raises:
        DatasetError: If an orthophoto or a reference is missing; says which, and where it comes from.
    """
    if config.protocol == NO_PROTOCOL:
        raise ValueError("there is no protocol")
    protocol = PROTOCOL_OF[config.protocol]
    kinds = _by_kind(protocol, _files(config, reporter), (config.nir_band, config.red_band))
    orthos = _of_each_tile(protocol, kinds[_ORTHO])
    references = _of_each_tile(protocol, kinds[_REFERENCE])
    if len(references) < len(protocol.tiles) and protocol.erosion:
        eroded = _of_each_tile(protocol, kinds[_ERODED])
        if len(eroded) > len(references):
            reporter.info(tr("The whole references are not complete: those with eroded borders are used."))
            references = eroded
    for what, found in ((_ORTHO, orthos), (_REFERENCE, references)):
        if missing := [tile for tile in protocol.tiles if tile not in found]:
            raise DatasetError(
                tr(
                    "PROTOCOL={protocol} needs the {whats} of the tiles {missing}, which are not in {folder}.",
                    protocol=protocol.name,
                    whats=tr(PLURALS[what]),
                    missing=" ".join(missing),
                    folder=config.folder,
                ),
                tr(
                    "Unpack {archives} of the benchmark there; sub-folders may have any name, the files "
                    "must have those of the ISPRS.",
                    archives=tr(_REFERENCES_LIE_IN[protocol.benchmark]),
                ),
            )
    return FolderRasters(list(orthos.values()), list(references.values()), _heights(protocol, kinds, reporter))


def _files(config: TileConfig, reporter: Reporter) -> list[Path]:
    folder = Path(config.folder)
    if not folder.is_dir():
        raise DatasetError(
            tr("{folder} is not a folder.", folder=folder), tr("Give the folder in which the benchmark was unpacked.")
        )
    try:
        return list(rasters_below(folder, reporter))
    except OSError as error:
        raise DatasetError(
            tr("{folder} cannot be read: {reason}.", folder=folder, reason=reason(error)),
            tr("Check the rights."),
        ) from error


def _by_kind(protocol: Protocol, files: Sequence[Path], bands: tuple[int, int]) -> dict[str, list[Path]]:
    """What each file is -> the files."""
    kinds: dict[str, list[Path]] = defaultdict(list)
    kind_of_ortho = _potsdam_kind(files, bands) if protocol.benchmark == POTSDAM else ""
    for path in files:
        name = path.stem.casefold()
        kind = next((kind for kind, end in _PATTERNS[protocol.benchmark].items() if re.fullmatch(end, name)), "")
        is_tif = path.suffix.lower() in _METRES
        if protocol.benchmark == VAIHINGEN and kind == _REFERENCE and path.parent.name.casefold() == "top":
            kind = _ORTHO
        elif protocol.benchmark == POTSDAM and re.fullmatch(rf"top_potsdam_\d+_\d+_{kind_of_ortho}", name):
            kind = _ORTHO
        if kind and (is_tif or kind == _NDSM):
            kinds[kind].append(path)
    return kinds


def _potsdam_kind(files: Iterable[Path], bands: tuple[int, int] | None) -> str:
    """Which of the versions of Potsdam's orthophotos: that with these bands, else the one with most of them."""
    there = {path.stem.casefold().rpartition("_")[2] for path in files if "top_potsdam" in path.stem.casefold()}
    asked = [kind for kind, of_kind in _POTSDAM_BANDS.items() if of_kind == bands]
    return next((kind for kind in (*asked, *_POTSDAM_BANDS) if kind in there), "rgbir")


def _of_each_tile(protocol: Protocol, files: Sequence[Path]) -> dict[str, Path]:
    """Tile -> its file, in the protocol's order; of several copies, those of the folder with most tiles."""
    numbered = [(tile_number(protocol.benchmark, path), path) for path in files]
    wanted = [(tile, path) for tile, path in numbered if tile in protocol.tiles]
    size = Counter(path.parent for _, path in wanted)
    best: dict[str, Path] = {}
    for tile, path in sorted(wanted, key=lambda pair: (-size[pair[1].parent], str(pair[1]))):
        best.setdefault(tile, path)
    return {tile: best[tile] for tile in protocol.tiles if tile in best}


def _heights(protocol: Protocol, kinds: Mapping[str, list[Path]], reporter: Reporter) -> list[Path]:
    """Heights in metres of every tile, above the ground if there are such; none if some tile lacks them."""
    in_metres = [path for path in kinds[_NDSM] if path.suffix.lower() in _METRES]
    for what, files in (
        (tr("Heights from the heights above ground."), in_metres),
        (tr("Heights from the surface models."), kinds[_DSM]),
    ):
        found = _of_each_tile(protocol, files)
        if len(found) == len(protocol.tiles):
            reporter.info(what)
            return list(found.values())
    if kinds[_NDSM] and not in_metres:
        reporter.info(tr("The normalised surface models are pictures without metres and are not used."))
    reporter.info(tr("No heights of all tiles in this folder: models can use the orthophoto only."))
    return []
