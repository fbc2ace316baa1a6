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
        for constant in ("_GAIN", "_OFFSET"):
            monkeypatch.setattr(augment, constant, 0.15 if part == "light" else 0.0)

    return switch


def positions(count, size=SIZE):
    """Patches whose two channels hold column and row of each pixel, from 1, and whose labels its number."""
    rows, columns = torch.meshgrid(torch.arange(size), torch.arange(size), indexing="ij")
    images = torch.stack([columns + 1, rows + 1]).float().expand(count, 2, size, size).clone()
    return images, (FIRST + rows * size + columns).expand(count, size, size).clone()


def column_and_row(labels, size=SIZE):
    """What the channels of `positions` hold at the pixels whose numbers the labels are."""
    return torch.stack([(labels - FIRST) % size + 1, (labels - FIRST) // size + 1], dim=1).float()


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


def test_ignored_pixels_stay_ignored_and_keep_their_channels(only):
    only("turn")
    ignored = torch.zeros((50, SIZE, SIZE), dtype=torch.bool)
    ignored[:, 7:20, 3:15] = True
    moved, labels = Augmentation(constant(False), 8)((1.0 + ignored)[:, None], torch.where(ignored, 255, 2))
    assert torch.equal(moved[:, 0] == 2, labels == 255) and torch.equal(moved[:, 0] == 1, labels == 2)


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


def test_pixels_without_data_stay_at_the_mean_as_the_classification_gives_them():
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
    assert (moved_labels == 255).sum() == (labels == 255).sum()


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
    on_cpu, on_gpu = Augmentation(everything, 23), Augmentation(everything, 23)
    sent, sent_labels = images.to("cuda", memory_format=layout), labels.cuda()
    for _ in range(3):
        expected, expected_labels = on_cpu(images, labels)
        torch.cuda.set_sync_debug_mode("error")
        try:
            moved, moved_labels = on_gpu(sent, sent_labels)
        finally:
            torch.cuda.set_sync_debug_mode("default")
        assert moved.is_cuda and moved_labels.is_cuda
        assert torch.equal(moved_labels.cpu(), expected_labels)
        torch.testing.assert_close(moved.cpu(), expected, atol=1e-3, rtol=0)
