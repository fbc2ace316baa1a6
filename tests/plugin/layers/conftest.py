"""Classify with a worker that writes given rasters."""

import pytest
from classified import Classify, use_error_codes
from osgeo import gdal


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
