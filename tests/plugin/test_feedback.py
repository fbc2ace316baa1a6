"""Lines of the engine in the dialog's log."""

import pytest
from vaihingen_qgis_plugin.training.contract.protocol import Log

from vaihingen_qgis_plugin.feedback import FeedbackListener

ROW = "building              91.2    88.0"


def shown(feedback, text, **options):
    FeedbackListener(feedback, **options).on_message(Log("info", text))
    return feedback.said


def test_rows_of_a_table_keep_their_columns_in_qgis_window(feedback):
    """Its log is HTML, in which blanks side by side are one, and letters differ in width."""
    ((kind, text),) = shown(feedback, ROW, in_columns=True)
    assert kind == "console" and text.replace("\u00a0", " ") == ROW and " " not in text


@pytest.mark.parametrize(("text", "options"), [(ROW, {}), ("Device: cpu. 2 threads", {"in_columns": True})])
def test_all_else_is_plain_text(feedback, text, options):
    assert shown(feedback, text, **options) == [("info", text)]
