"""The network: which one, its input, how it is stored, and where it runs."""
