"""Mutations: bytes, tokens that a format is sensitive to, pieces of other files, and XML trees inside zip containers."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from lxml import etree

Mutation = Callable[[bytes, Random, Sequence[bytes]], bytes]
_MOST = 6
_LONGEST = 4096
_NUMBERS = (b"0", b"-1", b"1", b"255", b"65536", b"100000", b"4294967296", b"99999999999999999999", b"1e9", b"NaN")
_COMMON = (
    b"\0", b"\0" * 64, b"\xff\xfe", b"\xef\xbb\xbf", b"\xfe\xff", b"\r", b"\n" * 50, b"\x1a", b"\x80", b"\xff" * 8,
    b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x81\x30\x81\x30", "\u202e\u200b\ufeff".encode(), "锟斤拷".encode(),
    "㈠①Ⅳ".encode(), "一、".encode(), "（七）总计".encode(),
    "三、收到和处理政府信息公开申请情况".encode(), "2023年1月1日至12月31日".encode(), b"|" * 40,
    b"\t" * 40, *_NUMBERS,
)  # fmt: skip
_HTML = (
    b"<table>", b"</table>", b"<tr>", b"<td colspan=100000 rowspan=100000>", b"<td rowspan=0>", b"</td>", b"<th>",
    b"<thead>", b"<tfoot>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml version='1.0'?>", b"<script>", b"</script>",
    b"<style>", b"<svg>", b"<math>", b"<pre>", b"<p style='display:none'>", b"<span style='white-space:pre'>",
    b"<iframe src='http://x/report.htm'></iframe>", b"<iframe srcdoc='<p>", b"<frameset><frame src=report.htm></frameset>",
    b"<base href='//'>", b"<ol start=-5 type=i>", b"<li value=99999999999>", b"<h1>", b"<a href='x.doc'>", b"<img>",
    b"<br>" * 30, b"&#0;", b"&#xD800;", b"&#1114112;", b"&nbsp;", b"<div " + b"a=1 " * 50 + b">", b"<div>" * 300,
    b"<b>" * 300, b"<table><tr><td>" * 40, b"<plaintext>", b"<textarea>", b"<template>", b"<select>", b"<body>", b"<html>",
    b"<meta charset=utf-7>", b"<meta name=PubDate content='2024-02-31'>", b"<xmp>", b"<noscript>", b"<form>", b"<caption>",
    b"<col span=9999>",
)  # fmt: skip
_MIME = (
    b"Content-Type: multipart/related; boundary=x\n", b"Content-Type: message/rfc822\n\n",
    b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: x-uuencode\n\n",
    b"Content-Transfer-Encoding: quoted-printable\n", b'charset="\xff"', b"charset=utf-7", b"Content-Location: http://[\n",
    b"Content-ID: <a>\n", b"----=_B\n", b"----=_B--\n", b"=\n", b"=3D=", b"=ZZ", b"\n\n", b"boundary=\"\"",
    b"charset*=utf-8''%ff", b"start=\"<a>\"", b"=?gb2312?B?//8=?=",
)  # fmt: skip
_MARKDOWN = (b"---\n", b"|---|---|\n", b"# ", b"**", b"<table>\n", b"![](x)\n", b"```\n", b"===\n", b"\\")
_RTF = (
    b"{\\rtf1",
    b"{",
    b"}",
    b"\\bin100000 ",
    b"\\u-99999?",
    b"\\'ff",
    b"\\trowd",
    b"\\cell",
    b"\\row",
    b"{\\object",
    b"\\pard" * 30,
)
_PDF = (
    b"endobj",
    b"obj",
    b"stream\n",
    b"endstream",
    b"xref",
    b"trailer",
    b"<</Length 999999999>>",
    b"/Kids[1 0 R]",
    b"startxref\n0\n",
    b"[[[[",
)
_TOKENS = {"html": _HTML, "mht": (*_HTML, *_MIME), "markdown": (*_MARKDOWN, *_HTML), "rtf": _RTF, "pdf": _PDF}


def mutated(format_: str, seeds: Sequence[bytes], rng: Random) -> bytes:
    """Return a seed after a few mutations."""
    data = rng.choice(seeds)
    tokens = (*_COMMON, *_TOKENS.get(format_, ()))
    for _ in range(rng.randint(1, _MOST)):
        if format_ in ("docx", "odt") and rng.random() < 0.9:
            data = _in_zip(data, rng, tokens)
        else:
            data = rng.choice(_BYTES)(data, rng, (*seeds, *tokens * 3))
    return data


def _span(data: bytes, rng: Random) -> tuple[int, int]:
    start = rng.randint(0, len(data))
    return start, min(len(data), start + rng.choice((1, 2, 8, 64, rng.randint(0, _LONGEST))))


def _delete(data: bytes, rng: Random, others: Sequence[bytes]) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + data[end:]


def _repeat(data: bytes, rng: Random, others: Sequence[bytes]) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + data[start:end] * rng.choice((2, 3, 40)) + data[end:]


def _flip(data: bytes, rng: Random, others: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 20)) if changed else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _insert(data: bytes, rng: Random, others: Sequence[bytes]) -> bytes:
    start, end = _span(data, rng)
    piece = rng.choice(others)
    if len(piece) > _LONGEST:
        low, high = _span(piece, rng)
        piece = piece[low:high]
    return data[:start] + piece + data[rng.choice((start, end)) :]


def _cut(data: bytes, rng: Random, others: Sequence[bytes]) -> bytes:
    return data[: rng.randint(0, len(data))] if rng.random() < 0.3 else data


def _swap(data: bytes, rng: Random, others: Sequence[bytes]) -> bytes:
    start, end = _span(data, rng)
    target = rng.randint(0, len(data))
    return data[:target] + data[start:end] + data[target:]


def _number(data: bytes, rng: Random, others: Sequence[bytes]) -> bytes:
    """Put an odd number in the place of a digit."""
    places = [n for n in range(len(data)) if 48 <= data[n] < 58]
    if not places:
        return data
    at = rng.choice(places)
    return data[:at] + rng.choice(_NUMBERS) + data[at + 1 :]


_BYTES: tuple[Mutation, ...] = (_delete, _repeat, _flip, _insert, _insert, _insert, _cut, _swap, _number)


def _in_zip(data: bytes, rng: Random, tokens: Sequence[bytes]) -> bytes:
    """Mutate one part of a container; a part that is XML mostly stays so."""
    try:
        parts = _unzipped(data)
    except Exception:  # an earlier mutation broke the container
        return rng.choice(_BYTES)(data, rng, tokens)
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    if not names:
        return data
    main = [name for name in names if name.endswith(("document.xml", "content.xml"))]
    name = rng.choice(main) if main and rng.random() < 0.7 else rng.choice(names)
    change = _tree if rng.random() < 0.8 else rng.choice(_BYTES)
    parts[name] = change(parts[name], rng, tokens)
    return _zipped(parts)


def _unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return {name: container.read(name) for name in container.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return stream.getvalue()


def _tree(data: bytes, rng: Random, tokens: Sequence[bytes]) -> bytes:
    try:
        root: Any = etree.fromstring(data)
    except (etree.XMLSyntaxError, ValueError):
        return data
    elements = list(root.iter(etree.Element))
    one, other = rng.choice(elements), rng.choice(elements)
    rng.choice(_TREE)(one, other, rng, tokens)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _drop(one: Any, other: Any, rng: Random, tokens: Sequence[bytes]) -> None:
    if one.getparent() is not None:
        one.getparent().remove(one)


def _graft(one: Any, other: Any, rng: Random, tokens: Sequence[bytes]) -> None:
    other.insert(rng.randint(0, len(other)), copy.deepcopy(one))


def _nest(one: Any, other: Any, rng: Random, tokens: Sequence[bytes]) -> None:
    """Put copies of an element without its children into one another."""
    for _ in range(rng.choice((1, 5, 100))):
        made = etree.SubElement(other, one.tag, dict(one.attrib))
        made.text, other = one.text, made


def _attribute(one: Any, other: Any, rng: Random, tokens: Sequence[bytes]) -> None:
    source = other if other.attrib else one
    if source.attrib:
        one.set(rng.choice(list(source.attrib)), _printable(rng.choice(tokens)))


def _text(one: Any, other: Any, rng: Random, tokens: Sequence[bytes]) -> None:
    one.text = _printable(rng.choice(tokens)) * rng.choice((1, 1, 30))


def _rename(one: Any, other: Any, rng: Random, tokens: Sequence[bytes]) -> None:
    one.tag = other.tag


def _printable(token: bytes) -> str:
    return "".join(c for c in token.decode("utf-8", "replace") if c >= " " and c not in "\ufffe\uffff")


_TREE = (_drop, _graft, _nest, _attribute, _attribute, _text, _rename)
