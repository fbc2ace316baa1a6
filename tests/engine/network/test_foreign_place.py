"""Twenty patches of a new place lift the model of another: the demo town with another seed and in other light."""

from __future__ import annotations

import pytest

from tests.engine.support.foreign_place import cut, learn, mean_f1, town

LEAST_LIFT = 0.1  # mean F1; docs/experiments.md says what was measured


@pytest.mark.slow
def test_twenty_patches_lift_a_foreign_model(tmp_path):
    here, there = town(tmp_path / "here", 1), town(tmp_path / "there", 2, other_light=True)
    foreign = learn(cut(here, 96), tmp_path / "foreign.safetensors", width=8)
    lifted = learn(cut(there, 20), tmp_path / "lifted.safetensors", start_model=str(foreign))
    assert mean_f1(lifted, there) > mean_f1(foreign, there) + LEAST_LIFT
