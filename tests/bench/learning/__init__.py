"""What our training learns against a loop written in an hour: `make bench BENCH=learning`."""
