"""Classify with a worker that writes given rasters; orthophotos for polygons, and a worker that keeps references."""

from pathlib import Path

import fake_workers as fakes
import numpy as np
import pytest
from classified import Classify, use_error_codes
from osgeo import gdal
from qgis.core import (
    QgsProcessingUtils,
)
from small_inputs import write_raster


@pytest.fixture(params=[False, True], ids=["codes", "exceptions"])
def gdal_raises(request):
    """GDAL reports errors by codes, or by exceptions if somebody in QGIS has switched them on; GDAL 4 always."""
    use_error_codes()
    if request.param:
        gdal.UseExceptions()
    yield
    use_error_codes()


@pytest.fixture
def classify(tmp_path, fake_worker, feedback):
    return Classify(tmp_path, fake_worker, feedback)


@pytest.fixture
def ortho(tmp_path):
    """Makes an orthophoto of a width and a height: 1 m pixels, the upper left corner at (1000, 2000) or (0, 0)."""

    def make(width=4, height=3, name="ortho", crs="EPSG:32632"):
        return write_raster(tmp_path / f"{name}.tif", np.ones((3, height, width)), crs=crs)

    return make


@pytest.fixture
def calls(fake_worker, tmp_path, monkeypatch):
    """The worker's calls; it keeps a copy of the references in the folder `kept`."""
    keep = """
import shutil
for number, path in enumerate(config["references"]):
    shutil.copy(path, os.path.join(os.environ["KEEP"], "%d_%s" % (number, os.path.basename(path))))
"""
    (tmp_path / "kept").mkdir()
    monkeypatch.setenv("KEEP", str(tmp_path / "kept"))
    yield fake_worker(keep + fakes.GOOD)
    assert not list(Path(QgsProcessingUtils.tempFolder()).glob("vaihingen_*"))  # nothing stays behind
