"""References with a palette: codes of the scheme, coloured pictures, and classes of their own."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from affine import Affine

from tests.engine.support.tiny_scenes import Notes
from tests.named_classes import TABLES
from tests.small_rasters import ISPRS_COLOURS, patchwork, read_raster, write_raster
from training.accuracy.assess_rasters import Pair, assess_rasters
from training.accuracy.assessment import Rules
from training.contract.class_scheme import ISPRS, ClassScheme, LandCoverClass, named_classes
from training.contract.errors import LabelValueError
from training.labels.palette import names_classes, reference_scheme
from training.labels.reference_reader import ReferenceReader
from training.raster_io import Grid, RasterWriter, read_grid

ISPRS_PALETTE = {value: tuple(colour) for value, colour in enumerate(ISPRS_COLOURS.tolist())}
FOREST = {1: (20, 90, 30), 3: (0, 0, 200), 4: (230, 200, 90), 9: (120, 120, 120)}
OWN = ClassScheme(
    (
        LandCoverClass(1, "forest", (20, 90, 30)),
        LandCoverClass(3, "water & <ice>", (0, 0, 200)),
        LandCoverClass(4, "Getreide, früh", (230, 200, 90)),
        LandCoverClass(9, "Undefined", (120, 120, 120)),
    ),
    undefined=9,
)


def write(path, values, colours, nodata=None, **place):
    """One band with a palette; GDAL fills the rest of it with black in a GeoTIFF."""
    write_raster(path, values, nodata=nodata, **place)
    with rasterio.open(path, "r+") as file:
        file.write_colormap(1, {value: (*colour, 255) for value, colour in colours.items()})
    return path


def write_own(path, labels, scheme=OWN):
    grid = Grid.north_up(labels.shape[1], labels.shape[0], (500_000.0, 5_400_000.0), 0.5, 25832)
    with RasterWriter(path, grid, "uint8", 255, scheme=scheme) as writer:
        writer.write_rows(labels[None])
    return path


def read(path, scheme):
    with ReferenceReader(path, read_grid(path), scheme) as reader:
        return reader.read(reader.grid.window)


def own_labels(shape=(20, 30), values=(1, 3, 4, 9), seed=0):
    return np.array(values, dtype=np.uint8)[patchwork(*shape, classes=len(values), seed=seed)]


def sidecar(path, body):
    path.with_name(f"{path.name}.aux.xml").write_text(
        f'<PAMDataset><PAMRasterBand band="1">{body}</PAMRasterBand></PAMDataset>', encoding="utf-8"
    )
    return path


def category_names(path, **names):
    texts = [names.get(f"v{value}", "") for value in range(10)]
    return sidecar(path, f"<CategoryNames>{''.join(f'<Category>{t}</Category>' for t in texts)}</CategoryNames>")


@pytest.mark.parametrize("names, values", [table[1:] for table in TABLES], ids=[table[0] for table in TABLES])
def test_what_counts_as_named_is_the_same_in_the_plugin(tmp_path, names, values):
    """The plugin's test is steps/test_burn_references.py."""
    path = write(tmp_path / "own.tif", own_labels(), {value: (value, 10, 200) for value in names})
    texts = "".join(f"<Category>{names.get(value, '')}</Category>" for value in range(256))
    sidecar(path, f"<CategoryNames>{texts}</CategoryNames>")
    assert names_classes(path) == (values is not None)
    scheme = named_classes((value, name, (value, 10, 200)) for value, name in names.items())
    assert (scheme and scheme.values) == values


