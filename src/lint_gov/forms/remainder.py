"""The running text of a section once its tables are taken out."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.forms.tokens import Token, shifted
from lint_gov.model.document import Block, Paragraph


def remainder(blocks: tuple[Block, ...], used: Sequence[Token]) -> tuple[Block, ...]:
    """Return `blocks` without what the tokens of tables cover; a line that held both is cut."""
    if not used:
        return blocks
    spans = {token.block: (0, 0) for token in used if token.layout == "grid"}
    for token in [token for token in used if token.layout != "grid"]:
        start, end = spans.get(token.block, (token.start, token.end))
        spans[token.block] = (min(start, token.start), max(end, token.end))
    out: list[Block] = []
    for index, block in enumerate(blocks):
        if index not in spans:
            out.append(block)
        elif isinstance(block, Paragraph):
            out.extend(_outside(block, *spans[index]))
    return tuple(out)


def _outside(paragraph: Paragraph, start: int, end: int) -> list[Paragraph]:
    if start < 2 and end >= len(paragraph.text) - 1:  # A piece of one character is never kept.
        return []
    pieces = ((0, paragraph.text[:start]), (end, paragraph.text[end:]))
    return [Paragraph(text, shifted(paragraph.place, at)) for at, text in pieces if len(text.strip(" \t\u3000|｜")) > 1]
