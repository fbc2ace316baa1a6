"""Docks in the window of QGIS, which qgis_process never loads."""
