"""The patch list: what is written is read, damage is reported."""

from __future__ import annotations

import pytest

from tests.plain_words import PYTHON
from training.contract.errors import DatasetError
from training.contract.patch_list import PatchRow, read_patch_list, write_patch_list

ROWS = [
    PatchRow("a_0", "a", "train", 10, 20, 64, 32, (0.1, -2.0, 500000.25, 1e-7), 0.5, {0: 0.25, 3: 0.75}),
    PatchRow('b, "b"_0', 'b, "b"', "test", 0, 0, 64, 64, (0.0, 0.0, 64.0, 64.0), 1.0, {0: 1.0, 3: 0.0}),
]
HEADER = "patch,tile,split,col_off,row_off,width,height,xmin,ymin,xmax,ymax,labelled"


def test_what_is_written_is_what_is_read(tmp_path):
    write_patch_list(tmp_path, (0, 3), ROWS)
    assert read_patch_list(tmp_path) == ROWS


def test_the_file(tmp_path):
    write_patch_list(tmp_path, (0, 3), ROWS)
    header, first, *_ = (tmp_path / "patches.csv").read_bytes().decode().split("\n")
    assert header == f"{HEADER},share_0,share_3"
    assert first == "a_0,a,train,10,20,64,32,0.1,-2.0,500000.25,1e-07,0.5000,0.2500,0.7500"


def test_shares_stand_under_their_class_in_whatever_order_they_come(tmp_path):
    write_patch_list(tmp_path, (3, 0), ROWS[:1])
    assert read_patch_list(tmp_path) == ROWS[:1]


def test_without_shares_and_without_rows(tmp_path):
    write_patch_list(tmp_path, (), [])
    assert read_patch_list(tmp_path) == []
    (tmp_path / "patches.csv").write_text(f"{HEADER}\r\np,t,test,0,0,8,8,0,0,8,8,1\r\n")
    (row,) = read_patch_list(tmp_path)
    assert (row.patch, row.bounds, row.shares) == ("p", (0.0, 0.0, 8.0, 8.0), {})


@pytest.mark.parametrize(
    "text",
    ["patch,tile\na,b\n", "patch,tile\na\n", f"{HEADER}\n{HEADER}\n", f"{HEADER}\np,t,none,0,0,8,8,0,0,8,8,1\n",
     f"{HEADER}\n../p,t,test,0,0,8,8,0,0,8,8,1\n", f"{HEADER}\np,t,test,0,0,0,8,0,0,8,8,1\n",
     f"{HEADER}\np,t,test,0,0,8,8,0,0,inf,8,1\n", f"{HEADER}\np,t,test,0,0,1e30,8,0,0,8,8,1\n", f"{HEADER}\n" + 2 *
     "p,t,test,0,0,8,8,0,0,8,8,1\n", f"{HEADER}\n" + 200_000 * "x",
      f"{HEADER}\np,t,test,0,0,8\n", f"{HEADER}\np,t,test,0,0,8,8,0,0,x,8,1\n",
     f"{HEADER},share_a\np,t,test,0,0,8,8,0,0,8,8,1,1\n", f"{HEADER}\np,t,test,0,0,8,8,0,0,8,8,1,1\n"],
    ids=["columns", "shorter", "header twice", "split", "place", "no width", "infinite", "too wide", "twice",
         "too long", "short", "no number", "no class", "long"],
)  # fmt: skip
def test_damage_is_told(tmp_path, text):
    (tmp_path / "patches.csv").write_text(text)
    with pytest.raises(DatasetError, match=f"The data set {tmp_path} is damaged") as error:
        read_patch_list(tmp_path)
    assert not PYTHON.search(error.value.message)


def test_a_missing_list_is_told(tmp_path):
    with pytest.raises(DatasetError, match=r"is not a data set: patches.csv is missing"):
        read_patch_list(tmp_path)
