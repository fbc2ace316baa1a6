"""Heights and references on another grid than the orthophoto's: turned, shifted, in another CRS, with holes."""

from __future__ import annotations

import math

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.warp import transform as to_crs

from tests.small_rasters import colours, patchwork, write_raster
from training.contract.class_scheme import ISPRS
from training.contract.config import TileConfig
from training.contract.errors import RasterError
from training.jobs.reporter import NullReporter
from training.labels.reference_reader import ReferenceReader
from training.raster_io import Grid, RasterReader, read_grid, upright_grid
from training.scenes.find import find_scenes
from training.windows import Window

X, Y = 500_000.0, 5_400_000.0
BARE_UTM = (
    'PROJCS["unknown",GEOGCS["unknown",DATUM["unknown",SPHEROID["GRS 1980",6378137,298.257222101]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",9],PARAMETER["scale_factor",0.9996],'
    'PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]'
)
ENGINEERING = (  # that of the masks of IGN FLAIR
    'ENGCRS["RGF93 v1 / Lambert-93",EDATUM["Unknown engineering datum"],CS[Cartesian,2],'
    'AXIS["easting",east,ORDER[1],LENGTHUNIT["metre",1]],AXIS["northing",north,ORDER[2],LENGTHUNIT["metre",1]]]'
)
GSD = 0.5


def grid(width=40, height=30, x=X, y=Y, gsd=GSD):
    return Grid.north_up(width, height, (x, y), gsd, 25832)


def write(path, pixels, transform, crs="EPSG:25832", **profile):
    bands = pixels[None] if pixels.ndim == 2 else pixels
    kind = {"count": len(bands), "height": bands.shape[1], "width": bands.shape[2], "dtype": bands.dtype}
    with rasterio.open(path, "w", driver="GTiff", crs=crs, transform=transform, **kind, **profile) as file:
        file.write(bands)
    return path


def read(path, like, smooth=False):
    with RasterReader(path, like=like, smooth=smooth) as reader:
        pixels, valid = reader.read(like.window)
    return pixels[0], valid


def centres(like):
    """Map coordinates of the pixels' centres, x and y, (H, W) each."""
    cols, rows = np.meshgrid(np.arange(like.width) + 0.5, np.arange(like.height) + 0.5)
    turn = like.transform
    return turn.a * cols + turn.b * rows + turn.c, turn.d * cols + turn.e * rows + turn.f


def nearest(pixels, transform, xs, ys, nowhere=255):
    """The pixels that hold map coordinates, and how far these are from the next pixel's edge."""
    turn = ~transform
    cols, rows = turn.a * xs + turn.b * ys + turn.c, turn.d * xs + turn.e * ys + turn.f
    height, width = pixels.shape
    inside = (cols >= 0) & (cols < width) & (rows >= 0) & (rows < height)
    at = np.clip(np.floor(rows).astype(int), 0, height - 1), np.clip(np.floor(cols).astype(int), 0, width - 1)
    from_edge = np.minimum(abs(cols - np.round(cols)), abs(rows - np.round(rows)))
    return np.where(inside, pixels[at], nowhere), from_edge


SOUTH_UP = Affine(GSD, 0, X, 0, GSD, Y - 15)  # of 30 rows
TURNED_90 = Affine(0, -GSD, X + 20, -GSD, 0, Y)  # of a picture turned counterclockwise
TURNS = {
    "south up": (lambda a: a[..., ::-1, :], SOUTH_UP),
    "mirrored": (lambda a: a[..., ::-1], Affine(-GSD, 0, X + 20, 0, -GSD, Y)),
    "90 degrees": (lambda a: np.rot90(a, axes=(-2, -1)), TURNED_90),
    "upside down and mirrored": (lambda a: a[..., ::-1, ::-1], Affine(-GSD, 0, X + 20, 0, GSD, Y - 15)),
}


@pytest.mark.parametrize("turn, transform", TURNS.values(), ids=TURNS)
@pytest.mark.parametrize("like", [grid(), grid(80, 60, gsd=0.25), grid(31, 22, X + 2.5, Y - 1.5)])
def test_a_turned_partner_gives_the_same_pixels_as_an_upright_one(tmp_path, turn, transform, like):
    labels = patchwork(30, 40, cell=3, classes=7)
    height = np.random.default_rng(0).random((30, 40)).astype(np.float32) * 50
    for pixels, smooth in ((labels, False), (height, True)):
        plain = write(tmp_path / "plain.tif", pixels, grid().transform)
        turned = write(tmp_path / "turned.tif", np.ascontiguousarray(turn(pixels)), transform)
        expected, found = read(plain, like, smooth), read(turned, like, smooth)
        assert (found[0] == expected[0]).all() and (found[1] == expected[1]).all()
        assert expected[1].all()
    coloured = write(tmp_path / "c.tif", np.ascontiguousarray(turn(colours(labels))), transform, photometric="RGB")
    with ReferenceReader(coloured, grid(), ISPRS) as reader:
        assert (reader.read(grid().window) == labels).all()


