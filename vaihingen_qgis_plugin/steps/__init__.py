"""What happens in a run: the steps that algorithms are composed of."""
