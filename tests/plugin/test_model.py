"""The graphical model runs, and speaks of parameters that exist, with the contract's defaults."""

import fake_workers as fakes
import pytest
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelParameter,
    QgsProject,
)
from recording import run
from small_inputs import ROLES, write_dataset, write_raster
from small_layers import memory, polygon
from vaihingen_qgis_plugin.training.contract.config import CompareConfig

NAME = "orthophotostolandcover"
Source = getattr(Qgis, "ProcessingModelChildParameterSource", None) or QgsProcessingModelChildParameterSource.Source


@pytest.fixture
def model(provider):
    return provider.algorithm(NAME)


def test_it_stands_under_the_provider(model):
    assert model.id() == f"vaihingen:{NAME}"
    assert model.displayName() == "Orthophotos to land cover"
    assert model.groupId() == "model"


def test_its_parts_exist_and_it_is_complete(model):
    children = model.childAlgorithms()
    assert sorted(child.algorithmId() for child in children.values()) == [
        "vaihingen:assess", "vaihingen:classify", "vaihingen:tile", "vaihingen:train",
    ]  # fmt: skip
    for child in children.values():
        known = {definition.name() for definition in child.algorithm().parameterDefinitions()}
        assert set(child.parameterSources()) <= known
    valid, problems = model.validate()
    assert valid, problems


def test_fixed_values_are_the_defaults(model):
    for child in model.childAlgorithms().values():
        for name, sources in child.parameterSources().items():
            for source in sources:
                if source.source() == Source.StaticValue:
                    assert source.staticValue() == child.algorithm().parameterDefinition(name).defaultValue(), name


def test_its_inputs_have_the_algorithms_defaults_and_ranges(model, provider):
    for child in model.childAlgorithms().values():
        for name, sources in child.parameterSources().items():
            if sources[0].source() == Source.ModelParameter:
                ours = model.parameterDefinition(sources[0].parameterName())
                theirs = child.algorithm().parameterDefinition(name)
                assert ours.type() == theirs.type()
                defaults = ours.defaultValue(), theirs.defaultValue()
                assert defaults[0] == defaults[1] or defaults == (None, "")  # so reads QGIS 3.40 an empty text
                if ours.type() == "number":
                    assert (ours.minimum(), ours.maximum()) == (theirs.minimum(), theirs.maximum())
                if ours.type() == "enum":
                    assert ours.options() == theirs.options()


def test_inputs_can_be_compared_in_a_model_of_ones_own(provider, tmp_path, fake_worker, feedback):
    """Several choices travel from a model's input and as a fixed value."""
    given = {"DATASET": write_dataset(tmp_path / "set", (*ROLES, "height"), test_tiles=("1",))}
    for variants in (None, ["ortho", "ortho_height"]):
        own = QgsProcessingModelAlgorithm("Does height help?", "mine")
        child = QgsProcessingModelChildAlgorithm("vaihingen:compare")
        child.setChildId("compare")
        folder = provider.algorithm("compare").parameterDefinition("DATASET").clone()
        own.addModelParameter(folder, QgsProcessingModelParameter("DATASET"))
        value = QgsProcessingModelChildParameterSource
        child.addParameterSources("DATASET", [value.fromModelParameter("DATASET")])
        child.addParameterSources("OUTPUT", [value.fromStaticValue(str(tmp_path / "out" / "c"))])
        if variants:
            child.addParameterSources("VARIANTS", [value.fromStaticValue(variants)])
        own.addChildAlgorithm(child)
        calls = fake_worker(fakes.GOOD)
        context = QgsProcessingContext()
        _, succeeded = own.run(given, context, feedback, {}, False)
        assert succeeded
        assert list(calls)[-1]["config"]["variants"] == (variants or list(CompareConfig.variants))


