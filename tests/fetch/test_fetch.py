"""Asking a server for a report: what is accepted, what is refused, and in what words that is told."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path

import pytest

from fetch.server import Answer, serving
from lint_gov.errors import InputError
from lint_gov.fetch import fetch, hosts
from lint_gov.fetch.session import REDIRECTS
from lint_gov.readers import limits

PAGE = "<p>一、总体情况</p>".encode()


def refused(url: str, private: bool = True, seconds: float = 10.0) -> InputError:
    with pytest.raises(InputError) as caught:
        fetch(url, private, seconds)
    return caught.value


def moved(where: str, status: int = 302) -> Answer:
    return Answer(headers=(("Location", where),), status=status)


def test_bytes_name_and_charset() -> None:
    with serving({"/a/b.html": Answer(PAGE, (("Content-Type", "text/html; charset=GBK"),))}) as site:
        source = fetch(f"{site.url}/a/b.html#top", private=True)
    assert (source.data, source.name, source.charset) == (PAGE, "b.html", "gbk")
    assert (source.path, source.address) == (f"{site.url}/a/b.html#top", f"{site.url}/a/b.html")


@pytest.mark.parametrize(
    ("path", "headers", "name"),
    [
        ("/x.pdf", {"Content-Type": "application/octet-stream"}, "x.pdf"),
        ("/x.jsp?id=1", {"Content-Type": "application/pdf"}, "x.jsp.pdf"),
        ("/x.do", {"Content-Type": "application/msword"}, "x.do.doc"),
        ("/x.jsp", {"Content-Type": "text/html; charset=utf-8"}, "x.jsp.html"),
        ("/", {"Content-Type": "text/html"}, "index.html"),
        ("/x.jsp", {"Content-Type": "application/octet-stream"}, "x"),
        ("/x.shtml", {"Content-Type": "text/html"}, "x.shtml"),
        ("/x.new", {"Content-Type": "application/x-new"}, "x.new"),
        ("/d", {"Content-Disposition": "attachment; filename*=UTF-8''%E5%B9%B4%E6%8A%A5.docx"}, "年报.docx"),
        ("/d", {"Content-Disposition": 'attachment; filename="%E5%B9%B4%E6%8A%A5.doc"'}, "年报.doc"),
        ("/d", {"Content-Disposition": "attachment; filename=" + "年报.doc".encode().decode("latin-1")}, "年报.doc"),
        ("/d", {"Content-Disposition": "attachment; filename=" + "年报.doc".encode("gbk").decode("latin-1")}, "年报.doc"),
        ("/d", {"Content-Disposition": 'attachment; filename="../../etc/x.docx"'}, "x.docx"),
    ],
)
def test_the_name_tells_the_kind(path: str, headers: dict[str, str], name: str) -> None:
    with serving({path: Answer(PAGE, tuple(headers.items()))}) as site:
        assert fetch(site.url + path, private=True).name == name


def test_redirects_are_followed() -> None:
    with serving({"/1": moved("/2", 301), "/2": moved("3?a=%20b", 307), "/3?a=%20b": Answer(PAGE)}) as site:
        source = fetch(f"{site.url}/1", private=True)
    assert (source.data, source.path, source.address) == (PAGE, f"{site.url}/1", f"{site.url}/3?a=%20b")


def test_redirects_end() -> None:
    with serving({"/1": moved("/1")}) as site:
        assert refused(f"{site.url}/1").kind == "too-many-redirects"
        assert len(site.asked) == REDIRECTS + 1


@pytest.mark.parametrize(
    "where", ["file:///etc/passwd", "ftp://a/b", "javascript:1", "http://u:p@a/", "http://[", "http://a:99999/"]
)
def test_redirects_lead_to_pages_only(where: str) -> None:
    with serving({"/1": moved(where)}) as site:
        assert refused(f"{site.url}/1").kind == "bad-redirect"


@pytest.mark.parametrize(
    "url", ["http://", "https://a b/", "http://user:pass@example.org/", "http://a:b/", "http://[::1/", f"http://a/{'x' * 5000}"]
)
def test_addresses_that_are_none(url: str) -> None:
    assert refused(url).kind in ("bad-address", "no-host")


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1",
     "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1",
     "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a00:1::1"],
)  # fmt: skip
def test_addresses_that_are_not_public(ip: str) -> None:
    assert not hosts.is_public(ip_address(ip))


@pytest.mark.parametrize(
    "ip", ["1.1.1.1", "202.106.0.20", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_addresses_that_are_public(ip: str) -> None:
    assert hosts.is_public(ip_address(ip))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0"])
def test_private_networks_are_refused(host: str) -> None:
    assert refused(f"http://{host}:9/", private=False).kind in ("private-host", "no-host")


def test_each_hop_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page that leads into the private network."""
    with serving({"/1": moved("http://localhost:1/x")}) as site:
        monkeypatch.setattr(hosts, "is_public", lambda ip: str(ip) == "127.0.0.1" and not site.asked)
        assert refused(f"{site.url}/1", private=False).kind == "private-host"
        assert site.asked == ["/1"]


