"""In QGIS's window, texts name parameters as the dialog does; elsewhere by their ids."""

import re

import pytest
from recording import refusal
from small_inputs import ROLES, write_dataset, write_model, write_raster

from vaihingen_qgis_plugin.base import words
from vaihingen_qgis_plugin.base.algorithm import VaihingenAlgorithm
from vaihingen_qgis_plugin.base.shown import value_labels
from vaihingen_qgis_plugin.base.words import Label, labelled

LABELS = {
    "HEIGHT": Label("Heights"),
    "SPLIT": Label("Split by", {"tiles": "Whole orthophotos"}),
    "TEST_TILES": Label("Test tiles"),
    "OUTPUT": Label("Land cover"),
    "ALLOCATION": Label("Points of each class", {"good_practice": "Good practice"}),
}
# What help texts quote beside labels and titles: buttons and entries of QGIS, and what stands in layers.
OF_QGIS_AND_LAYERS = (
    "Run as Batch Process", "Autofill > Calculate by Expression", "Orthogonalize", "Load default parameters",
    "Export print layout as PDF", "Interpret points", "Map", "Map of", "zone", "undefined", "unsure", "reference",
    "labels", "blocks", "done", "corrected", "untouched",
)  # fmt: skip


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
        ("With good_practice: 50", "With 'Good practice': 50"),
        ("ALLOCATION=good_practice", "'Points of each class' = 'Good practice'"),
        # Somebody else's words
        (
            "good_practice.tif, /good_practice/, my_good_practice",
            "good_practice.tif, /good_practice/, my_good_practice",
        ),
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


def test_tips_in_the_window_have_no_ids(provider, monkeypatch):
    monkeypatch.setattr(words, "in_desktop", lambda: True)
    for algorithm in provider.algorithms():
        if not isinstance(algorithm, VaihingenAlgorithm):
            continue  # a model, whose inputs are what they are called
        dialog = algorithm.create()
        tips = {d.name(): d.help() for d in dialog.parameterDefinitions()}
        found = [(name, word) for name, tip in tips.items() for word in re.findall(r"(?<![\w'])[A-Z]+_[A-Z]+\b", tip)]
        assert found == [], algorithm.name()
    dialog = provider.algorithm("samplepoints").create()
    tip = dialog.parameterDefinition("MIN_PER_CLASS").help()
    assert "good_practice" not in tip and "'" in tip


def test_help_quotes_what_the_dialogs_show(provider, monkeypatch):
    """A label that has been renamed is not called by its old name."""
    monkeypatch.setattr(words, "in_desktop", lambda: True)
    shown = set(OF_QGIS_AND_LAYERS)
    for algorithm in provider.algorithms():
        shown |= {algorithm.displayName(), *(d.description() for d in algorithm.parameterDefinitions())}
        shown |= {label for d in algorithm.parameterDefinitions() for label in value_labels(d).values()}
    for algorithm in provider.algorithms():
        text = re.sub(r"replace\(.*?\)", "", algorithm.shortHelpString())
        unknown = set(re.findall(r"(?<!\w)'([^'<>]{2,60})'(?!\w)", text)) - shown
        assert not unknown, algorithm.name()
