"""Takes to the other machine what it lacks of a job's files. No Qt."""

from __future__ import annotations

import time
from collections.abc import Callable

from ...training.contract.elsewhere.frames import CHUNK
from ...training.contract.errors import ConfigError, reason
from ...training.contract.language import tr
from ...training.contract.language.quantities import size_in_words
from .link import Link
from .staging import StagedFile, Staging

_NEWS_S = 10.0  # between lines in the log


def upload(link: Link, staging: Staging, host: str, tell: Callable[[str], None]) -> None:
    """Offer all files, send those that are wanted, and wait until they have arrived.

    Raises:
        ConfigError: If a shared folder does not hold a file there, the disk there is too small, or a file cannot be
            read here.
    """
    places = list(staging.files)
    link.send(
        "files",
        files=[[place, staging.files[place].size, staging.files[place].time_ns] for place in places],
        folders=list(staging.folders),
        alone=list(staging.alone),
        shared=list(staging.shared),
    )
    wanted = link.receive("wanted")
    for there in wanted["absent"]:
        raise ConfigError(
            tr(
                "{folder} lies in a shared folder, but on {host} there is no {there}.",
                folder=staging.shared[there],
                host=host,
                there=there,
            ),
            tr(
                "Correct the shared folders in Settings > Options > Processing > Providers > Vaihingen U-Net, or "
                "mount that folder there."
            ),
        )
    files = {places[index]: staging.files[places[index]] for index in wanted["files"]}
    size = sum(file.size for file in files.values())
    if wanted["lacking"]:
        lacking, needed = size_in_words(wanted["lacking"]), size_in_words(size)
        raise ConfigError(
            tr(
                "The disk of {host} lacks {lacking}: copies of this run's inputs take {needed} there, and its "
                "results need some room too.",
                host=host,
                lacking=lacking,
                needed=needed,
            ),
            tr(
                "Free space there (copies of earlier runs lie in ~/.cache/vaihingen_unet and may be deleted), or "
                "give the folder of the data as a shared folder."
            ),
        )
    _send(link, files, size, host, tell)


def send_resumed(link: Link, files: dict[str, StagedFile], host: str, tell: Callable[[str], None]) -> None:
    """Send what the job is resumed from, as far as what is there is older."""
    places = list(files)
    wanted = {places[index]: files[places[index]] for index in link.receive("wanted")["files"]}
    _send(link, wanted, sum(file.size for file in wanted.values()), host, tell)


def _send(link: Link, files: dict[str, StagedFile], size: int, host: str, tell: Callable[[str], None]) -> None:
    if files:
        tell(
            tr(
                "Copying a file ({size}) to {host}."
                if len(files) == 1
                else "Copying {count} files ({size}) to {host}.",
                count=len(files),
                size=size_in_words(size),
                host=host,
            )
        )
    sent, news = 0, time.monotonic() + _NEWS_S
    for place, file in files.items():
        try:
            _send_one(link, place, file)
        except OSError as error:
            raise ConfigError(
                tr(
                    "{file} cannot be copied to {host}: {reason}.",
                    file=file.path,
                    host=host,
                    reason=reason(error),
                ),
                tr("Run it again when it is whole."),
            ) from error
        sent += file.size
        if time.monotonic() > news:
            news = time.monotonic() + _NEWS_S
            tell(tr("Copied {sent} of {size}.", sent=size_in_words(sent), size=size_in_words(size)))
    link.receive("stored")


def _send_one(link: Link, place: str, file: StagedFile) -> None:
    if file.content is None:
        link.send_file(file.path, file.size, place=place, time=file.time_ns)
        return
    link.send("file", place=place, time=file.time_ns)
    for start in range(0, len(file.content), CHUNK):
        link.send("data", file.content[start : start + CHUNK])
    link.send("sent")
