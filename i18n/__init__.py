"""Keeps the catalogues (`vaihingen_*.ts`) up with the sources and compiles them: `make translations`."""
