"""Accuracy of a class raster against a reference."""
