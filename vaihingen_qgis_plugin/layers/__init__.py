"""Between QGIS's layers and the engine's files."""
