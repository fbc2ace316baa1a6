"""The course of the learning rate, and the reach of the mean of the weights, by hand."""

from __future__ import annotations

import pytest

from training.learning.recipe import EARLIER, Recipe


def test_the_learning_rate_rises_over_the_first_epoch_and_falls_as_a_cosine():
    rate = EARLIER.learning_rate
    assert [rate(progress, 5) for progress in (0.25, 0.5, 1.0)] == [0.25, 0.5, 1.0]
    assert rate(3.0, 5) == pytest.approx(0.505) and rate(5.0, 5) == pytest.approx(0.01)
    rates = [rate(1 + step / 10, 5) for step in range(41)]
    assert rates == sorted(rates, reverse=True)


def test_a_rise_over_a_share_of_the_training_and_a_fall_to_zero():
    rate = Recipe(rise_share=0.3, last_rate=0).learning_rate
    assert [rate(progress, 20) for progress in (3.0, 6.0)] == [0.5, 1.0]
    assert rate(13.0, 20) == pytest.approx(0.5) and rate(20.0, 20) == pytest.approx(0, abs=1e-12)
    assert rate(1.0, 2) == 1.0  # never shorter than an epoch


def test_the_learning_rate_of_a_single_epoch_is_constant():
    assert {Recipe().learning_rate(progress, 1) for progress in (0.1, 0.5, 1.0)} == {1.0}


def test_after_an_early_end_the_rate_falls_in_a_line_from_where_it_was():
    recipe = Recipe(rise_share=0.3, last_rate=0)
    before = recipe.learning_rate(40.0, 100)
    assert 0.9 < before < 1 and recipe.cool_down(40, 100) == 10
    rates = [recipe.learning_rate(progress, 100, 40) for progress in (20.0, 40.0, 45.0, 50.0)]
    assert rates == pytest.approx([recipe.learning_rate(20.0, 100), before, before / 2, 0])


def test_the_cool_down_ends_with_the_epochs_asked_for():
    assert Recipe().cool_down(95, 100) == 5 and Recipe().cool_down(1, 100) == 1
    assert EARLIER.cool_down(40, 100) == 0


@pytest.mark.parametrize(("steps", "decay"), [(10_000, 0.995), (4000, 0.995), (400, 0.95), (20, 0.0), (1, 0.0)])
def test_the_mean_of_the_weights_reaches_back_over_a_share_of_a_short_training(steps, decay):
    assert Recipe(reach=200, reach_share=0.05).mean_decay(steps) == pytest.approx(decay)


def test_no_mean_at_all():
    assert Recipe(reach=0).mean_decay(10_000) == 0
