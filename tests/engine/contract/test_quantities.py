"""Times and sizes as people read them."""

from __future__ import annotations

import pytest

from training.contract import language
from training.contract.language.quantities import duration, size_in_words


@pytest.mark.parametrize(
    "count, said",
    [(3, "1 kB"), (15_400, "15 kB"), (999_600, "1 MB"), (12e6, "12 MB"), (999.6e6, "1.0 GB"), (1.23e9, "1.2 GB")],
)
def test_sizes(count, said):
    assert size_in_words(count) == said


def test_sizes_in_french(request):
    request.addfinalizer(lambda: language.speak(language.ENGLISH))
    language.speak("fr")
    assert [size_in_words(count) for count in (2e4, 2e6, 2.5e9)] == ["20 ko", "2 Mo", "2,5 Go"]


@pytest.mark.parametrize(
    "seconds, words",
    [(0.4, "0 s"), (75, "1 min 15 s"), (299.4, "4 min 59 s"), (299.6, "5 min"), (301, "5 min"), (395, "7 min"),
     (3580, "1 h 0 min"), (7500, "2 h 5 min")],
)  # fmt: skip
def test_durations_(seconds, words):
    assert duration(seconds) == words
