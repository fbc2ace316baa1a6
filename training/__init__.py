"""The engine: reads rasters, learns, writes. Knows nothing of QGIS, and imports nothing here: QGIS loads this.

It is called after the job that all others serve: they prepare a training, use the model, or measure what came of it.
"""
