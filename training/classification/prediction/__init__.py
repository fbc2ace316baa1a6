"""Windows to probabilities: what the network says of each, and how they are blended."""
