"""What a passage on 信息处理费 says: notices, amounts notified and received, denials."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal

from lint_gov.prose.words import NUMBER, has, number, one_of, words
from lint_gov.tuples import NamedTuple

_SCALES = {"元": Decimal(1), "万元": Decimal(10**4), "亿元": Decimal(10**8)}
_MONEY = re.compile(rf"({NUMBER})\s*(万元|亿元|元)")
_SHORT = 25
# Classes of several Chinese characters are slow to compile: commas and semicolons are read as Latin ones.
_PLAIN = str.maketrans("，；", ",;")
# What a converter's mark inside a word leaves (收 取).
_GAP = re.compile(r"(?<=[一-龥])\s+(?=[一-龥])")


class Facts(NamedTuple):
    """Amounts in 元; what is not stated is None."""

    kind: Literal["none", "charged", "unclear"]
    notices: int | None
    notified: Decimal | None
    received: Decimal | None
    denies_notice: bool
    parts: tuple[Decimal, ...]


class _Patterns(NamedTuple):
    notices: tuple[re.Pattern[str], ...]
    denial: re.Pattern[str]
    none: re.Pattern[str]
    nothing: re.Pattern[str]
    not_received: re.Pattern[str]
    notice_word: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    fee = words("fee")
    names, notice, units = one_of(fee["names"]), one_of(fee["notices"]), one_of(fee["notice_units"])
    none = rf"(?:{one_of(fee['none'])}(?!{one_of(fee['not_none_after'])}))"
    end = r"(?=\s*(?:$|[,。;、）)]))"  # 收取金额为零, 收取为0: a zero needs no unit where nothing follows it
    zero = rf"[^。;]{{0,24}}?(?:(?<![\d.])(?<!\d,)0(?:\.0+)?|零)(?:\s*(?:万元|元|{units})|{end})"
    none_of = rf"(?:(?<![\d.,万])0(?:\.0+)?|零)\s*(?:万元|元)[^。;,]{{0,6}}?{names}"
    return _Patterns(
        notices=(
            re.compile(rf"{notice}[^,。;0-9]{{0,12}}?(?P<n>{NUMBER})\s*{units}"),
            re.compile(rf"(?P<n>{NUMBER})\s*{units}[^,。;]{{0,14}}?{notice}"),
            re.compile(rf"(?P<n>{NUMBER})\s*{units}[^。;]{{0,24}}?(?:收取|收缴|缴纳)(?:了|过)?[^,。;]{{0,8}}?{names}"),
        ),
        denial=re.compile(rf"{none}[^,。;]{{0,20}}?{notice}"),
        none=re.compile(
            rf"{none}[^。;,]{{0,30}}?(?:{names}|{one_of(fee['charging'])})|{names}[^。;]{{0,20}}?{none}|{names}{zero}"
            rf"|(?:收费|费用){zero}|{none_of}"
        ),
        nothing=re.compile(none),
        not_received=re.compile(rf"{none}[^。;,]{{0,8}}?(?:收取|收缴|收到|实收)"),
        notice_word=re.compile(notice),
    )


def read(text: str, *, under_heading: bool = False) -> Facts:
    """Read a statement; under a sub-heading on the fee a short denial needs not name it again.

    Blanks may part a denial from what it does not deny, so only where they leave none the text is read without.
    """
    plain = text.translate(_PLAIN)
    facts = _read(plain, under_heading)
    return _read(_GAP.sub("", plain), under_heading) if facts.kind != "none" and _GAP.search(plain) else facts


def _read(text: str, under_heading: bool) -> Facts:
    notices, denies = _notices(text), bool(_patterns().denial.search(text))
    notified, received, parts = _amounts(text)
    stated = [v for v in (notices, notified, received) if v is not None]
    if any(stated):
        if received is None and _patterns().not_received.search(text):
            received = Decimal(0)
        return Facts("charged", notices, notified, received, denies, parts)
    none = bool(stated) or denies or _says_none(text, under_heading)
    return Facts("none" if none else "unclear", notices, notified, received, denies, parts)


def _says_none(text: str, under_heading: bool) -> bool:
    p = _patterns()
    if has(text, "fee", "abuses"):
        return False
    short = under_heading and len(text) <= _SHORT
    return bool(p.none.search(text)) or (short and (bool(p.nothing.search(text)) or text.strip("。") in {"0", "零", "/"}))


def _notices(text: str) -> int | None:
    for pattern in _patterns().notices:
        match = pattern.search(text)
        value = number(match["n"]) if match else None
        if value is not None:
            return int(value)
    return None


def _amounts(text: str) -> tuple[Decimal | None, Decimal | None, tuple[Decimal, ...]]:
    """The first amount notified, the first received, and the amounts given as parts."""
    notified: Decimal | None = None
    received: Decimal | None = None
    parts: list[Decimal] = []
    last, listing = 0, False
    for match in _MONEY.finditer(text):
        value = number(match[1])
        label, last = text[last : match.start()], match.end()
        if value is None:
            continue
        value *= _SCALES[match[2]]
        role = _role(label, "通知" in text[: match.start()])
        listing = has(label, "fee", "parts") or (listing and role != "received")
        if listing:
            parts.append(value)
        elif role == "received" and received is None:
            received = value
        elif role == "notified" and notified is None:
            notified = value
    return notified, received, tuple(parts)


def _role(label: str, noticed: bool) -> str:
    p = _patterns()
    plain = p.notice_word.sub("通知", label)
    clause = re.split("[，。；,;]", plain)[-1]
    if has(plain, "fee", "due") or ("通知" in clause and "实" not in clause):
        return "notified"
    if has(plain, "fee", "received"):
        return "received"
    return "notified" if noticed or has(plain, "fee", "notified") else "received"
