"""Pages that hold no report of their own: it is in a file that they name (附件), or printed as pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_gov.model.document import Attachment, Block, Document, Image, Paragraph
from lint_gov.model.report import Outline
from lint_gov.structure.title import names_report
from lint_gov.structure.words import words

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_LEAD = re.compile(r"^\W*附\s*件\s*[0-9一二三四五六七八九十]{0,2}\s*[：:.、]?\s*")


def attached(document: Document, outline: Outline) -> tuple[Attachment, ...]:
    """Return the files in which the report is, when the page has next to nothing of it itself.

    Those that are called a report count; of a page that is called so itself, all of them.
    """
    if not document.attachments or not is_hollow(outline):
        return ()
    named = tuple(a for a in document.attachments if names_report(_SUFFIX.sub("", _LEAD.sub("", a.name))))
    return named or (document.attachments if outline.identity.title is not None else ())


def only_pictures(document: Document, outline: Outline) -> bool:
    """Whether a document is called a report, and shows pictures in the place of its text."""
    return is_hollow(outline) and any(isinstance(block, Image) for block in document.blocks)


def is_hollow(outline: Outline) -> bool:
    """Whether there is hardly any text, and no outline of a report in it."""
    limits = words().raw["hollow"]
    if sum(section.number is not None for section in outline.sections) > limits["sections"]:
        return False
    blocks = (*outline.front, *(block for section in outline.sections for block in section.blocks))
    return bool(sum(map(len, _texts(blocks))) <= limits["text"])


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif not isinstance(block, Image):
            yield from (cell.text for cell in block.cells)
