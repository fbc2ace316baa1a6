"""A table of odd calls to any algorithm: what users bring or ask for, and the right answer.

Each module of this folder holds the cases of one kind: functions that write files into a folder and return the `Call`
with the answer that it must get. All cases run on the engine's command line (`tests/engine/test_odd_calls.py`), but for
those of algorithms that only QGIS has (`engine=False`). Those marked `qgis=True` also run through `qgis_process`
(`tests/e2e/test_odd_calls.py`), for which `python -m tests.odd_calls FOLDER` writes them as files.

What holds for all of them is not repeated in the table: a refused call ends with an error code and without a
traceback, and writes nothing; whatever lay in the folder before a call lies there after it, byte for byte, unless the
case names it in `replaces`.
"""
