"""Results as cloud-optimised GeoTIFFs: laid out as such, and else the same as GeoTIFFs."""

from __future__ import annotations

import pytest
import rasterio

from tests.engine.classification.test_classify import classify
from tests.engine.support.grids import grid
from tests.engine.support.tiny_scenes import Notes, ortho_pixels
from tests.small_rasters import patchwork, read_raster, write_raster
from training.contract.class_scheme import ISPRS
from training.contract.config import GatherConfig
from training.contract.errors import ConfigError, RasterError
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.raster_io import RasterWriter


def facts(path):
    with rasterio.open(path) as file:
        layout = file.tags(ns="IMAGE_STRUCTURE").get("LAYOUT")
        colours = file.colormap(1) if file.colorinterp[0].name == "palette" else None
        tags = {name: text for name, text in file.tags().items() if name == "MODELS"}
        said = (file.dtypes, file.nodata, file.crs, file.transform, file.descriptions, colours, tags)
        return layout, said, file.block_shapes, file.overviews(1)


@pytest.mark.parametrize("part", ["", "1/2"])
def test_the_same_results_in_both_formats(model, tmp_path, part):
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(patchwork(70, 530, cell=16)))
    found = {}
    for kind in ("GTiff", "COG"):
        folder = tmp_path / kind
        rest = {name: str(folder / f"{name}.tif") for name in ("confidence", "probabilities")}
        folder.mkdir()
        classify(model, ortho, folder / "output.tif", output_format=kind, overlap=0, part=part, **rest)
        found[kind] = {path.name: path for path in folder.iterdir() if path.is_file()}
    assert found["GTiff"].keys() == found["COG"].keys()
    for name, path in found["COG"].items():
        other = found["GTiff"][name]
        if path.suffix == ".tif":
            layout, said, blocks, overviews = facts(path)
            assert layout == "COG" and said == facts(other)[1] and set(blocks) == {(256, 256)}
            assert (read_raster(path) == read_raster(other)).all() and bool(overviews) == (not part)
        else:
            assert path.read_bytes() == other.read_bytes()  # names and colours of the classes


def test_parts_as_cogs_are_joined_like_others(model, tmp_path):
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(patchwork(40, 530, cell=16)))
    classify(model, ortho, tmp_path / "whole.tif", overlap=0)
    parts = [str(tmp_path / f"{number}.tif") for number in (1, 2)]
    for number, path in enumerate(parts, start=1):
        classify(model, ortho, path, overlap=0, part=f"{number}/2", output_format="COG")
    joined = GatherConfig(input=parts[0], more_inputs=(parts[1],), output=str(tmp_path / "joined.tif"))
    run_job("gather", joined, NullReporter())
    assert (read_raster(tmp_path / "joined.tif") == read_raster(tmp_path / "whole.tif")).all()
    assert (tmp_path / "joined.tif.aux.xml").read_bytes() == (tmp_path / "whole.tif.aux.xml").read_bytes()


def test_other_formats_are_refused(model, tmp_path):
    with pytest.raises(ConfigError, match=r"OUTPUT_FORMAT is COG, but CONFIDENCE is .*c\.png, which is no name"):
        classify(model, tmp_path / "o.tif", tmp_path / "c.tif", confidence=str(tmp_path / "c.png"), output_format="COG")


def test_a_cog_that_is_not_the_same_is_no_result(tmp_path, monkeypatch):
    monkeypatch.setattr("training.raster_io.cog.same_pixels", lambda source, target: False)
    writer = RasterWriter(tmp_path / "c.tif", grid(40, 30), "uint8", 255, scheme=ISPRS, overviews="mode", cog=True)
    with pytest.raises(RasterError, match="cannot be written"), writer:
        writer.write_rows(patchwork(30, 40)[None])


def test_several_orthophotos(model, tmp_path):
    orthos = [str(write_raster(tmp_path / f"{n}.tif", ortho_pixels(patchwork(20, 20)))) for n in "ab"]
    classify(model, orthos[0], tmp_path / "out", Notes(), more_orthos=(orthos[1],), output_format="COG")
    assert all(facts(tmp_path / "out" / f"{name}.tif")[0] == "COG" for name in "ab")
