"""Where things lie: the checkout, and the folder with real rasters."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = Path(os.environ.get("VAIHINGEN_SAMPLE_DATA") or ROOT.parent / "shared" / "data")
