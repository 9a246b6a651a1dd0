"""Claims that there was none: 未收到政府信息公开申请, 未发生行政复议、行政诉讼, 上年无结转, 未制发行政规范性文件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lint_gov.prose.subjects import dispute, document_verb, topic_of, vocabulary
from lint_gov.prose.words import one_of, words

_END = r"(?=\s*(?:$|[，。；：:、,;！？（(]))"
_CLAUSES = re.compile(r"[^，。；,;！？]+")
_LAST, _NEXT = r"(?:上年度?|上一年度?|去年)", r"(?:下年度?|下一年度?|次年|下个年度)"


class Denial(NamedTuple):
    """A claim of none: what there was none of, and where the words stand."""

    subject: str
    start: int
    end: int


@cache
def _carried() -> tuple[tuple[str, re.Pattern[str]], ...]:
    no = "(?:没有|未有|无)"
    return (
        ("applications.carried_in", re.compile(rf"{_LAST}{no}(?:申请)?(?:结转|遗留)|{no}{_LAST}(?:结转|转结|遗留)")),
        ("applications.carried_out", re.compile(rf"{no}(?:申请)?(?:结转|转结)(?:至|到)?{_NEXT}")),
    )


@cache
def _applications() -> tuple[re.Pattern[str], ...]:
    one = vocabulary().any_of
    noun, tail = f"(?P<noun>{one('noun')})", f"{one('tail')}*"
    end = f"(?={one('blank')}*(?:$|[（(]|{one('mark')}))"
    return (
        re.compile(
            f"(?:{one('none')}{one('none_verb')}?|{one('nothing')})[过到]?{one('aspect')}?{one('mod')}*?{noun}{tail}{end}"
        ),
        re.compile(f"{noun}{tail}{one('mark', 'blank')}*{one('evenly')}?{one('nothing')}{end}"),
    )


@cache
def _disputes() -> tuple[re.Pattern[str], ...]:
    app, d = words("applications"), words("disputes")
    noun, tail = r"(?:行政)?(?:复议|诉讼)", f"{one_of(d['tail'])}*"
    nouns = rf"(?P<nouns>{noun}(?:(?:案件|申请)?(?:和|、|及|或者|或|以及|与){noun})*)"
    none = f"{one_of(app['none'])}(?!{one_of(d['not_none_before'])})"
    return (
        re.compile(rf"{none}[^，。；]{{0,40}}?{nouns}{tail}{_END}"),
        re.compile(rf"{nouns}{tail}(?:均|都|皆)?(?:未发生|没有发生|没有|无|为零|为0|零发生|未产生|未收到){_END}"),
    )


@cache
def _documents() -> re.Pattern[str]:
    app, docs = words("applications"), words("documents")
    verb = one_of(docs["made"], docs["repealed"], docs["effective"])
    noun = r"(?P<noun>(?:行政)?规范性文件|(?:政府)?规章)"
    return re.compile(rf"{one_of(app['none'])}有?(?P<verb>{verb})(?:过|新的|任何|的)*{noun}{_END}")


def denials(text: str, *, about_applications: bool) -> Iterator[Denial]:
    """Yield the claims in a passage; `about_applications`: its heading or words before say that requests are the matter."""
    if not any(sign in text for sign in words("applications")["signs_of_none"]):
        return
    for clause in _CLAUSES.finditer(text):
        for subject, start, end in _in_clause(clause.group(), about_applications):
            yield Denial(subject, clause.start() + start, clause.start() + end)


def _in_clause(text: str, about_applications: bool) -> Iterator[tuple[str, int, int]]:
    if not any(sign in text for sign in words("applications")["signs_of_none"]):
        return
    for key, pattern in _carried() if "转" in text or "遗留" in text else ():
        match = pattern.search(text)
        if match:
            yield key, *match.span()
    if "申请" in text:
        yield from _no_applications(text, about_applications)
    if "复议" in text or "诉讼" in text:
        yield from _no_disputes(text)
    match = _documents().search(text) if "规范性文件" in text or "规章" in text else None
    if match:
        kind = "regulations" if "规章" in match["noun"] else "normative"
        yield f"{kind}.{document_verb(match['verb'])}", *match.span()


def _no_disputes(text: str) -> Iterator[tuple[str, int, int]]:
    d = words("disputes")
    if any(word in text for word in (*d["narrowing"], *d["lost"])):
        return
    for pattern in _disputes():
        found = list(pattern.finditer(text))
        yield from ((dispute(match["nouns"], match.group()), *match.span()) for match in found)
        if found:
            return


def _no_applications(text: str, about_applications: bool) -> Iterator[tuple[str, int, int]]:
    bare, told = words("applications")["bare_nouns"], vocabulary().encode(text)
    for pattern in _applications():
        match = pattern.search(told.codes)
        if not match:
            continue
        sure = about_applications or told.words(*match.span("noun")) not in bare
        if sure and topic_of(told.words(*match.span())) in {"applications", ""}:
            yield "applications.received", told.starts[match.start()], told.starts[match.end()]
            return
