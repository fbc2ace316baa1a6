"""Messages between QGIS and the worker."""

from __future__ import annotations

import io
import json
import math
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.contract.protocol import (
    Cancelled,
    Error,
    Hello,
    Log,
    Metric,
    Picture,
    Progress,
    ProtocolError,
    Result,
    decode,
    encode,
)
from training.jobs.part_reporters import StageReporter
from training.jobs.reporter import JsonLinesReporter, TerminalReporter

TEXT = st.text(max_size=30)
WHOLE = st.integers(-(2**31), 2**31)


@given(
    st.one_of(
        st.builds(Hello, WHOLE, TEXT, TEXT, TEXT),
        st.builds(Log, st.sampled_from(["info", "warning"]), TEXT),
        st.builds(Progress, st.floats(0, 1), TEXT, TEXT),
        st.builds(Metric, WHOLE, st.dictionaries(TEXT, st.none() | st.floats(allow_nan=False, width=32))),
        st.builds(Picture, TEXT, WHOLE, TEXT),
        st.builds(Result, st.dictionaries(TEXT, TEXT), st.dictionaries(TEXT, st.integers() | TEXT | st.lists(TEXT))),
        st.builds(Error, TEXT, TEXT, TEXT, TEXT),
        st.builds(Cancelled, TEXT),
    )
)
def test_every_message_comes_back_from_its_one_line(message):
    line = encode(message)
    assert line.endswith(b"\n") and line.count(b"\n") == 1
    decoded = decode(line)
    assert type(decoded) is type(message)
    if not any(isinstance(value, float) and math.isinf(value) for value in getattr(message, "values", {}).values()):
        assert decoded == message


def test_numbers_that_json_lacks_become_null():
    line = encode(Metric(1, {"a": math.nan, "b": math.inf, "c": 0.5}))
    assert json.loads(line)["values"] == {"a": None, "b": None, "c": 0.5}
    assert json.loads(encode(Result({}, {"x": (1.0, math.nan, {"y": -math.inf})})))["scores"] == {
        "x": [1.0, None, {"y": None}]
    }


@pytest.mark.parametrize(
    "line",
    [
        b"", b"\n", b"Warning: something", b"{half", b"[1]", b'"text"', b"3", b"{}", b'{"type": "surprise"}',
        b'{"type": ["log"]}', b'{"type": "log", "level": "info"}', b'{"type": "cancelled", "more": 1}', b"\xff\xfe",
        b'{"type": "progress", "fraction": "half"}', b'{"type": "progress", "fraction": NaN}', b"[" * 100_000,
        b'{"type": "log", "level": "info", "message": 5}', b'{"type": "result", "outputs": []}', b"9" * 5000,
        b'{"type": "result", "outputs": {"model": 5}}', b'{"type": "error", "code": "x", "message": null}',
    ],
)  # fmt: skip
def test_what_is_no_message_is_refused(line):
    with pytest.raises(ProtocolError):
        decode(line)


def test_a_path_that_is_no_utf_8_travels_too():
    path = b"/data/M\xfcnchen.tif".decode("utf-8", "surrogateescape")
    assert decode(encode(Result({"output": path}))) == Result({"output": path})


def said(stream):
    return [decode(line) for line in stream.getvalue().splitlines()]


def test_the_reporter_writes_lines_and_throttles_progress():
    stream = io.BytesIO()
    reporter = JsonLinesReporter(stream, threading.Event())
    for step in range(1000):
        reporter.progress(step / 1000, "Cutting")
    reporter.progress(0.5, "Another stage")
    reporter.progress(7.0, "Another stage")
    messages = said(stream)
    assert len(messages) < 500
    assert messages[0] == Progress(0.0, "Cutting")
    assert messages[-2:] == [Progress(0.5, "Another stage"), Progress(1.0, "Another stage")]
    reporter.info("a")
    reporter.warning("b")
    reporter.metric(3, {"loss": 1.5})
    reporter.picture("map", 3, "data:image/png;base64,")
    assert said(stream)[-4:] == [
        Log("info", "a"), Log("warning", "b"), Metric(3, {"loss": 1.5}), Picture("map", 3, "data:image/png;base64,"),
    ]  # fmt: skip


def test_a_reader_that_has_gone_away_means_cancel():
    class Broken(io.BytesIO):
        def write(self, _):
            raise BrokenPipeError

    reporter = JsonLinesReporter(Broken(), threading.Event())
    assert not reporter.is_cancelled()
    reporter.info("anyone?")
    assert reporter.is_cancelled()


def test_a_stage_is_part_of_the_whole():
    stream = io.BytesIO()
    StageReporter(JsonLinesReporter(stream, threading.Event()), 0.5, 0.9).progress(0.25, "x")
    assert said(stream) == [Progress(pytest.approx(0.6), "x")]


def test_a_log_file_gets_whole_tens_of_per_cent_only():
    stream = io.StringIO()
    reporter = TerminalReporter(threading.Event(), stream)
    for step in range(100):
        reporter.progress(step / 100, "Training", f"patch {step}")
    reporter.warning("odd")
    lines = stream.getvalue().splitlines()
    assert lines == [*(f"{ten:3d} % Training" for ten in range(0, 100, 10)), "Warning: odd"]
