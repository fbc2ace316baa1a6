"""The folders of the ISPRS Vaihingen benchmark."""

from __future__ import annotations

ORTHO_FOLDER = "top"
HEIGHT_FOLDERS = ("dsm", "ndsm")  # releases name them differently
REFERENCE_FOLDER = "gts_for_participants"
ERODED_FOLDER = "gts_eroded_for_participants"