class TestCodes:
    def test_the_colours_of_the_scheme_at_its_codes_are_codes(self, tmp_path):
        labels = patchwork(20, 30, classes=7)
        notes = Notes()
        path = write(tmp_path / "r.tif", labels, ISPRS_PALETTE)
        assert reference_scheme("", [path], notes) is ISPRS and not notes.lines
        assert (read(path, ISPRS) == labels).all()

    def test_a_value_that_is_no_class_stays_an_error_although_the_palette_is_filled_with_black(self, tmp_path):
        labels = patchwork(20, 30, classes=6)
        labels[3, 4] = 77
        path = write(tmp_path / "r.tif", labels, ISPRS_PALETTE)
        assert reference_scheme("", [path], Notes()) is ISPRS
        with pytest.raises(LabelValueError, match=r"77 .count 1, first at column 4, row 3"):
            read(path, ISPRS)

    def test_without_palettes_the_scheme_is_the_isprs_one_or_the_given_one(self, tmp_path):
        path = write_raster(tmp_path / "r.tif", patchwork(20, 30))
        assert reference_scheme("", [path], Notes()) is ISPRS
        (tmp_path / "c.csv").write_text("value,name,colour\n0,a,0 0 1\n1,b,0 0 2\n", encoding="utf-8")
        assert reference_scheme(str(tmp_path / "c.csv"), [path], Notes()).values == (0, 1)

    def test_with_a_given_scheme_a_foreign_palette_does_not_count(self, tmp_path):
        scheme = tmp_path / "c.csv"
        scheme.write_text("value,name,colour\n1,a,255 0 0\n3,b,0 255 0\n4,c,0 0 255\n9,d,9 9 9\n", encoding="utf-8")
        labels = own_labels()
        path = write(tmp_path / "r.tif", labels, FOREST)
        given = reference_scheme(str(scheme), [path], Notes())
        assert [c.name for c in given.classes] == ["a", "b", "c", "d"]
        assert (read(path, given) == labels).all()

    def test_other_names_of_a_foreign_palette_are_worth_a_warning(self, tmp_path):
        path = category_names(write(tmp_path / "r.tif", patchwork(20, 30, classes=3), {0: (9, 9, 9)}), v0="street")
        notes = Notes()
        with ReferenceReader(path, read_grid(path), ISPRS) as reader:
            reader.check(notes)
        assert ["0 is 'street', not 'impervious surfaces'" in line for line in notes.warnings] == [True]


