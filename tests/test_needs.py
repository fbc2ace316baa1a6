"""`.ci/needs` says what is missing, and how it is called on this system."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BASH = shutil.which("bash")
PROGRAMS = ("make", "git", "tar", "qgis_process", "gdalinfo", "ogrinfo", "Xvfb")
# A Python that lacks modules; qgis is one with the version of the second word.
PYTHON = """#!{bash}
exec {python} -I -c '
import sys, types
qgis = types.ModuleType("qgis.core")
qgis.Qgis = types.SimpleNamespace(QGIS_VERSION="{qgis}", QGIS_VERSION_INT={number})
names = ["qgis", "osgeo", "osgeo.gdal", "numpy", "venv", "ensurepip"]
sys.modules.update({{name: types.ModuleType(name) for name in names}}, **{{"qgis.core": qgis}})
sys.modules.update(dict.fromkeys("{lacks}".split()))
{more}
code = sys.argv[2]
sys.argv[1:] = sys.argv[3:]
exec(code)
' "$@"
"""
SYSTEMS = {
    "debian": 'ID=debian\nPRETTY_NAME="Debian GNU/Linux 13 (trixie)"\n',
    "ubuntu": 'ID=ubuntu\nID_LIKE=debian\nPRETTY_NAME="Ubuntu 22.04.5 LTS"\n',
    "mint": "ID=linuxmint\nID_LIKE='ubuntu debian'\n",
    "fedora": 'ID=fedora\nPRETTY_NAME="Fedora Linux 43 (Workstation Edition)"\n',
    "rocky": 'ID="rocky"\nID_LIKE="rhel centos fedora"\n',
    "arch": 'ID=arch\nPRETTY_NAME="Arch Linux"\n',
    "manjaro": "ID=manjaro\nID_LIKE=arch\n",
    "nixos": 'ID=nixos\nPRETTY_NAME="NixOS 25.05"\n',
}


@pytest.fixture
def computer(tmp_path):
    """A system with some programs; `computer("fedora", "Xvfb")` runs the script where Xvfb is missing."""

    def needs(system, *lacks, modules="", qgis="3.40.6", more="", purpose="test", apt="exit 1"):
        bin_folder = tmp_path / "bin"
        bin_folder.mkdir()
        for name in set(PROGRAMS) - set(lacks):
            write(bin_folder / name, "")
        number = int("{:d}{:02d}{:02d}".format(*map(int, qgis.split("."))))
        texts = {"bash": BASH, "python": sys.executable, "qgis": qgis, "number": number, "lacks": modules, "more": more}
        if "python3" not in lacks:
            write(bin_folder / "python3", PYTHON.format(**texts))
        if "debian" in SYSTEMS[system]:
            write(bin_folder / "apt-get", f"#!{BASH}\necho $* >> {tmp_path}/apt\n{apt}\n")
            write(bin_folder / "sudo", f'#!{BASH}\nexec "$@"\n')
        (tmp_path / "os-release").write_text(SYSTEMS[system])
        variables = {"PATH": str(bin_folder), "OS_RELEASE": str(tmp_path / "os-release"), "QPYTHON": "python3"}
        return subprocess.run(
            [BASH, ROOT / ".ci" / "needs", purpose], env=variables, capture_output=True, text=True, check=False
        )

    return needs


def write(path, text):
    path.write_text(text)
    path.chmod(0o755)


def test_nothing_is_said_where_nothing_is_missing(computer):
    done = computer("fedora")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("system", "line"),
    [
        ("fedora", "sudo dnf install qgis python3-qgis python3-gdal gdal xorg-x11-server-Xvfb"),
        ("rocky", "sudo dnf install qgis python3-qgis python3-gdal gdal xorg-x11-server-Xvfb"),
        ("arch", "sudo pacman -S --needed qgis python-gdal gdal xorg-server-xvfb"),
        ("manjaro", "sudo pacman -S --needed qgis python-gdal gdal xorg-server-xvfb"),
    ],
)
def test_each_thing_has_the_name_of_the_system(computer, system, line):
    done = computer(system, "qgis_process", "gdalinfo", "Xvfb", modules="qgis.core osgeo.gdal")
    assert done.returncode == 1 and not done.stdout
    assert f"Install with:  {line}\n" in done.stderr
    assert "  QGIS 3.22 or newer with its program qgis_process (package qgis)\n" in done.stderr
    assert "  Python module osgeo of python3 (package python" in done.stderr


def test_an_unknown_system_is_told_the_things(computer):
    done = computer("nixos", "git", "Xvfb", modules="ensurepip")
    assert done.returncode == 1
    assert done.stderr == (
        "Missing for make test on NixOS 25.05:\n"
        "  git\n"
        "  Python modules venv and ensurepip of python3\n"
        "  Python modules venv and ensurepip of python3\n"
        "  Xvfb, a screen for the tests of windows\n"
        "Install these with the system's package manager.\nThen run it again.\n"
    )


def test_make_itself_and_python_are_named(computer):
    done = computer("fedora", "make", "python3", purpose="engine")
    assert "  make (package make)\n  Python 3.10 or newer: python3 (package python3)\n" in done.stderr
    assert "sudo dnf install make python3 python3-libs\n" in done.stderr
    assert "for the engine on Fedora Linux 43" in done.stderr


def test_a_bare_system_is_told_all_at_once(computer):
    done = computer("arch", *PROGRAMS, "python3")
    line = "make git tar python qgis python-gdal python-numpy gdal xorg-server-xvfb"
    assert f"Install with:  sudo pacman -S --needed {line}\n" in done.stderr


def test_the_demo_needs_neither_screen_nor_tools(computer):
    done = computer("arch", "Xvfb", "gdalinfo", purpose="demo")
    assert done.returncode == 0


def test_the_engine_needs_no_qgis(computer):
    done = computer("arch", "qgis_process", modules="qgis.core", purpose="engine")
    assert done.returncode == 0


@pytest.mark.parametrize("system", ["debian", "ubuntu", "mint"])
def test_debian_and_its_kin_install_it(computer, tmp_path, system):
    apt = f'[ $1 = update ] || /bin/ln -s /bin/true "{tmp_path}/bin/Xvfb"'
    done = computer(system, "Xvfb", apt=apt)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Installing xvfb ...\n"
    assert (tmp_path / "apt").read_text() == "update -qq\ninstall -y -qq --no-install-recommends xvfb\n"


def test_what_apt_could_not_bring_is_named(computer):
    done = computer("debian", "Xvfb", "qgis_process", modules="ensurepip", apt="exit 0")
    assert done.returncode == 1
    assert "on Debian GNU/Linux 13 (trixie):" in done.stderr
    assert "sudo apt-get install python3-venv qgis xvfb\n" in done.stderr


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            "sys.version_info = (3, 9, 2)",
            "but the engine needs 3.10 or newer. Name another one, such as PYTHON=python3.12",
        ),
        ('import platform; platform.libc_ver = lambda: ("", "")', "This system has no glibc, but PyTorch comes for"),
        ('import platform; platform.libc_ver = lambda: ("glibc", "2.17")', "This system has glibc 2.17, but PyTorch"),
    ],
)
def test_what_no_package_mends_is_said(computer, more, said):
    done = computer("fedora", "git", more=more)
    assert done.returncode == 1 and said in done.stderr and "Missing" not in done.stderr


def test_an_old_qgis_is_refused(computer):
    done = computer("ubuntu", qgis="3.10.4")
    assert done.returncode == 1
    assert "QGIS is 3.10.4, but the plugin needs 3.22 or newer" in done.stderr
