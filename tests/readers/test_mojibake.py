"""Mojibake is turned back where it can be exactly, refused where too much is lost, and sound text is left alone."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chain import findings, read_back
from generator.draft import random_draft
from generator.files import Way, write, wrong_figures
from generator.text import Rendered
from lint_gov.errors import InputError
from lint_gov.readers.decode import decode
from lint_gov.readers.mojibake import mend

LINES = (
    "云溪县2023年政府信息公开工作年度报告",
    "一、总体情况",
    "2023年，全县认真落实政府信息公开条例，主动公开政府信息120条，收到申请12件。",
    "二、主动公开政府信息情况",
)
TEXT = "\n".join(LINES)


def as_gbk(text: str) -> str:
    """UTF-8 read as GBK, as Windows does it: a byte that is no character of its own is kept or lost."""
    read = text.encode()
    shown = ""
    position = 0
    while position < len(read):
        for length in (2, 1):
            piece = read[position : position + length]
            try:
                shown += piece.decode("gb18030")
                position += length
                break
            except UnicodeDecodeError:
                continue
        else:
            shown += "€" if read[position] == 0x80 else "\ufffd"
            position += 1
    return shown


WHOLE = "政府信息公开工作年度报告\n一、总体情况说明\n全县主动公开政府信息收到申请情况\n"


def test_utf8_read_as_gbk() -> None:
    broken = as_gbk(WHOLE)
    assert "\ufffd" not in broken
    assert "€" in broken
    assert mend(broken) == (WHOLE, "UTF-8 → GBK")


@pytest.mark.parametrize(("codec", "kind"), [("utf-8", "UTF-8 → Latin-1"), ("gb18030", "GBK → Latin-1")])
@pytest.mark.parametrize("read_as", ["latin-1", "cp1252"])
def test_read_as_latin(codec: str, read_as: str, kind: str) -> None:
    data = TEXT.encode(codec)
    broken = "".join(bytes((byte,)).decode(read_as) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte) for byte in data)
    assert mend(broken) == (TEXT, kind)


@pytest.mark.parametrize("layout", ["html", "tabs"])
def test_a_garbled_report_is_checked_all_the_same(layout: str) -> None:
    made = write(random_draft(Random(4)), Way(layout))
    broken = decode(made.data)[0].encode("gb18030").decode("latin-1").encode()
    report = read_back(Rendered(broken, made.name, made.expected))
    assert wrong_figures(report, made.expected) == []
    assert [f.rule for f in findings(report) if f.severity != "info"] == ["D106"]


def test_some_garbled_lines_in_a_sound_page() -> None:
    text = f"{TEXT}\n{as_gbk(WHOLE)}\n一切正常。"
    assert mend(text) == (f"{TEXT}\n{WHOLE}\n一切正常。", "UTF-8 → GBK")


@pytest.mark.parametrize(
    "text",
    [
        "锟斤拷" * 40,
        TEXT.encode("gb18030").decode("utf-8", "replace"),
        TEXT.encode("gb18030").decode("utf-8", "replace").encode().decode("gb18030", "replace"),
        "\n".join(map(as_gbk, ("，全县主动公开。", "，收到政府信息公开申请。", "，办结。", "，工作报告："))),
        as_gbk(WHOLE) + "\n".join(map(as_gbk, ("，全县主动公开。", "，收到政府信息公开申请。", "，办结。"))),
    ],
)  # fmt: skip
def test_what_is_lost_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        mend(text)
    assert caught.value.kind == "garbled"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "目录········1\n一、总体情况·····2",
        "用锛子和铁锨，「银」字旁的锛、锛。",
        "café £100，价格￡；§3 × ± ° ¤",
        "联通 联通 联通",
        "有一处丢了字\ufffd，其余完好，共收到政府信息公开申请十二件。",
        "Õþ¸®",
        "ï¼Œ",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert mend(text) == (text, None)


@given(st.text(st.characters(codec="gb18030"), max_size=200))
def test_any_text_comes_back_or_is_refused(text: str) -> None:
    try:
        mended = mend(text)
    except InputError as error:
        assert error.kind == "garbled"
    else:
        assert mended.misread is not None or mended.text == text
