"""document-number: the number or name of a known document is mangled (Y104). What is known stands in rules/norms.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks import citations
from lint_gov.checks.citations import Number, Title, edits, norms
from lint_gov.checks.params import Params
from lint_gov.checks.texts import at, running_text, sentences_of
from lint_gov.data import load
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report
from lint_gov.text.fold import key
from lint_gov.tuples import NamedTuple

_BRACKETS = 2
_SHORT = 12


class _Slip(NamedTuple):
    """A citation that is nearly right: what is wrong with it, its words, and the right ones."""

    case: str
    said: str
    right: str
    start: int
    end: int


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit for each mangled citation; further places of the same words are related ones."""
    found: dict[tuple[str, str, str], list[Location]] = {}
    for passage in running_text(report):
        for sentence in sentences_of(report, passage) if citations.may_cite(passage.text) else ():
            for slip in (*_numbers(sentence.text), *_names(sentence.text)):
                place = at(passage, sentence.start + slip.start, sentence.start + slip.end)
                found.setdefault((slip.case, slip.said, slip.right), []).append(place)
    for (case, said, right), places in found.items():
        fields = {"said": said, "right": right}
        evidence = {"stated": said, "expected": right}
        yield Hit(places[0], case=case, fields=fields, evidence=evidence, related=tuple(places[1:]))


def _numbers(text: str) -> Iterator[_Slip]:
    titles = citations.titles(text)
    for number in citations.numbers(text):
        norm = citations.by_number(number)
        title = _title_of(text, titles, number)
        meant = citations.by_title(title, text) if title else None
        if norm is not None and number.year is not None and len(number.brackets) < _BRACKETS:
            yield _slip("brackets", number, norm)
        elif norm is None:
            norm = _meant(number, meant, text)
            if norm is not None:
                yield _slip("number", number, norm)


def _slip(case: str, number: Number, norm: str) -> _Slip:
    return _Slip(case, number.raw, norms()[norm]["said"], number.start, number.end)


def _title_of(text: str, titles: list[Title], number: Number) -> Title | None:
    """The title that a number belongs to: the one it stands behind in brackets, or (an order) the one behind it."""
    for title in titles:
        behind = number.year is None and citations.joined(text, number.end, title.start)
        if behind or citations.joined(text, title.end, number.start):
            return title
    return None


def _meant(number: Number, meant: str | None, text: str) -> str | None:
    """The norm that a number which is no known one was meant for; None when it may well be another document."""
    if number.year is None:
        revised = any(citations.by_number(n) == "REG" for n in citations.numbers(text))
        return "REG" if meant == "REG" and not revised else None
    if meant is not None and meant != "REG" and number.prefix.startswith("国"):
        return meant
    return next((norm for norm in norms() if _resembles(number, norm)), None)


def _resembles(number: Number, norm: str) -> bool:
    """Whether year and number are those of the norm and the prefix is nearly its prefix, too long a one to be another's."""
    slip: int = load("norms")["number"]["slip"]
    for form in norms()[norm]["numbers"]:
        if (number.year, number.number) == (form.get("year"), form.get("number")):
            prefix: str = form["prefix"]
            return len(prefix) > 2 * slip and edits(number.prefix, prefix, slip) <= slip
    return False


def _names(text: str) -> Iterator[_Slip]:
    for title in citations.titles(text):
        name = _nearly(key(title.raw))
        if name is not None and citations.by_title(title, text) is None:
            yield _Slip("name", title.raw, f"《{name}》", title.start, title.end)


def _nearly(words: str) -> str | None:
    """The name that these words miss by a character or two; None when they are right, shortened or another name."""
    limits = load("norms")["name"]
    names = [name for known in norms().values() for name in (*known.get("names", ()), *known.get("short_names", ()))]
    if len(words) < limits["least"] or words in names:
        return None
    return next((name for name in names if len(name) >= limits["least"] and _misspelt(words, name, limits["slip"])), None)


def _misspelt(words: str, name: str, slip: int) -> bool:
    """One character lost, put in or changed, or two changed in a long name; words left out are a short form, no slip."""
    most = slip if len(words) == len(name) and len(name) > _SHORT else 1
    return _strict(words) != _strict(name) and edits(words, name, most) <= most


def _strict(words: str) -> str:
    """The words without those that may be left out or put in."""
    return words.translate(dict.fromkeys(map(ord, load("norms")["loose"])))
