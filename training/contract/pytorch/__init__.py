"""Which build of PyTorch fits this computer."""
