"""What many tests need once: a tiny data set, and a tiny model that was trained on it."""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before NumPy and torch: threads only get into each other's way here

import pytest
from hypothesis import settings

from tests.engine.support.tiny_scenes import TRAINING, write_isprs_folder
from training.contract.config import TileConfig, TrainConfig
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job

settings.register_profile("engine", deadline=None, derandomize=True)  # the same examples everywhere, however slow
settings.load_profile("engine")


def pytest_configure(config):
    """Rasters without georeference are legal here."""
    config.addinivalue_line("filterwarnings", "ignore::rasterio.errors.NotGeoreferencedWarning")


@pytest.fixture(scope="session")
def isprs(tmp_path_factory):
    """A folder in the ISPRS layout with three tiles and surface models."""
    folder = tmp_path_factory.mktemp("isprs")
    write_isprs_folder(folder)
    return folder


@pytest.fixture(scope="session")
def dataset(isprs, tmp_path_factory):
    """A data set of 32-pixel patches, two tiles to train on and one to validate on."""
    folder = tmp_path_factory.mktemp("data") / "set"
    config = TileConfig(
        folder=str(isprs), patch_size=32, patches=24, validation_patches=8, validation_tiles="3", output=str(folder)
    )
    run_job("tile", config, NullReporter())
    return folder


@pytest.fixture(scope="session")
def train(dataset, tmp_path_factory):
    """Train a tiny model with these inputs, once a session; returns its file."""
    models = {}

    def trained(inputs):
        if inputs not in models:
            path = tmp_path_factory.mktemp("models") / f"{inputs}.safetensors"
            config = TrainConfig(dataset=str(dataset), inputs=inputs, model=str(path), **TRAINING)
            run_job("train", config, NullReporter())
            models[inputs] = path
        return models[inputs]

    return trained


@pytest.fixture(scope="session")
def model(train):
    """A model for orthophotos alone."""
    return train("ortho")
