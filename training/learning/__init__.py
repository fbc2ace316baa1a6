"""Training: how a network learns from a data set."""
