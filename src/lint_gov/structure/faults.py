"""What is wrong with a heading as it is written: its ordinal, its wording."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.model.report import RecoveryKind
from lint_gov.structure.lexicon import Lexicon
from lint_gov.structure.selection import Chosen

_FEWEST_ALIKE = 3
_PLAIN = "han、"


def faults_of(
    heads: Sequence[Chosen], lexicon: Lexicon, edition: int | None, recognised: bool = False
) -> list[tuple[RecoveryKind, ...]]:
    """The faults of each heading. A way of numbering that all headings share is one fault, told at the first.

    Args:
        recognised: the text was read by OCR, which may lose or mistake the mark behind an ordinal.
    """
    anchored = [h for h in heads if h.role == "anchored"]
    shared = _shared_style(anchored)
    told = False
    faults: list[tuple[RecoveryKind, ...]] = []
    for head in heads:
        found: list[RecoveryKind] = []
        if head.role == "anchored":
            number_wrong = _number_wrong(head, shared == "none")
            plain = head.candidate.parsed.style == _PLAIN or (recognised and head.candidate.parsed.level == "han")
            style_wrong = not plain and (shared is None or (not told and shared != "none"))
            if number_wrong or style_wrong:
                found.append("misnumbered")
            told = told or head.candidate.parsed.style == shared
        if head.section is not None and head.role != "repeated" and not lexicon.standard(head.candidate.parsed.title, edition):
            found.append("reworded")
        faults.append(tuple(found))
    return faults


def _shared_style(anchored: Sequence[Chosen]) -> str | None:
    """The way in which all headings are numbered, where it is not that of the form."""
    styles = {h.candidate.parsed.style for h in anchored}
    style = next(iter(styles)) if len(styles) == 1 and len(anchored) >= _FEWEST_ALIKE else None
    return style if style != _PLAIN else None


def _number_wrong(head: Chosen, unnumbered: bool) -> bool:
    """Whether the ordinal is another one or dirty; headings that all lost theirs in conversion are not."""
    parsed = head.candidate.parsed
    if parsed.ordinal is None:
        return not unnumbered
    return parsed.stray or parsed.ordinal != head.section
