"""`make gpu-check` itself, tried on a processor and without rasterio, as a machine with a card may be."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.checkout import ROOT

WITHOUT_RASTERIO = "import sys; sys.modules['rasterio'] = None; from tests.bench import gpu; sys.exit(gpu.main())"


@pytest.mark.slow
def test_the_check_of_a_graphics_card_needs_neither_rasterio_nor_a_card(tmp_path):
    command = [sys.executable, "-c", WITHOUT_RASTERIO, "--tiny", "--out", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    summary = (tmp_path / "summary.txt").read_text(encoding="utf-8")
    assert "FAILS" not in summary and "WRONG" not in summary
    for word in ("training, WIDTH=4", "epoch, WIDTH=4", "network of classify", "padded to 8 channels"):
        assert word in summary
