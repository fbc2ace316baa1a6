"""What stands in dialogs in place of QGIS's own widgets."""
