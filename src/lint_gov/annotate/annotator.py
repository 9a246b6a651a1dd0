"""Puts the findings of a Word file into it as comments; those of an earlier run give way to the present state."""

from __future__ import annotations

from collections.abc import Iterable

from lint_gov.annotate.anchors import Anchors
from lint_gov.annotate.comments import put, remove_own
from lint_gov.annotate.wording import lines
from lint_gov.model.finding import Finding
from lint_gov.model.report import Report
from lint_gov.tuples import NamedTuple
from lint_gov.wordfile.package import WordFile


class Annotated(NamedTuple):
    """The file with its comments, how many they are, and how many of an earlier run were taken out."""

    data: bytes
    put: int
    removed: int


def annotate(data: bytes, report: Report, findings: Iterable[Finding], lang: str, date: str) -> Annotated:
    """Return the Word file `data` with one comment for each finding.

    Args:
        report: as it was read from `data`.
        date: of the comments (w:date), "" for none.
    """
    word = WordFile(data)
    removed = remove_own(word)
    anchors = Anchors(word, report)
    told = [(anchors.stretch(finding), lines(finding, report.edition, lang)) for finding in findings]
    # Marks are put in only when all places are known: they would shift what is still to be found.
    put(word, told, date)
    return Annotated(word.save(), len(told), removed)
