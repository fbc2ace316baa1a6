"""Odd references: how classes are stored, and how references lie."""

from __future__ import annotations

import io

import numpy as np
import rasterio
from affine import Affine
from PIL import Image

from tests.odd_inputs.case import HEIGHT, LABELS, NEXT_DOOR, ORTHO, WIDTH, Answer, case, scene, where
from tests.odd_inputs.scenes import COLS, ROWS, write_with
from tests.small_rasters import ISPRS_COLOURS, colours, write_raster

OWN_NAMES = ("Wasser", "Wald", "Acker")
OWN_COLOURS = ((0, 60, 200), (10, 90, 20), (230, 200, 120))


def own_labels() -> np.ndarray:
    """Labels of a scheme of one's own: 3, 7 and 9."""
    return np.array([3, 7, 9], dtype=np.uint8)[LABELS % 3]


def write_paletted(path, codes, palette, names=None):
    """A paletted GeoTIFF; `palette` is value -> colour, `names` value -> name in GDAL's sidecar."""
    write_raster(path, codes)
    with rasterio.open(path, "r+") as file:
        file.write_colormap(1, {value: (*colour, 255) for value, colour in palette.items()})
    if names:
        rows = "".join(f"<Category>{names.get(value, '')}</Category>" for value in range(max(names) + 1))
        path.with_name(f"{path.name}.aux.xml").write_text(
            f'<PAMDataset><PAMRasterBand band="1"><CategoryNames>{rows}</CategoryNames></PAMRasterBand></PAMDataset>',
            encoding="utf-8",
        )
    return path


def write_scheme(path, lines):
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


@case(qgis=True)
def coloured_reference(folder):
    return Answer(scene(folder, reference=write_raster(folder / "r.tif", colours(LABELS))), {"ortho": LABELS})


@case()
def eroded_reference_with_black_borders(folder):
    eroded = np.where(ROWS % 8 < 2, 6, LABELS).astype(np.uint8)
    return Answer(scene(folder, reference=write_raster(folder / "r.tif", colours(eroded))), {"ortho": eroded})


@case(qgis=True)
def slightly_lossy_colours(folder):
    noise = np.random.default_rng(0).integers(-9, 10, (3, HEIGHT, WIDTH))
    noisy = np.clip(colours(LABELS).astype(int) + noise, 0, 255).astype(np.uint8)
    parameters = scene(folder, reference=write_raster(folder / "r.tif", noisy))
    return Answer(parameters, {"ortho": LABELS}, says=("r.tif", "lossy compression"))


@case()
def photograph_as_reference(folder):
    picture = np.random.default_rng(0).integers(40, 200, (3, HEIGHT, WIDTH), dtype=np.uint8)
    return Answer(scene(folder, reference=write_raster(folder / "r.tif", picture)), refused=("r.tif", "photograph"))


@case(qgis=True)
def foreign_colour(folder):
    pixels = colours(LABELS)
    pixels[:, 5:7, 9] = np.array([120, 60, 30])[:, None]
    reference = write_raster(folder / "r.tif", pixels)
    return Answer(scene(folder, reference=reference), refused=("r.tif", "(120, 60, 30)", "count 2", "column 9, row 5"))


@case()
def foreign_code(folder):
    codes = LABELS.copy()
    codes[3, 4] = 9
    reference = write_raster(folder / "r.tif", codes)
    return Answer(scene(folder, reference=reference), refused=("9 (count 1, first at column 4, row 3)",))


@case()
def codes_as_floats(folder):
    return Answer(scene(folder, reference=write_raster(folder / "r.tif", LABELS.astype(np.float32))), {"ortho": LABELS})


@case()
def codes_with_decimals(folder):
    reference = write_raster(folder / "r.tif", LABELS.astype(np.float32) + 0.5)
    return Answer(scene(folder, reference=reference), refused=("r.tif", "0.5"))


@case()
def nodata_in_the_reference(folder):
    reference = write_raster(folder / "r.tif", np.where(COLS < 30, 99, LABELS).astype(np.uint8), nodata=99)
    return Answer(scene(folder, reference=reference), {"ortho": where(COLS >= 30)})


