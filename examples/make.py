"""Writes the sample reports of this folder. All organs, figures and sentences are invented.

    python examples/make.py

The reports are built with the generator of the tests, from the words and figures below, and then damaged.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from generator.docx import DocxOptions, docx_file
from generator.draft import Draft, Part, Picture, TablePart, Text, compose
from generator.fees import Fee
from generator.figures import Figures
from generator.forms import APPLICANTS, Key, application_rows, edition_of, keys, section_title
from generator.html import HtmlOptions, html_file
from generator.narrative import ORDINALS, Facts, Line, Narrative
from generator.organs import Organ
from generator.text import text_file

BUREAU = Organ("云溪县水务局", "我局", "department", ("department",))
COUNTY = Organ("云溪县人民政府", "我县", "county_government", ("county_government",))
TOWN = Organ("云溪县柳湾镇人民政府", "我镇", "township", ("township",))
STREET = Organ("云溪县城东街道办事处", "我街道", "subdistrict", ("subdistrict",))
NO_FEE = "按照国务院办公厅《政府信息公开信息处理费管理办法》，2023年我局未发出收费通知，未收取信息处理费。"
FIXED_DATE = (2024, 1, 1, 0, 0, 0)


def main() -> None:
    """Write every sample."""
    samples = {
        "clean.docx": docx(bureau()),
        "faulty.docx": docx(bureau_with_slips()),
        "faulty.html": html_file(county_with_gaps(), HtmlOptions(shell="portal", charset="utf-8")).data,
        "old-tables.txt": text_file(street_with_old_tables(), "bars").data,
        "blanks-2020.md": text_file(town_with_blanks(), "markdown").data,
    }
    for name, data in samples.items():
        (HERE / name).write_bytes(data)


def docx(draft: Draft) -> bytes:
    """A Word file with fixed dates inside, so that the same sample is always the same bytes."""
    made = docx_file(draft, DocxOptions(numbering=True, style=True, font="仿宋_GB2312")).data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, FIXED_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def bureau() -> Draft:
    """A sound report of a county department for 2023."""
    granted = {"granted": {"natural": 8, "business": 2}, "partial": {"natural": 2}, "unavailable.not_held": {"natural": 3}}
    counts = {"new": {"natural": 14, "business": 2}, "carried_in": {"natural": 1}, **granted, "denied.process": {"natural": 1}}
    values = applications(2021, {**counts, "total": {"natural": 14, "business": 2}, "carried_out": {"natural": 1}})
    values |= {("disclosure", "normative", "made"): 2, ("disclosure", "normative", "effective"): 5}
    values |= {("disclosure", "licences", "decisions"): 86, ("disclosure", "penalties", "decisions"): 12}
    values |= {("disclosure", "fees", "amount"): Decimal("31.5")}
    values |= {("disputes", "review", "upheld"): 1, ("disputes", "review", "total"): 1}
    overview = (
        Line("（一）主动公开情况", "sub"),
        Line("全年通过县政府门户网站公开信息 214 条，制发行政规范性文件 2 件，现行有效 5 件。"),
        Line("（二）依申请公开情况", "sub"),
        Line("全年新收政府信息公开申请 16 件，上年结转 1 件；办结 16 件，结转下年度 1 件。"),
        Line("（三）政府信息管理情况", "sub"),
        Line("落实发布前审查，按季度清理过期文件。"),
        Line("（四）政府信息公开平台建设情况", "sub"),
        Line("公开专栏新增“水价”“防汛”两个栏目。"),
        Line("（五）监督保障情况", "sub"),
        Line("明确专人负责，开展业务培训 2 次。"),
    )
    problems = (
        Line("存在的主要问题：一是部分栏目更新不够及时，二是政策解读形式比较单一。"),
        Line("改进情况：建立栏目更新提醒，增加图解和问答。"),
    )
    others = (Line(NO_FEE),)
    return report(2023, BUREAU, values, {1: overview, 5: problems, 6: others}, "2024年1月18日")


def bureau_with_slips() -> Draft:
    """The same report with the slips of a busy January."""
    slips: dict[Key, str] = {
        ("applications", "granted", "total"): "12",
        ("applications", "denied.process", "natural"): "/",
        ("disclosure", "fees", "amount"): "31.5万元",
    }
    draft = bureau().with_typed(slips)
    reworded = {
        "全年新收政府信息公开申请 16 件，上年结转 1 件；办结 16 件，结转下年度 1 件。": "全年新收政府信息公开申请 18 件。",
        NO_FEE: "（此处填写其他需要报告的事项）",
        "2024年1月18日": "2024年2月26日",
    }
    return reword(draft, reworded, {5: "五、存在困难建议及改进措施"})


def county_with_gaps() -> Draft:
    """A county government's page for 2024: a section lost, another section's table a picture, a fee that contradicts itself."""
    rows = {"granted": {"natural": 120}, "partial": {"natural": 14}, "unavailable.not_held": {"natural": 9}}
    rows |= {"new": {"natural": 150}, "total": {"natural": 143}, "carried_out": {"natural": 7}}
    values = applications(2021, rows)
    values |= {("disclosure", "regulations", "made"): 1, ("disclosure", "regulations", "effective"): 1}
    values |= {("disclosure", "normative", "made"): 9, ("disclosure", "normative", "repealed"): 2}
    values |= {("disclosure", "normative", "effective"): 6, ("disclosure", "licences", "decisions"): 4120}
    values |= {("disclosure", "penalties", "decisions"): 2977, ("disclosure", "fees", "amount"): Decimal("1830.25")}
    overview = (
        Line("全县共收到政府信息公开申请 150 件，其中自然人 120 件、商业企业 40 件。"),
        Line("统计期限自2024年1月1日至2024年12月31日。依据国办公开办函〔2019〕60号编制。"),
    )
    others = (Line("2024年全县发出收费通知 2 件，总金额 300 元，实际收取信息处理费 500 元。"),)
    draft = report(2024, COUNTY, values, {1: overview, 6: others}, "2025年3月20日")

    def damage(part: Part) -> Part | tuple[Part, ...]:
        if isinstance(part, TablePart) and part.section == 4:
            return Picture(4)
        return () if getattr(part, "section", None) == 5 else part

    return draft.mapped(damage)


def street_with_old_tables() -> Draft:
    """A street office that took last year's template for 2022: 2019 tables, no fee statement."""
    rows = {"new": {"natural": 3}, "granted": {"natural": 2}, "other": {"natural": 1}, "total": {"natural": 3}}
    overview = (Line("2022年，我街道主动公开信息 96 条，收到政府信息公开申请 3 件，均已按时办结。"),)
    problems = (Line("存在公开内容不够全面的问题，下一步将加强学习，改进工作。"),)
    old = compose(*facts(2020, STREET, applications(2019, rows), {1: overview, 5: problems, 6: (Line("无。"),)}, "2023年1月12日"))
    return reword(old, {}, {}, {"2020年": "2022年"})


