"""What a graphics card does with the engine, in sections of which none ends the others: `make gpu-check`.

`python -m tests.bench.gpu [SECTION ...] [--tiny] [--out FOLDER]`. Needs PyTorch, NumPy and SciPy, neither rasterio nor
programs of GDAL. `--tiny` tries the check itself on a processor. docs/graphics_cards.md tells what the figures mean.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import nn

from tests.bench import no_rasterio  # first: the engine is imported after it
from tests.bench.contest import say
from tests.bench.ready_setup import CHANNELS, IRRG, OUTPUTS, bare_steps, card_for, ready_setup, step_parts
from training.jobs.reporter import NullReporter
from training.learning.history import TrainingHistory
from training.learning.pace import pace_of
from training.learning.passes.epoch import train_epoch
from training.learning.passes.validation import validate
from training.learning.patch_tensors import StoredPatches
from training.network.architectures import build_network
from training.network.fold_batch_norm import folded
from training.network.memory import is_out_of_memory
from training.network.network_input import network_input

_WORK = {64: (16, 30), 16: (16, 60)}  # width: patches a step, steps
_TINY = {4: (2, 2)}


class Check:
    """Where it runs, how large, and what is found."""

    def __init__(self, tiny: bool) -> None:
        self.cuda, self.tiny = torch.cuda.is_available(), tiny
        self.device = torch.device("cuda" if self.cuda else "cpu")
        self.side = 32 if tiny else 256
        self.work = _TINY if tiny else _WORK
        self.found: list[str] = []

    def result(self, text: str) -> None:
        """Say it, and again in the summary."""
        self.found.append(text)
        say(f"  {text}")

    def timed(self, work: Callable[[], object], rounds: int = 3) -> tuple[float, float]:
        """Least seconds with all work done, and in which it was only handed over."""
        whole, queued = [], []
        for _ in range(rounds + 1):  # the first one prepares
            self.wait()
            started = time.perf_counter()
            work()
            queued.append(time.perf_counter() - started)
            self.wait()
            whole.append(time.perf_counter() - started)
        return min(whole[1:]), min(queued[1:])

    def wait(self) -> None:
        """Until the card has done all work."""
        if self.cuda:
            torch.cuda.synchronize()

    def clean(self) -> None:
        """Give all memory back."""
        gc.collect()
        if self.cuda:
            torch.cuda.empty_cache()
            torch.cuda.reset_peak_memory_stats()


def card(check: Check) -> None:
    """Name, driver and ceilings."""
    say(f"  PyTorch {torch.__version__}, Python {sys.version.split()[0]}, rasterio {no_rasterio.THERE}")
    if not check.cuda:
        return
    facts = torch.cuda.get_device_properties(0)
    check.result(
        f"{facts.name}, sm_{facts.major}{facts.minor}, {facts.total_memory / 2**30:.0f} GiB, CUDA {torch.version.cuda}"
    )
    left, right = (torch.randn(4096, 4096, device=check.device, dtype=torch.bfloat16) for _ in range(2))
    seconds = check.timed(lambda: [left @ right for _ in range(20)])[0] / 20
    check.result(f"products of bfloat16 matrices: {2 * 4096**3 / seconds / 1e12:.0f} TFLOP/s")


def number_types(check: Check) -> None:
    """Orthophotos of every number type, kept on the card and taken from it."""
    for kind in ("uint8", "int16", "uint16", "uint32", "int32", "float32", "float64"):
        ortho = torch.from_numpy(np.arange(4 * 3 * 64).reshape(4, 3, 8, 8).astype(kind))
        valid, labels = torch.ones(4, 8, 8, dtype=torch.bool), torch.zeros(4, 8, 8, dtype=torch.uint8)
        try:
            taken = StoredPatches(ortho, valid, labels, None, None).to(check.device).take([2, 0])
            images, _ = network_input(taken.ortho, taken.valid, None, None, IRRG)
            stored = float(ortho.numpy()[2, 0, 0, 0])
            right = abs(images[0, 0, 0, 0].item() * IRRG[0].std + IRRG[0].mean - stored) < 1e-3
            check.result(f"{kind}: {'right' if right else 'WRONG VALUES'}")
        except (RuntimeError, NotImplementedError) as error:
            check.result(f"{kind}: FAILS, {str(error)[:90]}")


def train(check: Check) -> None:
    """The training's steps against bare ones, and what a step has beside them."""
    for width, (batch, steps) in check.work.items():
        check.clean()
        setup = ready_setup(width, batch, batch * steps, check.side, kind=check.device.type)
        pace = pace_of(setup, TrainingHistory())
        bare, queued = check.timed(bare_steps(setup, steps))
        ours, ours_queued = check.timed(lambda: train_epoch(setup, pace, NullReporter()))  # noqa: B023
        check.result(
            f"training, WIDTH={width}: {1e3 * ours / steps:.2f} ms a step (handed over in "
            f"{1e3 * ours_queued / steps:.2f}), bare {1e3 * bare / steps:.2f} ({1e3 * queued / steps:.2f}), "
            f"ratio {bare / ours:.3f}"
        )
        for name, work in step_parts(setup).items():
            whole, handed = check.timed(lambda: [work() for _ in range(20)])  # noqa: B023
            say(f"    {name:20s} {1e3 * whole / 20:6.2f} ms, handed over in {1e3 * handed / 20:.2f}")


