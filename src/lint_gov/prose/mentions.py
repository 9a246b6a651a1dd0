"""The quantities of the running text, in reading order, each with what it counts, of whom, when, and in which role."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, partial

from lint_gov.errors import InputError
from lint_gov.model.document import Block
from lint_gov.model.report import Mention, Section
from lint_gov.prose.denials import denials
from lint_gov.prose.enumerations import listings
from lint_gov.prose.lexer import Token, countable, tokens
from lint_gov.prose.scopes import Own, frame, own_of
from lint_gov.prose.sentences import Passage, passages
from lint_gov.prose.subjects import Context, subject, topic_of
from lint_gov.prose.words import words
from lint_gov.tuples import NamedTuple

_STOP = re.compile("[。！？!?]")
_END = re.compile(r"[。！？!?；;]")
_HEADING = re.compile(r"\s*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+[.．、])")
_COMMA = re.compile("[，。；,]")
_WINDOW = 60
_QUOTED = 30
_FAR = 200
_TITLE = 25
_COUNTED = ("QUANTITY", "PERCENT")
# A report has some hundred; each takes a good part of a millisecond.
_MOST = 20_000


class _Draft(NamedTuple):
    """A mention that waits for the index of its whole, known so far by its offset."""

    at: int
    subject: str
    whole: int | None
    make: partial[Mention]


def find(
    sections: Iterable[Section], front: Iterable[Block] = (), year: int | None = None, organ: str | None = None
) -> tuple[Mention, ...]:
    """Return the quantities of the prose, and the claims that there was none.

    Args:
        year: the reporting year, by which years named in the text are this or another year.
        organ: the reporting organ, so that its own name in a sentence is no other organ's.
    """
    reader = _Reader(year, own_of(organ))
    for passage in passages(sections, front):
        reader.read(passage)
    return tuple(reader.found)


class _Reader:
    """Reads passages in order; remembers what the heading above is about."""

    def __init__(self, year: int | None, own: Own) -> None:
        self.year = year
        self.own = own
        self.found: list[Mention] = []
        self.heading = ""
        self.clause = self.counted = 0
        self.stops: list[int] = []
        self.sentences: dict[int, str] = {}

    def read(self, passage: Passage) -> None:
        text = passage.text
        if _HEADING.match(text) or (len(text.strip()) < _TITLE and not _COMMA.search(text)):
            self.heading = topic_of(text[:_TITLE])
        drafts: list[_Draft] = []
        self.sentences = {}
        self.stops = [m.start() for m in _END.finditer(text)]
        if countable(text):
            self._quantities(passage, drafts)
        self._denials(passage, drafts)
        self.clause += len(self.stops) + 1
        self._keep(drafts)

    def _keep(self, drafts: list[_Draft]) -> None:
        """Number the drafts in reading order; a whole that a part names by its offset becomes an index."""
        drafts.sort(key=lambda draft: draft.at)
        index = {draft.at: len(self.found) + n for n, draft in enumerate(drafts)}
        self.found += [draft.make(whole=None if draft.whole is None else index.get(draft.whole)) for draft in drafts]

    def _denials(self, passage: Passage, drafts: list[_Draft]) -> None:
        about = self.heading == "applications" or any(d.subject.startswith("applications") for d in drafts)
        for denial in denials(passage.text, about_applications=about):
            start = _sentence_start(passage.text, denial.start)
            told = frame(passage.text[max(start, denial.end - _FAR) : denial.end], "", self.year, self.own)
            raw = passage.text[denial.start : denial.end]
            make = partial(
                Mention, None, raw, "", denial.subject, raw, passage.section, passage.place(denial.start), told.scope,
                told.period, "none", clause=self._clause_of(denial.start), sentence=self._said(passage.text, start),
                quote=passage.quoted(denial.start, denial.end),
            )  # fmt: skip
            drafts.append(_Draft(denial.start, denial.subject, None, make))

    def _said(self, text: str, start: int) -> str:
        """The sentence that begins there; all its mentions share the one string."""
        if start not in self.sentences:
            end = _STOP.search(text, start)
            self.sentences[start] = text[start : end.end() if end else len(text)].strip()
        return self.sentences[start]

    def _clause_of(self, at: int) -> int:
        return self.clause + bisect_left(self.stops, at)

    def _quantities(self, passage: Passage, drafts: list[_Draft]) -> None:
        every = tokens(passage.text)
        self.counted += sum(token.kind in _COUNTED for token in every)
        if self.counted > _MOST:
            raise InputError("too-many-figures", {"limit": _MOST})
        state = _State(self.heading, bool(_disclosure().search(passage.text)) or passage.section == 4)
        for sentence in _grouped(every):
            state.begin(passage.text[sentence[0].start : sentence[-1].end])
            roles = _roles(sentence)
            for at, token in enumerate(sentence):
                if token.kind in _COUNTED:
                    drafts.append(self._draft(passage, sentence, at, state, roles))
                    drafts += _upheld(passage, token, drafts[-1])
                elif token.kind == "WORDS":
                    state.see(token.text)
            state.end()

    def _draft(self, passage: Passage, sentence: list[Token], at: int, state: _State, roles: _Roles) -> _Draft:
        token = sentence[at]
        first, last = _reach(sentence, at)
        before = passage.text[first : token.start].replace(" ", "")[-_WINDOW:].lstrip("、")
        after = passage.text[token.end : last].replace(" ", "")[:_WINDOW]
        start = _sentence_start(passage.text, token.start)
        told = frame(passage.text[max(start, token.start - _FAR) : token.start], before, self.year, self.own)
        key = "" if token.kind == "PERCENT" or token.each else state.subject(before, after, token.unit)
        role = "percentage" if token.kind == "PERCENT" else "change" if told.change else roles.role.get(at, "plain")
        whole = roles.whole.get(at)
        make = partial(
            Mention, token.value, token.text.strip(), token.unit, key, (before or after)[-20:], passage.section,
            passage.place(token.start), "other_system" if state.other(before, after) else told.scope, told.period, role,
            token.approximate, self._clause_of(token.start), closed=roles.closed.get(at),
            sentence=self._said(passage.text, start), quote=_quote(passage, token, first, last),
        )  # fmt: skip
        return _Draft(token.start, key, None if whole is None else sentence[whole].start, make)


def _upheld(passage: Passage, count: Token, draft: _Draft) -> list[_Draft]:
    """复议5件，均维持 says of all the cases what 结果维持5件 would; only right behind a number no list divides."""
    said = _all_upheld().match(passage.text, count.end) if draft.subject == "disputes.review" else None
    if not said:
        return []
    of: Mention = draft.make(whole=None)
    if of.role != "plain":
        return []
    start, end = said.span("said")
    told = (passage.source or passage.text)[: count.end]
    first = len(told) - len(of.quote) if told.endswith(of.quote) else count.start
    make = partial(
        Mention, of.value, passage.quoted(start, end), of.unit, f"{of.subject}.upheld", of.counted, of.section,
        passage.place(start), of.scope, of.period, "part", of.approximate, of.clause, sentence=of.sentence,
        quote=passage.quoted(first, end),
    )  # fmt: skip
    return [_Draft(start, f"{of.subject}.upheld", draft.at, make)]


class _State:
    """What the sentences so far of a passage are about."""

    def __init__(self, heading: str, disclosure: bool) -> None:
        self.topic = heading
        self.sure = heading == "applications"
        self.disclosure = disclosure
        self.kind = ""
        self.elsewhere = False
        self.sure_here = False

    def begin(self, sentence: str) -> None:
        """A bare 申请 is about disclosure where the sentence names that and no other system, be it only further on."""
        asked = "申请" in sentence and _requests().search(sentence) is not None
        self.sure_here = asked and not _others().search(sentence)

    def end(self) -> None:
        """Forget what belongs to one sentence."""
        self.kind, self.elsewhere, self.sure_here = "", False, False

    def see(self, text: str) -> None:
        topic = topic_of(text)
        if topic:
            self.topic = topic
        if not self.sure and "申请" in text and _requests().search(text):
            self.sure = True

    def subject(self, before: str, after: str, unit: str) -> str:
        topic = topic_of(before) or topic_of(after) or self.topic
        sure = self.disclosure if topic == "disputes" else self.sure or self.sure_here
        key = subject(Context(before, after, unit, topic, self.kind, sure))
        if key and not key.startswith(f"{self.kind}."):
            self.kind = key
        return key

    def other(self, before: str, after: str) -> bool:
        """Whether the words speak of another system (建议提案, 12345, 信访), here or just before."""
        text = before + after
        if topic_of(text) in {"", "other"}:
            self.elsewhere = bool(_others().search(text)) or (self.elsewhere and not topic_of(text))
            return self.elsewhere
        self.elsewhere = False
        return False


class _Roles(NamedTuple):
    role: dict[int, str]
    whole: dict[int, int]
    closed: dict[int, bool]


def _roles(sentence: list[Token]) -> _Roles:
    """Which counts of a sentence are wholes and parts; of several lists of one whole the first tells."""
    roles = _Roles({}, {}, {})
    for listing in listings(sentence):
        again = listing.whole in roles.closed
        for part in listing.parts:
            roles.role[part] = "part"
            if not again:
                roles.whole.setdefault(part, listing.whole)
        roles.role.setdefault(listing.whole, "whole")
        roles.closed.setdefault(listing.whole, listing.closed)
    return roles


def _grouped(every: list[Token]) -> list[list[Token]]:
    """Sentences; one that begins with 其中 or 其余 goes on with the sentence before it."""
    out: list[list[Token]] = [[]]
    goes_on = (*words("lists")["opens"], *words("lists")["rest"])
    for at, token in enumerate(every):
        if token.kind != "STOP":
            out[-1].append(token)
        elif at + 1 < len(every) and every[at + 1].text.lstrip().startswith(goes_on) and out[-1]:
            out[-1].append(token._replace(kind="SEPARATOR"))
        else:
            out.append([])
    return [sentence for sentence in out if sentence]


def _reach(sentence: list[Token], at: int) -> tuple[int, int]:
    """Where the words before a quantity begin, after the last comma, bracket or quantity, and where those behind it end."""
    start = sentence[at].start
    for earlier in range(at - 1, -1, -1):
        token = sentence[earlier]
        if token.kind not in {"WORDS", "SEPARATOR"} or (token.kind == "SEPARATOR" and token.text not in "、：:"):
            break
        start = token.start
    nxt = sentence[at + 1] if at + 1 < len(sentence) else None
    if nxt is None or nxt.kind != "WORDS":
        return start, sentence[at].end
    beyond = sentence[at + 2].kind if at + 2 < len(sentence) else "STOP"
    return start, sentence[at].end if beyond in {"QUANTITY", "PERCENT"} else nxt.end


def _quote(passage: Passage, token: Token, first: int, last: int) -> str:
    """The source's own words: the number with what stands before it, and with what follows where that is what is counted."""
    before, after = passage.text[first : token.start].strip("、：: "), passage.text[token.end : last].strip()
    named = bool(after) and (not before or (not topic_of(before) and bool(topic_of(after))))
    end = min(last, token.end + _QUOTED) if named else token.end
    return passage.quoted(max(first, token.start - _QUOTED), end).lstrip("、：: ")


def _sentence_start(text: str, at: int) -> int:
    find = text.rfind
    return max(find("。", 0, at), find("！", 0, at), find("？", 0, at), find("!", 0, at), find("?", 0, at)) + 1


@cache
def _disclosure() -> re.Pattern[str]:
    return re.compile(words("topics")["disclosure"])


@cache
def _all_upheld() -> re.Pattern[str]:
    return re.compile(words("disputes")["all_upheld"])


@cache
def _requests() -> re.Pattern[str]:
    return re.compile(r"信息公开申请|依申请公开|公开申请|申请公开")


@cache
def _others() -> re.Pattern[str]:
    return re.compile("".join(words("topics")["other_systems"].split()))
