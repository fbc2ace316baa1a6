"""What the values of a class raster mean: recognised when certain, asked for when not."""

from __future__ import annotations

import json

import numpy as np
import pytest
import rasterio
from PIL import Image

from tests.engine.support.tiny_scenes import Notes
from tests.small_rasters import ISPRS_COLOURS, colours, patchwork, write_raster
from training.contract.class_scheme import ISPRS
from training.contract.errors import LabelValueError, RasterError
from training.labels.palette import reference_scheme
from training.labels.reference_reader import ReferenceReader
from training.raster_io import Grid, RasterReader, read_grid

pytestmark = pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
CODES = patchwork(20, 30)
MASK = (CODES > 2).astype(np.uint8)
BLACK_AND_WHITE = [{"value": 0, "name": "other", "colour": "#000000"}, {"value": 1, "name": "house", "colour": "#fff"}]
BLACK_AND_WHITE[1]["colour"] = "#ffffff"
GREYS = [part for grey in range(256) for part in (grey, grey, grey)]


def read(path, classes="", others=()):
    """The codes of a raster, the scheme and what was said."""
    notes = Notes()
    scheme = reference_scheme(classes, [path, *others], notes)
    with ReferenceReader(path, read_grid(path), scheme) as reader:
        reader.check(notes)
        return reader.read(reader.grid.window), scheme, notes


def refusal(path, classes="", others=()):
    with pytest.raises(LabelValueError) as caught:
        read(path, classes, others)
    assert caught.value.hint
    return str(caught.value)


def class_file(folder, classes, **more):
    path = folder / "classes.json"
    path.write_text(json.dumps({"classes": classes, **more}), encoding="utf-8")
    return str(path)


def picture(path, pixels, palette=None, **options):
    """A picture as other programs write it."""
    image = Image.fromarray(np.ascontiguousarray(pixels))
    if palette is not None:
        image.putpalette(palette)  # turns grey tones into indices
    image.save(path, **options)
    return path


def style(path, entries, renderer="paletted"):
    listed = "".join(f'<paletteEntry value="{v}" color="{c}" label="{label}"/>' for v, c, label in entries)
    path.with_suffix(".qml").write_text(
        f'<qgis><pipe><rasterrenderer type="{renderer}">{listed}</rasterrenderer></pipe></qgis>', encoding="utf-8"
    )
    return path


def with_palette(path, codes, palette, **place):
    write_raster(path, codes, **place)
    with rasterio.open(path, "r+") as file:
        file.write_colormap(1, {value: (*colour, 255) for value, colour in palette.items()})
    return path


