import io
import json

import pytest

from training.contract.elsewhere.frames import Frame, FrameError, frame_of, read_frame
from training.contract.elsewhere.users_paths import UsersPaths


def test_frames_go_through_a_stream():
    frames = [Frame("a", {"place": "größe/\udce9"}, b"\n\x00{"), Frame("b")]
    stream = io.BytesIO(b"".join(frame.encoded() for frame in frames))
    read = [read_frame(stream), read_frame(stream)]
    assert [(frame.kind, frame.data) for frame in read] == [("a", b"\n\x00{"), ("b", b"")]
    assert read[0]["place"] == "größe/\udce9"
    assert read_frame(stream) is None


def test_what_is_no_frame():
    assert frame_of(b"Welcome to GPU!\n") is None and frame_of(b"[1]") is None and frame_of(b'{"a": 1}') is None
    with pytest.raises(FrameError, match="Welcome"):
        read_frame(io.BytesIO(b"Welcome\n"))
    assert read_frame(io.BytesIO(Frame("a", {}, b"12345").encoded()[:-1])) is None  # the connection broke


def test_paths_in_json_and_html_too():
    paths = UsersPaths({"/home/zoë/.cache/files/root/": "/"})
    path = "/home/zoë/.cache/files/root/data/größe.tif"
    assert json.loads(paths.in_text(json.dumps({"a": path}))) == {"a": "/data/größe.tif"}
    assert paths.in_text(f"<td>{path}</td>") == "<td>/data/größe.tif</td>"


def test_paths_of_windows_are_found():
    paths = UsersPaths({"/cache/files/C/": "C:/", "/mnt/maps": "Z:/maps"})
    assert paths.in_text("/cache/files/C/Users/Zoë/a.tif is missing.") == "C:/Users/Zoë/a.tif is missing."
    assert paths.here("C:\\Users\\a.tif") == "/cache/files/C/Users/a.tif"
    assert paths.here("Z:\\maps\\a.tif") == "/mnt/maps/a.tif"
    assert paths.here("Z:\\maps2\\a.tif") == "Z:/maps2/a.tif"
    assert paths.here("relative.tif") == "relative.tif"
