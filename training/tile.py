"""Cut orthophotos, heights and references into a data set of patches."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np

from .channels import HEIGHT, NDVI, band_roles
from .contract.classes import NODATA, ClassScheme, load_scheme
from .contract.config import TileConfig
from .contract.errors import ConfigError, DatasetError, RasterError
from .contract.outputs import write_text
from .environment import engine_version
from .indices import ndvi
from .jobs import JobResult
from .labels import ReferenceReader
from .normalise import GROUND, ChannelStatistics, height_reference, low_level
from .patches import HEIGHTS, IMAGES, LABELS, Patch, PatchData, patch_row, write_description, write_patch_files
from .raster_io import RasterReader
from .reporter import Reporter, stop_if_cancelled
from .run_record import file_hash
from .sampling import allocate, places, random_windows
from .scenes import Scene, find_scenes
from .splits import SPLITS, TEST, TRAIN, VALIDATION, Area, shared_pixels, split_areas
from .windows import Window, grid_windows, overlap_to_stride

_EXAMPLES = 12  # patches shown in the report


def run(config: TileConfig, reporter: Reporter) -> JobResult:
    """Match the rasters, divide the area, cut the patches, describe them."""
    scheme = load_scheme(config.classes)
    scenes = find_scenes(config, reporter)
    roles = _check_orthos(scenes, config)
    areas = _usable_areas(split_areas(scenes, config), config.patch_size, reporter)
    folder = Path(config.output)
    for kind in (IMAGES, LABELS, *([HEIGHTS] if scenes[0].height else [])):
        (folder / kind).mkdir(parents=True)
    cutter = _Cutter(folder, config, scheme, roles)
    wanted = _wanted(areas, config)
    for index, scene in enumerate(scenes):
        own = [(i, area) for i, area in enumerate(areas) if area.scene.tile == scene.tile]
        if own:
            cutter.cut_scene(scene, own, wanted, reporter, index / len(scenes), 1 / len(scenes))
    _check_counts(cutter.patches, config, reporter)
    description = cutter.description(scenes, areas)
    write_description(folder, description, cutter.rows)
    _log(description, reporter)
    if config.report:
        from .report.dataset_report import dataset_report  # figures take a second to load

        write_text(config.report, dataset_report(description, cutter.examples))
    numbers = {
        f"{split if split != VALIDATION else 'validation'}_patches": n for split, n in description["patches"].items()
    }
    return JobResult(
        outputs={"output": config.output, "report": config.report},
        scores={**numbers, "shared_pixels": description["shared_pixels"]},
    )


class _Cutter:
    """Cuts and writes patches, and keeps the books: list, statistics, counts, examples."""

    def __init__(self, folder: Path, config: TileConfig, scheme: ClassScheme, roles: list[str]) -> None:
        self.folder, self.config, self.scheme, self.roles = folder, config, scheme, roles
        self.patches: list[Patch] = []
        self.rows: list[dict[str, Any]] = []
        self.examples: list[tuple[str, np.ndarray, np.ndarray]] = []
        self.skipped: Counter[str] = Counter()
        self.counts = {split: np.zeros(256, dtype=np.int64) for split in SPLITS}
        self.statistics = {role: ChannelStatistics() for role in [*roles, NDVI]}
        self.heights = {"raw": ChannelStatistics(), "above_window": ChannelStatistics()}
        self.levels: list[float] = []
        self.facts: dict[str, dict[str, Any]] = {}

    def cut_scene(
        self, scene: Scene, areas: list[tuple[int, Area]], wanted: dict[int, int], reporter: Reporter,
        done: float, share: float,
    ) -> None:  # fmt: skip
        """Cut the patches of one scene; `areas` are those in it with their place in the list of all."""
        with _SceneReader(scene, self.scheme) as reader:
            self.facts[scene.tile] = reader.facts(reporter)
            reader.reference.check(reporter)
            total = sum(wanted[i] for i, _ in areas) or 1
            cut = 0
            for index, area in areas:
                kept = 0
                for window in self._candidates(area, index, wanted[index]):
                    stop_if_cancelled(reporter)
                    kept += self._cut(reader, area, window)
                    reporter.progress(done + share * min(1.0, (cut + kept) / total), "Cutting patches", scene.tile)
                    if kept == wanted[index]:
                        break
                cut += kept

    def _candidates(self, area: Area, index: int, wanted: int) -> Iterator[Window]:
        size = self.config.patch_size
        if _on_grid(area, self.config):
            overlap = 0 if area.split == TEST else self.config.overlap
            return iter(grid_windows(area.window, size, overlap_to_stride(size, overlap)))
        return random_windows(area, size, wanted, np.random.default_rng([self.config.seed, index]))

    def _cut(self, reader: _SceneReader, area: Area, window: Window) -> bool:
        """Write one patch and count it; False if it holds too few labelled pixels."""
        data = reader.read(window)
        counts = np.bincount(data.labels.ravel(), minlength=256)
        learnt = [item.value for item in self.scheme.learnt()]
        labelled = float(counts[learnt].sum() / data.labels.size)
        if labelled == 0 or labelled < self.config.min_labelled / 100:
            self.skipped["too few labelled pixels"] += 1
            return False
        name = f"{area.scene.tile}_{window.row_off:06d}_{window.col_off:06d}"
        patch = Patch(name, area.scene.tile, area.split, window, labelled)
        write_patch_files(self.folder, name, area.scene.grid.part(window), data)
        shares = {value: float(counts[value] / counts[:NODATA].sum()) for value in self.scheme.values}
        self.patches.append(patch)
        self.rows.append(patch_row(patch, area.scene.grid, shares))
        self.counts[area.split] += counts
        if area.split == TRAIN:
            self._add_statistics(data)
        if (
            len(self.examples) < _EXAMPLES
            and area.split != TEST
            and (len(self.patches) - 1) % self._example_step() == 0
        ):
            self.examples.append((f"{name} ({area.split})", picture(data.image), data.labels))
        return True

    def _example_step(self) -> int:
        """Every how many patches one is shown, so that the examples come from all scenes of a random sample."""
        if self.config.sampling == "grid":
            return 5
        return max(1, (self.config.patches + self.config.validation_patches) // _EXAMPLES)

    def _add_statistics(self, data: PatchData) -> None:
        for band, role in enumerate(self.roles):
            self.statistics[role].add(data.image[band][data.valid])
        if {"nir", "red"} <= set(self.roles):
            index = ndvi(data.image[self.roles.index("nir")], data.image[self.roles.index("red")], data.valid)
            self.statistics[NDVI].add(index[np.isfinite(index)])
        if data.height is not None:
            valid = np.isfinite(data.height) & data.valid
            if valid.any():
                level = low_level(data.height, valid)
                self.levels.append(level)
                self.heights["raw"].add(data.height[valid])
                self.heights["above_window"].add(data.height[valid] - level)

    def description(self, scenes: Sequence[Scene], areas: Sequence[Area]) -> dict[str, Any]:
        """The content of `dataset.json`."""
        config, grid = self.config, scenes[0].grid
        reference = height_reference(self.levels) if self.levels else "none"
        channels = [
            {"role": role, "band": band, "unit": "digital number", **_mean_std(self.statistics[role])}
            for band, role in enumerate(self.roles, start=1)
        ]
        if self.levels:
            heights = self.heights["raw" if reference == GROUND else "above_window"]
            channels.append({"role": HEIGHT, "band": 0, "unit": "m", **_mean_std(heights)})
        if self.statistics[NDVI].count:
            channels.append({"role": NDVI, "band": 0, "unit": "1", **_mean_std(self.statistics[NDVI])})
        splits = {scene.tile: sorted({a.split for a in areas if a.scene.tile == scene.tile}) for scene in scenes}
        sizes = {scene.tile: (scene.grid.width, scene.grid.height) for scene in scenes}
        return {
            "name": self.folder.name.removesuffix(".part"),
            "created": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
            "engine_version": engine_version(),
            "patch_size": config.patch_size,
            "sampling": config.sampling,
            "overlap": config.overlap,
            "split": config.split,
            "seed": config.seed,
            "gsd_m": round(grid.gsd_m, 6),
            "scheme": self.scheme.to_dict(),
            "channels": channels,
            "ortho_bands": len(self.roles),
            "ortho_dtype": next(iter(self.facts.values()))["dtype"],
            "height_reference": reference,
            "sources": [{**self.facts[s.tile], "split": splits[s.tile]} for s in scenes if s.tile in self.facts],
            "patches": {split: sum(patch.split == split for patch in self.patches) for split in SPLITS},
            "counts": {
                split: {str(value): int(self.counts[split][value]) for value in (*self.scheme.values, NODATA)}
                for split in SPLITS
            },
            "shared_pixels": shared_pixels([(p.tile, p.split, p.window) for p in self.patches], sizes),
            "skipped": dict(self.skipped),
            "parameters": {**config.to_dict(), "output": "", "report": ""},
        }


class _SceneReader:
    """The rasters of one scene, open on the orthophoto's grid."""

    def __init__(self, scene: Scene, scheme: ClassScheme) -> None:
        self.scene = scene
        with ExitStack() as stack:
            self.ortho = stack.enter_context(RasterReader(scene.ortho))
            self.reference = stack.enter_context(ReferenceReader(scene.reference, scene.grid, scheme))
            self.height = (
                stack.enter_context(RasterReader(scene.height, like=scene.grid, smooth=True)) if scene.height else None
            )
            self._open = stack.pop_all()

    def read(self, window: Window) -> PatchData:
        image, valid = self.ortho.read(window)
        labels = np.where(valid, self.reference.read(window), NODATA).astype(np.uint8)
        height = None
        if self.height is not None:
            pixels, has_height = self.height.read(window, bands=[1])
            height = np.where(has_height, pixels[0], np.nan).astype(np.float32)
        return PatchData(image, valid, height, labels)

    def facts(self, reporter: Reporter) -> dict[str, Any]:
        """The scene's entry in the list of sources; says what had to be resampled."""
        scene, grid = self.scene, self.scene.grid
        for reader, what, how in ((self.height, "heights", "bilinear"),):
            if reader is not None and reader.resampled:
                reporter.info(f"{scene.tile}: {what} brought onto the orthophoto's grid ({how}).")
        files = {"ortho": scene.ortho, "reference": scene.reference, "height": scene.height}
        return {
            "tile": scene.tile,
            "number": scene.number,
            **{role: str(path) if path else "" for role, path in files.items()},
            "sha256": {role: file_hash(path) for role, path in files.items() if path},
            "width_px": grid.width,
            "height_px": grid.height,
            "crs": grid.crs_wkt,
            "dtype": self.ortho.dtype,
        }

    def __enter__(self) -> _SceneReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()


