"""section-empty: a heading without content, or only 无 where content is owed (S205)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.params import Params, numbers, strings
from lint_gov.model.document import Paragraph
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Heading, Report, Section
from lint_gov.text.fold import key


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit for each of `sections` that is empty, and of `owed` that only says one of the words `nothing`."""
    signed = _sign_off(report)
    for number in numbers(params, "sections"):
        same = [s for s in report.sections if s.number == number]
        heading = next((s.heading for s in same if s.heading is not None), None)
        said = _words(same, signed)
        nothing = number in numbers(params, "owed") and said in strings(params, "nothing")
        if heading is not None and (said == "" or nothing):
            yield _hit(number, heading, said or "")


def _words(sections: list[Section], signed: str) -> str | None:
    """Return the bare words under the headings, None when there is a table or picture.

    Lines of the sign-off and page numbers are no content.
    """
    blocks = [block for section in sections for block in section.blocks]
    if not all(isinstance(block, Paragraph) for block in blocks):
        return None
    lines = [key(block.text) for block in blocks if isinstance(block, Paragraph)]
    return "".join(line for line in lines if not line.isdigit() and line not in signed)


def _sign_off(report: Report) -> str:
    parts = (report.identity.signoff_organ, report.identity.signoff_date)
    return "".join(key(part.raw) for part in parts if part is not None)


def _hit(number: int, heading: Heading, said: str) -> Hit:
    raw = heading.raw.strip()
    return Hit(
        Location(number, place=heading.place, excerpt=raw),
        case="nothing" if said else "default",
        fields={"section": number, "heading": raw, "said": said},
        evidence={"stated": said},
    )
