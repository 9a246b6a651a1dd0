"""Whatever the results are, every format stays valid."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formatters.sample import Context, summarised
from formatters.valid import CHECKS
from lint_gov.cli.check import exit_code
from lint_gov.cli.output import pieces
from lint_gov.formatters import builtin
from lint_gov.model.document import Cell, Document, Paragraph, Table
from lint_gov.model.finding import (
    LEVELS,
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
from lint_gov.model.report import Identity, Report

FORMATS = {formatter.name: formatter for formatter in builtin()}
NASTY = [
    "",
    "]]>",
    "<![CDATA[",
    "<script>",
    "::error::x",
    "##[error]",
    "%0A",
    "\n",
    "\r\n",
    "\x00",
    "\x1b[31m",
    "\ud800",
    "\ufffe",
    "|",
    "`",
    "](1)",
]
TEXT = st.lists(st.sampled_from([*NASTY, "总计", "第一部分", "件", "12", "a,b:c", "𠮷", "é"]), max_size=6).map("".join)
WORDS = TEXT.filter(lambda text: text.strip() != "")
PATHS = st.sampled_from(["a.docx", "报告 一.docx", "x/%41 b.txt", "-", "c:d.md", "#?.html", "::error ::.txt", "/tmp/完整.docx"])
KEYS = {"disclosure": ("normative", "made"), "applications": ("granted", "total"), "disputes": ("review", "upheld")}
PLACES = st.builds(
    Place,
    line=st.none() | st.integers(1, 5),
    column=st.none() | st.integers(1, 9),
    page=st.none() | st.integers(1, 3),
    path=st.none() | st.sampled_from(["p1", "t2", "t2/r1/c1", "t2/r1/c1/p1", "t2/r9/c9", "p99", "p1/t3/r1/c1"]),
    order=st.integers(0, 9),
)


@st.composite
def locations(draw: Any) -> Location:
    table = draw(st.none() | st.sampled_from(sorted(KEYS)))
    row, column = draw(st.sampled_from([(None, None), KEYS[table], (KEYS[table][0], None)])) if table else (None, None)
    return Location(draw(st.none() | st.integers(1, 6)), table, row, column, draw(PLACES), draw(st.none() | TEXT))


FINDINGS = st.builds(
    Finding,
    rule=st.sampled_from(["A103", "S204", "X9"]),
    name=st.just("a-name"),
    severity=st.sampled_from(["error", "warning", "info"]),
    needs_review=st.booleans(),
    message=WORDS,
    location=locations(),
    remedy=TEXT,
    related=st.lists(locations(), max_size=2).map(tuple),
    group=st.none() | st.just("g"),
    evidence=st.dictionaries(st.sampled_from(["stated", "computed"]), st.none() | st.integers() | TEXT | st.just(Decimal("0.5"))),
    repair=st.just(()) | st.just((CellValue("applications", "granted", "total", Decimal("10")),)),
    basis=st.lists(TEXT, max_size=2).map(tuple),
    fingerprint=st.sampled_from(["aa", "bb"]),
)
BLOCKS = st.lists(
    st.builds(Paragraph, TEXT, PLACES)
    | st.builds(
        lambda texts: Table(
            tuple(Cell(n, 0, 1, 1, (Paragraph(t),), Place(path=f"t2/r{n}/c1")) for n, t in enumerate(texts)), len(texts), 1
        ),
        st.lists(TEXT, max_size=3),
    ),
    max_size=4,
).map(tuple)
HEADS = st.builds(
    ReportSummary,
    st.none() | TEXT,
    st.none() | TEXT,
    st.just("department"),
    st.none() | st.just(2023),
    st.sampled_from([None, 2019, 2021]),
)


def details(blocks: tuple[Any, ...], kind: str) -> Details:
    document = Document("x", kind, blocks)
    return Details(Report(document, Identity(organ_kind="department", year=2023), (), (), (), 2021), ("A103", "S204"))


CHECKED = st.builds(
    FileResult,
    path=PATHS,
    status=st.just("checked"),
    report=HEADS,
    findings=st.lists(FINDINGS, max_size=4).map(tuple),
    not_assessed=st.lists(st.builds(NotAssessed, st.just("T108"), TEXT, locations()), max_size=2).map(tuple),
    notifications=st.lists(st.builds(Notification, st.just("rule-crashed"), st.just("X1"), TEXT), max_size=1).map(tuple),
    waived=st.lists(st.builds(Waived, FINDINGS, TEXT, TEXT, st.sampled_from(["file", "comment", "baseline"])), max_size=2).map(
        tuple
    ),
    details=st.none() | st.builds(details, BLOCKS, st.sampled_from(["docx", "text", "html"])),
)
OTHERS = st.builds(FileResult, PATHS, st.just("failed"), st.builds(FileError, st.just("damaged"), WORDS)) | st.builds(
    FileResult, PATHS, st.just("skipped")
)
RESULTS = st.lists(CHECKED | OTHERS, max_size=3, unique_by=lambda result: result.path).map(tuple)


def made(name: str, results: tuple[FileResult, ...], fail_on: str = "error", lang: str = "zh") -> str:
    context = Context(lang)
    context.fail_on = {result.path: fail_on for result in results}
    # What reaches a file: half a surrogate pair is no text.
    return b"".join(pieces(FORMATS[name].write(results, summarised(results), context))).decode()


@pytest.mark.parametrize("name", CHECKS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(results=RESULTS, lang=st.sampled_from(["zh", "en"]))
def test_any_results_make_a_valid_document(name: str, results: tuple[FileResult, ...], lang: str) -> None:
    CHECKS[name](made(name, results, lang=lang), results)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(results=RESULTS, fail_on=st.sampled_from([*LEVELS, "never"]))
def test_junit_is_red_just_where_the_exit_code_is(results: tuple[FileResult, ...], fail_on: str) -> None:
    top = ElementTree.fromstring(made("junit", results, fail_on))
    red = int(top.get("failures", "")) + int(top.get("errors", ""))
    assert bool(red) == bool(exit_code(results, fail_on))
    assert bool(int(top.get("errors", ""))) == (exit_code(results, fail_on) > 1)
