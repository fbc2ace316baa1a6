"""Class colours to class codes and back."""

from __future__ import annotations

import time

import numpy as np
import pytest
import rasterio

from tests.small_rasters import colours, patchwork, read_raster, write_raster
from training.contract.class_scheme import ISPRS, ClassScheme, LandCoverClass
from training.contract.config import LabelsConfig
from training.contract.errors import JobCancelled, LabelValueError, RasterError
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.labels import reference_reader
from training.labels.codes import check_codes, classes_to_colours, colours_to_classes, nodata_grey
from training.labels.findings import LabelFindings
from training.labels.reference_reader import ReferenceReader
from training.raster_io import read_grid
from training.windows import Window


def everywhere(array):
    return np.ones(array.shape[-2:], dtype=bool)


def test_all_colours_become_their_codes():
    labels = np.arange(7, dtype=np.uint8).reshape(1, 7)
    assert colours_to_classes(colours(labels), everywhere(labels), ISPRS).tolist() == labels.tolist()


def test_pixels_without_data_become_255_whatever_their_colour():
    rgb = np.full((3, 2, 2), 77, dtype=np.uint8)
    assert (colours_to_classes(rgb, np.zeros((2, 2), dtype=bool), ISPRS) == 255).all()


def test_a_foreign_colour_is_named_with_count_and_first_place():
    rgb = colours(np.zeros((4, 5), dtype=np.uint8))
    rgb[:, 1, 3] = rgb[:, 2, 0] = (12, 200, 90)
    with pytest.raises(LabelValueError, match=r"\(12, 200, 90\) \(count 2, first at column 3, row 1\)") as caught:
        colours_to_classes(rgb, everywhere(rgb), ISPRS)
    assert caught.value.hint


def test_noise_up_to_16_is_accepted_and_counted_beyond_it_is_foreign():
    rgb = np.array([[(255, 239, 255), (16, 0, 240), (0, 255, 255)]], dtype=np.uint8).transpose(2, 0, 1)
    findings = LabelFindings()
    assert colours_to_classes(rgb, everywhere(rgb), ISPRS, findings).tolist() == [[0, 1, 2]]
    assert (findings.noisy, findings.pixels, findings.foreign) == (2, 3, {})
    rgb[0, 0, 1] = 17
    with pytest.raises(LabelValueError):
        colours_to_classes(rgb, everywhere(rgb), ISPRS)


def test_a_colour_near_two_classes_belongs_to_neither_but_exact_colours_do():
    scheme = ClassScheme((LandCoverClass(3, "sand", (200, 180, 100)), LandCoverClass(9, "gravel", (200, 190, 100))))
    exact = np.array([[(200, 180, 100), (200, 190, 100), (200, 172, 100)]], dtype=np.uint8).transpose(2, 0, 1)
    assert colours_to_classes(exact, everywhere(exact), scheme).tolist() == [[3, 9, 3]]
    between = np.full((3, 1, 1), (200), dtype=np.uint8)
    between[:, 0, 0] = (200, 185, 100)
    with pytest.raises(LabelValueError):
        colours_to_classes(between, everywhere(between), scheme)


def test_findings_add_up_over_windows_in_any_order():
    rgb = colours(np.zeros((6, 4), dtype=np.uint8))
    rgb[:, 1, 2] = rgb[:, 4, 0] = rgb[:, 5, 3] = (9, 99, 9)
    findings = LabelFindings()
    for top in (4, 2, 0):
        part = rgb[:, top : top + 2]
        colours_to_classes(part, everywhere(part), ISPRS, findings, origin=(0, top))
    assert list(findings.foreign.values()) == [(3, (1, 2))]  # row, column


def test_a_photograph_is_recognised_and_memory_stays_bounded():
    rgb = np.random.default_rng(0).integers(60, 200, (3, 200, 200), dtype=np.uint8)
    findings = LabelFindings()
    colours_to_classes(rgb, everywhere(rgb), ISPRS, findings)
    assert len(findings.foreign) == 4096
    assert sum(n for n, _ in findings.foreign.values()) + findings.unnamed == 200 * 200
    with pytest.raises(LabelValueError, match="more than 4096 different") as caught:
        findings.check("photo.tif", ISPRS, coloured=True)
    assert "photograph" in caught.value.hint


def test_four_million_pixels_take_well_under_a_second():
    rgb = colours(patchwork(2000, 2000, cell=20))
    colours_to_classes(rgb[:, :1], everywhere(rgb[:, :1]), ISPRS)  # builds the table
    start = time.perf_counter()
    colours_to_classes(rgb, everywhere(rgb), ISPRS)
    assert time.perf_counter() - start < 1.5  # measured: 0.1 s; 15 times that where the machine is busy