class TestMasks:
    @pytest.mark.parametrize(
        ("mask", "nodata", "said"),
        [
            (MASK * 255, None, "values 0 and 255"),
            (MASK * 255, 0, "values 0 and 255"),
            (MASK * 255, 255, "values 0."),
            (MASK, None, "values 0 and 1"),
            (MASK, 0, "values 0 and 1"),
            (np.where(MASK, 1, 255).astype(np.uint8), 255, "values 1."),
            (MASK.astype(np.float32), None, "values 0 and 1"),
            (MASK.astype(np.int16) * 255, None, "values 0 and 255"),
            (np.stack([MASK * 255] * 3), None, "values (0, 0, 0) and (255, 255, 255)"),
            (np.stack([MASK] * 3), None, "values 0 and 1"),
        ],
    )
    def test_it_is_asked_what_they_show(self, tmp_path, mask, nodata, said):
        text = refusal(write_raster(tmp_path / "mask.tif", mask, nodata=nodata))
        assert said in text and "mask" in text and "Give CLASSES" in text and "the word isprs" in text

    @pytest.mark.parametrize("palette", [[0, 0, 0, 255, 255, 255], [255, 255, 255, 0, 0, 0], [0, 0, 0, 255, 0, 0]])
    @pytest.mark.parametrize("name", ["m.png", "m.bmp", "m.gif"])
    def test_of_two_colours(self, tmp_path, palette, name):
        assert "mask" in refusal(picture(tmp_path / name, MASK, palette))

    @pytest.mark.parametrize("pixels", [MASK * 255, np.stack([MASK * 255] * 3, -1)])
    def test_of_a_photographic_format(self, tmp_path, pixels):
        assert "mask" in refusal(picture(tmp_path / "m.jpg", pixels, quality=90))

    def test_a_class_file_with_black_and_white_says_what_they_show(self, tmp_path):
        classes = class_file(tmp_path, BLACK_AND_WHITE)
        rasters = [
            write_raster(tmp_path / "a.tif", MASK * 255),
            write_raster(tmp_path / "b.tif", np.stack([MASK * 255] * 3), photometric="RGB"),
            write_raster(tmp_path / "c.tif", MASK),
            write_raster(tmp_path / "d.tif", MASK.astype(np.float32) * 255),
            write_raster(tmp_path / "e.tif", MASK * 255, nodata=0),
            picture(tmp_path / "f.png", MASK, [0, 0, 0, 255, 255, 255]),
            picture(tmp_path / "g.jpg", MASK * 255, quality=90),
        ]
        for path in rasters:
            assert (read(path, classes)[0] == MASK).all(), path.name

    def test_a_class_file_that_would_lose_255_is_refused(self, tmp_path):
        classes = class_file(tmp_path, [{**BLACK_AND_WHITE[0], "colour": "#00ff00"}, BLACK_AND_WHITE[1]])
        assert "one class would be left" in refusal(write_raster(tmp_path / "m.tif", MASK * 255), classes)
        assert (read(write_raster(tmp_path / "n.tif", MASK), classes)[0] == MASK).all()

    def test_the_word_for_the_built_in_classes(self, tmp_path):
        codes, scheme, notes = read(write_raster(tmp_path / "m.tif", MASK), "ISPRS")
        assert (codes == MASK).all() and scheme is ISPRS
        assert "0 as impervious surfaces (37.50%), 1 as building (62.50%)" in notes.lines[-1]
        white = write_raster(tmp_path / "w.tif", np.stack([MASK * 255] * 3), photometric="RGB")
        assert (read(white, "isprs")[0] == np.where(MASK, 0, 6)).all()

    def test_beside_coloured_pictures_black_and_white_are_colours(self, tmp_path):
        white = write_raster(tmp_path / "w.tif", np.stack([MASK * 255] * 3), photometric="RGB")
        coloured = write_raster(tmp_path / "c.tif", colours(CODES), photometric="RGB")
        assert (read(white, others=[coloured])[0] == np.where(MASK, 0, 6)).all()

    def test_values_of_all_rasters_of_a_run_count(self, tmp_path):
        mask, codes = write_raster(tmp_path / "m.tif", MASK), write_raster(tmp_path / "c.tif", CODES)
        assert (read(mask, others=[codes])[0] == MASK).all()

    def test_colours_and_names_of_the_classes_are_certain(self, tmp_path):
        named = style(write_raster(tmp_path / "n.tif", MASK), [(0, "#00ff00", "lawn"), (1, "#ff0000", "roof")])
        codes, scheme, _ = read(named)
        assert (codes == MASK).all() and [c.name for c in scheme.classes] == ["lawn", "roof"]
        isprs = with_palette(tmp_path / "i.tif", MASK, dict(enumerate(ISPRS_COLOURS.tolist())))
        codes, scheme, _ = read(isprs)
        assert (codes == MASK).all() and scheme is ISPRS


class TestCodesFromOne:
    @pytest.mark.parametrize("values", [(1, 2), (1, 2, 3), (1, 2, 3, 4, 5, 6), (1, 2, 3, 5, 6), (1, 2, 4)])
    def test_it_is_asked(self, tmp_path, values):
        codes = np.array(values, dtype=np.uint8)[CODES % len(values)]
        path = write_raster(tmp_path / "r.tif", codes)
        text = refusal(path)
        assert "Do they count from 1" in text and "the word isprs" in text
        assert (read(path, "isprs")[0] == codes).all()

    @pytest.mark.parametrize("values", [(0, 1, 2), (2, 3), (1, 4), (3,), (0, 2, 3, 4, 5)])
    def test_others_are_codes(self, tmp_path, values):
        codes = np.array(values, dtype=np.uint8)[CODES % len(values)]
        assert (read(write_raster(tmp_path / "r.tif", codes))[0] == codes).all()

    def test_seven_from_one_are_told_of_it(self, tmp_path):
        text = refusal(write_raster(tmp_path / "r.tif", patchwork(20, 30, classes=7) + 1))
        assert "no class: 7 " in text and "count from 1" in text

    def test_one_of_several_may_lack_0(self, tmp_path):
        first, second = CODES % 3 + 1, CODES
        paths = [write_raster(tmp_path / f"{i}.tif", codes) for i, codes in enumerate((first, second))]
        assert (read(paths[0], others=paths[1:])[0] == first).all()


