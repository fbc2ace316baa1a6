"""An ssh server of the tests' own, with keys and a client of its own: nothing of the user's is touched."""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SSHD = shutil.which("sshd") or next((path for path in ("/usr/sbin/sshd",) if os.path.exists(path)), None)
WHY_NOT = "there is no ssh server on this machine (openssh-server)"


@dataclass
class SshServer:
    """A running server.

    Args:
        folder: Its keys and configuration, and `bin/ssh`, the client that knows it as the host `gpu`.
        port: Where it listens.
        process: The server.
    """

    folder: Path
    port: int
    process: subprocess.Popen

    @property
    def path(self) -> str:
        """The search path on which `ssh` is the client."""
        return f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"

    @property
    def cache(self) -> Path:
        """What the other machine keeps."""
        return self.folder / "cache" / "vaihingen_unet"

    def address(self, python: str, host: str = "gpu") -> str:
        return f"ssh://{host}{python}"

    def configure(self, host: str, **options: str) -> None:
        """Let the client know another host, which is this server unless the options say otherwise."""
        values = {
            "HostName": "127.0.0.1",
            "Port": str(self.port),
            "IdentityFile": str(self.folder / "user"),
            "UserKnownHostsFile": str(self.folder / "known_hosts"),
            **options,
        }
        with (self.folder / "client").open("a") as file:
            file.write(f"Host {host}\n" + "".join(f"  {name} {value}\n" for name, value in values.items()))

    def sessions(self) -> list[int]:
        """The processes that serve connections: children of the server and, from OpenSSH 9.8 on, children of these."""
        servers = [(pid, parent) for pid, parent, command in _processes() if command.startswith("sshd")]
        found = [self.process.pid]
        for known in found:
            found += [pid for pid, parent in servers if parent == known]
        return found[1:]

    def workers(self) -> list[str]:
        """The commands of the engine's processes that this server has started and that have not ended."""
        return [command for _, _, command in _processes() if str(self.cache) in command]

    def stop(self) -> None:
        for pid in self.sessions():
            os.kill(pid, 9)
        self.process.kill()
        self.process.wait()


def _processes() -> Iterator[tuple[int, int, str]]:
    """Number, parent's number and command of all processes that may be read."""
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            state = (place / "stat").read_text().rpartition(")")[2].split()
            yield int(place.name), int(state[1]), (place / "cmdline").read_text(errors="replace")


def start(folder: Path) -> SshServer:
    """Start a server whose files lie in a folder."""
    folder.mkdir(parents=True)
    for name in ("host", "user", "stranger"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    (folder / "authorized_keys").write_bytes((folder / "user.pub").read_bytes())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\nUsePAM no\nStrictModes no\n"
        f"AuthorizedKeysFile {folder}/authorized_keys\nPasswordAuthentication no\n"
        f'KbdInteractiveAuthentication no\nPermitRootLogin yes\nSetEnv "XDG_CACHE_HOME={folder}/cache"\n'
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # an empty folder that the server asks for
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [str(SSHD), "-D", "-e", "-f", str(folder / "sshd_config")], stdin=subprocess.DEVNULL, stderr=log
        )
    key = " ".join((folder / "host.pub").read_text().split()[:2])
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {key}\n")
    (folder / "bin").mkdir()
    (folder / "bin" / "ssh").write_text(f'#!/bin/sh\nexec {shutil.which("ssh")} -F "{folder}/client" "$@"\n')
    (folder / "bin" / "ssh").chmod(0o755)
    server = SshServer(folder, port, process)
    server.configure("gpu", User=getpass.getuser())
    _wait_for(port, process)
    return server


def _wait_for(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the ssh server does not start")


def for_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    """The body of a fixture: a server for as long as it lasts; the tests are skipped where there is none."""
    if SSHD is None:
        pytest.skip(WHY_NOT)
    running = start(tmp_path_factory.mktemp("ssh") / "server")
    yield running
    running.stop()
