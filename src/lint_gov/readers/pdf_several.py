"""Several reports in one file: printed into one PDF they cannot be told apart for sure, so they are refused."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.errors import InputError
from lint_gov.model.document import Block, Paragraph, Table
from lint_gov.readers.marks import is_telling_label, section_number

_LONGEST = 40
_SECTIONS = 4
_LABELS = 3


def single(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of one report; raise `InputError("several-reports")` when they are those of more.

    A report begins again where the sections do. A table of contents lists them too, but has no statutory table.
    """
    starts = [run[0] for run in _runs(blocks) if _is_report(blocks[run[0] : run[-1] + 1])]
    if len(starts) > 1:
        pages = [blocks[start].place.page or 0 for start in starts]
        raise InputError("several-reports", {"count": len(starts), "pages": ", ".join(map(str, pages))})
    return blocks


def _runs(blocks: Sequence[Block]) -> list[list[int]]:
    """Where the series of section headings are: indexes from the first heading of each to the end of its last section."""
    runs: list[list[int]] = []
    last = 7
    for index, block in enumerate(blocks):
        number = section_number(block.text) if isinstance(block, Paragraph) and len(block.text) <= _LONGEST else None
        if number is not None and number < last and (number == 1 or not runs):
            runs.append([index])
        if runs:
            runs[-1].append(index)
        last = number or last
    return runs


def _is_report(blocks: Sequence[Block]) -> bool:
    """Whether blocks hold most of the sections and one of the statutory tables at least."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph) and len(block.text) <= _LONGEST]
    sections = {section_number(text) for text in texts} - {None}
    tables = [block for block in blocks if isinstance(block, Table)]
    return len(sections) >= _SECTIONS and any(sum(is_telling_label(c.text) for c in t.cells) >= _LABELS for t in tables)
