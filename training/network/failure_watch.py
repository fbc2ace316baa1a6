"""Several processes on one job: one that fails ends the others, also those that wait for it on a card for ever."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from typing import Any

import torch.distributed as dist

_EVERY_S = 1.0
_PATIENCE_S = 3.0  # for a process to notice by itself what has happened, and to say it better


class FailureWatch:
    """A thread that ends this process when another one has failed, as torchrun and people do: by SIGTERM.

    NCCL notices a process that is gone only after minutes. Must be made when the processes are connected.
    """

    def __init__(self) -> None:
        self._over = threading.Event()
        self._failed = f"vaihingen/failed/{os.environ.get('TORCHELASTIC_RESTART_COUNT', 0)}"
        self._others = self._connect()
        if self._others is not None:
            threading.Thread(target=self._watch, args=(self._others,), daemon=True).start()

    def tell_others(self) -> None:
        """This process has failed; others end, too."""
        self.end()
        if self._others is not None:
            with contextlib.suppress(RuntimeError):
                self._others.set(self._failed, "yes")

    def end(self) -> None:
        """The job is done, or this process ends by itself."""
        self._over.set()

    def _connect(self) -> Any:
        """A line of its own to what the processes share: the usual one is occupied while they wait for each other."""
        with contextlib.suppress(RuntimeError, KeyError, ValueError):
            host, port = os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"])
            return dist.TCPStore(  # type: ignore[attr-defined]
                host, port, is_master=False, wait_for_workers=False
            )
        return None

    def _watch(self, others: Any) -> None:
        while not self._over.wait(_EVERY_S):
            try:
                failed = others.check([self._failed])
            except RuntimeError:  # the process that kept it is gone
                failed = True
            if failed:
                if not self._over.wait(_PATIENCE_S):
                    signal.raise_signal(signal.SIGTERM)
                return
