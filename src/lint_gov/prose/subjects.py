"""What a quantity counts, judged by the words around it; "" when they do not say it beyond doubt.

The patterns are closed: between the verb, the noun and the number only words stand that narrow nothing. A phrase
with anything else (收到涉及征地的申请, 协助办理, 行政复议决定) counts something the tables do not show.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lint_gov.prose.vocabulary import Encoded, Vocabulary
from lint_gov.prose.words import words
from lint_gov.tuples import NamedTuple

_ORDINAL = re.compile(r"[一二三四五六七八九十]是|\d+[.．、]|[-－—]")


class Context(NamedTuple):
    """What stands around a quantity.

    Attributes:
        before: the words from the last comma or quantity on.
        after: the words up to the next mark, "" when another quantity follows them.
        topic: "applications", "disputes", "normative", "regulations", "other" or "".
        kind: the last subject of the sentence, for results that go on about it.
        sure: disclosure is known to be the matter, so that a bare 申请 or 复议 is about it.
    """

    before: str
    after: str
    unit: str
    topic: str
    kind: str
    sure: bool


class _Patterns(NamedTuple):
    carried_in: re.Pattern[str]
    carried_out: re.Pattern[str]
    counted: tuple[re.Pattern[str], ...]
    noun_first: re.Pattern[str]
    bare: re.Pattern[str]
    nothing_else: re.Pattern[str]
    results: re.Pattern[str]


class _Outcomes(NamedTuple):
    words: Vocabulary
    only: re.Pattern[str]
    fillers: re.Pattern[str]
    last: re.Pattern[str]


_SUFFIX = {"other": "类?(?:申请)?", "disputes": "(?:申请)?", "normative": "", "regulations": "", "applications": ""}


@cache
def topic_pattern() -> re.Pattern[str]:
    """Finds the nouns that tell the topic; the group's name is the topic."""
    nouns = words("topics")["nouns"]
    order = ("other", "disputes", "normative", "regulations", "applications")
    # 许可申请 is of another system as a whole, 复议申请 is no request for information.
    return re.compile("|".join(f"(?P<{name}>(?:{''.join(nouns[name].split())}){_SUFFIX[name]})" for name in order))


@lru_cache(maxsize=512)
def topic_of(text: str) -> str:
    """The topic of the last noun in the words, "" when there is none."""
    found = ""
    for match in topic_pattern().finditer(text):
        found = match.lastgroup or ""
    return found


@cache
def vocabulary() -> Vocabulary:
    """The words around a number of requests, and around a claim that there was none."""
    app = words("applications")
    return Vocabulary(
        {
            "verb": [w for every in app["verbs"].values() for w in every],
            "aspect": app["aspects"],
            "join": app["verb_joins"],
            "adverb": app["adverbs"],
            "mod": app["modifiers"],
            "noun": app["nouns"],
            "tail": app["tail"],
            "fill": app["fillers"],
            "actor": app["actors"],
            "result": app["results"],
            "none": app["none"],
            "none_verb": app["none_verbs"],
            "nothing": app["nothing"],
            "evenly": app["evenly"],
            "other_word": app["not_verb_after"],
            "mark": "、：:",
            "blank": " ",
        }
    )


@cache
def _applications() -> _Patterns:
    app, one = words("applications"), vocabulary().any_of
    noun, tail, mods, fill = f"(?P<noun>{one('noun')})", one("tail") + "*", one("mod") + "*?", one("fill") + "*"
    each = f"{one('verb')}{one('aspect')}?{one('join')}?{one('adverb')}*"
    verb = f"(?<!{one('other_word')})(?P<verb>(?:{each})+)"
    head = f"(?:{one('fill', 'actor')}|20\\d\\d年度?)*"
    return _Patterns(
        carried_in=re.compile(app["carried_in"]),
        carried_out=re.compile(app["carried_out"]),
        counted=(
            re.compile(f"{verb}{fill}{mods}{noun}{tail}{fill}#"),
            re.compile(f"{verb}{fill}#{mods}{noun}{tail}$"),
            re.compile(f"{noun}{tail}{fill}{verb}{fill}#"),
        ),
        noun_first=re.compile(f"{noun}{tail}{fill}#$"),
        bare=re.compile(f"{head}{verb}{fill}#"),
        nothing_else=re.compile(head),
        results=re.compile(f"{head}{one('result', 'fill', 'actor')}*"),
    )