def test_a_partner_turned_by_30_degrees_lands_where_it_belongs(tmp_path):
    transform = Affine.translation(X + 10, Y - 8) @ Affine.rotation(30) @ Affine.scale(0.4, -0.4)
    transform = transform @ Affine.translation(-20, -25)
    labels = patchwork(50, 40, cell=2, classes=7)
    path = write(tmp_path / "r.tif", labels, transform, nodata=255)
    like = grid()
    found, valid = read(path, like)
    expected, from_edge = nearest(labels, transform, *centres(like))
    sure = from_edge > 1e-6
    assert (valid[sure] == (expected[sure] != 255)).all() and (found[sure & valid] == expected[sure & valid]).all()
    assert 500 < valid.sum() < 1200 and sure.mean() > 0.99


def test_interpolated_heights_of_a_turned_plane_are_the_plane(tmp_path):
    transform = Affine.translation(X + 10, Y - 8) @ Affine.rotation(30) @ Affine.scale(GSD, -GSD)
    transform = transform @ Affine.translation(-40, -45)
    xs, ys = centres(Grid(80, 90, transform, CRS.from_epsg(25832)))
    path = write(tmp_path / "h.tif", (3 * (xs - X) + 2 * (ys - Y)).astype(np.float32), transform)
    like = grid(20, 20, X + 4, Y - 2)
    found, valid = read(path, like, smooth=True)
    xs, ys = centres(like)
    assert valid.all() and abs(found - (3 * (xs - X) + 2 * (ys - Y))).max() < 1e-3


def test_pixels_that_are_not_square(tmp_path):
    labels = patchwork(15, 40, cell=1, classes=7)
    path = write(tmp_path / "r.tif", labels, Affine(GSD, 0, X, 0, -2 * GSD, Y))
    found, valid = read(path, grid())
    assert valid.all() and (found == np.kron(labels, np.ones((2, 1), np.uint8))).all()
    assert read_grid(path).gsd_m == pytest.approx(0.5 * math.sqrt(2))


@pytest.mark.parametrize("rows, cols", [(1, 0), (0, 1), (1, 1), (-1, 0), (-1, -1)])
def test_one_row_or_column_more_or_less(tmp_path, rows, cols):
    labels = patchwork(30 + rows, 40 + cols, cell=1, classes=7)
    found, valid = read(write_raster(tmp_path / "r.tif", labels), grid())
    height, width = min(30, 30 + rows), min(40, 40 + cols)
    assert (found[:height, :width] == labels[:height, :width]).all()
    assert valid[:height, :width].all() and valid.sum() == height * width


def test_half_a_pixel_aside(tmp_path):
    labels = patchwork(31, 41, cell=1, classes=7)
    corner = (X - GSD / 2, Y + GSD / 2)
    found, valid = read(write_raster(tmp_path / "r.tif", labels, origin=corner), grid())
    around = [labels[row : row + 30, col : col + 40] for row in (0, 1) for col in (0, 1)]
    assert valid.all() and any((found == choice).all() for choice in around)
    heights = labels.astype(np.float32)
    found, valid = read(write_raster(tmp_path / "h.tif", heights, origin=corner), grid(), smooth=True)
    assert valid.all() and np.allclose(found, sum(heights[r : r + 30, c : c + 40] for r in (0, 1) for c in (0, 1)) / 4)


@pytest.mark.parametrize("factor", [2, 5])
def test_a_finer_partner(tmp_path, factor):
    labels = patchwork(30, 40, cell=2, classes=7)
    fine = np.kron(labels, np.ones((factor, factor), np.uint8))
    found, valid = read(write_raster(tmp_path / "r.tif", fine, gsd=GSD / factor), grid())
    assert valid.all() and (found == labels).all()


@pytest.mark.parametrize("epsg, gsd", [(4326, 3e-6), (3857, 0.5), (25833, 0.4)])
def test_a_partner_in_another_crs(tmp_path, epsg, gsd):
    like = grid()
    xs, ys = centres(like)
    other_xs, other_ys = (np.array(part).reshape(xs.shape) for part in to_crs(
        "EPSG:25832", f"EPSG:{epsg}", xs.ravel(), ys.ravel()))  # fmt: skip
    transform = Affine(gsd, 0, other_xs.min() - 10.3 * gsd, 0, -gsd, other_ys.max() + 10.3 * gsd)
    size = int((other_xs.max() - other_xs.min()) / gsd) + 20, int((other_ys.max() - other_ys.min()) / gsd) + 20
    labels = patchwork(size[1], size[0], cell=5, classes=7)
    path = write(tmp_path / "r.tif", labels, transform, crs=f"EPSG:{epsg}")
    found, valid = read(path, like)
    expected, from_edge = nearest(labels, transform, other_xs, other_ys)
    sure = from_edge > 0.002
    assert valid.all() and (found[sure] == expected[sure]).all() and sure.mean() > 0.98
    assert like.overlap_with(read_grid(path)) == pytest.approx(1)


