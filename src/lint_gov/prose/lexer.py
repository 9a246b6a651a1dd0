"""Running text → tokens: quantities, percentages, markers of lists, punctuation, words.

What only looks like a quantity (years, dates, document and telephone numbers, 第二十条, cited titles, versions)
becomes part of the words.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from lint_gov.prose.vocabulary import Compact, compact
from lint_gov.prose.words import has, number, one_of, words
from lint_gov.text.numerals import CHINESE
from lint_gov.tuples import NamedTuple

_CJK = rf"[{CHINESE}]"
# Not quantities, tried before them. Units of time are none of the units, so a bare 20日 needs no rule.
_NOISE = (
    r"《(?:[^《》]|《[^《》]*》)*》",
    r"[〔\[【（(]?\s*(?:19|20)\d\d\s*[〕\]】）)]\s*第?\s*\d+\s*号",
    r"\d{3,4}\s*[-－—–]+\s*\d{7,8}",
    r"(?:19|20)\d\d\s*年?\s*[-－—–~～至到]+\s*(?:19|20)\d\d\s*年度?",
    r"(?:19|20)\d\d\s*年度?(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?",
    r"\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?",
    r"\d{1,2}\s*[:：]\s*\d{2}(?!\d)",
    rf"第\s*(?:\d+|{_CJK}+)\s*[条款项次届个批期季位部章节]?",
    r"\d+(?:\.\d+){0,4}\s*(?:版|号)",  # no more parts: a line of 1.1.1… would be looked through from each of them
    r"[A-Za-z]+[A-Za-z_.+-]*\d[A-Za-z0-9_.+-]*|\d+(?:\.\d+)?[A-Za-z][A-Za-z0-9_]*",
    r"\d+\s*[+＋/:：]\s*\d+(?:\s*[+＋/:：]\s*\d+)*\S?",
    r"\d+\s*[-－—–~～至到]\s*\d+\s*\S",
    r"\d+(?:\.\d+)?\s*个(?:百分点|工作日)",
)
_KINDS = {"mark": "MARK", "open": "OPEN", "close": "CLOSE", "stop": "STOP", "separator": "SEPARATOR"}
_SCALES = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10**4), "亿": Decimal(10**8)}


class Token(NamedTuple):
    """A piece of a passage.

    Attributes:
        kind: WORDS, QUANTITY, PERCENT, MARK, SEPARATOR, OPEN, CLOSE, OPEN_END or STOP (end of a sentence).
        start, end: offsets in the passage.
        value, unit, approximate: of a quantity or percentage.
        each: 各, 均为 and the like stand before it.
    """

    kind: str
    text: str
    start: int
    end: int
    value: Decimal | None = None
    unit: str = ""
    approximate: bool = False
    each: bool = False


@cache
def _pattern() -> Compact:
    q, lists = words("quantities"), words("lists")
    inside, joined = f"[{''.join(q['approximate_inside'])}]", "[十百千万]"
    arabic = rf"(?<![\d.])\d+(?:[,，]\d{{3}}(?!\d))*(?:\.\d+)?(?:\s*{inside})?(?:\s*[万亿千百])?(?:\s*{inside})?"
    numeral = rf"(?<![{''.join(q['not_after'])}{CHINESE}])(?:{_CJK}+{inside}?[万亿]?|{one_of(q['vague'])}{joined}+)"
    marks = f"{one_of(lists['opens'])}|(?<=[，,（(])(?:{one_of(lists['opens_after_comma'])})"
    return compact(
        rf"(?P<noise>{'|'.join(_NOISE)}|{one_of(q['idioms'])})"
        rf"|(?P<percent>\d+(?:\.\d+)?\s*{inside}?\s*[%‰]|百分之(?:{_CJK}+(?:点{_CJK}+)?|\d+(?:\.\d+)?))"
        rf"|(?P<arabic>{arabic})|(?P<numeral>{numeral})"
        rf"|(?P<mark>{marks})|(?P<open>[（(])|(?P<close>[）)])|(?P<stop>[。！？!?])|(?P<separator>[，、；;,：:])",
        _begins(),
    )


@cache
def _begins() -> str:
    """The characters, beside Latin letters, digits and blanks, with which a token of `_pattern` can begin."""
    q, lists = words("quantities"), words("lists")
    begun = {word[0] for word in (*q["idioms"], *q["vague"], *lists["opens"], *lists["opens_after_comma"])}
    return "".join(sorted({*begun, *CHINESE, *"《〔[【（(）)第百。！？!?，、；;,：:"}))


@cache
def _starts() -> re.Pattern[str]:
    """Finds where a token may begin, which is much quicker than to try the whole pattern at each character."""
    return re.compile(rf"[\dA-Za-z\s{re.escape(_begins())}]".translate(_pattern().table))


def _next(coded: str, at: int) -> re.Match[str] | None:
    """The first token from an offset on."""
    match, starts = _pattern().pattern.match, _starts()
    begin = starts.search(coded, at)
    while begin:
        found = match(coded, begin.start())
        if found:
            return found
        begin = starts.search(coded, begin.end())
    return None


@cache
def _sign() -> re.Pattern[str]:
    q = words("quantities")
    units, inside = "".join(unit[0] for unit in q["chinese_units"]), "".join(q["approximate_inside"])
    # Years alone are no figures.
    return re.compile(rf"(?<!\d)(?!(?:19|20)\d\d\s*年)\d|百分之|[{CHINESE}{inside}]\s*[{units}]")


def countable(text: str) -> bool:
    """Whether there may be a quantity in the text, which saves reading the rest."""
    return bool(_sign().search(text))


def tokens(text: str) -> list[Token]:
    """Split a passage into tokens that cover it."""
    coded = _pattern().coded(text)
    found: list[Token] = []
    held = 0
    match = _next(coded, 0)
    while match:
        token = _token(match.lastgroup or "", text, match.start(), match.end(), held)
        if token:
            if token.start > held:
                found.append(Token("WORDS", text[held : token.start], held, token.start))
            found.append(token)
            held = token.end
        match = _next(coded, token.end if token else match.end())
    if held < len(text):
        found.append(Token("WORDS", text[held:], held, len(text)))
    return _tidy(found)


def _token(kind: str, text: str, start: int, end: int, held: int) -> Token | None:
    if kind in _KINDS:
        return Token(_KINDS[kind], text[start:end], start, end)
    if kind == "percent":
        return _percent(text, start, end, held)
    return None if kind == "noise" else _quantity(kind, text, start, end, held)


def _percent(text: str, start: int, end: int, held: int) -> Token | None:
    said = text[start:end]
    value = number(said.removeprefix("百分之").partition("点")[0].rstrip("%‰").strip("".join(_inside()) + " "))
    if value is None:
        return None
    first, last = _lead(text, start, held), _tail(text, end)
    unit = "‰" if said.endswith("‰") else "%"
    return Token("PERCENT", text[first:last], first, last, value, unit, _approximate(text[first:last]))


def _quantity(kind: str, text: str, start: int, end: int, held: int) -> Token | None:
    end = start + len(text[start:end].rstrip())
    unit, last = _unit(text, end, chinese=kind == "numeral")
    written = "".join(text[start:end].split())
    value = _value(written) if unit else None
    if value is None:
        return None
    first, beyond = _lead(text, start, held), _tail(text, last)
    lead = text[first:start]
    vague = beyond > last or _approximate(lead) or not _inside().isdisjoint(written)
    return Token("QUANTITY", text[first:beyond], first, beyond, value, unit, vague, lead.startswith(_words("each")))


def _unit(text: str, at: int, *, chinese: bool) -> tuple[str, int]:
    """The unit behind a number and where it ends; "" when none stands there or it is the beginning of another word."""
    q = words("quantities")
    units: dict[str, str] = q["units"]
    while at < len(text) and text[at].isspace():
        at += 1
    for length in (2, 1):
        unit, after = text[at : at + length], text[at + length : at + length + 1]
        if unit in units and not (after and after in units[unit]) and (not chinese or unit in q["chinese_units"]):
            return unit, at + len(unit)
    return "", at


def _lead(text: str, start: int, held: int) -> int:
    """Where the words of approximation or 各 before a number begin."""
    q, first = words("quantities"), len(text[held:start].rstrip()) + held
    about, each_words = _words("approximate_before"), _words("each")
    word = next(w for w in about if text.endswith(w, held, first)) if text.endswith(about, held, first) else ""
    if word and text[max(held, first - len(word) - 1) : first - len(word)] not in q["not_approximate_after"]:
        first, start = first - len(word), first - len(word)
    last = len(text[held:first].rstrip()) + held
    if not text.endswith(each_words, held, last):
        return start
    return last - len(next(w for w in each_words if text.endswith(w, held, last)))


def _tail(text: str, end: int) -> int:
    after = _words("approximate_after")
    return end + len(next(w for w in after if text.startswith(w, end))) if text.startswith(after, end) else end


@cache
def _words(part: str) -> tuple[str, ...]:
    """A list of words, the longest first."""
    return tuple(sorted(words("quantities")[part], key=len, reverse=True))


def _value(written: str) -> Decimal | None:
    """3,461 · 2.5万 · 3千余 · 十二 · 百余 · 数十 (its order of magnitude)."""
    inside = _inside()
    plain = written if inside.isdisjoint(written) else "".join(c for c in written if c not in inside)
    if plain and plain[-1] in _SCALES and plain[0].isdigit():
        base = number(plain[:-1])
        return None if base is None else _plain(base * _SCALES[plain[-1]])
    return number(plain)


def _plain(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value


@cache
def _inside() -> frozenset[str]:
    q = words("quantities")
    return frozenset("".join(q["approximate_inside"] + q["vague"])) - frozenset(CHINESE)


def _approximate(text: str) -> bool:
    return bool(text) and has(text, "quantities", "approximate_before", "approximate_after")


def _tidy(found: list[Token]) -> list[Token]:
    """Brackets without a partner in their sentence are words; a colon behind a quantity opens a list; 等 leaves it open."""
    kinds = _balanced(found)
    out: list[Token] = []
    for token, kind in zip(found, kinds, strict=True):
        counted = bool(out) and out[-1].kind in {"QUANTITY", "PERCENT"}
        if kind == "SEPARATOR" and token.text in "：:" and counted:
            out.append(token._replace(kind="MARK"))
        elif kind == "WORDS" and counted:
            out.extend(_behind_count(token if token.kind == kind else token._replace(kind=kind)))
        else:
            out.append(token if token.kind == kind else token._replace(kind=kind))
    return out


def _behind_count(token: Token) -> list[Token]:
    """等 behind a count leaves the list open, 和 sets the last part apart as a comma does."""
    if token.text.lstrip().startswith(tuple(words("lists")["open_end"])):
        return _split(token, len(token.text) - len(token.text.lstrip()) + 1, "OPEN_END")
    join = _joins().match(token.text)
    return _split(token, join.end(), "SEPARATOR") if join and join.end() < len(token.text) else [token]


def _split(token: Token, cut: int, kind: str) -> list[Token]:
    first = Token(kind, token.text[:cut], token.start, token.start + cut)
    rest = Token("WORDS", token.text[cut:], first.end, token.end)
    return [first, rest] if rest.text else [first]


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{words('lists')['joins']})")


def _balanced(found: list[Token]) -> list[str]:
    kinds = [token.kind for token in found]
    waiting: list[int] = []
    for at, kind in enumerate(kinds):
        if kind == "OPEN":
            waiting.append(at)
        elif kind == "CLOSE" and waiting:
            waiting.pop()
        elif kind == "CLOSE":
            kinds[at] = "WORDS"
        if kind == "STOP" or at == len(kinds) - 1:
            for lone in waiting:
                kinds[lone] = "WORDS"
            waiting = []
    return kinds