@pytest.mark.parametrize("dtype", ["uint8", "int16", "int32", "float32", "float64"])
def test_codes_of_any_number_type_are_checked(dtype):
    values = np.array([[0, 6, 255, 3]], dtype=dtype)
    valid = np.array([[True, True, True, False]])
    assert check_codes(values, valid, ISPRS).tolist() == [[0, 6, 255, 255]]


@pytest.mark.parametrize("value", [7, -1, 254, 300, 1.5])
def test_a_foreign_code_is_named_with_count_and_first_place(value):
    values = np.array([[0, 1, value], [value, 2, 3]], dtype=np.float64)
    with pytest.raises(LabelValueError, match=f"{value}.* .count 2, first at column 2, row 0"):
        check_codes(values, everywhere(values), ISPRS)


def test_the_grey_of_nodata_is_no_class_colour():
    assert nodata_grey(ISPRS) == 128
    greys = ClassScheme(tuple(LandCoverClass(v, str(v), (v, v, v)) for v in range(255)))
    assert nodata_grey(greys) == 255


class TestReferenceReader:
    def test_recognises_colours_codes_and_alpha(self, tmp_path):
        labels = patchwork(20, 30, classes=7)
        alpha = np.full((1, 20, 30), 255, dtype=np.uint8)
        alpha[0, :2] = 0
        plain = write_raster(tmp_path / "rgb.tif", colours(labels), photometric="RGB")
        codes = write_raster(tmp_path / "codes.tif", labels.astype(np.int16))
        rgba = write_raster(
            tmp_path / "rgba.tif", np.concatenate([colours(labels), alpha]), photometric="RGB", alpha="YES"
        )
        grid = read_grid(plain)
        for path, coloured in ((plain, True), (codes, False)):
            with ReferenceReader(path, grid, ISPRS) as reader:
                assert reader.coloured is coloured
                assert (reader.read(grid.window) == labels).all()
        with ReferenceReader(rgba, grid, ISPRS) as reader:
            codes = reader.read(grid.window)
        assert (codes[:2] == 255).all() and (codes[2:] == labels[2:]).all()

    def test_a_window_beyond_the_raster_is_255_there(self, tmp_path):
        labels = patchwork(20, 30)
        path = write_raster(tmp_path / "a.tif", labels)
        with ReferenceReader(path, read_grid(path), ISPRS) as reader:
            codes = reader.read(Window(-3, 15, 10, 10))
        assert (codes[:5, 3:] == labels[15:, :7]).all()
        assert (codes[:, :3] == 255).all() and (codes[5:] == 255).all()

    @pytest.mark.parametrize("nodata", [9, 0])
    def test_the_nodata_value_is_no_data_unless_it_is_a_class(self, tmp_path, nodata):
        labels = patchwork(20, 30)
        stored = np.where(labels == 0, np.uint8(nodata), labels)
        path = write_raster(tmp_path / "a.tif", stored, nodata=nodata)
        with ReferenceReader(path, read_grid(path), ISPRS) as reader:
            assert (reader.read(Window(0, 0, 30, 20)) == np.where(stored == 9, 255, stored)).all()

    def test_another_grid_is_resampled_by_nearest_neighbour(self, tmp_path):
        labels = patchwork(20, 20, cell=1)
        path = write_raster(tmp_path / "coarse.tif", colours(labels), gsd=1.0)
        like = write_raster(tmp_path / "fine.tif", np.zeros((40, 40), np.uint8), gsd=0.5)
        with ReferenceReader(path, read_grid(like), ISPRS) as reader:
            assert reader.resampled
            assert (reader.read(Window(0, 0, 40, 40)) == np.kron(labels, np.ones((2, 2), np.uint8))).all()

    def test_check_names_every_foreign_value_of_the_whole_raster(self, tmp_path, monkeypatch):
        monkeypatch.setattr(reference_reader, "_STRIP_PIXELS", 1)  # several strips
        labels = patchwork(600, 10)
        labels[3, 4] = labels[599, 0] = 17
        labels[300, 9] = 200
        path = write_raster(tmp_path / "a.tif", labels)
        with ReferenceReader(path, read_grid(path), ISPRS) as reader:
            with pytest.raises(LabelValueError) as caught:
                reader.check(NullReporter())
            with pytest.raises(LabelValueError):
                reader.read(Window(0, 0, 10, 10))
        text = caught.value.message
        assert str(path) in text and "2 different, 3 of 6000 pixels" in text
        assert "17 (count 2, first at column 4, row 3)" in text
        assert "200 (count 1, first at column 9, row 300)" in text

    def test_check_warns_once_of_noise_and_can_be_stopped(self, tmp_path):
        rgb = colours(patchwork(20, 30))
        rgb[:, 0, 0] = np.where(rgb[:, 0, 0] > 100, 250, 5)
        path = write_raster(tmp_path / "a.tif", rgb, photometric="RGB")
        reporter = NullReporter()
        with ReferenceReader(path, read_grid(path), ISPRS) as reader:
            reader.check(reporter)
            assert len(reporter.warnings) == 1 and "1 of 600 pixels" in reporter.warnings[0]
            reporter.cancel.set()
            with pytest.raises(JobCancelled):
                reader.check(reporter)

    @pytest.mark.parametrize(("bands", "dtype"), [(2, "uint8"), (3, "uint16"), (4, "float32")])
    def test_what_can_be_neither_codes_nor_colours_is_refused(self, tmp_path, bands, dtype):
        pixels = np.arange(bands * 64).reshape(bands, 8, 8).astype(dtype)
        path = write_raster(tmp_path / "a.tif", pixels, photometric="MINISBLACK")
        with pytest.raises(LabelValueError, match=f"{bands} bands of type {dtype}"):
            ReferenceReader(path, read_grid(path), ISPRS)

    def test_a_file_that_is_no_raster_is_a_raster_error(self, tmp_path):
        like = read_grid(write_raster(tmp_path / "a.tif", np.zeros((8, 8), np.uint8)))
        with pytest.raises(RasterError):
            ReferenceReader(tmp_path / "missing.tif", like, ISPRS)


