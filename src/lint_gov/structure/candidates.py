"""Every place of a document that could be a section heading, with what it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint_gov.structure.heading import Parsed, parse_heading
from lint_gov.structure.lexicon import ACCEPTED, RECOGNISED, Lexicon, Match
from lint_gov.structure.lines import BARS, Line
from lint_gov.structure.words import Words
from lint_gov.text.fold import fold, key
from lint_gov.text.numerals import chinese_number
from lint_gov.tuples import NamedTuple

_LONGEST_LINE = 64
_TITLE_ALONE = 40
_HAN = "[一二三四五六七八九十]"
# The quick test that spares most lines the parser: an ordinal near the beginning and Han text or nothing behind it.
# Blanks are taken whole (*+): lines with thousands of them exist, and all ways to share them out are the same.
_ORDINAL = re.compile(
    rf"[\s\u200b\ufeff#*>_{BARS}丨+\-]*+(?:[^\s\u3400-\u9fff（(〔【]{{1,4}}?\s*+)??"
    rf"第?\s*+[（(〔【]?\s*+(?:(?P<han>{_HAN}{{1,3}})|(?P<digits>[0-9０-９]{{1,2}})(?=\s*(?:[)）〕】、，,．.:：;；·\s]|部分|章|节))|(?=[)）〕】]))\s*+"
    r"(?P<close>[)）〕】]?)\s*+(?P<mark>[、，,．.。:：;；·]|部分|章|节|(?<=[\s\u3000\xa0])|$)?"
)
_BARE = re.compile(rf"\s*({_HAN})(?=[\u4e00-\u9fff])")
_INLINE = re.compile(
    rf"(?<![一二三四五六七八九十（(第“\"《〈「『A-Za-z])(?P<stray>(?<=\s)[A-Za-z0-9{BARS}]{{1,2}})?"
    rf"(?P<han>{_HAN}{{1,3}})\s*(?P<mark>[、．.])\s*(?P<again>(?P=han)\s*[、．.]\s*)?"
)
# What every such ordinal has: most lines have none, and this is found much faster than that there is no `_INLINE`.
_MARKED = re.compile(rf"{_HAN}\s*[、．.]")
_INLINE_TITLE = re.compile(r"[\u4e00-\u9fff、]{2,24}(?=\s)")
# A table that ends right before a heading leaves its last figure there: no stray character.
_FIGURE = re.compile(r"\d\s+\d+$")
_ONE_LINE = 300
_NEAR = 64
_CELL = BARS + "0123456789"
_BEFORE_INLINE = re.compile(rf"[。；！？!?;:：）)\]】{BARS}\s\d>”]$|[年月日号页止]$")
_BLANKS = " \t\r\u3000\xa0|"
_LEADER = _BLANKS + ".…·．。-—_"
_LONGEST_PAGE = 3
_EDGE = " \t\r\u3000\xa0\ufeff\u200b：:。.．，,*#_" + BARS


class Candidate(NamedTuple):
    """A line (or part of one, or two lines) that could be a heading.

    Attributes:
        first, last: indexes of the lines it covers.
        start, end: offsets in the first and behind it in the last line.
        raw: the heading as it stands, on one line.
        parsed: ordinal, level, title.
        match: what the title means; None when nothing fits.
        inline: it does not begin its line.
        clean: it is short and no sentence, so that it could be a heading by its form.
    """

    first: int
    last: int
    start: int
    end: int
    raw: str
    parsed: Parsed
    match: Match | None
    inline: bool = False
    clean: bool = True

    @property
    def rank(self) -> float:
        """How sure the meaning is, 0 when unknown."""
        return self.match.rank if self.match else 0

    @property
    def section(self) -> int | None:
        """The section it may be, by meaning."""
        return self.match.section if self.match else None


def candidates(lines: Sequence[Line], lexicon: Lexicon, words: Words) -> list[Candidate]:
    """Return all candidates in reading order."""
    found: list[Candidate] = []
    skip = -1
    for index, line in enumerate(lines):
        if line.kind != "text" or index <= skip or line.blank:
            continue
        head = _at_start(lines, index, lexicon, words)
        if head is not None:
            found.append(head)
            skip = head.last
        found.extend(_inside(line.text, index, lexicon, words, head.end if head and head.last == index else 1))
    return found


def _at_start(lines: Sequence[Line], index: int, lexicon: Lexicon, words: Words) -> Candidate | None:
    text = lines[index].text
    shape = _ORDINAL.match(text)
    if shape is None or not (shape["han"] or shape["digits"] or shape["close"]) or (shape["digits"] and not _worth(text, shape)):
        return _unnumbered(lines, index, lexicon)
    item = _item(text, index, shape, lexicon)
    if item is not None:
        return item
    parsed = parse_heading(text if len(text) <= _LONGEST_LINE else text[:_LONGEST_LINE])
    if parsed is None or parsed.level == "none" or lexicon.is_row(parsed.title):
        return _unnumbered(lines, index, lexicon) if parsed is None or parsed.level == "none" else None
    return _numbered(lines, index, parsed, lexicon, words)


def _item(text: str, index: int, shape: re.Match[str], lexicon: Lexicon) -> Candidate | None:
    """A （一） or 1. whose words begin no section title: it matters for the count of its list only."""
    number = shape["han"] or shape["digits"]
    plain = (shape["close"] or shape["digits"]) and number and shape["mark"] not in ("部分", "章", "节")
    rest = text[shape.end() : shape.end() + _LONGEST_LINE].strip()
    if not plain or not rest or (rest[0] in lexicon.by_first and (lexicon.prefix(rest, 0) or lexicon.begins(key(rest)))):
        return None
    ordinal = chinese_number(number) if shape["han"] else int(fold(number))
    level = "paren" if shape["close"] else "arabic"
    return _whole(text, index, Parsed(ordinal, level, level, False, text[shape.end() :], shape.end()), None, False)


def _worth(text: str, shape: re.Match[str]) -> bool:
    """Whether an Arabic number begins more than a cell: it has a mark and Han text behind it."""
    return bool(shape["mark"] or shape["close"]) and any("\u4e00" <= c <= "\u9fff" for c in text[shape.end() : shape.end() + 4])


def _numbered(lines: Sequence[Line], index: int, parsed: Parsed, lexicon: Lexicon, words: Words) -> Candidate | None:
    text = lines[index].text
    joined = _joined(lines, index, parsed, lexicon)
    if joined is not None:
        return joined
    if not parsed.title:
        return None
    title = fold(text[parsed.start :]).strip(_EDGE)
    exact = lexicon.exact(key(title)) or lexicon.exact(key(_without_page(title)))
    if exact is not None:
        return _whole(text, index, parsed._replace(title=_without_page(title)), Match(exact.section, exact.rank))
    glued = _glued(text, index, parsed, lexicon, words)
    if glued is not None:
        return glued
    clean = words.could_be_title(title)
    likely = lexicon.likeness(title) if clean and parsed.level in ("han", "part") else None
    return _whole(text, index, parsed._replace(title=title), likely, clean)


def _whole(text: str, index: int, parsed: Parsed, match: Match | None, clean: bool = True) -> Candidate:
    return Candidate(index, index, 0, len(text), text.strip(" \t\r\u3000\xa0\ufeff"), parsed, match, False, clean)


def _without_page(title: str) -> str:
    """The title without the leader and page number that a table of contents puts behind it."""
    bare = title.rstrip(_BLANKS)
    digits = min(len(bare) - len(bare.rstrip("0123456789")), _LONGEST_PAGE)
    return bare[: len(bare) - digits].rstrip(_LEADER)


def _glued(text: str, index: int, parsed: Parsed, lexicon: Lexicon, words: Words) -> Candidate | None:
    """A heading whose text begins on the same line."""
    match = lexicon.prefix(fold(text), parsed.start)
    if match is None:
        return None
    rest = text[match.end :]
    title = text[parsed.start : match.end]
    if len(key(title)) < 4 and rest[:1].strip(_EDGE):
        return None
    if not _begins_text(rest, parsed, match, words):
        return None
    head = parsed._replace(title=title)
    return Candidate(index, index, 0, match.end, text[: match.end].strip(_EDGE + "、"), head, match)


def _begins_text(rest: str, parsed: Parsed, match: Match, words: Words) -> bool:
    """Whether what stands behind a known title is the text under it and not more of the title."""
    if not rest.strip(_EDGE):
        return True
    if rest[0] in "：:。.\n\t\u3000" + BARS or words.says_nothing(rest.strip(_EDGE)) or rest.lstrip()[:1] in "（(12一本我根按":
        return True
    return parsed.ordinal == match.section and len(key(rest)) > 2 and not words.could_be_title(rest)


def _joined(lines: Sequence[Line], index: int, parsed: Parsed, lexicon: Lexicon) -> Candidate | None:
    """A heading broken over two lines, or with its ordinal on a line of its own."""
    begun = key(parsed.title)
    if not lexicon.begins(begun) or begun in lexicon.wordings:
        return None
    following = next((i for i in range(index + 1, min(index + 4, len(lines))) if not lines[i].blank), None)
    if following is None or lines[following].kind != "text" or len(lines[following].text) > _LONGEST_LINE:
        return None
    more = fold(lines[following].text).strip(_EDGE)
    wording = lexicon.completes(begun, key(more))
    if wording is None:
        return None
    raw = lines[index].text.strip() + lines[following].text.strip()
    match = Match(wording.section, wording.rank)
    head = parsed._replace(title=parsed.title + more)
    return Candidate(index, following, 0, len(lines[following].text), raw.strip(_EDGE), head, match)


def _unnumbered(lines: Sequence[Line], index: int, lexicon: Lexicon) -> Candidate | None:
    """A line that is exactly a known title, without an ordinal or with one that lost its mark."""
    text = lines[index].text
    if len(text) > _TITLE_ALONE * 3:
        return None
    bare = text.strip(_EDGE)
    if not 2 <= len(bare) <= _TITLE_ALONE or bare[-1] not in lexicon.last_characters:
        return None
    wording = lexicon.exact(key(bare))
    if wording is None or wording.rank < ACCEPTED:
        return _lost_mark(text, index, lexicon)
    parsed = Parsed(None, "none", "none", False, bare, text.find(bare[0]))
    return _whole(text, index, parsed, Match(wording.section, wording.rank))


def _lost_mark(text: str, index: int, lexicon: Lexicon) -> Candidate | None:
    shape = _BARE.match(text)
    wording = lexicon.exact(key(text[shape.end() :])) if shape else None
    if shape is None or wording is None or wording.rank < RECOGNISED:
        return None
    parsed = Parsed(chinese_number(shape[1]), "han", "han", False, text[shape.end() :].strip(_EDGE), shape.end())
    return _whole(text, index, parsed, Match(wording.section, wording.rank))


def _inside(text: str, index: int, lexicon: Lexicon, words: Words, start: int) -> Iterator[Candidate]:
    """Headings in the middle of a line: a document of one line, or a heading glued to the text before it."""
    if len(text) - start < 6:
        return
    folded = fold(text)
    if not _MARKED.search(folded, start):
        return
    for shape in _INLINE.finditer(folded, start):
        match = lexicon.prefix(folded, shape.end())
        if match is not None and _stands_apart(folded, shape, match):
            yield _inline(text, index, shape, match.end, match)
        elif match is None and len(text) > _ONE_LINE:
            title = _INLINE_TITLE.match(folded, shape.end())
            if title and folded[shape.start() - 1].isspace() and not lexicon.is_row(title[0]) and words.could_be_title(title[0]):
                yield _inline(text, index, shape, title.end(), lexicon.likeness(title[0]))


def _inline(text: str, index: int, shape: re.Match[str], end: int, match: Match | None) -> Candidate:
    begin = shape.start("han")
    before = text[max(0, begin - _NEAR) : begin].rstrip()
    stray = bool(shape["again"]) or (bool(shape["stray"]) and not _ends_table(text, shape, before))
    begin = shape.start() if stray else begin
    style = "han" + shape["mark"]
    parsed = Parsed(chinese_number(shape["han"]), "han", style, stray, text[shape.end() : end], shape.end())
    return Candidate(index, index, begin, end, text[begin:end], parsed, match, True)


def _ends_table(text: str, shape: re.Match[str], before: str) -> bool:
    """Whether what stands at an ordinal is the last figure of the table before, or the last side of its cells."""
    mark = shape["stray"]
    if mark.isdecimal():
        return bool(_FIGURE.search(before))
    return not mark.strip(_CELL) and any(text.find(bar, 0, shape.start()) >= 0 for bar in BARS)


def _stands_apart(text: str, shape: re.Match[str], match: Match) -> bool:
    """Whether something ends before the ordinal, and the title is sure enough to be one in running text."""
    right = chinese_number(shape["han"]) == match.section
    length = match.end - shape.end()
    alone = length >= 4 or (right and text[match.end : match.end + 1].isspace())
    return (
        (match.rank >= ACCEPTED or right)
        and alone
        and bool(_BEFORE_INLINE.search(text[max(0, shape.start() - 3) : shape.start()]))
    )
