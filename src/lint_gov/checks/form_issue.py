"""form-issue: what is not as the template has it in a table that was found (T103–T107)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint_gov.checks import template
from lint_gov.checks.cells import table_fields
from lint_gov.checks.params import Params, number, strings
from lint_gov.model.finding import Hit, Location
from lint_gov.model.place import NOWHERE
from lint_gov.model.report import Form, FormIssue, Report

_LONGEST = 40


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield the issues of `kinds`, each as a hit, those of the kinds `together` as one hit a table.

    One hit a table is also made when over `most` percent of the template's rows have the issue. A table without any
    figure is a missing one (T102), not one that lacks all its rows.
    """
    for form in report.forms:
        if form.issues and form.figures:
            yield from _hits(form, params)


def _hits(form: Form, params: Params) -> Iterator[Hit]:
    together, most = strings(params, "together"), number(params, "most")
    limit = template.row_count(form.table, form.edition) * most / 100 if most else len(form.issues)
    for kind in strings(params, "kinds"):
        issues = _distinct(issue for issue in form.issues if issue.kind == kind)
        if len(issues) > 1 and (kind in together or len(issues) > limit):
            yield _merged(form, kind, issues)
        else:
            yield from (_single(form, issue) for issue in issues)


def _distinct(issues: Iterable[FormIssue]) -> list[FormIssue]:
    """Return the issues without those that say the same of the same row, column and words."""
    return list({(i.row, i.column, i.raw, i.place.line, i.place.path): i for i in issues}.values())


def _single(form: Form, issue: FormIssue) -> Hit:
    return Hit(
        _locate(form, issue),
        case=issue.kind,
        fields=_fields(form, issue),
        evidence={"stated": issue.raw or None, "expected": issue.expected or None} if issue.raw else {},
    )


def _merged(form: Form, kind: str, issues: list[FormIssue]) -> Hit:
    first = _locate(form, issues[0])
    return Hit(
        Location(first.section, form.table, place=first.place, excerpt=first.excerpt),
        case=f"{kind}-many",
        fields=_fields(form, issues[0]) | {"count": len(issues)},
        evidence={"places": len(issues)},
        related=tuple(_locate(form, issue) for issue in issues),
    )


def _locate(form: Form, issue: FormIssue) -> Location:
    """Return where an issue belongs; what is missing has no place of its own, so the table's is given."""
    section, place = template.section_of(form.table), issue.place if issue.place != NOWHERE else form.place
    return Location(section, form.table, issue.row, issue.column, place, issue.raw.strip() or None)


def _fields(form: Form, issue: FormIssue) -> dict[str, object]:
    row = template.row_label(form.table, issue.row, form.edition)
    column = template.column_label(form.table, issue.row, issue.column, form.edition)
    raw = " ".join(issue.raw.split())
    return table_fields(form) | {
        "row_label": row or raw or issue.expected,
        "column_label": column or raw or issue.expected,
        "raw": raw if len(raw) <= _LONGEST else f"{raw[:_LONGEST]}…",
        "expected": issue.expected or column or row,
    }
