"""Two processes of a job, of which the second fails; the first waits for it as on a card, or computes with it."""

from __future__ import annotations

import os
import signal
import sys
import threading

import torch

from training.contract.errors import DatasetError
from training.network.distributed import connected

if __name__ == "__main__":
    fate, other = sys.argv[1:]
    with connected("cpu") as two:
        two.any(False)  # both are there
        if not two.is_first and fate == "raises":
            raise DatasetError("A file is missing.", "Look for it.")
        if not two.is_first and fate == "is killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if other == "waits":
            threading.Event().wait()
        while True:
            two.sum(torch.ones(3))
