"""Which files a job needs, and what they are called on the other machine: no connection."""

import os
import zipfile

import numpy as np
import pytest
from osgeo import ogr
from small_inputs import write_dataset, write_raster
from vaihingen_qgis_plugin.training.contract.config import (
    ClassifyConfig,
    CompareConfig,
    GatherConfig,
    TileConfig,
    TrainConfig,
)

from vaihingen_qgis_plugin.worker.remote.places import Places
from vaihingen_qgis_plugin.worker.remote.shared_folders import read_shared_folders
from vaihingen_qgis_plugin.worker.remote.staging import Stager, resume_top


@pytest.fixture
def stage():
    """Stage a job; gives the job there, and what is staged."""

    def start(config, shared="", **shown):
        outputs = [os.path.abspath(path) for path in config.new_paths().values()]
        stager = Stager(Places("/base", outputs, read_shared_folders(shared)))
        return stager.config_there(config, shown), stager.staging

    return start


def names(staging):
    return sorted(file.path.name for file in staging.files.values())


def raster(path, *beside):
    write_raster(path, np.ones((1, 4, 4)))
    for name in beside:
        path.with_name(name).write_text("")
    return str(path)


def test_what_belongs_to_a_raster_goes_along(stage, tmp_path):
    ortho = raster(tmp_path / "a b.tif", "a b.tfw", "a b.qml", "a b.txt", "a b.zip", "a b2.tif")
    (tmp_path / "a b.tif.aux.xml").write_text("<PAMDataset></PAMDataset>")
    write_raster(tmp_path / "a b.tif.ovr", np.ones((1, 2, 2)))
    there, staging = stage(GatherConfig(input=ortho, output=str(tmp_path / "out.tif")))
    assert names(staging) == ["a b.qml", "a b.tfw", "a b.tif", "a b.tif.aux.xml", "a b.tif.ovr"]
    assert there.input.startswith("/base/files/") and there.input.endswith(f"/root{ortho}")
    assert there.output.startswith("/base/runs/") and there.output.endswith(f"/root{tmp_path}/out.tif")
    state = staging.files[there.input[len("/base/") :]]
    assert (state.size, state.time_ns) == (os.stat(ortho).st_size, os.stat(ortho).st_mtime_ns)


def test_the_brothers_of_a_shapefile_and_a_layer_in_a_file(stage, tmp_path):
    for name, driver in (("roofs.shp", "ESRI Shapefile"), ("town.gpkg", "GPKG")):
        file = ogr.GetDriverByName(driver).CreateDataSource(str(tmp_path / name))
        file.CreateLayer("roofs", geom_type=ogr.wkbPolygon)
        file = None
    ortho = raster(tmp_path / "a.tif")
    layer = f"{tmp_path}/town.gpkg|layername=roofs"
    config = TileConfig(orthos=(ortho,), references=(f"{tmp_path}/roofs.shp", layer), output=str(tmp_path / "out"))
    there, staging = stage(config)
    assert names(staging) == ["a.tif", "roofs.dbf", "roofs.shp", "roofs.shx", "town.gpkg"]
    assert there.references[1].endswith("/town.gpkg|layername=roofs") and there.references[1].startswith("/base/files/")


def test_sources_of_virtual_rasters_by_whatever_path(stage, tmp_path):
    (tmp_path / "in").mkdir()
    inner = raster(tmp_path / "in" / "it's.tif")
    raster(tmp_path / "near.tif", "near.tfw")
    source = (
        '<VRTRasterBand dataType="Byte" band="{}"><SimpleSource>'
        '<SourceFilename relativeToVRT="{}">{}</SourceFilename></SimpleSource></VRTRasterBand>'
    )
    text = '<VRTDataset rasterXSize="4" rasterYSize="4">{}{}</VRTDataset>'
    (tmp_path / "inner.vrt").write_text(text.format(source.format(1, 0, inner), ""))
    (tmp_path / "all.vrt").write_text(text.format(source.format(1, 1, "near.tif"), source.format(2, 1, "inner.vrt")))
    there, staging = stage(GatherConfig(input=str(tmp_path / "all.vrt"), output=str(tmp_path / "out.tif")))
    assert names(staging) == ["all.vrt", "inner.vrt", "it's.tif", "near.tfw", "near.tif"]
    files = {file.path.name: file for file in staging.files.values()}
    content = files["all.vrt"].content.decode()
    prefix = there.input[: -len("all.vrt")]
    assert f'relativeToVRT="0">{prefix}near.tif<' in content and f'relativeToVRT="0">{prefix}inner.vrt<' in content
    assert files["all.vrt"].size == len(files["all.vrt"].content)
    assert f">{prefix}in/it's.tif<" in files["inner.vrt"].content.decode()


