"""The charts of reports, whatever the length of their names."""

from __future__ import annotations

import pytest

from training.report import figures

LONG = "exactitude de l’utilisateur, avec intervalle à 95 %", "exactitude du producteur, avec intervalle à 95 %"


@pytest.mark.parametrize("names", [("mapped", "estimated"), LONG])
def test_legends_stay_inside_their_picture(names, monkeypatch):
    drawn = []
    monkeypatch.setattr(figures, "_image", lambda figure: drawn.append(figure) or "")
    first, second = names
    figures.curves([1, 2], {first: [0.1, 0.2], second: [0.2, 0.3]}, "%", best=2)
    figures.paired_bars(["car"], {name: ([0.5], [None]) for name in names}, "%")
    figures.interval_marks(["car"], {second: [(1.0, 0.5, 1.5)]}, "m²", (first, [1.0], ["#ffff00"]))
    for figure in drawn:
        figure.draw_without_rendering()
        (legend,) = figure.legends
        assert {first, second} <= {text.get_text() for text in legend.get_texts()}
        edges = legend.get_window_extent()
        assert edges.x0 >= -1 and edges.x1 <= figure.bbox.x1 + 1
        assert edges.y1 <= figure.bbox.y1 + 1 and edges.y0 >= figure.axes[0].get_window_extent().y1 - 1
    assert len(drawn) == 3
