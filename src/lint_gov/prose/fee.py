"""The statement on 信息处理费: what was notified and received, or that nothing was.

The name of the 办法 on this fee is no statement, nor is 行政事业性收费, a row of table 3 or a bare 无.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from lint_gov.model.document import Block
from lint_gov.model.report import FeeStatement, Section
from lint_gov.prose.fee_facts import Facts, read
from lint_gov.prose.sentences import Passage, Sentence, passages, sentences
from lint_gov.prose.words import has, one_of, words
from lint_gov.tuples import NamedTuple

_ITEM = re.compile(
    r"\s*(?:(?P<a>[（(][一二三四五六七八九十]+[）)])|(?P<b>[一二三四五六七八九十]+、)"
    r"|(?P<c>[（(]\d+[）)])|(?P<d>\d+[.．、])|(?P<e>[一二三四五六七八九十]是))"
)
# Where a whole section stands on one line, the next item ends the one before.
_NEXT_ITEM = re.compile(r"\s+(?=[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+[.．、])")
_SENTENCE = re.compile("[，。；,]")
_BODY_LINES = 3


class _Patterns(NamedTuple):
    noise: re.Pattern[str]
    heading: re.Pattern[str]
    counted: re.Pattern[str]
    title_end: re.Pattern[str]
    none: re.Pattern[str]


class _Heading(NamedTuple):
    """A sub-heading on the fee: what follows it in its line, and the words of it that the body goes on from."""

    rest: str
    lead: str


class _Candidate(NamedTuple):
    facts: Facts
    section: int | None
    sentence: Sentence
    raw: str


@cache
def _patterns() -> _Patterns:
    fee = words("fee")
    names, ends = one_of(fee["names"]), one_of(fee["headings"])
    none = rf"(?:{one_of(fee['none'])}(?!{one_of(fee['not_none_after'])}))"
    cited = r"《(?:[^《》]|《[^《》]*》)*》|[<〈][^<>〈〉]{4,80}[>〉]"
    label = rf"(?:(?!{none})[^，。：；:,]){{0,24}}?(?:{names}|收费)(?:(?!{none})[^，。：；:,]){{0,10}}?{ends}"
    amounts = one_of(fee["amounts"])
    counted = rf"[^，。：；:,\d]{{0,24}}?(?:{names}|收费)[^，。：；:,\d]{{0,30}}?{amounts}(?:等?的?{ends})?"
    bare = rf"(?:(?!{none})[^，。：；:,]){{0,12}}?{names}(?=\s*(?:[：:]|$))"
    return _Patterns(
        noise=re.compile(rf"{cited}|(?:政府信息公开)?信息处理费(?:{one_of(fee['documents'])})|{one_of(fee['row_labels'])}"),
        heading=re.compile(rf"(?P<title>{label}|{bare})(?P<rest>.*)", re.S),
        counted=re.compile(rf"(?P<title>{counted})(?P<rest>\s*[：:。]?\s*(?:(?:{none}|零|/).*)?)$", re.S),
        title_end=re.compile(rf"{ends}\s*$"),
        none=re.compile(none),
    )


def find(sections: Iterable[Section], front: Iterable[Block] = ()) -> FeeStatement | None:
    """Return what the report states on 信息处理费, None when it states nothing.

    Section 6 is the place for it, so what is understood there goes first, then what is understood elsewhere.
    """
    found = list(_candidates(list(passages(sections, front))))
    if not found:
        return None
    best = min(found, key=lambda c: (c.facts.kind == "unclear", c.section != 6))
    facts = best.facts
    return FeeStatement(
        facts.kind, best.section, best.raw, best.sentence.place(_indent(best.sentence.text)),
        facts.notices, facts.notified, facts.received, facts.denies_notice, facts.parts,
    )  # fmt: skip


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _candidates(lines: list[Passage]) -> Iterator[_Candidate]:
    topic = False
    for at, line in enumerate(lines):
        item = _ITEM.match(line.text)
        if item or (len(line.text) < 20 and not _SENTENCE.search(line.text)):
            topic = has(line.text[:30], "fee", "loose_topics")
        heading = _heading(line.text)
        found = _under_heading(lines, at, heading) if heading is not None else None
        if found:
            yield found
        elif heading is None and has(line.text, "fee", "names", "loose"):
            yield from _in_sentences(line, topic)


def _heading(text: str) -> _Heading | None:
    """The sub-heading on the fee that a line begins with; None when it is no such heading."""
    if "收费" not in text and not has(text, "fee", "names"):
        return None
    item = _ITEM.match(text)
    plain = _patterns().noise.sub("", text[item.end() :] if item else text)
    counted = _patterns().counted.match(_NEXT_ITEM.split(plain.strip())[0])
    match = counted or _patterns().heading.match(plain.strip())
    if not match or has(match["title"], "fee", "other_fees"):
        return None
    # 发出收费通知的件数和总金额以及实际收取的总金额: its figures need not name the notices again.
    lead = next((word for word in words("fee")["notices"] if word in match["title"]), "") if counted else ""
    return _Heading(_NEXT_ITEM.split(match["rest"])[0].strip(" ：:。-—."), lead)


def _under_heading(lines: list[Passage], at: int, heading: _Heading) -> _Candidate | None:
    line = lines[at]
    whole = Sentence(line.text, 0, line)
    if heading.rest:
        facts, raw = _read_body(_joined(heading.rest.split(maxsplit=1)), heading.lead)
        return _Candidate(facts, line.section, whole, raw if raw != heading.rest else line.text.strip())
    body = list(_body(lines, at))
    if not body:
        return None
    facts, text = _read_body(_joined([b.text.strip() for b in body]), heading.lead)
    return _Candidate(facts, line.section, Sentence(body[0].text, 0, body[0]), text)


def _joined(lines: list[str]) -> str:
    """The lines as one text; where the first says that there was nothing, what follows is another matter."""
    first = read(_patterns().noise.sub("", lines[0]), under_heading=True)
    return lines[0] if first.kind == "none" else "".join(lines)


def _read_body(text: str, lead: str) -> tuple[Facts, str]:
    """Read what stands under the sub-heading: what its first sentence (无。) begins; else all of it."""
    every = sentences(Passage(text, None, ()))
    begun = every[0].text + _rest(every[1:])
    lead = "" if "通知" in text else lead
    facts = read(lead + _patterns().noise.sub("", begun), under_heading=True)
    if facts.kind != "unclear":
        return facts, begun
    return read(lead + _patterns().noise.sub("", text), under_heading=True), text


def _body(lines: list[Passage], at: int) -> Iterator[Passage]:
    """The lines under a sub-heading, up to the next one of its kind."""
    style = _style(lines[at].text)
    for line in lines[at + 1 : at + 1 + _BODY_LINES]:
        title = len(line.text) < 40 and bool(_patterns().title_end.search(line.text)) and not _patterns().none.search(line.text)
        if line.section != lines[at].section or title or (_style(line.text) in {style, "a", "b"} and _ITEM.match(line.text)):
            return
        yield line


def _style(text: str) -> str:
    item = _ITEM.match(text)
    return (item.lastgroup or "") if item else ""


def _in_sentences(line: Passage, topic: bool) -> Iterator[_Candidate]:
    every = sentences(line)
    for at, sentence in enumerate(every):
        text = _patterns().noise.sub("", sentence.text)
        named = has(text, "fee", "names")
        if not named and not _loose(text, sentence, topic):
            continue
        more = _rest(every[at + 1 :])
        facts = read(text + more)
        if facts.kind != "unclear" or (named and line.section and not has(sentence.text, "fee", "studies")):
            yield _Candidate(facts, line.section, sentence, sentence.text.strip() + more)


def _loose(text: str, sentence: Sentence, topic: bool) -> bool:
    """Whether a sentence without the name of the fee speaks of charging for information all the same."""
    if not has(text, "fee", "loose") or has(text, "fee", "other_fees"):
        return False
    cites = has(sentence.text, "fee", "names")
    return cites or topic or sentence.passage.section == 6 or has(text, "fee", "loose_topics")


def _rest(following: list[Sentence]) -> str:
    """Sentences that go on about notices and amounts."""
    out = ""
    for sentence in following:
        if not re.search(r"(?:收费|缴费)?通知|收取|实收|应收|金额", sentence.text) or has(sentence.text, "fee", "other_fees"):
            break
        out += sentence.text
    return out
