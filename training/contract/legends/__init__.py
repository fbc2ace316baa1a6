"""Legends: the classes that a file lists, and those that a raster brings."""
