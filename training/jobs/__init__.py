"""Jobs: how any of them is run, recorded, stopped and told of."""
