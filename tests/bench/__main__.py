"""`make bench`: prints what design and README promise as ratios, each measured side by side in one run."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.contest import Entrant, compete, measure, say

ROOT = Path(__file__).resolve().parents[2]
QGIS_PYTHON = "/usr/bin/python3"
PATCH = 256


def main() -> int:
    """Run the benchmarks that were asked for; the exit code is 1 if a number was not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"any of {', '.join(BENCHMARKS)}; all if none is named")
    parser.add_argument("--size", type=int, default=10_000, help="side of the raster, pixels")
    arguments = parser.parse_args()
    names = arguments.names or list(BENCHMARKS)
    missing = [tool for name in names for tool in NEEDS.get(name, ()) if shutil.which(tool) is None]
    if missing:
        sys.exit(f"{' and '.join(missing)} missing: apt-get install gdal-bin python3-gdal")
    say(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    reached = True
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            say(f"\n{name}")
            reached &= BENCHMARKS[name](Path(folder), arguments.size)
    return 0 if reached else 1


def bench_tile(folder: Path, size: int) -> bool:
    """`tile` with a grid against `gdal_retile.py`, which writes no labels and no statistics."""
    ortho, reference = town_mosaic(folder, size)
    theirs = Entrant(
        f"gdal_retile.py, {size} x {size} px",
        ["gdal_retile.py", "-q", "-ps", str(PATCH), str(PATCH), "-targetDir", str(folder / "retile"), str(ortho)],
        folder / "retile",
        lambda path: path.mkdir(),
    )
    ours = Entrant("vaihingen tile, grid", tile_command(ortho, reference, folder), folder / "set")
    return compete(ours, theirs, 1.0, reads=[ortho, reference])


def bench_tile_memory(folder: Path, size: int) -> bool:
    """`tile` on a raster of more than twice the area: its memory must not grow with it."""
    peaks = []
    for side in (size, 3 * size // 2):
        ortho, reference = town_mosaic(folder, side)
        run = measure(Entrant("tile", tile_command(ortho, reference, folder), folder / "set"))
        peaks.append(run.peak_mb)
        say(f"  {side} x {side} px: peak {run.peak_mb:.0f} MB, {run.seconds:.1f} s")
    ratio = peaks[1] / peaks[0]
    say(f"  ratio {ratio:.2f}; at most 1.20 is to be reached: {'yes' if ratio <= 1.2 else 'NO'}")
    return ratio <= 1.2


def bench_ndvi(folder: Path, size: int) -> bool:
    """NDVI in QGIS's Python against `gdal_calc.py`."""
    ortho, _ = town_mosaic(folder, size)
    formula = "(A.astype(float)-B)/(A.astype(float)+B+(A+B==0))"
    bands = ["-A", str(ortho), "--A_band=1", "-B", str(ortho), "--B_band=2"]
    theirs = Entrant(
        f"gdal_calc.py, {size} x {size} px",
        ["gdal_calc.py", "--quiet", *bands, f"--calc={formula}", "--type=Float32", "--NoDataValue=-9999",
         f"--outfile={folder / 'calc.tif'}"],
        folder / "calc.tif",
    )  # fmt: skip
    call = (
        "import sys; sys.path.insert(0, 'build'); from vaihingen_qgis_plugin.rasters.ndvi import write_ndvi; "
        f"write_ndvi({str(ortho)!r}, 1, 2, {str(folder / 'ndvi.tif')!r}, lambda fraction: True)"
    )
    ours = Entrant("vaihingen ndvi", [QGIS_PYTHON, "-c", call], folder / "ndvi.tif")
    return compete(ours, theirs, 3.0, reads=[ortho])


def bench_train(folder: Path, size: int) -> bool:
    """The training's step loop against the bare one; `size` does not matter."""
    from tests.bench.steps import bench_train  # PyTorch's memory would count as the other benchmarks'

    return bench_train(folder, 0.95)


def bench_learning(folder: Path, size: int) -> bool:
    """What the training learns on real ground against a plain loop; `size` does not matter."""
    from tests.bench.learning.bench import bench_learning

    return bench_learning()


def bench_labelling(folder: Path, size: int) -> bool:
    """Where to label next: ours against chance and plain entropy, by an annotator who knows the reference."""
    from tests.bench.labelling.bench import bench_labelling as labelling

    return labelling()


def bench_ensemble(folder: Path, size: int) -> bool:
    """What three seeds, flips and several sizes bring on the real sets."""
    from tests.bench.ensemble import bench_ensemble as ensemble

    return ensemble(folder, size)


def bench_intervals(folder: Path, size: int) -> bool:
    """How often the intervals of `assess` and `assesspoints` hold the truth; `size` does not matter."""
    from tests.bench.intervals import bench_intervals

    return bench_intervals(0.93)


def bench_classify(folder: Path, size: int) -> bool:
    """`classify` from file to file against its own network, the version before large windows, and ONNX Runtime."""
    command = [sys.executable, "-m", "tests.bench.classify_speed", str(folder), str(min(size, 2048))]
    return subprocess.run(command).returncode == 0


def bench_classify_memory(folder: Path, size: int) -> bool:
    """`classify` on rasters of sixteen times the area, and of great width: its memory must not grow with them."""
    model = folder / "tiny.safetensors"
    subprocess.run([sys.executable, "-m", "tests.bench.random_model", str(model), "2"], check=True)
    peaks = {}
    for width, height in ((size // 2, size // 2), (2 * size, 2 * size), (10 * size, 600)):
        ortho, _ = town_mosaic(folder, width, height)
        outputs = {"--output": folder / "c.tif", "--confidence": folder / "p.tif"}
        command = [sys.executable, "-m", "training", "classify", "--model", str(model), "--ortho", str(ortho)]
        command += ["--overlap", "0", "--device", "cpu", *(str(word) for item in outputs.items() for word in item)]
        run = measure(Entrant("classify", command, folder / "c.tif"))
        peaks[width] = run.peak_mb
        say(f"  {width} x {height} px: peak {run.peak_mb:.0f} MB, {run.seconds:.1f} s")
        ortho.unlink()
    small, large, _ = peaks.values()
    reached = large <= 1.2 * small and max(peaks.values()) <= 1500
    verdict = "at most 1.20 and 1500 MB are to be reached: " + ("yes" if reached else "NO")
    say(f"  ratio {large / small:.2f}, peak {max(peaks.values()):.0f} MB; {verdict}")
    return reached


def bench_windows(folder: Path, size: int) -> bool:
    """Labels and F1 of large windows beside those of windows like the patches; `size` does not matter."""
    from tests.bench.window_quality import bench_windows as windows

    return windows(folder)


def bench_parts(folder: Path, size: int) -> bool:
    """Eight parts in two processes of one core, and joining them, against one run on two cores."""
    ortho, _ = town_mosaic(folder, size)
    model, parts = folder / "parts.safetensors", folder / "parts"
    subprocess.run([sys.executable, "-m", "tests.bench.random_model", str(model), "8"], check=True)
    engine = [sys.executable, "-m", "training"]
    classify = [*engine, "classify", "--device", "cpu", "--model", str(model), "--ortho", str(ortho)]
    each = shlex.join([*classify, "--part", "{}/8", "--output", f"{parts}/{{}}.tif"])
    join = shlex.join([*engine, "gather", "--input", str(parts), "--output", str(parts / "all.tif")])
    script = f"export OMP_NUM_THREADS=1; mkdir -p {parts}; seq 8 | xargs -P 2 -I {{}} {each} && {join}"
    ours = Entrant(f"eight parts, two at a time, {size} x {size} px", ["sh", "-c", script], parts)
    return compete(
        ours, Entrant("one run", [*classify, "--output", str(folder / "one.tif")], folder / "one.tif"), 0.95, 1
    )


def tile_command(ortho: Path, reference: Path, folder: Path) -> list[str]:
    """The command that cuts everything into patches."""
    return [
        sys.executable, "-m", "training", "tile", "--orthos", str(ortho), "--references", str(reference),
        "--sampling", "grid", "--validation-share", "0", "--patch-size", str(PATCH), "--output", str(folder / "set"),
    ]  # fmt: skip


def town_mosaic(folder: Path, width: int, height: int = 0) -> tuple[Path, Path]:
    """An orthophoto and its reference, made once a size, in a process of their own: memory is measured in this one."""
    sides = [str(width), str(height or width)]
    paths = folder / f"ortho{'x'.join(sides)}.tif", folder / f"reference{'x'.join(sides)}.tif"
    if not paths[0].exists():
        subprocess.run([sys.executable, "-m", "tests.bench.mosaic", *map(str, paths), *sides], check=True)
    return paths


BENCHMARKS = {
    "tile": bench_tile,
    "tile_memory": bench_tile_memory,
    "ndvi": bench_ndvi,
    "windows": bench_windows,
    "parts": bench_parts,
    "train": bench_train,
    "learning": bench_learning,
    "labelling": bench_labelling,
    "ensemble": bench_ensemble,
    "intervals": bench_intervals,
    "classify": bench_classify,
    "classify_memory": bench_classify_memory,
}

NEEDS = {"tile": ["gdal_retile.py"], "ndvi": ["gdal_calc.py"]}  # programs of GDAL; the others run without

if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
