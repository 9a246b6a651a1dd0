"""Claims that there was none: 未收到政府信息公开申请, 未发生行政复议、行政诉讼, 上年无结转, 未制发行政规范性文件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lint_gov.prose.subjects import dispute, document_verb, topic_of, vocabulary
from lint_gov.prose.vocabulary import Vocabulary
from lint_gov.prose.words import has, one_of, words
from lint_gov.tuples import NamedTuple

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


class _Disputes(NamedTuple):
    words: Vocabulary
    denied: re.Pattern[str]
    nothing: re.Pattern[str]
    one_kind: re.Pattern[str]


@cache
def _disputes() -> _Disputes:
    """What stands between "none" and the noun is closed: 没有因未按时答复引发的行政复议 denies one kind of case only."""
    app, d = words("applications"), words("disputes")
    of = Vocabulary(
        {
            "none": app["none"],
            "gap": [*d["gap"], *app["modifiers"], *app["none_verbs"], *app["actors"]],
            "noun": d["nouns"],
            "join": d["joins"],
            "tail": d["tail"],
            "nothing": d["nothing"],
            "evenly": app["evenly"],
            "mark": "：:、 ",
        }
    )
    one = of.any_of
    gap, tail = f"{one('gap', 'tail', 'join')}{{0,40}}?", f"{one('tail')}*"
    nouns, end = (
        f"(?P<nouns>{one('noun')}(?:{one('join')}{{1,2}}{gap}{one('noun')})*)",
        f"(?={one('mark')}*(?:$|[（(]|{one('mark')}))",
    )
    return _Disputes(
        of,
        re.compile(f"{one('none', 'nothing')}{gap}{nouns}{tail}{end}"),
        re.compile(f"(?P<gap>{one('gap', 'tail')}{{0,40}}){nouns}{tail}{one('mark')}*{one('evenly')}?{one('nothing')}{end}"),
        re.compile(d["one_kind"]),
    )


@cache
def _documents() -> re.Pattern[str]:
    app, docs = words("applications"), words("documents")
    verb = one_of(docs["made"], docs["repealed"], docs["effective"])
    noun = r"(?P<noun>(?:行政)?规范性文件|(?:政府)?规章)"
    return re.compile(rf"{one_of(app['none'])}有?(?P<verb>{verb})(?:过|新的|任何|的)*{noun}{_END}")


def denials(text: str, *, about_applications: bool) -> Iterator[Denial]:
    """Yield the claims in a passage; `about_applications`: its heading or words before say that requests are the matter."""
    if not has(text, "applications", "signs_of_none"):
        return
    for clause in _CLAUSES.finditer(text):
        for subject, start, end in _in_clause(clause.group(), about_applications):
            yield Denial(subject, clause.start() + start, clause.start() + end)


def _in_clause(text: str, about_applications: bool) -> Iterator[tuple[str, int, int]]:
    if not has(text, "applications", "signs_of_none"):
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
    d, p = words("disputes"), _disputes()
    if any(word in text for word in (*d["narrowing"], *d["lost"])):
        return
    told = p.words.encode(text)
    for pattern in (p.denied, p.nothing):
        found = [
            m for m in pattern.finditer(told.codes) if pattern is p.denied or not p.one_kind.search(told.words(0, m.start()))
        ]
        for match in found:
            nouns, whole = told.words(*match.span("nouns")), told.words(*match.span())
            yield dispute(nouns, whole), told.starts[match.start()], told.starts[match.end()]
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
