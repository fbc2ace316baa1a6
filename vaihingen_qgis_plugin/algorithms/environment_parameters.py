"""The parameters of 'Install or check the engine' that only QGIS has."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..base.parameters import ANY_FILE
from ..base.shown import show_labels
from ..compat import ONE_FOLDER
from ..training.contract.installation import EXTRAS as PACKAGES
from ..translation import later, tr
from ..worker.environment.torch_choice import BUILDS

PYTHON, CREATE, LOCATION, TORCH, EXTRAS = "PYTHON", "CREATE", "LOCATION", "TORCH", "EXTRAS"
TORCH_BUILD, INDEX, REMOVE_OLD, DIAGNOSTICS = "TORCH_BUILD", "INDEX", "REMOVE_OLD", "DIAGNOSTICS"
AUTOMATIC = "automatic"


def _build_label(build: str) -> str:
    """What a build is called: "CUDA 12.6 (cu126)"."""
    if build == "cpu":
        return later("Processor only (cpu)")
    return f"CUDA {build[2:-1]}.{build[-1]} ({build})" if build.startswith("cu") else build


def parameters() -> list[tuple[QgsProcessingParameterDefinition, str, bool]]:
    """Parameters, their help, and whether they are advanced."""
    meanings = [tr("{value}: {meaning}", value=name, meaning=tr(meaning)) for name, meaning in PACKAGES.items()]
    return [
        (
            QgsProcessingParameterFile(PYTHON, tr("Python interpreter"), optional=True, fileFilter=tr(ANY_FILE)),
            tr(
                "Python to check, or to make the environment from. Empty: the one that the other algorithms use, or "
                "for a new environment QGIS's own, another one of this computer, or one that is loaded. The engine "
                "needs Python 3.10 or newer. One on another machine is ssh://user@host/path/to/python, which can be "
                "checked, but not made from here."
            ),
            False,
        ),
        (
            QgsProcessingParameterBoolean(CREATE, tr("Create a private environment"), False),
            tr(
                "Make an environment and download the packages into it: 0.2 to 4 GB, depending on system and graphics "
                "card; how much it is, and whether the disk has room, is said before it begins. An existing one is "
                "updated, and stays as it is if that fails."
            ),
            False,
        ),
        (
            QgsProcessingParameterFile(LOCATION, tr("Folder of the environment"), ONE_FOLDER, optional=True),
            tr("Where to make it. Empty: one folder of this user for all profiles and versions of QGIS."),
            True,
        ),
        (
            show_labels(
                QgsProcessingParameterEnum(
                    TORCH_BUILD,
                    tr("Build of PyTorch"),
                    [AUTOMATIC, *BUILDS],
                    defaultValue=AUTOMATIC,
                    optional=True,
                    usesStaticStrings=True,
                ),
                [later("Automatic"), *map(_build_label, BUILDS)],
            ),
            tr(
                "For which graphics cards: cpu is for none and the smallest; cu126 for CUDA 12.6, with older cards and "
                "drivers; cu128 and cu130 for CUDA 12.8 and 13.0, with new ones. automatic: the one that fits the "
                "graphics card and its driver."
            ),
            True,
        ),
        (
            QgsProcessingParameterString(TORCH, tr("PyTorch requirement"), "", optional=True),
            tr(
                "Which version of PyTorch, as pip writes it, such as torch==2.6.0. Empty: the newest. A build may "
                "stand here too, with a blank between them: cpu, cu126, cu128, cu130, or another one such as rocm6.4."
            ),
            True,
        ),
        (
            show_labels(
                QgsProcessingParameterEnum(
                    EXTRAS, tr("Optional packages"), list(PACKAGES), True, optional=True, usesStaticStrings=True
                ),
                [f"{meaning[:1].upper()}{meaning[1:]}" for meaning in PACKAGES.values()],
            ),
            "\n".join([tr("What to install beside what is always needed."), *meanings]),
            True,
        ),
        (
            QgsProcessingParameterString(INDEX, tr("Where packages come from"), "", optional=True),
            tr(
                "A folder with all packages (wheels), for computers without internet, or the address of a mirror of "
                "PyPI; several are separated by blanks. Then nothing is loaded from elsewhere. Empty: PyPI and "
                "download.pytorch.org, or what pip or uv are set to on this computer."
            ),
            True,
        ),
        (
            QgsProcessingParameterBoolean(REMOVE_OLD, tr("Remove older environments"), False),
            tr(
                "With CREATE: remove the environments that earlier versions of the plugin made in the settings of "
                "QGIS, of all profiles, once the new one is complete."
            ),
            True,
        ),
    ]
