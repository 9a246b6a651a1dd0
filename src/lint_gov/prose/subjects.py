"""What a quantity counts, judged by the words around it; "" when they do not say it beyond doubt.

The patterns are closed: between the verb, the noun and the number only words stand that narrow nothing. A phrase
with anything else (收到涉及征地的申请, 协助办理, 行政复议决定) counts something the tables do not show.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lint_gov.prose.words import one_of, words

_ORDINAL = r"(?:[一二三四五六七八九十]是|\d+[.．、]|[-－—])?"


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
    topic: re.Pattern[str]
    narrowing: re.Pattern[str]
    totals: re.Pattern[str]
    carried_in: re.Pattern[str]
    carried_out: re.Pattern[str]
    outcome: re.Pattern[str]
    outcome_filler: re.Pattern[str]
    counted: tuple[re.Pattern[str], ...]
    noun_first: re.Pattern[str]
    bare: re.Pattern[str]
    nothing_else: re.Pattern[str]
    results: re.Pattern[str]
    named_outcome: re.Pattern[str]


_SUFFIX = {"other": "类?(?:申请)?", "disputes": "(?:申请)?", "normative": "", "regulations": "", "applications": ""}


@cache
def topic_pattern() -> re.Pattern[str]:
    """Finds the nouns that tell the topic; the group's name is the topic."""
    nouns = words("topics")["nouns"]
    order = ("other", "disputes", "normative", "regulations", "applications")
    # 许可申请 is of another system as a whole, 复议申请 is no request for information.
    return re.compile("|".join(f"(?P<{name}>(?:{''.join(nouns[name].split())}){_SUFFIX[name]})" for name in order))


def topic_of(text: str) -> str:
    """The topic of the last noun in the words, "" when there is none."""
    found = ""
    for match in topic_pattern().finditer(text):
        found = match.lastgroup or ""
    return found


@cache
def verb_group() -> str:
    """One or several verbs of receiving and handling (受理并答复)."""
    verbs = words("applications")["verbs"]
    each = one_of(*verbs.values())
    return rf"(?<![{words('applications')['not_verb_after']}])(?:{each}(?:到|了|过)?(?:并且|并|且|和|、|及|以及)?(?:依法|按时|按期|及时|全部|均|已)*)+"


