"""The engine: reads rasters, learns, writes. Knows nothing of QGIS, and imports nothing here: QGIS loads this."""
