"""A package index on this machine with empty packages and a fake PyTorch of each build; players of uv and pip."""

import functools
import hashlib
import http.server
import io
import re
import shutil
import sys
import threading
import urllib.request
import zipfile
from pathlib import Path
from urllib.parse import unquote, urljoin

from vaihingen_qgis_plugin.worker.process import Line

BUILDS = ("cpu", "cu126", "cu128", "cu130")
UV = "0.13.9"


class FakePrograms:
    """Plays uv, pip, venv and the Python of an environment, without starting anything: much faster than they are.

    It takes the place of `ChildProcess`. `trouble`: a word among the arguments -> what is said before it fails.
    """

    def __init__(self):
        self.calls = []
        self.trouble = {}

    def __call__(self, command, folder, environment=None, patience_s=None):
        self.calls.append({"argv": list(command), "env": dict(environment)})
        said, code = next(((what, 2) for word, what in self.trouble.items() if word in command), ("", 0))
        if not code:
            said, code = self._run(list(command))
        return _Ended(said, code)

    def _run(self, argv):
        if "venv" in argv:
            bare_environment(Path(argv[-1]), with_pip="-m" in argv and "--without-pip" not in argv)
            return "made", 0
        if argv[-1] == "import torch":
            text = next(_packages(Path(argv[0]).parent.parent).glob("torch.py")).read_text()
            return (text, 1) if text else ("", 0)
        python = argv[argv.index("--python") + 1] if "--python" in argv else argv[0]
        target = _packages(Path(python).parent.parent)
        if "uninstall" in argv:
            for path in target.glob(f"{argv[-1]}-*"):
                shutil.rmtree(path)
            (target / f"{argv[-1]}.py").unlink()
            return "removed", 0
        return _install(argv[argv.index("install") + 1 :], target)


class _Ended:
    """A program that has ended."""

    def __init__(self, said, code):
        self._said, self._code = said, code

    def lines(self, is_cancelled):
        yield [Line("stdout", line.encode()) for line in self._said.splitlines()]

    def exit_code(self):
        return self._code

    def kill(self):
        pass


def bare_environment(folder, with_pip):
    """What venv makes: settings, a link to the Python, a script that names its place, no packages."""
    version = "{}.{}".format(*sys.version_info)
    base = Path(sys.base_prefix) / "bin"
    (folder / "bin").mkdir(parents=True, exist_ok=True)
    (folder / "bin" / "python").symlink_to(base / f"python{version}")
    (folder / "bin" / "activate").write_text(f"VIRTUAL_ENV={folder}\n")
    (folder / "pyvenv.cfg").write_text(f"home = {base}\nversion = {version}.2\ncommand = venv {folder}\n")
    packages = folder / "lib" / f"python{version}" / "site-packages"
    packages.mkdir(parents=True)
    if with_pip:
        (folder / "bin" / "pip").write_text(f"#!{folder}/bin/python\n")
        info = packages / "pip-23.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pip\nVersion: 23.0\n")


def _packages(environment):
    return next(environment.glob("lib/*/site-packages"))


def _install(words, target):
    """Unpack the newest wheel of each package that is not there."""
    names, indexes, folders, rest = [], [], [], iter(words)
    for word in rest:
        if word in ("--python", "--index-strategy", "--progress-bar"):
            next(rest)
        elif word in ("--index-url", "--extra-index-url"):
            indexes.append(next(rest))
        elif word == "--find-links":
            folders.append(next(rest))
        elif word == "-r":
            lines = Path(next(rest)).read_text().splitlines()
            names += [line for line in lines if line and not line.startswith("#")]
        elif not word.startswith("-"):
            names.append(word)
    for name in names:
        plain = re.match(r"[A-Za-z0-9_-]+", name).group()
        if any(target.glob(f"{plain}-*")):
            continue
        found = [path.as_uri() for folder in folders for path in Path(folder).glob(f"{plain}-*.whl")]
        for index in indexes if "--no-index" not in words else ():
            found += _links(f"{index.rstrip('/')}/{plain}/")
        if not found:
            return f"error: No solution found when resolving dependencies: {name}", 1
        wheel = urllib.request.urlopen(sorted(found, key=unquote)[-1]).read()
        zipfile.ZipFile(io.BytesIO(wheel)).extractall(target)
    return "installed", 0


def _links(page):
    if "127.0.0.1" not in page:
        return []
    try:
        text = urllib.request.urlopen(re.sub(r"//[^/@]+@", "//", page)).read().decode()
    except OSError:
        return []
    return [urljoin(page, link) for link in re.findall('href="([^"]+whl)"', text)]


def write_wheel(folder, name, version, module=""):
    """A wheel with one module of this text; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": module,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{file},,\n" for file in (*files, f"{info}/RECORD"))
    with zipfile.ZipFile(path, "w") as wheel:
        for file, text in {**files, f"{info}/RECORD": record}.items():
            wheel.writestr(file, text)
    return path


def write_uv(folder):
    """A wheel of the fake uv; its name and SHA-256, as the plugin pins them."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"uv-{UV}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"uv-{UV}.data/scripts/uv", "a program")
    return path.name, hashlib.sha256(path.read_bytes()).hexdigest()


class PackageIndex:
    """An index that is served from a folder: its `url`, and `torch(build)` as PyTorch's own indexes."""

    def __init__(self, folder: Path):
        self.folder = folder
        write_wheel(folder / "simple" / "tiny", "tiny", "1.0")
        write_wheel(folder / "simple" / "torch", "torch", "2.14.0")
        for build in BUILDS:
            write_wheel(folder / "whl" / build / "torch", "torch", f"2.14.0+{build}")
        self.uv = write_uv(folder / "simple" / "uv")
        self.asked = []
        handler = functools.partial(_Handler, self.asked, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.root = f"http://127.0.0.1:{self._server.server_port}"
        self.url = f"{self.root}/simple"

    def torch(self, build):
        return f"{self.root}/whl/{build}"

    def close(self):
        self._server.shutdown()
        self._server.server_close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, asked, *args, **options):
        self._asked = asked
        super().__init__(*args, **options)

    def do_GET(self):
        self._asked.append(self.path)
        super().do_GET()

    def log_message(self, *_):
        pass