@case()
def nothing_but_undefined(folder):
    reference = write_raster(folder / "r.tif", np.full_like(LABELS, 6))
    return Answer(scene(folder, reference=reference), refused=("enough labelled pixels",))


@case()
def two_bands(folder):
    reference = write_raster(folder / "r.tif", np.stack([LABELS, LABELS]))
    return Answer(scene(folder, reference=reference), refused=("r.tif", "2 bands"))


@case()
def orthophoto_as_reference(folder):
    return Answer(scene(folder, reference=write_raster(folder / "r.tif", ORTHO)), refused=("r.tif", "no class"))


@case()
def coloured_picture_with_alpha(folder):
    alpha = np.broadcast_to(np.where(ROWS < 12, 0, 255), LABELS.shape).astype(np.uint8)
    picture = np.concatenate([colours(LABELS), alpha[None]])
    reference = write_raster(folder / "r.tif", picture, photometric="RGB", alpha="YES")
    return Answer(scene(folder, reference=reference), {"ortho": where(ROWS >= 12)})


@case(qgis=True)
def palette_with_classes_of_its_own(folder):
    palette, names = dict(zip((3, 7, 9), OWN_COLOURS)), dict(zip((3, 7, 9), OWN_NAMES))
    reference = write_paletted(folder / "r.tif", own_labels(), palette, names)
    return Answer(scene(folder, reference=reference), {"ortho": own_labels()}, classes=OWN_NAMES)


@case()
def palette_without_names(folder):
    reference = write_paletted(folder / "r.tif", own_labels(), dict(zip((3, 7, 9), OWN_COLOURS)))
    expected = ("class 3", "class 7", "class 9")
    return Answer(scene(folder, reference=reference), {"ortho": own_labels()}, classes=expected)


@case()
def palette_with_the_isprs_colours_under_other_codes(folder):
    order = np.array([5, 3, 0, 1, 4, 2], dtype=np.uint8)
    picture = Image.fromarray(order[LABELS])
    palette = np.zeros((256, 3), dtype=np.uint8)
    palette[order] = ISPRS_COLOURS[:6]
    picture.putpalette(palette.tobytes())
    stream = io.BytesIO()
    picture.save(stream, "png")
    (folder / "r.png").write_bytes(stream.getvalue())
    ortho = write_raster(folder / "ortho.tif", ORTHO, gsd=None)
    return Answer(scene(folder, ortho, folder / "r.png"), {"ortho": LABELS})


@case()
def palettes_that_contradict_each_other(folder):
    parameters = scene(
        folder, reference=write_paletted(folder / "a.tif", own_labels(), dict(zip((3, 7, 9), OWN_COLOURS)))
    )
    other = write_paletted(folder / "b.tif", own_labels(), dict(zip((3, 7, 9), OWN_COLOURS[::-1])))
    with rasterio.open(other, "r+") as file:
        file.transform = Affine(0.5, 0, NEXT_DOOR[0], 0, -0.5, NEXT_DOOR[1])
    parameters["ORTHOS"].append(str(write_raster(folder / "second.tif", ORTHO, origin=NEXT_DOOR)))
    parameters["REFERENCES"].append(str(other))
    return Answer(parameters, refused=("a.tif", "b.tif"))


@case(qgis=True)
def scheme_in_a_csv(folder):
    lines = [
        "value;name;colour",
        *(f"{v};{n};{r} {g} {b}" for v, n, (r, g, b) in zip((3, 7, 9), OWN_NAMES, OWN_COLOURS)),
    ]
    parameters = scene(folder, reference=write_raster(folder / "r.tif", own_labels()))
    parameters["CLASSES"] = write_scheme(folder / "classes.csv", lines)
    return Answer(parameters, {"ortho": own_labels()}, classes=OWN_NAMES)


