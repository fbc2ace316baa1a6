"""Makes the engine a Python environment of its own, or brings it up to date.

One that works is never touched before the new one, which is built beside it, is complete.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from qgis.core import QgsProcessingException, QgsProcessingFeedback

from ...training.contract.computer.systems import this_system, why_no_pytorch
from ...training.contract.errors import reason
from ...training.contract.installation import keeping_torch
from ...training.contract.language.quantities import size_in_words
from ...training.contract.pytorch.builds import PROCESSORS_ONLY
from ...translation import tr
from .base_python import BasePython
from .marks import begin, complete, exchange, is_marked_complete, remove, settle, version_of
from .network import fetch, network_variables
from .packages import Failed, Installer, Pip, Runner, Uv, installer_environment
from .place import environment_python, plugin_folder
from .previous import has_package, installed_torch, keep_packages, scripts_know
from .refusals import check_place, check_space, chosen_base, only_here, scratch_beside, where_it_is_built
from .sources import Sources, find_sources, without_secrets
from .space import free_space, size_of
from .torch_choice import USUAL, TorchChoice, choose_torch
from .uv import UvError, find_uv

MANAGED_PYTHON = "3.12"  # which uv loads where this computer has no Python that is fit


@dataclass(frozen=True)
class _Plan:
    """What is going to be installed, where and from where.

    Args:
        location: Folder of the environment.
        requirements: List of what the engine needs.
        extras: Lists of optional packages.
        torch: Which PyTorch.
        sources: Where packages come from.
        base: The Python that it is made from; None: one that uv loads.
        keeps: Whether it begins with the packages of the environment that is there.
    """

    location: Path
    requirements: Path
    extras: Sequence[Path]
    torch: TorchChoice
    sources: Sources
    base: BasePython | None
    keeps: bool


def create_environment(
    base_python: str,
    location: Path,
    requirements: Path,
    torch: str,
    feedback: QgsProcessingFeedback,
    extras: Sequence[Path] = (),
    index: str = "",
) -> str:
    """Make a virtual environment and install what the engine needs into it.

    Args:
        base_python: Interpreter to make it from; "" searches one.
        location: Folder; must be new, empty, or such an environment, which is then brought up to date.
        requirements: List of packages, as pip reads it.
        torch: Which PyTorch: a requirement such as "torch==2.13.0", a build such as "cu128", or both; "" takes the
            newest of the build that fits the graphics card.
        feedback: Receives what the programs print, and may cancel.
        extras: Further such lists, of optional packages; they leave PyTorch as it is.
        index: Addresses or folders that packages are loaded from instead; "" takes pip's settings, or PyPI.

    Returns:
        The new environment's interpreter.

    Raises:
        QgsProcessingException: If it fails or is cancelled; what was there before is there still.
    """
    refused = why_no_pytorch(this_system())
    if refused:
        raise QgsProcessingException(refused)
    check_place(location)
    with only_here(location), scratch_beside(location) as scratch:
        settle(location)
        sources = find_sources(index)
        base = chosen_base(base_python, location, feedback)
        version = f"{base.version[0]}.{base.version[1]}" if base else MANAGED_PYTHON
        network = network_variables(installer_environment(sources, {}, scratch, scratch), scratch)
        pythons = Path(plugin_folder()) / "python"
        runner = Runner(feedback, installer_environment(sources, network, scratch, pythons), version)
        keeps = is_marked_complete(location) and version_of(location) == version
        has = installed_torch(location) if keeps else ""
        chosen = choose_torch(torch, has, _lists_torch(requirements))
        chosen = replace(chosen, index="") if sources.given else chosen
        plan = _Plan(location, requirements, extras, chosen, sources, base, keeps)
        _announce(plan, feedback)
        return _first_that_succeeds(_installers(plan, runner), plan, runner)


def _announce(plan: _Plan, feedback: QgsProcessingFeedback) -> None:
    """Say what is loaded, from where, how much it is; refuse it if the disk has no room."""
    size, free = size_of(plan.torch.build), free_space(plan.location)
    if plan.torch.reason:
        feedback.pushInfo(plan.torch.reason)
    build = tr("PyTorch in the build {build} and what else the engine needs", build=plan.torch.build)
    places = ", ".join(filter(None, [plan.torch.index, str(plan.sources)]))
    feedback.pushInfo(
        tr(
            "{what} will be loaded from {places}: about {load}, which take about {disk} in {folder}; {free} are free.",
            what=build if plan.torch.build else tr("Packages that are missing or too old"),
            places=without_secrets(places),
            load=size_in_words(size.load),
            disk=size_in_words(size.disk),
            folder=plan.location,
            free=size_in_words(free),
        )
    )
    check_space(size, free, plan.location)


def _installers(plan: _Plan, runner: Runner) -> list[Installer]:
    """The programs to try, in this order."""
    installers: list[Installer] = []
    base = plan.base
    runner.feedback.setProgressText(tr("Looking for the program uv"))
    try:
        program = find_uv(Path(plugin_folder()), plan.sources, partial(fetch, feedback=runner.feedback))
        installers.append(Uv(program, base.path if base else MANAGED_PYTHON))
    except UvError as error:
        runner.feedback.pushInfo(
            tr("The program uv cannot be had ({why}); pip does the same more slowly.", why=without_secrets(str(error)))
        )
    runner.stop_if_cancelled()
    if base and (base.can_venv or not installers):
        installers.append(Pip(base.path))
    if not installers:
        raise QgsProcessingException(
            tr(
                "No Python that is fit for the engine was found on this computer, and the program uv, which could load "
                "one, cannot be had.\nInstall Python 3.12 from https://www.python.org and run this again, or choose a "
                "Python as PYTHON."
            )
        )
    return installers


def _first_that_succeeds(installers: Sequence[Installer], plan: _Plan, runner: Runner) -> str:
    for installer, following in zip(installers, [*installers[1:], None]):
        try:
            return _build(installer, plan, runner)
        except Failed as error:
            if following is None:
                raise
            runner.feedback.pushWarning(
                tr(
                    "{error}\nThis was {name}; now {other} tries.",
                    error=error,
                    name=installer.name,
                    other=following.name,
                )
            )
    raise AssertionError("there is no installer")


def _build(installer: Installer, plan: _Plan, runner: Runner) -> str:
    """Build the environment with one program; the environment's interpreter."""
    folder = where_it_is_built(plan.location)
    try:
        begin(folder)
        wanted = _fill(installer, plan, runner, folder)
        _try_torch(folder, plan, runner)
        if folder != plan.location:
            scripts_know(folder, plan.location)
        complete(
            folder,
            {
                "made_from": plan.base.path if plan.base else "",
                "version": runner.version,
                "installed": [without_secrets(word) for word in wanted],
                "installer": installer.name,
            },
        )
        if folder != plan.location:
            _exchange(plan.location, folder)
    except BaseException:
        if not remove(folder):
            runner.feedback.pushWarning(
                tr("{folder} could not be removed whole. The next run with CREATE removes it.", folder=folder)
            )
        raise
    return str(environment_python(plan.location))


