"""Title, organ, years and sign-off of whole reports."""

from __future__ import annotations

from datetime import date

import pytest

from lint_gov.editions import editions
from lint_gov.model.document import Document, Paragraph
from lint_gov.model.place import Place
from lint_gov.structure import build

from .reports import HEADINGS, OTHERS, PREAMBLE, TITLE, document, outline, report_lines, sections


def identity(lines, year=None):
    return outline(lines, year).identity


def test_plain():
    found = identity(report_lines())
    assert (found.title, found.title_source, found.title_place.line) == (TITLE, "body", 1)
    assert (found.organ, found.organ_kind, found.year) == ("云溪县人民政府", "county_government", 2023)
    assert {part: s.value for part, s in found.years.items()} == dict.fromkeys(("title", "period", "overview", "signoff"), 2023)
    assert found.period.value == (date(2023, 1, 1), date(2023, 12, 31))
    assert (found.signoff_organ.value, found.signoff_date.value) == ("云溪县人民政府", date(2024, 1, 18))


@pytest.mark.parametrize(
    ("title", "organ", "year"),
    [
        (["云溪县人民政府2023年度政府信息公开工作年度报告"], "云溪县人民政府", 2023),
        (["2023年云溪县人民政府信息公开工作年度报告"], "云溪县人民政府", 2023),
        (["2023年度云溪县教育局政府信息公开工作年度报告"], "云溪县教育局", 2023),
        (["云溪县2023年政府信息公开工作年度", "报  告"], "云溪县", 2023),
        (["云溪县政务服务局2023年政府", "信息公开工作年度报告"], "云溪县政务服务局", 2023),
        (["云溪县人民政府", "2023年政府信息公开年报"], "云溪县人民政府", 2023),
        (["云溪县人民政府", "2023年政府信息", "公开工作年度报告"], "云溪县人民政府", 2023),
        (["云溪县青石街道办事处 2023 年政府信息公开工作年度 报告"], "云溪县青石街道办事处", 2023),
        (["正文", TITLE], "云溪县人民政府", 2023),
        (["云府〔2024〕1号", TITLE], "云溪县人民政府", 2023),
        (["县政府：", TITLE], "云溪县人民政府", 2023),
        ([TITLE, TITLE, "", TITLE], "云溪县人民政府", 2023),
        (["关于公布云溪县教育局2023年政府信息公开工作年度报告"], "云溪县教育局", 2023),
        (["云溪县教育局（本级）2023年政务信息公开工作年度报告"], "云溪县教育局", 2023),
        (["云溪县教育局政府信息公开工作2023年度报告"], "云溪县教育局", 2023),
        (["云溪县2023政府信息公开工作年度报告"], "云溪县", 2023),
        (["二〇二三年云溪县教育局政府信息公开工作年度报告"], "云溪县教育局", 2023),
        (["云溪县教育局2023年信息公开工作报告"], "云溪县教育局", 2023),
        (["国家统计局云溪调查队2023年度政府信息公开工作年度报告"], "国家统计局云溪调查队", 2023),
        (["本溪市人民政府2023年政府信息公开工作年度报告"], "本溪市人民政府", 2023),
        (["云溪县教育局关于2023年政府信息公开工作情况的报告"], "云溪县教育局", 2023),
        (["云溪县青石镇人", "民政府2023年政府信息公开工作年度报告"], "云溪县青石镇人民政府", 2023),
        (["云溪县", "青石镇人民政府2023年政府信息公开工作年度报告"], "云溪县青石镇人民政府", 2023),
        (["云溪县", "云溪县教育局2023年政府信息公开工作年度报告"], "云溪县教育局", 2023),
        (["2023年度", "云溪县教育局", "政府信息公开工作年度报告"], "云溪县教育局", 2023),
        (["云溪县教育局", "2023年", "政府信息公开工作年度报告"], "云溪县教育局", 2023),
        (["2023年", "云溪县教育局", "政府信息公开", "工作年度报告"], "云溪县教育局", 2023),
        (["云溪县人民政府", "办公室2023年政府信息公开工作年度报告"], "云溪县人民政府办公室", 2023),
        (["云溪县卫生", "健康局2023年政府信息公开工作年度报告"], "云溪县卫生健康局", 2023),
        (["云溪县青石", "街道办事处2023年政府信息公开工作年度报告"], "云溪县青石街道办事处", 2023),
        (["云溪县青石街道", "办事处2023年政府信息公开工作年度报告"], "云溪县青石街道办事处", 2023),
        (["云溪县青石", "镇人民政府2023年政府信息公开工作年度报告"], "云溪县青石镇人民政府", 2023),
        (["首页", "县教育局2023年政府信息公开工作年度报告"], "县教育局", 2023),
        (["云溪县人民政府", "教育局2023年政府信息公开工作年度报告"], "教育局", 2023),
        (["云溪县人民政府网", "教育局2023年政府信息公开工作年度报告"], "教育局", 2023),
        (["云溪县人民政府网", "办公室2023年政府信息公开工作年度报告"], "办公室", 2023),
        (["2023", "年云溪县教育局政府信息公开工作年度报告"], "云溪县教育局", 2023),
        (["20", "23年云溪县教育局政府信息公开工作年度报告"], "云溪县教育局", 2023),
        (["2022", "2023年云溪县教育局政府信息公开工作年度报告"], "云溪县教育局", 2023),
        (["云溪县人民政府机关", "2023年政府信息公开工作年度报告"], "云溪县人民政府机关", 2023),
        (["雲县2023年政府信息公开工作年度报告"], "云县", 2023),
        (["2023年度旭镇政府信息公开工作年度报告"], "旭镇", 2023),
        (["云溪高新区（经开区）管委会2023年政府信息公开工作年度报告"], "云溪高新区（经开区）管委会", 2023),
        (["云溪县教育局2023年政府信息公开工作年报度告"], "云溪县教育局", 2023),
        (["云溪县教育局2023年政府信息公开工作年度报"], "云溪县教育局", 2023),
        (["2023年云溪县教育局政府信公开工作年度报告"], "云溪县教育局", 2023),
    ],
)
def test_titles(title, organ, year):
    found = identity(report_lines(title=title))
    assert found.title_source == "body"
    assert (found.organ, found.years["title"].value) == (organ, year)


