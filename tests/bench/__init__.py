"""Speed and memory against the tools of the field, learning against a plain loop, side by side: `make bench`."""
