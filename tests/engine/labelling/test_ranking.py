"""The order of the blocks, on facts whose right order is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from training.labelling.block_facts import BlockFacts, block_facts
from training.labelling.candidates import Candidates
from training.labelling.described import FEATURES, projected
from training.labelling.ranking import class_weights, ranked, worth
from training.labelling.reasons import reason_of

ROOF, LAWN, CAR = 0, 1, 2
NAMES = ("roof", "lawn", "car")


def blocks(kinds, seed=0):
    """Facts of blocks: (doubtful class, its doubt, what the ground looks like); half of each is of the class."""
    count = len(kinds)
    shares, doubt, confusions = np.zeros((count, 3)), np.zeros((count, 3)), np.zeros((count, 3, 3))
    features = np.random.default_rng(seed).normal(0, 0.01, (count, 4))
    for number, (cover, amount, look) in enumerate(kinds):
        shares[number] = [0.25, 0.25, 0.25]
        shares[number, cover] = 0.5
        doubt[number, cover] = amount
        confusions[number, cover, (cover + 1) % 3] = confusions[number, (cover + 1) % 3, cover] = amount
        features[number, look] += 1
    places = np.stack([np.zeros(count, dtype=int), np.arange(count) * 32, np.zeros(count, dtype=int)], axis=1)
    ones = np.ones(count)
    return BlockFacts(
        places, ones, 0 * ones, shares, doubt.sum(axis=1), doubt, confusions, 0.5 * ones, features, ones.astype(int)
    )


EVEN = np.array([0.4, 0.4, 0.2])
NONE = blocks([])


def test_ten_blocks_are_not_ten_times_the_same_roof():
    """Forty roofs are more doubtful than anything else, but they are all alike."""
    facts = blocks([(ROOF, 0.9, 0)] * 40 + [(LAWN, 0.5, 1)] * 10 + [(LAWN, 0.5, 2)] * 10)
    plain = np.argsort(-facts.entropy, kind="stable")[:10]
    assert (facts.features[plain, 0] > 0.5).all()
    ranking = ranked(facts, NONE, EVEN, 10)
    looks = facts.features[ranking.chosen].argmax(axis=1)
    assert set(looks[:3]) == {0, 1, 2} and ranking.chosen[0] < 40
    assert len(set(ranking.chosen)) == 10
    assert ranking.scores[0] == 100 and (np.diff(ranking.scores) <= 0).all()


def test_of_equal_doubt_the_kind_of_ground_that_is_frequent_comes_first():
    facts = blocks([(ROOF, 0.6, 0)] * 3 + [(LAWN, 0.6, 1)] * 30 + [(ROOF, 0.6, 2)])
    order = facts.features[ranked(facts, NONE, np.full(3, 1 / 3), 3).chosen].argmax(axis=1)
    assert list(order) == [1, 0, 2]


def test_it_is_the_plain_greedy_choice_though_most_gains_are_computed_once():
    chance = np.random.default_rng(3)
    facts = blocks([(int(kind), float(doubt), int(kind)) for kind, doubt in zip(*chance.random((2, 300)) * 3)], seed=4)
    known = blocks([(ROOF, 0.9, 0)], seed=5)
    facts = replace(facts, features=facts.features + chance.normal(0, 0.4, facts.features.shape))
    every = np.concatenate([facts.features, known.features])
    scale = np.sqrt(every.var(axis=0).sum())
    own = worth(facts, EVEN)

    def likeness(of):
        return np.exp(-2 * np.square((of[:, None] - facts.features) / scale).sum(axis=2))  # reach: half the spread

    alike, stood_for, chosen = likeness(facts.features), likeness(known.features)[0], []
    for _ in range(20):
        gains = own * (np.maximum(alike - stood_for, 0) @ own)
        gains[chosen] = -1
        chosen.append(int(gains.argmax()))
        stood_for = np.maximum(stood_for, alike[chosen[-1]])
    assert list(ranked(facts, known, EVEN, 20).chosen) == chosen


def test_labelled_ground_makes_what_is_like_it_worth_less():
    facts = blocks([(ROOF, 0.9, 0)] * 5 + [(ROOF, 0.7, 1)] * 5)
    assert ranked(facts, NONE, EVEN, 1).chosen[0] < 5
    assert ranked(facts, blocks([(ROOF, 0.9, 0)], seed=1), EVEN, 1).chosen[0] >= 5


def test_doubt_of_a_rare_class_counts_more():
    facts = blocks([(ROOF, 0.5, 0), (CAR, 0.4, 0)])
    assert worth(facts, np.array([0.34, 0.33, 0.33])).argmax() == 0
    assert worth(facts, np.array([0.60, 0.38, 0.02])).argmax() == 1
    weights = class_weights(np.array([0.64, 0.32, 0.04]))
    assert weights[2] / weights[0] == pytest.approx(4) and weights.mean() == pytest.approx(1)


def test_no_doubt_is_worth_nothing_however_unlike():
    facts = blocks([(ROOF, 0.5, 0), (ROOF, 0.5, 0), (LAWN, 0.0, 1)])
    assert list(ranked(facts, NONE, EVEN, 3).chosen[:2]) != [0, 2]


def test_fewer_blocks_than_are_wanted_and_what_excludes_others():
    facts = blocks([(ROOF, 0.5, 0), (ROOF, 0.4, 1), (LAWN, 0.3, 2)])
    assert len(ranked(facts, NONE, EVEN, 99).chosen) == 3
    excluded = ranked(facts, NONE, EVEN, 99, lambda block: np.array([False, block == 0, False]))
    assert list(excluded.chosen) == [0, 2]
    assert len(ranked(NONE, NONE, EVEN, 5).chosen) == 0


def test_only_what_is_labelled_is_known():
    facts = blocks([(ROOF, 0.9, 0)] * 4)
    found = Candidates()
    found.add(replace(facts, labelled=np.array([0.0, 0.2, 0.6, 1.0])))
    assert (found.offered, len(found.known), found.taken) == (1, 2, 3)


def test_memory_is_bounded_and_the_best_stay():
    found = Candidates(most=50)
    for part in range(20):
        found.add(blocks([(ROOF, 0.001 * (20 * part + number), 0) for number in range(20)]))
    assert found.seen == 400 and found.offered <= 50
    kept = set(np.round(found.open.entropy, 3))
    assert {0.399, 0.398, 0.39} <= kept
    assert found.shares == pytest.approx([0.5, 0.25, 0.25])


def test_facts_of_a_block_by_hand():
    """Two blocks of 2 x 2 pixels; the second one has one pixel with data."""
    probabilities = torch.tensor([[[1.0, 0.5, 0.8, 0.0], [0.5, 0.0, 0.0, 0.0]]])
    probabilities = torch.cat([probabilities, 1 - probabilities])
    valid = torch.tensor([[True, True, True, False], [True, True, False, False]])
    labelled = torch.tensor([[False, False, True, False], [False, False, False, False]])
    features = torch.arange(8.0).reshape(1, 2, 4)
    facts = block_facts(probabilities, features, None, valid, labelled, 2, (3, 10, 20))
    assert facts.places.tolist() == [[3, 10, 20], [3, 10, 22]]
    assert facts.valid.tolist() == [1.0, 0.25] and facts.labelled.tolist() == [0.0, 0.25]
    assert facts.shares[0] == pytest.approx([0.5, 0.5]) and facts.shares[1] == pytest.approx([0.8, 0.2])
    assert facts.entropy[0] == pytest.approx(0.5)  # two of four pixels know nothing
    assert facts.doubt.sum(axis=1) == pytest.approx(facts.entropy)
    assert facts.confusions[0, 0, 1] == pytest.approx(0.125) and facts.confusions[1, 1, 0] == pytest.approx(0.16)
    assert facts.features[:, 0] == pytest.approx([2.5, 2.0])
    assert facts.objects.tolist() == [2, 1]


def test_features_become_few_and_keep_their_distances():
    features = torch.randn(2, 64, 3, 3, generator=torch.Generator().manual_seed(1))
    few = projected(features)
    assert few.shape == (2, FEATURES, 3, 3) and torch.equal(few, projected(features))
    ratio = few.flatten(2).norm(dim=1) / features.flatten(2).norm(dim=1)
    assert 0.25 < ratio.min() and ratio.max() < 0.75  # the root of 16 / 64 in the mean
    assert projected(features[:, :3])[:, 3:].abs().sum() == 0


def test_reasons():
    block = blocks([(CAR, 0.5, 0)])
    reason = reason_of(block, 2.0, np.array([0.60, 0.38, 0.02]), NAMES)
    assert reason.confused == ("car", "roof")
    assert reason.text == (
        "Car or roof is uncertain; a rare class is expected: car (2.0% of the area); other ground than the blocks "
        "before it"
    )
    beyond = BlockFacts(**{**vars(block), "unlike": np.array([1.2])})
    assert reason_of(beyond, np.inf, np.full(3, 1 / 3), NAMES).text == (
        "Car or roof is uncertain; unlike what the model has learnt from"
    )


def test_where_all_blocks_look_alike_doubt_decides():
    facts = blocks([(ROOF, amount, 0) for amount in (0.2, 0.5, 0.3, 0.0)])
    alike = BlockFacts(**{**vars(facts), "features": np.zeros((4, 4))})
    assert list(ranked(alike, NONE, EVEN, 4).chosen) == [1, 2, 0, 3]
    nothing = BlockFacts(**{**vars(facts), "doubt": np.zeros((4, 3))})
    assert list(ranked(nothing, NONE, EVEN, 2).scores) == [0, 0]
