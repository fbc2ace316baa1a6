"""Scenes: which orthophoto, heights and reference belong together, and whether they fit."""