class TestPictures:
    ORDER = np.array([4, 6, 1, 0, 3, 5, 2])  # the class at each index of the palette

    def picture(self, path, labels, **profile):
        indices = np.argsort(self.ORDER).astype(np.uint8)[labels]
        write_raster(path, indices, gsd=None, **profile)
        with rasterio.open(path) as file:
            pixels = file.read()
        kind = {"driver": path.suffix[1:].upper().replace("TIF", "GTiff"), "count": 1, "dtype": "uint8"}
        with rasterio.open(path, "w", width=labels.shape[1], height=labels.shape[0], **kind) as file:
            file.write_colormap(1, {i: (*ISPRS_PALETTE[c], 255) for i, c in enumerate(self.ORDER.tolist())})
            file.write(pixels)
        return path

    @pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
    @pytest.mark.parametrize("name", ["r.png", "r.tif"])
    def test_a_picture_with_other_indices_is_read_by_its_colours(self, tmp_path, name):
        labels = patchwork(20, 30, classes=7)
        path = self.picture(tmp_path / name, labels)
        notes = Notes()
        assert reference_scheme("", [path], notes) is ISPRS and not notes.lines
        with ReferenceReader(path, read_grid(path), ISPRS) as reader:
            assert reader.coloured and (reader.read(reader.grid.window) == labels).all()
            reader.check(notes)
        assert len(notes.lines) == 2 and "stored with a palette" in notes.lines[0] and "0 as car" in notes.lines[0]
        assert "(0, 0, 255) as building" in notes.lines[1]
        assert not notes.warnings

    @pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
    def test_each_picture_may_have_an_order_of_its_own(self, tmp_path):
        labels = patchwork(20, 30, classes=7)
        first = self.picture(tmp_path / "a.png", labels)
        second = write(tmp_path / "b.tif", 6 - labels, {6 - value: colour for value, colour in ISPRS_PALETTE.items()})
        third = write(tmp_path / "c.tif", labels, ISPRS_PALETTE)
        assert reference_scheme("", [first, second, third], Notes()) is ISPRS
        for path in (first, second, third):
            assert (read(path, ISPRS) == labels).all()

    def test_noise_in_the_palette_is_accepted_with_a_warning(self, tmp_path):
        colours = {10: (250, 255, 255), 11: (255, 255, 250), 12: (3, 0, 250), 13: (0, 255, 0)}
        path = write(tmp_path / "r.tif", own_labels(values=(10, 11, 12, 13)), colours)
        notes = Notes()
        with ReferenceReader(path, read_grid(path), ISPRS) as reader:
            reader.check(notes)
            codes = reader.read(reader.grid.window)
        assert (codes == np.array([0, 0, 1, 3])[read_raster(path)[0] - 10]).all()
        assert len(notes.warnings) == 1 and "differs from a class colour" in notes.warnings[0]

    def test_255_and_the_nodata_value_stay_without_data(self, tmp_path):
        indices = own_labels(values=(1, 2, 7, 255))
        path = write(tmp_path / "r.tif", indices, {1: (0, 0, 255), 2: (255, 0, 0), 7: (0, 0, 0)}, nodata=7)
        assert reference_scheme("", [path], Notes()) is ISPRS
        assert (read(path, ISPRS) == np.array([255, 1, 5, 255, 255, 255, 255, 255])[np.minimum(indices, 7)]).all()

    def test_names_of_other_classes_speak_against_a_picture(self, tmp_path):
        pure = {1: (0, 0, 255), 2: (0, 255, 0), 3: (255, 255, 0)}
        path = category_names(
            write(tmp_path / "r.tif", own_labels(values=(1, 2, 3)), pure), v1="water", v2="forest", v3="crops"
        )
        scheme = reference_scheme("", [path], Notes())
        assert [c.name for c in scheme.classes] == ["water", "forest", "crops"]
        same = category_names(
            write(tmp_path / "s.tif", own_labels(values=(1, 2, 3)), pure), v1="Building", v2="Tree", v3="Car"
        )
        assert reference_scheme("", [same], Notes()) is ISPRS and set(np.unique(read(same, ISPRS))) == {1, 3, 4}

    def test_accuracy_of_a_picture_is_that_of_its_codes(self, tmp_path):
        labels = patchwork(20, 30, classes=6)
        prediction = write_raster(tmp_path / "p.tif", labels, nodata=255)
        path = write(tmp_path / "r.tif", 6 - labels, {6 - value: colour for value, colour in ISPRS_PALETTE.items()})
        notes = Notes()
        assert assess_rasters([Pair(str(prediction), str(path))], Rules(ISPRS), notes).scores.overall_accuracy == 1
        assert any("stored with a palette" in line for line in notes.lines)

    def test_a_turned_picture_on_a_finer_grid(self, tmp_path):
        labels = patchwork(20, 30, cell=2, classes=7)
        path = write(tmp_path / "r.tif", 6 - labels[::-1], {6 - v: colour for v, colour in ISPRS_PALETTE.items()})
        with rasterio.open(path, "r+") as file:
            file.transform = Affine(0.5, 0, 500_000, 0, 0.5, 5_399_990)
        like = Grid.north_up(60, 40, (500_000.0, 5_400_000.0), 0.25, 25832)
        with ReferenceReader(path, like, ISPRS) as reader:
            assert (reader.read(like.window) == np.kron(labels, np.ones((2, 2), np.uint8))).all()