def with_hole(kind, path):
    """6 x 6 pixels of 100 with one without data at row 2, column 2, whatever is stored there."""
    pixels = np.full((6, 6), 100, dtype=np.uint8 if "uint8" in kind else np.uint16 if "uint16" in kind else np.float32)
    mask = np.ones(pixels.shape, dtype=bool)
    mask[2, 2] = False
    stored = {"nodata": -9999, "nan": np.nan, "lowest": np.finfo(np.float32).min, "infinite": np.inf}
    pixels[2, 2] = next((value for word, value in stored.items() if kind.startswith(word)), 200)
    nodata = -9999 if kind.startswith("nodata") or "and nodata" in kind else np.nan if "declared" in kind else None
    if kind.startswith("lowest, rounded"):
        nodata = -3.4e38
    if "alpha" in kind:
        alpha = np.where(mask, np.iinfo(pixels.dtype).max if pixels.dtype != np.float32 else 255, 0)
        pixels = np.stack([pixels, alpha.astype(pixels.dtype)])
        return write_raster(path, pixels, photometric="MINISBLACK", alpha="YES")
    if "mask" in kind:
        if "and nodata" in kind:
            pixels[4, 4] = -9999
        with rasterio.Env(GDAL_TIFF_INTERNAL_MASK="beside" not in kind):
            with rasterio.open(
                path, "w", driver="GTiff", width=6, height=6, count=1, dtype=pixels.dtype, nodata=nodata,
                crs="EPSG:25832", transform=grid(6, 6).transform,
            ) as file:  # fmt: skip
                file.write(pixels[None])
                file.write_mask(mask)
        return path
    return write_raster(path, pixels, nodata=nodata)


HOLES = [
    "nodata", "nan", "nan, declared", "nan and nodata", "lowest", "lowest, rounded", "infinite",
    "mask", "mask beside the file", "mask and nodata", "mask uint8", "alpha uint8", "alpha uint16", "alpha float32",
]  # fmt: skip


@pytest.mark.parametrize("kind", HOLES)
@pytest.mark.parametrize("smooth", [True, False])
def test_what_has_no_data_never_enters_a_neighbour(tmp_path, kind, smooth):
    path = with_hole(kind, tmp_path / "r.tif")
    found, valid = read(path, grid(6, 6), smooth)
    holes = [(2, 2), (4, 4)] if kind == "mask and nodata" else [(2, 2)]
    assert valid.sum() == 36 - len(holes) and not any(valid[hole] for hole in holes)
    fine = grid(12, 12, gsd=GSD / 2)
    found, valid = read(path, fine, smooth)
    assert (found[valid] == 100).all() and not valid[4:6, 4:6].any()
    around = np.ones(valid.shape, dtype=bool)
    for row, col in holes:
        around[2 * row - 1 : 2 * row + 3, 2 * col - 1 : 2 * col + 3] = False
    assert valid[around].all()  # at most half a pixel around the hole is lost
    aside = grid(6, 6, X + GSD / 4, Y - GSD / 4)
    found, valid = read(path, aside, smooth)
    assert (found[valid] == 100).all() and valid.sum() >= 24
    beyond = grid(9, 9)
    assert not read(path, beyond, smooth)[1][6:].any() and not read(path, beyond, smooth)[1][:, 6:].any()


@pytest.mark.parametrize("turn", [0, 30, 90])
@pytest.mark.parametrize("crs, gsd", [("EPSG:25832", 0.5), ("EPSG:25832", 0.2), ("EPSG:3857", 0.75)])
def test_windows_of_resampled_heights_are_parts_of_the_whole(tmp_path, turn, crs, gsd):
    like = grid(700, 600)
    (x,), (y,) = to_crs("EPSG:25832", crs, [X + 175], [Y - 150])
    transform = Affine.translation(x, y) @ Affine.rotation(turn) @ Affine.scale(gsd, -gsd)
    transform = transform @ Affine.translation(-400, -400)
    path = write(tmp_path / "h.tif", np.random.default_rng(0).random((800, 800)).astype(np.float32), transform, crs=crs)
    with RasterReader(path, like=like, smooth=True) as reader:
        whole, known = reader.read(like.window)
    with RasterReader(path, like=like, smooth=True) as reader:
        for window in (Window(500, 300, 100, 90), Window(13, 17, 256, 256), Window(300, 280, 64, 200)):
            found, valid = reader.read(window)
            assert (valid == known[window.slices]).all() and valid.any()
            assert abs(found[0][valid] - whole[0][window.slices][valid]).max() < 0.002


