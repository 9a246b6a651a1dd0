"""The report amid the page (正文提取): the smallest element that holds its headings and tables, and what belongs to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from lint_gov.model.document import Block, Paragraph
from lint_gov.model.record import replace
from lint_gov.readers.html_flow import Line
from lint_gov.readers.html_style import Element
from lint_gov.readers.marks import ends_like_title, is_prose, is_telling_label, is_title, section_number, settings
from lint_gov.text.fold import squash

_LEAST_MARKS = 2
_TITLE_LINES = 3
_TITLE_LEVEL = 2
_TABLE_PARTS = ("tr", "tbody", "thead", "tfoot", "caption")


def container(root: Element, lines: Sequence[Line]) -> Element:
    """Return the element that holds the article: by its headings and labels, else by where the running text is."""
    found = _by_marks(lines)
    found = _by_prose(root, lines) if found is None else _wider(found, lines)
    while found.tag in _TABLE_PARTS and found.getparent() is not None:
        found = found.getparent()
    return found


def _by_marks(lines: Sequence[Line]) -> Element | None:
    """The innermost element with the most different headings and labels; of several the one with most text.

    Links do not count: a list of contents has the same headings.
    """
    marks: defaultdict[Element, set[object]] = defaultdict(set)
    for line in lines:
        mark = None if line.link else _mark(line.paragraph.text)
        if mark is not None:
            _spread(line.element, mark, marks)
    most = max(map(len, marks.values()), default=0)
    if most < _LEAST_MARKS:
        return None
    full = [e for e, held in marks.items() if len(held) == most]
    outer = {e.getparent() for e in full}
    inner = [e for e in full if e not in outer]
    return max(inner, key=lambda e: sum(map(len, e.itertext()))) if len(inner) > 1 else inner[0]


def _mark(text: str) -> object:
    return section_number(text) or (text if is_telling_label(text) else None)


def _spread(element: Element, mark: object, marks: defaultdict[Element, set[object]]) -> None:
    """Note the mark for the element and all around it, up to one that has it already."""
    around = element
    while around is not None and mark not in marks[around]:
        marks[around].add(mark)
        around = around.getparent()


def _by_prose(root: Element, lines: Sequence[Line]) -> Element:
    """The innermost element with nearly all running text of the page; the whole page when there is none."""
    amount: defaultdict[Element, int] = defaultdict(int)
    for line in lines:
        if not line.link and is_prose(line.paragraph.text):
            amount[line.element] += len(line.paragraph.text)
    total = sum(amount.values())
    if not total:
        return root
    elements = list(root.iter())
    for element in reversed(elements[1:]):
        if element in amount:
            amount[element.getparent()] += amount[element]
    share = settings()["prose"]["share"] * total
    return next(e for e in reversed(elements) if amount.get(e, 0) >= share)


def _wider(inner: Element, lines: Sequence[Line]) -> Element:
    """Climb to an outer element while that adds running text, and more of it than of menus and the like."""
    chain = [inner, *inner.iterancestors()]
    levels = {element: n for n, element in enumerate(chain)}
    first = _first_inside(inner, lines)
    lead, prose, other = ([0] * len(chain) for _ in range(3))
    for number, line in enumerate(lines):
        level = _level(line.element, levels)
        text = line.paragraph.text
        kind = prose if not line.link and is_prose(text) else other
        kind[level] += len(text)
        if kind is prose and number < first:
            lead[level] += len(text)
    return chain[_highest_worth(lead, prose, other)]


def _highest_worth(lead: list[int], prose: list[int], other: list[int]) -> int:
    needed = settings()["prose"]
    best = 0
    for level in range(1, len(prose)):
        new = slice(best + 1, level + 1)
        enough = sum(lead[new]) >= needed["lead"] or sum(prose[new]) >= needed["more"]
        if enough and sum(prose[new]) > sum(other[new]):
            best = level
    return best


def _level(element: Element, levels: dict[Element, int]) -> int:
    """The innermost of the chain that holds `element`; remembered for all elements on the way."""
    passed = []
    while element not in levels:
        passed.append(element)
        element = element.getparent()
    levels.update(dict.fromkeys(passed, levels[element]))
    return levels[element]


def _first_inside(element: Element, lines: Sequence[Line]) -> int:
    inside = set(element.iter())
    return next((n for n, line in enumerate(lines) if line.element in inside), 0)


def title_above(outside: Sequence[Line], inside: Sequence[Line]) -> list[Paragraph]:
    """Return the title that stands above the article as headings of level 1; nothing when the article has its own.

    The nearest <h1> or <h2> goes before other elements; links and breadcrumbs are none.
    """
    if _has_title(inside):
        return []
    groups = [list(g) for _, g in groupby(outside, key=lambda line: line.element)]
    titles = [g for g in reversed(groups) if _is_title(g)]
    headings = [g for g in titles if (g[0].paragraph.level or 9) <= _TITLE_LEVEL]
    return [replace(line.paragraph, level=1) for line in next(iter(headings or titles), ())]


def _is_title(group: list[Line]) -> bool:
    text = "".join(line.paragraph.text for line in group)
    if all(line.link for line in group):
        return False
    return is_title(text) or ((group[0].paragraph.level or 9) <= _TITLE_LEVEL and ends_like_title(text))


def _has_title(inside: Sequence[Line]) -> bool:
    """Whether the lines before the first section heading hold a title, be it broken over some lines."""
    texts = [line.paragraph.text for line in inside[: settings()["title"]["top"]]]
    end = next((n for n, text in enumerate(texts) if section_number(text)), len(texts))
    windows = ("".join(texts[n : n + length]) for n in range(end) for length in range(1, min(_TITLE_LINES, end - n) + 1))
    return any(map(is_title, windows))


@cache
def _date() -> re.Pattern[str]:
    return re.compile(settings()["signoff"]["date"])


def _is_date(line: Line) -> bool:
    return _date().fullmatch(squash(line.paragraph.text)) is not None


def signoff_below(inside: Sequence[Line], outside: Sequence[Line]) -> list[Paragraph]:
    """Return the lines of a sign-off (落款) that stand behind the article: organ and date; nothing when it has its own."""
    limits = settings()["signoff"]
    near = outside[: limits["within"]]
    end = next((n for n, line in enumerate(near, 1) if _is_date(line)), 0)
    if any(map(_is_date, inside[-limits["within"] :])) or any(
        len(x.paragraph.text) > limits["max"] or x.link for x in near[:end]
    ):
        return []
    return [line.paragraph for line in near[:end]]


def trim(blocks: Sequence[Block], links: set[int]) -> tuple[int, int]:
    """Return where the report begins and ends in the blocks of its element, when menus stand in that element, too.

    What stands before the title goes when there are links in it, what stands behind the date of the sign-off likewise;
    links at either end go anyway. `links`: the order numbers of lines that are links.
    """
    is_link = [isinstance(b, Paragraph) and b.place.order in links for b in blocks]
    start = next((n for n, link in enumerate(is_link) if not link), 0)
    end = next((n for n in range(len(blocks), start, -1) if not is_link[n - 1]), len(blocks))
    texts = [b.text if isinstance(b, Paragraph) else None for b in blocks]
    heading = next((n for n in range(start, end) if section_number(texts[n] or "")), end)
    title = next((n for n in range(start, heading) if is_title(texts[n] or "")), start)
    date = next((n for n in range(end - 1, heading, -1) if _date().fullmatch(squash(texts[n] or ""))), end - 1)
    if not any(is_link[:title]):
        title = start
    if not any(is_link[date + 1 :]) or any(t is None or is_prose(t) for t in texts[date + 1 : end]):
        date = end - 1
    return title, date + 1


def furniture(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the short texts of the lines that are not the article's, each once."""
    limits = settings()["furniture"]
    texts = _joined(line.paragraph.text for line in lines)
    return tuple(dict.fromkeys(t for t in texts if len(t) <= limits["max"]))[: limits["count"]]


def _joined(texts: Iterable[str]) -> Iterator[str]:
    """A label that stands alone (发布日期：) goes with the value behind it, as the two are often cells of a table."""
    label = ""
    for text in texts:
        if text.endswith(("：", ":")) and len(text) <= settings()["furniture"]["label"]:
            if label:
                yield label
            label = text
        else:
            yield label + text
            label = ""
    if label:
        yield label
