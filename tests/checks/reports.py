"""Small reports made by hand, and the checks run on them with the parameters of the real rule records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from lint_gov import data
from lint_gov.checks import kinds
from lint_gov.editions import edition
from lint_gov.model.document import Block, Document, Image, Paragraph
from lint_gov.model.finding import Hit
from lint_gov.model.place import Place
from lint_gov.model.report import (
    FeeStatement,
    Figure,
    Form,
    FormIssue,
    Heading,
    Identity,
    Recovery,
    Report,
    Section,
    Stated,
    ValueState,
)

ORGAN = "云溪县人民政府"
FILES = ("document", "revisions", "structure_rules", "overview", "tables", "values", "fee", "dates", "wording")
SECTION_OF = {"disclosure": 2, "applications": 3, "disputes": 4}
IMAGE = Image(Place(line=9))


@cache
def records() -> Mapping[str, Any]:
    """All rule records of the families tested here, by code."""
    return {record["code"]: record for name in FILES for record in data.load(name)}


def run(code: str, report: Report) -> list[Hit]:
    """The hits of a rule's check kind with the rule's own parameters; each must have a message in both languages."""
    record = records()[code]
    hits = list(kinds()[record["check"]].run(report, record))
    for hit in hits:
        texts = record["messages"][hit.case] if "messages" in record else record["message"]
        for lang in ("zh", "en"):
            assert texts[lang].format_map(dict(hit.evidence) | dict(hit.fields))
    return hits


def only(code: str, report: Report) -> Hit:
    """The one hit that the rule yields."""
    (hit,) = run(code, report)
    return hit


def report(**changes: Any) -> Report:
    """A sound report on 2023 with its six sections and three tables; `changes` are fields of Report."""
    year = changes.pop("year", 2023)
    governing = changes.pop("edition", 2021)
    fmt = changes.pop("format", "docx")
    identity = changes.pop("identity", None) or identity_of(year)
    parts: dict[str, Any] = {
        "document": Document("-", fmt, ()),
        "identity": identity,
        "front": (Paragraph(identity.title),) if identity.title else (),
        "sections": tuple(section(n) for n in range(1, 7)),
        "recoveries": (),
        "edition": governing,
        "forms": tuple(form(name, governing) for name in SECTION_OF),
        "fee": FeeStatement("none", 6, "本机关未收取信息处理费", Place(line=80)),
    }
    return Report(**(parts | changes))


def identity_of(year: int = 2023, **changes: Any) -> Identity:
    """The identity of a county government's report."""
    title = f"{ORGAN}{year}年政府信息公开工作年度报告"
    parts: dict[str, Any] = {
        "title": title,
        "title_source": "body",
        "organ": ORGAN,
        "organ_kind": "county_government",
        "year": year,
        "years": years(title=year, period=year, signoff=year),
        "signoff_organ": Stated(ORGAN, ORGAN, Place(line=90)),
        "signoff_date": Stated(date(year + 1, 1, 18), f"{year + 1}年1月18日", Place(line=91)),
    }
    return Identity(**(parts | changes))


def years(**claims: int) -> dict[str, Stated[int]]:
    """What the parts of a report claim, each with words and place."""
    return {part: Stated(year, f"{part} {year}", Place(line=n)) for n, (part, year) in enumerate(claims.items(), 1)}


def section(number: int, *blocks: Block | str, raw: str | None = None, heading: bool = True) -> Section:
    """A section with its heading; strings are paragraphs, none at all means a sentence of text."""
    words = raw or edition(2021).section(number).heading
    head = Heading(words, number, False, words[2:], True, Place(line=number * 10)) if heading else None
    content = blocks if blocks else ("本年度各项工作有序开展。",)
    return Section(number, head, tuple(Paragraph(b) if isinstance(b, str) else b for b in content))


def sections(**changed: Section | None) -> tuple[Section, ...]:
    """The six sections, some of them replaced (`s3=section(…)`) or left out (`s3=None`)."""
    all_six = {f"s{n}": section(n) for n in range(1, 7)} | changed
    return tuple(s for s in all_six.values() if s is not None)


def figure(row: str, column: str, raw: str = "0", state: ValueState = "number", unit: str = "") -> Figure:
    """A cell with the number that its text states."""
    value = Decimal(raw.removesuffix(unit)) if state == "number" else None
    return Figure(row, column, raw, value, state, Place(line=50), unit)


def form(
    name: str,
    number: int | None = 2021,
    cells: Iterable[Figure] = (),
    issues: Iterable[FormIssue] = (),
    section_number: int | None = 0,
) -> Form:
    """A table full of zeros but for `cells`."""
    template = edition(number or 2021).tables[name]
    zeros = {(r.key, c.key): figure(r.key, c.key) for r in template.rows for c in template.columns_of(r.key)}
    figures = zeros | {(f.row, f.column): f for f in cells}
    where = SECTION_OF[name] if section_number == 0 else section_number
    told = None if name == "disputes" else number
    return Form(name, told, where, figures, tuple(issues), Place(line=40))  # type: ignore[arg-type]


def with_form(changed: Form, **changes: Any) -> Report:
    """A report in which one table is `changed`."""
    base = report(**changes)
    forms = tuple(changed if f.table == changed.table else f for f in base.forms)
    return report(**(changes | {"forms": forms}))


def recovery(kind: str, number: int | None, raw: str = "") -> Recovery:
    """A repair of the structure."""
    expected = edition(2021).section(number).heading if number else ""
    return Recovery(kind, number, raw, expected, Place(line=7))  # type: ignore[arg-type]
