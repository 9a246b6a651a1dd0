"""section-length: the running text of a section is longer than a local notice asks (S306)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.params import Params, number
from lint_gov.checks.texts import heading_of, running_text
from lint_gov.model.finding import Hit
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit when `section` has more than `most` characters; blanks do not count, punctuation does, as in Word."""
    section, most = number(params, "section"), number(params, "most")
    length = sum(len("".join(line.text.split())) for line in running_text(report, (section,)))
    if length > most:
        fields: dict[str, object] = {"length": length, "most": most}
        yield Hit(heading_of(report, section), fields=fields, evidence={"stated": length, "expected": most})
