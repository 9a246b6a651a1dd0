"""The part of a report that other reports are held against; small enough to keep for a hundred thousand of them."""

from __future__ import annotations

from lint_gov.across.narrative import narrative, sections
from lint_gov.model.document import Document, Paragraph
from lint_gov.model.peers import Core
from lint_gov.model.record import replace
from lint_gov.model.report import Form, Report, Section
from lint_gov.text.overlap import grams, sketch

_SKETCH = 24


def core(report: Report) -> Core:
    """Return what comparing other reports with this one takes."""
    reduced = _reduced(report)
    return Core(reduced, tuple(sketch(grams(narrative(reduced, section)), _SKETCH) for section in sections()))


def _reduced(report: Report) -> Report:
    """The report with its identity, its first table of each kind and its paragraphs, and nothing else."""
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
