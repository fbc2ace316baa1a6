"""Programs that stand in for the worker's Python: they speak the protocol well, badly, or not at all.

`make_fake(folder, body)` writes an executable that is called like Python: `-E -s -u -m training <job> job.json`.
Its body sees `job` (the job's name), `config` (the parameters) and the functions of `_PRELUDE`.
"""

from __future__ import annotations

import sys
from pathlib import Path

_PRELUDE = """#!{python}
import json, os, pathlib, signal, sys, time
if "-c" in sys.argv:
    sys.stdout.write("3.11")
    sys.exit(0)
job = sys.argv[-2]
config = json.loads(pathlib.Path(sys.argv[-1]).read_text(encoding="utf-8"))
record = os.environ.get("FAKE_WORKER_RECORD")
if record:
    with open(record, "a", encoding="utf-8") as file:
        file.write(json.dumps(dict(job=job, argv=sys.argv[1:], cwd=os.getcwd(), config=config)) + "\\n")


def say(type, **fields):
    sys.stdout.write(json.dumps(dict(type=type, **fields)) + "\\n")
    sys.stdout.flush()


def hello(protocol=1):
    say("hello", protocol=protocol, engine_version="0.1.0", python="3.11.2", torch="2.13.0")


def touch(field, text="x"):
    path = pathlib.Path(config[field])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return str(path)


def leave_part(field):
    path = pathlib.Path(config[field])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name(path.stem + ".vaihingen.part" + path.suffix).write_text("unfinished")


"""

