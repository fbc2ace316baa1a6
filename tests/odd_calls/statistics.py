"""Statistics and pyramids that QGIS has left beside the user's rasters: they belong to QGIS and change nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.engine.support.tiny_scenes import ortho_pixels
from tests.odd_calls.case import Call, case
from tests.small_rasters import colours, patchwork, write_raster

_LABELS = patchwork(64, 64, cell=8)


def with_statistics(raster: Path, bands: int = 1) -> Path:
    """Write what QGIS writes beside a raster that it has shown, with figures that are wrong for it."""
    figures = {"APPROXIMATE": "YES", "MAXIMUM": 250, "MEAN": 9999, "MINIMUM": 200, "STDDEV": 0.001, "VALID_PERCENT": 3}
    items = "".join(f'<MDI key="STATISTICS_{name}">{value}</MDI>' for name, value in figures.items())
    histogram = (
        "<Histograms><HistItem><HistMin>-0.5</HistMin><HistMax>255.5</HistMax><BucketCount>4</BucketCount>"
        "<IncludeOutOfRange>1</IncludeOutOfRange><Approximate>0</Approximate>"
        "<HistCounts>7|0|0|1</HistCounts></HistItem></Histograms>"
    )
    texts = (
        f'<PAMRasterBand band="{band}">{histogram}<Metadata>{items}</Metadata></PAMRasterBand>'
        for band in range(1, bands + 1)
    )
    Path(f"{raster}.aux.xml").write_text(f"<PAMDataset>{''.join(texts)}</PAMDataset>", encoding="utf-8")
    return raster


@case(qgis=True, engine=False)
def ndvi_beside_statistics(folder: Path) -> Call:
    ortho = write_raster(folder / "ortho.tif", np.array([[[30, 40, 0]], [[10, 40, 0]]], np.uint8))
    output = str(folder / "ndvi.tif")
    call = {"INPUT": with_statistics(ortho, 2), "OUTPUT": output}
    return Call("ndvi", call, rasters={output: np.array([[[0.5, 0, np.nan]]])})


@case(qgis=True)
def patches_beside_statistics(folder: Path) -> Call:
    (folder / "images").mkdir()
    (folder / "masks").mkdir()
    pixels = ortho_pixels(_LABELS)
    with_statistics(write_raster(folder / "images" / "a_1.tif", pixels), 3)
    with_statistics(write_raster(folder / "masks" / "a_1.tif", _LABELS))
    parameters = {
        "FOLDER": folder, "OUTPUT": folder / "set", "PATCH_SIZE": 64, "SAMPLING": "grid", "VALIDATION_SHARE": 0,
    }  # fmt: skip
    patch = "a_1_000000_000000.tif"
    rasters = {
        str(folder / "set" / "images" / patch): pixels.astype(float),
        str(folder / "set" / "labels" / patch): _LABELS[None].astype(float),
    }
    return Call("tile", parameters, rasters=rasters, silent=("no partner", "without a reference"))


@case()
def a_reference_beside_statistics(folder: Path) -> Call:
    reference = with_statistics(write_raster(folder / "reference.tif", colours(_LABELS)), 3)
    output = str(folder / "classes.tif")
    parameters = {"INPUT": reference, "DIRECTION": "colours_to_classes", "OUTPUT": output}
    return Call("labels", parameters, rasters={output: _LABELS[None].astype(float)})


@case()
def a_map_and_its_reference_beside_statistics(folder: Path) -> Call:
    half = _LABELS.copy()
    half[:, 32:] = (half[:, 32:] + 1) % 6
    prediction = with_statistics(write_raster(folder / "map.tif", half))
    reference = with_statistics(write_raster(folder / "reference.tif", _LABELS))
    parameters = {"PREDICTION": prediction, "REFERENCE": reference, "SCORES": str(folder / "scores.json")}
    known = _LABELS < 6
    return Call("assess", parameters, scores={"OVERALL_ACCURACY": float((half == _LABELS)[known].mean())})


@case()
def a_surface_model_beside_statistics(folder: Path) -> Call:
    stored, expected = np.full((40, 40), 300.0), np.zeros((40, 40))
    stored[20, 20], expected[20, 20] = 306, 6
    surface = with_statistics(write_raster(folder / "dsm.tif", stored.astype(np.float32)))
    output = str(folder / "above.tif")
    return Call("heightaboveground", {"INPUT": surface, "OUTPUT": output}, rasters={output: expected[None]})


@case()
def a_map_beside_statistics_where_points_are_drawn(folder: Path) -> Call:
    source = with_statistics(write_raster(folder / "map.tif", _LABELS))
    output = str(folder / "points.csv")
    parameters = {"INPUT": source, "POINTS": 60, "MIN_PER_CLASS": 5, "OUTPUT": output}
    return Call("samplepoints", parameters, scores={"POINTS_DRAWN": 60}, written=(output,))
