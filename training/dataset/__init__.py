"""Data sets: how scenes become patches on disk."""
