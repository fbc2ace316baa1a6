"""The engine's process: which Python, how it is started, read and stopped."""
