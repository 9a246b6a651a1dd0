"""personal-data: numbers that identify a private person (L201). What is shown of them is masked everywhere.

An identity card number proves itself; a bank card needs the words of a card as well; a mobile number is private only
beside words for a private person, and an open question where nothing tells whose it is.
Parameters: `provinces`, the first two digits of identity cards; `no_number`, words beside numbers of another kind;
`cards` and `accounts`, words of a bank card and of an account; `private`, words for a private person;
`public`, words of an organ's own account; `contact`, words of a published contact; `general`, advice to any reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lint_gov.checks.facts import spoken
from lint_gov.checks.identifiers import is_identity_card, masked, passes_luhn
from lint_gov.checks.params import Params, once, strings
from lint_gov.checks.texts import pattern, running_text, sentences_of
from lint_gov.model.document import Block, Table
from lint_gov.model.finding import Hit, Location
from lint_gov.model.place import Place
from lint_gov.model.report import Report
from lint_gov.text.fold import fold
from lint_gov.tuples import NamedTuple

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-8]\d{5} ?(?:19|20)\d{6} ?\d{3}[0-9Xx](?![0-9A-Za-z])")
_CARD = re.compile(r"(?<![0-9A-Za-z])[3-9]\d{3}(?: ?\d{4}){2,3}(?: ?\d{1,4})?(?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9A-Za-z.])(?:\+?86[ \-]?)?(1[3-9]\d[ \-]?\d{4}[ \-]?\d{4})(?![0-9A-Za-z])")
# What every identity card has, in whatever digits: a text without it need not be folded.
_DIGITS = re.compile(r"\d{6}.?\d{8}")
_SHORTEST = 18
_MANY_DIGITS = re.compile(r"\d[\d \-]{9,}")
_BEFORE, _AFTER, _AROUND = 40, 12, 10
_CARD_LENGTHS = range(16, 20)


class _Found(NamedTuple):
    """A number, what it is ("identity", "bank", "mobile", "unclear"), and where it stands in its text."""

    case: str
    number: str
    start: int
    end: int


class _Words:
    """The parameters, compiled."""

    def __init__(self, params: Params) -> None:
        self.provinces = frozenset(strings(params, "provinces"))
        names = ("no_number", "cards", "accounts", "private", "public", "contact", "general")
        self.by_name = {name: pattern(*strings(params, name)) for name in names}

    def beside(self, name: str, text: str) -> bool:
        """Whether a text has one of the words."""
        return self.by_name[name].search(text) is not None


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit for each number."""
    words = once(params, _Words)
    yield from _in_text(report, words)
    if any(len(text) >= _SHORTEST and _DIGITS.search(text) for text in spoken(report.document.blocks)):
        yield from _in_cells(report, words)


def _in_text(report: Report, words: _Words) -> Iterator[Hit]:
    for passage in running_text(report):
        if not _MANY_DIGITS.search(passage.text):
            continue
        for sentence in sentences_of(report, passage):
            for found in _numbers(sentence.text, words):
                yield _hit(found, sentence.text, passage.section, sentence.place(found.start))


def _in_cells(report: Report, words: _Words) -> Iterator[Hit]:
    """Identity cards in the cells of any table; other long numbers of a table cannot be told."""
    for section in report.sections:
        for text, place in _cells(section.blocks):
            for m in _IDENTITY.finditer(text):
                if is_identity_card(_bare(m.group()), words.provinces) and not words.beside("no_number", text):
                    yield _hit(_Found("identity", m.group(), m.start(), m.end()), text, section.number, place)


def _cells(blocks: Iterable[Block]) -> Iterator[tuple[str, Place]]:
    for block in blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                yield fold(cell.text), cell.place
                yield from _cells(cell.blocks)


def _numbers(text: str, words: _Words) -> Iterator[_Found]:
    taken: list[tuple[int, int]] = []
    for find, tell in ((_IDENTITY, _identity), (_CARD, _bank), (_MOBILE, _mobile)):
        for m in find.finditer(text):
            if any(start < m.end() and m.start() < end for start, end in taken):
                continue
            case = tell(_bare(m.group()), text[max(0, m.start() - _BEFORE) : m.start()], text[m.end() : m.end() + _AFTER], words)
            if case is not None:
                taken.append(m.span())
                yield _Found(case, m.group(), m.start(), m.end())


def _bare(number: str) -> str:
    return re.sub(r"[ \-]", "", number)


def _identity(number: str, before: str, after: str, words: _Words) -> str | None:
    valid = is_identity_card(number, words.provinces) and not words.beside("no_number", before[-_AROUND:])
    return "identity" if valid else None


def _bank(number: str, before: str, after: str, words: _Words) -> str | None:
    if len(number) not in _CARD_LENGTHS or not passes_luhn(number) or words.beside("public", before + after):
        return None
    account = words.beside("accounts", before) and words.beside("private", before)
    return "bank" if account or words.beside("cards", before) else None


def _mobile(number: str, before: str, after: str, words: _Words) -> str | None:
    counted = words.beside("no_number", before[-_AROUND:]) or re.match(r"\s*(?:万?元|[件条次人份个篇号/])", after)
    if counted or words.beside("general", before + after):
        return None
    if words.beside("private", before):
        return "mobile"
    return None if words.beside("contact", before + after) else "unclear"


def _hit(found: _Found, text: str, section: int | None, place: Place) -> Hit:
    shown = masked(found.number)
    excerpt = masked(text)[max(0, found.start - _AROUND) : found.end + _AROUND]
    return Hit(
        Location(section, place=place, excerpt=excerpt.strip()),
        outcome="review" if found.case == "unclear" else "fail",
        case=found.case,
        fields={"shown": shown},
        evidence={"stated": shown},
    )
