"""What values mean by styles and attribute tables beside a raster."""

from __future__ import annotations

from pathlib import Path

import pytest
import rasterio

from tests.engine.labels.test_meanings import CODES, MASK, read, refusal, style, with_palette
from tests.small_rasters import ISPRS_COLOURS, patchwork, write_raster
from training.contract.class_scheme import ISPRS
from training.contract.errors import RasterError


class TestStyles:
    def test_random_colours_name_no_classes(self, tmp_path):
        labels = patchwork(20, 30, classes=7)
        entries = [(value, f"#{123457 * (value + 1):06x}", value) for value in range(7)]
        codes, scheme, _ = read(style(write_raster(tmp_path / "r.tif", labels), entries))
        assert scheme is ISPRS and (codes == labels).all()  # 6 is not learnt

    def test_random_colours_in_the_file(self, tmp_path):
        labels = patchwork(20, 30, classes=7)
        palette = {value: (30 * value + 11, 200 - 20 * value, 7 * value + 3) for value in range(7)}
        codes, scheme, notes = read(with_palette(tmp_path / "r.tif", labels, palette))
        assert scheme is ISPRS and (codes == labels).all()
        assert len(notes.warnings) == 1 and "name them in CLASSES" in notes.warnings[0]

    def test_random_colours_do_not_make_a_mask_certain(self, tmp_path):
        path = with_palette(tmp_path / "r.tif", MASK, {0: (10, 200, 30), 1: (90, 10, 130)})
        assert "Give CLASSES" in refusal(path)
        assert "Give CLASSES" in refusal(
            style(write_raster(tmp_path / "s.tif", MASK), [(0, "#0ac81e", "0"), (1, "#5a0a82", "1")])
        )

    @pytest.mark.parametrize(
        "text",
        [
            '<qgis><pipe><rasterrenderer type="singlebandpseudocolor"><rastershader><colorrampshader>'
            '<item value="0" label="water" color="#0000ff"/><item value="1" label="wood" color="#00ff00"/>'
            "</colorrampshader></rastershader></rasterrenderer></pipe></qgis>",
            '<qgis><renderer-v2 type="categorizedSymbol"><categories><category value="0" label="a"/></categories>'
            "</renderer-v2></qgis>",
            "import QtQuick 2.0\nItem {}",
            "",
            '<qgis><pipe><rasterrenderer type="paletted"><paletteEntry value="0.5" label="low" color="#0000ff"/>'
            '<paletteEntry value="1.5" label="high"/></rasterrenderer></pipe></qgis>',
        ],
        ids=["ramp", "vector", "another program", "empty", "decimals"],
    )
    def test_other_styles_are_no_list_of_classes(self, tmp_path, text):
        path = write_raster(tmp_path / "r.tif", CODES)
        path.with_suffix(".qml").write_text(text, encoding="utf-8")
        codes, scheme, _ = read(path)
        assert scheme is ISPRS and (codes == CODES).all()

    def test_a_style_of_another_raster_with_the_same_stem(self, tmp_path):
        path = style(write_raster(tmp_path / "r.tif", CODES), [(1, "#0000ff", "water"), (2, "#00ff00", "wood")])
        write_raster(tmp_path / "r.img", CODES)
        codes, scheme, _ = read(path)
        assert scheme is ISPRS and (codes == CODES).all()

    def test_names_without_colours_are_classes(self, tmp_path):
        path = write_raster(tmp_path / "r.tif", CODES % 3)
        names = "".join(f"<Category>{name}</Category>" for name in ("water", "wood", "crops"))
        Path(f"{path}.aux.xml").write_text(
            f'<PAMDataset><PAMRasterBand band="1"><CategoryNames>{names}</CategoryNames></PAMRasterBand></PAMDataset>'
        )
        codes, scheme, _ = read(path)
        assert [c.name for c in scheme.classes] == ["water", "wood", "crops"] and (codes == CODES % 3).all()

    def test_names_that_gdal_knows_but_no_file_beside_the_raster(self, tmp_path):
        tif = write_raster(tmp_path / "r.tif", CODES % 3)
        Path(f"{tif}.aux.xml").write_text(
            '<PAMDataset><PAMRasterBand band="1"><CategoryNames><Category>water</Category><Category>wood</Category>'
            "<Category>crops</Category></CategoryNames></PAMRasterBand></PAMDataset>"
        )
        (tmp_path / "sub").mkdir()
        rasterio.shutil.copy(tif, tmp_path / "sub" / "v.vrt", driver="VRT")
        assert [c.name for c in read(tmp_path / "sub" / "v.vrt")[1].classes] == ["water", "wood", "crops"]

    def test_more_classes_beside_the_built_in_ones(self, tmp_path):
        labels = patchwork(20, 30, classes=8)
        palette = {**dict(enumerate(ISPRS_COLOURS.tolist())), 7: (0, 100, 200)}
        scheme = read(with_palette(tmp_path / "r.tif", labels, palette))[1]
        assert scheme.undefined == 6 and scheme.name_of(1) == "building" and scheme.name_of(7) == "class 7"


class TestAttributeTables:
    FIELDS = '<FieldDefn index="0"><Name>Value</Name><Type>0</Type><Usage>5</Usage></FieldDefn>'
    NAME = '<FieldDefn index="1"><Name>Class</Name><Type>2</Type><Usage>2</Usage></FieldDefn>'
    RED = "".join(
        f'<FieldDefn index="{i}"><Name>{n}</Name><Type>0</Type><Usage>{i + 4}</Usage></FieldDefn>'
        for i, n in ((2, "Red"), (3, "Green"), (4, "Blue"))
    )

    def write(self, folder, rows, fields=""):
        path = write_raster(folder / "r.tif", CODES % 3)
        table = "".join(
            f'<Row index="{i}">{"".join(f"<F>{cell}</F>" for cell in row)}</Row>' for i, row in enumerate(rows)
        )
        columns = fields or self.FIELDS + self.NAME + self.RED
        Path(f"{path}.aux.xml").write_text(
            f'<PAMDataset><PAMRasterBand band="1"><GDALRasterAttributeTable>{columns}{table}'
            "</GDALRasterAttributeTable></PAMRasterBand></PAMDataset>"
        )
        return path

    def test_short_rows(self, tmp_path):
        path = self.write(tmp_path, [(0, "water", 0, 0, 255), (1, "wood"), (2,), ()])
        scheme = read(path)[1]
        assert [scheme.name_of(value) for value in (0, 1, 2)] == ["water", "wood", "class 2"]
        assert scheme.colour_of(0) == (0, 0, 255)

    def test_colours_that_are_none(self, tmp_path):
        path = self.write(tmp_path, [(0, "water", 0, 0, 900), (1, "wood", "x", 0, 0), (2, "crops", 0.5, 0, 0)])
        scheme = read(path)[1]
        assert [c.name for c in scheme.classes] == ["water", "wood", "crops"]

    @pytest.mark.parametrize("rows", [[("a", "water"), ("b", "wood")], [(0.5, "water"), (1e400, "wood")]])
    def test_values_that_are_no_codes(self, tmp_path, rows):
        with pytest.raises(RasterError, match=r"cannot be read from r\.tif\.aux\.xml"):
            read(self.write(tmp_path, rows))

    def test_without_names_it_says_nothing(self, tmp_path):
        path = self.write(tmp_path, [(0,), (1,), (2,)], self.FIELDS)
        assert read(path)[1] is ISPRS
