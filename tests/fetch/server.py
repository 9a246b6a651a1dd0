"""A web server for one test, on this machine: what it answers, slowly or wrongly, is said by path."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Answer(NamedTuple):
    """What the server sends for a path; `act` sends in its place."""

    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),)
    status: int = 200
    act: Callable[[BaseHTTPRequestHandler], None] | None = None


class Site(NamedTuple):
    """A running server: its address, its pages, and the paths that were asked for."""

    url: str
    pages: dict[str, Answer]
    asked: list[str]


@contextmanager
def serving(pages: dict[str, Answer]) -> Iterator[Site]:
    """Run a server while the block lasts."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            answer = pages.get(self.path, Answer(b"not here", status=404))
            if answer.act:
                answer.act(self)
                return
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield Site(f"http://127.0.0.1:{server.server_port}", pages, asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
