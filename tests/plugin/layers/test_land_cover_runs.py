"""POLYGONS of classify as a run: records, progress, cancelling, what goes wrong."""

from pathlib import Path

import fake_workers as fakes
import numpy as np
import pytest
from classified import AREAS, areas, features
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
)
from recording import RecordingFeedback, run
from run_records import run_record
from small_inputs import write_raster


class TestRun:
    def test_not_by_default(self, provider, classify):
        assert not provider.algorithm("classify").parameterDefinition("POLYGONS").createByDefault()
        results = classify(POLYGONS=None)
        assert "POLYGONS" not in results and not classify.made
        assert classify.calls.only()["config"]["confidence"] == ""

    def test_a_confidence_nobody_wants_is_temporary(self, classify):
        results = classify()
        config = classify.calls.only()["config"]
        assert config["shown_inputs"] == {"confidence": ""}
        assert not Path(config["confidence"]).parent.exists()
        assert "CONFIDENCE" not in results
        assert classify.made == {"areas.gpkg"}

    def test_a_confidence_that_is_wanted_stays(self, classify, tmp_path):
        wanted = str(tmp_path / "sure.tif")
        results = classify(CONFIDENCE=wanted)
        assert results["CONFIDENCE"] == wanted and Path(wanted).exists()
        assert "shown_inputs" not in classify.calls.only()["config"]

    def test_record(self, classify):
        results = classify(MIN_AREA=1.5)
        record = run_record(results["POLYGONS"])
        assert record["outputs"] == {"polygons": results["POLYGONS"]}
        assert (record["parameters"]["min_area"], record["parameters"]["confidence"]) == (1.5, "")
        assert record["qgis_process"].endswith(f"POLYGONS={results['POLYGONS']} MIN_AREA=1.5")
        assert "polygons" not in run_record(results["OUTPUT"])["outputs"]

    def test_progress_never_goes_back(self, classify):
        classify()
        percents = classify.feedback.percents
        assert percents == sorted(percents) and percents[-1] == 100
        assert 70 in percents
        assert classify.feedback.of("stage") == [
            "Classifying", "Tracing areas", "Averaging the confidence of areas", "Writing polygons",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "stage", ["Merging small areas", "Tracing areas", "Averaging the confidence of areas", "Writing polygons"]
    )
    def test_cancelled(self, classify, stage):
        """In any stage: no polygons, and the older ones stay; the class raster, which is complete, stays too."""

        class Cancels(RecordingFeedback):
            def setProgressText(self, text):
                super().setProgressText(text)
                if text == stage:
                    self.cancel()

        classify(np.ones((5, 6)))
        classify.feedback = Cancels()
        with pytest.raises(QgsProcessingException) as error:
            classify(MIN_AREA=2)
        assert str(error.value).startswith("The run was cancelled while the polygons were made.\n")
        assert str(error.value).endswith(f"complete: {classify.folder / 'land cover.tif'}")
        assert classify.made == {"areas.gpkg"}
        assert len(features(classify.results)) == 1

    def test_cancelled_in_the_middle_of_a_stage(self, classify, gdal_raises):
        """GDAL asks in between: the stages before the last one do not run to their ends."""

        class Cancels(RecordingFeedback):
            def setProgress(self, percent):
                super().setProgress(percent)
                if percent > 80:
                    self.cancel()

        classify.feedback = Cancels()
        with pytest.raises(QgsProcessingException, match="The run was cancelled while the polygons were made"):
            classify(np.arange(10000).reshape(100, 100) % 7, np.full((100, 100), 50))
        assert classify.feedback.of("stage")[-1] == "Tracing areas"
        assert max(classify.feedback.percents) < 85
        assert not classify.made

    def test_in_the_background_as_a_dialog_does(self, classify, feedback):
        classify()
        (classify.folder / "areas.gpkg").unlink()
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:classify")
        context = QgsProcessingContext()
        ended = []
        task = QgsProcessingAlgRunnerTask(algorithm, classify.given, context, feedback)
        task.executed.connect(lambda succeeded, results: ended.append((succeeded, results)))
        QgsApplication.taskManager().addTask(task)
        while not ended:
            QgsApplication.processEvents()
        ((succeeded, results),) = ended
        assert succeeded
        assert areas(results) == AREAS

    def test_in_a_model(self, classify, feedback):
        """The polygons go on to the next algorithm, and are an output of the model."""
        classify()
        child = QgsProcessingModelChildAlgorithm("vaihingen:classify")
        child.setChildId("classify")
        source = QgsProcessingModelChildParameterSource
        for name in ("MODEL", "ORTHO", "MIN_AREA"):
            child.addParameterSources(name, [source.fromStaticValue(classify.given[name])])
        next_child = QgsProcessingModelChildAlgorithm("native:dissolve")
        next_child.setChildId("dissolve")
        next_child.addParameterSources("INPUT", [source.fromChildOutput("classify", "POLYGONS")])
        next_child.addParameterSources("FIELD", [source.fromStaticValue(["class"])])
        outputs = {}
        for maker, output, name in ((child, "POLYGONS", "areas"), (next_child, "OUTPUT", "dissolved")):
            wanted = QgsProcessingModelOutput(name)
            wanted.setChildId(maker.childId())
            wanted.setChildOutputName(output)
            maker.setModelOutputs({name: wanted})
            outputs[f"{maker.childId()}:{name}"] = str(classify.folder / f"model {name}.gpkg")
        model = QgsProcessingModelAlgorithm("areas")
        model.addChildAlgorithm(child)
        model.addChildAlgorithm(next_child)
        model.updateDestinationParameters()
        assert model.run(outputs, QgsProcessingContext(), feedback, {}, False)[1]
        assert areas({"POLYGONS": outputs["classify:areas"]}) == AREAS
        dissolved = features({"POLYGONS": outputs["dissolve:dissolved"]})
        assert {feature["class"] for feature in dissolved} == {0, 1, 3, 4, 6} and len(dissolved) == 5

    def test_failure(self, classify, gdal_raises):
        """The confidence does not fit, as if a disk had eaten it."""
        with pytest.raises(QgsProcessingException) as error:
            classify(confidence=[[50]])
        assert "cannot be computed" in str(error.value) and "has another size" in str(error.value)
        assert "POLYGONS was not written, but the land-cover raster is complete" in str(error.value)
        assert not classify.made

    def test_a_damaged_class_raster(self, classify, gdal_raises):
        """Half of the pixels are gone: the polygons of the other half are not shown as if they were all."""
        random = np.random.default_rng(5)
        classes = random.integers(0, 7, (300, 300))
        path = Path(classify.folder / "whole.tif")
        packed = ["COMPRESS=DEFLATE"]
        gdal.Translate(str(path), write_raster(classify.folder / "loose.tif", [classes], 255), creationOptions=packed)
        stored = path.read_bytes()  # GDAL's version decides whether the description stands before or after the pixels
        path.write_bytes(stored[: len(stored) // 4] + bytes(len(stored) // 2) + stored[len(stored) * 3 // 4 :])
        confidence = write_raster(classify.folder / "sure.tif", [classes], 255)
        from vaihingen_qgis_plugin.training.contract.class_scheme import ISPRS

        from vaihingen_qgis_plugin.layers.land_cover_polygons import LandCover, PolygonsConfig, write_polygons

        config = PolygonsConfig(polygons=str(classify.folder / "areas.gpkg"), min_area=0)
        transforms = QgsProcessingContext().transformContext()
        with pytest.raises(QgsProcessingException, match="cannot be traced"):
            write_polygons(LandCover(str(path), confidence, ISPRS), config, transforms, classify.feedback, 0.0)
        assert not classify.made

    @pytest.mark.parametrize(
        ("target", "said"),
        [
            ("areas.foo", "ends with .foo, but this output can be written as .gpkg, .shp"),
            ("ortho.tif/areas.gpkg", "cannot be written"),
        ],
    )
    def test_a_place_where_nothing_can_be_written(self, classify, target, said):
        """Refused before the work starts."""
        with pytest.raises((QgsProcessingException, ValueError), match=said):
            classify(POLYGONS=str(classify.folder / target))
        assert not list(classify.calls)

    def test_polygons_are_a_reference_for_the_next_run(self, classify):
        """Records name what was given: the polygons, and no confidence."""
        reference = classify()["POLYGONS"]
        given = {"REFERENCE": reference, "CLASS_FIELD": "class"}
        classify(POLYGONS=str(classify.folder / "areas 2.gpkg"), **given)
        config = list(classify.calls)[-1]["config"]
        assert config["shown_inputs"] == {"confidence": "", "reference": reference, "class_field": "class"}
        assert config["confidence"].endswith("confidence.tif") and config["reference"].endswith("ortho.tif")

    def test_an_input_is_not_overwritten(self, classify):
        reference = classify()["POLYGONS"]
        with pytest.raises(QgsProcessingException, match="is also an input or another output"):
            classify(REFERENCE=reference, CLASS_FIELD="class")
        assert len(list(classify.calls)) == 1
        assert areas(classify.results) == AREAS

    def test_worker_that_fails_leaves_no_polygons(self, classify, fake_worker, feedback):
        classify()
        for name in classify.made:
            (classify.folder / name).unlink()
        fake_worker(fakes.ENGINE_ERROR)
        with pytest.raises(QgsProcessingException, match="The image has 4 bands"):
            run("vaihingen:classify", classify.given, feedback)
        assert not classify.made
