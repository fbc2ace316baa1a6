"""What Deepness does with an ONNX file, as far as our files meet it: written anew from its sources (version 0.6).

It refuses what Deepness refuses: several inputs, sides that are no numbers, class names with gaps.
"""

from __future__ import annotations

import json

import numpy as np
import onnxruntime

MODEL_TYPES = ("Detector", "Segmentor", "Regressor", "Superresolution", "Recognition")


class Deepness:
    """A network as its panel loads it, with "Load default parameters" pressed."""

    def __init__(self, path):
        self.session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        (self.input,) = self.session.get_inputs()
        (output,) = self.session.get_outputs()
        if len(output.shape) != 4 or output.shape[2] != output.shape[3]:
            raise ValueError(f"only square masks: {output.shape}")
        self.tile_size = whole(self.input.shape[-1])  # goes into a spin box, which takes nothing else
        self.batch_is_open = isinstance(self.input.shape[0], str)
        self.channels = self.input.shape[-3]
        meta = self.session.get_modelmeta().custom_metadata_map
        read = {key: json.loads(value) for key, value in meta.items()}
        self.model_type = str(read["model_type"]).capitalize()
        if self.model_type not in MODEL_TYPES:
            raise ValueError(self.model_type)
        self.class_names = names_in_order(read["class_names"])
        if len(self.class_names) != output.shape[1]:
            raise ValueError("names and channels of the output differ")
        self.resolution_cm = float(read["resolution"]) if "resolution" in read else None
        if int(read["tile_size"]) != self.tile_size:
            raise ValueError("the tile size is not the network's")
        self.overlap_percent = int(read["tiles_overlap"])
        self.threshold = float(read["seg_thresh"])
        self.median_size = int(read["seg_small_segment"])
        self.mean, self.std = (
            np.array([float(x) for x in read[f"standardization_{name}"]], dtype=np.float32) for name in ("mean", "std")
        )

    def labels(self, tiles):
        """Class numbers (N, H, W) of tiles (N, H, W, B) as its raster provider gives them."""
        values = np.float32(tiles[..., : self.channels] * 1.0 / 255.0)
        values = (values - self.mean) / self.std
        (probabilities,) = self.session.run(None, {self.input.name: np.transpose(values, (0, 3, 1, 2))})
        probabilities[probabilities < self.threshold] = 0.0
        return np.argmax(probabilities, axis=1)


def names_in_order(names):
    pairs = sorted(names.items(), key=lambda pair: int(pair[0]))
    if [int(key) for key, _ in pairs] != list(range(len(pairs))):
        raise ValueError("class names are not consecutive")
    return [name for _, name in pairs]


def whole(value):
    if not isinstance(value, int):
        raise TypeError(f"a spin box takes no {value!r}")
    return value
