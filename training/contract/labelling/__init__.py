"""What is labelled by a person to train on."""
