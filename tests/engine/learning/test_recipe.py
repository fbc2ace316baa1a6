"""The course of the learning rate, and the reach of the mean of the weights, by hand."""

from __future__ import annotations

import pytest

from training.learning.recipe import Recipe, earlier_recipe


def test_version_0_1_rose_over_an_epoch_and_fell_to_a_hundredth():
    rate = earlier_recipe(5).learning_rate
    assert [rate(epochs / 5) for epochs in (0.25, 0.5, 1.0)] == pytest.approx([0.25, 0.5, 1.0])
    assert rate(3 / 5) == pytest.approx(0.505) and rate(1.0) == pytest.approx(0.01)


def test_the_rate_rises_over_a_share_of_the_training_and_falls_to_zero():
    rate = Recipe(rise_share=0.3, last_rate=0).learning_rate
    assert [rate(done) for done in (0.15, 0.3)] == pytest.approx([0.5, 1.0])
    assert rate(0.65) == pytest.approx(0.5) and rate(1.0) == pytest.approx(0, abs=1e-12)
    rates = [rate(0.3 + step / 100) for step in range(71)]
    assert rates == sorted(rates, reverse=True)


def test_after_an_early_end_the_rate_falls_in_a_line_from_where_it_was():
    recipe = Recipe(rise_share=0.3, last_rate=0)
    before = recipe.learning_rate(0.4)
    assert 0.9 < before < 1 and recipe.cool_down(40, 100) == 10
    rates = [recipe.learning_rate(done, 0.4, 0.5) for done in (0.2, 0.4, 0.45, 0.5)]
    assert rates == pytest.approx([recipe.learning_rate(0.2), before, before / 2, 0])


def test_the_cool_down_ends_with_the_epochs_asked_for():
    assert Recipe().cool_down(95, 100) == 5 and Recipe().cool_down(1, 100) == 1
    assert earlier_recipe(100).cool_down(40, 100) == 0


@pytest.mark.parametrize(("steps", "decay"), [(10_000, 0.995), (4000, 0.995), (400, 0.95), (20, 0.0), (1, 0.0)])
def test_the_mean_of_the_weights_reaches_back_over_a_share_of_a_short_training(steps, decay):
    assert Recipe(reach=200, reach_share=0.05).mean_decay(steps) == pytest.approx(decay)


def test_no_mean_at_all():
    assert Recipe(reach=0).mean_decay(10_000) == 0
