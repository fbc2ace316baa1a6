"""What pixels say of the order of the bands, on made ground and on real photos."""

import numpy as np
import pytest
import rasterio

from tests.checkout import SAMPLES
from tests.coloured_ground import BUILT, PLANTS, plants_and_roofs
from training.band_evidence import BandEvidence, is_too_low

RGBI, LABELS = plants_and_roofs()


def evidence(bands, nir, red, labels=None):
    values = bands.reshape(len(bands), -1)
    return BandEvidence.from_pixels(values, nir, red, None if labels is None else labels.ravel())


def doubt(bands, nir, red):
    return evidence(bands, nir, red).doubt(nir, red)


def test_right_orders_are_not_doubted():
    assert doubt(RGBI, 3, 0) is None
    assert doubt(RGBI[[3, 0, 1]], 0, 1) is None
    assert doubt(RGBI[[3, 0, 1, 2]], 0, 1) is None


def test_visible_bands_are_alike():
    found = doubt(RGBI[:3], 0, 1)
    assert found.kind == "alike" and found.correlation > 0.9 and found.better is None
    assert doubt(RGBI, 0, 1).better == (4, 1)


def test_swapped_bands():
    assert doubt(RGBI[[0, 3, 1]], 0, 1).kind == "swapped"
    assert doubt(RGBI, 0, 3).kind == "swapped"


def test_too_little_says_nothing():
    assert doubt(RGBI[:2], 0, 1) is None  # nothing to compare with
    assert doubt(RGBI[:3, :10, :10], 0, 1) is None
    assert doubt(np.full((3, 50, 50), 7, dtype=np.uint8), 0, 1) is None
    assert doubt(np.zeros((3, 0, 0), dtype=np.uint8), 0, 1) is None


def test_sums_of_parts_are_those_of_the_whole():
    whole = evidence(RGBI, 3, 0, LABELS)
    parts = evidence(RGBI[:, :40], 3, 0, LABELS[:40]) + evidence(RGBI[:, 40:], 3, 0, LABELS[40:])
    np.testing.assert_allclose(parts.correlations(), whole.correlations())
    np.testing.assert_allclose(whole.correlations(), np.corrcoef(RGBI.reshape(4, -1)), atol=1e-9)
    np.testing.assert_allclose(parts.class_sums, whole.class_sums)
    assert parts.ndvi_percentile(95) == whole.ndvi_percentile(95)
    red, nir = RGBI[[0, 3]].reshape(2, -1).astype(float)
    assert whole.ndvi_percentile(95) == pytest.approx(np.percentile((nir - red) / (nir + red), 95), abs=0.02)


def test_contrast_of_plants_and_roofs():
    found = evidence(RGBI, 3, 0, LABELS)
    assert found.contrast(3, 0, [PLANTS], [BUILT]) > 0.4
    assert is_too_low(found.contrast(0, 1, [PLANTS], [BUILT]))
    assert found.best_pair([PLANTS], [BUILT]) == (3, 0)
    assert evidence(RGBI[:3], 0, 1, LABELS).best_pair([PLANTS], [BUILT]) is None
    assert found.contrast(3, 0, [PLANTS], [5]) is None


REAL = pytest.mark.skipif(not SAMPLES.exists(), reason="the sample data are not there")


def photos(pattern):
    for path in sorted(SAMPLES.glob(pattern)):
        with rasterio.open(path) as file:
            yield file.read()


@REAL
@pytest.mark.slow
def test_no_false_alarm_on_real_photos():
    for pattern in ("naip_cities/top/*.tif", "naip/*.tif", "chesapeake/top*/*.tif"):
        for bands in photos(pattern):
            assert doubt(bands, 3, 0) is None
            assert doubt(bands[[3, 0, 1]], 0, 1) is None
    assert [doubt(bands, 0, 1) for bands in photos("ign/*_irrg.tif")] == [None, None]


@REAL
@pytest.mark.slow
def test_most_real_photos_in_wrong_bands_are_found():
    """Shares as measured; the rest is found by names, by the reference, or by the other photos of a run."""
    for pattern, wrong, least in (
        ("naip_cities/top/*.tif", [0, 1, 2, 3], 1.0),
        ("naip_cities/top/*.tif", [0, 1, 2], 0.95),
        ("chesapeake/top*/*.tif", [0, 1, 2], 0.8),
        ("dubai/top/dubai_?0[1-3].jpg", [0, 1, 2], 0.9),
    ):
        found = [doubt(bands[wrong], 0, 1) is not None for bands in photos(pattern)]
        assert np.mean(found) >= least, pattern