@cache
def _outcomes() -> _Outcomes:
    app = words("applications")
    of = Vocabulary({"filler": app["outcome_fillers"], "outcome": [w for every in app["outcomes"].values() for w in every]})
    filler, outcome = of.any_of("filler"), of.any_of("outcome")
    return _Outcomes(
        of, re.compile(f"{filler}*({outcome}){filler}*"), re.compile(f"{filler}*"), re.compile(f"{outcome}{filler}*$")
    )


def subject(context: Context) -> str:
    """The key of what is counted, "" when the words leave a doubt."""
    if context.topic == "applications":
        return _of_applications(context)
    if context.topic == "disputes":
        return _of_disputes(context) if context.sure else ""
    if context.topic in {"normative", "regulations"}:
        return _of_documents(context)
    return ""


def _of_applications(c: Context) -> str:
    p, app, around = _applications(), words("applications"), f"{c.before}#{c.after}"
    if c.unit not in app["units"]:
        return ""
    if p.carried_in.search(around):
        return "applications.carried_in"
    if p.carried_out.search(around):
        return "applications.carried_out"
    before = c.before[_ordinal(c.before) :].strip()
    outcome = _outcome(before, c.after)
    if outcome:
        return f"applications.{outcome}"
    o = _outcomes()
    if o.last.search(o.words.encode(before).codes):
        return ""
    narrow = any(word in around for word in app["narrowing"])
    if _one_kind(c.before) or (narrow and not ("等" in around and any(word in around for word in app["totals"]))):
        return ""
    return _received_or_handled(vocabulary().encode(f"{before}#{c.after}"), c)


def _ordinal(text: str) -> int:
    match = _ORDINAL.match(text)
    return match.end() if match else 0


def _one_kind(text: str) -> bool:
    """Whether applicants of one kind only are spoken of."""
    app = words("applications")
    return sum(kind in text for kind in app["one_kind"]) == 1 and not any(word in text for word in app["everybody"])


def _outcome(before: str, after: str) -> str:
    head, _, last = before.replace(":", "：").rpartition("：")
    if head and not _applications().results.fullmatch(vocabulary().encode(head).codes):
        return ""
    o = _outcomes()
    told = o.words.encode(last)
    match = o.only.fullmatch(told.codes)
    if not match and o.fillers.fullmatch(told.codes):
        told = o.words.encode(after.strip())
        match = o.only.fullmatch(told.codes)
    if not match:
        return ""
    outcomes: dict[str, list[str]] = words("applications")["outcomes"]
    word = told.words(*match.span(1))
    return next(key for key, every in outcomes.items() if word in every)


def _received_or_handled(around: Encoded, c: Context) -> str:
    p, bare_nouns = _applications(), words("applications")["bare_nouns"]
    for pattern in p.counted:
        match = pattern.search(around.codes)
        if match and (c.sure or around.words(*match.span("noun")) not in bare_nouns):
            return _by_verb(around.words(*match.span("verb")))
    match = p.noun_first.search(around.codes)
    told = match is not None and around.words(*match.span("noun")) not in bare_nouns
    if match and told and p.nothing_else.fullmatch(around.codes[: match.start()].strip()):
        return "applications.any"
    match = p.bare.fullmatch(around.codes) if c.sure else None
    return _by_verb(around.words(*match.span("verb"))) if match else ""


def _by_verb(verb: str) -> str:
    verbs = words("applications")["verbs"]
    if any(word in verb for word in verbs["handled"]):
        return "applications.handled"
    return "applications.new" if any(word in verb for word in verbs["new"]) else "applications.received"


class _Disputes(NamedTuple):
    words: Vocabulary
    results: Vocabulary
    noun: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    result: re.Pattern[str]
    direct: re.Pattern[str]
    after_review: re.Pattern[str]


