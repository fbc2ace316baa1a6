"""The graphical model runs, and speaks of parameters that exist, with the contract's defaults."""

import fake_workers as fakes
import pytest
from qgis.core import Qgis, QgsProcessingModelChildParameterSource
from recording import run
from small_inputs import write_raster

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
                kinds = (ours.type(), theirs.type())
                assert kinds[0] == kinds[1] or kinds == ("raster", "layer")  # the model takes no polygons
                assert ours.defaultValue() == theirs.defaultValue()
                if ours.type() == "number":
                    assert (ours.minimum(), ours.maximum()) == (theirs.minimum(), theirs.maximum())
                if ours.type() == "enum":
                    assert ours.options() == theirs.options()


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
