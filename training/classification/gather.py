"""Join rasters that lie side by side: parts of a classification, or neighbouring orthophotos."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from ..contract.config import GatherConfig
from ..contract.errors import RasterError
from ..contract.file_names import is_leftover
from ..contract.language import tr
from ..contract.outputs import is_our_names, style_path
from ..jobs.outputs import Outputs
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..jobs.result import JobResult
from ..raster_io import Mosaic, join, write_cog

_RASTER_ENDS = {".tif", ".tiff", ".jpg", ".jpeg", ".png", ".img", ".jp2"}
_OVERVIEWS = {"classes": "mode", "quantities": "average"}


def run(config: GatherConfig, outputs: Outputs[GatherConfig], reporter: Reporter) -> JobResult:
    """Look at all rasters, and write what names them, or a copy of all."""
    paths = rasters_of(config.inputs, Path(outputs.shown("output")))
    target = Path(outputs.path("output"))
    reporter.progress(0.0, tr("Looking at the rasters"), tr("{count} rasters", count=len(paths)))
    mosaic = join(paths, target.parent)
    stop_if_cancelled(reporter)
    _tell(mosaic, paths, reporter)
    classes = config.overviews == "classes" or (config.overviews == "auto" and mosaic.coloured)
    if config.names_only:
        target.write_text(mosaic.vrt, encoding="utf-8")
    else:
        description = target.with_name(f"{target.name}.vrt")
        try:
            description.write_text(mosaic.vrt, encoding="utf-8")
            reporter.progress(0.1, tr("Writing the joined raster"))
            write_cog(description, target, _OVERVIEWS["classes" if classes else "quantities"])
        finally:
            description.unlink(missing_ok=True)
    if classes:
        _copy_names(paths[0], target)
    return JobResult({"rasters": len(paths), "columns": mosaic.grid.width, "rows": mosaic.grid.height})


def rasters_of(names: tuple[str, ...], output: Path) -> list[Path]:
    """The rasters that are named, and those in the folders that are, but for what is written.

    Raises:
        RasterError: If a folder holds none.
    """
    found: list[Path] = []
    for name in map(Path, names):
        if not name.is_dir():
            found.append(name)
            continue
        inside = sorted(
            file
            for file in name.iterdir()
            if file.suffix.lower() in _RASTER_ENDS and not is_leftover(file) and file.resolve() != output.resolve()
        )
        if not inside:
            raise RasterError(
                tr("The folder {name} holds no rasters.", name=name),
                tr(
                    "Choose a folder with rasters ({endings}), or give their names.",
                    endings=", ".join(sorted(_RASTER_ENDS)),
                ),
            )
        found += inside
    return found


def _tell(mosaic: Mosaic, paths: list[Path], reporter: Reporter) -> None:
    grid = mosaic.grid
    reporter.info(
        tr(
            "{count} rasters are joined to one of {width} x {height} pixels.",
            count=len(paths),
            width=grid.width,
            height=grid.height,
        )
    )
    if mosaic.moved > 0.01:
        reporter.warning(
            tr(
                "The rasters do not lie on one grid of pixels: the nearest one is taken, and pixels are moved by "
                "up to {moved:.2f} pixels.",
                moved=mosaic.moved,
            )
        )
    if mosaic.bare > 0:
        reporter.warning(
            tr(
                "{percent:.2g} % of the joined raster is covered by none of them, and has no data. If they are "
                "parts of a classification, a part may be missing.",
                percent=100 * mosaic.bare,
            )
        )


def _copy_names(source: Path, target: Path) -> None:
    """Give the joined raster the names and colours of the classes, which lie beside the first one."""
    with suppress(FileNotFoundError):
        shutil.copyfile(style_path(source), style_path(target))
    if is_our_names(names := Path(f"{source}.aux.xml")):  # what QGIS has written there holds for the one raster only
        shutil.copyfile(names, f"{target}.aux.xml")
