"""What a call of QGIS gives is understood or refused, in each of the algorithms, before anything runs."""

import os
import pwd

import numpy as np
import pytest
from qgis.core import (
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QVariant
from recording import refusal
from small_inputs import read_raster, write_dataset, write_raster
from vaihingen_qgis_plugin.training.contract.errors import ConfigError

from vaihingen_qgis_plugin.base.given import read_given

TRAINS = """
hello()
touch("model")
say("result", outputs={"model": config["model"]}, scores={})
"""


def given(provider, name, parameters, context=None):
    return read_given(provider.algorithm(name).create(), parameters, context or QgsProcessingContext())


@pytest.mark.parametrize(
    "parameters, read",
    [
        ({"EPOCHS": "10"}, {"EPOCHS": 10}),
        ({"EPOCHS": 10.0}, {"EPOCHS": 10}),
        ({"EPOCHS": "10.0", "LEARNING_RATE": "1e-3"}, {"EPOCHS": 10, "LEARNING_RATE": 0.001}),
        ({"AUGMENT": "no"}, {"AUGMENT": False}),
        ({"AUGMENT": "Off", "RESUME": "YES"}, {"AUGMENT": False, "RESUME": True}),
        ({"AUGMENT": 0, "RESUME": 1.0}, {"AUGMENT": False, "RESUME": True}),
        ({"LOSS": "FOCAL"}, {"LOSS": "focal"}),
        ({"EPOCHS": None, "AUGMENT": QVariant()}, {"EPOCHS": None, "AUGMENT": None}),
        ({"EPOCHS": ["7"]}, {"EPOCHS": 7}),
        ({"EPOCHS": QgsProperty.fromExpression("3 + 4")}, {"EPOCHS": 7}),
        ({"AUGMENT": QgsProperty.fromExpression("'no'")}, {"AUGMENT": False}),
        ({"EPOCHS": QgsProperty.fromValue(3)}, {"EPOCHS": 3}),
        ({"LEARNING_RATE": QgsProperty.fromExpression("0.1 / 10")}, {"LEARNING_RATE": 0.01}),
    ],
)
def test_what_is_understood(provider, parameters, read):
    assert given(provider, "train", parameters) == read


def test_an_expression_with_a_variable(provider):
    context = QgsProcessingContext()
    scope = QgsExpressionContextScope()
    scope.setVariable("rounds", 12)
    expressions = QgsExpressionContext()
    expressions.appendScope(scope)
    context.setExpressionContext(expressions)
    parameters = {"EPOCHS": QgsProperty.fromExpression("@rounds * 2")}
    assert given(provider, "train", parameters, context) == {"EPOCHS": 24}
    with pytest.raises(ConfigError, match="EPOCHS must be a whole number, not 12"):
        given(provider, "train", {"EPOCHS": QgsProperty.fromExpression("@rounds + 0.5")}, context)
    with pytest.raises(ConfigError, match="EPOCHS is data-defined"):
        given(provider, "train", {"EPOCHS": QgsProperty.fromExpression("no such thing(")}, context)


REFUSED = [
    ("train", {"EPOCHS": "1.6"}, "EPOCHS must be a whole number, not '1.6'."),
    ("train", {"EPOCHS": 1.6}, "EPOCHS must be a whole number, not 1.6."),
    ("train", {"EPOCHS": ""}, "EPOCHS must be a whole number, not ''."),
    ("train", {"EPOCHS": "abc"}, "EPOCHS must be a whole number, not 'abc'."),
    ("train", {"EPOCHS": "3000000000"}, "EPOCHS is '3000000000', but must be at most 2147483647."),
    ("train", {"EPOCHS": ["1", "2"]}, "EPOCHS is given twice: 1 and 2."),
    ("train", {"LEARNING_RATE": "0,5"}, "LEARNING_RATE must be a number, not '0,5': write 0.5."),
    ("train", {"LEARNING_RATE": "nan"}, "LEARNING_RATE must be a number, not 'nan'."),
    ("train", {"AUGMENT": "maybe"}, "AUGMENT must be true or false"),
    ("train", {"AUGMENT": ["yes", "no"]}, "AUGMENT is given twice: yes and no."),
    ("train", {"LOSS": "focall"}, "not 'focall'. Did you mean focal?"),
    ("train", {"LOSS": ["focal", "focal"]}, "LOSS is given twice: focal and focal."),
    ("train", {"LOSS": "0"}, "LOSS must be one of cross_entropy, cross_entropy_dice, focal, not '0'."),
    ("train", {"EPOCH": 1}, "EPOCH is no parameter. Did you mean EPOCHS?"),
    ("train", {"width": 4}, "width is no parameter. Did you mean WIDTH?"),
    ("train", {"EPOCH": 1, "AUGMENT": "maybe"}, "Did you mean EPOCHS? AUGMENT must be true or false"),
    ("train", {"MODEL": ["a.safetensors", "b.safetensors"]}, "MODEL is given twice: a.safetensors and b.safetensors."),
    ("compare", {"VARIANTS": ["ortho", "ndvi"]}, "VARIANTS must be some of ortho"),
    ("tile", {"CLASS_FIELD": ["kind", "class"]}, "CLASS_FIELD is given twice: kind and class."),
    ("tile", {"TEST_TILES": '"area 7'}, 'TEST_TILES holds "area 7, in which a quotation mark is not closed.'),
    ("tile", {"FOOTPRINT": "x.gpkg"}, "Did you mean FOOTPRINTS?"),
    ("tile", {"OUTPUT": "~nobody7/set"}, "OUTPUT is ~nobody7/set, but there is no home folder ~nobody7."),
    ("classify", {"MIN_AREA": "4,5"}, "MIN_AREA must be a number, not '4,5': write 4.5."),
    ("classify", {"ORTHO": ["a.tif", "b.tif"]}, "ORTHO is given twice: a.tif and b.tif."),
    ("classify", {"POLYGON": "x.gpkg"}, "Did you mean POLYGONS?"),
    ("ndvi", {"NIR_BAND": "1.6"}, "NIR_BAND must be a whole number, not '1.6'."),
    ("ndvi", {"NIR_BAND": ["1", "2"]}, "NIR_BAND is given twice: 1 and 2."),
    ("ndvi", {"NIR": 4}, "NIR is no parameter. Did you mean NIR_BAND?"),
    ("ndvi", {"OUTPUT": ["a.tif", "b.tif"]}, "OUTPUT is given twice: a.tif and b.tif."),
    ("samplepoints", {"INCLUDE_UNDEFINED": "vielleicht"}, "INCLUDE_UNDEFINED must be true or false"),
    ("assesspoints", {"MAP_FIELD": ["a", "b"]}, "MAP_FIELD is given twice: a and b."),
    ("environment", {"CREATE": "perhaps"}, "CREATE must be true or false"),
    ("environment", {"EXTRAS": "everything"}, "EXTRAS must be some of"),
    ("environment", {"TORCH": ["torch==2.6.0", "torch==2.7.0"]}, "TORCH is given twice"),
    ("demodata", {"TILES": "2;5"}, "TILES must be a whole number, not '2;5'."),
]


@pytest.mark.parametrize("name, parameters, reason", REFUSED)
def test_what_is_refused_by_the_check_and_by_a_run_without_it(provider, name, parameters, reason):
    """Models and scripts run an algorithm without its check."""
    assert reason in refusal(f"vaihingen:{name}", parameters)
    feedback = Complaints()
    _, succeeded = provider.algorithm(name).create().run(parameters, QgsProcessingContext(), feedback, {}, False)
    assert not succeeded and reason in "".join(feedback.errors)


class Complaints(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.errors = []

    def reportError(self, text, fatal=False):
        self.errors.append(text)


@pytest.mark.parametrize(
    "value, arrives",
    [
        (["1", "2"], "1 2"),
        (["area 1", "2"], '"area 1" 2'),
        ("1 2", "1 2"),
        (2, "2"),
        ([], ""),
        (QgsProperty.fromExpression("'1 ' || '2'"), "1 2"),
    ],
)
def test_test_tiles_given_more_than_once(provider, value, arrives):
    assert given(provider, "tile", {"TEST_TILES": value}) == {"TEST_TILES": arrives}


def test_values_of_python_run_as_they_are_given(fake_worker, tmp_path, feedback):
    import processing

    calls = fake_worker(TRAINS)
    parameters = {
        "DATASET": write_dataset(tmp_path / "set"),
        "EPOCHS": 3.0,
        "WIDTH": "16",
        "AUGMENT": "no",
        "RESUME": False,
        "PATIENCE": None,
        "LOSS": "Focal",
        "LEARNING_RATE": QgsProperty.fromExpression("1 / 100.0"),
        "MODEL": str(tmp_path / "m.safetensors"),
    }
    processing.run("vaihingen:train", parameters, feedback=feedback)
    config = calls.only()["config"]
    assert (config["epochs"], config["width"], config["augment"], config["resume"]) == (3, 16, False, False)
    assert (config["patience"], config["loss"], config["learning_rate"]) == (10, "focal", 0.01)


def test_home_folders(provider, fake_worker, tmp_path, monkeypatch, feedback):
    import processing

    monkeypatch.setenv("HOME", str(tmp_path))
    calls = fake_worker(TRAINS)
    write_dataset(tmp_path / "set")
    processing.run("vaihingen:train", {"DATASET": "~/set", "MODEL": "~/m.safetensors"}, feedback=feedback)
    config = calls.only()["config"]
    assert (config["dataset"], config["model"]) == (str(tmp_path / "set"), str(tmp_path / "m.safetensors"))
    assert not os.path.exists("~")


def test_ndvi_in_the_home_folder(tmp_path, monkeypatch, feedback):
    import processing

    monkeypatch.setenv("HOME", str(tmp_path))
    write_raster(tmp_path / "a.tif", np.array([[[30]], [[10]]]))
    output = QgsProcessingOutputLayerDefinition("~/ndvi.tif")
    processing.run("vaihingen:ndvi", {"INPUT": "~/a.tif", "OUTPUT": output}, feedback=feedback)
    assert read_raster(tmp_path / "ndvi.tif")[0].tolist() == [[0.5]]
    assert output.sink.staticValue() == "~/ndvi.tif"  # the caller's stays as it was


def test_paths(provider, tmp_path):
    user = pwd.getpwuid(os.getuid())
    layer = QgsRasterLayer(write_raster(tmp_path / "a.tif", np.zeros((2, 1, 1))), "a")
    orthos = [[layer, "~/b.tif"], f"~{user.pw_name}/c.tif", "~d.tif", tmp_path / "e.tif"]
    home = os.path.expanduser("~")
    expected = [layer, f"{home}/b.tif", f"{user.pw_dir}/c.tif", "~d.tif", str(tmp_path / "e.tif")]
    assert given(provider, "tile", {"ORTHOS": orthos}) == {"ORTHOS": expected}
    assert given(provider, "ndvi", {"INPUT": layer}) == {"INPUT": layer}
    assert given(provider, "ndvi", {"OUTPUT": "TEMPORARY_OUTPUT"}) == {"OUTPUT": "TEMPORARY_OUTPUT"}
    assert given(provider, "tile", {"FOLDER": "$HOME/isprs"}) == {"FOLDER": "$HOME/isprs"}
