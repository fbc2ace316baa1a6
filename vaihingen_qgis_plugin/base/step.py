"""What a run of an algorithm consists of: its steps, and the one value that they hand from one to the next."""

from __future__ import annotations

import dataclasses
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingUtils,
)

from ..layers.polygon_references import TargetRaster
from ..training.contract.options import Option
from ..training.contract.outputs import part_path
from ..worker.interpreter import Interpreter
from .words import in_words

if TYPE_CHECKING:
    from .algorithm import EngineAlgorithm

Kept = TypeVar("Kept")


@dataclass
class Run:
    """One run of an algorithm, or one check of its dialog.

    Args:
        algorithm: The algorithm, which reads the values of its parameters.
        parameters: What the user gave, by the names of the parameters, after `read_given`.
        context: Where QGIS looks for layers. Another one in each phase: QGIS works in several threads.
        feedback: The dialog's log and progress bar, or their substitute.
        inputs: Field of the job -> its value, for what is no output.
        outputs: Field of the job -> path, for outputs that a step places itself.
        job: The configuration of the engine's job, once it is known.
        shown: Field of the job -> what the user gave, if the engine works with something made from it.
        interpreter: The Python that runs it, once it is chosen.
        scores: The scores in the engine's result.
        results: The outputs of the algorithm.
        start_percent: Position of the progress bar when the current step begins.
        end_percent: Its position when that step has ended.
        to_come: Field of the job -> the raster that a step will make for it, for steps that need its place.
        crs: Path of a raster -> the coordinate reference system that it has in QGIS, but not in its file.
        shown_paths: Temporary file -> what messages call it.
        clean_up: Closed when the run ends in any way.
    """

    algorithm: EngineAlgorithm
    parameters: dict[str, Any]
    context: QgsProcessingContext
    feedback: QgsProcessingFeedback
    inputs: dict[str, Any] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    job: Any = None
    shown: dict[str, Any] = field(default_factory=dict)
    interpreter: Interpreter | None = None
    scores: dict[str, Any] = field(default_factory=dict)
    results: dict[str, Any] = field(default_factory=dict)
    start_percent: float = 0.0
    end_percent: float = 100.0
    to_come: dict[str, TargetRaster] = field(default_factory=dict)
    crs: dict[str, str] = field(default_factory=dict)
    shown_paths: dict[str, str] = field(default_factory=dict)
    clean_up: ExitStack = field(default_factory=ExitStack)
    _kept: dict[type, Any] = field(default_factory=dict)

    def keep(self, value: Any) -> None:
        """Keep a value of a step for its later phases; `kept` gives it by its type."""
        self._kept[type(value)] = value

    def kept(self, kind: type[Kept]) -> Kept:
        """The value of this type that a step has kept in an earlier phase."""
        return cast(Kept, self._kept[kind])

    def forget(self) -> None:
        """Let go of what was kept: it may hold this run, whose layers would stay open, and their files with them."""
        self._kept.clear()

    def forget_if_failed(self, failure: type[BaseException] | None, *_: object) -> None:
        """The way out of a run, for its `clean_up`: what failed has no `finish` to forget after."""
        if failure is not None:
            self.forget()

    def temporary_folder(self) -> Path:
        """A new folder that is removed when the run ends."""
        folder = tempfile.TemporaryDirectory(prefix="vaihingen_", dir=QgsProcessingUtils.tempFolder())
        return Path(self.clean_up.enter_context(folder))

    def work_with(self, **made: Any) -> None:
        """Let the engine work with something made from what the user gave; records go on naming that."""
        self.record_as(**{name: getattr(self.job, name) for name in made})
        self.job = dataclasses.replace(self.job, **made)

    def record_as(self, **given: Any) -> None:
        """Let records name what the user gave, whatever the engine works with."""
        self.shown.update(given)

    def as_shown(self, text: str) -> str:
        """A text as the user is to read it: temporary files and parameters are called as they are known."""
        text = in_words(text, self.algorithm)
        for path, shown in self.shown_paths.items():
            for written in (path, str(part_path(Path(path)))):
                text = text.replace(written, shown)
        return text


class Step:
    """One thing that happens in a run; a subclass overrides the phases in which it has something to do.

    An algorithm goes through its steps once for each phase. Steps belong to the class of the algorithm and keep nothing
    of a run: what a later phase needs goes into the `Run`. Errors are raised as an `EngineError` or a
    `QgsProcessingException`.
    """

    def declare(self, algorithm: EngineAlgorithm) -> None:
        """Add parameters and outputs; they stand in the dialog in the order of the steps."""

    def parameter(self, field: str, option: Option, default: Any) -> QgsProcessingParameterDefinition | None:
        """The parameter for a field of the job that this step reads or writes itself; None for all others."""
        return None

    def read(self, run: Run) -> None:
        """Put the fields of the job that this step reads itself into `run.inputs`.

        QGIS allows access to layers in its main thread only: here and in `prepare`. The dialog's check reads too.
        """

    def check(self, run: Run) -> None:
        """Refuse, in the dialog, what cannot go well; `run.job` is sound in itself. Must be quick."""

    def prepare(self, run: Run) -> None:
        """Get ready, in QGIS's main thread."""

    def plan(self, run: Run) -> None:
        """Complete the job, or refuse it, before any step begins; in any thread, as `percent` and `run`."""

    def percent(self, run: Run) -> float | None:
        """Share of the progress bar, per cent; None: what the other steps leave."""
        return 0.0

    def run(self, run: Run) -> None:
        """Do the step's work."""

    def finish(self, run: Run) -> None:
        """What remains when all steps have done their work, in QGIS's main thread."""