@cache
def _disputes() -> _Disputes:
    d, app = words("disputes"), words("applications")
    noun = r"(?:(?:未经复议|经复议|复议后)?(?:直接)?(?:提起)?(?:行政)?(?:起诉|诉讼)|(?:行政)?复议)"
    nouns = rf"(?P<nouns>{noun}(?:(?:和|、|及|或|或者|以及|与|,){noun})*)"
    around = Vocabulary({"fill": [*app["fillers"], *app["none_verbs"], *d["tail"]], "tail": d["tail"]})
    results = Vocabulary({"filler": app["outcome_fillers"], "result": [w for every in d["results"].values() for w in every]})
    filler = results.any_of("filler")
    return _Disputes(
        words=around,
        results=results,
        noun=re.compile(noun),
        before=re.compile(f"{nouns}{around.any_of('fill')}*$"),
        after=re.compile(rf"\s*{nouns}{around.any_of('tail')}*\s*"),
        result=re.compile(f"{filler}*({results.any_of('result')}){filler}*"),
        direct=re.compile(d["direct"]),
        after_review=re.compile(d["after_review"]),
    )


def _of_disputes(c: Context) -> str:
    p, d = _disputes(), words("disputes")
    if c.unit not in d["units"] or any(word in c.before or word in c.after for word in d["narrowing"]):
        return ""
    match = p.before.search(p.words.encode(c.before).codes)
    if not match and not p.noun.search(c.before):
        match = p.after.fullmatch(p.words.encode(c.after).codes)
    if match:
        return dispute(match["nouns"], c.before + c.after)
    told = p.results.encode(c.before.strip() or c.after.strip())
    result = p.result.fullmatch(told.codes)
    if result and c.kind in {"disputes.review", "disputes.litigation_direct", "disputes.litigation_after_review"}:
        word = told.words(*result.span(1))
        kind: str = next(key for key, every in d["results"].items() if word in every)
        return f"{c.kind}.{kind}"
    return ""


def dispute(nouns: str, around: str) -> str:
    """The key for nouns such as 行政复议、行政诉讼 with the words around them."""
    p = _disputes()
    if p.after_review.search(around):
        return "disputes.litigation_after_review"
    if p.direct.search(around):
        return "disputes.litigation_direct"
    if "复议" in nouns and "诉" in nouns:
        return "disputes.both"
    return "disputes.review" if "复议" in nouns else "disputes.litigation"


class _Documents(NamedTuple):
    words: Vocabulary
    counted: tuple[re.Pattern[str], ...]


@cache
def _documents() -> _Documents:
    d = words("documents")
    of = Vocabulary(
        {
            "verb": [*d["made"], *d["repealed"], *d["effective"]],
            "noun": d["nouns"],
            "fill": words("applications")["fillers"],
            "of": ["的", "了"],
        }
    )
    verb, noun, fill = f"(?P<verb>{of.any_of('verb')}){of.any_of('of')}?", of.any_of("noun"), f"{of.any_of('fill')}*"
    return _Documents(
        of,
        (
            re.compile(f"{verb}{fill}{noun}{fill}#"),
            re.compile(f"{verb}{fill}#{of.any_of('of')}?{noun}$"),
            re.compile(f"{noun}[、中]?{fill}{verb}{fill}#"),
            re.compile(f"^、*{fill}{verb}{fill}#$"),
            re.compile(f"^、*{fill}#{verb}$"),
        ),
    )


def _of_documents(c: Context) -> str:
    p, d, around = _documents(), words("documents"), f"{c.before}#{c.after}"
    if c.unit not in d["units"] or any(word in around for word in d["narrowing"]):
        return ""
    if "规章" in around and "规范性文件" in around:
        return ""
    told = p.words.encode(around)
    for pattern in p.counted:
        match = pattern.search(told.codes)
        if match:
            return f"{c.topic}.{document_verb(told.words(*match.span('verb')))}"
    return ""


def document_verb(verb: str) -> str:
    """ "made", "repealed" or "effective"."""
    d: dict[str, list[str]] = words("documents")
    return next(key for key in ("effective", "repealed", "made") if verb in d[key])
