"""Extents as text."""

from __future__ import annotations

import pytest

from training.contract.config import ClassifyConfig
from training.contract.values import Extent, extent


@pytest.mark.parametrize(
    "text, expected",
    [
        ("500000,5400000,501000,5400500", Extent((5e5, 5.4e6, 501e3, 5400500.0))),
        (" -8.5, 41 ,-8.25 41.5 ", Extent((-8.5, 41.0, -8.25, 41.5))),
        ("1,2,3,4 [EPSG:25832]", Extent((1.0, 2.0, 3.0, 4.0), "EPSG:25832")),
        ('1,2,3,4[LOCAL_CS["a [b]"]]', Extent((1.0, 2.0, 3.0, 4.0), 'LOCAL_CS["a [b]"]')),
    ],
)
def test_extents_are_read_and_written(text, expected):
    assert extent(text) == expected == extent(str(expected))


@pytest.mark.parametrize(
    "text", ["here", "1,2,3", "1,2,3,4,5", "1,2,3,nan", "1,2,3,inf", "1,2,3,4 [", "1,2,x,4 [EPSG:1]"]
)
def test_what_is_no_extent_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match=r"which is no extent\. Write it as xmin,ymin,xmax,ymax"):
        extent(text)


@pytest.mark.parametrize("text", ["3,2,1,4", "1,4,3,2", "1,2,1,4"])
def test_an_empty_extent_is_refused_by_the_job(text):
    job = ClassifyConfig(model="m.safetensors", ortho="o.tif", output="c.tif", extent=text)
    assert [problem.startswith("EXTENT is") and "is empty" in problem for problem in job.problems()] == [True]
