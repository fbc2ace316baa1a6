"""Pixels inside QGIS: the only modules with GDAL and NumPy, and without QGIS's own classes."""
