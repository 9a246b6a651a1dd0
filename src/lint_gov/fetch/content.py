"""What an answer holds: its bytes unpacked within limits, the name of the file and the encoding that the server claims."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from email.message import Message
from http.client import HTTPResponse
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from lint_gov import data
from lint_gov.errors import InputError
from lint_gov.readers.limits import MAX_FILE_BYTES

_CHUNK = 64 * 1024


def body(answer: HTTPResponse) -> bytes:
    """Read the content of an answer; raise `InputError("too-large")` as soon as it is more than a report can be."""
    told = answer.getheader("Content-Length") or ""
    if told.isdecimal() and int(told) > MAX_FILE_BYTES:
        raise InputError("too-large", {"size": int(told), "limit": MAX_FILE_BYTES})
    unpack = _unpacker((answer.getheader("Content-Encoding") or "").strip().lower())
    chunks: list[bytes] = []
    size = 0
    while chunk := answer.read(_CHUNK):
        chunks.append(unpack(chunk, MAX_FILE_BYTES - size + 1))
        size += len(chunks[-1])
        if size > MAX_FILE_BYTES:
            raise InputError("too-large", {"size": size, "limit": MAX_FILE_BYTES})
    return b"".join(chunks)


def _unpacker(coding: str) -> Callable[[bytes, int], bytes]:
    """What undoes a coding of the transport. None was asked for, but some servers pack all the same."""
    if coding in ("", "identity"):
        return lambda chunk, most: chunk
    if coding in ("gzip", "x-gzip", "deflate"):
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress
    raise InputError("bad-answer", {"reason": f"Content-Encoding: {coding[:40]}"})


def name(address: str, headers: Any) -> str:
    """The name of the file: the one that the server gives, else the end of the address.

    Where that has no suffix of a document, the type of the content adds one; the suffix of a program on the server
    (x.jsp, x.do) says nothing.
    """
    given = _given(headers) or PurePosixPath(unquote(urlsplit(address).path)).name or "index"
    known = data.load("fetch")
    suffix, told = PurePosixPath(given).suffix.lower(), known["types"].get(headers.get_content_type(), "")
    if suffix in known["types"].values() or suffix in known["also"]:
        return given
    return f"{given}{told}" if told or suffix not in known["programs"] else PurePosixPath(given).stem


def _given(headers: Any) -> str:
    """The name in Content-Disposition; servers put it there in UTF-8 or GBK bytes, quoted as in an address, or by the book."""
    raw = headers.get("Content-Disposition")
    if raw is None:
        return ""
    field = Message()
    field["Content-Disposition"] = str(raw)
    told = field.get_filename() or ""
    for codec in ("utf-8", "gb18030"):
        try:
            told = told.encode("latin-1").decode(codec)
            break
        except UnicodeError:
            continue
    return unquote(told).replace("\\", "/").rsplit("/", 1)[-1].strip()


def charset(headers: Any) -> str:
    """The encoding that the server claims."""
    return str(headers.get_content_charset() or "")
