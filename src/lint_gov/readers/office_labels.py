"""Numbers of counted lists, which an RTF file tells twice: as a pattern, and as they stood when it was saved.

LibreOffice writes the signs of a pattern as "?" where they are not ASCII, so that 一、 comes back as 一?; what stood there is
beside each paragraph (`\\listtext`), for programs that do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lint_gov.model.document import Block, Paragraph, Table, paragraphs
from lint_gov.model.record import replace

_LOST = "?"
_SAVED = re.compile(rb"\{\\listtext\b([^{}]{1,400})\}")
# A character by its number with what stands for it in old programs; a byte; a control word; a character.
_PART = re.compile(rb"\\u(?P<code>-?\d{1,5}) ?(?:\\'[0-9a-fA-F]{2}|[^\\{}])?|\\'[0-9a-fA-F]{2}|\\[a-z]+-?\d* ?|(?P<plain>[!-~])")


def mended(blocks: Iterable[Block], data: bytes) -> tuple[Block, ...]:
    """Return `blocks` with the lost signs of generated numbers taken from the RTF file, where it leaves no doubt."""
    blocks = tuple(blocks)
    lost = {_label(p) for p in paragraphs(blocks) if _LOST in _label(p)}
    if not lost:
        return blocks
    saved = {_text(found[1]) for found in _SAVED.finditer(data)}
    known = {label: fitting.pop() for label in lost if len(fitting := {text for text in saved if _fits(label, text)}) == 1}
    return _replaced(blocks, known)


def _text(group: bytes) -> str:
    parts = _PART.finditer(group)
    return "".join(chr(int(p["code"]) % 0x10000) if p["code"] else (p["plain"] or b"").decode("ascii") for p in parts)


def _fits(label: str, saved: str) -> bool:
    return len(label) == len(saved) and all(a in (b, _LOST) for a, b in zip(label, saved, strict=True))


def _label(paragraph: Paragraph) -> str:
    return paragraph.text[: paragraph.generated].strip()


def _replaced(blocks: Iterable[Block], known: Mapping[str, str]) -> tuple[Block, ...]:
    return tuple([_with(block, known) for block in blocks])


def _with(block: Block, known: Mapping[str, str]) -> Block:
    if isinstance(block, Table):
        return replace(block, cells=tuple([replace(cell, blocks=_replaced(cell.blocks, known)) for cell in block.cells]))
    label = _label(block) if isinstance(block, Paragraph) else ""
    if not isinstance(block, Paragraph) or label not in known:
        return block
    # As long as before, so that what counts characters still holds.
    return replace(block, text=block.text.replace(label, known[label], 1))
