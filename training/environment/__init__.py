"""The engine's Python: which packages and devices there are."""
