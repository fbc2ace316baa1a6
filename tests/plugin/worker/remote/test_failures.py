"""What a failure on another machine is said to be."""

import pytest

from vaihingen_qgis_plugin.worker.outcome import Ending, Outcome
from vaihingen_qgis_plugin.worker.remote import failures
from vaihingen_qgis_plugin.worker.remote.address import Address

GPU = Address("gpu", "/opt/python", "anna", 2222)


def test_a_disk_that_was_full_while_a_job_failed():
    said = failures.full(GPU, Outcome(Ending.ENGINE_ERROR, "/home/anna/a.tif cannot be written: error.", "Free space."))
    assert said.ending is Ending.ENGINE_ERROR
    assert said.message.startswith("The disk of gpu was full while this run wrote there: /home/anna/a.tif")
    assert "~/.cache/vaihingen_unet" in said.hint


@pytest.mark.parametrize("can_resume", [True, False])
def test_a_lost_connection(can_resume):
    words = ["one line", "client_loop: send disconnect: Broken pipe"]
    error = failures.lost(GPU, " during 'Training' (epoch 3 of 9)", words, can_resume)
    assert error.message == (
        "The connection to gpu was lost during 'Training' (epoch 3 of 9) (client_loop: send disconnect: Broken pipe). "
        "The run there stops by itself."
    )
    assert ("RESUME" in error.hint) is can_resume


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("ssh: connect to host gpu port 22: Connection timed out", 255, "gpu does not answer."),
        ("ssh: Could not resolve hostname gpu: No such host is known. ", 255, "There is no machine called gpu."),
        ("bash: line 1: /opt/python: No such file or directory", 127, "There is no /opt/python on gpu."),
        ("/opt/python: Command not found.", 1, "There is no /opt/python on gpu."),
        ("sh: /opt/python: Permission denied", 126, "/opt/python on gpu cannot be run."),
        ("something of nobody's", 255, "gpu cannot be reached with ssh."),
    ],
)
def test_what_ssh_and_shells_say(words, code, message):
    error = failures.never_started(GPU, code, [words])
    assert error.message.startswith(message) and error.hint


def test_commands_are_to_be_pasted():
    error = failures.never_started(GPU, 255, ["Host key verification failed."])
    assert "ssh -p 2222 anna@gpu" in error.hint
    error = failures.never_started(GPU, 255, ["@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @"])
    assert "ssh-keygen -R [gpu]:2222" in error.hint
    assert "ssh://anna@gpu:2222/~/vaihingen/bin/python" in failures.how_to_make(GPU)