def test_title_as_it_stands():
    assert (
        identity(report_lines(title=["云溪县2023年政府信息公开工作年度", "  报  告"])).title
        == "云溪县2023年政府信息公开工作年度报  告"
    )


def test_a_mistyped_line_is_the_title_only_where_there_is_no_better_one():
    slip = "云溪县人民政府2023年政府信息公开工作年度报"
    assert identity(report_lines(title=[slip])).title == slip
    assert identity(report_lines(title=[slip, "告"])).title == slip + "告"
    assert identity(report_lines(title=[slip, "", TITLE])).title == TITLE


def test_title_glued_to_the_preamble():
    lines = report_lines()
    found = identity([TITLE + " " + PREAMBLE, *lines[2:]])
    assert (found.title, found.organ) == (TITLE, "云溪县人民政府")


@pytest.mark.parametrize(
    "line",
    [
        "本报告为云溪县2022年政府信息公开工作年度报告",
        "当前位置：首页>政府信息公开>政府信息公开年报",
        "政府信息公开年报",
        "关于做好2022年政府信息公开工作年度报告编制发布工作的通知",
        "现将2022年政府信息公开工作年度报告公布如下",
        "云溪县教育局2022年政府信息公开工作年度计划",
        "云溪县教育局2022年政府信息公开工作年度报表",
        "云溪县教育局政府信息公开工作年度报",
    ],
)
def test_other_lines_are_no_titles(line):
    assert identity(report_lines(title=[line])).title is None


def test_title_of_the_page():
    lines = report_lines(title=())
    page = document(lines, "html", (TITLE + "-政府信息公开年报-云溪县人民政府门户网站",))
    found = build(page, editions()).identity
    assert (found.title, found.title_source, found.organ) == (TITLE, "page", "云溪县人民政府")
    assert found.years["title"].value == 2023


def test_stale_title_in_word_properties_claims_no_year():
    lines = report_lines(title=())
    found = build(document(lines, "docx", ("云溪县人民政府2019年政府信息公开工作年度报告",)), editions()).identity
    assert "title" not in found.years
    assert found.year == 2023