def epoch(check: Check) -> None:
    """What an epoch costs beside its steps and its validation."""
    import tempfile

    from training.accuracy.scores import Scores
    from training.learning.history import Epoch
    from training.learning.passes.validation import Validation
    from training.learning.running_files import RunningFiles

    width, (batch, _) = next(iter(check.work.items()))
    check.clean()
    with tempfile.TemporaryDirectory() as folder:
        setup = ready_setup(
            width, batch, 4 if check.tiny else 1200, check.side, kind=check.device.type, model=f"{folder}/m.safetensors"
        )
        history = TrainingHistory()
        pace = pace_of(setup, history)
        steps = check.timed(lambda: train_epoch(setup, pace, NullReporter()), 1)[0]
        looked = check.timed(lambda: validate(setup, pace, NullReporter()), 1)[0]
        found: Validation = validate(setup, pace, NullReporter())
        scores, seconds = Scores.from_matrix(found.matrix, setup.data.classes), []
        with RunningFiles(setup, f"{folder}/m.safetensors", lambda setup, _: setup.model.card, NullReporter()) as files:
            for number in range(1, 6):
                started = time.perf_counter()
                entry = Epoch(number, 1.0, 1.0, found.matrix, scores, found.calibration, 1e-3)
                history.add(entry, setup.model.averaged.network, files.place)
                files.after_epoch(history)
                seconds.append(time.perf_counter() - started)
        share = min(seconds[1:]) / (steps + looked + min(seconds[1:]))
    check.result(
        f"epoch, WIDTH={width}: steps {steps:.2f} s, validation {looked:.2f} s, beside them {min(seconds[1:]):.3f} s "
        f"({100 * share:.1f} %); first files {seconds[0]:.2f} s"
    )


def classify(check: Check) -> None:
    """The network as `classify` runs it; from file to file it is `make bench BENCH=classify`."""
    for width in check.work:
        check.clean()
        network, images = _network(check, width), _images(check)
        with torch.inference_mode():
            whole, queued = check.timed(lambda: [network(images) for _ in range(10)])  # noqa: B023
        windows = 10 * len(images)
        check.result(
            f"network of classify, WIDTH={width}: {1e3 * whole / windows:.3f} ms a window "
            f"(handed over in {1e3 * queued / windows:.3f})"
        )


def out_of_memory(check: Check) -> None:
    """Only a share of the card may be taken: the training goes on with less at a time, and the memory stays clean."""
    if not check.cuda:
        return
    total = torch.cuda.get_device_properties(0).total_memory
    for precision in ("bfloat16", "float16"):
        check.clean()
        notes = NullReporter()
        torch.cuda.set_per_process_memory_fraction(min(1.0, 4 * 2**30 / total))
        try:
            setup = ready_setup(64, 64, 64, check.side, kind="cuda", precision=precision)
            pace = pace_of(setup, TrainingHistory())
            train_epoch(setup, pace, notes)
            before = torch.cuda.memory_allocated()
            train_epoch(setup, pace, notes)
            grown = (torch.cuda.memory_allocated() - before) / 2**20
            check.result(f"4 GiB, {precision}: goes on, {len(notes.warnings)} warnings, memory grew by {grown:.0f} MiB")
        except RuntimeError as error:
            why = "for lack of memory, " if is_out_of_memory(error) else ""
            check.result(f"4 GiB, {precision}: FAILS, {why}{str(error)[:90]}")
        finally:
            torch.cuda.set_per_process_memory_fraction(1.0)


def precision(check: Check) -> None:
    """How far each number format is from 64 bit."""
    torch.manual_seed(0)
    plain = build_network("unet", {"in_channels": 3, "num_classes": 6, "width": 4 if check.tiny else 16}).eval()
    images = torch.randn(2, 3, check.side, check.side)
    with torch.inference_mode():
        exact = plain.double()(images.double())
        for kind in (torch.float32, torch.bfloat16, torch.float16):
            found = plain.to(check.device, kind)(images.to(check.device, kind)).double().cpu()
            error = ((found - exact).norm() / exact.norm()).item()
            check.result(f"{str(kind).removeprefix('torch.')}: relative error {error:.1e}")
            plain = plain.cpu()