def test_what_was_looked_at_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is resolved once: an answer that changes in between (DNS rebinding) is never used."""
    with serving({"/1": Answer(PAGE)}) as site:
        port = int(site.url.rsplit(":", 1)[1])
        asked: list[str] = []

        def resolve(host: str, *args: object, **kwargs: object) -> list[object]:
            asked.append(host)
            assert len(asked) == 1
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        assert fetch(f"http://rebinding.example:{port}/1", private=True).data == PAGE
        assert asked == ["rebinding.example"]


@pytest.mark.parametrize("status", [400, 403, 404, 500, 503, 304])
def test_what_is_no_page(status: int) -> None:
    with serving({"/1": Answer(b"<p>Sorry</p>", status=status)}) as site:
        error = refused(f"{site.url}/1")
    assert (error.kind, error.fields["status"]) == ("http-status", status)


def test_size_that_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint_gov.fetch.content.MAX_FILE_BYTES", 100)
    with serving({"/1": Answer(PAGE, (("Content-Length", "101"),))}) as site:
        assert refused(f"{site.url}/1").fields == {"size": 101, "limit": 100}


def test_size_that_is_not_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint_gov.fetch.content.MAX_FILE_BYTES", 100_000)
    with serving({"/1": Answer(b"a" * 300_000, ())}) as site:
        assert refused(f"{site.url}/1").kind == "too-large"


def test_packed_content_is_limited_too(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = (("Content-Encoding", "gzip"),)
    with serving({"/1": Answer(gzip.compress(PAGE), packed), "/2": Answer(gzip.compress(bytes(10**7)), packed)}) as site:
        assert fetch(f"{site.url}/1", private=True).data == PAGE
        monkeypatch.setattr("lint_gov.fetch.content.MAX_FILE_BYTES", 100_000)
        error = refused(f"{site.url}/2")
    assert (error.kind, error.fields["size"]) == ("too-large", 100_001)


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_packed_in_a_way_that_cannot_be_undone(coding: str) -> None:
    with serving({"/1": Answer(PAGE, (("Content-Encoding", coding),))}) as site:
        assert refused(f"{site.url}/1").kind == "bad-answer"


def _drip(handler: BaseHTTPRequestHandler) -> None:
    """A header without end, one byte after the other: no single read ever waits long."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    with_patience = threading.Event()
    for _ in range(100):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        with_patience.wait(0.05)


def test_time_is_limited_as_a_whole() -> None:
    with serving({"/1": Answer(act=_drip)}) as site:
        start = time.monotonic()
        assert refused(f"{site.url}/1", seconds=0.4).kind == "no-time"
        assert time.monotonic() - start < 4


def _nonsense(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\xff nonsense\r\n\r\n")


def _broken_off(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\nabc")


@pytest.mark.parametrize("act", [_nonsense, _broken_off])
def test_answers_that_make_no_sense(act: object) -> None:
    with serving({"/1": Answer(act=act)}) as site:  # type: ignore[arg-type]
        assert refused(f"{site.url}/1").kind == "bad-answer"


def test_nobody_answers() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/").kind == "no-connection"


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with serving({"/1": Answer(PAGE)}) as site:
        assert fetch(f"{site.url}/1", private=True).data == PAGE


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl, which makes the certificate of this test, is not installed")
def test_certificates_are_verified(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2"]
    subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_greet, args=(listening, context), daemon=True)
        thread.start()
        error = refused(f"https://localhost:{listening.getsockname()[1]}/")
        thread.join()
    assert error.kind == "tls"
    assert "self" in str(error.fields["reason"])


def _greet(listening: socket.socket, context: ssl.SSLContext) -> None:
    connection, _ = listening.accept()
    with pytest.raises(ssl.SSLError):
        context.wrap_socket(connection, server_side=True)
    connection.close()


def test_the_limit_is_that_of_files() -> None:
    from lint_gov.fetch import content

    assert content.MAX_FILE_BYTES == limits.MAX_FILE_BYTES
