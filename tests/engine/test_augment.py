"""Chance variations: channels and labels move together, and only brightness and contrast of the orthophoto vary."""

from __future__ import annotations

import torch

from training.augment import Augmentation

SIZE = 8


def positions(count):
    """Patches whose channels and labels all hold the number of the pixel."""
    numbers = torch.arange(SIZE * SIZE).reshape(SIZE, SIZE)
    return numbers.float().expand(count, 3, SIZE, SIZE).clone(), numbers.expand(count, SIZE, SIZE).clone()


def test_channels_and_labels_move_together():
    images, labels = positions(200)
    moved, moved_labels = Augmentation(torch.zeros(3, dtype=torch.bool), 1)(images, labels)
    assert (moved == moved_labels[:, None]).all()
    assert (moved_labels.flatten(1).sort(dim=1).values == torch.arange(SIZE * SIZE)).all()  # each pixel once


def test_all_eight_positions_occur_and_no_other():
    images, labels = positions(400)
    _, moved = Augmentation(torch.zeros(3, dtype=torch.bool), 2)(images, labels)
    square = labels[0]
    eight = {tuple(s.rot90(turn).flatten().tolist()) for s in (square, square.flip(1)) for turn in range(4)}
    seen = [tuple(patch.flatten().tolist()) for patch in moved]
    assert set(seen) == eight
    assert min(seen.count(position) for position in eight) > 20  # 50 each on average


def test_heights_and_ndvi_keep_their_values_while_bands_vary():
    images, labels = positions(50)
    radiometric = torch.tensor([True, False, False])
    moved, moved_labels = Augmentation(radiometric, 3)(images, labels)
    assert (moved[:, 1:] == moved_labels[:, None]).all()
    assert (moved[:, 0] != moved_labels).any(dim=(1, 2)).all()


def test_brightness_and_contrast_are_one_line_for_each_patch_and_band():
    images, labels = positions(30)
    moved, moved_labels = Augmentation(torch.ones(3, dtype=torch.bool), 4)(images + 1, labels + 1)
    for patch, numbers in zip(moved, moved_labels.float(), strict=True):
        for band in patch:
            gain = (band.max() - band.min()) / (SIZE * SIZE - 1)
            offset = band.flatten()[numbers.argmin()] - gain
            torch.testing.assert_close(band, gain * numbers + offset, atol=1e-3, rtol=1e-4)
            assert 0.6 < gain < 1.4 and abs(offset) < 0.4


def test_the_same_seed_gives_the_same_variations():
    images, labels = positions(20)
    everywhere = torch.ones(3, dtype=torch.bool)
    first, second, other = (Augmentation(everywhere, seed)(images, labels) for seed in (5, 5, 6))
    assert torch.equal(first[0], second[0]) and torch.equal(first[1], second[1])
    assert not torch.equal(first[0], other[0])


def test_variations_differ_from_batch_to_batch_and_leave_the_input_alone():
    images, labels = positions(20)
    before = images.clone()
    augment = Augmentation(torch.ones(3, dtype=torch.bool), 7)
    assert not torch.equal(augment(images, labels)[0], augment(images, labels)[0])
    assert torch.equal(images, before)


def test_pixels_without_data_stay_at_the_mean_as_the_classification_gives_them():
    images = torch.randn(20, 3, SIZE, SIZE, generator=torch.Generator().manual_seed(0))
    images[:, :, :, :2] = 0.0
    moved, _ = Augmentation(torch.ones(3, dtype=torch.bool), 5)(images, torch.zeros(20, SIZE, SIZE))
    assert ((moved == 0).all(dim=1).sum(dim=(1, 2)) == 2 * SIZE).all()
