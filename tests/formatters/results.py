"""Results made by hand, for the tests of the formatters."""

from __future__ import annotations

from decimal import Decimal

from lint_gov.hooks import RunSummary
from lint_gov.model.finding import (
    CellValue,
    FileError,
    FileResult,
    Finding,
    Location,
    NotAssessed,
    Notification,
    ReportSummary,
)
from lint_gov.model.place import Place

HEAD = ReportSummary("云溪县水务局2023年政府信息公开工作年度报告", "云溪县水务局", "department", 2023, 2021)
SUMMARY = RunSummary(files=4, error=3, warning=1, info=0, review=1)


class Context:
    """A run for formatters."""

    def __init__(self, lang: str = "zh", color: bool = False, width: int = 80) -> None:
        self.lang, self.color, self.width = lang, color, width


def total(code: str, row: str | None, *, message: str = "总计应为 5，填的是 7。", repaired: bool = False) -> Finding:
    """A broken identity of the total column, part of one story."""
    return Finding(
        rule=code,
        name="applicants",
        severity="error",
        needs_review=False,
        message=message,
        location=Location(3, "applications", row, "total", Place(line=41, column=3), "7"),
        remedy="核对后更正。",
        related=(Location(3, "applications", row, "natural", Place(line=41)),),
        group="g1",
        evidence={"stated": Decimal(7), "computed": Decimal("5.5"), "label": "总计", "none": None},
        repair=(CellValue("applications", "granted", "total", Decimal(5)),) if repaired else (),
        basis=("国办公开办函〔2021〕30号", "表内勾稽关系"),
        fingerprint="0123abcd",
    )


HEADING = Finding(
    rule="S204",
    name="section-heading",
    severity="warning",
    needs_review=False,
    message="标题写法不对。",
    location=Location(section=5, place=Place(path="p88")),
)
QUESTION = Finding(
    rule="V105",
    name="regulation-power",
    severity="warning",
    needs_review=True,
    message="是不是算进了内部制度？",
    location=Location(2, "disclosure", "regulations", "effective", Place(path="t9/r3/c4")),
)
CHECKED = FileResult(
    path="a/水务局.docx",
    status="checked",
    report=HEAD,
    findings=(total("A102", "total"), HEADING, total("A103", "granted", repaired=True), total("A101", None), QUESTION),
    not_assessed=(
        NotAssessed("T108", "读不出数", Location(4, "disputes")),
        NotAssessed("T107", "读不出数", Location(4, "disputes")),
    ),
    notifications=(Notification("rule-crashed", "X1", "ValueError: 坏了"),),
)
CLEAN = FileResult("b.docx", "checked", report=HEAD)
FAILED = FileResult("c.docx", "failed", FileError("encrypted", "有密码"))
SKIPPED = FileResult("d.txt", "skipped")
ALL = (CHECKED, CLEAN, FAILED, SKIPPED)
