"""A file that is given for two parameters is refused before anything runs, by whatever path it is named."""

import os

import pytest

from training.contract.config import AssessConfig, ClassifyConfig, TileConfig


@pytest.fixture
def raster(tmp_path):
    (tmp_path / "a.tif").write_bytes(b"a raster")
    return str(tmp_path / "a.tif")


def paths_to(raster, tmp_path):
    (tmp_path / "sub").mkdir()
    os.symlink(raster, tmp_path / "link.tif")
    return [raster, str(tmp_path / "sub" / ".." / "a.tif"), str(tmp_path / "link.tif")]


def test_assess_of_a_file_with_itself(raster, tmp_path):
    for other in paths_to(raster, tmp_path):
        (problem,) = AssessConfig(prediction=raster, reference=other).problems()
        assert "PREDICTION and REFERENCE are the same file" in problem and "always 100 % right" in problem


def test_orthophoto_as_heights_or_reference(raster, tmp_path):
    for other in paths_to(raster, tmp_path):
        (problem,) = ClassifyConfig(model="m", ortho=raster, height=other, output="o.tif").problems()
        assert "ORTHO and HEIGHT are the same file" in problem
        (problem,) = ClassifyConfig(model="m", ortho=raster, reference=other, output="o.tif").problems()
        assert "ORTHO and REFERENCE are the same file" in problem
        tile = TileConfig(orthos=("b.tif", raster), references=("r.tif",), heights=(other,), output="o")
        (problem,) = tile.problems()
        assert "ORTHOS and HEIGHTS are the same file" in problem


def test_different_files_and_one_reference_for_several_are_fine(raster, tmp_path):
    assert not AssessConfig(prediction=raster, reference="b.tif").problems()
    several = AssessConfig(prediction="p.tif", more_predictions=("q.tif",), reference=raster, more_references=(raster,))
    assert not several.problems()