def _fill(installer: Installer, plan: _Plan, runner: Runner, folder: Path) -> list[str]:
    """Make the environment and install the packages; what pip or uv was asked for."""
    feedback, sources = runner.feedback, plan.sources.options
    has_pip = plan.keeps and has_package(plan.location, "pip")
    feedback.setProgressText(tr("Making an environment in {folder}", folder=plan.location))
    runner.run(installer.make(folder, has_pip), tr("The environment cannot be made"))
    if plan.keeps:
        keep_packages(plan.location, folder)
    made = environment_python(folder)
    feedback.setProgressText(tr("Installing what the engine needs; this takes minutes"))
    _install_torch(installer, plan, runner, made)
    wanted = [*plan.torch.of_the_usual_index, "-r", str(plan.requirements)]
    runner.run(installer.install(made, [*wanted, *sources]), tr("The packages cannot be installed"))
    for extra in plan.extras:
        pin = keeping_torch(installed_torch(folder))
        more = ["-r", str(extra), *(pin[:1] if plan.sources.given else pin)]
        runner.run(installer.install(made, [*more, *sources]), tr("The optional packages cannot be installed"))
        wanted += more
    if not has_package(folder, "pip"):  # lines that people are shown use it
        try:
            runner.run(installer.install(made, ["pip", *sources]), tr("pip cannot be installed"))
        except Failed:
            feedback.pushInfo(tr("The environment has no pip, which only lines need that you would type yourself."))
    return wanted


def _install_torch(installer: Installer, plan: _Plan, runner: Runner, python: Path) -> None:
    """Install the build of PyTorch that has an index of its own; if it is only our choice, others will do."""
    chosen, failure = plan.torch, tr("PyTorch cannot be installed")
    if chosen.replaces and chosen.build:
        runner.run(installer.uninstall(python, "torch"), failure)
    if not chosen.index:
        return
    try:
        runner.run(installer.install(python, [chosen.requirement, "--index-url", chosen.index]), failure)
    except Failed as error:
        if not chosen.automatic:
            raise
        size = size_of(USUAL.get(sys.platform, PROCESSORS_ONLY))
        runner.feedback.pushWarning(
            tr(
                "{error}\nThe usual PyTorch is installed instead, which may not use the graphics card: about {load} "
                "are loaded, which take about {disk}.",
                error=error,
                load=size_in_words(size.load),
                disk=size_in_words(size.disk),
            )
        )
        check_space(size, free_space(plan.location), plan.location)


def _try_torch(folder: Path, plan: _Plan, runner: Runner) -> None:
    """Load PyTorch once: what does not load must not take the place of what does."""
    if not installed_torch(folder):
        return
    runner.feedback.setProgressText(tr("Trying whether PyTorch can be loaded"))
    try:
        runner.run([str(environment_python(folder)), "-E", "-s", "-c", "import torch"], tr("PyTorch cannot be loaded"))
    except Failed as error:
        if folder != plan.location:
            raise QgsProcessingException(
                tr("{error}\nThe environment that was there before is left as it was.", error=error)
            ) from error
        runner.feedback.pushWarning(str(error))


def _exchange(location: Path, new: Path) -> None:
    try:
        exchange(location, new)
    except OSError as error:
        raise QgsProcessingException(
            tr(
                "The new environment cannot take the place of {folder}, which another program uses ({error}).\n"
                "Wait until all trainings and classifications have ended, in other windows of QGIS too, and run this "
                "again. The environment is as it was.",
                folder=location,
                error=reason(error),
            )
        ) from error


def _lists_torch(requirements: Path) -> bool:
    return any(line.startswith("torch") for line in requirements.read_text(encoding="utf-8").splitlines())
