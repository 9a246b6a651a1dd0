"""One fixed set of results in which everything occurs once: what the golden files of the formats show."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lint_gov.hooks import RunSummary
from lint_gov.model.document import Cell, Document, Paragraph, Table
from lint_gov.model.finding import (
    CellValue,
    Details,
    FileError,
    FileResult,
    Finding,
    Location,
    NotAssessed,
    Notification,
    ReportSummary,
    Waived,
)
from lint_gov.model.place import Place
from lint_gov.model.report import Figure, Form, Identity, Report

WORD = "各单位报告/水务局 2023.docx"
TEXT = "reports/柳湾镇.txt"
HEAD = ReportSummary("云溪县水务局2023年政府信息公开工作年度报告", "云溪县水务局", "department", 2023, 2021)
HOSTILE = "写着 | <script>alert(1)</script> ]]> %0A::error::x \x1b[31m\x00 [链接](1)\n第二行"


def _word() -> Document:
    """A heading, a paragraph, a table of two rows whose last cell holds two paragraphs, and a date."""
    texts = [["项目", "自然人", "总计"], ["（一）予以公开", "8", "12"]]
    cells = []
    order = 3
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            order += 1
            path = f"t3/r{row + 1}/c{column + 1}"
            inner = Paragraph(text, Place(path=f"{path}/p1", order=order))
            cells.append(Cell(row, column, 1, 1, (inner,), Place(path=path, order=order)))
    blocks = (
        Paragraph("三、收到和处理政府信息公开申请情况", Place(path="p1", order=1)),
        Paragraph("全年新收申请 18 件。", Place(path="p2", order=2)),
        Table(tuple(cells), 2, 3, Place(path="t3", order=3)),
        Paragraph("2024年2月26日", Place(path="p4", order=20)),
    )
    return Document(WORD, "docx", blocks)


def _text() -> Document:
    lines = ["云溪县柳湾镇人民政府2023年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况", "总计 7 3 0 0 0 0 10"]
    blocks = tuple(Paragraph(line, Place(line=n, column=1, order=n)) for n, line in enumerate(lines, 1))
    return Document(TEXT, "text", blocks, encoding="utf-8")


def _report(document: Document, forms: tuple[Form, ...] = ()) -> Report:
    identity = Identity(title=HEAD.title, organ=HEAD.organ, organ_kind="department", year=2023)
    return Report(document, identity, (), (), (), 2021, forms)


APPLIED = ("A103", "F101", "S204", "T108", "V105", "X1")
TOTAL = Finding(
    rule="A103",
    name="applicants",
    severity="error",
    needs_review=False,
    message="“（一）予以公开”一行六类申请人之和为8，总计填为12。",
    location=Location(3, "applications", "granted", "total", Place(path="t3/r2/c3", order=9), "12"),
    remedy="请核对该行的数字。",
    related=(Location(3, "applications", "granted", "natural", Place(path="t3/r2/c2", order=8), "8"),),
    group="g1",
    evidence={"stated": Decimal(12), "computed": Decimal(8)},
    repair=(CellValue("applications", "granted", "total", Decimal(8)),),
    basis=("国办公开办函〔2021〕30号第三部分表格", "表内勾稽关系"),
    fingerprint="a103a103a103a103a103a103",
)
HEADING = Finding("S204", "section-heading", "warning", False, HOSTILE, Location(section=5), fingerprint="5204")
LATE = Finding(
    "Y102",
    "late",
    "info",
    False,
    "落款日期已过期限。",
    Location(place=Place(path="p4", order=20), excerpt="2024年2月26日"),
    fingerprint="1",
)
QUESTION = Finding(
    rule="V105",
    name="regulation-power",
    severity="warning",
    needs_review=True,
    message="是不是算进了内部制度？",
    location=Location(2, "disclosure", "regulations", "effective", Place(path="p2", order=2)),
    fingerprint="b105",
)
ACCEPTED = Finding("F101", "fee-missing", "error", False, "没有报告收费情况。", Location(section=6), fingerprint="f101")
KNOWN = Finding(
    "A102", "results", "error", False, "各项之和不符。", Location(3, "applications", "total", "total"), fingerprint="a102"
)
IN_TEXT = Finding(
    rule="A103",
    name="applicants",
    severity="error",
    needs_review=False,
    message="“总计”一行六类申请人之和为10，自然人填为7。",
    location=Location(3, "applications", "total", "natural", Place(line=3, column=4, order=3), "7"),
    related=(Location(3, "applications", "total", "total", Place(line=3, column=16, order=3), "10"),),
    repair=(CellValue("applications", "total", "natural", Decimal(10)),),
    fingerprint="a103a103a103a103a103a103",
)
CHECKED = FileResult(
    path=WORD,
    status="checked",
    report=HEAD,
    findings=(TOTAL, HEADING, LATE, QUESTION),
    not_assessed=(NotAssessed("T108", "读不出数", Location(4, "disputes")),),
    notifications=(Notification("rule-crashed", "X1", "ValueError: 坏了"),),
    waived=(
        Waived(ACCEPTED, "合并到上级报告", "lint-gov.waivers.yaml 第 3 行", "file"),
        Waived(ACCEPTED, "上级要求", "Word 正文第 2 段的批注", "comment"),
        Waived(KNOWN, "", "lint-gov.baseline.json", "baseline"),
    ),
    details=Details(_report(_word()), APPLIED),
)
FIGURE = Figure("total", "natural", "7", Decimal(7), "number", Place(line=3, column=4, order=3))
FORM = Form("applications", 2021, 3, {("total", "natural"): FIGURE})
PLAIN = FileResult(TEXT, "checked", report=HEAD, findings=(IN_TEXT,), details=Details(_report(_text(), (FORM,)), APPLIED))
CLEAN = FileResult("ok.docx", "checked", report=HEAD, details=Details(_report(_word()), APPLIED))
FAILED = FileResult("密码.docx", "failed", FileError("encrypted", "文件设有打开密码，读不出来。"))
SKIPPED = FileResult("会议通知.txt", "skipped")
ALL = (CHECKED, PLAIN, CLEAN, FAILED, SKIPPED)

_WORDS = {"zh": "说明。", "en": "Explanation."}
_NORM = {"instrument": "F30", "article": "第三部分表格"}


def _record(code: str, name: str, severity: Any, **more: Any) -> dict[str, Any]:
    title = {"zh": f"{name}的标题", "en": f"Title of {name}"}
    return {"code": code, "name": name, "title": title, "severity": severity, "message": _WORDS, "why": _WORDS, **more}


class Context:
    """A run for formatters, with rules of its own."""

    def __init__(self, lang: str = "zh", color: bool = False, width: int = 80, fail_on: str = "error") -> None:
        self.lang, self.color, self.width = lang, color, width
        self.fail_on = {result.path: fail_on for result in ALL}
        self.instruments = {
            "F30": {
                "name": {"zh": "《年度报告格式》", "en": "Format of Annual Reports"},
                "number": "国办公开办函〔2021〕30号",
                "date": "2021-09-26",
                "issuer": "国务院办公厅政府信息与政务公开办公室",
                "certainty": "found",
            }
        }
        records = [
            _record("A103", "applicants", "error", basis=[_NORM], remedy=_WORDS),
            _record("F101", "fee-missing", "error"),
            _record("L201", "too-early", "info", years={"from": 2030}),
            _record("S204", "section-heading", "warning"),
            _record("T108", "unreadable", "warning", basis=[{"instrument": "F30"}]),
            _record("V105", "regulation-power", "warning"),
            _record("Z101", "local", "info", opt_in=True),
        ]
        self.rules = {record["code"]: record for record in records}


def summarised(results: tuple[FileResult, ...]) -> RunSummary:
    """Count as the command does."""
    levels = [finding.level for result in results for finding in result.findings]
    return RunSummary(len(results), *(levels.count(level) for level in ("error", "warning", "info", "review")))
