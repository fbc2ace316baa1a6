"""Times and sizes in the words that people read."""

from __future__ import annotations

from . import tr


def duration(seconds: float) -> str:
    """A time in words, e.g. "1 h 5 min"; to the minute from 5 minutes on."""
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 5:
        return (
            tr("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
            if minutes
            else tr("{seconds} s", seconds=rest)
        )
    minutes = round(seconds / 60)
    if minutes >= 60:
        return tr("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
    return tr("{minutes} min", minutes=minutes)


def size_in_words(count: float) -> str:
    """So many bytes in words, e.g. "3.2 GB"; what is less than 1 kB is called that."""
    if count >= 999.5e6:
        return tr("{size:.1f} GB", size=count / 1e9)
    if count >= 999.5e3:
        return tr("{size:.0f} MB", size=count / 1e6)
    return tr("{size:.0f} kB", size=max(1, count / 1e3))