def test_heading_element():
    blocks = (Paragraph(TITLE, Place(line=9), level=1), *document(report_lines(title=())).blocks)
    assert build(Document("x.html", "html", blocks), editions()).identity.title_source == "heading"


def test_no_title_organ_from_the_text():
    assert identity(report_lines(title=())).organ == "云溪县人民政府"


def test_no_title_organ_from_the_preamble():
    lines = ["本报告由云溪县人民政府办公室编制。", HEADINGS[0], "2023年，全县扎实推进。我县公开120条。", *report_lines()[14:]]
    found = identity(lines)
    assert (found.organ, found.organ_kind) == ("云溪县人民政府办公室", "county_government")


@pytest.mark.parametrize(
    ("line", "organ"),
    [
        ("依照有关规定编制本报告,现公布云溪市人民政府2023年政府信息公开工作年度报告,欢迎监督。", "云溪市人民政府"),
        (
            "按信息公开领导小组办公室关于做好2023年年报的要求，现公布云溪区青石街道办事处2023年政府信息公开工作情况。",
            "云溪区青石街道办事处",
        ),
        ("依照有关规定，现将云溪县人民政府2023年政府信息公开工作年度报告予以公开。", "云溪县人民政府"),
        ("依照有关规定，现向社会公布2023年度云溪县公安局政府信息公开工作年度报告。", "云溪县公安局"),
        ("依照有关规定，特编制并公布云溪县公安局2023年政府信息公开工作年度报告。", "云溪县公安局"),
        ("本报告由青石乡人民政府按照条例和统一格式的要求编制。", "青石乡人民政府"),
        ("依照有关规定，现编制形成了《云溪县青石镇人民政府2023年政府信息公开工作年度报告》。", "云溪县青石镇人民政府"),
        ("本报告由云溪县公安局政务公开领导小组办公室编制。", "云溪县公安局"),
        ("按照条例要求，云溪市人民政府结合全市工作实际，编制本报告。", "云溪市人民政府"),
        ("依照有关规定，现将云溪县公安局政府信息公开工作2023年度情况报告如下。", "云溪县公安局"),
        ("2023年，云溪县公安局坚持以公开为常态，现将有关情况报告如下。", "云溪县公安局"),
        ("2023年以来,旭县持续推进政务公开，现将有关情况报告如下。", "旭县"),
        ("2023年，在区委、区政府的坚强领导下，云溪经济开发区管理委员会扎实开展工作。", "云溪经济开发区管理委员会"),
        ("2023年，市中区教育局认真落实各项要求。", "市中区教育局"),
        ("2023年度我乡在政府网站公开信息300条。", None),
        ("2023年，在县委领导下，我局扎实开展工作。", None),
        ("2023年，开发区坚持依法公开。", None),
        ("2023年，全县积极推进政务公开，乡镇认真落实。", None),
        ("2023年，云溪县各乡镇认真落实各项要求。", None),
        ("2023年，云溪县政府网站和县融媒体中心主动公开信息300条。", None),
        ("现公布2023年政府信息公开工作年度报告。", None),
        ("依据条例，按照云溪县人民政府办公室要求编制本报告。", None),
        ("本报告由总体情况等部分组成，我局结合工作实际编制本报告。", None),
        ("对照县里发布的《云溪县2023年政务公开工作要点》，现将有关情况报告如下。", None),
        ("对照县里发布的云溪县2023年政务公开工作要点，现将有关情况报告如下。", None),
        ("现将我局2023年政府信息公开工作年度报告公布如下。", None),
    ],
)
def test_organ_in_the_first_sentences(line, organ):
    rest = [HEADINGS[0], "全年主动公开120条。", *report_lines(signoff=())[13:]]
    assert identity([line, *rest]).organ == organ


def test_no_title_organ_from_the_announcement_in_section_1():
    lines = [HEADINGS[0], "特向社会公布2023年云溪县农业农村局政府信息公开工作年度报告。", *report_lines(signoff=())[13:]]
    assert identity(lines).organ == "云溪县农业农村局"
    lines[1] = "及时公布云溪县农业农村局2023年部门预算，做好信息公开工作。"
    assert identity(lines).organ is None


