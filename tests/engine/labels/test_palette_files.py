"""Rasters with a colour table: what a file means, how it is read, and what is wrong with it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.engine.labels.test_palette import FOREST, ISPRS_PALETTE, OWN, own_labels, read, write, write_own
from tests.engine.support.tiny_scenes import Notes
from tests.small_rasters import ISPRS_COLOURS, patchwork, read_raster, write_raster
from training.contract.class_scheme import ISPRS
from training.contract.config import LabelsConfig
from training.contract.errors import JobCancelled, LabelValueError, RasterError
from training.jobs.run import run_job
from training.labels import raster_values
from training.labels.findings import LabelFindings
from training.labels.inspection import Meaning, inspect
from training.labels.palette import reference_scheme
from training.labels.raster_values import values_in
from training.labels.reference_reader import ReferenceReader
from training.raster_io import Grid, read_grid


class TestErrors:
    def test_a_picture_given_by_mistake(self, tmp_path):
        values = np.random.default_rng(0).integers(0, 255, (50, 60)).astype(np.uint8)
        path = write(tmp_path / "r.tif", values, {value: (value, value // 2, 9) for value in range(256)})
        with pytest.raises(LabelValueError, match=r"r\.tif has a palette and 25. values in use") as caught:
            reference_scheme("", [path], Notes())
        assert "not a picture" in caught.value.hint

    def test_values_that_are_no_codes(self, tmp_path):
        path = write(tmp_path / "r.tif", own_labels(values=(1, 3)).astype(np.uint16) * 200, FOREST)
        with pytest.raises(LabelValueError, match="the values 600, but classes are"):
            reference_scheme("", [path], Notes())

    def test_one_class_alone(self, tmp_path):
        path = write(tmp_path / "r.tif", np.full((9, 9), 3, np.uint8), FOREST)
        with pytest.raises(LabelValueError, match="fewer than two classes: class 3"):
            reference_scheme("", [path], Notes())

    @pytest.mark.parametrize("text", ["<PAMDataset>", "<a><PAMRasterBand band='1'><GDALRasterAttributeTable><FieldDefn>"
                                      "<Name>value</Name></FieldDefn><Row><F>x</F></Row></GDALRasterAttributeTable>"
                                      "</PAMRasterBand></a>"])  # fmt: skip
    def test_a_damaged_file_beside_the_raster(self, tmp_path, text):
        path = write(tmp_path / "r.tif", own_labels(), FOREST)
        (tmp_path / "r.tif.aux.xml").write_text(text)
        with pytest.raises(RasterError, match=r"cannot be read from r\.tif\.aux\.xml") as caught:
            reference_scheme("", [path], Notes())
        assert caught.value.hint


class TestInspection:
    def test_what_a_file_means(self, tmp_path):
        labels = patchwork(20, 30, classes=7)
        turned = {6 - value: colour for value, colour in ISPRS_PALETTE.items()}
        rgb = np.moveaxis(ISPRS_COLOURS[labels], -1, 0)
        files = {
            Meaning.CODES: write(tmp_path / "codes.tif", labels, ISPRS_PALETTE),
            Meaning.PICTURE: write(tmp_path / "picture.tif", 6 - labels, turned),
            Meaning.FOREIGN: write(tmp_path / "foreign.tif", own_labels(values=(1, 3)), FOREST),
            Meaning.COLOURS: write_raster(tmp_path / "colours.tif", rgb, photometric="RGB"),
        }
        facts = {meaning: inspect(path, ISPRS) for meaning, path in files.items()}
        assert [of_file.meaning for of_file in facts.values()] == list(facts)
        assert [of_file.coloured for of_file in facts.values()] == [False, True, False, True]
        assert facts[Meaning.PICTURE].palette[:, 6].tolist() == list(ISPRS_PALETTE[0])
        assert "6 as impervious surfaces" in facts[Meaning.PICTURE].remark

    def test_reading_finds_out_nothing_more(self, tmp_path, monkeypatch):
        labels = patchwork(20, 30)
        path = write(tmp_path / "r.tif", 6 - labels, {6 - value: colour for value, colour in ISPRS_PALETTE.items()})
        hidden = write_raster(tmp_path / "h.tif", labels, nodata=0)
        grid, known = read_grid(path), {file: inspect(file, ISPRS) for file in (path, hidden)}
        monkeypatch.setattr(raster_values, "_pixels", lambda *_: pytest.fail("the whole raster is read"))
        raster_values._known.clear()
        for file, facts in known.items():
            with ReferenceReader(file, grid, ISPRS, facts) as reader:
                codes = reader.read(grid.window, LabelFindings())
                assert (codes == labels).all()


class TestReading:
    def test_each_version_of_a_file_is_read_once(self, tmp_path, monkeypatch):
        path = write_raster(tmp_path / "r.tif", own_labels())
        assert values_in(path) == [1, 3, 4, 9]
        with monkeypatch.context() as patch:
            patch.setattr(raster_values, "_pixels", lambda *_: pytest.fail("read again"))
            assert values_in(path) == [1, 3, 4, 9]
        write_raster(path, own_labels(shape=(21, 30), values=(2, 5)))
        assert values_in(path) == [2, 5]

    def test_only_so_many_files_are_remembered(self, tmp_path, monkeypatch):
        monkeypatch.setattr(raster_values, "_known", {})
        monkeypatch.setattr(raster_values, "_REMEMBERED", 2)
        paths = [write_raster(tmp_path / f"{value}.tif", own_labels(values=(value, 9))) for value in (1, 2, 3)]
        assert [values_in(path) for path in [*paths, *paths]] == [[1, 9], [2, 9], [3, 9]] * 2
        assert len(raster_values._known) == 2

    def test_strips_make_no_difference_and_the_user_can_stop(self, tmp_path, monkeypatch):
        monkeypatch.setattr(raster_values, "_STRIP_PIXELS", 1)
        path = write(tmp_path / "r.tif", own_labels(), FOREST)
        with pytest.raises(JobCancelled):
            reference_scheme("", [path], Notes(cancel_after=5))
        assert reference_scheme("", [path], Notes()).values == (1, 3, 4, 9)

    def test_a_photograph_is_not_read_to_its_end(self, tmp_path, monkeypatch):
        monkeypatch.setattr(raster_values, "_STRIP_PIXELS", 1)
        path = write_raster(tmp_path / "r.tif", np.arange(30 * 100, dtype=np.float32).reshape(100, 30))
        assert len(values_in(path)) == 269  # without 255


class TestLabelsJob:
    def test_a_raster_with_its_own_palette_becomes_a_picture_in_these_colours(self, tmp_path):
        labels = own_labels()
        labels[:2] = 255
        path = write_own(tmp_path / "r.tif", labels)
        config = LabelsConfig(input=str(path), direction="classes_to_colours", output=str(tmp_path / "o.tif"))
        run_job("labels", config, Notes())
        rgb = read_raster(tmp_path / "o.tif")
        for c in OWN.classes:
            assert (rgb[:, labels == c.value].T == c.colour).all()

    def test_a_picture_with_a_palette_becomes_codes(self, tmp_path):
        labels = patchwork(20, 30, classes=7)
        path = write(tmp_path / "r.tif", 6 - labels, {6 - value: colour for value, colour in ISPRS_PALETTE.items()})
        notes = Notes()
        run_job("labels", LabelsConfig(input=str(path), output=str(tmp_path / "o.tif")), notes)
        assert (read_raster(tmp_path / "o.tif")[0] == labels).all()
        assert any("stored with a palette" in line for line in notes.lines)


class TestHiddenClasses:
    def warnings(self, path, scheme=ISPRS):
        notes = Notes()
        with ReferenceReader(path, read_grid(path), scheme) as reader:
            reader.check(notes)
        return notes.warnings

    def test_a_nodata_value_that_is_a_class(self, tmp_path):
        labels = patchwork(20, 30)
        path = write_raster(tmp_path / "r.tif", labels, nodata=0)
        (text,) = self.warnings(path)
        assert "nodata value 0 means the class 0 impervious surfaces" in text
        assert f"its {(labels == 0).sum()} pixels are taken as this class" in text
        assert (read(path, ISPRS) == labels).all()

    def test_a_nodata_colour_that_is_a_class(self, tmp_path):
        labels = patchwork(20, 30)
        rgb = np.moveaxis(ISPRS_COLOURS[labels], -1, 0)
        path = write_raster(tmp_path / "r.tif", rgb, photometric="RGB", nodata=255)
        (text,) = self.warnings(path)
        assert f"its {(labels == 0).sum()} pixels are taken as this class" in text
        assert (read(path, ISPRS) == labels).all()

    @pytest.mark.parametrize("nodata, values", [(6, (1, 6)), (0, (1, 2)), (255, (1, 255)), (200, (1, 200))])
    def test_undefined_absent_or_no_class_is_no_matter(self, tmp_path, nodata, values):
        assert not self.warnings(write_raster(tmp_path / "r.tif", own_labels(values=values), nodata=nodata))

    def test_on_another_grid_what_lies_outside_does_not_count(self, tmp_path):
        path = write_raster(tmp_path / "r.tif", patchwork(20, 30) % 5 + 1, nodata=0)
        notes = Notes()
        like = Grid.north_up(90, 90, (500_000.0, 5_400_000.0), 0.3, 25832)
        with ReferenceReader(path, like, ISPRS) as reader:
            reader.check(notes)
        assert not notes.warnings
