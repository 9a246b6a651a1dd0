"""Claims that there was none: 未收到政府信息公开申请, 未发生行政复议、行政诉讼, 上年无结转, 未制发行政规范性文件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lint_gov.prose.subjects import dispute, document_verb, topic_of
from lint_gov.prose.words import one_of, words

_END = r"(?=\s*(?:$|[，。；：:、,;！？（(]))"
_CLAUSES = re.compile(r"[^，。；,;！？]+")


class Denial(NamedTuple):
    """A claim of none: what there was none of, and where the words stand."""

    subject: str
    start: int
    end: int


class _Patterns(NamedTuple):
    worth: re.Pattern[str]
    applications: tuple[re.Pattern[str], ...]
    carried_in: re.Pattern[str]
    carried_out: re.Pattern[str]
    disputes: tuple[re.Pattern[str], ...]
    lost: re.Pattern[str]
    documents: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    app, d, docs = words("applications"), words("disputes"), words("documents")
    none, verbs, noun = one_of(app["none"]), one_of(app["none_verbs"]), one_of(app["nouns"])
    mods, tail = f"{one_of(app['modifiers'])}*?", f"{one_of(app['tail'])}*"
    dispute_noun = r"(?:行政)?(?:复议|诉讼)"
    nouns = rf"(?P<nouns>{dispute_noun}(?:(?:案件|申请)?(?:和|、|及|或者|或|以及|与){dispute_noun})*)"
    no_dispute = rf"{none}(?!{one_of(d['not_none_before'])})"
    last, nxt = r"(?:上年度?|上一年度?|去年)", r"(?:下年度?|下一年度?|次年|下个年度)"
    return _Patterns(
        worth=re.compile(rf"{none}|为0|为零|均零"),
        applications=(
            re.compile(rf"{none}(?:{verbs})?(?:过|到)?{mods}(?P<noun>{noun}){tail}{_END}"),
            re.compile(rf"(?P<noun>{noun}){tail}[：:\s]*(?:均|都|全年|数量)?(?:零报告|零申请|为零|为0|未发生|无|没有){_END}"),
        ),
        carried_in=re.compile(rf"{last}(?:没有|未有|无)(?:申请)?(?:结转|遗留)|(?:没有|未有|无){last}(?:结转|转结|遗留)"),
        carried_out=re.compile(rf"(?:没有|未有|无)(?:申请)?(?:结转|转结)(?:至|到)?{nxt}"),
        disputes=(
            re.compile(rf"{no_dispute}[^，。；]{{0,40}}?{nouns}{one_of(d['tail'])}*{_END}"),
            re.compile(
                rf"{nouns}{one_of(d['tail'])}*(?:均|都|皆)?(?:未发生|没有发生|没有|无|为零|为0|零发生|未产生|未收到){_END}"
            ),
        ),
        lost=re.compile(one_of(d["narrowing"], d["lost"])),
        documents=re.compile(
            rf"{none}(?:有)?(?P<verb>{one_of(docs['made'], docs['repealed'], docs['effective'])})?(?:过|新的|任何|的)*"
            rf"(?P<noun>(?:行政)?规范性文件|(?:政府)?规章){_END}"
        ),
    )


def denials(text: str, *, about_applications: bool) -> Iterator[Denial]:
    """Yield the claims in a passage; `about_applications`: its heading or words before say that requests are the matter."""
    if not _patterns().worth.search(text):
        return
    for clause in _CLAUSES.finditer(text):
        for subject, match in _in_clause(clause.group(), about_applications):
            yield Denial(subject, clause.start() + match.start(), clause.start() + match.end())


def _in_clause(text: str, about_applications: bool) -> Iterator[tuple[str, re.Match[str]]]:
    p = _patterns()
    for key, pattern in (("applications.carried_in", p.carried_in), ("applications.carried_out", p.carried_out)):
        match = pattern.search(text)
        if match:
            yield key, match
    yield from _no_applications(text, about_applications)
    if not p.lost.search(text):
        for pattern in p.disputes:
            found = list(pattern.finditer(text))
            yield from ((dispute(match["nouns"], match.group()), match) for match in found)
            if found:
                break
    match = p.documents.search(text)
    if match and match["verb"]:
        yield f"{'regulations' if '规章' in match['noun'] else 'normative'}.{document_verb(match['verb'])}", match


def _no_applications(text: str, about_applications: bool) -> Iterator[tuple[str, re.Match[str]]]:
    bare = words("applications")["bare_nouns"]
    for pattern in _patterns().applications:
        match = pattern.search(text)
        if match and (match["noun"] not in bare or about_applications) and topic_of(match.group()) in {"applications", ""}:
            yield "applications.received", match
            return