def test_no_title_organ_from_the_signoff():
    lines = [HEADINGS[0], "全年主动公开120条。", *report_lines(signoff=("云溪县教育局", "2024年1月18日"))[13:]]
    assert identity(lines).organ == "云溪县教育局"


@pytest.mark.parametrize(
    "signoff",
    [
        ["云溪县人民政府", "2024年1月18日"],
        ["　　　　　　云溪县人民政府　", "                    2024 年 1 月 18 日", "1"],
        ["云溪县人民政府", "二〇二四年一月十八日"],
        ["云溪县人民政府", "", "2024.1.18", "", "- 5 -"],
        ["云溪县人民政府 2024年1月18日"],
        ["云溪县人民政府", "2024-01-18", "相关附件", "打印 关闭"],
        ["云溪县人民政府（公章）", "2024年1月18日"],
        ["云溪县人民政府", "2024年1月18日", "2024-02-01"],
    ],
)
def test_signoff(signoff):
    found = outline(report_lines(signoff=signoff))
    assert found.identity.signoff_organ.value.startswith("云溪县人民政府")
    assert found.identity.signoff_date.value == date(2024, 1, 18)
    rest = [b.text for b in found.sections[5].blocks if b.text.strip()]
    assert rest == [*OTHERS, *(s for s in signoff if s in ("相关附件", "打印 关闭", "2024-02-01"))]


def test_signoff_without_date_or_organ():
    assert identity(report_lines(signoff=["云溪县人民政府"])).signoff_organ.value == "云溪县人民政府"
    only = outline(report_lines(signoff=["2024年1月18日"]))
    assert (only.identity.signoff_organ, only.identity.signoff_date.value) == (None, date(2024, 1, 18))
    none = outline(report_lines(signoff=[]))
    assert (none.identity.signoff_organ, none.identity.signoff_date) == (None, None)
    assert [b.text for b in none.sections[5].blocks] == list(OTHERS)


def test_text_is_never_taken_for_a_signoff():
    lines = report_lines(signoff=["如有疑问，请联系云溪县人民政府办公室", "截至2024年1月18日，各项工作均已完成"])
    assert identity(lines).signoff_date is None
    assert len(outline(lines).sections[5].blocks) == 3


@pytest.mark.parametrize(
    ("day", "year"), [("2024年1月18日", 2023), ("2023年12月28日", 2023), ("2024年12月5日", 2023), ("2023年1月18日", 2022)]
)
def test_reporting_year_of_a_signoff(day, year):
    assert identity(report_lines(signoff=("云溪县人民政府", day))).years["signoff"].value == year


def test_the_weight_of_evidence_decides():
    found = identity(report_lines(title=[TITLE.replace("2023", "2022")]))
    assert found.years["title"].value == 2022
    assert found.year == 2023


def test_lost_characters_in_the_period_claim_nothing():
    lines = report_lines()
    lines[1] = PREAMBLE.replace("2023年1月1日起至2023年12月31日止", "20231月1日起至202312月31日止")
    found = identity(lines)
    assert found.period is None
    assert "period" not in found.years
    assert found.year == 2023


def test_year_from_the_preamble():
    lines = [
        "根据有关规定，现公布云溪县教育局2023年政府信息公开工作年度报告，内容如下。本报告所列数据均经核对，真实有效，欢迎监督。"
    ]
    found = identity([*lines, HEADINGS[0], "做好公开。", *sections()[1]])
    assert (found.year, found.organ) == (2023, "云溪县教育局")


def test_cited_titles_claim_no_year():
    preamble = "根据《关于做好2022年政府信息公开工作年度报告编制工作的通知》（云办〔2022〕3号）要求，编制本报告，现予以公布。"
    assert identity([preamble, HEADINGS[0], "做好公开。"]).year is None


def test_unknown_year():
    found = outline([HEADINGS[0], "做好公开。", HEADINGS[1]])
    assert (found.identity.year, found.edition) == (None, None)


def test_academic_year():
    assert identity(["云溪大学2022-2023学年信息公开工作年度报告", "一、概述", "公开信息。"]).year is None
