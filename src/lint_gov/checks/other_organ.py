"""other-organ: another organ than the one in the title is named as the issuer (L103).

Parameters: `issuers`, patterns of sentences that name the issuer in a group, read in the preamble and `section`;
`only_after`, group → what must stand before it in the sentence;
`tails`, what a name may lose and still be the same organ; `no_name`, names without a place of their own;
`governments`, kinds of organ whose reports an agency of theirs may sign; `strange`, a list of {name, words}: how an organ
of such a name never calls itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from lint_gov.checks.params import Params, number, once, strings
from lint_gov.checks.texts import at, pattern, running_text
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report
from lint_gov.structure.organs import is_organ_name, organ_kind
from lint_gov.text.fold import squash

_FAR = 120


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a question for each other issuer named, and one for words that an organ of this kind does not use of itself."""
    organ = _titled(report)
    if organ is None:
        return
    seen: set[str] = set()
    for case, name, location in _named(report, params):
        if name not in seen and not _same(organ, name, params):
            seen.add(name)
            fields = {"organ": organ, "other": name}
            yield Hit(location, outcome="review", case=case, fields=fields, evidence={"stated": name, "expected": organ})
    yield from _strange(report, organ, params)


def _titled(report: Report) -> str | None:
    """The organ, when the title of the report itself names it."""
    identity = report.identity
    organ = squash(identity.organ or "")
    return organ if organ and identity.title_source != "page" and organ in squash(identity.title or "") else None


def _named(report: Report, params: Params) -> Iterator[tuple[str, str, Location]]:
    """The organs named as issuer, where and in which part."""
    issuers, no_name = once(params, _words)
    only_after = cast(Mapping[str, str], params.get("only_after", {}))
    for passage in running_text(report, (None, number(params, "section"))):
        for m in issuers.finditer(passage.text):
            found = next((name for name, words in m.groupdict().items() if words), None)
            if not found or not _led(passage.text, m.start(), only_after.get(found)):
                continue
            if is_organ_name(m[found]) and not no_name.search(squash(m[found])):
                yield "issuer", squash(m[found]), at(passage, m.start(found), m.end(found))
    signed = report.identity.signoff_organ
    if signed is not None and not no_name.search(squash(signed.value)):
        yield "signed", squash(signed.value), Location(place=signed.place, excerpt=signed.raw.strip())


def _words(params: Params) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return pattern(*strings(params, "issuers")), pattern(*strings(params, "no_name"))


def _led(text: str, start: int, words: str | None) -> bool:
    """Whether the words that must stand before a match do so, not far off in its sentence."""
    before = text[max(0, start - _FAR) : start].rpartition("。")[2]
    return words is None or bool(pattern(words).search(before))


def _same(organ: str, other: str, params: Params) -> bool:
    """Whether two names may be those of one organ: one short for the other, or an agency signing for its government."""
    governments = strings(params, "governments")
    one, two = (pattern(*strings(params, "tails")).sub("", name) or name for name in (organ, other))
    above = organ_kind(other) in governments and organ_kind(organ) not in governments
    if above and len(two) < len(one):
        return False
    return _within(one, two) or _within(two, one)


def _within(short: str, long: str) -> bool:
    """Whether the characters of one name occur in the other in their order (县发改局 in 县发展和改革局)."""
    rest = iter(long)
    return all(char in rest for char in short)


def _strange(report: Report, organ: str, params: Params) -> Iterator[Hit]:
    given = cast(Iterable[Mapping[str, str]], params.get("strange", ()))
    words = next((entry["words"] for entry in given if pattern(entry["name"]).search(organ)), None)
    places: dict[str, list[Location]] = {}
    for passage in running_text(report) if words else ():
        for m in pattern(words or "").finditer(passage.text):
            places.setdefault(m.group(), []).append(at(passage, m.start(), m.end()))
    for said, found in places.items():
        fields = {"organ": organ, "other": said, "count": len(found)}
        evidence = {"stated": said, "expected": organ}
        yield Hit(found[0], outcome="review", case="pronoun", fields=fields, evidence=evidence, related=tuple(found[1:]))
