"""Reporters that stand between a part of a job and its user."""

from __future__ import annotations

import pytest

from tests.engine.support.tiny_scenes import Notes
from training.jobs.part_reporters import DistinctWarnings, NamedReporter, StageReporter, WarningsKept, shares


def test_parts_share_the_progress_by_their_weights():
    notes = Notes()
    for part in shares(StageReporter(notes, 0.2, 1.0), [1, 3]):
        part.progress(0.0)
        part.progress(0.5)
        part.progress(1.0)
    assert notes.fractions == pytest.approx([0.2, 0.3, 0.4, 0.4, 0.7, 1.0])
    assert shares(notes, []) == []


@pytest.mark.parametrize("wrap", [lambda notes: StageReporter(notes, 0.0, 1.0), WarningsKept])
def test_what_a_part_does_not_change_is_passed_on(wrap):
    notes = Notes(cancel_after=1)
    part = wrap(notes)
    part.info("a fact")
    part.warning("odd")
    assert (notes.lines, notes.warnings) == (["a fact"], ["odd"]) and not part.is_cancelled()
    assert part.is_cancelled()


def test_words_of_a_named_part_name_it():
    notes = Notes()
    part = NamedReporter(notes, "a.tif")
    part.info("a fact")
    part.warning("odd")
    assert (notes.lines, notes.warnings) == (["a.tif: a fact"], ["a.tif: odd"])


def test_what_is_done_several_times_warns_once():
    notes = Notes()
    first = DistinctWarnings(NamedReporter(notes, "Run 1"))
    second = DistinctWarnings(NamedReporter(notes, "Run 2"), first.texts)
    for reporter in (first, second):
        reporter.warning("h.tif is odd.")
        reporter.info("done")
    second.warning("c.tif is odd.")
    assert notes.warnings == ["Run 1: h.tif is odd.", "Run 2: c.tif is odd."]
