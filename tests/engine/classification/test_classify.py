"""A model and an orthophoto to a class raster."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import rasterio
from affine import Affine

from tests.engine.support.tiny_scenes import GROUND_M, Notes, heights, ortho_pixels, write_scene
from tests.run_records import run_record
from tests.small_rasters import ISPRS_COLOURS, NODATA, colours, patchwork, read_raster, write_raster
from training.contract.class_scheme import ISPRS, ClassScheme
from training.contract.config import ClassifyConfig
from training.contract.errors import ConfigError, JobCancelled, LabelValueError, ModelFileError, RasterError
from training.jobs.run import run_job
from training.network.model_file import load_model, save_model

LABELS = patchwork(75, 101, cell=16, seed=9)


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """Orthophoto, reference in codes and heights of a place that the training has not seen."""
    return write_scene(tmp_path_factory.mktemp("scene"), LABELS, seed=9)


def classify(model, ortho, output, reporter=None, **parameters):
    fixed = {"model": str(model), "ortho": str(ortho), "output": str(output), "device": "cpu"}
    config = ClassifyConfig(**{**fixed, "precision": "float32", **parameters})
    return run_job("classify", config, reporter or Notes())


def test_finds_the_classes_on_the_orthophotos_grid(model, scene, tmp_path):
    notes = Notes()
    result = classify(model, scene["ortho"], tmp_path / "c.tif", notes)
    assert result.outputs == {"output": str(tmp_path / "c.tif")}
    classes = read_raster(tmp_path / "c.tif")[0]
    assert (classes == LABELS).mean() > 0.7
    with rasterio.open(tmp_path / "c.tif") as written, rasterio.open(scene["ortho"]) as ortho:
        assert (written.width, written.height, written.transform, written.crs) == (
            ortho.width, ortho.height, ortho.transform, ortho.crs
        )  # fmt: skip
    assert notes.fractions == sorted(notes.fractions) and notes.fractions[-1] == pytest.approx(1)
    assert notes.warnings == []


def test_codes_colours_and_names_lie_in_the_file_and_beside_it(model, scene, tmp_path):
    classify(model, scene["ortho"], tmp_path / "c.tif")
    with rasterio.open(tmp_path / "c.tif") as file:
        assert file.dtypes == ("uint8",) and file.nodata == NODATA
        table = file.colormap(1)
        assert [table[code][:3] for code in range(7)] == [tuple(colour) for colour in ISPRS_COLOURS.tolist()]
        assert file.descriptions == ("land cover",)
    sidecar = (tmp_path / "c.tif.aux.xml").read_text(encoding="utf-8")
    names = [part.split("</Category>")[0] for part in sidecar.split("<Category>")[1:]]
    assert names == ["impervious surfaces", "building", "low vegetation", "tree", "car", "clutter", "undefined"]
    style = (tmp_path / "c.qml").read_text(encoding="utf-8")
    assert '<paletteEntry value="4" color="#ffff00" alpha="255" label="car"/>' in style
    assert {path.name for path in tmp_path.iterdir()} == {"c.tif", "c.tif.aux.xml", "c.qml", ".runs"}


def test_without_data_the_result_is_255_and_nothing_else_is(model, tmp_path):
    image = ortho_pixels(LABELS, 9)
    image[:, :30, :40] = 0
    image[:, 74, 100] = 0
    ortho = write_raster(tmp_path / "o.tif", image, nodata=0)
    classify(model, ortho, tmp_path / "c.tif", confidence=str(tmp_path / "p.tif"))
    empty = (image == 0).all(axis=0)
    assert ((read_raster(tmp_path / "c.tif")[0] == NODATA) == empty).all()
    assert ((read_raster(tmp_path / "p.tif")[0] == NODATA) == empty).all()


@pytest.mark.parametrize("height, width", [(1, 1), (1, 60), (70, 3), (32, 32), (31, 33)])
def test_rasters_smaller_than_a_patch_and_of_odd_size(model, tmp_path, height, width):
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(patchwork(height, width)))
    classify(model, ortho, tmp_path / "c.tif")
    classes = read_raster(tmp_path / "c.tif")
    assert classes.shape == (1, height, width) and classes.max() <= 5


@pytest.mark.parametrize("overlap", [0, 50, 75])
def test_tall_rasters_are_written_completely(model, tmp_path, overlap):
    labels = patchwork(600, 40, cell=16)  # more rows than a block of the file has
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(labels))
    classify(model, ortho, tmp_path / "c.tif", overlap=overlap)
    assert (read_raster(tmp_path / "c.tif")[0] == labels).mean() > 0.6


def test_large_results_have_overviews_of_their_most_frequent_classes(model, tmp_path):
    labels = patchwork(1100, 16)
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(labels))
    rest = {name: str(tmp_path / f"{name}.tif") for name in ("confidence", "probabilities")}
    classify(model, ortho, tmp_path / "output.tif", overlap=0, **rest)
    for name in ("output", "confidence", "probabilities"):
        with rasterio.open(tmp_path / f"{name}.tif") as file:
            assert file.overviews(1) == [2]
    with rasterio.open(tmp_path / "output.tif", overview_level=0) as file:
        assert file.colormap(1)[1] == (*ISPRS_COLOURS[1], 255)
        small, whole = file.read(1), read_raster(tmp_path / "output.tif")[0]
    assert ((whole[::2, ::2] == small) | (whole[1::2, 1::2] == small)).mean() > 0.9


def test_confidence_and_least_confidence(model, scene, tmp_path):
    classify(model, scene["ortho"], tmp_path / "a.tif", confidence=str(tmp_path / "p.tif"))
    confidence = read_raster(tmp_path / "p.tif")[0]
    assert confidence.min() >= 16 and confidence.max() <= 100  # one of six classes is at least this probable
    classify(model, scene["ortho"], tmp_path / "b.tif", min_confidence=60)
    plain, careful = read_raster(tmp_path / "a.tif")[0], read_raster(tmp_path / "b.tif")[0]
    unsure = careful == 6
    assert unsure.any() and not unsure.all()
    assert (careful[~unsure] == plain[~unsure]).all()
    assert confidence[unsure].max() <= 60 and confidence[~unsure].min() >= 60
    with rasterio.open(tmp_path / "p.tif") as file:
        assert file.nodata == NODATA and file.dtypes == ("uint8",)


def test_probabilities_of_every_class(model, scene, tmp_path):
    names = {"confidence": str(tmp_path / "p.tif"), "probabilities": str(tmp_path / "all.tif")}
    result = classify(model, scene["ortho"], tmp_path / "c.tif", **names)
    assert result.outputs["probabilities"] == names["probabilities"]
    with rasterio.open(tmp_path / "all.tif") as file:
        assert file.count == 6 and set(file.dtypes) == {"uint8"} and file.nodata == NODATA
        assert file.descriptions[:2] == ("impervious surfaces (per cent)", "building (per cent)")
        shares = file.read()
    assert (shares.argmax(axis=0) == read_raster(tmp_path / "c.tif")[0])[shares.max(axis=0) > 55].all()
    assert (shares.max(axis=0) == read_raster(tmp_path / "p.tif")[0]).all()
    assert np.abs(shares.astype(int).sum(axis=0) - 100).max() <= 3  # each is rounded by itself


def test_probabilities_without_data_are_255(model, tmp_path):
    image = ortho_pixels(LABELS, 9)
    image[:, :30, :40] = 0
    ortho = write_raster(tmp_path / "o.tif", image, nodata=0)
    classify(model, ortho, tmp_path / "c.tif", probabilities=str(tmp_path / "all.tif"))
    shares = read_raster(tmp_path / "all.tif")
    assert (shares[:, :30, :40] == NODATA).all() and shares[:, 30:].max() <= 100


@pytest.mark.slow
def test_test_time_augmentation_does_not_depend_on_the_direction(model, scene, tmp_path):
    """A raster turned by a quarter gives the turned result; without augmentation it need not."""
    turned = write_raster(tmp_path / "turned.tif", np.rot90(read_raster(scene["ortho"]), axes=(1, 2)))
    agree = {}
    for augment in (False, True):
        rasters = []
        for name, ortho in (("a", scene["ortho"]), ("b", turned)):
            classify(model, ortho, tmp_path / f"{name}.tif", test_time_augmentation=augment, window_size=32)
            rasters.append(read_raster(tmp_path / f"{name}.tif")[0])
        agree[augment] = (np.rot90(rasters[0]) == rasters[1]).mean()
    assert agree[True] > 0.999 > agree[False]


@pytest.mark.slow
def test_batch_sizes_agree_in_nearly_all_labels(model, tmp_path):
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(patchwork(400, 400, cell=16, seed=3), 3))
    rasters = []
    for batch_size in (1, 3, 16):
        classify(model, ortho, tmp_path / "c.tif", batch_size=batch_size)
        rasters.append(read_raster(tmp_path / "c.tif"))
    assert all((rasters[0] == other).mean() >= 0.99999 for other in rasters[1:])


@pytest.mark.slow
def test_panels_make_no_difference_to_the_file(model, tmp_path, monkeypatch):
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(patchwork(300, 900, cell=16)))
    rasters = []
    for pixels in (3 * 2**19, 256 * 32):
        monkeypatch.setattr("training.classification.window_plan._PANEL_PIXELS", pixels)
        notes = Notes()
        classify(model, ortho, tmp_path / "c.tif", notes, probabilities=str(tmp_path / "all.tif"))
        rasters.append((read_raster(tmp_path / "c.tif"), read_raster(tmp_path / "all.tif")))
        assert notes.fractions == sorted(notes.fractions)
    assert all(np.array_equal(*pair) for pair in zip(*rasters, strict=True))


@pytest.mark.parametrize("as_colours", [True, False])
def test_a_reference_gives_scores_and_a_report(model, scene, tmp_path, as_colours):
    reference = write_raster(tmp_path / "r.tif", colours(LABELS)) if as_colours else scene["reference"]
    result = classify(
        model, scene["ortho"], tmp_path / "c.tif", reference=str(reference), report=str(tmp_path / "r.html")
    )
    classes = read_raster(tmp_path / "c.tif")[0]
    assert result.scores["overall_accuracy"] == pytest.approx((classes == LABELS).mean())
    assert 0 < result.scores["mean_f1"] <= 1
    assert "building" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert set(result.outputs) == {"output", "report"}


def test_a_report_without_a_reference_is_said_not_to_be_written(model, scene, tmp_path):
    notes = Notes()
    result = classify(model, scene["ortho"], tmp_path / "c.tif", notes, report=str(tmp_path / "r.html"))
    assert set(result.outputs) == {"output"} and result.scores == {}
    assert any("no report is written" in line for line in notes.lines)


@pytest.mark.slow
def test_a_model_with_heights_uses_them_on_any_grid(train, scene, tmp_path):
    model = train("ortho_height")
    classify(model, scene["ortho"], tmp_path / "same.tif", height=scene["height"])
    assert (read_raster(tmp_path / "same.tif")[0] == LABELS).mean() > 0.7
    fine = np.kron(heights(LABELS), np.ones((2, 2), dtype=np.float32))
    other = write_raster(tmp_path / "fine.tif", fine, gsd=0.25)
    notes = Notes()
    classify(model, scene["ortho"], tmp_path / "other.tif", notes, height=str(other))
    assert any("brought onto the orthophoto's grid (bilinear)" in line for line in notes.lines)
    same, classes = read_raster(tmp_path / "same.tif")[0], read_raster(tmp_path / "other.tif")[0]
    assert (same == classes).mean() > 0.9


@pytest.mark.slow
def test_where_heights_are_missing_there_is_no_result(train, scene, tmp_path):
    metres = heights(LABELS)
    metres[:20] = -9999
    height = write_raster(tmp_path / "h.tif", metres, nodata=-9999)
    classify(train("ortho_height"), scene["ortho"], tmp_path / "c.tif", height=str(height))
    classes = read_raster(tmp_path / "c.tif")[0]
    assert (classes[:20] == NODATA).all() and (classes[20:] <= 5).all()


@pytest.mark.slow
def test_heights_that_end_before_the_orthophoto_are_missing_there(train, scene, tmp_path):
    height = write_raster(tmp_path / "h.tif", np.rint(heights(LABELS)).astype(np.int16)[:, :50])
    notes = Notes()
    classify(train("ortho_height"), scene["ortho"], tmp_path / "c.tif", notes, height=str(height))
    assert any("h.tif covers only 50 % of the orthophoto" in warning for warning in notes.warnings)
    classes = read_raster(tmp_path / "c.tif")[0]
    assert (classes[:, 51:] == NODATA).all() and (classes[:, :49] <= 5).all()


@pytest.mark.slow
def test_a_model_with_slope_learns_and_needs_the_pixel_size(train, scene, tmp_path):
    model = train("ortho_height_slope_ndvi")
    classify(model, scene["ortho"], tmp_path / "found.tif", height=scene["height"])
    assert (read_raster(tmp_path / "found.tif")[0] == LABELS).mean() > 0.7
    for name in ("ortho", "height"):
        write_raster(tmp_path / f"{name}.tif", read_raster(scene[name]), gsd=None)
    text = refused(RasterError, model, tmp_path / "ortho.tif", tmp_path, height=str(tmp_path / "height.tif"))
    assert "pixels in metres is not known" in text and "for slope" in text


@pytest.mark.slow
def test_an_ndvi_model_needs_the_orthophoto_only(train, scene, tmp_path):
    classify(train("ortho_ndvi"), scene["ortho"], tmp_path / "c.tif")
    assert (read_raster(tmp_path / "c.tif")[0] == LABELS).mean() > 0.7


def test_needless_heights_are_told(model, scene, tmp_path):
    notes = Notes()
    classify(model, scene["ortho"], tmp_path / "c.tif", notes, height=scene["height"])
    assert any("trained without heights" in warning for warning in notes.warnings)


def test_absolute_heights_for_a_model_on_heights_above_ground_are_told(train, scene, tmp_path):
    learnt = load_model(train("ortho_height"))
    model = tmp_path / "ground.safetensors"
    save_model(model, learnt.network.state_dict(), replace(learnt.card, height_reference="ground"))
    ground = write_raster(tmp_path / "ground.tif", heights(LABELS) - GROUND_M)
    for height, warned in ((scene["height"], True), (ground, False)):
        notes = Notes()
        classify(model, scene["ortho"], tmp_path / "c.tif", notes, height=str(height))
        assert any("looks like absolute heights" in warning for warning in notes.warnings) == warned


def test_another_pixel_size_is_told(model, tmp_path):
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(LABELS), gsd=2.0)
    notes = Notes()
    classify(model, ortho, tmp_path / "c.tif", notes)
    assert any("pixels of 2 m" in warning and "0.5 m" in warning for warning in notes.warnings)


def test_without_georeference_pixels_stay_where_they_are(model, tmp_path):
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(LABELS), gsd=None)
    notes = Notes()
    classify(model, ortho, tmp_path / "c.tif", notes)
    with rasterio.open(tmp_path / "c.tif") as file:
        assert file.transform.is_identity and file.crs is None
    assert notes.warnings == []


def test_pixels_that_are_not_square_keep_their_grid(model, tmp_path):
    place = {"transform": Affine(0.5, 0, 5e5, 0, -0.25, 5.4e6), "crs": "EPSG:25832"}
    kind = {"count": 3, "height": 75, "width": 101, "dtype": "uint8"}
    with rasterio.open(tmp_path / "o.tif", "w", driver="GTiff", **place, **kind) as file:
        file.write(ortho_pixels(LABELS))
    classify(model, tmp_path / "o.tif", tmp_path / "c.tif")
    with rasterio.open(tmp_path / "c.tif") as file:
        assert file.transform == place["transform"]


def test_paths_with_blanks_and_accents(model, scene, tmp_path):
    result = classify(model, scene["ortho"], tmp_path / "résultats d'été" / "occupation du sol é.tif")
    assert (tmp_path / "résultats d'été" / "occupation du sol é.qml").exists()
    record = run_record(tmp_path / "résultats d'été" / "occupation du sol é.tif")
    assert record["outputs"] == result.outputs and record["ran_on"]["precision"] == "float32"


# Wrong inputs


def refused(kind, model, ortho, folder, **parameters):
    with pytest.raises(kind) as caught:
        classify(model, ortho, folder / "c.tif", **parameters)
    assert caught.value.hint
    assert not list(folder.glob("c.*"))
    return str(caught.value)


def test_other_bands_are_refused(model, tmp_path):
    four = np.concatenate([ortho_pixels(LABELS), ortho_pixels(LABELS)[:1]])
    ortho = write_raster(tmp_path / "four.tif", four, photometric="MINISBLACK", alpha="UNSPECIFIED")
    text = refused(RasterError, model, ortho, tmp_path)
    assert "four.tif has 4 bands of uint8" in text and "3 bands of uint8: nir (band 1), red (band 2)" in text
    ortho = write_raster(tmp_path / "deep.tif", ortho_pixels(LABELS).astype(np.uint16))
    assert "deep.tif has 3 bands of uint16" in refused(RasterError, model, ortho, tmp_path)


def test_missing_heights_are_refused(train, scene, tmp_path):
    text = refused(RasterError, train("ortho_height"), scene["ortho"], tmp_path)
    assert "no height raster was given" in text and "HEIGHT" in text


def test_heights_elsewhere_are_refused(train, scene, tmp_path):
    far = write_raster(tmp_path / "far.tif", heights(LABELS), origin=(600_000.0, 5_400_000.0))
    text = refused(RasterError, train("ortho_height"), scene["ortho"], tmp_path, height=str(far))
    assert "far.tif does not overlap the orthophoto" in text


class TestReferencesThatDoNotSayWhatTheyAre:
    def mask(self, folder):
        return str(write_raster(folder / "mask.tif", (LABELS > 2).astype(np.uint8)))

    def test_a_mask_is_asked_about_before_the_work(self, model, scene, tmp_path):
        notes = Notes()
        mask = self.mask(tmp_path)
        text = refused(LabelValueError, model, scene["ortho"], tmp_path, reporter=notes, reference=mask)
        assert "looks like a mask" in text and "the word isprs" in text and not (tmp_path / "c.tif").exists()

    def test_the_word_for_the_classes_of_the_model_answers(self, model, scene, tmp_path):
        notes = Notes()
        classify(model, scene["ortho"], tmp_path / "c.tif", notes, reference=self.mask(tmp_path), classes="isprs")
        assert any("mask.tif, read as class codes: 0 as impervious surfaces" in line for line in notes.lines)

    def test_other_classes_than_those_of_the_model_are_refused(self, model, scene, tmp_path):
        classes = tmp_path / "classes.csv"
        classes.write_text("value,name,colour\n0,other,#000000\n1,building,#ffffff\n", encoding="utf-8")
        reference = {"reference": self.mask(tmp_path), "classes": str(classes)}
        text = refused(ConfigError, model, scene["ortho"], tmp_path, **reference)
        assert "CLASSES has the classes 0 other, 1 building, but those of the model are 0 impervious" in text


def test_a_wrong_reference_is_refused_before_the_work(model, scene, tmp_path):
    photo = write_raster(tmp_path / "photo.tif", ortho_pixels(LABELS))
    notes = Notes()
    text = refused(LabelValueError, model, scene["ortho"], tmp_path, reporter=notes, reference=str(photo))
    assert "photo.tif holds colours that are no class" in text
    assert max(notes.fractions, default=0) <= 0.02


def test_a_turned_raster_is_refused(model, tmp_path):
    ortho = write_raster(tmp_path / "turned.tif", ortho_pixels(LABELS))
    with rasterio.open(ortho, "r+") as file:
        file.transform = file.transform @ Affine.rotation(20)
    text = refused(RasterError, model, ortho, tmp_path)
    assert "turned.tif is rotated against the map grid" in text


def test_least_confidence_needs_a_class_for_it(model, scene, tmp_path):
    loaded = load_model(model)
    scheme = ClassScheme(ISPRS.classes[:6])
    save_model(tmp_path / "m.safetensors", loaded.network.state_dict(), replace(loaded.card, scheme=scheme))
    text = refused(ConfigError, tmp_path / "m.safetensors", scene["ortho"], tmp_path, min_confidence=50)
    assert "MIN_CONFIDENCE is 50" in text


def test_no_model_is_refused(scene, tmp_path):
    refused(ModelFileError, scene["ortho"], scene["ortho"], tmp_path)


def test_cancelling_ends_the_work_and_leaves_nothing(model, scene, tmp_path):
    notes = Notes(cancel_after=3)
    with pytest.raises(JobCancelled):
        classify(model, scene["ortho"], tmp_path / "c.tif", notes, window_size=32)
    assert list(tmp_path.iterdir()) == []
    assert max(notes.fractions, default=0) < 0.9
