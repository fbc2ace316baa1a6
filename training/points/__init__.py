"""Accuracy and areas from interpreted sample points."""
