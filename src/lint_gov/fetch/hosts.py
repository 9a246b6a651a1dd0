"""Which machines may be asked: names are resolved once, and only what was looked at is connected to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

from lint_gov.errors import InputError
from lint_gov.tuples import NamedTuple

_NAT64 = IPv6Network("64:ff9b::/96")


class Endpoint(NamedTuple):
    """A resolved address, ready for `socket.connect`."""

    family: int
    sockaddr: Any

    @property
    def ip(self) -> IPv4Address | IPv6Address:
        """The address as a number."""
        return ip_address(str(self.sockaddr[0]).split("%", 1)[0])


def endpoints(host: str, port: int, seconds: float, private: bool) -> list[Endpoint]:
    """Return where `host` may be reached.

    Raises:
        InputError: "no-host"; "private-host" when it lies in a private network and `private` does not allow that.
    """
    found = _resolved(host, port, seconds)
    open_to_all = found if private else [e for e in found if is_public(e.ip)]
    if not open_to_all:
        raise InputError("private-host", {"host": host, "ip": str(found[0].ip)})
    return open_to_all


def _resolved(host: str, port: int, seconds: float) -> list[Endpoint]:
    """Ask the system, which knows no limit of time, in a thread that is left behind when it takes too long."""
    answers: list[list[Endpoint]] = []

    def ask() -> None:
        try:
            told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        answers.append([Endpoint(family, sockaddr) for family, _, _, _, sockaddr in told])

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if not answers or not answers[0]:
        raise InputError("no-host", {"host": host})
    return answers[0]


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    """Tell whether an address is one of the open internet, also those that it carries inside (IPv4 in IPv6)."""
    plain = ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local)
    if isinstance(ip, IPv4Address):
        return plain
    inner = list(_inside(ip))
    if inner:
        return all(map(is_public, inner))
    return plain and not ip.is_site_local


def _inside(ip: IPv6Address) -> Iterator[IPv4Address]:
    if ip.ipv4_mapped is not None:
        yield ip.ipv4_mapped
    if ip.sixtofour is not None:
        yield ip.sixtofour
    if ip.teredo is not None:
        yield from ip.teredo
    if ip in _NAT64 or int(ip) >> 32 == 0:
        yield IPv4Address(int(ip) & 0xFFFFFFFF)