def town_with_blanks() -> Draft:
    """A town's report for 2020 that leaves most cells of its table empty, which nobody minded then."""
    rows: Mapping[str, Mapping[str, int]] = {}
    overview = (
        Line("2020年，我镇主动公开信息 61 条，未收到政府信息公开申请。"),
        Line("政府信息管理由党政办负责，信息在镇公开栏和县政府网站发布。"),
        Line("县里年终考核结果为良好，社会评议没有收到意见，没有发生责任追究的情形。"),
    )
    problems = (Line("存在的主要问题是人员变动较多；已安排专人负责并参加县里的培训。"),)
    draft = report(2020, TOWN, applications(2019, rows), {1: overview, 5: problems, 6: (Line("无。"),)}, "2021年1月20日")
    blank = {("applications", row, column): "" for row in application_rows(2019) for column in APPLICANTS}
    return draft.with_typed(blank)


def applications(edition: int, rows: Mapping[str, Mapping[str, int]]) -> dict[Key, int | Decimal]:
    """The table of section 3 with its total column; everything else is 0."""
    values: dict[Key, int | Decimal] = dict.fromkeys(keys(edition), 0)
    for row, counts in rows.items():
        values |= {("applications", row, column): count for column, count in counts.items()}
        values["applications", row, "total"] = sum(counts.values())
    return values


def facts(
    year: int, organ: Organ, values: Mapping[Key, int | Decimal], bodies: Mapping[int, tuple[Line, ...]], signed: str
) -> tuple[Facts, Narrative]:
    """Facts and words of a report."""
    edition = edition_of(year)
    figures = Figures(edition, {key: Decimal(value) for key, value in values.items()})
    period = f"本报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    words = Narrative(
        title=f"{organ.name}{year}年政府信息公开工作年度报告",
        preamble=(f"根据《中华人民共和国政府信息公开条例》，编制本报告。{period}",),
        headings={n: f"{ORDINALS[n - 1]}、{section_title(edition, n)}" for n in range(1, 7)},
        bodies=bodies,
        signoff=(organ.name, signed),
    )
    return Facts(year, organ, figures, Fee()), words


def report(
    year: int, organ: Organ, values: Mapping[Key, int | Decimal], bodies: Mapping[int, tuple[Line, ...]], signed: str
) -> Draft:
    """A report from its facts and words."""
    return compose(*facts(year, organ, values, bodies, signed))


def reword(draft: Draft, texts: Mapping[str, str], headings: Mapping[int, str], within: Mapping[str, str] | None = None) -> Draft:
    """The draft with whole paragraphs, headings, or words inside paragraphs replaced."""

    def change(part: Part) -> Part:
        if not isinstance(part, Text):
            return part
        text = headings.get(part.section or 0, part.text) if part.role == "heading" else texts.get(part.text, part.text)
        for old, new in (within or {}).items():
            text = text.replace(old, new)
        return replace(part, text=text)

    return draft.mapped(change)


if __name__ == "__main__":
    main()