class TestScenes:
    def test_turned_references_and_heights_find_their_orthophotos(self, tmp_path):
        orthos, references, heights = [], [], []
        for i in (0, 1):  # references and heights are numbered the other way round
            east = Affine.translation(20 * i, 0)
            orthos.append(write_raster(tmp_path / f"o{i}.tif", np.ones((3, 30, 40), np.uint8), origin=(X + 20 * i, Y)))
            references.append(write(tmp_path / f"r{1 - i}.tif", np.ones((30, 40), np.uint8), east @ SOUTH_UP))
            heights.append(write(tmp_path / f"h{1 - i}.tif", np.ones((40, 30), np.float32), east @ TURNED_90))
        lists = {"orthos": orthos, "references": references, "heights": heights}
        config = TileConfig(**{name: tuple(map(str, paths)) for name, paths in lists.items()})
        scenes = find_scenes(config, NullReporter())
        assert [(s.reference.name, s.height.name) for s in scenes] == [("r1.tif", "h1.tif"), ("r0.tif", "h0.tif")]

    def test_a_turned_orthophoto_is_refused(self, tmp_path):
        ortho = write(tmp_path / "o.tif", np.ones((3, 30, 40), dtype=np.uint8), SOUTH_UP)
        reference = write_raster(tmp_path / "r.tif", np.ones((30, 40), dtype=np.uint8))
        with pytest.raises(RasterError, match=r"o\.tif is stored upside down"):
            find_scenes(TileConfig(orthos=(str(ortho),), references=(str(reference),)), NullReporter())


class TestRefused:
    @pytest.mark.parametrize(
        "transform, words",
        [
            (SOUTH_UP, "upside down"),
            (TURNED_90, "is rotated"),
            (Affine(-GSD, 0, X, 0, -GSD, Y), "is mirrored"),
            (Affine.translation(X, Y) @ Affine.rotation(30), "is rotated"),
        ],
    )
    def test_a_turned_raster_is_no_grid_for_others(self, tmp_path, transform, words):
        path = write(tmp_path / "r.tif", np.ones((30, 40), dtype=np.uint8), transform)
        for adopt in (upright_grid, RasterReader):
            with pytest.raises(RasterError, match=words) as caught:
                adopt(path)
            assert "Warp" in caught.value.hint
        assert read_grid(path).transform == transform

    @pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
    def test_a_turned_raster_cannot_stand_in_for_one_without_place(self, tmp_path):
        like = read_grid(write_raster(tmp_path / "o.tif", np.ones((30, 40), dtype=np.uint8), gsd=None))
        path = write(tmp_path / "r.tif", np.ones((30, 40), dtype=np.uint8), SOUTH_UP)
        with pytest.raises(RasterError, match="upside down"):
            RasterReader(path, like=like)

    @pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
    @pytest.mark.parametrize("kind, words", [("gcps", "4 ground control points"), ("rpcs", "RPC")])
    def test_what_is_not_rectified_is_refused_with_a_remedy(self, tmp_path, kind, words):
        path = write_raster(tmp_path / "r.tif", np.ones((30, 40), dtype=np.uint8), gsd=None)
        with rasterio.open(path, "r+") as file:
            if kind == "gcps":
                points = [(0, 0, X, Y), (0, 40, X + 20, Y), (30, 0, X, Y - 15), (30, 40, X + 21, Y - 15)]
                file.gcps = [rasterio.control.GroundControlPoint(*point) for point in points], CRS.from_epsg(25832)
            else:
                file.rpcs = rasterio.rpc.RPC(
                    height_off=0, height_scale=1, lat_off=48, lat_scale=1, long_off=9, long_scale=1, line_off=15,
                    line_scale=15, samp_off=20, samp_scale=20, line_num_coeff=[0.0] * 20, line_den_coeff=[1.0] * 20,
                    samp_num_coeff=[0.0] * 20, samp_den_coeff=[1.0] * 20, err_bias=0, err_rand=0,
                )  # fmt: skip
        for use in (read_grid, RasterReader, lambda path: RasterReader(path, like=grid())):
            with pytest.raises(RasterError, match=f"not rectified: it has .*{words}") as caught:
                use(path)
            assert "Warp" in caught.value.hint

    def test_no_overlap(self, tmp_path):
        path = write(tmp_path / "r.tif", np.ones((30, 40), dtype=np.uint8), Affine.translation(0, 0.5) @ SOUTH_UP)
        RasterReader(path, like=grid()).close()
        with pytest.raises(RasterError, match="does not overlap"):
            RasterReader(path, like=grid(x=X + 100))
