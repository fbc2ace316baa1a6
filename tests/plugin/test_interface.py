"""The public interface: ids and parameter names never change, and each algorithm is complete."""

import re
import shlex
import sys
from pathlib import Path

import pytest
from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingParameterField
from qgis.PyQt.QtCore import QUrl
from small_window import Window

import vaihingen_qgis_plugin

ROOT = Path(__file__).parents[2]
FROZEN = {
    "demodata": "TILES SIZE SEED OUTPUT",
    "ndvi": "INPUT NIR_BAND RED_BAND OUTPUT",
    "heightaboveground": "INPUT MAX_OBJECT_WIDTH SLOPE PIXEL_SIZE OUTPUT GROUND ABOVE_LOW_GROUND",
    "labels": "INPUT DIRECTION CLASSES OUTPUT",
    "labelground": "BLOCKS MAPS MIN_AREA SIMPLIFY CLASSES OUTPUT",
    "tile": """
        FOLDER ORTHOS REFERENCES HEIGHTS PATCH_SIZE SAMPLING PATCHES VALIDATION_PATCHES OVERLAP SPLIT VALIDATION_SHARE
        TEST_SHARE TRAIN_TILES VALIDATION_TILES TEST_TILES BLOCK_SIZE BUFFER STRATUM_SIZE BALANCE MIN_LABELLED NIR_BAND
        RED_BAND CLASSES CLASS_FIELD POLYGON_CLASS OTHER_CLASS PROTOCOL SEED OUTPUT REPORT FOOTPRINTS""",
    "train": """
        DATASET INPUTS ARCHITECTURE WIDTH EPOCHS MINUTES BATCH_SIZE LEARNING_RATE LOSS CLASS_WEIGHTS AUGMENT PATIENCE
        LEARN_UNDEFINED ENCODER_WEIGHTS START_MODEL REPLAY FREEZE_ENCODER DEVICE PRECISION SEED RESUME MODEL REPORT""",
    "classify": """
        MODEL MORE_MODELS ORTHO HEIGHT REFERENCE EXTENT MASK CLASS_FIELD POLYGON_CLASS OTHER_CLASS CLASSES OVERLAP
        MIN_CONFIDENCE TEST_TIME_AUGMENTATION MULTI_SCALE WINDOW_SIZE OUTPUT_PIXEL_SIZE OUTPUT_FORMAT BATCH_SIZE DEVICE
        PRECISION OUTPUT CONFIDENCE PROBABILITIES APPLICABILITY REPORT MIN_AREA SIMPLIFY POLYGONS""",
    "nexttolabel": """
        MODEL MORE_MODELS ORTHOS HEIGHTS LABELLED BLOCKS BLOCK_SIZE TEST_TIME_AUGMENTATION WINDOW_SIZE BATCH_SIZE DEVICE
        PRECISION OUTPUT""",
    "exportonnx": "MODEL OUTPUT",
    "assess": """
        PREDICTION REFERENCE MORE_PREDICTIONS MORE_REFERENCES EROSION IGNORE_CLASSES PROTOCOL BLOCK_SIZE SEED CLASSES
        CLASS_FIELD POLYGON_CLASS OTHER_CLASS ORTHO REPORT MATRIX SCORES ERRORS PLACES""",
    "compare": """
        DATASET VARIANTS VARY VALUES INPUTS REPEATS
        ARCHITECTURE WIDTH EPOCHS BATCH_SIZE LEARNING_RATE LOSS CLASS_WEIGHTS AUGMENT PATIENCE
        LEARN_UNDEFINED ENCODER_WEIGHTS DEVICE PRECISION SEED EROSION BLOCK_SIZE RUNS RESUME OUTPUT TABLE REPORT""",
    "samplepoints": "INPUT POINTS ALLOCATION MIN_PER_CLASS MIN_DISTANCE INCLUDE_UNDEFINED CLASSES SEED OUTPUT",
    "assesspoints": """
        POINTS PREDICTION REFERENCE_FIELD MAP_FIELD PIXELS_FIELD UNLABELLED CLASSES REPORT SCORES AREAS""",
    "areas": "INPUT ZONES ZONE_FIELD CLASSES OUTPUT",
    "maplayout": "INPUT TITLE ACCURACY SOURCE PAPER SCALE NAME",
    "environment": "PYTHON CREATE LOCATION TORCH_BUILD TORCH EXTRAS INDEX REMOVE_OLD REPORT",
    "orthophotostolandcover": """
        ORTHOS REFERENCES CLASS_FIELD HEIGHTS PATCH_SIZE PATCHES VALIDATION_PATCHES INPUTS WIDTH EPOCHS ORTHO HEIGHT
        REFERENCE REFERENCE_FIELD""",
    "trainonandchoose": """
        MODEL ORTHO LABELS HEIGHT INPUTS REPLAY NIR_BAND RED_BAND PATCH_SIZE PATCHES MINUTES BLOCKS BLOCK_SIZE""",
}
SCORES = {
    "labelground": "LABELS LABEL_BLOCKS",
    "tile": "TRAIN_PATCHES VALIDATION_PATCHES TEST_PATCHES SHARED_PIXELS",
    "train": "OVERALL_ACCURACY MEAN_F1 EPOCHS_RUN",
    "classify": "OVERALL_ACCURACY MEAN_F1",
    "nexttolabel": "OUTPUT BLOCKS_CHOSEN OBJECTS_EXPECTED",
    "assess": "OVERALL_ACCURACY MEAN_F1 MEAN_IOU KAPPA",
    "compare": "OUTPUT TABLE REPORT BEST_VARIANT MEAN_F1 MEAN_F1_ORTHO",
    "samplepoints": "OUTPUT POINTS_DRAWN",
    "assesspoints": "OVERALL_ACCURACY OVERALL_ACCURACY_INTERVAL POINTS_USED",
    "areas": "OUTPUT",
    "maplayout": "LAYOUT",
    "environment": "PYTHON TORCH_VERSION DEVICE DIAGNOSTICS",
}
MODELS = ("orthophotostolandcover", "trainonandchoose")
ALL = [pytest.param(name, id=name) for name in FROZEN]


