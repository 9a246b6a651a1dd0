"""The reader is chosen by the name of the file, and by its content where that contradicts."""

from __future__ import annotations

import io
import zipfile

import pytest

from lint_gov.readers import choose
from lint_gov.readers.builtin import READERS

PAGE = "<html><body><p>一、总体情况</p></body></html>".encode()
TEXT = "一、总体情况\n".encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def docx() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("path", "data", "name"),
    [
        ("a.docx", docx(), "docx"),
        ("a.DOCX", docx(), "docx"),
        ("报告.txt", docx(), "docx"),
        ("报告", docx(), "docx"),
        ("-", docx(), "docx"),
        ("a.doc", docx(), "docx"),
        ("a.html", PAGE, "html"),
        ("a.docx", PAGE, "html"),
        ("a.doc", PAGE, "html"),
        ("a.doc", PAGE.decode().encode("utf-16"), "html"),
        ("a.txt", PAGE, "html"),
        ("a.md", PAGE, "html"),
        ("a.md", "<table>\n<tr><td>甲</table>\n".encode(), "markdown"),
        ("-", PAGE, "html"),
        ("a.jsp", PAGE, "html"),
        ("a.txt", TEXT, "text"),
        ("a.txt", TEXT.decode().encode("gb18030"), "text"),
        ("a.md", TEXT, "markdown"),
        ("-", TEXT, "text"),
        ("v1.2/报告", TEXT, "text"),
        ("a.html", TEXT, "html"),
        ("a.docx", b"no zip", "docx"),
        ("a.docx", OLE, "docx"),
        ("a.docx", b"", "docx"),
        ("a.doc", OLE, "doc"),
        ("a.doc", TEXT, "doc"),
        ("a.txt", bytes(range(256)), "text"),
        ("-", b"", "text"),
    ],
)
def test_choice(path: str, data: bytes, name: str) -> None:
    reader = choose(READERS, path, data)
    assert reader is not None
    assert reader.name == name


@pytest.mark.parametrize(("path", "data"), [("a.py", TEXT), ("a.xls", OLE), ("-", OLE), ("a.zip", b"PK\x05\x06"), ("a.csv", b"")])
def test_unknown_kind(path: str, data: bytes) -> None:
    assert choose(READERS, path, data) is None
