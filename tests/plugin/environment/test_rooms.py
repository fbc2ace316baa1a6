"""Where things are, where they come from, what is said of failures, and what a bug report shows: each by its rules."""

import hashlib
import os
from pathlib import Path

import pytest
from package_index import UV
from qgis.core import QgsFeedback, QgsNetworkAccessManager
from qgis.PyQt.QtNetwork import QNetworkProxy
from vaihingen_qgis_plugin.training.contract.pytorch.nvidia import NvidiaCard

from vaihingen_qgis_plugin.worker import outcome
from vaihingen_qgis_plugin.worker.environment import diagnostics, marks, network, place, uv
from vaihingen_qgis_plugin.worker.environment.failures import remedy
from vaihingen_qgis_plugin.worker.environment.network import network_variables, proxy_address
from vaihingen_qgis_plugin.worker.environment.sources import PYPI, Sources, find_sources, without_secrets
from vaihingen_qgis_plugin.worker.environment.uv import UvError, find_uv


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("win32", {"LOCALAPPDATA": r"D:\Local"}, r"D:\Local\vaihingen_unet"),
        ("win32", {"USERPROFILE": r"C:\Users\a"}, r"C:\Users\a\AppData\Local\vaihingen_unet"),
        ("darwin", {"HOME": "/Users/a"}, "/Users/a/Library/Application Support/vaihingen_unet"),
        ("linux", {"HOME": "/home/a"}, "/home/a/.local/share/vaihingen_unet"),
        ("linux", {"HOME": "/home/a", "XDG_DATA_HOME": "/data"}, "/data/vaihingen_unet"),
        ("linux", {"HOME": "/home/a", "XDG_DATA_HOME": "not/absolute"}, "/home/a/.local/share/vaihingen_unet"),
    ],
)
def test_the_place_is_of_this_user_and_this_computer(platform, environ, folder):
    assert place.plugin_folder(environ, platform) == folder


def test_all_paths_fit_into_windows_for_a_user_name_of_20_letters():
    folder = place.plugin_folder({"LOCALAPPDATA": rf"C:\Users\{'u' * 20}\AppData\Local"}, "win32")
    location = f"{folder}\\{place.default_environment().name}"
    for there in (location, location + place.NEW_SUFFIX, location + place.OLD_SUFFIX):
        assert len(f"{there}\\Lib\\site-packages\\") + 175 < 260
    assert not place.is_too_long(location, "win32")
    assert place.is_too_long(
        r"C:\Users\u\AppData\Roaming\QGIS\QGIS3\profiles\default\vaihingen_unet\environment", "win32"
    )
    assert not place.is_too_long("/" + "x" * 200, "linux")


def test_environments_of_all_profiles_are_found(tmp_path):
    profiles = [
        tmp_path / version / "profiles" / name for version, name in (("QGIS3", "b"), ("QGIS3", "a"), ("QGIS4", "b"))
    ]
    for profile in profiles:
        environment = profile / "vaihingen_unet" / "environment"
        environment.mkdir(parents=True)
        (environment / "pyvenv.cfg").touch()
    found = [environment.parents[1] for environment in place.older_environments(profiles[0])]
    assert found == profiles  # this profile's first


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", 1, "disk is full"),
        ("error: failed to write: There is not enough space on the disk. (os error 112)", 2, "disk is full"),
        (
            "ensurepip is not available. On Debian/Ubuntu systems, you need to install the python3-venv",
            1,
            "python3.11-venv",
        ),
        ("Error: Command '[..., '-m', 'ensurepip']' returned non-zero exit status 1. ensurepip", 1, "python3.11-venv"),
        ("/usr/bin/python3: No module named venv", 1, "sudo apt install"),
        (
            "ProxyError('Cannot connect to proxy.', OSError('407 Proxy Authentication Required'))",
            1,
            "user name and a password",
        ),
        ("ProxyError('Cannot connect to proxy.', NewConnectionError)", 1, "Check it in Settings"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))", 1, "Manage Certificates"),
        ("invalid peer certificate: UnknownIssuer", 2, "SSL_CERT_FILE"),
        (
            "pip is configured with locations that require TLS/SSL, however the ssl module is not available",
            1,
            "encrypt",
        ),
        (
            "Fatal Python error: init_fs_encoding: failed\nModuleNotFoundError: No module named 'encodings'",
            1,
            "python.org",
        ),
        ("No Python at 'C:\\Program Files\\QGIS 3.44.8\\apps\\Python312\\python.exe'", 103, "was moved"),
        ("PermissionError: [WinError 5] Access is denied: 'torch_cpu.dll'", 1, "virus scanner"),
        (
            "[WinError 32] The process cannot access the file because it is being used by another process",
            1,
            "still runs",
        ),
        ("[Errno 13] Permission denied: '/opt/env'", 1, "Choose another one as LOCATION"),
        ("OSError: [WinError 206] The filename or extension is too long", 1, "shorter path"),
        ("ERROR: Can not perform a '--user' install. User site-packages are not visible", 1, "pip config debug"),
        ("ERROR: No matching distribution found for torch", 1, "3.12"),
        ("because torch has no wheels with a matching platform tag", 1, "3.12"),
        ("ReadTimeoutError: Read timed out.", 2, "Run this again"),
        ("Failed to establish a new connection: [Errno -3] Temporary failure in name resolution", 1, "no connection"),
        ("error sending request for url (https://pypi.org/simple/torch/): dns error", 2, "INDEX"),
        ("[WinError 126] Error loading c10.dll", 1, "vc_redist"),
        ("", 0xC0000135, "vc_redist"),
        ("something new", 1, "Check the connection"),
    ],
)
def test_each_known_failure_has_its_sentence(said, code, words):
    assert words in remedy(said, code, "3.11")
    if "venv" in said:
        assert "proxy" not in remedy(said, code, "3.11")


