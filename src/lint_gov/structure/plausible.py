"""Whether a document looks like an annual report at all."""

from __future__ import annotations

from lint_gov.editions import editions
from lint_gov.model.document import Document, Paragraph
from lint_gov.model.report import Outline
from lint_gov.structure.lexicon import lexicon_of
from lint_gov.structure.words import words
from lint_gov.text.fold import key, squash

_FEWEST_SECTIONS = 2
_MANY_SECTIONS = 4
_OFFICIAL_FOR_OTHERS = 3
_OWN = frozenset((2, 3, 4))
_FIRST_LINES = 8


def looks_like_report(outline: Outline) -> bool:
    """Whether there is a title, a statutory table whose heading is missing, or sections that only such a report has.

    总体情况 and 存在的问题 alone head many a paper, and 主动公开 and 依申请公开 the guide (指南) or the work plan (要点) of any
    organ: two official titles must be there, or one of the sections 2 to 4 in words that reports have for it. A document
    that calls itself something else needs more of the official titles.
    """
    if outline.identity.title is not None:
        return True
    headings = {s.number: s.heading for s in outline.sections if s.number and s.heading}
    official = {n for n, h in headings.items() if h.standard}
    if _is_called_otherwise(outline):
        return len(official) >= _OFFICIAL_FOR_OTHERS
    lexicon = lexicon_of(editions())
    known = {n for n, h in headings.items() if lexicon.exact(key(h.title))}
    own = (len(known) >= _FEWEST_SECTIONS and known & _OWN) or (len(headings) >= _MANY_SECTIONS and headings.keys() & _OWN)
    return len(official) >= _FEWEST_SECTIONS or bool(own) or any(s.heading is None for s in outline.sections)


def is_own_output(document: Document) -> bool:
    """Whether this tool has written the file: results and checklists repeat what reports say, and often lie beside them."""
    texts = (*document.furniture, *(b.text for b in document.blocks if isinstance(b, Paragraph)))
    return any(words().own_output.search(text) for text in texts)


def _is_called_otherwise(outline: Outline) -> bool:
    """Whether one of the first lines is the title of another kind of document."""
    lines = [squash(b.text) for b in outline.front if isinstance(b, Paragraph) and b.text.strip()]
    return any(words().other_document.fullmatch(line) for line in lines[:_FIRST_LINES])