def test_algorithm_ids_are_frozen(provider):
    assert {algorithm.name() for algorithm in provider.algorithms()} == set(FROZEN)


@pytest.mark.parametrize("name", ALL)
def test_parameter_names_are_frozen(provider, name):
    """New ones may be added; none may be renamed or taken away."""
    names = [definition.name() for definition in provider.algorithm(name).parameterDefinitions()]
    assert set(FROZEN[name].split()) <= set(names)
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_]*|[a-z]+:[A-Z_]+", parameter) for parameter in names)


@pytest.mark.parametrize("name", SCORES)
def test_output_names_are_frozen(provider, name):
    outputs = {definition.name() for definition in provider.algorithm(name).outputDefinitions()}
    assert set(SCORES[name].split()) <= outputs


@pytest.mark.parametrize("name", ALL)
def test_every_algorithm_is_complete(provider, name):
    algorithm = provider.algorithm(name)
    assert algorithm.displayName()
    groups = {
        "environment": "1 Set-up",
        "data": "2 Data",
        "model": "3 Train and classify",
        "accuracy": "4 Accuracy",
        "result": "5 Maps and tables",
    }
    assert algorithm.group() == groups[algorithm.groupId()]
    assert len(algorithm.shortHelpString()) > 200
    assert not algorithm.icon().isNull()
    assert algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagCanCancel
    for definition in algorithm.parameterDefinitions():
        assert definition.help().strip(), definition.name()


@pytest.mark.parametrize("name", [name for name in FROZEN if name not in MODELS])
def test_own_algorithms_have_tags_tooltip_and_icon_file(provider, name):
    algorithm = provider.algorithm(name)
    assert len(algorithm.tags()) > 3
    assert algorithm.shortDescription().endswith(".")
    works_on_the_project = name == "maplayout"
    assert bool(algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagNoThreading) == works_on_the_project
    assert Path(algorithm.svgIconPath()).is_file()