class TestJob:
    def test_there_and_back_again(self, tmp_path):
        labels = patchwork(300, 41, classes=7)
        labels[:9, :9] = 255
        source = write_raster(tmp_path / "codes.tif", labels, nodata=255)
        colour, codes = tmp_path / "colour.tif", tmp_path / "back.tif"
        there = LabelsConfig(input=str(source), direction="classes_to_colours", output=str(colour))
        result = run_job("labels", there, NullReporter())
        assert result.outputs == {"output": str(colour)}
        assert result.scores["pixels_without_data"] == 81
        rgb = read_raster(colour)
        assert (rgb[:, 9:] == colours(labels[9:])).all() and (rgb[:, :9, :9] == 128).all()
        with rasterio.open(colour) as file:
            assert [kind.name for kind in file.colorinterp] == ["red", "green", "blue"]
            assert file.descriptions == ("red", "green", "blue") and file.nodata == 128
            assert (file.dataset_mask() == 0).sum() == 81
        run_job("labels", LabelsConfig(input=str(colour), output=str(codes)), NullReporter())
        assert (read_raster(codes)[0] == labels).all()
        with rasterio.open(codes) as file:
            assert file.nodata == 255 and file.colormap(1)[3][:3] == (0, 255, 0)
            assert file.crs.to_epsg() == 25832 and file.dtypes == ("uint8",)

    def test_the_wrong_direction_is_an_error(self, tmp_path):
        source = write_raster(tmp_path / "codes.tif", patchwork(20, 20))
        with pytest.raises(LabelValueError, match="direction"):
            run_job("labels", LabelsConfig(input=str(source), output=str(tmp_path / "o.tif")), NullReporter())

    @pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
    def test_a_raster_without_georeference_stays_without(self, tmp_path):
        source = write_raster(tmp_path / "rgb.tif", colours(patchwork(20, 20)), gsd=None, photometric="RGB")
        run_job("labels", LabelsConfig(input=str(source), output=str(tmp_path / "o.tif")), NullReporter())
        assert not read_grid(tmp_path / "o.tif").georeferenced

    def test_foreign_colours_end_the_job(self, tmp_path):
        rgb = colours(patchwork(20, 20))
        rgb[:, 7, 3] = (1, 100, 1)
        source = write_raster(tmp_path / "rgb.tif", rgb, photometric="RGB")
        with pytest.raises(LabelValueError, match=r"rgb.tif holds colours .*column 3, row 7"):
            run_job("labels", LabelsConfig(input=str(source), output=str(tmp_path / "o.tif")), NullReporter())


def test_colours_of_codes():
    assert classes_to_colours(np.array([[0, 255]], np.uint8), ISPRS)[:, 0].T.tolist() == [[255] * 3, [128] * 3]
