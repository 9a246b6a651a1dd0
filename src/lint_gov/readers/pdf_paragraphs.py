"""Lines → paragraphs: a line goes on with the one before when that one was full and nothing sets the two apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from statistics import median

from lint_gov.readers.marks import is_title, section_number
from lint_gov.readers.pdf_glyphs import words
from lint_gov.readers.pdf_lines import Line, needs
from lint_gov.text.fold import fold, squash
from lint_gov.tuples import NamedTuple

_LONGEST_HEADING = 30
_IN_SENTENCES = "，。；"


class Body(NamedTuple):
    """Where running text begins and ends on a line, and how far its lines are apart."""

    left: float
    right: float
    pitch: float


def body_of(lines: Sequence[Line], width: float, tables: Sequence[tuple[float, float]] = ()) -> Body:
    """Measure the text of some pages by its lines, the width of the page and where tables begin and end."""
    size = median(line.size for line in lines) if lines else 10.0
    left = _common([line.left for line in lines], size, min, min((line.left for line in lines), default=0.0))
    widest = max((end for _, end in tables), default=width - left)
    right = _common([line.right for line in lines], size, max, widest)
    steps = sorted(b.base - a.base for a, b in itertools.pairwise(lines) if a.page == b.page and b.base > a.base)
    # Paragraphs of one line are common and stand further apart than lines do, so the small steps count.
    return Body(left, right, steps[len(steps) // 5] if steps else size * 2)


def _common(values: Sequence[float], size: float, outer: Callable[[list[float]], float], other: float) -> float:
    """The outermost value that several lines share; `other` when none does."""
    often = [v for v in values if sum(1 for w in values if abs(v - w) <= size) >= words()["paragraph"]["same_end"]]
    return outer(often) if often else other


def paragraphs(lines: Sequence[Line], body: Body) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    current: list[Line] = []
    for line in lines:
        if current and not _goes_on(current, line, body):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def text_of(lines: Sequence[Line]) -> str:
    """The text of a paragraph: lines joined as they were broken, with a blank only between words of letters."""
    text = lines[0].text
    for last, line in itertools.pairwise(lines):
        apart = last.glyphs[-1].text.isascii() and line.glyphs[0].text.isascii() and last.glyphs[-1].text.isalpha()
        text += (" " if apart and line.glyphs[0].text.isalpha() else "") + line.text
    return text


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(words()["begins"])


def _goes_on(current: Sequence[Line], line: Line, body: Body) -> bool:
    """Whether a line belongs to the paragraph before it."""
    last, limits = current[-1], words()["paragraph"]
    if _begins().match(fold(line.text)) or _stands_alone(current):
        return False
    if not 1 / limits["size"] <= line.size / last.size <= limits["size"]:
        return False
    if line.left > body.left + limits["indent"] * line.size:
        return False
    if last.page == line.page and line.base - last.base > limits["leading"] * max(body.pitch, 1.1 * line.size):
        return False
    room: float = limits["room"] * line.size
    return body.right - last.right < needs(line) + room


def _stands_alone(current: Sequence[Line]) -> bool:
    """Whether what was read so far is whole: the heading of a section, or a title."""
    text = "".join(line.text for line in current)
    if section_number(text) is not None and len(squash(text)) < _LONGEST_HEADING:
        return True
    return is_title(text) and not any(mark in text for mark in _IN_SENTENCES)
