"""Faults of family L: residue of templates, doubled words, other organs, personal data."""

from __future__ import annotations

from random import Random

from generator.faults.core import Expect, Fault, Planted, recent
from generator.rewording import said, swapped

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def residue(rng: Random) -> Planted:
    """Words of the template left in."""
    forms = (
        "全年公开信息XX条。",
        "××局认真落实各项要求。",
        "（此处填写本单位工作情况）",
        "该部分以表格形式报告。",
        "全年组织培训【】次。",
    )
    return Planted(said(recent(rng), 1, rng.choice(forms)), (Expect("L101", 1, severity="warning"),), frozenset({"L103"}))


def doubled_words(rng: Random) -> Planted:
    """Words or punctuation typed twice."""
    draft = recent(rng)
    own = draft.organ.own
    forms = (
        "一是加强领导，二是是完善制度，压实责任。",
        f"{own}{own}认真落实各项工作要求。",
        "进一步加强业务培训，，提高工作能力。",
        "不断提升工作水平。。",
    )
    return Planted(said(draft, 1, rng.choice(forms)), (Expect("L102", 1, severity="info"),))


def other_organ(rng: Random) -> Planted:
    """A preamble that names another issuer."""
    draft = recent(rng, "department")
    other = rng.choice(("石桥县水务局", "平川县林业局"))
    text = f"本报告由{other}按照《中华人民共和国政府信息公开条例》规定编制。"
    return Planted(swapped(draft, "preamble", text), (Expect("L103", severity="warning", review=True),))


def identity_card(rng: Random) -> Planted:
    """A number with a valid check digit."""
    number = f"110101{rng.randint(1950, 2002)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randint(0, 999):03}"
    check = "10X98765432"[sum(int(d) * w for d, w in zip(number, _WEIGHTS, strict=True)) % 11]
    return Planted(
        said(recent(rng), 1, f"申请人张某（身份证号{number}{check}）的申请已办结。"), (Expect("L201", 1, severity="error"),)
    )


def mobile_number(rng: Random) -> Planted:
    """A person's mobile number."""
    number = f"138{rng.randint(10000000, 99999999)}"
    return Planted(said(recent(rng), 1, f"申请人李某（手机号码{number}）的申请已办结。"), (Expect("L201", 1, severity="error"),))


def bank_card(rng: Random) -> Planted:
    """A card number with a valid check digit."""
    digits = [6, 2, 2, 2, *(rng.randint(0, 9) for _ in range(14))]
    doubled = (d if place % 2 else d * 2 - 9 * (d > 4) for place, d in enumerate(reversed(digits)))
    number = "".join(map(str, (*digits, -sum(doubled) % 10)))
    return Planted(said(recent(rng), 1, f"退费至申请人王某的银行卡（卡号{number}）。"), (Expect("L201", 1, severity="error"),))


FAULTS = tuple(
    Fault(rule, plant.__name__, plant)
    for rule, plant in (
        ("L101", residue),
        ("L102", doubled_words),
        ("L103", other_organ),
        ("L201", identity_card),
        ("L201", mobile_number),
        ("L201", bank_card),
    )
)