@case()
def scheme_in_a_csv_and_a_coloured_reference(folder):
    lines = [
        "Value,Name,Red,Green,Blue",
        *(f"{v},{n},{r},{g},{b}" for v, n, (r, g, b) in zip((3, 7, 9), OWN_NAMES, OWN_COLOURS)),
    ]
    table = np.zeros((10, 3), dtype=np.uint8)
    table[[3, 7, 9]] = OWN_COLOURS
    parameters = scene(folder, reference=write_raster(folder / "r.tif", np.moveaxis(table[own_labels()], -1, 0)))
    parameters["CLASSES"] = write_scheme(folder / "classes.csv", lines)
    return Answer(parameters, {"ortho": own_labels()}, classes=OWN_NAMES)


@case()
def scheme_that_lacks_a_class(folder):
    lines = ["value,name,colour", "3,Wasser,#0000ff", "7,Wald,#00ff00"]
    parameters = scene(folder, reference=write_raster(folder / "r.tif", own_labels()))
    parameters["CLASSES"] = write_scheme(folder / "classes.csv", lines)
    return Answer(parameters, refused=("r.tif", "9 (count"))


@case()
def scheme_that_is_no_scheme(folder):
    parameters = scene(folder)
    parameters["CLASSES"] = write_scheme(folder / "classes.json", ["{"])
    return Answer(parameters, refused=("classes.json", "value, name and colour"))


@case(qgis=True)
def reference_with_smaller_pixels(folder):
    fine = np.kron(LABELS, np.ones((2, 2), dtype=np.uint8))
    reference = write_raster(folder / "r.tif", fine, gsd=0.25)
    return Answer(scene(folder, reference=reference), {"ortho": LABELS}, says=("nearest neighbour",))


@case()
def reference_with_larger_pixels_and_colours(folder):
    reference = write_raster(folder / "r.tif", colours(LABELS[::4, ::4]), gsd=2.0)
    return Answer(scene(folder, reference=reference), {"ortho": LABELS}, says=("nearest neighbour",))


@case()
def reference_upside_down(folder):
    transform = Affine(0.5, 0, 500_000, 0, 0.5, 5_400_000 - HEIGHT / 2)
    return Answer(scene(folder, reference=write_with(folder / "r.tif", LABELS[::-1], transform)), {"ortho": LABELS})


@case()
def reference_turned_by_a_quarter(folder):
    turned = np.rot90(LABELS)  # its rows run along the orthophoto's columns, from the east
    transform = Affine(0.0, -0.5, 500_000 + WIDTH / 2, -0.5, 0.0, 5_400_000.0)
    return Answer(scene(folder, reference=write_with(folder / "r.tif", turned, transform)), {"ortho": LABELS})


@case()
def reference_that_ends_before_the_orthophoto(folder):
    reference = write_raster(folder / "r.tif", LABELS[:48])
    return Answer(scene(folder, reference=reference), {"ortho": where(ROWS < 48)}, says=("covers only 75%",))


@case()
def references_cut_at_other_edges(folder):
    parameters = scene(folder, reference=write_raster(folder / "west.tif", LABELS[:, :60]))
    east = write_raster(folder / "east.tif", LABELS[:, 60:], origin=(500_000 + 30, 5_400_000.0))
    parameters["REFERENCES"].append(str(east))
    return Answer(parameters, {"ortho": where(COLS < 60)}, says=("covers only 62%", "east.tif", "Build Virtual Raster"))


@case(qgis=True)
def reference_elsewhere(folder):
    reference = write_raster(folder / "far.tif", LABELS, origin=(600_000.0, 5_400_000.0))
    return Answer(scene(folder, reference=reference), refused=("ortho.tif", "far.tif"))


@case()
def two_references_of_one_place(folder):
    parameters = scene(folder)
    parameters["REFERENCES"].append(str(write_raster(folder / "again.tif", LABELS)))
    return Answer(parameters, refused=("several candidates", "reference.tif", "again.tif"))


@case()
def one_mosaic_for_all_orthophotos(folder):
    whole = np.concatenate([LABELS, LABELS[:, ::-1]], axis=1)
    parameters = scene(folder, reference=write_raster(folder / "all.tif", whole))
    parameters["ORTHOS"].append(str(write_raster(folder / "second.tif", ORTHO[:, :, ::-1], origin=NEXT_DOOR)))
    return Answer(parameters, {"ortho": LABELS, "second": LABELS[:, ::-1]})