def test_it_runs(tmp_path, fake_worker, feedback, model):
    calls = fake_worker(fakes.GOOD)
    rasters = {name: write_raster(tmp_path / f"{name}.tif", [[[1]]] * 3) for name in ("a", "b", "ra", "rb", "c", "rc")}
    outputs = {
        d.name(): str(tmp_path / "out" / d.name().split(":")[-1]) for d in model.destinationParameterDefinitions()
    }
    outputs = {name: path + (".tif" if "LAND_COVER" in name.upper() else ".html") for name, path in outputs.items()}
    parameters = {
        "ORTHOS": [rasters["a"], rasters["b"]], "REFERENCES": [rasters["ra"], rasters["rb"]], "ORTHO": rasters["c"],
        "REFERENCE": rasters["rc"], "EPOCHS": 2, "WIDTH": 8, "PATCH_SIZE": 64, **outputs,
    }  # fmt: skip
    results, _ = run(f"vaihingen:{NAME}", parameters, feedback)
    tile, train, classify, assess = calls
    assert [call["job"] for call in (tile, train, classify, assess)] == ["tile", "train", "classify", "assess"]
    assert tile["config"]["orthos"] == [rasters["a"], rasters["b"]]
    assert tile["config"]["patch_size"] == 64
    assert train["config"]["dataset"] == tile["config"]["output"]
    assert (train["config"]["epochs"], train["config"]["width"]) == (2, 8)
    assert classify["config"]["model"] == train["config"]["model"]
    assert assess["config"]["prediction"] == classify["config"]["output"]
    assert assess["config"]["reference"] == rasters["rc"]
    for path in outputs.values():
        assert path in results.values()


def test_one_round_of_labelling(provider):
    """Its parts exist, it is complete, and what one part makes is what the next one gets."""
    model = provider.algorithm("trainonandchoose")
    assert model.shortDescription().startswith("Trains on from what you have labelled")
    children = model.childAlgorithms()
    assert list(children) == ["classify", "labelground", "nexttolabel", "tile", "train"]
    for child in children.values():
        assert set(child.parameterSources()) <= {d.name() for d in child.algorithm().parameterDefinitions()}
    valid, problems = model.validate()
    assert valid, problems
    sources = {
        (name, parameter): (source.outputChildId() or source.parameterName())
        for name, child in children.items()
        for parameter, given in child.parameterSources().items()
        for source in given
        if source.source() != Source.StaticValue
    }
    wanted = {
        ("tile", "REFERENCES"): "LABELS", ("train", "DATASET"): "tile", ("train", "START_MODEL"): "MODEL",
        ("train", "REPLAY"): "REPLAY", ("classify", "MODEL"): "train", ("nexttolabel", "MODEL"): "train",
        ("nexttolabel", "LABELLED"): "LABELS", ("labelground", "BLOCKS"): "nexttolabel",
        ("labelground", "MAPS"): "classify",
    }  # fmt: skip
    assert wanted.items() <= sources.items()


def test_references_may_be_polygons(tmp_path, fake_worker, feedback, model):
    """Those to learn from with one field for the class, that of the other orthophoto with another one."""
    calls = fake_worker(fakes.GOOD)
    ortho, other = (write_raster(tmp_path / f"{name}.tif", [[[1] * 4] * 4] * 3) for name in "ab")
    learnt = memory((polygon(0, 0, 4, 4), "1"), name="learnt")
    tested = memory((polygon(0, 0, 4, 4, corner=(0, 4)), "1"), name="tested")  # where the fake worker puts its raster
    assert learnt.dataProvider().renameAttributes({0: "cover"})
    learnt.updateFields()
    outputs = {
        d.name(): str(tmp_path / "out" / d.name().split(":")[-1]) for d in model.destinationParameterDefinitions()
    }
    outputs = {name: path + (".tif" if "LAND_COVER" in name.upper() else ".html") for name, path in outputs.items()}
    QgsProject.instance().addMapLayers([learnt, tested])
    parameters = {
        "ORTHOS": [ortho], "REFERENCES": [learnt.id()], "CLASS_FIELD": "cover", "ORTHO": other,
        "REFERENCE": tested.id(), "REFERENCE_FIELD": "class", "EPOCHS": 2, "WIDTH": 8, "PATCH_SIZE": 64, **outputs,
    }  # fmt: skip
    run(f"vaihingen:{NAME}", parameters, feedback)
    tile, _, _, assess = calls
    assert tile["config"]["shown_inputs"]["class_field"] == "cover"
    assert assess["config"]["shown_inputs"]["class_field"] == "class"
    assert "tested" in assess["config"]["shown_inputs"]["reference"]
    QgsProject.instance().clear()
