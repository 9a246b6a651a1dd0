"""What is a quantity, what is none, and how each is read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lint_gov.model.document import Paragraph
from lint_gov.model.place import Place
from lint_gov.model.report import Mention, Section
from lint_gov.prose import mentions


def read(*lines: str, section: int = 1, year: int | None = 2023, organ: str | None = None) -> tuple[Mention, ...]:
    blocks = tuple(Paragraph(text, Place(line=at, column=1)) for at, text in enumerate(lines, 1))
    return mentions.find([Section(section, None, blocks)], (), year, organ)


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate"),
    [
        ("发布信息1286条", 1286, "条", False),
        ("发布信息１２８６条", 1286, "条", False),
        ("发布信息1,286条", 1286, "条", False),
        ("发布信息130 余条", 130, "条", True),
        ("发布信息近300条", 300, "条", True),
        ("发布信息约50篇", 50, "篇", True),
        ("发布信息2万余条", 20000, "条", True),
        ("发布信息1.5万条", 15000, "条", False),
        ("投入经费3.5万元", 35000, "元", False),
        ("收到申请二十五件", 25, "件", False),
        ("收到申请两件", 2, "件", False),
        ("发布信息上百条", 100, "条", True),
        ("发布信息300条以上", 300, "条", True),
        ("全县42个政务新媒体", 42, "个", False),
        ("培训120人次", 120, "人次", False),
        ("占比24.5%", Decimal("24.5"), "%", False),
        ("占比２４％", 24, "%", False),
        ("占百分之十五", 15, "%", False),
        ("预约30件", 30, "件", False),
        ("公众号发布稿件12期", 12, "期", False),
    ],
)
def test_number_and_unit(text: str, value: Any, unit: str, approximate: bool) -> None:
    (mention,) = read(text)
    assert (mention.value, mention.unit, mention.approximate) == (value, unit, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "2023年1月1日起至2023年12月31日止",
        "国办公开办函〔2021〕30号",
        "国务院令第711号",
        "条例第二十条第（一）项",
        "联系电话:0358-5422520，邮编:032400",
        "手机13800000000",
        "12345热线畅通",
        "（一）主动公开 1.网站 一是更新",
        "三审三校、一站式、一网通办、一次性告知、一件事",
        "在20个工作日内答复，每天8:30办公",
        "适老化2.0版，4.27活动，5·15宣传日",
        "http://www.example.gov.cn/2023/12/30件/",
        "提高9.5个百分点",
        "《关于开展26件重点工作的通知》",
        "[image: 20240205175844件]",
        "第十五届、第3次会议",
        "每一件都有着落，逐一落实，统一部署",
    ],
)
def test_no_quantity(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("共收到政府信息公开申请5件", "applications.received"),
        ("新收政府信息公开申请5件", "applications.new"),
        ("办结政府信息公开申请5件", "applications.handled"),
        ("受理并答复政府信息公开申请5件", "applications.handled"),
        ("依申请公开5件", "applications.any"),
        ("上年结转政府信息公开申请5件", "applications.carried_in"),
        ("政府信息公开申请结转下年5件", "applications.carried_out"),
        ("政府信息公开行政复议5件", "disputes.review"),
        ("政府信息公开行政诉讼5件", "disputes.litigation"),
        ("制发行政规范性文件5件", "normative.made"),
        ("废止行政规范性文件5件", "normative.repealed"),
        ("现行有效行政规范性文件5件", "normative.effective"),
        ("制定规章5件", "regulations.made"),
        ("办理人大代表建议5件", ""),
        ("收到涉及征地的政府信息公开申请5件", ""),
        ("发布规范性文件5件", ""),
    ],
)
def test_subject(text: str, subject: str) -> None:
    (mention,) = read(text)
    assert mention.subject == subject


@pytest.mark.parametrize(
    ("text", "scope", "period"),
    [
        ("全县共收到政府信息公开申请5件", "area", "this_year"),
        ("我局收到政府信息公开申请5件", "own", "this_year"),
        ("各乡镇收到政府信息公开申请5件", "subordinate", "this_year"),
        ("县水利局收到政府信息公开申请5件", "subordinate", "this_year"),
        ("县政府办公室收到政府信息公开申请5件", "unknown", "this_year"),
        ("受理12345热线工单5件", "other_system", "this_year"),
        ("2022年收到政府信息公开申请5件", "own", "last_year"),
        ("2019年收到政府信息公开申请5件", "own", "other_year"),
        ("历年累计收到政府信息公开申请5件", "own", "cumulative"),
        ("全年累计收到政府信息公开申请5件", "own", "this_year"),
        ("上半年收到政府信息公开申请5件", "own", "other_year"),
    ],
)
def test_scope_and_period(text: str, scope: str, period: str) -> None:
    (mention,) = read(text)
    assert (mention.scope, mention.period) == (scope, period)


def test_the_organ_s_own_name_is_no_other_organ() -> None:
    (mention,) = read("县水利局收到政府信息公开申请5件", organ="云溪县水利局")
    assert mention.scope == "own"


def test_list_with_a_bracket_and_a_rest() -> None:
    whole, first, inner, last = read("公开信息80条，其中网站50条（含转载20条）、其他30条。")
    assert (whole.role, whole.closed) == ("whole", True)
    assert (first.whole, inner.whole, last.whole) == (0, 1, 0)


def test_list_goes_on_behind_a_full_stop_and_a_semicolon() -> None:
    found = read("收到来件80件，同比增加24%。其中甲41件、乙28件；其余11件。全年办结80件。")
    assert [m.whole for m in found] == [None, None, 0, 0, 0, None]
    assert [m.clause for m in found] == [0, 0, 1, 1, 2, 3]


def test_open_list() -> None:
    whole, *_ = read("公开信息80条，其中网站50条、微信20条等。")
    assert whole.closed is False


def test_change_is_no_total() -> None:
    _, change = read("收到政府信息公开申请25件，较上年增加6件")
    assert change.role == "change"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("全年新收政府信息公开申请 18 件。", "全年新收政府信息公开申请 18 件"),
        ("经统计，全年收到１８件政府信息公开申请，均已答复。", "全年收到１８件政府信息公开申请"),
        ("其中：18件予以公开，7件不予公开。", "18件予以公开"),
        ("本年度未收到政府信息公开申请。", "未收到政府信息公开申请"),
        ("公开信息（含转载 18 条）较多。", "转载 18 条"),
        ("我局 共受理 依申请公开 ３ 件 ，答复 3 件。", "我局 共受理 依申请公开 ３ 件"),
    ],
)
def test_quote_is_the_source_s_own_words(text: str, quote: str) -> None:
    assert read(text)[0].quote == quote


def test_a_sentence_wrapped_before_its_number_is_read() -> None:
    (mention,) = read("全年我县严格落实条例各项规定，规范办理流程，共收到政府信息公开申请", "18件。")
    assert (mention.subject, mention.place.line) == ("applications.received", 2)


def test_denial() -> None:
    (mention,) = read("（二）依申请公开。本年度未收到政府信息公开申请。")
    assert (mention.value, mention.role, mention.subject) == (None, "none", "applications.received")


def test_place_and_order_over_several_lines() -> None:
    found = read("　　发布信息10条。", "共收到政府信息公开申请5件，未发生行政复议。")
    assert [(m.place.line, m.place.column) for m in found] == [(1, 7), (2, 12), (2, 15)]


def test_docx_place_is_that_of_the_paragraph() -> None:
    place = Place(path="p12", order=12)
    (mention,) = mentions.find([Section(1, None, (Paragraph("发布信息10条", place),))])
    assert mention.place == place


@given(st.text(alphabet="共收到政府信息公开申请其中包括等件条，、。；（）：1234567890一二十百万余约%占年月〔〕《》", max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str) -> None:
    found = read(text)
    assert all(m.whole is None or (0 <= m.whole < len(found) and found[m.whole].role in {"whole", "part"}) for m in found)
    assert [m.clause for m in found] == sorted(m.clause for m in found)


SPACED = "收到政府信息公开申请行政复议均维持其中条件，、。（）：1２%占无 　\u00a0"


@given(st.text(alphabet=SPACED, max_size=60))
@settings(max_examples=300, deadline=None)
def test_a_quote_is_one_piece_of_the_text(text: str) -> None:
    assert all(m.quote in text for m in read(text))


@given(st.lists(st.integers(1, 5000), min_size=2, max_size=6), st.sampled_from(["、", "，", "；"]))
@settings(max_examples=100, deadline=None)
def test_a_list_is_read_as_it_was_written(parts: list[int], mark: str) -> None:
    assume(mark != "；" or len(parts) > 2)  # a single ； may as well begin another statement
    listed = mark.join(f"栏目{'甲乙丙丁戊己'[n]}{part}条" for n, part in enumerate(parts))
    whole, *rest = read(f"共公开信息{sum(parts)}条，其中{listed}。")
    assert [int(m.value or 0) for m in rest] == parts
    assert whole.closed is True
    assert all(m.whole == 0 for m in rest)


@pytest.mark.parametrize("text", ["发布10件）另20件（其中", "发布10件20件（", "发布10条（其中20条。）30条（"])
def test_brackets_without_a_partner_behind_a_count(text: str) -> None:
    assert len(read(text)) >= 2


def test_a_line_of_ordinals_costs_its_length() -> None:
    """Looked through to its end from each figure, it would take minutes."""
    assert [m.value for m in read("1." * 100_000 + "公开信息18件")] == [18]
