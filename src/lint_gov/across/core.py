"""The part of a report that other reports are held against; small enough to keep for a hundred thousand of them."""

from __future__ import annotations

from lint_gov.model.document import Document, Paragraph
from lint_gov.model.record import replace
from lint_gov.model.report import Form, Report, Section


def core(report: Report) -> Report:
    """Return the report with its identity, its first table of each kind and its paragraphs, and nothing else."""
    document = Document(report.document.path, report.document.format, ())
    identity = replace(report.identity, years={}, period=None, signoff_organ=None, signoff_date=None)
    return Report(
        document,
        identity,
        (),
        (),
        (),
        report.edition,
        _first_forms(report),
        tuple(map(_text, report.prose)),
        plausible=report.plausible,
    )


def _first_forms(report: Report) -> tuple[Form, ...]:
    first = {form.table: form for form in reversed(report.forms)}
    return tuple(replace(form, issues=()) for form in report.forms if first[form.table] is form)


def _text(section: Section) -> Section:
    return Section(section.number, section.heading, tuple(b for b in section.blocks if isinstance(b, Paragraph)))
