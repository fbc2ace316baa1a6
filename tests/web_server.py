"""A server on this machine that gives out the files of a folder, and parts of them, as object stores do.

`python web_server.py FOLDER` prints its port, and then each request. It is a process of its own: rasterio holds
Python's lock while it waits for an answer.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


class _Ranges(SimpleHTTPRequestHandler):
    """Answers requests for a range of bytes, which Python's own handler does not."""

    def do_GET(self):
        """Send a file, or the bytes of it that are asked for."""
        wanted = self.headers.get("Range")
        try:
            with open(self.translate_path(self.path), "rb") as file:
                content = file.read()
        except OSError:
            self.send_error(404)
            return
        self.send_response(206 if wanted else 200)
        if wanted:
            first, _, last = wanted.removeprefix("bytes=").partition("-")
            end = min(int(last or len(content)), len(content) - 1)
            self.send_header("Content-Range", f"bytes {first}-{end}/{len(content)}")
            content = content[int(first) : end + 1]
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Print what was asked for."""
        sys.stdout.write(f"{self.command} {self.path} {self.headers.get('Range', 'whole')}\n")
        sys.stdout.flush()


@contextmanager
def served(folder):
    """Yields the address of the folder, and a list that tells in the end what was asked for."""
    asked: list[str] = []
    command = [sys.executable, __file__, str(folder)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield f"http://127.0.0.1:{server.stdout.readline().strip()}", asked
    finally:
        server.terminate()
        asked += server.communicate()[0].splitlines()


if __name__ == "__main__":
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Ranges, directory=sys.argv[1])) as web:
        sys.stdout.write(f"{web.server_port}\n")
        sys.stdout.flush()
        web.serve_forever()