GOOD = """
sys.path.insert(0, os.getcwd())


def write_raster(field):
    from osgeo import gdal

    path = config[field]
    os.makedirs(os.path.dirname(path), exist_ok=True)
    raster = gdal.GetDriverByName("GTiff").Create(path, 4, 4, 1)
    raster.SetGeoTransform((0, 1, 0, 4, 0, -1))
    return path


def write_model(field):
    import struct
    from training.contract.class_scheme import ISPRS
    from training.contract.model_card import HEADER_KEY, Channel, ModelCard

    channels = (Channel("nir", 1, 0.0, 1.0), Channel("red", 2, 0.0, 1.0), Channel("green", 3, 0.0, 1.0))
    card = ModelCard("unet", {}, channels, 3, "uint8", "none", ISPRS, (0, 1, 2, 3, 4, 5), 0.09, 256)
    header = json.dumps({"__metadata__": {HEADER_KEY: card.to_json()}}).encode()
    path = touch(field)
    pathlib.Path(path).write_bytes(struct.pack("<Q", len(header)) + header)
    return path


def write_dataset(field):
    from training.contract.class_scheme import ISPRS
    from training.contract.dataset_card import DESCRIPTION, DatasetCard, DatasetChannel, Source
    from training.contract.patch_list import PatchRow, write_patch_list

    folder = pathlib.Path(config[field])
    folder.mkdir(parents=True, exist_ok=True)
    channels = [DatasetChannel(role, band, "", 0.0, 1.0) for band, role in enumerate(("nir", "red", "green"), 1)]
    sources = (Source("1", "1", "1.tif", "1_labels.tif"),)
    card = DatasetCard(256, 1.0, ISPRS, tuple(channels), 3, "uint8", "none", {}, sources=sources)
    (folder / DESCRIPTION).write_text(card.to_json())
    shares = {**dict.fromkeys(ISPRS.values, 0.0), 0: 0.25, 1: 0.75}
    row = PatchRow("p1", "1", "train", 0, 0, 256, 256, (0.0, -256.0, 256.0, 0.0), 1.0, shares)
    write_patch_list(folder, ISPRS.values, [row])
    return str(folder)


hello()
say("log", level="info", message="device: cpu")
say("log", level="warning", message="one odd thing")
say("progress", fraction=0.5, stage="working", detail="step 1 of 2")
say("progress", fraction=0.25, stage="working", detail="step 1 of 2")
say("metric", step=1, values={"loss": 1.5})
outputs = {}
for field in ("output", "model", "confidence", "probabilities", "report", "matrix", "scores"):
    if not config.get(field) or (field, job) == ("model", "classify"):
        continue
    if config[field].endswith(".tif"):
        outputs[field] = write_raster(field)
    elif field == "output":
        outputs[field] = write_dataset(field)
    else:
        outputs[field] = write_model(field) if field == "model" else touch(field)
say("progress", fraction=1.0, stage="done", detail="")
scores = dict(overall_accuracy=0.875, mean_f1=0.75, mean_iou=None, kappa=0.5, epochs_run=3)
scores.update(train_patches=2, validation_patches=1, test_patches=0, shared_pixels=0)
scores.update(python=sys.executable, python_version="3.11.2", torch_version="2.13.0", device="cpu", missing=[])
scores.update(best_variant="ortho_height")
say("result", outputs=outputs, scores=scores)
"""
WAITS_FOR_CANCEL = """
hello()
leave_part("model")
say("progress", fraction=0.1, stage="training", detail="")
for line in sys.stdin:
    if "cancel" in line:
        break
say("cancelled", message="The best model so far was kept.")
sys.exit(3)
"""
SILENT = "time.sleep(600)"
SILENT_AFTER_HELLO = "hello(); leave_part('model'); time.sleep(600)"
IGNORES_CANCEL = """
signal.signal(signal.SIGTERM, signal.SIG_IGN)
hello()
leave_part("model")
while True:
    time.sleep(0.05)
"""
GARBAGE_FIRST = "print('Welcome to Foo 3.1'); sys.stdout.flush(); time.sleep(600)"
GARBAGE_LATER = """
hello()
print("a stray line"); print("{}"); print('{"type": "unknown"}'); print('{"type": "progress"}')
say("result", outputs={}, scores={})
"""
HALF_LINE = 'hello(); sys.stdout.write(\'{"type": "resu\'); sys.stdout.flush()'
DIES_WITH_9 = """
hello()
leave_part("model")
say("progress", fraction=0.3, stage="classifying", detail="window 812 of 2400")
os.kill(os.getpid(), 9)
"""
FLOODS_STDERR = """
hello()
for number in range(200000):
    sys.stderr.write("noise %d\\n" % number)
say("result", outputs={}, scores={})
"""
FLOODS_AND_FAILS = """
hello()
for number in range(1000):
    sys.stderr.write("noise %d\\n" % number)
sys.exit(1)
"""
WRONG_VERSION = "hello(protocol=99); time.sleep(600)"
NO_RESULT = "hello()"
RESULT_BUT_FAILS = "hello(); say('result', outputs={}, scores={}); sys.exit(1)"
NOT_UTF8 = """
hello()
sys.stdout.buffer.write(b"\\xff\\xfe broken\\n"); sys.stdout.flush()
sys.stderr.buffer.write(b"caf\\xe9\\n"); sys.stderr.flush()
say("result", outputs={}, scores={})
"""
ENGINE_ERROR = """
hello()
leave_part("model")
say("error", code="raster", message="The image has 4 bands.", hint="Choose three.", traceback="")
sys.exit(4)
"""
BUG = """
hello()
say("error", code="bug", message="ZeroDivisionError: division by zero", hint="", traceback="Traceback: line 7")
sys.exit(1)
"""
CRASHES_AT_START = "sys.stderr.write('ModuleNotFoundError: no module named training\\n'); sys.exit(1)"
USAGE = "hello(); sys.stderr.write('usage: training ...\\n'); sys.exit(2)"
GRANDCHILD_HOLDS_PIPES = """
import subprocess
hello()
subprocess.Popen(["sleep", "600"])
say("result", outputs={}, scores={})
"""

OLD_PYTHON = """#!/bin/sh
for word in "$@"; do
    if [ "$word" = "-c" ]; then printf '3.6'; exit 0; fi
done
echo "SyntaxError: future feature annotations is not defined" >&2
exit 1
"""


def make_fake(folder: Path, body: str) -> str:
    """Write a fake interpreter with this body and return its path."""
    path = folder / "fake_python"
    path.write_text(_PRELUDE.replace("{python}", sys.executable) + body, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def make_script(folder: Path, text: str) -> str:
    """Write an executable with exactly this text and return its path."""
    path = folder / "fake_python"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return str(path)
