"""The plan of windows and panels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.classification.window_plan import WindowPlan
from training.windows import spread


@given(
    width=st.integers(1, 3000), height=st.integers(1, 400), size=st.sampled_from([32, 64, 256]),
    overlap=st.integers(0, 75), multiple=st.sampled_from([0, 16, 32]), panel_width=st.integers(1, 1000),
)  # fmt: skip
def test_panels_share_the_columns_and_see_all_windows_that_touch_them(
    width, height, size, overlap, multiple, panel_width
):
    plan = WindowPlan(width, height, size, overlap * size // 100, multiple, 64, panel_width)
    edge, side = 0, plan.window[1]
    for panel in plan.panels:
        assert panel.col_off == edge and panel.col_off % 64 == 0
        assert panel.width <= max(64, panel_width)
        edge += panel.width
        touching = [start for start in plan.cols if start < edge and start + side > panel.col_off]
        assert list(panel.starts) == touching and panel.span == touching[-1] + side - touching[0]
    assert edge == width
    for panel in plan.panels:
        rows = [(stripe.row_off, stripe.ready) for stripe in plan.stripes() if stripe.panel is panel]
        assert rows[0][0] == 0 and sum(ready for _, ready in rows) == height
        assert all(row + ready == following for (row, ready), (following, _) in zip(rows, rows[1:]))


@given(
    length=st.integers(1, 5000), most=st.sampled_from([32, 256, 1024]), overlap=st.integers(0, 75),
    multiple=st.sampled_from([0, 16, 32]),
)  # fmt: skip
def test_windows_are_as_few_and_as_short_as_covering_evenly_takes(length, most, overlap, multiple):
    margin = overlap * most // 100
    side, starts = spread(length, most, margin, multiple)
    assert side <= most and (side == most if not multiple else side % multiple == 0)
    assert starts[0] == 0 and starts[-1] + side >= length and starts == sorted(set(starts))
    overlaps = [left + side - right for left, right in zip(starts, starts[1:])]
    assert all(margin <= shared for shared in overlaps)
    even = overlaps if multiple else overlaps[:-1]  # windows of a fixed side end flush with the raster, as ever
    assert not even or max(even) - min(even) <= 1
    assert len(starts) == max(1, -(-(length - margin) // (most - margin)))  # no plan has fewer
    if len(starts) > 1:
        assert starts[-1] + side == length
        assert not multiple or len(starts) * side - length < (len(starts) - 1) * margin + len(starts) * multiple


@pytest.mark.parametrize(
    "width, height, window, count",
    [
        (100, 40, (48, 112), 1),  # one window of the raster's own size, whatever its shape
        (1, 1, (16, 16), 1),
        (1024, 1024, (1024, 1024), 1),
        (1025, 300, (304, 592), 2),  # two of about half, and not one more for the last column
        (4096, 4096, (928, 928), 25),
    ],
)
def test_large_windows_by_hand(width, height, window, count):
    plan = WindowPlan(width, height, 1024, 128, 16)
    assert plan.window == window and plan.count == count


def test_the_network_computes_little_more_than_a_large_raster_has():
    for side in (4100, 5000, 10_000, 20_000):
        plan = WindowPlan(side, side, 1024, 128, 16)
        high, wide = plan.window
        assert plan.count * high * wide <= 1.4 * side**2


def test_a_panel_holds_no_more_than_memory_allows_and_costs_little():
    plan = WindowPlan(100_000, 600, 256, 128, panel_width=6144)
    assert max(panel.width for panel in plan.panels) <= 6144
    computed = sum(len(panel.starts) for panel in plan.panels)
    assert computed <= 1.05 * len(plan.cols)


@pytest.mark.parametrize("width", [1, 300, 6144])
def test_a_raster_that_is_not_very_wide_is_one_panel(width):
    assert len(WindowPlan(width, 10, 256, 128).panels) == 1


@given(
    width=st.integers(1, 3000), size=st.sampled_from([32, 64, 256]), overlap=st.integers(0, 75),
    panel_width=st.integers(1, 1000), count=st.integers(1, 9),
)  # fmt: skip
def test_processes_share_the_columns_of_each_panel(width, size, overlap, panel_width, count):
    plan = WindowPlan(width, 10, size, overlap * size // 100, 0, 64, panel_width)
    for panel in plan.panels:
        shares = plan.shares(panel, count)
        assert len(shares) == count and sum(share.width for share in shares) == panel.width
        edge = panel.col_off
        for share in shares:
            assert share.col_off == edge
            edge += share.width
            touching = [start for start in plan.cols if start < edge and start + size > share.col_off]
            assert list(share.starts) == (touching if share.width else [])
            assert plan.area(next(s for s in plan.stripes() if s.panel is panel)).width == panel.span
    for rank in range(count):
        places = [(stripe.row_off, stripe.ready) for stripe in plan.stripes(rank, count)]
        assert places == [(stripe.row_off, stripe.ready) for stripe in plan.stripes()]


def test_sharing_costs_little_and_leaves_a_small_raster_to_the_first():
    plan = WindowPlan(6144, 600, 256, 128)
    for count in (2, 4, 8):
        shares = plan.shares(plan.panels[0], count)
        assert max(len(share.starts) for share in shares) <= -(-len(plan.cols) // count) + 1
    small = WindowPlan(200, 600, 256, 128)
    assert [share.width for share in small.shares(small.panels[0], 3)] == [200, 0, 0]
