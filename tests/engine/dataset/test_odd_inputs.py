"""The table of odd inputs: every case gets the answer it states, and a refused one leaves nothing."""

from __future__ import annotations

import numpy as np
import pytest

from tests.engine.support.tiny_scenes import Notes, read_description
from tests.odd_inputs import CASES
from training.contract.config import TileConfig
from training.contract.errors import EngineError
from training.dataset.folder import Dataset
from training.jobs.run import run_job


def test_the_table_is_long_enough():
    assert len(CASES) >= 30 and sum(case.qgis for case in CASES.values()) >= 10


@pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.name)
def test_odd_input(case, tmp_path):
    answer = case.write(tmp_path)
    output, notes = tmp_path / "made" / "set", Notes()
    parameters = {key.lower(): value for key, value in answer.parameters.items()}
    config = TileConfig.from_dict({**parameters, "output": str(output)})
    if answer.refused:
        with pytest.raises(EngineError) as caught:
            run_job("tile", config, notes)
        text = f"{caught.value.message} {caught.value.hint}"
        assert caught.value.hint and all(word in text for word in answer.refused), text
        assert not (tmp_path / "made").exists()  # the folder was made for the run
        return
    run_job("tile", config, notes)
    said = "\n".join([*notes.lines, *notes.warnings])
    assert all(word in said for word in answer.says), said
    mosaics = assembled(output)
    for tile, labels in answer.labels.items():
        assert (mosaics[tile][0] == labels).all(), tile
    for tile, metres in answer.heights.items():
        np.testing.assert_allclose(mosaics[tile][1], metres, atol=1e-4)
    description = read_description(output)
    names = tuple(entry["name"] for entry in description["scheme"]["classes"])
    assert not answer.classes or names == answer.classes
    assert {key: description[key] for key in answer.numbers} == answer.numbers


def assembled(folder):
    """Tile -> labels and heights put together from all patches; 255 and NaN where no patch lies."""
    dataset = Dataset(folder)
    sizes = {source.tile: (source.height_px, source.width_px) for source in dataset.card.sources}
    mosaics = {tile: (np.full(size, 255, dtype=np.uint8), np.full(size, np.nan)) for tile, size in sizes.items()}
    with_height = dataset.card.height_reference != "none"
    for patches in dataset.patches.values():
        for patch in patches:
            data = dataset.read(patch, with_height)
            mosaics[patch.tile][0][patch.window.slices] = data.labels
            if with_height:
                mosaics[patch.tile][1][patch.window.slices] = data.height
    return mosaics