def _check_orthos(scenes: Sequence[Scene], config: TileConfig) -> list[str]:
    """Make sure all orthophotos have the same bands; return their roles."""
    kinds: dict[tuple[int, str], str] = {}
    for scene in scenes:
        with RasterReader(scene.ortho) as reader:
            kinds.setdefault((len(reader.bands), reader.dtype), scene.ortho.name)
    if len(kinds) > 1:
        found = "; ".join(f"{name}: {count} bands of {dtype}" for (count, dtype), name in kinds.items())
        raise RasterError(f"The orthophotos differ in bands or data type ({found}).", "Give orthophotos of one kind.")
    count = next(iter(kinds))[0]
    for parameter, band in (("NIR_BAND", config.nir_band), ("RED_BAND", config.red_band)):
        if band > count:
            raise ConfigError(
                f"{parameter} is {band}, but the orthophotos have {count} bands.",
                "Give the number of the band, or 0 if there is none.",
            )
    return band_roles(count, config.nir_band, config.red_band)


def _usable_areas(areas: list[Area], size: int, reporter: Reporter) -> list[Area]:
    """The areas that hold a patch; says how many do not."""
    usable = [area for area in areas if places(area, size)]
    if not any(area.split == TRAIN for area in usable):
        largest = max(areas, key=lambda area: min(area.window.width, area.window.height)).window
        raise DatasetError(
            f"No patch of {size} x {size} pixels fits: the largest area is {largest.width} x {largest.height} pixels.",
            "Choose a smaller PATCH_SIZE (or larger blocks, or a smaller buffer).",
        )
    if len(usable) < len(areas):
        reporter.warning(f"{len(areas) - len(usable)} of {len(areas)} areas are smaller than a patch and stay unused.")
    return usable


