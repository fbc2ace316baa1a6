"""The Python environment that the plugin makes for the engine."""