class TestOwnClasses:
    def test_a_class_raster_we_wrote_brings_its_scheme_back(self, tmp_path):
        labels = own_labels()
        labels[:2] = 255
        path = write_own(tmp_path / "r.tif", labels)
        notes = Notes()
        assert reference_scheme("", [path], notes) == OWN
        assert "palette of" in notes.lines[0] and "1 forest (20, 90, 30); 3 water & <ice>" in notes.lines[0]
        assert (read(path, OWN) == labels).all()

    def test_from_a_qgis_style_without_other_files(self, tmp_path):
        path = write_own(tmp_path / "r.tif", own_labels())
        (tmp_path / "r.tif.aux.xml").unlink()
        assert reference_scheme("", [path], Notes()) == OWN

    def test_a_style_gives_colours_to_a_raster_that_has_none(self, tmp_path):
        write_own(tmp_path / "r.tif", own_labels())
        path = write_raster(tmp_path / "r.tif", own_labels().astype(np.float32))  # as QGIS's raster calculator does
        assert reference_scheme("", [path], Notes()) == OWN
        assert (read(path, OWN) == own_labels()).all()

    def test_without_names(self, tmp_path):
        labels = own_labels(values=(1, 3, 4))
        notes = Notes()
        scheme = reference_scheme("", [write(tmp_path / "r.tif", labels, FOREST)], notes)
        assert [(c.value, c.name, c.colour) for c in scheme.classes] == [
            (1, "class 1", FOREST[1]), (3, "class 3", FOREST[3]), (4, "class 4", FOREST[4])
        ]  # fmt: skip
        assert scheme.undefined is None and any("named 'undefined'" in line for line in notes.lines)

    def test_named_classes_count_although_they_do_not_occur(self, tmp_path):
        path = category_names(write(tmp_path / "r.tif", own_labels(values=(1, 3)), FOREST), v4="fields", v1="forest")
        scheme = reference_scheme("", [path], Notes())
        assert [(c.value, c.name) for c in scheme.classes] == [(1, "forest"), (3, "class 3"), (4, "fields")]

    def test_nodata_and_255_are_never_classes(self, tmp_path):
        labels = own_labels(values=(1, 3, 4, 255))
        path = write(tmp_path / "r.tif", labels, {**FOREST, 255: (1, 2, 3)}, nodata=4)
        category_names(path, v1="a", v3="b", v4="No data")
        assert reference_scheme("", [path], Notes()).values == (1, 3)

    @pytest.mark.parametrize(
        "fields",
        [
            [("Value", 0, 5), ("Class", 2, 2)],
            [("Count", 0, 1), ("VALUE", 0, 0), ("Class_Name", 2, 0)],
            [("Value", 0, 0), ("NAME", 2, 0), ("Red", 0, 6), ("Green", 0, 7), ("Blue", 0, 8)],
        ],
    )
    def test_names_of_a_raster_attribute_table(self, tmp_path, fields):
        path = write(tmp_path / "r.tif", own_labels(values=(1, 3)), FOREST)
        columns = "".join(
            f"<FieldDefn><Name>{name}</Name><Type>{kind}</Type><Usage>{usage}</Usage></FieldDefn>"
            for name, kind, usage in fields
        )
        rows = ""
        for value, name in ((1, "forest"), (3, "water")):
            cells = {"value": value, "count": 99, "class": name, "class_name": name, "name": name}
            rows += "<Row>" + "".join(f"<F>{cells.get(n.lower(), 0)}</F>" for n, _, _ in fields) + "</Row>"
        sidecar(path, f"<GDALRasterAttributeTable>{columns}{rows}</GDALRasterAttributeTable>")
        scheme = reference_scheme("", [path], Notes())
        assert [(c.value, c.name, c.colour) for c in scheme.classes] == [
            (1, "forest", FOREST[1]),
            (3, "water", FOREST[3]),
        ]

    def test_repeated_names_and_colours_are_made_distinct(self, tmp_path):
        path = write(tmp_path / "r.tif", own_labels(), {**FOREST, 4: FOREST[1]})
        category_names(path, v1="forest", v3="forest", v4="undefined", v9="undefined")
        notes = Notes()
        scheme = reference_scheme("", [path], notes)
        assert [c.name for c in scheme.classes] == ["forest", "forest (3)", "undefined", "undefined (9)"]
        assert len({c.colour for c in scheme.classes}) == 4 and scheme.undefined == 4
        assert len(notes.warnings) == 1 and f"class 4 has the colour of 1 {FOREST[1]}" in notes.warnings[0]
        assert (read(path, scheme) == own_labels()).all()
        assert ClassScheme.from_dict(scheme.to_dict()) == scheme

    def test_a_value_beyond_the_palette_gets_a_colour(self, tmp_path):
        write_own(tmp_path / "r.tif", own_labels())  # for its style
        path = write_raster(tmp_path / "r.tif", own_labels(values=(1, 3, 7)))
        notes = Notes()
        scheme = reference_scheme("", [path], notes)
        assert scheme.values == (1, 3, 4, 7, 9) and scheme.name_of(7) == "class 7"
        assert len(notes.warnings) == 1 and "class 7 has no colour in the palette" in notes.warnings[0]
        assert (read(path, scheme) == own_labels(values=(1, 3, 7))).all()

    def test_classes_beside_those_of_the_isprs(self, tmp_path):
        labels = patchwork(20, 30, classes=8)
        path = write(tmp_path / "r.tif", labels, {**ISPRS_PALETTE, 7: (0, 100, 200)})
        assert reference_scheme("", [path], Notes()).values == tuple(range(8))


