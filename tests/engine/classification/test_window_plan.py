"""The plan of windows and panels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.classification.window_plan import WindowPlan


@given(
    width=st.integers(1, 3000), height=st.integers(1, 400), size=st.sampled_from([32, 64, 256]),
    overlap=st.integers(0, 75), panel_width=st.integers(1, 1000),
)  # fmt: skip
def test_panels_share_the_columns_and_see_all_windows_that_touch_them(width, height, size, overlap, panel_width):
    plan = WindowPlan(width, height, size, overlap, 64, panel_width)
    edge = 0
    for panel in plan.panels:
        assert panel.col_off == edge and panel.col_off % 64 == 0
        assert panel.width <= max(64, panel_width)
        edge += panel.width
        touching = [start for start in plan.cols if start < edge and start + size > panel.col_off]
        assert list(panel.starts) == touching and panel.span == touching[-1] + size - touching[0]
    assert edge == width
    for panel in plan.panels:
        rows = [(stripe.row_off, stripe.ready) for stripe in plan.stripes() if stripe.panel is panel]
        assert rows[0][0] == 0 and sum(ready for _, ready in rows) == height
        assert all(row + ready == following for (row, ready), (following, _) in zip(rows, rows[1:]))


def test_a_panel_holds_no_more_than_memory_allows_and_costs_little():
    plan = WindowPlan(100_000, 600, 256, 50)
    assert max(panel.width for panel in plan.panels) <= 6144
    computed = sum(len(panel.starts) for panel in plan.panels)
    assert computed <= 1.03 * len(plan.cols)


@pytest.mark.parametrize("width", [1, 300, 6144])
def test_a_raster_that_is_not_very_wide_is_one_panel(width):
    assert len(WindowPlan(width, 10, 256, 50).panels) == 1


@given(
    width=st.integers(1, 3000), size=st.sampled_from([32, 64, 256]), overlap=st.integers(0, 75),
    panel_width=st.integers(1, 1000), count=st.integers(1, 9),
)  # fmt: skip
def test_processes_share_the_columns_of_each_panel(width, size, overlap, panel_width, count):
    plan = WindowPlan(width, 10, size, overlap, 64, panel_width)
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
    plan = WindowPlan(6144, 600, 256, 50)
    for count in (2, 4, 8):
        shares = plan.shares(plan.panels[0], count)
        assert max(len(share.starts) for share in shares) <= -(-len(plan.cols) // count) + 1
    small = WindowPlan(200, 600, 256, 50)
    assert [share.width for share in small.shares(small.panels[0], 3)] == [200, 0, 0]
