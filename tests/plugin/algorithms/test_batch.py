"""Processing's batch mode, which runs one algorithm many times in one QGIS; the loop is QGIS's own."""

import time
from pathlib import Path

import fake_workers as fakes
import pytest
from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog
from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextScope
from qgis.PyQt.QtCore import QCoreApplication
from small_inputs import write_model, write_raster

FAILS_FOR_ONE = (
    """
if "wrong" in config["ortho"]:
    hello()
    say("error", code="raster", message="wrong.tif has 4 bands.", hint="Choose three.", traceback="")
    sys.exit(4)
"""
    + fakes.GOOD
)


@pytest.fixture
def rows(tmp_path):
    """Parameters of three rows; the engine refuses the second."""
    model, bands = write_model(tmp_path / "m.safetensors"), [[[10, 20], [30, 40]]] * 3
    return [
        {
            "MODEL": model,
            "ORTHO": write_raster(tmp_path / f"{name}.tif", bands),
            "OUTPUT": str(tmp_path / "out" / f"land_cover_{name}.tif"),
        }
        for name in ("a", "wrong", "c")
    ]


class Dialog(BatchAlgorithmDialog):
    """Keeps what it would list in the end."""

    ended = None

    def createSummaryTable(self, results, errors):
        self.ended = (results, errors)


def run_batch(algorithm, rows, monkeypatch):
    """Press Run in the batch dialog and wait, since newer QGIS runs in the background; gives results and errors."""
    dialog = Dialog(algorithm)
    panel = dialog.mainWidget()
    monkeypatch.setattr(panel, "batchRowCount", lambda: len(rows))
    monkeypatch.setattr(panel, "parametersForRow", lambda row, *args, **more: (dict(rows[row]), True))
    dialog.show()  # QGIS 3.44 deletes one that nobody sees when its last row is done
    dialog.runAlgorithm()
    deadline = time.monotonic() + 60
    while dialog.ended is None and time.monotonic() < deadline:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    dialog.close()
    return dialog.ended


def test_each_row_is_a_run_and_one_that_fails_does_not_end_the_others(provider, rows, fake_worker, monkeypatch):
    calls = fake_worker(FAILS_FOR_ONE)
    results, errors = run_batch(provider.algorithm("classify").create(), rows, monkeypatch)
    assert [call["config"]["ortho"] for call in calls] == [row["ORTHO"] for row in rows]
    assert [call["config"]["output"] for call in calls] == [row["OUTPUT"] for row in rows]
    assert [done["results"]["OUTPUT"] for done in results] == [rows[0]["OUTPUT"], rows[2]["OUTPUT"]]
    assert len(errors) == 1 and "wrong.tif has 4 bands.\nChoose three." in "\n".join(errors[0]["errors"])


def test_polygons_of_every_row(provider, rows, fake_worker, monkeypatch, tmp_path):
    """What an algorithm keeps between its steps is that of its own row."""
    calls = fake_worker(fakes.GOOD)
    for number, row in enumerate(rows):
        row["CONFIDENCE"] = str(tmp_path / "out" / f"confidence_{number}.tif")
        row["POLYGONS"] = str(tmp_path / "out" / f"areas_{number}.gpkg")
    results, errors = run_batch(provider.algorithm("classify").create(), rows, monkeypatch)
    assert not errors and len(list(calls)) == 3
    assert [done["results"]["POLYGONS"] for done in results] == [row["POLYGONS"] for row in rows]


@pytest.mark.parametrize(
    ("expression", "path"),
    [
        ("replace(@ORTHO, 'top', 'ndsm')", "/data/ndsm/area6.tif"),
        ("'/data/gts/' || file_name(@ORTHO)", "/data/gts/area6.tif"),
        ("'/data/maps/' || base_file_name(@ORTHO) || '_land_cover.tif'", "/data/maps/area6_land_cover.tif"),
    ],
)
def test_columns_of_the_batch_table_can_be_filled_from_that_of_the_orthophotos(expression, path):
    """As docs/large_areas.md says; the batch panel gives the parameters of a row as variables."""
    context, row = QgsExpressionContext(), QgsExpressionContextScope()
    row.setVariable("ORTHO", "/data/top/area6.tif", True)
    context.appendScope(row)
    assert QgsExpression(expression).evaluate(context) == path
    text = (Path(__file__).parents[3] / "docs" / "large_areas.md").read_text(encoding="utf-8")
    assert f"`{expression}`" in text
