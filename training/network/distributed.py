"""Several processes that work on one job: what they share, and how they agree."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import torch
import torch.distributed as dist
from torch import nn

from ..contract.errors import DeviceError, EngineError
from ..contract.language import tr
from ..jobs.process_rank import ProcessRank, process_rank
from .failure_watch import FailureWatch
from .shared_batch_norm import share_statistics

Item = TypeVar("Item")


@dataclass(frozen=True)
class ProcessGroup(ProcessRank):
    """The processes that share a job, seen from this one; it is alone unless `connected` has made the group."""

    @property
    def share(self) -> slice:
        """Which part of a batch this process works on."""
        return slice(self.rank, None, self.size)

    def shard(self, items: Sequence[Item]) -> Sequence[Item]:
        """The part of a batch that this process works on; may be empty."""
        return items[self.share]

    def sum(self, values: torch.Tensor) -> torch.Tensor:
        """Sum over all processes, the same bits in each; gradients flow back through it."""
        return values if self.size == 1 else _Sum.apply(values)  # type: ignore[no-untyped-call, no-any-return]

    def any(self, flag: bool) -> bool:
        """Whether `flag` is true in one of the processes; does not wait for a GPU."""
        return flag if self.size == 1 else bool(self.sum(torch.tensor(int(flag))))

    def broadcast(self, value: Any) -> Any:
        """The `value` of the first process, in all of them; plain data and tensors."""
        if self.size == 1:
            return value
        box = [value]
        dist.broadcast_object_list(box, src=0, device=torch.device("cpu"))
        return box[0]

    def gather(self, value: Any) -> list[Any]:
        """The `value` of each process, by rank, in the first one; [] in the others. Plain data and tensors."""
        if self.size == 1:
            return [value]
        values: list[Any] | None = [None] * self.size if self.is_first else None
        dist.gather_object(value, values)
        return values or []

    def data_parallel(self, network: nn.Module, device: torch.device) -> nn.Module:
        """The network to call in training: its gradients are the mean over all processes.

        Its batch normalisations use the statistics of the whole batch, wherever its patches are. `network` itself holds
        the weights, and is what to call elsewhere.
        """
        if self.size == 1:
            return network
        share_statistics(network, self.sum)
        gpus = [self.local_rank] if device.type == "cuda" else None
        return nn.parallel.DistributedDataParallel(network, device_ids=gpus, gradient_as_bucket_view=True)


SINGLE_PROCESS = ProcessGroup()


class _Sum(torch.autograd.Function):
    """Sum over all processes, forward and backward; the one in `torch.distributed.nn` is deprecated (PyTorch 2.13)."""

    @staticmethod
    def forward(ctx: Any, values: torch.Tensor) -> torch.Tensor:
        result = values.clone(memory_format=torch.contiguous_format)
        dist.all_reduce(result)
        return result

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> torch.Tensor:
        result = gradient.clone(memory_format=torch.contiguous_format)
        dist.all_reduce(result)
        return result


@contextlib.contextmanager
def connected(device: str) -> Iterator[ProcessGroup]:
    """Connect the processes that torchrun has started; a single one has nothing to connect.

    Args:
        device: What the user wants them to compute on: "auto", "cuda", "cpu" or "mps".

    A process that fails or is cancelled tells the others, who may be waiting for it on a card, and ends without them.

    Raises:
        EngineError: If another process has gone away meanwhile.
    """
    here = process_rank()
    group = ProcessGroup(here.rank, here.size, here.local_rank, here.local_size)
    if group.size == 1:
        yield group
        return
    on_gpus = (device == "auto" or device.startswith("cuda")) and torch.cuda.is_available()
    if on_gpus:
        gpus = torch.cuda.device_count()
        if device.startswith("cuda:"):
            raise DeviceError(
                tr(
                    "DEVICE is {device}, but {count} processes work on this job, each on a card of its own.",
                    device=device,
                    count=group.size,
                ),
                tr("Choose DEVICE=cuda, or start one process."),
            )
        if group.local_size > gpus:
            raise DeviceError(
                tr(
                    "{count} processes were started on a machine with {gpus} graphics cards.",
                    count=group.local_size,
                    gpus=gpus,
                ),
                tr("Start one process a card (torchrun --nproc-per-node), or choose DEVICE=cpu."),
            )
        torch.cuda.set_device(group.local_rank)
    if on_gpus and not dist.is_nccl_available():
        raise DeviceError(
            tr("Several graphics cards work on one job with NCCL, which PyTorch has on Linux only."),
            tr("Start one process, or choose DEVICE=cpu."),
        )
    dist.init_process_group("cpu:gloo,cuda:nccl" if on_gpus else "gloo")
    watch = FailureWatch()
    try:
        yield group
        dist.barrier()  # wait, or gloo reports a peer that has ended earlier as lost
    except RuntimeError as error:
        watch.tell_others()
        if not _is_lost_connection(error):
            raise
        raise EngineError(
            tr("Another of the {count} processes of this job has ended or cannot be reached.", count=group.size),
            tr("See its own message, remove its cause, and run the job again."),
        ) from error
    except BaseException:
        watch.tell_others()
        raise
    else:  # after an error it would wait for the others, who wait for this one
        watch.end()
        dist.destroy_process_group()


def _is_lost_connection(error: RuntimeError) -> bool:
    return isinstance(error, dist.DistError) or any(
        word in str(error) for word in ("Connection closed by peer", "Connection reset", "gloo")
    )
