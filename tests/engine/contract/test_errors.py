"""Errors for people: what a text cannot show is written out, and Python's words are not passed on."""

from __future__ import annotations

import pytest

from tests.plain_words import PYTHON
from training.contract.errors import ConfigError, reason


def test_what_cannot_be_shown_is_written_out():
    error = ConfigError("The column a\x00b\ud800 in\n/data/Bäume\t.tif.", "Rename \x1b[31m it.")
    assert (
        error.message == r"The column a\x00b\ud800 in" + "\n/data/Bäume\t.tif." and error.hint == r"Rename \x1b[31m it."
    )
    assert not PYTHON.search(error.with_context("After.", "Before.").message)


def test_thousands_of_zeros_of_a_damaged_file_do_not_fill_the_message():
    assert ConfigError("The column a" + "\x00" * 5000 + "b.", "").message == r"The column a" + r"\x00" * 8 + "...b."


def test_a_path_of_thousands_of_letters_shows_its_beginning_and_its_end():
    path = f"/data/{'x/' * 2000}report.html"
    error = ConfigError(f"REPORT {path} is a folder, but must be a file.", f"Not {path}.")
    assert error.message.startswith("REPORT /data/x/x/") and "x/..." in error.message
    assert error.message.endswith("x/report.html is a folder, but must be a file.")
    assert len(str(error)) < 1000


def test_the_longest_name_of_a_file_is_shown_whole():
    path = f"/home/someone/projects/{'x' * 254}.tif"
    assert path in ConfigError(f"{path} does not exist.", "").message


@pytest.mark.parametrize(
    "error, words",
    [
        (
            UnicodeDecodeError("utf-8", b"x\xff" * 9999, 1, 2, "invalid start byte"),
            "byte 2 is no part of a text in UTF-8",
        ),
        (FileNotFoundError(2, "No such file or directory", "/x"), "No such file or directory"),
        (ValueError("it is empty."), "it is empty"),
    ],
)
def test_the_reason_is_plain(error, words):
    assert reason(error) == words
