"""What holds for any document, however broken."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_gov.model.document import Paragraph
from lint_gov.text.fold import key, squash

from .reports import HEADINGS, LAYOUTS, PREAMBLE, SIGNOFF, TITLE, outline, report_lines

_PIECES = [
    *HEADINGS,
    *(h[2:] for h in HEADINGS),
    TITLE,
    PREAMBLE,
    *SIGNOFF,
    "一、",
    "七、附件",
    "目录",
    "",
    "　",
    "1",
    "| |",
    "二、主动公开",
    "（一）主动公开情况",
    "一、本年新收政府信息公开申请数量\t5",
    "第二十条第（一）项",
    "行政复议\t行政诉讼",
    "结果维持",
    "无。",
    "(",
    "l六、",
    "三、收到和处理政府信息公开",
    "申请情况",
    "2023年，我县扎实推进。",
    " ".join(HEADINGS),
    "。".join(HEADINGS),
]
_LINES = st.lists(st.one_of(st.sampled_from(_PIECES), st.text("一二三四五六、.（）\n 公开0|。", max_size=12)), max_size=25)


def said(blocks):
    return "".join(squash(b.text) for b in blocks if isinstance(b, Paragraph))


@settings(max_examples=150, deadline=None)
@given(_LINES)
def test_no_text_is_lost_or_doubled(lines):
    found = outline(lines)
    parts = [said(found.front)]
    for section in found.sections:
        parts += [section.heading.raw if section.heading else "", said(section.blocks)]
    identity = found.identity
    parts += [s.raw for s in (identity.signoff_organ, identity.signoff_date) if s]
    kept = sorted(key("".join(parts)))
    whole = sorted(key("".join(lines)))
    lost = len(whole) - len(kept)
    # Page numbers under the sign-off are left out; nothing else is.
    assert 0 <= lost <= 12
    assert not [c for c in set(whole) if not c.isdecimal() and whole.count(c) != kept.count(c)]


@settings(max_examples=100, deadline=None)
@given(_LINES)
def test_one_recovery_for_each_heading_and_kind(lines):
    found = outline(lines)
    missing = [r.section for r in found.recoveries if r.kind == "missing"]
    headed = {s.number for s in found.sections if s.heading}
    assert len(missing) == len(set(missing))
    assert headed.isdisjoint(missing)
    assert headed | set(missing) >= {1, 2, 3, 4, 5, 6}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_places_are_those_of_the_lines(layout):
    lines = report_lines(layout)
    for section in outline(lines).sections:
        assert lines[section.heading.place.line - 1] == section.heading.raw
        assert all(lines[b.place.line - 1] == b.text for b in section.blocks)


def test_a_very_long_hostile_line_is_read_in_time():
    assert outline(["一、" * 20000]).identity.title is None
    assert outline(["政府信息公开" * 5000, " " * 50000 + "一、总体情况", "（" * 20000]).sections


# What once took time by the square or the cube of its length, or might: runs that a pattern can share out in many ways,
# brackets that never close, headings by the thousand. With such a pattern back, a case takes minutes.
RUNS = [" ", "\u3000", "\t", "7", "一", "…", ".", "《", "〔", "[", "【", "“", "（", "1、", "第", "|", "行政复议"]


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("lead", ["", "三、", "2023年"])
def test_long_runs_are_read_in_time(run, lead):
    line = lead + run * (40000 // len(run)) + "某"
    found = outline([TITLE, HEADINGS[0], line, *HEADINGS[1:]])
    assert found.identity.title == TITLE
    assert [s.number for s in found.sections][-5:] == [2, 3, 4, 5, 6]


def test_thousands_of_headings_are_read_in_time():
    assert outline(["一、总体情况 " * 20000]).sections[0].number == 1