@cache
def _applications() -> _Patterns:
    app = words("applications")
    verb, noun, tail = verb_group(), one_of(app["nouns"]), one_of(app["tail"])
    mods, fill = f"{one_of(app['modifiers'])}*?", f"{one_of(app['fillers'])}*"
    outcomes = [w for every in app["outcomes"].values() for w in every]
    said_before = rf"{_ORDINAL}(?:{one_of(app['fillers'], app['actors'])}|20\d\d\s*年度?)*"
    return _Patterns(
        topic=topic_pattern(),
        narrowing=re.compile(one_of(app["narrowing"])),
        totals=re.compile(one_of(app["totals"])),
        carried_in=re.compile(app["carried_in"]),
        carried_out=re.compile(app["carried_out"]),
        outcome=re.compile(
            f"{_ORDINAL}{one_of(app['outcome_fillers'])}*?(?P<word>{one_of(outcomes)}){one_of(app['outcome_fillers'])}*"
        ),
        outcome_filler=re.compile(f"{_ORDINAL}{one_of(app['outcome_fillers'])}*"),
        counted=(
            re.compile(rf"(?P<verb>{verb}){fill}{mods}(?P<noun>{noun}){tail}*{fill}#"),
            re.compile(rf"(?P<verb>{verb}){fill}#{mods}(?P<noun>{noun}){tail}*$"),
            re.compile(rf"(?P<noun>{noun}){tail}*{fill}(?P<verb>{verb}){fill}#"),
        ),
        noun_first=re.compile(rf"(?P<noun>{noun}){tail}*{fill}#$"),
        bare=re.compile(rf"{said_before}(?P<verb>{verb}){fill}#"),
        nothing_else=re.compile(said_before),
        results=re.compile(rf"{said_before}{one_of(app['results'])}*"),
        named_outcome=re.compile(f"{one_of(outcomes)}{one_of(app['outcome_fillers'])}*$"),
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
    p, around = _applications(), f"{c.before}#{c.after}"
    if c.unit not in words("applications")["units"]:
        return ""
    if p.carried_in.search(around):
        return "applications.carried_in"
    if p.carried_out.search(around):
        return "applications.carried_out"
    outcome = _outcome(c)
    if outcome:
        return f"applications.{outcome}"
    if p.named_outcome.search(c.before.strip()):
        return ""
    if _one_kind(c.before) or (p.narrowing.search(around) and not (p.totals.search(around) and "等" in around)):
        return ""
    return _received_or_handled(around, c)


def _one_kind(text: str) -> bool:
    """Whether applicants of one kind only are spoken of."""
    app = words("applications")
    return sum(kind in text for kind in app["one_kind"]) == 1 and not any(word in text for word in app["everybody"])


def _outcome(c: Context) -> str:
    p = _applications()
    head, _, before = c.before.replace(":", "：").strip().rpartition("：")
    if head and not p.results.fullmatch(head):
        return ""
    match = p.outcome.fullmatch(before)
    if not match and p.outcome_filler.fullmatch(before):
        match = p.outcome.fullmatch(c.after.strip())
    if not match:
        return ""
    outcomes: dict[str, list[str]] = words("applications")["outcomes"]
    return next(key for key, every in outcomes.items() if match["word"] in every)


def _received_or_handled(around: str, c: Context) -> str:
    p, bare_nouns = _applications(), words("applications")["bare_nouns"]
    for pattern in p.counted:
        match = pattern.search(around)
        if match and (c.sure or match["noun"] not in bare_nouns):
            return _by_verb(match["verb"])
    match = p.noun_first.search(around)
    if match and match["noun"] not in bare_nouns and p.nothing_else.fullmatch(around[: match.start()].strip()):
        return "applications.any"
    match = p.bare.fullmatch(around) if c.sure else None
    return _by_verb(match["verb"]) if match else ""


def _by_verb(verb: str) -> str:
    verbs = words("applications")["verbs"]
    if any(word in verb for word in verbs["handled"]):
        return "applications.handled"
    return "applications.new" if any(word in verb for word in verbs["new"]) else "applications.received"


class _Disputes(NamedTuple):
    narrowing: re.Pattern[str]
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
    nouns = rf"{noun}(?:(?:和|、|及|或|或者|以及|与|,){noun})*"
    fill = one_of(app["fillers"], app["none_verbs"], d["tail"])
    results = one_of(*d["results"].values())
    return _Disputes(
        narrowing=re.compile(one_of(d["narrowing"])),
        noun=re.compile(noun),
        before=re.compile(rf"(?P<nouns>{nouns}){fill}*$"),
        after=re.compile(rf"\s*(?P<nouns>{nouns}){one_of(d['tail'])}*\s*"),
        result=re.compile(rf"{one_of(app['outcome_fillers'])}*?(?P<word>{results}){one_of(app['outcome_fillers'])}*"),
        direct=re.compile(d["direct"]),
        after_review=re.compile(d["after_review"]),
    )


def _of_disputes(c: Context) -> str:
    p, d = _disputes(), words("disputes")
    if c.unit not in d["units"] or p.narrowing.search(c.before + c.after):
        return ""
    match = p.before.search(c.before) or (p.after.fullmatch(c.after) if not p.noun.search(c.before) else None)
    if match:
        return dispute(match["nouns"], c.before + c.after)
    result = p.result.fullmatch(c.before.strip()) or (p.result.fullmatch(c.after.strip()) if not c.before.strip() else None)
    if result and c.kind in {"disputes.review", "disputes.litigation_direct", "disputes.litigation_after_review"}:
        kind: str = next(key for key, every in d["results"].items() if result["word"] in every)
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
    narrowing: re.Pattern[str]
    noun: re.Pattern[str]
    counted: tuple[re.Pattern[str], ...]


@cache
def _documents() -> _Documents:
    d, fill = words("documents"), f"{one_of(words('applications')['fillers'])}*"
    verb = rf"(?P<verb>{one_of(d['made'], d['repealed'], d['effective'])})"
    noun = r"(?P<noun>行政规范性文件|规范性文件|地方政府规章|政府规章|规章)"
    return _Documents(
        narrowing=re.compile(one_of(d["narrowing"])),
        noun=re.compile(noun),
        counted=(
            re.compile(rf"{verb}(?:的|了)?{fill}{noun}{fill}#"),
            re.compile(rf"{verb}(?:的|了)?{fill}#(?:的)?{noun}$"),
            re.compile(rf"{noun}(?:、|中)?{fill}{verb}(?:的|了)?{fill}#"),
            re.compile(rf"^[、\s]*(?:{fill}){verb}(?:的|了)?{fill}#$"),
            re.compile(rf"^[、\s]*(?:{fill})#{verb}$"),
        ),
    )


def _of_documents(c: Context) -> str:
    p, d, around = _documents(), words("documents"), f"{c.before}#{c.after}"
    if c.unit not in d["units"] or p.narrowing.search(around) or ("规章" in around and "规范性文件" in around):
        return ""
    for pattern in p.counted:
        match = pattern.search(around)
        if match:
            return f"{c.topic}.{document_verb(match['verb'])}"
    return ""


def document_verb(verb: str) -> str:
    """ "made", "repealed" or "effective"."""
    d: dict[str, list[str]] = words("documents")
    return next(key for key in ("effective", "repealed", "made") if verb in d[key])