def variants(check: Check) -> None:
    """What could be gained, each switched on alone: the product has none of them until a card shows a gain."""
    for width, (batch, _) in check.work.items():
        as_it_is = _step_seconds(check, width, batch)
        check.result(f"bare step, WIDTH={width}: {1e3 * as_it_is:.2f} ms")
        torch.backends.cudnn.benchmark = True
        check.result(f"  cudnn.benchmark: {1e3 * _step_seconds(check, width, batch):.2f} ms")
        torch.backends.cudnn.benchmark = False
        check.result(f"  input padded to 8 channels: {1e3 * _step_seconds(check, width, batch, 8):.2f} ms")
        network, images = _network(check, width), _images(check)
        with torch.inference_mode():
            eager = check.timed(lambda: [network(images) for _ in range(10)])[0]  # noqa: B023
            check.result(f"network of classify, WIDTH={width}: {1e3 * eager / 10:.2f} ms a batch")
            if check.cuda:
                check.result(f"  as a CUDA graph: {_graphed(check, network, images)}")
                check.result(f"  convolution with ReLU in one: {_fused(check, width)}")


def _step_seconds(check: Check, width: int, batch: int, channels: int = len(CHANNELS)) -> float:
    check.clean()
    setup = ready_setup(width, batch, batch, check.side, kind=check.device.type)
    if channels == len(CHANNELS):
        return check.timed(bare_steps(setup, 10))[0] / 10
    arguments = {"in_channels": channels, "num_classes": len(OUTPUTS), "width": width}
    network = build_network("unet", arguments).to(check.device, memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(network.parameters(), fused=True)
    images, labels = setup.data.training.batch(range(batch))
    images = nn.functional.pad(images, (0, 0, 0, 0, 0, channels - images.shape[1])).to(
        memory_format=torch.channels_last
    )

    def steps() -> None:
        for _ in range(10):
            optimizer.zero_grad(set_to_none=True)
            with setup.run.device.autocast():
                logits = network(images)
            setup.model.loss(logits.float(), labels).backward()
            optimizer.step()

    return check.timed(steps)[0] / 10


def _network(check: Check, width: int) -> nn.Module:
    card = card_for(width, check.side, IRRG)
    network = folded(build_network("unet", card.architecture_args).eval(), len(IRRG))
    return network.to(check.device, torch.bfloat16).to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def _images(check: Check) -> torch.Tensor:
    images = torch.randn(2 if check.tiny else 16, 3, check.side, check.side, device=check.device, dtype=torch.bfloat16)
    return images.to(memory_format=torch.channels_last)


def _graphed(check: Check, network: nn.Module, images: torch.Tensor) -> str:
    """Milliseconds of a batch replayed, if the first replay is what the network gives by itself."""
    expected = network(images)
    stream = torch.cuda.Stream()
    stream.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(stream):
        network(images)
    torch.cuda.current_stream().wait_stream(stream)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        result = network(images)
    graph.replay()
    check.wait()
    if not torch.allclose(result, expected, rtol=1e-2, atol=1e-2 * expected.abs().max().item()):
        return "OTHER VALUES than without"
    return f"{1e3 * check.timed(lambda: [graph.replay() for _ in range(10)])[0] / 10:.2f} ms a batch"


def _fused(check: Check, width: int) -> str:
    conv = nn.Conv2d(width, width, 3, padding=1).to(check.device, torch.bfloat16).to(memory_format=torch.channels_last)
    images = torch.randn(16, width, 256, 256, device=check.device, dtype=torch.bfloat16).to(
        memory_format=torch.channels_last
    )
    apart = check.timed(lambda: [torch.relu_(conv(images)) for _ in range(20)])[0] / 20

    def together() -> None:
        for _ in range(20):
            torch.cudnn_convolution_relu(images, conv.weight, conv.bias, (1, 1), (1, 1), (1, 1), 1)

    return f"{1e6 * check.timed(together)[0] / 20:.0f} us, apart {1e6 * apart:.0f} us"


SECTIONS = {
    section.__name__: section
    for section in (card, number_types, train, epoch, classify, out_of_memory, precision, variants)
}


def main() -> int:
    """All sections, or those that are named; the exit code is 1 if one has failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", help=f"any of {', '.join(SECTIONS)}; all if none is named")
    parser.add_argument("--tiny", action="store_true", help="try the check itself, on a processor")
    parser.add_argument("--out", type=Path, default=Path("build/gpu_check"), help="folder of the summary")
    arguments = parser.parse_args()
    check = Check(arguments.tiny)
    if not (check.cuda or check.tiny):
        say("There is no graphics card that PyTorch can use. --tiny tries the check itself.")
        return 1
    failed = False
    for name in arguments.sections or SECTIONS:
        say(f"\n{name}")
        try:
            SECTIONS[name](check)
        except Exception as error:
            failed = True
            check.result(f"{name} FAILS: {type(error).__name__} {str(error)[:160]}")
            say(traceback.format_exc())
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "summary.txt").write_text("\n".join(check.found) + "\n", encoding="utf-8")
    say(f"\nSummary: {arguments.out / 'summary.txt'}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
