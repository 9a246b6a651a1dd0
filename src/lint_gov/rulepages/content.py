"""The parts of a rule's page in one language: headings with paragraphs, the same for terminal and file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from lint_gov.messages import entry, pick, say
from lint_gov.rulepages import word
from lint_gov.ruleset.compile import cited
from lint_gov.tuples import NamedTuple

Record = Mapping[str, Any]


class Item(NamedTuple):
    """A paragraph, and what belongs under it."""

    text: str
    under: tuple[str, ...] = ()


class Part(NamedTuple):
    """One part of a page; `key` is the same in every language."""

    key: str
    heading: str
    items: tuple[Item, ...]


class Source(NamedTuple):
    """Where a page takes its content from.

    Attributes:
        instruments: legal instruments by key.
        examples: returns the examples of a record in words, running them.
    """

    instruments: Mapping[str, Record]
    examples: Callable[[Record, str], Iterable[Item]]


def parts(record: Record, source: Source, lang: str) -> Iterator[Part]:
    """Yield the parts of a page that have anything to say."""
    told: dict[str, Iterable[Item]] = {
        "severity": _severity(record, lang),
        "scope": _scope(record, lang),
        "what": _texts(record, "message", "messages", lang),
        "why": _text(record, "why", lang),
        "basis": [_basis(basis, source.instruments, lang) for basis in record.get("basis", ())],
        "examples": source.examples(record, lang),
        "remedy": [*_texts(record, "remedy", "remedies", lang), *_fix(record, lang)],
        "abstains": _text(record, "abstains", lang),
        "history": _history(record, lang),
    }
    for key, items in told.items():
        found = tuple(items)
        if found:
            yield Part(key, word(f"headings.{key}", lang), found)


def severities(record: Record) -> list[tuple[Record, str]]:
    """The severities of a rule with their conditions, in the order in which they are tried."""
    stated = record["severity"]
    if isinstance(stated, str):
        return [({}, stated)]
    return [(case.get("when", {}), case["is"]) for case in stated]


def years(record: Record, lang: str) -> str:
    """The reporting years of a rule in words."""
    stated = record.get("years", {"from": entry("rules.first-year")})
    if not isinstance(stated, Mapping):
        return word("spans.any", lang)
    ends = "-".join(end for end in ("from", "to") if end in stated)
    return word(f"spans.{ends}", lang, **stated)


def _severity(record: Record, lang: str) -> Iterator[Item]:
    every = severities(record)
    for when, level in every:
        shown = say(f"text.{level}", lang)
        if when:
            told = (_condition(key, value, record, lang) for key, value in when.items())
            yield Item(word("when", lang, level=shown, conditions=word("join", lang).join(told)))
        else:
            yield Item(word("otherwise" if len(every) > 1 else "always", lang, level=shown))


def _condition(key: str, value: Any, record: Record, lang: str) -> str:
    if key == "years":
        return word("conditions.years", lang, value=years({"years": value}, lang))
    cases = list(record.get("messages", {}))
    named = {
        "formats": lambda one: word(f"formats.{one}", lang) or str(one),
        "organ_kinds": lambda one: organ_kind(one, lang),
        "cases": lambda one: word("case", lang, n=cases.index(one) + 1) if one in cases else str(one),
    }
    shown = map(named.get(key, str), value)
    return word(f"conditions.{key}", lang, value=word("list", lang).join(shown))


def organ_kind(kind: str, lang: str) -> str:
    """A kind of organ in words."""
    return word(f"organ_kinds.{kind}", lang) or kind


def _scope(record: Record, lang: str) -> Iterator[Item]:
    yield Item(word("years", lang, value=years(record, lang)))
    stated = record.get("years")
    if isinstance(stated, Mapping) and stated.get("unknown"):
        yield Item(word("unknown-year", lang))
    limits = {"only": record.get("organ_kinds"), "except": record.get("except_organ_kinds")}
    for key, kinds in limits.items():
        if kinds:
            yield Item(word(key, lang, value=word("list", lang).join(organ_kind(kind, lang) for kind in kinds)))
    if not any(limits.values()):
        yield Item(word("every-organ", lang))
    flags = {"implausible": record.get("implausible"), "opt-in": record.get("opt_in")}
    flags["not-waivable"] = not record.get("waivable", True)
    yield from (Item(word(key, lang)) for key, is_on in flags.items() if is_on)


def _texts(record: Record, one: str, many: str, lang: str) -> Iterator[Item]:
    """The texts of a rule: its only one, or one for each case, numbered."""
    if one in record:
        yield Item(_blanked(pick(record[one], lang)))
    texts = record.get(many, {})
    cases = list(record.get("messages", {}))
    for case, text in texts.items():
        shown = _blanked(pick(text, lang))
        numbered = len(cases) > 1 and case in cases and (many == "messages" or case != "default")
        yield Item(word("in-case", lang, n=cases.index(case) + 1, text=shown) if numbered else shown)


def _blanked(template: str) -> str:
    """A message as a form: its placeholders are blanks."""
    return re.sub(r"\{\w+\}", word("blank", "zh"), template).replace("{{", "{").replace("}}", "}")


def _text(record: Record, key: str, lang: str) -> Iterator[Item]:
    if key in record:
        yield Item(pick(record[key], lang))


def _fix(record: Record, lang: str) -> Iterator[Item]:
    told = word(f"fixes.{record.get('fix', 'none')}", lang)
    if told:
        yield Item(told)


def _basis(basis: Record, instruments: Mapping[str, Record], lang: str) -> Item:
    """An instrument with its article, and under it how firmly that is known."""
    instrument = instruments[basis["instrument"]]
    note = word("note", lang, note=pick(basis["note"], lang)) if "note" in basis else ""
    under = [word(f"certainty.{instrument['certainty']}", lang)]
    if "uncompared" in instrument:
        under.append(word("uncompared", lang, what=pick(instrument["uncompared"], lang)))
    if "years" in instrument:
        under.append(word("governs", lang, years=years(instrument, lang)))
    told = (" " if lang == "en" else "").join(under)
    quoted = [word("article", lang, text=" ".join(text.split())) for text in _articles(basis, instrument, lang)]
    return Item(cited(basis, instruments, lang) + note, (told, *quoted))


def _articles(basis: Record, instrument: Record, lang: str) -> Iterator[str]:
    """The words of the article that is cited, where the record of the instrument has them."""
    article = str(pick(basis.get("article", ""), "zh"))
    known: Mapping[str, Any] = instrument.get("articles", {})
    yield from (pick(text, lang) for key, text in known.items() if article.startswith(key))


def _history(record: Record, lang: str) -> Iterator[Item]:
    if "added" in record:
        yield Item(word("added", lang, version=record["added"]))
    for change in record.get("changed", ()):
        yield Item(word("changed", lang, version=change["version"], note=pick(change["note"], lang)))
