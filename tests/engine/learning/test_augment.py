"""Chance variations: channels and labels move together, and only brightness and contrast of the orthophoto vary."""

from __future__ import annotations

import io

import pytest
import torch

from training.learning import augment
from training.learning.augment import Augmentation

SIZE = 32
FIRST = 1000  # labels that hold pixel numbers begin here, clear of 255


@pytest.fixture
def only(monkeypatch):
    """Leaves one part of the augmentation switched on and lets it touch every patch."""

    def switch(part):
        monkeypatch.setattr(augment, "_POSITIONS", 8 if part == "turn" else 1)
        monkeypatch.setattr(augment, "_ZOOM_CHANCE", 1.0 if part == "zoom" else 0.0)
        for constant in ("_GAIN", "_OFFSET"):
            monkeypatch.setattr(augment, constant, 0.15 if part == "light" else 0.0)

    return switch


@pytest.fixture(autouse=True)
def zoom_on(monkeypatch):
    """All parts are tested, also the zoom, which is off by default."""
    monkeypatch.setattr(augment, "_ZOOM_CHANCE", 0.2)


def positions(count, size=SIZE):
    """Patches whose two channels hold column and row of each pixel, from 1, and whose labels its number."""
    rows, columns = torch.meshgrid(torch.arange(size), torch.arange(size), indexing="ij")
    images = torch.stack([columns + 1, rows + 1]).float().expand(count, 2, size, size).clone()
    return images, (FIRST + rows * size + columns).expand(count, size, size).clone()