@pytest.mark.parametrize("name", ALL)
def test_help_leads_to_the_page_about_the_algorithm(provider, name, tmp_path, monkeypatch):
    """In the zip it is a file of the plugin; a plugin that was only linked has the page on the web."""
    algorithm = provider.algorithm(name)
    written = ROOT / "docs" / "algorithms" / f"{name}.md"
    assert written.is_file(), f"write the page of help of {algorithm.displayName()}: {written}"
    assert written.read_text(encoding="utf-8").startswith(f"# {algorithm.displayName()}\n")
    module = sys.modules["vaihingen_qgis_plugin.base.algorithm"]
    monkeypatch.setattr(module, "_HELP", tmp_path / "größer")
    assert algorithm.helpUrl().startswith("https://")
    assert algorithm.helpUrl().endswith(f"/docs/algorithms/{name}.md")
    page = tmp_path / "größer" / "algorithms" / f"{name}.html"
    page.parent.mkdir(parents=True)
    page.write_text("", encoding="utf-8")
    assert Path(QUrl(algorithm.helpUrl()).toLocalFile()) == page


def test_the_docs_call_algorithms_and_parameters_that_exist(provider):
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    calls = []
    for page in pages:
        text = page.read_text(encoding="utf-8").replace("\\\n", " ")
        calls += re.findall(r"qgis_process run vaihingen:(\w+) -- (.*)", text)
    assert len(calls) > 10
    for name, words in calls:
        known = {definition.name() for definition in provider.algorithm(name).parameterDefinitions()}
        given = {word.partition("=")[0] for word in shlex.split(words, comments=True)}
        assert given <= known, name


def test_provider(provider, plugin):
    assert provider.id() == "vaihingen"
    assert provider.name() == "Vaihingen U-Net"
    assert re.fullmatch(r"\d+\.\d+\.\d+", provider.versionInfo())
    assert not provider.icon().isNull()
    assert not provider.supportsNonFileBasedOutput()


def test_plugin_can_be_unloaded_and_loaded_again(plugin):
    from qgis.core import QgsApplication

    plugin.unload()
    assert QgsApplication.processingRegistry().providerById("vaihingen") is None
    plugin.unload()  # twice does no harm
    window = Window()
    again = vaihingen_qgis_plugin.classFactory(window)
    again.initGui()
    assert len(QgsApplication.processingRegistry().providerById("vaihingen").algorithms()) == len(FROZEN)
    assert window.menu
    again.unload()
    assert not window.menu
    plugin.initProcessing()
    assert len(QgsApplication.processingRegistry().providerById("vaihingen").algorithms()) == len(FROZEN)


@pytest.mark.parametrize("name", ALL)
def test_lists_of_fields_belong_to_layers_that_are_no_rasters(provider, name):
    """QGIS (3.22 to 3.44) crashes when it opens a dialog whose list of fields belongs to a layer that is a raster."""
    algorithm = provider.algorithm(name)
    for definition in algorithm.parameterDefinitions():
        if isinstance(definition, QgsProcessingParameterField):
            assert algorithm.parameterDefinition(definition.parentLayerParameterName()).type() in ("vector", "source")


def test_command_can_be_replayed(provider, tmp_path):
    """The command QGIS shows for a run holds each parameter under its plain name."""
    algorithm = provider.algorithm("demodata")
    if not hasattr(algorithm, "asQgisProcessCommand"):
        pytest.skip("QGIS is older than 3.24")
    command, understood = algorithm.asQgisProcessCommand({"TILES": 2, "OUTPUT": str(tmp_path)}, QgsProcessingContext())
    assert understood
    assert "vaihingen:demodata" in command
    assert "--TILES=2" in command


@pytest.mark.parametrize("name", ALL)
def test_what_matters_fits_a_laptop_screen(provider, name):
    """Measured on a screen of 768 px: 564 px for parameters, 54.5 px for one with its label; 8 choices are a list."""
    shown = [
        definition
        for definition in provider.algorithm(name).parameterDefinitions()
        if not definition.isDestination() and not definition.flags() & definition.FlagAdvanced
    ]
    height = sum(22 if definition.type() == "boolean" else 54.5 for definition in shown)
    height += sum(120 for d in shown if d.type() == "enum" and d.allowMultiple())
    height += sum(45 for d in shown if d.name() in ("MODEL", "DATASET"))  # what they are, in three lines
    assert height < 564 or name in MODELS
