import os
import time

import pytest

from training.host import store as module
from training.host.store import IN_USE, Store


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


def put(store, place, content=b"x", time_ns=1_000_000_007):
    with store.new_file(place, time_ns) as descriptor:
        os.write(descriptor, content)


def test_a_file_is_taken_once(store, tmp_path):
    assert store.lacks("files/a/b.tif", 3, 1_000_000_007)
    put(store, "files/a/b.tif", b"abc")
    assert not store.lacks("files/a/b.tif", 3, 1_000_000_007)
    assert store.lacks("files/a/b.tif", 4, 1_000_000_007) and store.lacks("files/a/b.tif", 3, 1_000_000_008)
    assert not list((tmp_path / "incoming").iterdir())


def test_half_a_file_is_none(store, tmp_path):
    with pytest.raises(KeyboardInterrupt), store.new_file("files/a.tif", 5) as descriptor:
        os.write(descriptor, b"ab")
        raise KeyboardInterrupt
    assert not list(tmp_path.rglob("*.tif")) and not list((tmp_path / "incoming").iterdir())


@pytest.mark.parametrize("place", ["../x", "files/../../x", "/etc/passwd", "."])
def test_nothing_is_touched_outside(store, place):
    with pytest.raises(ValueError, match="outside"):
        store.path(place)


def test_what_the_user_has_removed_is_removed(store):
    for name in ("d/a.tif", "d/old/b.tif", "e/c.tif", "e/c.tfw", "e/c.tif.ovr", "e/c2.tif"):
        put(store, name)
    store.remove_old(["d"], ["e/c.tif", "e/c.shp"], ["d/a.tif", "e/c.tif", "e/c.tfw", "e/c.shp"])
    left = {path.name for path in store.path("d").parent.rglob("*.t*") if path.is_file()}
    assert left == {"a.tif", "c.tif", "c.tfw", "c2.tif"}


def test_what_is_not_used_for_a_month_is_forgotten(store, tmp_path, monkeypatch):
    put(store, "files/who/old.tif")
    for folder in ("engines/old", "runs/who/old"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / IN_USE).touch()
    store.forget_unused()
    assert store.path("files/who/old.tif").exists() and store.path("engines/old").exists()
    later = time.time() + 31 * 86400
    monkeypatch.setattr(module.time, "time", lambda: later)
    store.forget_unused()
    assert not list(tmp_path.rglob("old*"))
