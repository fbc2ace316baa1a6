"""Speed and memory against the tools of the field, side by side in one run: `make bench`."""
