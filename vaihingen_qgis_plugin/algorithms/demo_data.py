"""Make demo data: a synthetic town to try everything with."""

from __future__ import annotations

from ..base.algorithm import EngineAlgorithm
from ..steps.load_town import LoadTown
from ..steps.run_engine import RunEngine
from ..training.contract.config import DemoDataConfig


class DemoDataAlgorithm(EngineAlgorithm):
    """`vaihingen:demodata`."""

    NAME = "demodata"
    TITLE = "Make demo data"
    GROUP = "data"
    SUMMARY = "Draws a synthetic town with orthophotos, heights and references, to try everything without data."
    HELP = (
        "The town has houses with pitched roofs, trees, lawns, roads, cars, shadows and clutter on gentle terrain. "
        "Each tile is an infrared-red-green orthophoto of 9 cm pixels with a surface model and heights above "
        "ground in metres, and a reference in the seven ISPRS class colours, in the folder layout of the ISPRS "
        "benchmark of Vaihingen. In QGIS's window the town comes onto the map, with references and heights switched "
        "off. The town is drawn, not photographed: a model trained on it knows nothing of real orthophotos."
    )
    NEXT = (
        "Look at it on the map, then give the folder to 'Cut patches' as ISPRS folder, which takes the heights above "
        "ground."
    )
    TAGS = "demo,example,sample,synthetic,test data,isprs,vaihingen"
    CONFIG = DemoDataConfig
    REMEMBERS = {"OUTPUT": "town"}  # noqa: RUF012 (constant)
    PROPOSES = {"OUTPUT": "demo_town"}  # noqa: RUF012 (constant)
    STEPS = (RunEngine(), LoadTown())
