"""Ground that a person labels: made, and read as a reference."""
