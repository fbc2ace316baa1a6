"""In QGIS's window, texts name parameters as the dialog does; elsewhere by their ids."""

import pytest
from recording import refusal
from small_inputs import ROLES, write_dataset, write_model, write_raster

from vaihingen_qgis_plugin.base import words
from vaihingen_qgis_plugin.base.words import Label, labelled

LABELS = {
    "HEIGHT": Label("Heights"),
    "SPLIT": Label("Split by", {"tiles": "Whole orthophotos"}),
    "TEST_TILES": Label("Test tiles"),
    "OUTPUT": Label("Land cover"),
}


@pytest.mark.parametrize(
    "text, shown",
    [
        ("The model needs heights, but HEIGHT is empty.", "The model needs heights, but 'Heights' is empty."),
        ("TRAIN_TILES belong to SPLIT=tiles; leave", "TRAIN_TILES belong to 'Split by' = 'Whole orthophotos'; leave"),
        ("SPLIT is tiles, but must", "'Split by' is 'Whole orthophotos', but must"),
        ("HEIGHT=1, OUTPUT is 2.", "'Heights' = 1, 'Land cover' is 2."),
        ("SPLIT=other.", "'Split by' = other."),
        ("HEIGHT, OUTPUT and TEST_TILES: 99", "'Heights', 'Land cover' and 'Test tiles': 99"),
        ("Give HEIGHT.", "Give 'Heights'."),
        ("HEIGHT is tiles", "'Heights' is tiles"),
        # Somebody else's words
        ("/data/HEIGHT/OUTPUT.tif and OUTPUT.tif", "/data/HEIGHT/OUTPUT.tif and OUTPUT.tif"),
        ("C:\\HEIGHT\\a.tif, 'HEIGHT', \"OUTPUT\"", "C:\\HEIGHT\\a.tif, 'HEIGHT', \"OUTPUT\""),
        ("MY_HEIGHT HEIGHTS HEIGHT-2 NDVI CSV", "MY_HEIGHT HEIGHTS HEIGHT-2 NDVI CSV"),
        ("SPLIT is tiles.txt", "'Split by' is tiles.txt"),
    ],
)
def test_labels_stand_in_place_of_ids(text, shown):
    assert labelled(text, LABELS) == shown
    assert labelled(shown, LABELS) == shown  # a text may pass twice


@pytest.fixture
def refusals(tmp_path):
    ortho = write_raster(tmp_path / "o.tif", [[[1]]] * 3)
    model = write_model(tmp_path / "m.safetensors", (*ROLES, "height"))
    dataset = write_dataset(tmp_path / "set")
    return lambda: (
        refusal("vaihingen:classify", {"MODEL": model, "ORTHO": ortho, "OUTPUT": str(tmp_path / "c.tif")}),
        refusal("vaihingen:ndvi", {"INPUT": ortho, "NIR_BAND": 2, "RED_BAND": 2, "OUTPUT": str(tmp_path / "n.tif")}),
        refusal("vaihingen:train", {"DATASET": dataset, "MODEL": str(tmp_path / "n.safetensors"), "EPOCHS": "x"}),
    )


def test_what_dialogs_refuse(refusals, monkeypatch):
    ids = ("HEIGHT", "NIR_BAND", "EPOCHS")
    assert all(name in text for name, text in zip(ids, refusals()))
    monkeypatch.setattr(words, "in_desktop", lambda: True)
    shown = refusals()
    assert [name for name, text in zip(ids, shown) if name in text] == []
    assert "'Heights'" in shown[0] and "'Near-infrared band' and 'Red band'" in shown[1] and "'Epochs'" in shown[2]


def test_help_in_the_window_has_no_ids(provider, monkeypatch):
    assert "CLASS_FIELD" in provider.algorithm("assess").shortHelpString()
    monkeypatch.setattr(words, "in_desktop", lambda: True)
    for algorithm in provider.algorithms():
        names = {d.name() for d in algorithm.parameterDefinitions() if "_" in d.name()}
        text = algorithm.shortHelpString()
        assert [name for name in names if name in text] == [], algorithm.name()
