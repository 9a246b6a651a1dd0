"""Headers, footers and page numbers (页眉、页脚、页码): lines in the margins of the pages that are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from lint_gov.readers.marks import section_number
from lint_gov.readers.pdf_glyphs import words
from lint_gov.readers.pdf_lines import Line
from lint_gov.text.fold import squash
from lint_gov.tuples import NamedTuple

_DIGITS = re.compile(r"\d+")
_ENDS = "。；，："


class Margins(NamedTuple):
    """The lines of a page that stand at its top and bottom edge, from the edge inwards, and its height."""

    page: int
    top: tuple[Line, ...]
    bottom: tuple[Line, ...]


def margins(page: int, height: float, lines: Sequence[Line], inner: tuple[float, float] | None) -> Margins:
    """The lines in the margins of a page; `inner`: from where to where its tables reach."""
    share, most = words()["margin"]["share"] * height, words()["margin"]["lines"]
    first, last = inner or (height, 0.0)
    top = [line for line in lines if line.base < min(share, first)]
    bottom = [line for line in reversed(lines) if line.base > max(height - share, last)]
    return Margins(page, tuple(top[:most]), tuple(bottom[:most]))


def furniture(pages: Sequence[Margins]) -> list[Line]:
    """Return the lines that are headers, footers and page numbers, in the order of the pages."""
    found: list[Line] = []
    edges = [("top", [page.top for page in pages]), ("bottom", [page.bottom for page in pages])]
    for _, lines in edges:
        seen = _repeated(lines)
        numbers = _bare_numbers(pages, lines)
        for edge in lines:
            for line in edge:
                if not (_is_told(line) or _place(line) in seen or line in numbers):
                    break
                found.append(line)
    return sorted(found, key=lambda line: (line.page, line.base))


@cache
def _told() -> re.Pattern[str]:
    return re.compile("|".join((*words()["page_number"]["told"], *words()["printed"], words()["continued"])))


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(words()["page_number"]["bare"])


def _is_told(line: Line) -> bool:
    return _told().fullmatch(squash(line.text)) is not None


def _place(line: Line) -> tuple[str, int]:
    """What a line says, whatever the number of the page, and roughly at which height."""
    return _DIGITS.sub("#", squash(line.text)), round(line.base / words()["margin"]["near"])


def _repeated(edges: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    """Texts that stand on many pages at the same height; neighbours of a height count, since it was rounded."""
    limits = words()["margin"]
    counts = Counter(place for edge in edges for place in {_place(line) for line in edge if squash(line.text)})
    needed = max(limits["repeated"], limits["of_pages"] * len(edges))
    near = {(text, at): sum(counts.get((text, at + d), 0) for d in (-1, 0, 1)) for text, at in counts}
    return {place for place, count in near.items() if count >= needed and _may_repeat(place[0])}


def _may_repeat(text: str) -> bool:
    """Whether a text may be a header: more than a number, no sentence and no heading of a section."""
    return bool(text.strip("#")) and text[-1] not in _ENDS and section_number(text) is None


def _bare_numbers(pages: Sequence[Margins], edges: Sequence[Sequence[Line]]) -> set[Line]:
    """Lone numbers that rise with the pages; on a single page the number of that page."""
    shown = {
        page.page: (line, int(squash(line.text)))
        for page, edge in zip(pages, edges, strict=True)
        for line in edge[:1]
        if _bare().fullmatch(squash(line.text))
    }
    shifts = Counter(number - page for page, (_, number) in shown.items())
    if len(pages) == 1:
        return {line for page, (line, number) in shown.items() if number == page}
    return {line for page, (line, number) in shown.items() if shifts[number - page] >= words()["margin"]["repeated"]}
