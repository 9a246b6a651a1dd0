from __future__ import annotations

import random
import struct
import zipfile
from io import BytesIO

import pytest

from lint_gov.errors import InputError
from lint_gov.model.document import Source
from lint_gov.readers import docx_package, limits
from lint_gov.readers.docx import read, sniff

from .docx_files import cell, docx, element, para, relations, row, table, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        read(Source("a.docx", data))
    return caught.value


def main(text: str) -> bytes:
    return docx("", {"word/document.xml": text})


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (random.Random(1).randbytes(5000), ""), (b"%PDF-1.7", "PDF"), (b"{\\rtf1", "RTF"), (b"\r\n<html>", "HTML/XML"),
        (OLE + b"Workbook", "OLE"), (zipped({"a.txt": "x"}), "ZIP"), (zipped({"xl/workbook.xml": "x"}), "Excel"),
        (zipped({"_rels/.rels": relations([("officeDocument", "ppt/p.xml")]), "ppt/p.xml": "<p/>"}), "PowerPoint"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (zipped({"_rels/.rels": relations([("officeDocument", "a.xml")]), "a.xml": "<p/>"}), "ZIP"),
    ],
)  # fmt: skip
def test_what_is_no_word_file(data: bytes, found: str) -> None:
    error = refusal(data)
    assert (error.kind, error.fields) == (("not-docx", {"found": found}) if found else ("unknown-content", {}))


def test_empty() -> None:
    assert refusal(b"").kind == "empty"


def test_encrypted_and_old_word() -> None:
    encrypted = OLE + "EncryptedPackage".encode("utf-16-le")
    assert refusal(encrypted).kind == "encrypted"
    assert sniff(encrypted)
    assert refusal(OLE + "WordDocument".encode("utf-16-le")).kind == "old-word"


def test_encrypted_zip_entry() -> None:
    data = bytearray(docx(para("x")))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    assert refusal(bytes(data)).kind == "encrypted"


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.999])
def test_truncated(keep: float) -> None:
    data = docx(para("x" * 500))
    assert refusal(data[: int(len(data) * keep)]).kind == "damaged"


def test_flipped_bytes_never_escape_as_another_error() -> None:
    data, chance = docx(para("文" * 200) + table(row(cell("1"), cell("2")))), random.Random(7)
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            read(Source("a.docx", bytes(broken)))
        except InputError as error:
            assert error.kind


def test_missing_and_broken_parts_are_named() -> None:
    missing = zipped({"_rels/.rels": relations([("officeDocument", "word/document.xml")]), "word/styles.xml": "<a/>"})
    assert (refusal(missing).kind, refusal(missing).fields["part"]) == ("damaged", "word/document.xml")
    assert refusal(main("<w:document")).fields["part"] == "word/document.xml"
    assert refusal(main(element("document", ""))).kind == "damaged"
    styles = docx(para("x"), {"word/styles.xml": "<a>"}, styles="")
    assert refusal(styles).fields["part"] == "word/styles.xml"


def test_unusual_compression_is_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as container:
        container.writestr("word/document.xml", element("document", "<w:body/>"))
    assert refusal(stream.getvalue()).kind == "damaged"


def test_zip_bomb_by_declared_size() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container, container.open("word/document.xml", "w") as part:
        for _ in range(200):
            part.write(bytes(1024 * 1024))
    error = refusal(stream.getvalue())
    assert len(stream.getvalue()) < 1024 * 1024
    assert (error.kind, error.fields["size"]) == ("too-large", 200 * 1024 * 1024)


def test_zip_bomb_by_ratio() -> None:
    assert refusal(main(" " * (docx_package.MIN_BOMB_BYTES + 1))).kind == "too-large"


def test_zip_bomb_that_lies_about_its_size() -> None:
    data = bytearray(main(" " * 20_000_000))
    real = struct.pack("<I", 20_000_000)
    assert real in data
    error = refusal(bytes(data.replace(real, struct.pack("<I", 2000))))
    assert error.kind == "damaged"


def test_parts_together_may_not_exceed_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_PART_BYTES", 3000)
    assert refusal(docx(para("x"), styles=" " * 2500)).kind == "too-large"


def test_long_list_of_parts() -> None:
    assert refusal(zipped({f"word/{i:060}": "" for i in range(11_000)})).kind == "too-large"


def test_file_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 10)
    assert refusal(docx(para("x"))).kind == "too-large"


def test_too_many_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_TAGS", 50)
    assert refusal(docx(para("x") * 20)).kind == "too-large"


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha" * 10}">' for i in range(10))


@pytest.mark.parametrize("place", ["<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", '<w:p><w:r w:x="&l9;"/></w:p>', "<w:p/>"])
def test_entities_are_refused(place: str) -> None:
    text = element("document", f"<w:body>{place}</w:body>").replace("?>", f"?><!DOCTYPE d [{LAUGHS}]>", 1)
    assert refusal(main(text)).kind == "damaged"


def test_outside_entities_are_not_fetched() -> None:
    text = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + "<d>&x;</d>"
    assert refusal(main(text)).kind == "damaged"


def test_ten_thousand_levels() -> None:
    assert refusal(docx("<w:sdt>" * 10_000 + "</w:sdt>" * 10_000)).kind == "too-deep"


@pytest.mark.parametrize("levels", [20, 60, 80])
def test_nested_tables_as_deep_as_the_parser_lets_them(levels: int) -> None:
    try:
        read(Source("a.docx", docx("<w:tbl><w:tr><w:tc>" * levels + para("x") + "</w:tc></w:tr></w:tbl>" * levels)))
    except InputError as error:
        assert error.kind == "too-deep"


def test_deep_runs() -> None:
    assert read(Source("a.docx", docx(para(inner="<w:ins>" * 240 + "</w:ins>" * 240)))).revisions == 240


def test_million_cells() -> None:
    assert refusal(docx("<w:tbl>" + ("<w:tr>" + "<w:tc/>" * 1000 + "</w:tr>") * 1000 + "</w:tbl>")).kind == "too-many-cells"


def test_wide_and_high_grid() -> None:
    rows = row(*[cell()] * 900) + row(cell()) * 300
    assert refusal(docx(table(rows))).fields == {"limit": limits.MAX_CELLS}
