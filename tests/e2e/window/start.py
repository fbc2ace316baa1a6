"""What `qgis --code` runs once the window is open: plays the scenario that the environment names."""

import importlib
import json
import os
import sys

sys.path.insert(0, os.environ["WINDOW_SCRIPTS"])

from player import play

play(importlib.import_module(os.environ["WINDOW_SCENARIO"]).scenario, json.loads(os.environ["WINDOW_JOB"]))
