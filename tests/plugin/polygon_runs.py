"""Runs with polygon layers as references."""

import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
)
from recording import refusal
from small_layers import polygon


def tile(orthos, references, **more):
    return {"ORTHOS": orthos, "REFERENCES": references, "OUTPUT": "TEMPORARY_OUTPUT", **more}


def refused(orthos, references, **more):
    return refusal("vaihingen:tile", tile(orthos, references, **more))


TREE = (polygon(0, 0, 1, 1), "tree")


def failure(parameters, feedback):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:tile")
    with pytest.raises(QgsProcessingException) as caught:
        algorithm.run(parameters, QgsProcessingContext(), feedback, {}, False)
    return str(caught.value)


def write_raster_at(ortho, name, easting):
    path = ortho(name=name)
    raster = gdal.Open(path, gdal.GA_Update)
    raster.SetGeoTransform((easting, 1, 0, 2000, 0, -1))
    raster = None
    return path