def test_names_of_gdal_that_hold_a_path(stage, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(raster(tmp_path / "a.tif"), "a.tif")
    config = GatherConfig(input=f"/vsizip/{tmp_path}/a.zip/a.tif", output=str(tmp_path / "out.tif"))
    there, staging = stage(config)
    assert names(staging) == ["a.zip"]
    assert there.input.startswith("/vsizip//base/files/") and there.input.endswith("/a.zip/a.tif")
    for elsewhere in ("/vsicurl/https://example.org/a.tif", "https://example.org/a.tif", str(tmp_path / "missing.tif")):
        there, staging = stage(GatherConfig(input=elsewhere, output=str(tmp_path / "out.tif")))
        assert there.input == elsewhere and not staging.files


def test_folders_go_as_a_whole_and_links_are_followed(stage, tmp_path):
    top = tmp_path / "town" / "top"
    top.mkdir(parents=True)
    raster(top / "1.tif")
    raster(tmp_path / "outside.tif")
    (top / "2.tif").symlink_to(tmp_path / "outside.tif")
    (top / "round").symlink_to(tmp_path / "town")
    (top / "half.vaihingen.part.tif").write_text("")
    _, staging = stage(TileConfig(folder=str(tmp_path / "town"), output=str(tmp_path / "out")))
    assert names(staging) == ["1.tif", "2.tif"]
    assert len(staging.folders) == 1


def test_what_lies_in_a_shared_folder_is_not_copied(stage, tmp_path):
    (tmp_path / "nas").mkdir()
    model = tmp_path / "model.safetensors"
    model.write_bytes(b"x")
    ortho = raster(tmp_path / "nas" / "a.tif")
    config = ClassifyConfig(model=str(model), ortho=ortho, output=str(tmp_path / "nas" / "out.tif"))
    there, staging = stage(config, shared=f"{tmp_path}/nas=/mnt/nas")
    assert there.ortho == "/mnt/nas/a.tif" and staging.shared == {"/mnt/nas/a.tif": ortho}
    assert names(staging) == ["model.safetensors"]
    assert there.output.startswith("/base/runs/")  # results come home in any case


def test_names_that_are_no_files_stay(stage, tmp_path):
    config = TrainConfig(dataset=str(tmp_path), encoder_weights="imagenet", model=str(tmp_path / "m.safetensors"))
    assert stage(config)[0].encoder_weights == "imagenet"
    config = ClassifyConfig(model="m", ortho="o", reference="r", classes="isprs", output="out.tif")
    assert stage(config)[0].classes == "isprs"


def test_what_the_user_gave_goes_along_for_its_hash(stage, tmp_path):
    (tmp_path / "roofs.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    config = GatherConfig(input=raster(tmp_path / "a.tif"), output=str(tmp_path / "out.tif"))
    _, staging = stage(config, input=str(tmp_path / "roofs.geojson"))
    assert names(staging) == ["a.tif", "roofs.geojson"]


def test_a_comparison_reads_the_rasters_of_its_test_tiles(stage, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("1.tif", "1_labels.tif", "2.tif", "2_labels.tif"):
        raster(tmp_path / name)
    write_dataset(tmp_path / "data", sources=(("1", ""), ("2", "")), test_tiles=("2",))
    config = CompareConfig(dataset=str(tmp_path / "data"), output=str(tmp_path / "out"))
    _, staging = stage(config)
    assert {name for name in names(staging) if name.endswith(".tif")} == {"2.tif", "2_labels.tif"}
    assert [str(path) for path in config.further_inputs()] == ["2.tif", "2_labels.tif"]


def test_what_a_job_is_resumed_from(stage, tmp_path):
    config = TrainConfig(dataset=str(tmp_path / "d"), model=str(tmp_path / "m.safetensors"), resume=True)
    assert resume_top(config) == tmp_path / "m.ckpt"
    assert not stage(config)[1].resume
    (tmp_path / "m.ckpt").write_text("x")
    assert [file.path.name for file in stage(config)[1].resume.values()] == ["m.ckpt"]
    config = CompareConfig(dataset=str(tmp_path / "d"), output=str(tmp_path / "out"))
    assert resume_top(config) == tmp_path / "out.runs"
    (tmp_path / "out.runs" / "ortho_1").mkdir(parents=True)
    (tmp_path / "out.runs" / "plan.json").write_text("{}")
    (tmp_path / "out.runs" / "ortho_1" / "run.json").write_text("{}")
    assert sorted(file.path.name for file in stage(config)[1].resume.values()) == ["plan.json", "run.json"]
    assert resume_top(GatherConfig(output=str(tmp_path / "x.tif"))) is None