class TestGreyPictures:
    @pytest.mark.parametrize("name", ["r.png", "r.bmp", "r.tif"])
    @pytest.mark.parametrize("bands", [1, 3, 4])
    def test_of_codes(self, tmp_path, name, bands):
        pixels = CODES if bands == 1 else np.stack([CODES] * 3 + [np.full_like(CODES, 255)] * (bands - 3), -1)
        codes, scheme, notes = read(picture(tmp_path / name, pixels))
        assert (codes == CODES).all() and scheme is ISPRS and not notes.warnings
        assert "read as class codes: 0 as impervious surfaces (16.67%)" in notes.lines[-1]

    @pytest.mark.parametrize("palette", [GREYS, GREYS[: 3 * 6], [p for g in range(6) for p in (g * 40,) * 3]])
    @pytest.mark.parametrize("name", ["r.png", "r.bmp", "r.gif"])
    def test_with_a_grey_palette(self, tmp_path, name, palette):
        codes, scheme, notes = read(picture(tmp_path / name, CODES, palette))
        assert (codes == CODES).all() and scheme is ISPRS and not notes.warnings

    @pytest.mark.parametrize("name", ["r.png", "r.bmp"])
    def test_a_palette_of_class_colours_is_none(self, tmp_path, name):
        path = picture(tmp_path / name, 5 - CODES, ISPRS_COLOURS[:6][::-1].ravel().tolist())
        assert (read(path)[0] == CODES).all()

    @pytest.mark.parametrize("pixels", [CODES, np.stack([CODES] * 3, -1)])
    def test_lossy_compression_spoils_codes(self, tmp_path, pixels):
        assert "lossy compression (JPEG), which changes codes" in refusal(picture(tmp_path / "r.jpg", pixels))

    def test_lossy_compression_inside_a_geotiff_too(self, tmp_path):
        path = write_raster(tmp_path / "r.tif", np.kron(CODES, np.ones((8, 8), np.uint8)), compress="jpeg")
        assert "lossy compression" in refusal(path)

    def test_sixteen_bits(self, tmp_path):
        path = write_raster(tmp_path / "r.tif", np.stack([CODES] * 3).astype(np.uint16), photometric="RGB")
        assert (read(path)[0] == CODES).all()


