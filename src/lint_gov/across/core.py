"""The part of a report that other reports are held against; small enough to keep for a hundred thousand of them."""

from __future__ import annotations

from array import array

from lint_gov.across.narrative import narrative, sections
from lint_gov.model.document import Document, Paragraph
from lint_gov.model.kept_figures import kept
from lint_gov.model.peers import Body, Card, Core
from lint_gov.model.record import replace
from lint_gov.model.report import Form, Report, Section
from lint_gov.text.overlap import hashes, sketch

_SKETCH = 24


def core(report: Report) -> Core:
    """Return what comparing other reports with this one takes."""
    return Core(_card(report), Body(_first_forms(report), tuple(map(_text, report.prose))))


def whole(card: Card, body: Body) -> Report:
    """The report again, with its identity, its first table of each kind and its paragraphs, and nothing else."""
    document = Document(card.path, card.format, ())
    return Report(document, card.identity, (), (), (), card.edition, body.forms, body.prose, plausible=card.plausible)


def _card(report: Report) -> Card:
    found = [hashes(narrative(report, section).known) for section in sections()]
    return Card(
        report.document.path,
        report.document.format,
        replace(report.identity, years={}, period=None, signoff_organ=None, signoff_date=None),
        report.plausible,
        report.edition,
        tuple(sketch(one, _SKETCH) for one in found),
        array("I", sorted(set().union(*found))).tobytes(),
    )


def _first_forms(report: Report) -> tuple[Form, ...]:
    first = {form.table: form for form in reversed(report.forms)}
    own = (form for form in report.forms if first[form.table] is form)
    return tuple(replace(form, issues=(), figures=kept(form.figures)) for form in own)


def _text(section: Section) -> Section:
    return Section(section.number, section.heading, tuple(b for b in section.blocks if isinstance(b, Paragraph)))
