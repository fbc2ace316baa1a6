"""Classification: how a model makes a class raster of an orthophoto."""
