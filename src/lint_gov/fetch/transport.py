"""HTTP connections to an address that was looked at before, every read and write of them within one limit of time."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Sequence
from typing import Any

from lint_gov.fetch.hosts import Endpoint

IDLE = 20.0
"""Seconds that a server may be silent."""


class Deadline:
    """The time that is left for all of the work on one address."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; raise TimeoutError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def step(self) -> float:
        """Seconds for one step."""
        return min(self.left(), IDLE)


class _Incoming(io.RawIOBase):
    """What a socket receives; each piece within the time that is left, so that a slow drip ends, too."""

    def __init__(self, wire: socket.socket, deadline: Deadline) -> None:
        self._wire, self._deadline = wire, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._wire.settimeout(self._deadline.step())
        return self._wire.recv_into(buffer)


class _Wire:
    """As much of a socket as `http.client` uses."""

    def __init__(self, wire: socket.socket, deadline: Deadline) -> None:
        self._wire, self._deadline = wire, deadline

    def sendall(self, data: bytes) -> None:
        """Send within the time that is left."""
        self._wire.settimeout(self._deadline.step())
        self._wire.sendall(data)

    def makefile(self, mode: str, *args: object, **kwargs: object) -> io.BufferedReader:
        """What is received, as a stream."""
        return io.BufferedReader(_Incoming(self._wire, self._deadline))

    def close(self) -> None:
        """Leave the connection open for what is still to be read."""


class Connection(http.client.HTTPConnection):
    """A connection to one of `endpoints`; with `secure` the certificate must be good for `host`."""

    def __init__(self, host: str, port: int, secure: bool, endpoints: Sequence[Endpoint], deadline: Deadline) -> None:
        super().__init__(host, port)
        if secure:
            # So that the field Host leaves out the port where it is the usual one.
            self.default_port = http.client.HTTPS_PORT
        self._secure, self._endpoints, self._deadline = secure, endpoints, deadline
        self._plain: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the first that answers."""
        wire = self._reached()
        self._plain = wire
        if self._secure:
            wire.settimeout(self._deadline.step())
            wire = self._plain = ssl.create_default_context().wrap_socket(wire, server_hostname=self.host)
        self.sock: Any = _Wire(wire, self._deadline)

    def _reached(self) -> socket.socket:
        failure: OSError = ConnectionRefusedError()
        for endpoint in self._endpoints:
            wire = socket.socket(endpoint.family, socket.SOCK_STREAM)
            try:
                wire.settimeout(self._deadline.step())
                wire.connect(endpoint.sockaddr)
            except OSError as error:
                wire.close()
                failure = error
                continue
            return wire
        raise failure

    def finish(self) -> None:
        """End the connection. `close` alone does not: `http.client` calls it before the answer is read."""
        self.close()
        if self._plain is not None:
            self._plain.close()