class TestNodataThatIsAClass:
    @pytest.mark.parametrize("dtype", ["uint8", "int16", "float32"])
    def test_it_is_read_as_this_class(self, tmp_path, dtype):
        path = write_raster(tmp_path / "r.tif", CODES.astype(dtype), nodata=0)
        codes, _, notes = read(path)
        assert (codes == CODES).all()
        assert len(notes.warnings) == 1 and "its nodata value 0 means the class 0 impervious" in notes.warnings[0]

    def test_on_another_grid_and_with_a_mask(self, tmp_path):
        path = write_raster(tmp_path / "r.tif", CODES, nodata=0)
        hidden = np.zeros(CODES.shape, dtype=bool)
        hidden[:, :6] = True
        like = Grid.north_up(70, 50, (499_999.0, 5_400_001.0), 0.25, 25832)
        with ReferenceReader(path, like, ISPRS) as reader:
            codes = reader.read(like.window)
        assert (codes[4:44, 4:64] == np.kron(CODES, np.ones((2, 2), np.uint8))[:, :60]).all()
        assert (codes[:4] == 255).all() and (codes[:, :4] == 255).all()
        with rasterio.open(path, "r+") as file:
            file.write_mask(~hidden)
        for grid, factor in ((read_grid(path), 1), (Grid.north_up(60, 40, (500_000.0, 5_400_000.0), 0.25, 25832), 2)):
            with ReferenceReader(path, grid, ISPRS) as reader:
                codes = reader.read(grid.window)
            expected = np.kron(np.where(hidden, 255, CODES), np.ones((factor, factor), np.uint8))
            assert (codes == expected).all()

    def test_without_such_a_class_it_stays_no_data(self, tmp_path):
        path = write_raster(tmp_path / "r.tif", CODES, nodata=0)
        rows = [{"value": v, "name": f"n{v}", "colour": [v, 9, 9]} for v in range(1, 6)]
        codes, _, notes = read(path, class_file(tmp_path, rows))
        assert (codes == np.where(CODES == 0, 255, CODES)).all() and not notes.warnings

    def test_names_of_its_own_that_begin_at_1(self, tmp_path):
        path = write_raster(tmp_path / "r.tif", CODES, nodata=0)
        style(path, [(0, "#000000", "No data"), *((v, f"#0000{v * 20:02x}", f"n{v}") for v in range(1, 6))])
        codes, scheme, _ = read(path)
        assert scheme.values == (1, 2, 3, 4, 5) and (codes == np.where(CODES == 0, 255, CODES)).all()

    def test_a_name_makes_it_a_class(self, tmp_path):
        path = style(
            write_raster(tmp_path / "r.tif", CODES % 2, nodata=0), [(0, "#0000ff", "water"), (1, "#00ff00", "wood")]
        )
        codes, scheme, notes = read(path)
        assert scheme.values == (0, 1) and (codes == CODES % 2).all() and "0 water" in notes.warnings[0]

    def test_the_reader_can_count_it(self, tmp_path):
        path = write_raster(tmp_path / "r.tif", CODES, nodata=0)
        with RasterReader(path) as plain, RasterReader(path, count_nodata=True) as counting:
            assert plain.read(plain.grid.window)[1].sum() == (CODES > 0).sum()
            assert counting.read(plain.grid.window)[1].all()


class TestNumbers:
    @pytest.mark.parametrize("dtype", ["int8", "uint16", "int32", "uint32", "int64", "uint64", "float32", "float64"])
    def test_whole_numbers_of_any_type(self, tmp_path, dtype):
        assert (read(write_raster(tmp_path / "r.tif", CODES.astype(dtype)))[0] == CODES).all()

    def test_nan_is_no_data(self, tmp_path):
        path = write_raster(tmp_path / "r.tif", np.where(CODES == 2, np.nan, CODES).astype(np.float32))
        assert (read(path)[0] == np.where(CODES == 2, 255, CODES)).all()

    def test_others_are_named_with_the_remedy(self, tmp_path):
        text = refusal(write_raster(tmp_path / "r.tif", CODES + np.float32(0.5)))
        assert "0.5 (count 100" in text and "whole numbers" in text and "nearest neighbour" in text
        with pytest.raises(RasterError, match="complex"):
            read(write_raster(tmp_path / "c.tif", CODES.astype(np.complex64)))


class TestStrayPixels:
    def stray(self, folder):
        rgb = colours(np.kron(CODES, np.ones((2, 2), np.uint8)))
        rgb[:, 3, 4] = rgb[:, 7, 8] = (12, 120, 90)
        return write_raster(folder / "r.tif", rgb, photometric="RGB")

    def test_the_message_says_how_to_count_them_as_undefined(self, tmp_path):
        path = self.stray(tmp_path)
        text = refusal(path)
        entry = '{"classes": "isprs", "undefined_colours": [[12, 120, 90]]}'
        assert entry in text
        (tmp_path / "c.json").write_text(entry)
        codes, scheme, notes = read(path, str(tmp_path / "c.json"))
        assert (codes == 6).sum() == 2 and codes[3, 4] == 6 and scheme.learnt() == ISPRS.learnt()
        assert not notes.warnings  # they are no noise

    @pytest.mark.parametrize(("dtype", "value"), [("uint8", 99), ("int16", -1), ("int32", 70000), ("float32", 2.5e6)])
    def test_values_too(self, tmp_path, dtype, value):
        codes = CODES.astype(dtype)
        codes[3, 4] = value
        path = write_raster(tmp_path / "r.tif", codes)
        assert f'"undefined_values": [{int(value)}' in refusal(path)
        classes = class_file(tmp_path, "isprs", undefined_values=[int(value)])
        assert read(path, classes)[0][3, 4] == 6