def _on_grid(area: Area, config: TileConfig) -> bool:
    return config.sampling == "grid" or area.split == TEST


def _wanted(areas: Sequence[Area], config: TileConfig) -> dict[int, int]:
    """Place in the list of areas -> how many patches are wanted from it."""
    wanted = {}
    for split, total in ((TRAIN, config.patches), (VALIDATION, config.validation_patches)):
        drawn = [i for i, area in enumerate(areas) if area.split == split and not _on_grid(area, config)]
        wanted.update(zip(drawn, allocate([areas[i] for i in drawn], total, config.patch_size), strict=True))
    for i, area in enumerate(areas):
        if _on_grid(area, config):
            overlap = 0 if area.split == TEST else config.overlap
            stride = overlap_to_stride(config.patch_size, overlap)
            wanted[i] = len(grid_windows(area.window, config.patch_size, stride))
    return wanted


def _check_counts(patches: Sequence[Patch], config: TileConfig, reporter: Reporter) -> None:
    found = Counter(patch.split for patch in patches)
    if not found[TRAIN]:
        raise DatasetError(
            "No training patch has enough labelled pixels.",
            "Lower MIN_LABELLED, or check that the references cover the training area.",
        )
    if config.sampling == "random":
        for split, wanted in ((TRAIN, config.patches), (VALIDATION, config.validation_patches)):
            if 0 < found[split] < wanted:
                reporter.warning(f"Only {found[split]} of {wanted} {split} patches could be drawn: the area is small.")


def _log(description: dict[str, Any], reporter: Reporter) -> None:
    patches = description["patches"]
    reporter.info(", ".join(f"{count} {split} patches" for split, count in patches.items()) + ".")
    reporter.info(f"Pixels that training shares with validation or test: {description['shared_pixels']}.")
    if description["height_reference"] == "window":
        reporter.info("The heights are absolute: models subtract the low level of each window.")


def _mean_std(statistics: ChannelStatistics) -> dict[str, float]:
    return {"mean": round(statistics.mean, 6), "std": round(statistics.std, 6)}


def picture(image: np.ndarray) -> np.ndarray:
    """The first three bands (or one) as an 8-bit picture, (P, P, 3), stretched between the 1st and 99th percentile."""
    bands = image[:3] if len(image) >= 3 else np.repeat(image[:1], 3, axis=0)
    low, high = np.percentile(bands, [1, 99])
    scaled = (bands.astype(np.float32) - low) / max(float(high - low), 1e-6)
    return np.moveaxis((np.clip(scaled, 0, 1) * 255).astype(np.uint8), 0, -1)
