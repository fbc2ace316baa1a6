"""What many tests need once: a tiny data set, and a tiny model that was trained on it."""

import os

os.environ["LANGUAGE"] = "en"  # whatever this computer speaks
os.environ.setdefault("OMP_NUM_THREADS", "1")  # before NumPy and torch: threads only get into each other's way here

import pytest
from hypothesis import settings

from tests.engine.support.tiny_scenes import TRAINING, write_isprs_folder
from tests.made_once import MadeOnce
from training.contract.config import TileConfig, TrainConfig
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job

settings.register_profile("engine", deadline=None, derandomize=True)  # the same examples everywhere, however slow
settings.load_profile("engine")


def pytest_configure(config):
    """Rasters without georeference are legal here."""
    config.addinivalue_line("filterwarnings", "ignore::rasterio.errors.NotGeoreferencedWarning")


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """`made_once(name, make)`: path of what `make(path)` writes, once for all processes that the tests run in."""
    return MadeOnce(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def isprs(made_once):
    """A folder in the ISPRS layout with three tiles and surface models."""
    return made_once("isprs/folder", write_isprs_folder)


@pytest.fixture(scope="session")
def dataset(isprs, made_once):
    """A data set of 32-pixel patches, two tiles to train on and one to validate on."""

    def cut(folder):
        parameters = {"patch_size": 32, "patches": 24, "validation_patches": 8, "validation_tiles": "3"}
        run_job("tile", TileConfig(folder=str(isprs), output=str(folder), **parameters), NullReporter())

    return made_once("data/set", cut)


@pytest.fixture(scope="session")
def train(dataset, made_once):
    """Train a tiny model with these inputs, once; returns its file."""

    def trained(inputs):
        def learn(path):
            config = TrainConfig(dataset=str(dataset), inputs=inputs, model=str(path), **TRAINING)
            run_job("train", config, NullReporter())

        return made_once(f"models/{inputs}/{inputs}.safetensors", learn)

    return trained


@pytest.fixture(scope="session")
def model(train):
    """A model for orthophotos alone."""
    return train("ortho")
