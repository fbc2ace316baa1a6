"""References: how a raster of codes or colours, or polygons, become class codes."""
