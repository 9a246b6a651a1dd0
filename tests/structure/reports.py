"""Invented reports in several layouts, as documents."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.editions import editions
from lint_gov.model.document import Block, Document, Paragraph
from lint_gov.model.place import Place
from lint_gov.model.report import Outline
from lint_gov.structure import build

TITLE = "云溪县人民政府2023年政府信息公开工作年度报告"
PREAMBLE = (
    "根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈政府信息公开工作年度报告格式〉的通知》"
    "（国办公开办函〔2021〕30号）要求，编制本报告。本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。"
    "所列数据的统计期限自2023年1月1日起至2023年12月31日止。联系电话：0000-1234567。"
)
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
OVERVIEW = (
    "2023年，云溪县人民政府认真贯彻落实上级部署，扎实推进政府信息公开工作。",
    "（一）主动公开情况",
    "全年主动公开政府信息120条，其中通知公告40条。",
    "（二）依申请公开情况",
    "2023年共收到政府信息公开申请5件，均已按期答复。",
    "（三）政府信息管理情况",
    "一是加强审核。二是规范发布。",
    "（四）平台建设情况。持续优化县政府网站栏目。",
    "（五）监督保障情况",
    "我县将政务公开纳入年度考核。",
)
PROBLEMS = ("2023年存在的问题：一是主动公开的深度不够；二是队伍能力有待提高。", "下一步，我县将加强培训，拓展公开内容。")
OTHERS = ("2023年未收取政府信息公开信息处理费。",)
SIGNOFF = ("云溪县人民政府", "2024年1月18日")

_APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_RESULTS = (
    "（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（三）不予公开 1.属于国家秘密",
    "2.其他法律行政法规禁止公开", "（四）无法提供 1.本机关不掌握相关政府信息", "（五）不予处理 1.信访举报投诉类申请",
    "（六）其他处理 3.其他", "（七）总计",
)  # fmt: skip

Row = tuple[str, ...]


def disclosure() -> list[Row]:
    """Rows of table 2."""
    decisions = ("信息内容", "本年处理决定数量")
    return [
        ("第二十条第（一）项",), ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "0", "0", "0"), ("行政规范性文件", "3", "1", "20"),
        ("第二十条第（五）项",), decisions, ("行政许可", "310"),
        ("第二十条第（六）项",), decisions, ("行政处罚", "42"), ("行政强制", "6"),
        ("第二十条第（八）项",), ("信息内容", "本年收费金额（单位：万元）"), ("行政事业性收费", "12.5"),
    ]  # fmt: skip


def applications() -> list[Row]:
    """Rows of table 3 (shortened)."""
    zeros = ("0",) * 7
    rows: list[Row] = [
        ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"),
        _APPLICANTS,
        ("一、本年新收政府信息公开申请数量", "5", "0", "0", "0", "0", "0", "5"),
        ("二、上年结转政府信息公开申请数量", *zeros),
        ("三、本年度办理结果",),
    ]
    return [*rows, *((label, *zeros) for label in _RESULTS), ("四、结转下年度继续办理", *zeros)]


def disputes() -> list[Row]:
    """Rows of table 4."""
    columns = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    return [("行政复议", "行政诉讼"), (*columns, "未经复议直接起诉", "复议后起诉"), (*columns, *columns), ("0",) * 15]


def in_layout(rows: Sequence[Row], layout: str) -> list[str]:
    """A table as lines of text."""
    if layout == "bars":
        return [" | ".join(row) + " |" for row in rows]
    if layout == "framed":
        return ["| " + " | ".join(row) + " |" for row in rows]
    if layout == "tabs":
        return ["\t".join(row) for row in rows]
    if layout == "cells":
        return [cell for row in rows for cell in row]
    if layout == "spaced":
        return [line for row in rows for cell in row for line in (cell, "")]
    if layout == "suffixed":
        return [cell + " |" for row in rows for cell in row]
    return [line for row in rows for line in ("", *("\t" + cell for cell in row))]


LAYOUTS = ("bars", "framed", "tabs", "cells", "spaced", "suffixed", "indented")


def sections(layout: str = "tabs") -> list[list[str]]:
    """The contents of the six sections."""
    tables = [in_layout(t, layout) for t in (disclosure(), applications(), disputes())]
    return [list(OVERVIEW), *tables, list(PROBLEMS), list(OTHERS)]


def report_lines(
    layout: str = "tabs",
    headings: Sequence[str | None] = HEADINGS,
    title: Sequence[str] = (TITLE,),
    signoff: Sequence[str] = SIGNOFF,
    drop: Sequence[int] = (),
) -> list[str]:
    """A whole report as lines; a heading None leaves the heading out, `drop` the section with its content."""
    lines = [*title, PREAMBLE]
    for number, (heading, body) in enumerate(zip(headings, sections(layout), strict=True), 1):
        if number not in drop:
            lines += ([heading] if heading is not None else []) + body
    return [*lines, *signoff]


def document(lines: Sequence[str], kind: str = "text", titles: tuple[str, ...] = ()) -> Document:
    """Lines as a document, one paragraph each."""
    blocks: list[Block] = [Paragraph(t, Place(line=i, column=1, order=i)) for i, t in enumerate(lines, 1)]
    return Document("report.txt", kind, tuple(blocks), titles)


def outline(lines: Sequence[str], year: int | None = None) -> Outline:
    """The outline of a report given as lines."""
    return build(document(lines), editions(), year)


def faults(found: Outline) -> list[tuple[str, int | None]]:
    """The recoveries as (kind, section)."""
    return [(r.kind, r.section) for r in found.recoveries]


def with_heading(number: int, heading: str | None) -> list[str | None]:
    """The headings with one changed."""
    changed: list[str | None] = list(HEADINGS)
    changed[number - 1] = heading
    return changed
