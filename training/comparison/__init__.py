"""Comparisons: whether heights or NDVI help."""
