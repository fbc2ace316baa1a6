"""Does jobs for a QGIS on another computer: takes their files, runs them, gives back what they have made."""
