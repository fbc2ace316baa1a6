"""What differs from computer to computer, each system played by its facts."""

from __future__ import annotations

import pytest

from training.contract.computer import systems
from training.contract.computer.libraries import missing_runtime
from training.contract.computer.systems import System, why_no_pytorch
from training.contract.errors import DependencyError
from training.jobs import run

C10 = 'OSError: [WinError 126] The specified module could not be found. Error loading "C:\\x\\c10.dll" or a dependency.'


@pytest.mark.parametrize(
    ("said", "code", "platform", "missing"),
    [
        (C10, 1, "win32", True),
        (C10.replace("126", "127"), 1, "win32", True),
        (C10.replace("126", "1114"), 1, "win32", True),
        (
            "ImportError: DLL load failed while importing _C: The specified procedure could not be found.",
            1,
            "win32",
            True,
        ),
        ("", 0xC0000135, "win32", True),
        ("", -1073741515, "win32", True),
        ("", 0xC000007B, "win32", True),
        ("", 0xC0000005, "win32", False),  # a crash is no missing library
        ("[WinError 126] of something else", 1, "win32", False),
        ("ImportError: libcudart.so.12: cannot open shared object file", 1, "linux", False),
        ("", -9, "linux", False),
        ("", 53, "linux", False),
    ],
)
def test_a_missing_runtime_of_windows_is_known_by_codes_and_words(said, code, platform, missing):
    remedy = missing_runtime(said, code, platform)
    assert ("https://aka.ms/vs/17/release/vc_redist.x64.exe" in remedy) is missing and bool(remedy) is missing


def test_a_job_whose_libraries_do_not_load_says_so(monkeypatch):
    def fail(*_, **__):
        raise OSError(C10)

    monkeypatch.setattr(run.importlib, "import_module", fail)
    with pytest.raises(DependencyError) as caught:
        run._load("learning.train")
    assert "vc_redist" in caught.value.hint and "c10.dll" in caught.value.message


@pytest.mark.parametrize(
    ("system", "words"),
    [
        (System("darwin", "x86_64"), "Macs with an Intel processor"),
        (System("darwin", "arm64"), ""),
        (System("darwin", "arm64", translated=True), ""),  # an arm64 Python is taken
        (System("win32", "AMD64"), ""),
        (System("win32", "ARM64"), ""),  # x86-64 runs there too
        (System("linux", "x86_64", c_library=("glibc", "2.36")), ""),
        (System("linux", "aarch64", c_library=("glibc", "2.28")), ""),
        (System("linux", "x86_64", c_library=("glibc", "2.17")), "this system has 2.17"),
        (System("linux", "x86_64", c_library=("", "")), "Alpine"),
        (System("linux", "riscv64", c_library=("glibc", "2.39")), "riscv64"),
    ],
)
def test_systems_without_pytorch_are_known(system, words):
    why = why_no_pytorch(system)
    assert words in why and bool(why) is bool(words)


def test_rosetta_is_seen(monkeypatch):
    monkeypatch.setattr(systems.sys, "platform", "darwin")
    monkeypatch.setattr(systems.platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(systems, "_is_translated", lambda: True)
    assert systems.this_system().processor == "arm64" and systems.this_system().translated
    monkeypatch.setattr(systems, "_is_translated", lambda: False)
    assert systems.this_system().processor == "x86_64"


def test_this_system_has_pytorch():
    assert why_no_pytorch(systems.this_system()) == ""
