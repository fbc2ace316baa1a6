"""Jobs: how any of them is run, recorded and stopped, and how it reports."""