def test_where_packages_come_from_is_read_as_pip_and_uv_do(tmp_path):
    assert find_sources("", {}, []) == Sources((PYPI,))
    ours = tmp_path / "pip.conf"
    ours.write_text(
        "[global]\nindex-url = https://mirror/simple\ncert = /ca.pem\ntrusted-host = mirror\n[install]\nuser = yes\n"
    )
    found = find_sources("", {}, [tmp_path / "none", ours])
    assert (found.main_index, found.certificates, found.trusted) == ("https://mirror/simple", "/ca.pem", ("mirror",))
    more = {"PIP_EXTRA_INDEX_URL": "https://two", "UV_INDEX": "torch=https://one", "PIP_FIND_LINKS": "/wheels"}
    found = find_sources("", more, [ours])
    assert found.indexes == ("https://mirror/simple", "https://one", "https://two") and found.folders == ("/wheels",)
    assert (
        find_sources("", {"UV_DEFAULT_INDEX": "https://uv", "PIP_INDEX_URL": "https://pip"}, []).main_index
        == "https://uv"
    )
    assert find_sources("", {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "/w"}, []).options == [
        "--no-index",
        "--find-links",
        "/w",
    ]
    (tmp_path / "broken").write_bytes(b"\xff[")
    assert find_sources("", {}, [tmp_path / "broken"]) == Sources((PYPI,))


def test_what_the_user_names_is_all_that_is_asked(tmp_path):
    wheels = tmp_path / "my wheels"
    wheels.mkdir()
    assert find_sources(str(wheels), {"PIP_INDEX_URL": "x"}).options == ["--no-index", "--find-links", str(wheels)]
    found = find_sources(f"https://a/simple https://b/whl/cu126 {tmp_path}")
    assert (
        found.given
        and found.indexes == ("https://a/simple", "https://b/whl/cu126")
        and found.folders == (str(tmp_path),)
    )


def test_passwords_are_not_shown():
    assert without_secrets("Looking in https://me:pw@host/simple, ok") == "Looking in https://***@host/simple, ok"


def test_uv_is_loaded_once_and_only_as_it_is_known(tmp_path, installing):
    sources, asked = Sources((installing.index.url,)), []

    def fetch(address):
        asked.append(address)
        return network.fetch(address, QgsFeedback())

    program = find_uv(tmp_path / "plugin", sources, fetch)
    assert Path(program).read_text() == "a program" and os.access(program, os.X_OK)
    assert len(asked) == 2
    assert find_uv(tmp_path / "plugin", sources, fetch) == program and len(asked) == 2


def test_a_false_uv_is_refused(tmp_path, installing, monkeypatch):
    name, _ = installing.index.uv
    monkeypatch.setattr(uv, "_wheel", lambda: (name, hashlib.sha256(b"another").hexdigest()))
    with pytest.raises(UvError, match="is not the file that is expected"):
        find_uv(tmp_path / "plugin", Sources((installing.index.url,)), lambda url: network.fetch(url, QgsFeedback()))
    assert not list((tmp_path / "plugin").rglob("uv"))


def test_without_a_connection_uv_cannot_be_had(tmp_path, installing):
    with pytest.raises(UvError):
        find_uv(tmp_path, Sources(("http://127.0.0.1:1/simple",)), lambda url: network.fetch(url, QgsFeedback()))
    with pytest.raises(UvError, match="is not at"):
        find_uv(tmp_path, Sources((installing.index.torch("cpu"),)), lambda url: b"<a href='uv-0.1.tar.gz'>")


def test_an_uv_of_this_computer_is_taken(tmp_path, installing, monkeypatch):
    program = tmp_path / "uv"
    program.write_text("#!/bin/sh\necho 'uv 0.9.0 (abc)'\n")
    program.chmod(0o755)
    monkeypatch.setattr(uv.shutil, "which", lambda name: str(program))
    assert find_uv(tmp_path / "plugin", Sources(), lambda url: pytest.fail(url)) == str(program)


