"""Where labels are worth most: blocks of an orthophoto, ranked."""
