"""Install or check the engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputString,
)

from ..base.algorithm import EngineAlgorithm
from ..base.step import Run, Step
from ..compat import ADVANCED
from ..steps.run_engine import RunEngine
from ..training.contract.config import EnvironmentConfig
from ..training.contract.errors import ConfigError, EngineError
from ..training.contract.installation import requirements_file
from ..training.contract.language.quantities import size_in_words
from ..training.contract.pytorch.nvidia import nvidia_cards
from ..translation import tr
from ..worker.child_environment import child_environment
from ..worker.environment.base_python import is_qgis
from ..worker.environment.create import create_environment
from ..worker.environment.diagnostics import diagnostics
from ..worker.environment.marks import is_ours, remove
from ..worker.environment.place import default_environment, environment_of, older_environments
from ..worker.environment.sources import find_sources
from ..worker.environment.space import used_space
from ..worker.environment.torch_choice import asked_wrongly
from ..worker.interpreter import (
    Interpreter,
    absolute_program,
    choose_interpreter,
    remember_interpreter,
    settings_folder,
    unused_environments,
)
from ..worker.remote.address import check_address, is_address, read_address
from ..worker.remote.failures import how_to_make
from .environment_parameters import (
    AUTOMATIC,
    CREATE,
    DIAGNOSTICS,
    EXTRAS,
    INDEX,
    LOCATION,
    PYTHON,
    REMOVE_OLD,
    TORCH,
    TORCH_BUILD,
    parameters,
)


@dataclass(frozen=True)
class _Given:
    """What is read in QGIS's main thread.

    Args:
        python: The Python that is given; "" if none is.
        location: Where an environment is to be made.
        chosen: The Python that the other algorithms use now.
        places: Where environments may be, the one of this run first.
        index: Where packages come from, as the user says.
    """

    python: str
    location: Path
    chosen: Interpreter
    places: tuple[Path, ...]
    index: str


@dataclass(frozen=True)
class _Created:
    """The Python of the environment that the run has made; "" if it has made none."""

    python: str = ""


class CreateEnvironment(Step):
    """Make a private environment if asked to, and use it from then on; else check the Python that is given."""

    def declare(self, algorithm: EngineAlgorithm) -> None:
        """Add the parameters that only QGIS has."""
        for parameter, text, advanced in parameters():
            parameter.setHelp(text)
            if advanced:
                parameter.setFlags(parameter.flags() | ADVANCED)
            algorithm.addParameter(parameter)
        algorithm.addOutput(QgsProcessingOutputString(DIAGNOSTICS, tr("Text for a bug report")))

    def check(self, run: Run) -> None:
        """Refuse an interpreter that is not there, and a requirement that is an option of pip."""
        python = run.algorithm.parameterAsFile(run.parameters, PYTHON, run.context)
        if _wanted(run):
            _refuse_on_another_machine(python or choose_interpreter().path)
        if is_address(python):
            check_address(python)
        elif python and not Path(python).is_file():
            raise ConfigError(tr("PYTHON {path} does not exist.", path=python), tr("Choose a Python interpreter."))
        if python and is_qgis(python):
            raise ConfigError(
                tr("PYTHON {path} is QGIS and no Python interpreter.", path=python),
                tr("Leave PYTHON empty: with CREATE a Python for the engine is found or loaded."),
            )
        torch = _torch(run)
        if asked_wrongly(torch):
            raise ConfigError(
                tr(
                    "TORCH and TORCH_BUILD are {torch}, but must be a requirement such as torch==2.6.0, and one build; "
                    "TORCH is not an option of pip.",
                    torch=torch,
                ),
                tr("Leave TORCH empty and choose the build in TORCH_BUILD."),
            )
        if not _wanted(run):
            self._check_without_create(run)

    def _check_without_create(self, run: Run) -> None:
        """Refuse what would do nothing without an environment to do it in."""
        if _extras(run):
            raise ConfigError(
                tr("EXTRAS are installed into a private environment only."),
                tr("Set CREATE as well, or leave EXTRAS empty."),
            )
        if run.algorithm.parameterAsBool(run.parameters, REMOVE_OLD, run.context):
            raise ConfigError(
                tr("REMOVE_OLD removes older environments once there is a new one."),
                tr("Set CREATE as well, or leave REMOVE_OLD unset."),
            )

    def prepare(self, run: Run) -> None:
        """Choose the Python to check."""
        algorithm = run.algorithm
        python = absolute_program(algorithm.parameterAsFile(run.parameters, PYTHON, run.context))
        location = algorithm.parameterAsFile(run.parameters, LOCATION, run.context)
        place = Path(location).absolute() if location else default_environment()
        places = dict.fromkeys([place, default_environment(), *older_environments(settings_folder())])
        index = algorithm.parameterAsString(run.parameters, INDEX, run.context)
        run.keep(_Given(python, place, choose_interpreter(), tuple(places), index))
        run.keep(_Created())
        if python:
            run.interpreter = Interpreter(python, tr("given as PYTHON"))

    def run(self, run: Run) -> None:
        """Make the environment."""
        if not _wanted(run):
            return
        given = run.kept(_Given)
        extras = [requirements_file(name) for name in _extras(run)]
        try:
            created = create_environment(
                given.python, given.location, requirements_file(), _torch(run), run.feedback, extras, given.index
            )
        except QgsProcessingException as error:
            if not run.feedback.isCanceled():
                _show(run, str(error))
            raise
        run.keep(_Created(created))
        run.interpreter = Interpreter(created, tr("just created"))

    def finish(self, run: Run) -> None:
        """Use the new environment from now on; offer older ones for removal."""
        created = run.kept(_Created).python
        if not created:
            return
        if environment_of(created) == default_environment():
            remember_interpreter("")  # it is found from all profiles
        if choose_interpreter().path != created:
            remember_interpreter(created)
        unused = unused_environments()
        if unused and run.algorithm.parameterAsBool(run.parameters, REMOVE_OLD, run.context):
            _remove(unused, run)
        elif unused:
            sizes = ", ".join(f"{place} ({size_in_words(used_space(place))})" for place in unused)
            run.feedback.pushInfo(
                run.as_shown(
                    tr(
                        "Older environments of this plugin are no longer needed: {places}. Run this again with CREATE "
                        "and REMOVE_OLD to remove them.",
                        places=sizes,
                    )
                )
            )


class CheckPython(RunEngine):
    """Let the engine look at its Python, and say what a bug report needs to say, also where that fails."""

    def check(self, run: Run) -> None:
        """An engine that is not there is what this is for."""

    def run(self, run: Run) -> None:
        """As every job, with a description of the computer."""
        try:
            super().run(run)
        except (QgsProcessingException, EngineError) as error:
            if not run.feedback.isCanceled():
                _show(run, str(error))
            raise
        run.results[DIAGNOSTICS] = _show(run)


def _show(run: Run, error: str = "") -> str:
    """Put the text for a bug report into the log, and give it."""
    given, used = run.kept(_Given), run.interpreter or run.kept(_Given).chosen
    text = diagnostics(
        used.path,
        used.reason,
        given.places,
        nvidia_cards(child_environment()),
        find_sources(given.index),
        run.scores,
        error,
    )
    text = _without_machine(text, used.path)
    run.feedback.pushInfo(
        "{heading}\n{rule}\n{text}\n{rule}".format(
            heading=tr("For a bug report, copy the following lines:"), text=text, rule="-" * 60
        )
    )
    return text


def _without_machine(text: str, python: str) -> str:
    """A text without the names of another machine and of the user there."""
    if not is_address(python):
        return text
    address = read_address(python)
    text = text.replace(address.host, "HOST")
    return text.replace(f"{address.user}@", "USER@") if address.user else text


def _refuse_on_another_machine(python: str) -> None:
    """Refuse to make an environment where we install nothing.

    Raises:
        ConfigError: Names the commands that make one there.
    """
    if not is_address(python):
        return
    address = read_address(python)
    raise ConfigError(
        tr(
            "CREATE makes an environment on this computer, but the engine's Python is set to one on {host} ({python}).",
            host=address.host,
            python=python,
        ),
        tr(
            "To make one there, run in a terminal:\n{commands}\nTo make one here, first empty 'Python of the engine' "
            "in Settings > Options > Processing > Providers > Vaihingen U-Net.",
            commands=how_to_make(address),
        ),
    )


def _remove(places: list[Path], run: Run) -> None:
    for place in places:
        if is_ours(place) and remove(place):
            run.feedback.pushInfo(tr("Removed the older environment {folder}.", folder=place))
        else:
            run.feedback.pushWarning(
                tr("{folder} could not be removed: another program uses it, or it is not whole.", folder=place)
            )


def _wanted(run: Run) -> bool:
    return bool(run.algorithm.parameterAsBool(run.parameters, CREATE, run.context))


def _extras(run: Run) -> list[str]:
    chosen = run.algorithm.parameterAsEnumStrings(run.parameters, EXTRAS, run.context)
    return [name for name in chosen if name]  # QGIS gives [""] for none


def _torch(run: Run) -> str:
    """Requirement and build as words; the same build may stand in both parameters."""
    words = run.algorithm.parameterAsString(run.parameters, TORCH, run.context).split()
    build = run.algorithm.parameterAsEnumString(run.parameters, TORCH_BUILD, run.context)
    return " ".join(words if build in ("", AUTOMATIC, *words) else [*words, build])


class EnvironmentAlgorithm(EngineAlgorithm):
    """`vaihingen:environment`."""

    NAME = "environment"
    TITLE = "Install or check the engine"
    GROUP = "environment"
    SUMMARY = "Tells which Python runs the training and the classification and what it lacks, or makes a complete one."
    HELP = (
        "The heavy work runs in a Python beside QGIS, with PyTorch and a few more packages; QGIS's own Python is "
        "never changed. Without CREATE nothing is installed: the report says which Python was chosen and why, "
        "whether all packages are there, and whether PyTorch can use the graphics card. With CREATE a private "
        "environment is made and the packages are downloaded into it; it is used from then on, in all profiles. The "
        "log ends with a text for bug reports that names neither you nor passwords."
    )
    NEXT = "If the report says that nothing is missing, go on with 'Make demo data' or 'Cut patches'."
    TAGS = "install,setup,environment,python,pytorch,cuda,gpu,dependencies,venv,pip"
    CONFIG = EnvironmentConfig
    TEXTS = {  # noqa: RUF012 (constant)
        "python": "Python interpreter",
        "torch_version": "Version of PyTorch",
        "device": "Device the network would run on",
    }
    PROPOSES = {"REPORT": "environment"}  # noqa: RUF012 (constant)
    STEPS = (CreateEnvironment(), CheckPython())