class TestSeveralReferences:
    def test_the_classes_of_all_of_them_count(self, tmp_path):
        first = write(tmp_path / "a.tif", own_labels(values=(1, 3)), FOREST)
        second = category_names(write(tmp_path / "b.tif", own_labels(values=(3, 4)), FOREST), v3="water")
        plain = write_raster(tmp_path / "c.tif", own_labels(values=(1, 4)))
        notes = Notes()
        scheme = reference_scheme("", [first, plain, second, first], notes)
        assert [c.name for c in scheme.classes] == ["class 1", "water", "class 4"]
        assert f"{first} and 1 more" in notes.lines[0]
        for path, values in ((first, {1, 3}), (second, {3, 4}), (plain, {1, 4})):
            assert set(np.unique(read(path, scheme)).tolist()) == values

    def test_one_without_palette_must_hold_their_codes(self, tmp_path):
        first = write(tmp_path / "a.tif", own_labels(values=(1, 3, 9)), FOREST)
        plain = write_raster(tmp_path / "c.tif", own_labels(values=(0, 3)))
        with pytest.raises(LabelValueError, match=r"c\.tif holds values that are no class: 0 "):
            read(plain, reference_scheme("", [first, plain], Notes()))

    def test_a_part_with_isprs_colours_by_chance_belongs_to_the_others(self, tmp_path):
        colours = {**FOREST, 0: (255, 255, 255), 1: (0, 0, 255)}
        first = write(tmp_path / "a.tif", own_labels(values=(0, 1)), colours)
        second = write(tmp_path / "b.tif", own_labels(values=(1, 3, 9)), colours)
        assert reference_scheme("", [first], Notes()) is ISPRS
        assert reference_scheme("", [first, second], Notes()).values == (0, 1, 3, 9)

    def test_different_palettes_are_an_error_that_names_both_and_what_differs(self, tmp_path):
        first = category_names(write(tmp_path / "a.tif", own_labels(), FOREST), v1="forest", v3="water")
        second = write(tmp_path / "b.tif", own_labels(), {**FOREST, 4: (7, 7, 7)})
        category_names(second, v1="Forest", v3="lake")
        with pytest.raises(LabelValueError) as caught:
            reference_scheme("", [first, second], Notes())
        assert str(first) in caught.value.message and str(second) in caught.value.message
        assert "3 is water (0, 0, 200) in the first, lake (0, 0, 200) in the second" in caught.value.message
        assert "4 is a class (230, 200, 90) in the first, a class (7, 7, 7) in the second" in caught.value.message
        assert "1 is" not in caught.value.message and "CLASSES" in caught.value.hint

    def test_classes_that_a_tile_does_not_hold_may_differ(self, tmp_path):
        first = write(tmp_path / "a.tif", own_labels(), FOREST)
        second = write(tmp_path / "b.tif", own_labels(values=(1, 3)), {**FOREST, 4: (7, 7, 7)})
        assert reference_scheme("", [first, second], Notes()).classes[2].colour == FOREST[4]
