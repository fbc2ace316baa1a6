"""The same pixels for every run, and the places where the variants differ."""

from __future__ import annotations

import numpy as np
import pytest

from tests.engine.support.tiny_scenes import Notes
from tests.small_rasters import patchwork, write_raster
from training.comparison.plan import VariantRun
from training.comparison.run_counts import count_runs
from training.comparison.unseen_tiles import UnseenTile
from training.contract.class_scheme import ISPRS, NODATA
from training.contract.errors import JobCancelled


@pytest.fixture()
def scene(tmp_path):
    """A reference of 96 x 400 pixels, and write(variant, seed, classes), which gives the run."""
    labels = patchwork(96, 400, cell=16, seed=3)
    reference = write_raster(tmp_path / "reference.tif", labels)
    ortho = write_raster(tmp_path / "ortho.tif", np.stack([labels * 30] * 3))
    tile = UnseenTile("a", str(ortho), "", str(reference))

    def write(variant, seed, classes):
        run = VariantRun(variant, seed, tmp_path / f"{variant}_{seed}")
        run.folder.mkdir()
        write_raster(run.raster("a"), classes, nodata=NODATA)
        return run

    return labels, tile, write


def with_errors(labels, where):
    """Wrong in these places."""
    wrong = labels.copy()
    wrong[where] = (wrong[where] + 1) % 6
    return wrong


def test_pixels_without_a_class_in_one_run_count_in_none(scene):
    labels, tile, write = scene
    gap = with_errors(labels, np.s_[:8, :])
    gap[40:60, 100:200] = NODATA  # no heights there
    first, second = write("ortho", 1, with_errors(labels, np.s_[30:70, 90:210])), write("ortho_height", 1, gap)
    counted = count_runs([first, second], [tile], ISPRS, 0, Notes())
    of_reference = labels != ISPRS.undefined
    common = of_reference.copy()
    common[40:60, 100:200] = False
    matrices = [counted.counts[run][0].matrix() for run in (first, second)]
    assert [matrix.sum() for matrix in matrices] == [common.sum()] * 2
    assert np.array_equal(*[matrix.sum(axis=1) for matrix in matrices])
    assert matrices[1].sum() - np.trace(matrices[1]) == common[:8].sum()
    assert matrices[0].sum() - np.trace(matrices[0]) == common[30:70, 90:210].sum()
    assert counted.without_data == of_reference[40:60, 100:200].sum() and counted.total == labels.size


def test_places_are_where_the_variants_differ_not_where_all_are_wrong(scene):
    labels, tile, write = scene
    everywhere = np.s_[:, 300:]
    runs = [
        write("ortho", seed, with_errors(with_errors(labels, everywhere), np.s_[:, : 40 * seed])) for seed in (1, 2)
    ]
    runs += [write("ortho_ndvi", seed, with_errors(labels, everywhere)) for seed in (1, 2)]
    places = count_runs(runs, [tile], ISPRS, 0, Notes()).places
    place = places[0]
    assert (place.window.col_off, place.window.row_off, place.window.width) == (0, 0, 256)
    compared = labels[:, :256] != ISPRS.undefined
    share = np.mean([compared[:, : 40 * seed].sum() for seed in (1, 2)]) / compared.sum()
    assert place.errors == {"ortho": pytest.approx(share), "ortho_ndvi": 0.0}
    assert place.photo.shape == (96, 256, 3) and list(place.maps) == ["ortho", "ortho_ndvi"]
    assert np.array_equal(place.maps["ortho_ndvi"], labels[:, :256])
    assert len(places) == 1  # in the other square all are wrong alike


def test_erosion_leaves_out_borders_for_all(scene):
    labels, tile, write = scene
    runs = [write("ortho", 1, labels), write("ortho_ndvi", 1, labels)]
    whole, eroded = (count_runs(runs, [tile], ISPRS, radius, Notes()) for radius in (0, 3))
    pixels = [made.counts[runs[1]][0].matrix().sum() for made in (whole, eroded)]
    assert pixels[1] < 0.8 * pixels[0] and eroded.places == ()


def test_counting_can_be_stopped_and_tells_how_far_it_is(scene):
    labels, tile, write = scene
    runs, notes = [write("ortho", 1, labels)], Notes()
    count_runs(runs, [tile, tile], ISPRS, 0, notes)
    assert notes.fractions == sorted(notes.fractions) == [0.5, 1.0]
    with pytest.raises(JobCancelled):
        count_runs(runs, [tile], ISPRS, 0, Notes(cancel_after=0))