def test_uv_is_pinned_for_all_systems(monkeypatch):
    assert uv.VERSION == UV
    for name, digest in uv._WHEELS.values():
        assert name.startswith(f"uv-{uv.VERSION}-py3-none-") and len(bytes.fromhex(digest)) == 32
    for platform, machine, part in (
        ("win32", "AMD64", "win_amd64"),
        ("win32", "ARM64", "win_amd64"),
        ("darwin", "x86_64", "macosx_11_0_arm64"),  # under Rosetta
        ("linux", "aarch64", "aarch64"),
    ):
        monkeypatch.setattr(uv.sys, "platform", platform)
        monkeypatch.setattr(uv.platform, "machine", lambda machine=machine: machine)
        assert part in uv._wheel()[0]


@pytest.fixture
def proxy():
    """Sets QGIS's proxy; it is taken away afterwards."""
    manager = QgsNetworkAccessManager.instance()
    before = manager.fallbackProxy(), manager.excludeList()

    def use(kind, host="proxy.company", port=8080, user="", password="", excluded=()):
        manager.setFallbackProxyAndExcludes(QNetworkProxy(kind, host, port, user, password), list(excluded), [])

    yield use
    manager.setFallbackProxyAndExcludes(before[0], before[1], [])


def test_the_proxy_of_qgis_is_handed_on(proxy, tmp_path):
    kinds = QNetworkProxy.ProxyType
    proxy(kinds.HttpProxy, user="DOM\\me", password="p@:/w", excluded=["http://intranet.company/"])
    address = "http://DOM%5Cme:p%40%3A%2Fw@proxy.company:8080"
    variables = network_variables({}, tmp_path)
    assert variables["HTTPS_PROXY"] == variables["HTTP_PROXY"] == address
    assert variables["NO_PROXY"] == "intranet.company"
    assert network_variables({"https_proxy": "http://mine"}, tmp_path) == {}  # what the user has set counts
    proxy(kinds.Socks5Proxy)
    assert proxy_address() == "socks5h://proxy.company:8080"
    proxy(kinds.NoProxy, host="")
    assert proxy_address() == ""


def test_certificates_that_were_added_in_qgis_are_handed_on(tmp_path, monkeypatch):
    class Manager:
        def isDisabled(self):
            return False

        def extraFileCAs(self):
            return ["company"]

        def trustedCaCertsPemText(self):
            return b"-----BEGIN CERTIFICATE-----"

    monkeypatch.setattr(network.QgsApplication, "authManager", Manager)
    variables = network_variables({"HTTPS_PROXY": "x"}, tmp_path)
    path = Path(variables["SSL_CERT_FILE"])
    assert variables["PIP_CERT"] == str(path) and path.read_text().startswith("-----BEGIN")
    assert network_variables({"HTTPS_PROXY": "x", "SSL_CERT_FILE": "mine"}, tmp_path) == {}


def test_a_bug_report_names_neither_user_nor_passwords(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/home/erika.mustermann")
    monkeypatch.setattr(diagnostics.getpass, "getuser", lambda: "emustermann")
    monkeypatch.setenv("HTTPS_PROXY", "http://emustermann:geheim@proxy:8080")
    monkeypatch.setenv("UV_PUBLISH_TOKEN", "geheim")
    monkeypatch.setenv("PIP_INDEX_URL", "https://token:geheim@mirror/simple")
    text = diagnostics.diagnostics(
        "/home/erika.mustermann/.local/share/vaihingen_unet/env/bin/python",
        "the plugin's private environment",
        [tmp_path / "none"],
        [NvidiaCard("RTX 3060", "535.1", (8, 6))],
        find_sources("", {"PIP_INDEX_URL": "https://token:geheim@mirror/simple"}, []),
        {"torch_version": "2.14.1+cu126", "device": "cpu", "missing": ["rasterio >= 1.4"]},
        r"C:\Users\Erika Mustermann\x: cannot connect to http://emustermann:geheim@proxy:8080 (emustermann)",
    )
    for secret in ("geheim", "mustermann", "Erika", "Mustermann"):
        assert secret not in text
    for part in (
        "~/.local/share/vaihingen_unet/env/bin/python", "RTX 3060, driver 535.1, compute capability (8, 6)",
        "2.14.1+cu126", "rasterio >= 1.4", "https://***@mirror/simple", "HTTPS_PROXY=http://***@proxy:8080",
    ):  # fmt: skip
        assert part in text


def test_a_worker_that_cannot_start_says_what_is_missing(tmp_path, monkeypatch):
    """The runtime of Visual C++; the Python that an environment was made from, after an update of QGIS."""
    monkeypatch.setattr(outcome, "python_version", lambda path: None)
    ended = outcome.outcome_of(outcome.WorkerEnd([r"C:\\env\\python.exe"], exit_code=0xC0000135))
    assert ended.ending is outcome.Ending.NOT_THE_ENGINE and "vc_redist.x64.exe" in ended.hint
    marks.begin(tmp_path)
    marks.complete(tmp_path, {})
    (tmp_path / "pyvenv.cfg").write_text("home = C:/Program Files/QGIS 3.44.8/apps/Python312\n")
    ended = outcome.outcome_of(outcome.WorkerEnd([str(place.environment_python(tmp_path))], exit_code=103))
    assert "QGIS 3.44.8/apps/Python312, which it was made from, is gone" in ended.message
    assert "with CREATE" in ended.hint
