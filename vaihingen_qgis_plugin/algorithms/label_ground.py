"""Prepare ground for labelling: blocks with the model's own polygons to correct."""

from __future__ import annotations

from ..base.algorithm import EngineAlgorithm
from ..layers.labelling.config import LabelGroundConfig
from ..steps.make_ground import MakeGround


class LabelGroundAlgorithm(EngineAlgorithm):
    """`vaihingen:labelground`. QGIS does all of it; the engine is not needed."""

    NAME = "labelground"
    TITLE = "Prepare labelling"
    GROUP = "data"
    SUMMARY = "Makes polygon layers to label a few blocks of ground in, filled with what a model has mapped there."
    HELP = (
        "It is faster to correct a map than to draw one. Each block gets the areas of the land-cover raster as "
        "polygons, simplified, with the classes as a list in the form. Correct their classes and outlines; a polygon "
        "that you change or draw becomes 'corrected', all others stay 'untouched'. When all of a block is right, tick "
        "'done' in the form of the block. 'Cut patches' takes the layer 'labels' as it is, as a polygon layer in "
        "REFERENCES: all pixels of the blocks that are done count, and outside of the blocks those of polygons that "
        "you have drawn; all else is left out of the training. The blocks are no random sample: do not measure the "
        "accuracy of a map in them, but with 'Draw sample points'."
    )
    NEXT = (
        "Switch on editing of the labels, correct the polygons of the first block, tick 'done' in its form, and go on "
        "with the next. Then give the labels to 'Cut patches', with BALANCE, and train on with START_MODEL."
    )
    TAGS = "label,labelling,annotate,annotation,digitise,correct,template,training data,active learning,blocks"
    CONFIG = LabelGroundConfig
    RASTERS = ("maps",)
    REMEMBERS = {"CLASSES": "classes"}  # noqa: RUF012 (constant)
    PROPOSES = {"OUTPUT": "labelling"}  # noqa: RUF012 (constant)
    STEPS = (MakeGround(),)
