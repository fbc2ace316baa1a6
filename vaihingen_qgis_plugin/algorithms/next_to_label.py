"""Choose where to label next: the places whose labels would help a model most."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)

from ..base.algorithm import EngineAlgorithm
from ..base.descriptions import describe_model
from ..base.layer_output import LayerOutput, given_text
from ..base.step import Run, Step
from ..compat import POLYGONS
from ..layers.blocks import OWNED, BlocksTable, write_block_layer
from ..layers.layer_crs import crs_in_use
from ..layers.parameter_layers import layer_path, read_layers
from ..layers.raster_layer import refuse_pictures
from ..layers.run_records import record_points
from ..rasters.grid import read_qgis_grid
from ..steps.arrange import Arrange
from ..steps.burn_mask import BurnMask
from ..steps.check import Check
from ..steps.run_engine import RunEngine
from ..styles.blocks import style_blocks
from ..styles.styling import Styler, save_style
from ..training.contract.compatibility import joint_card
from ..training.contract.config import NextToLabelConfig
from ..training.contract.errors import ConfigError
from ..training.contract.options import Option
from ..translation import tr


def _models_fit(job: NextToLabelConfig) -> None:
    """The models fit each other, and get the heights that they need."""
    if joint_card(job.models).needs_height and not job.heights:
        raise ConfigError(
            tr("This model needs heights, but HEIGHTS is empty."),
            tr("Choose the height rasters of this area, or a model trained without heights."),
        )


def _heights_are_heights(job: NextToLabelConfig) -> None:
    """No orthophoto is given as heights."""
    refuse_pictures(job.heights)


@dataclass(frozen=True)
class _Chosen:
    """The engine's table, and the CRS of each orthophoto."""

    table: Path
    crs_of: dict[str, QgsCoordinateReferenceSystem]


class MakeBlockLayer(Step):
    """Let the engine write its blocks into a table, and make a layer of it."""

    def parameter(self, field: str, option: Option, default: Any) -> QgsProcessingParameterDefinition | None:
        """A polygon layer in place of the table."""
        if field != "output":
            return None
        sink = QgsProcessingParameterFeatureSink(field.upper(), tr(option.label), POLYGONS)
        sink.setHelp(
            tr(
                "Polygon layer of the blocks, the most valuable first, each with the reason in words and about how "
                "many objects there are to draw."
            )
        )
        return sink

    def prepare(self, run: Run) -> None:
        """Keep the CRS of the orthophotos; one without georeference has none, whatever its layer has."""
        crs_of = {}
        for layer in read_layers("ORTHOS", run.parameters.get("ORTHOS"), run.context):
            path = layer_path(layer)
            placed = read_qgis_grid(path).georeferenced
            crs_of[path] = crs_in_use(layer) if placed else QgsCoordinateReferenceSystem()
        table = run.temporary_folder() / "blocks.csv"
        run.keep(_Chosen(table, crs_of))
        run.outputs["output"] = str(table)

    def plan(self, run: Run) -> None:
        """Refuse a place where the layer cannot be written; records name the layer."""
        run.keep(LayerOutput(run, "OUTPUT", OWNED))
        run.record_as(output=given_text(run, "OUTPUT"))
        run.shown_paths[run.outputs["output"]] = run.shown["output"]

    def run(self, run: Run) -> None:
        """Make the layer, with its style and its record."""
        chosen = run.kept(_Chosen)
        table = BlocksTable(chosen.table, chosen.crs_of, run.context.transformContext())
        destination = write_block_layer(table, run.kept(LayerOutput).write)
        save_style(destination, style_blocks)
        record_points(chosen.table, destination)
        Styler.attach(run.context, destination, style_blocks)
        run.results["OUTPUT"] = destination


class NextToLabelAlgorithm(EngineAlgorithm):
    """`vaihingen:nexttolabel`. The engine chooses the blocks; QGIS makes the layer."""

    NAME = "nexttolabel"
    TITLE = "Choose where to label next"
    GROUP = "model"
    SUMMARY = "Chooses the blocks of your orthophotos whose labels would help a model most, each with its reason."
    HELP = (
        "For a model from elsewhere and an afternoon of labelling: the model looks at the whole area, and square "
        "blocks are ranked. A block is worth much where the model is in doubt, more so about rare classes, and if "
        "much other doubtful ground looks like it, but none of the blocks before it and nothing that is labelled "
        "already, in the network's own features: ten blocks are not ten times the same roof. Ground that is "
        "labelled already (LABELLED) and ground without data are not offered. Label the blocks, train on with "
        "START_MODEL, and run it again with the new model: a "
        "few rounds of some blocks are better than all at once. Several models (MORE_MODELS), such as those of "
        "other seeds, show better than one where they are in doubt. The blocks are chosen because they are "
        "difficult, so they are no random sample: accuracy on them is not that of the map."
    )
    NEXT = (
        "Label the blocks, beginning with the first, cut patches and train on with START_MODEL. Measure the map that "
        "comes of it elsewhere: with 'Draw sample points'."
    )
    TAGS = "active learning,label,labelling,annotate,where to label,uncertainty,core-set,training data,next"
    CONFIG = NextToLabelConfig
    RASTERS = ("orthos", "heights", "labelled")
    SCORES = {  # noqa: RUF012 (constant)
        "blocks_chosen": "Blocks chosen",
        "objects_expected": "Objects to draw, about",
    }
    REMEMBERS = {"MODEL": "model"}  # noqa: RUF012 (constant)
    PROPOSES = {"OUTPUT": "blocks"}  # noqa: RUF012 (constant)
    DESCRIBES = {"MODEL": describe_model}  # noqa: RUF012 (constant)
    STEPS = (
        Check(_models_fit),
        Check(_heights_are_heights),
        BurnMask("labelled", grids=("orthos",), everywhere=False),
        RunEngine(),
        MakeBlockLayer(),
        Arrange("model", ("OUTPUT",)),
    )
