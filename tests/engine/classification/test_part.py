"""A part of an orthophoto: its pixels are those of a run over the whole, and only what is needed is computed."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from rasterio.warp import transform_bounds

from tests.engine.classification.test_classify import classify
from tests.engine.support.tiny_scenes import Notes, heights, ortho_pixels
from tests.small_rasters import NODATA, patchwork, read_raster, write_raster
from training.classification.prediction.predictor import Predictor
from training.contract.errors import ConfigError, EngineError, RasterError
from training.windows import Window

LABELS = patchwork(150, 230, cell=16, seed=4)
RASTERS = ("confidence", "probabilities")


@pytest.fixture
def ortho(tmp_path):
    """With a hole without data."""
    image = ortho_pixels(LABELS, 4)
    image[:, 60:75, 100:140] = 0
    return write_raster(tmp_path / "ortho.tif", image, nodata=0)


def extent_of(path, window):
    with rasterio.open(path) as file:
        left, top = file.transform @ (window.col_off, window.row_off)
        right, bottom = file.transform @ (window.col_end, window.row_end)
    return f"{left},{bottom},{right},{top}"


def run(model, ortho, folder, **parameters):
    folder.mkdir()
    paths = {name: str(folder / f"{name}.tif") for name in RASTERS}
    classify(model, ortho, folder / "output.tif", Notes(), **{"window_size": 48, **paths, **parameters})
    return {name: read_raster(folder / f"{name}.tif") for name in ("output", *RASTERS)}


@pytest.mark.parametrize(
    "window",
    [
        Window(0, 0, 230, 150),
        Window(0, 0, 7, 9),
        Window(223, 140, 7, 10),
        Window(41, 37, 90, 60),
        Window(100, 0, 1, 150),
    ],
)
def test_an_extent_gives_that_part_of_the_whole(model, ortho, tmp_path, window):
    whole = run(model, ortho, tmp_path / "whole")
    part = run(model, ortho, tmp_path / "part", extent=extent_of(ortho, window))
    for name, pixels in whole.items():
        assert np.array_equal(part[name], pixels[(slice(None), *window.slices)]), name
    with rasterio.open(ortho) as source, rasterio.open(tmp_path / "part" / "output.tif") as written:
        assert written.transform @ (0, 0) == pytest.approx(source.transform @ (window.col_off, window.row_off))
        assert written.crs == source.crs and written.res == source.res


@pytest.mark.slow
def test_panels_and_heights_make_no_difference_to_a_part(train, ortho, tmp_path, monkeypatch):
    model = train("ortho_height")
    height = write_raster(tmp_path / "h.tif", heights(LABELS))
    window = Window(30, 20, 180, 100)
    whole = run(model, ortho, tmp_path / "whole", height=str(height), window_size=0)
    monkeypatch.setattr("training.classification.window_size._PANEL_BYTES", {"cpu": 1})
    monkeypatch.setattr("training.classification.one_ortho.BLOCK", 32)
    monkeypatch.setattr("training.raster_io.writer.BLOCK", 32)
    part = run(
        model, ortho, tmp_path / "part", height=str(height), window_size=0, extent=extent_of(ortho, window),
        overlap=50,
    )  # fmt: skip
    for name, pixels in whole.items():
        assert np.array_equal(part[name], pixels[(slice(None), *window.slices)]), name


def mask_raster(tmp_path, inside, **options):
    return write_raster(tmp_path / "mask.tif", inside.astype(np.uint8), **options)


def test_a_mask_keeps_the_grid_and_what_is_inside(model, ortho, tmp_path):
    inside = np.zeros(LABELS.shape, dtype=bool)
    inside[20:70, 90:150] = inside[140, 3] = True
    whole = run(model, ortho, tmp_path / "whole")
    part = run(model, ortho, tmp_path / "part", mask=str(mask_raster(tmp_path, inside)))
    for name, pixels in whole.items():
        assert np.array_equal(part[name][:, inside], pixels[:, inside]), name
        assert (part[name][:, ~inside] == NODATA).all(), name


def test_extent_and_mask_together(model, ortho, tmp_path):
    inside = np.zeros(LABELS.shape, dtype=bool)
    inside[20:70, 90:150] = True
    window = Window(120, 50, 60, 60)
    whole = run(model, ortho, tmp_path / "whole")["output"][(slice(None), *window.slices)]
    both = {"mask": str(mask_raster(tmp_path, inside)), "extent": extent_of(ortho, window)}
    part = run(model, ortho, tmp_path / "part", **both)["output"]
    wanted = inside[window.slices]
    assert np.array_equal(part[:, wanted], whole[:, wanted]) and (part[:, ~wanted] == NODATA).all()


def test_only_what_is_needed_is_read_and_computed(model, ortho, tmp_path, monkeypatch):
    seen, logits = [], Predictor.logits

    def counted(self, images):
        seen.append(len(images))
        return logits(self, images)

    monkeypatch.setattr(Predictor, "logits", counted)
    monkeypatch.setattr("training.classification.forecast._FEWEST", 10**6)
    computed = {}
    inside = np.zeros(LABELS.shape, dtype=bool)
    inside[10:14, 10:14] = True
    ways = {"whole": {}, "mask": {"mask": str(mask_raster(tmp_path, inside))}}
    ways["extent"] = {"extent": extent_of(ortho, Window(10, 10, 4, 4))}
    for name, way in ways.items():
        seen.clear()
        run(model, ortho, tmp_path / name, batch_size=1, **way)
        computed[name] = sum(seen)
    assert computed["mask"] == computed["extent"] == 1 and computed["whole"] > 20


def test_an_extent_in_another_system_is_brought_to_that_of_the_orthophoto(model, ortho, tmp_path):
    window = Window(50, 40, 100, 80)
    with rasterio.open(ortho) as file:
        bounds = file.window_bounds(
            rasterio.windows.Window(window.col_off, window.row_off, window.width, window.height)
        )
        degrees = transform_bounds(file.crs, "EPSG:4326", *bounds)
    text = ",".join(map(str, degrees)) + " [EPSG:4326]"
    part = run(model, ortho, tmp_path / "part", extent=text)["output"]
    assert abs(part.shape[1] - 80) <= 4 and abs(part.shape[2] - 100) <= 4  # the rectangle around a turned one


def refused(kind, model, ortho, tmp_path, **parameters):
    with pytest.raises(kind) as caught:
        classify(model, ortho, tmp_path / "out" / "c.tif", **parameters)
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())
    return str(caught.value)


def test_parts_that_hold_nothing_are_refused_with_one_message(model, ortho, tmp_path):
    (tmp_path / "out").mkdir()
    assert "misses" in refused(RasterError, model, ortho, tmp_path, extent="1,2,3,4")
    nowhere = refused(EngineError, model, ortho, tmp_path, extent="1,2,3,4 [EPSG:99]")
    assert "cannot be brought to the coordinate reference system of" in nowhere
    assert "is no extent" in refused(ConfigError, model, ortho, tmp_path, extent="town")
    empty = mask_raster(tmp_path, np.zeros(LABELS.shape))
    assert "leaves nothing of" in refused(RasterError, model, ortho, tmp_path, mask=str(empty))
    corner = np.zeros(LABELS.shape)
    corner[:5, :5] = 1
    both = {"mask": str(mask_raster(tmp_path, corner)), "extent": extent_of(ortho, Window(100, 100, 20, 20))}
    assert "the part of it in EXTENT" in refused(RasterError, model, ortho, tmp_path, **both)
    elsewhere = write_raster(tmp_path / "else.tif", np.ones((9, 9), dtype=np.uint8), origin=(0.0, 0.0))
    assert "does not overlap the orthophoto" in refused(RasterError, model, ortho, tmp_path, mask=str(elsewhere))
    polygons = tmp_path / "mask.gpkg"
    polygons.write_bytes(b"")
    text = refused(ConfigError, model, ortho, tmp_path, mask=str(polygons))
    assert "MASK is" in text and "gdal_rasterize -burn 1" in text
    bare = write_raster(tmp_path / "bare.tif", ortho_pixels(LABELS), gsd=None)
    assert "has no georeference" in refused(RasterError, model, bare, tmp_path, extent="0,0,5,5")
