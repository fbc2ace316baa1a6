"""Training on from a model: what it is to remember, and what has become better and worse."""