def column_and_row(labels, size=SIZE):
    """What the channels of `positions` hold at the pixels whose numbers the labels are."""
    return torch.stack([(labels - FIRST) % size + 1, (labels - FIRST) // size + 1], dim=1).float()


def assert_together(moved, labels):
    """The channels of `positions` say the place of the pixel whose number the label is, or one less than half off."""
    inside = labels != 255
    assert inside.float().mean() > 0.8
    assert (moved - column_and_row(labels)).movedim(1, -1)[inside].abs().max() <= 0.5 + 1e-3


def constant(*radiometric):
    return torch.tensor(radiometric, dtype=torch.bool)


def towns(count, channels, size=64):
    """Smooth channels like normalised ones, labels 0 to 5, ignored pixels, a corner without data."""
    generator = torch.Generator().manual_seed(0)
    coarse = torch.randn((count, channels, 8, 8), generator=generator)
    images = torch.nn.functional.interpolate(coarse, size=(size, size), mode="bicubic", align_corners=False)
    images = (images - images.mean()) / images.std()
    labels = torch.randint(0, 6, (count, 8, 8), generator=generator)
    labels = labels.repeat_interleave(size // 8, 1).repeat_interleave(size // 8, 2)
    labels[:, -9:, -5:] = 255
    labels[:, :11, :7], images[:, :, :11, :7] = 255, 0.0
    return images, labels


def test_flips_and_turns_move_channels_and_labels_together_and_keep_every_pixel(only):
    only("turn")
    moved, labels = Augmentation(constant(False, False), 1)(*positions(200))
    assert torch.equal(moved, column_and_row(labels))
    assert (labels.flatten(1).sort(dim=1).values == torch.arange(FIRST, FIRST + SIZE**2)).all()


def test_all_eight_positions_occur_and_no_other(only):
    only("turn")
    images, labels = positions(400, 4)
    _, moved = Augmentation(constant(False, False), 2)(images, labels)
    square = labels[0]
    eight = {tuple(s.rot90(turn).flatten().tolist()) for s in (square, square.flip(1)) for turn in range(4)}
    seen = [tuple(patch.flatten().tolist()) for patch in moved]
    assert set(seen) == eight
    assert min(seen.count(position) for position in eight) > 25  # 50 each on average


def test_zoom_moves_channels_and_labels_together(only):
    only("zoom")
    assert_together(*Augmentation(constant(False, False), 3)(*positions(100)))


def test_zoom_is_even_in_both_directions_within_its_limits_and_reaches_all_of_the_patch(only):
    only("zoom")
    moved, labels = Augmentation(constant(False, False), 4)(*positions(400))
    inside = labels != 255
    right, below = inside[:, :, 1:] & inside[:, :, :-1], inside[:, 1:] & inside[:, :-1]
    steps = moved.diff(dim=-1)[:, 0], moved.diff(dim=-2)[:, 1]  # pixels of the patch a pixel of the result
    side = torch.stack([step[pairs].median() for step, pairs in zip(steps[0], right, strict=True)])
    for step, pairs in zip(steps, (right, below), strict=True):
        torch.testing.assert_close(step[pairs], side[:, None, None].expand(step.shape)[pairs], atol=1e-3, rtol=0)
    assert moved.diff(dim=-2)[:, 0][below].abs().max() < 1e-3 and moved.diff(dim=-1)[:, 1][right].abs().max() < 1e-3
    assert 0.75 <= side.min() < 0.77 and 1.30 < side.max() <= 1.334
    assert abs(side.log().mean()) < 0.03  # neither larger nor smaller on average
    half = SIZE // 2
    corner = moved[:, :, half, half] - 0.5 - side[:, None] * (half + 0.5)  # of what is seen, pixels from the patch's
    clear = (side - 1).abs() > 0.05
    place = corner[clear] / (SIZE * (1 - side[clear, None]))  # 0: at the left or upper edge, 1: right or lower
    assert (place.min(dim=0).values > -0.01).all() and (place.max(dim=0).values < 1.01).all()
    assert (place.min(dim=0).values < 0.05).all() and (place.max(dim=0).values > 0.95).all()
    assert ((place.mean(dim=0) - 0.5).abs() < 0.06).all() and abs(torch.corrcoef(place.T)[0, 1]) < 0.2


def test_beyond_the_patch_there_is_no_data_and_the_patch_is_seen_whole(only):
    only("zoom")
    moved, labels = Augmentation(constant(False, False), 5)(*positions(100))
    inside = labels != 255
    assert (moved.movedim(1, -1)[~inside] == 0).all()
    share = inside.flatten(1).float().mean(dim=1)
    assert share.min() > 0.5 and (share > 0.9).float().mean() > 0.3  # 0.75² at the least zoom, less the edge
    farther = labels[share < 0.8]
    for patch in farther:  # all but the outermost pixels, which mix with what lies beyond
        columns = ((patch[patch != 255] - FIRST) % SIZE).unique()
        assert columns.min() <= 2 and columns.max() >= SIZE - 3 and len(columns) > 0.7 * SIZE


def test_patches_that_are_not_zoomed_keep_their_pixels_to_the_bit(monkeypatch, only):
    only("zoom")
    monkeypatch.setattr(augment, "_ZOOM_CHANCE", 0.2)
    images, labels = positions(500)
    moved, moved_labels = Augmentation(constant(False, False), 5)(images, labels)
    same = (moved == images).flatten(1).all(dim=1)
    assert 60 < (~same).sum() < 140  # 100 on average
    assert torch.equal(moved_labels[same], labels[same])


def test_everything_together_moves_channels_and_labels_together():
    assert_together(*Augmentation(constant(False, False), 6)(*positions(300)))


def test_pixels_without_data_do_not_bleed_into_their_neighbours(only):
    only("zoom")
    holes = torch.rand((50, SIZE, SIZE), generator=torch.Generator().manual_seed(0)) < 0.02
    holes[:, :5] = True
    images = torch.where(holes[:, None], 0.0, torch.tensor([7.0, -3.0])[:, None, None])
    moved, labels = Augmentation(constant(False, False), 7)(images, torch.where(holes, 255, 4))
    empty = (moved == 0).all(dim=1)
    assert torch.equal(empty, labels == 255)
    assert 0.1 < empty.float().mean() < 0.5
    rest = moved.movedim(1, -1)[~empty]
    torch.testing.assert_close(rest, torch.tensor([7.0, -3.0]).expand(rest.shape), atol=1e-3, rtol=0)


def test_ignored_pixels_stay_ignored_and_keep_their_channels(only):
    only("zoom")
    ignored = torch.zeros((50, SIZE, SIZE), dtype=torch.bool)
    ignored[:, 7:20, 3:15] = True
    moved, labels = Augmentation(constant(False), 8)((1.0 + ignored)[:, None], torch.where(ignored, 255, 2))
    band, beyond = moved[:, 0], (moved == 0).all(dim=1)
    assert (band[~beyond] > 1 - 1e-4).all() and (labels[beyond] == 255).all()
    inside, outside = band > 2 - 1e-4, (band < 1 + 1e-4) & ~beyond
    assert (labels[inside] == 255).all() and (labels[outside] == 2).all()
    assert inside.float().mean() > 0.08 and outside.float().mean() > 0.5 and set(labels.unique().tolist()) == {2, 255}


def test_pixels_that_happen_to_be_at_the_mean_have_data_if_they_have_a_label(only):
    only("light")
    images, labels = torch.zeros(40, 3, SIZE, SIZE), torch.full((40, SIZE, SIZE), 3)
    moved, moved_labels = Augmentation(constant(True, True, False), 9)(images, labels)
    assert (moved_labels == 3).all()
    assert (moved[:, :2] != 0).all() and (moved[:, 2] == 0).all()


def test_labels_are_those_of_the_input_and_255():
    labels = torch.randint(0, 6, (60, SIZE, SIZE), generator=torch.Generator().manual_seed(1)) * 3
    _, moved = Augmentation(constant(True), 10)(torch.ones(60, 1, SIZE, SIZE), labels)
    assert moved.dtype == torch.int64
    assert set(moved.unique().tolist()) <= {0, 3, 6, 9, 12, 15, 255}


@pytest.mark.parametrize("channels", range(1, 13))
def test_any_number_of_channels(channels, only):
    only("light")
    radiometric = torch.arange(channels) % 3 != 1
    images, labels = towns(20, channels)
    moved, moved_labels = Augmentation(radiometric, 11)(images, labels)
    assert moved.shape == images.shape and torch.equal(moved_labels, labels)
    assert torch.equal(moved[:, ~radiometric], images[:, ~radiometric])
    changed = (moved != images).flatten(2).any(dim=2)
    assert changed[:, radiometric].all()


def test_heights_stay_metric_under_all_variations():
    images, labels = towns(100, 2)
    images[:, 1] = 3.7 * (images != 0).any(dim=1)
    moved, _ = Augmentation(constant(True, False), 12)(images, labels)
    height = moved[:, 1][(moved != 0).any(dim=1)]
    torch.testing.assert_close(height, torch.full_like(height, 3.7), atol=1e-3, rtol=0)


def test_brightness_and_contrast_are_one_line_for_each_patch_and_band(only):
    only("light")
    images, labels = positions(60)
    moved, _ = Augmentation(constant(True, True), 13)(images, labels)
    for patch, original in zip(moved.flatten(2), images.flatten(2), strict=True):
        for band, before in zip(patch, original, strict=True):
            gain = (band.max() - band.min()) / (SIZE - 1)
            offset = band[before.argmin()] - gain
            torch.testing.assert_close(band, gain * before + offset, atol=1e-3, rtol=1e-4)
            assert 0.6 < gain < 1.4 and abs(offset) < 0.4


def test_bands_vary_mostly_alike(only):
    only("light")
    moved, _ = Augmentation(constant(True, True), 14)(*(values + 0 for values in positions(2000, 4)))
    brightness = moved.mean(dim=(-2, -1))
    together = torch.corrcoef(brightness.T)[0, 1]
    assert 0.6 < together < 0.95  # 0.8² / (0.8² + 0.4²) = 0.8


def test_pixels_without_data_stay_at_the_mean_as_the_classification_gives_them(monkeypatch):
    monkeypatch.setattr(augment, "_ZOOM_CHANCE", 0.0)
    images, labels = towns(40, 3)
    moved, moved_labels = Augmentation(constant(True, True, False), 15)(images, labels)
    empty = (moved == 0).all(dim=1)
    assert (empty.sum(dim=(1, 2)) == 7 * 11).all()
    assert (moved_labels[empty] == 255).all()


def test_variations_keep_mean_and_spread():
    images, labels = towns(400, 5)
    moved, moved_labels = Augmentation(constant(True, True, True, False, False), 16)(images, labels)
    assert moved.isfinite().all()
    for channel in range(5):
        assert abs(moved[:, channel].mean() - images[:, channel].mean()) < 0.03
        assert 0.95 < moved[:, channel].std() / images[:, channel].std() < 1.1
    assert 0 <= (moved_labels == 255).float().mean() - (labels == 255).float().mean() < 0.05


def test_the_same_seed_gives_the_same_variations():
    images, labels = towns(20, 3)
    first, second, other = (Augmentation(constant(True, True, True), seed)(images, labels) for seed in (5, 5, 6))
    assert torch.equal(first[0], second[0]) and torch.equal(first[1], second[1])
    assert not torch.equal(first[0], other[0])


def test_a_stored_state_goes_on_with_the_same_variations():
    images, labels = towns(20, 3)
    undisturbed, resumed = Augmentation(constant(True, True, True), 17), Augmentation(constant(True, True, True), 18)
    undisturbed(images, labels)
    file = io.BytesIO()
    torch.save(undisturbed.state(), file)
    file.seek(0)
    resumed.restore(torch.load(file, weights_only=True))
    for _ in range(3):
        expected, got = undisturbed(images, labels), resumed(images, labels)
        assert torch.equal(expected[0], got[0]) and torch.equal(expected[1], got[1])


def test_switching_a_part_off_leaves_the_others_as_they_were(monkeypatch):
    images, labels = positions(100)
    vary = Augmentation(constant(True, True), 19)
    with_zoom, state = vary(images, labels), vary.state()
    monkeypatch.setattr(augment, "_ZOOM_CHANCE", 0.0)
    vary = Augmentation(constant(True, True), 19)
    without_zoom = vary(images, labels)
    assert torch.equal(vary.state(), state)
    same = (with_zoom[0] == without_zoom[0]).flatten(1).all(dim=1)
    assert 65 < same.sum() < 95  # 80 on average
    assert torch.equal(with_zoom[1][same], without_zoom[1][same])


def test_variations_differ_from_batch_to_batch_and_leave_the_input_alone():
    images, labels = towns(20, 3)
    before, labels_before = images.clone(), labels.clone()
    vary = Augmentation(constant(True, True, True), 7)
    first, second = vary(images, labels), vary(images, labels)
    assert not torch.equal(first[0], second[0])
    first[0].fill_(9.0), first[1].fill_(9)
    assert torch.equal(images, before) and torch.equal(labels, labels_before)


@pytest.mark.parametrize("count", [1, 2, 7])
def test_batches_of_any_size(count):
    images, labels = towns(count, 4)
    vary = Augmentation(constant(True, True, True, False), 20)
    for _ in range(10):
        moved, moved_labels = vary(images, labels)
        assert moved.shape == images.shape and moved_labels.shape == labels.shape


def test_the_order_in_memory_does_not_matter():
    images, labels = towns(20, 5)
    arrangements = [
        (images, labels),
        (images.contiguous(memory_format=torch.channels_last), labels),
        (images.movedim(0, -1).contiguous().movedim(-1, 0), labels.mT.contiguous().mT),
        (torch.cat([images, images], dim=1)[:, :5], labels[:, None].expand(20, 2, 64, 64)[:, 0]),
    ]
    results = [Augmentation(constant(True, True, True, False, False), 21)(*batch) for batch in arrangements]
    for moved, moved_labels in results[1:]:
        torch.testing.assert_close(moved, results[0][0], atol=1e-6, rtol=0)
        assert torch.equal(moved_labels, results[0][1])


def test_nothing_is_asked_back_from_the_device():
    images, labels = (values.to("meta") for values in towns(20, 5))  # has shapes, but no values that could be read
    vary = Augmentation(constant(True, True, True, False, False), 22)
    for _ in range(5):
        moved, moved_labels = vary(images, labels)
    assert moved.is_meta and moved.shape == images.shape and moved_labels.shape == labels.shape


def test_half_precision_gives_the_same_within_its_precision():
    images, labels = towns(20, 5)
    everything = constant(True, True, True, False, False)
    exact, exact_labels = Augmentation(everything, 22)(images, labels)
    rough, rough_labels = Augmentation(everything, 22)(images.bfloat16(), labels)
    assert rough.dtype == torch.bfloat16
    torch.testing.assert_close(rough.float(), exact, atol=0.03, rtol=0.02)
    assert torch.equal(rough_labels, exact_labels)


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
@pytest.mark.parametrize("layout", [torch.contiguous_format, torch.channels_last])
def test_a_graphics_card_gives_what_the_processor_gives_and_is_never_waited_for(layout):
    images, labels = towns(40, 5)
    everything = constant(True, True, True, False, False)
    on_processor, on_card = Augmentation(everything, 23), Augmentation(everything, 23)
    sent, sent_labels = images.to("cuda", memory_format=layout), labels.cuda()
    for _ in range(3):
        expected, expected_labels = on_processor(images, labels)
        torch.cuda.set_sync_debug_mode("error")
        try:
            moved, moved_labels = on_card(sent, sent_labels)
        finally:
            torch.cuda.set_sync_debug_mode("default")
        assert moved.is_cuda and moved_labels.is_cuda
        same = moved_labels.cpu() == expected_labels  # a place just between two pixels may round to either
        assert same.float().mean() > 0.999
        torch.testing.assert_close(moved.cpu().movedim(1, -1)[same], expected.movedim(1, -1)[same], atol=1e-3, rtol=0)
