"""What differs from computer to computer: shells, libraries that do not load, systems without PyTorch."""
