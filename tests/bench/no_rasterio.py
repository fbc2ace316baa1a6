"""Machines with a card often have PyTorch and no rasterio: what needs no files runs there too. Import this first."""

from __future__ import annotations

import sys
from unittest import mock

_MODULES = ("", "._err", ".crs", ".enums", ".errors", ".io", ".shutil", ".vrt", ".warp", ".windows")

try:
    import rasterio  # noqa: F401

    THERE = True
except ImportError:
    THERE = False
    for name in _MODULES:
        sys.modules[f"rasterio{name}"] = mock.MagicMock()
    sys.modules.setdefault("affine", mock.MagicMock())
    for name in ("RasterioError", "CRSError"):  # what is caught must be an exception
        setattr(sys.modules["rasterio.errors"], name, type(name, (Exception,), {}))
    sys.modules["rasterio.errors"].NotGeoreferencedWarning = UserWarning  # type: ignore[attr-defined]
    sys.modules["rasterio._err"].CPLE_BaseError = type("CPLE_BaseError", (Exception,), {})  # type: ignore[attr-defined]
