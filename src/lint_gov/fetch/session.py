"""One address: ask, follow redirects, and say in the user's words what went wrong."""

from __future__ import annotations

import http.client
import ssl
import zlib
from contextlib import suppress
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from lint_gov import __version__
from lint_gov.errors import InputError
from lint_gov.fetch import content
from lint_gov.fetch.hosts import endpoints
from lint_gov.fetch.transport import Connection, Deadline
from lint_gov.model.document import Source
from lint_gov.tuples import NamedTuple

SECONDS = 60.0
"""For all of the work on one address."""

REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_LONGEST = 4000
_HEADERS = {
    "User-Agent": f"lint-gov/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/pdf,application/msword,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class _Target(NamedTuple):
    """An address taken apart."""

    url: str
    secure: bool
    host: str
    port: int
    path: str


def fetch(url: str, private: bool = False, seconds: float = SECONDS) -> Source:
    """Return what stands at `url`, with its name and encoding as the server tells them.

    Proxies of the environment are not used: behind one, nobody could tell which machine is asked in the end.

    Raises:
        InputError: "bad-address", "bad-redirect", "too-many-redirects", "no-host", "private-host", "no-connection",
            "no-time", "tls", "http-status", "bad-answer", "too-large".
    """
    deadline = Deadline(seconds)
    try:
        return _fetched(url, private, deadline)
    except TimeoutError:
        raise InputError("no-time", {"seconds": int(seconds)}) from None
    except ssl.SSLError as error:
        raise InputError("tls", {"reason": _reason(error)}) from None
    except (http.client.HTTPException, zlib.error, ValueError) as error:
        raise InputError("bad-answer", {"reason": f"{type(error).__name__}: {error}"[:200]}) from None
    except OSError as error:
        raise InputError("no-connection", {"reason": _reason(error)}) from None


def _fetched(url: str, private: bool, deadline: Deadline) -> Source:
    target = _target(url)
    for _ in range(REDIRECTS + 1):
        found = _asked(url, target, private, deadline)
        if isinstance(found, Source):
            return found
        target = _redirect(target, found)
    raise InputError("too-many-redirects", {"limit": REDIRECTS})


def _target(url: str) -> _Target:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii") if not _is_literal(parts) else str(parts.hostname)
    except (ValueError, UnicodeError):
        raise InputError("bad-address", {"address": url[:200]}) from None
    if parts.scheme not in _PORTS or not host or parts.username is not None or len(url) > _LONGEST:
        raise InputError("bad-address", {"address": url[:200]})
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    plain = urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))
    return _Target(plain, parts.scheme == "https", host, port or _PORTS[parts.scheme], path)


def _is_literal(parts: SplitResult) -> bool:
    """Whether the host is an address of IPv6 in brackets."""
    return ":" in (parts.hostname or "")


def _redirect(target: _Target, where: str) -> _Target:
    """The next address; the server may name it in bytes of UTF-8."""
    with suppress(UnicodeError):
        where = where.encode("latin-1").decode("utf-8")
    try:
        return _target(urljoin(target.url, where))
    except (InputError, ValueError):
        raise InputError("bad-redirect", {"address": where[:200]}) from None


def _asked(url: str, target: _Target, private: bool, deadline: Deadline) -> Source | str:
    """Ask once: the content, or the address to which it moved."""
    reached = endpoints(target.host, target.port, deadline.step(), private)
    connection = Connection(target.host, target.port, target.secure, reached, deadline)
    try:
        connection.request("GET", target.path, headers=_HEADERS)
        answer = connection.getresponse()
        moved = answer.getheader("Location")
        if answer.status in _MOVED and moved:
            return moved
        if not 200 <= answer.status < 300:
            raise InputError("http-status", {"status": answer.status, "reason": answer.reason[:80], "address": target.url})
        data = content.body(answer)
        name = content.name(target.url, answer.headers)
        return Source(url, data, name, content.charset(answer.headers), target.url)
    finally:
        connection.finish()


def _reason(error: OSError) -> str:
    told = getattr(error, "verify_message", None) or getattr(error, "reason", None) or error.strerror or str(error)
    return str(told or type(error).__name__)[:200]
