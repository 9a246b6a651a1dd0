"""Decoding by the bytes: every encoding met in the field, damage, and what is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lint_gov.errors import InputError
from lint_gov.readers import decode as module
from lint_gov.readers.decode import decode, is_html_page, looks_like_html, looks_like_text

SAMPLE = "某县2023年政府信息公开工作年度报告\n一、总体情况\n收到申请 12 件，共计3.5万元。\n"
HAN = st.characters(codec="gb2312", min_codepoint=0x4E00, max_codepoint=0x9FA5)
CHINESE = st.text(st.one_of(HAN, st.sampled_from("，。、（）：\n 0123456789")), min_size=1).filter(str.strip)


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8-sig"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "utf-32-le"),
        ("gb18030", b"", "gb18030"),
        ("gb18030", b"\x84\x31\x95\x33", "gb18030"),
    ],
)
def test_encodings(codec: str, mark: bytes, name: str) -> None:
    assert decode(mark + SAMPLE.encode(codec)) == (SAMPLE, name)


@given(CHINESE)
def test_utf8_comes_back(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@given(CHINESE)
def test_gb18030_comes_back(text: str) -> None:
    data = text.encode("gb18030")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        assert decode(data) == (text, "gb18030")
    else:
        assume(False)


@given(st.text(HAN, min_size=10), st.integers(0, 200))
def test_truncated_utf8_is_no_mojibake(text: str, cut: int) -> None:
    data = text.encode()[: max(9, len(text.encode()) - cut)]
    decoded, encoding = decode(data)
    assert encoding == "utf-8"
    assert text.startswith(decoded.rstrip("\ufffd"))


@given(st.text(HAN, min_size=40), st.integers(0, 39))
def test_broken_byte_in_utf8_is_no_mojibake(text: str, at: int) -> None:
    data = bytearray(text.encode())
    data[3 * at] = 0xFF
    decoded, encoding = decode(bytes(data))
    assert encoding == "utf-8"
    assert decoded.replace("\ufffd", "") == text[:at] + text[at + 1 :]


def test_truncated_gb18030() -> None:
    text, encoding = decode(SAMPLE.strip().encode("gb18030")[:-1])
    assert encoding == "gb18030"
    assert text.rstrip("\ufffd") == SAMPLE.strip()[:-1]


def test_chinese_amid_much_markup_in_gb18030_cut_short() -> None:
    page = "<td class='a'>" * 5000 + "总体情况"
    assert decode(page.encode("gb18030")[:-1])[1] == "gb18030"


def test_declared_charset_is_not_believed() -> None:
    page = "<meta charset=gb2312><p>朱镕基</p>"
    assert decode(page.encode())[0] == page
    assert decode(page.encode("gb18030"))[0] == page


def test_mark_of_another_encoding() -> None:
    assert decode(codecs.BOM_UTF8 + SAMPLE.encode("gb18030")) == (SAMPLE, "gb18030")


def test_zeros_at_the_end_are_no_binary() -> None:
    assert decode((SAMPLE * 3).encode() + b"\0")[1] == "utf-8"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u3000\u00a0\n".encode()])
def test_empty(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.kind == "empty"


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 8, b"PK\x03\x04" + b"a" * 50, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"%PDF-1.7\n%t",
     b"{\\rtf1 a}",
     b"\x80\xff" * 40, b"\x01\x02\x03ab" * 9],
)  # fmt: skip
def test_binary(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.kind == "binary"


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_known_error(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except InputError as error:
        assert error.kind in ("empty", "binary")
    else:
        assert text.strip()
        assert codecs.lookup(encoding)


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint_gov.readers.limits.MAX_FILE_BYTES", 10)
    with pytest.raises(InputError) as caught:
        module.decode(b"a" * 11)
    assert (caught.value.kind, caught.value.fields) == ("too-large", {"size": 11, "limit": 10})


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><html>",
        "\n <?xml version='1.0'?>\n<!-- x -->\n<HTML xmlns:o='urn'>",
        "<html\n lang=zh>",
        "<body class='a'>",
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_html_page(text: str, codec: str) -> None:
    assert is_html_page(text.encode(codec))
    assert looks_like_html(text.encode(codec))


def test_html_fragment_is_no_page() -> None:
    assert looks_like_html(b"<table border=1><tr><td>")
    assert not is_html_page(b"<table border=1>")


@pytest.mark.parametrize("text", ["a < b", "<某县>报告", "<pre-amble", "text <p>more</p>", " " * 100_000])
def test_text_is_no_html(text: str) -> None:
    assert not looks_like_html(text.encode())


def test_looks_like_text() -> None:
    assert looks_like_text(SAMPLE.encode("gb18030"))
    assert not looks_like_text(b"<html><p>a")
    assert not looks_like_text(bytes(100))
