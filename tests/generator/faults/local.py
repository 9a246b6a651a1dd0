"""Faults of the rules that hold in one place only (S305–S307); they are planted with the rule turned on."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from generator.draft import Draft, Text, random_draft
from generator.faults.core import Expect, Fault, Planted, recent
from generator.rewording import in_role, said

_LONG = "全年按时公开各类信息，及时回应群众关切，持续规范公开程序，认真做好日常维护。"


def matters(rng: Random) -> Planted:
    """Section 6 with the fee statement only, or with all matters but one."""
    draft = recent(rng)
    fee = f"{draft.year}年，{draft.organ.own}未收取政府信息公开信息处理费。"
    others = (
        "落实上级政务公开工作要点各项任务。",
        "人大代表建议、政协提案办理结果均已公开。",
        "政务公开工作创新情况：举办开放日活动。",
    )
    kept = rng.choice(((), others[:2], others[1:], (others[0], others[2])))
    bare = replace(draft, parts=tuple(p for p in draft.parts if p.section != 6 or in_role(p, "heading")))
    return _local(said(bare, 6, fee, *kept), "S305", 6, "info")


def long_overview(rng: Random) -> Planted:
    """Section 1 of well over a thousand characters."""
    draft = random_draft(rng, 2025)
    return _local(said(draft, 1, *(_LONG * rng.randint(4, 9) for _ in range(7))), "S306", 1, "warning")


def details(rng: Random) -> Planted:
    """Section 1 of a city's or county's report without a word on one of the channels."""
    draft = random_draft(rng, 2025, rng.choice(("city_government", "county_government")))
    words = rng.choice((("新媒体", "微信", "公众号"), ("公开专区", "查阅点", "查阅场所")))
    kept = tuple(p for p in draft.parts if not (isinstance(p, Text) and p.section == 1 and any(w in p.text for w in words)))
    return _local(said(replace(draft, parts=kept), 1, "全年工作平稳有序。"), "S307", 1, "info")


def _local(draft: Draft, rule: str, section: int, severity: str) -> Planted:
    may = frozenset({"S301", "S302"})
    return Planted(draft, (Expect(rule, section, severity=severity),), may, enabled=frozenset({rule}))


FAULTS = tuple(
    Fault(rule, plant.__name__, plant) for rule, plant in (("S305", matters), ("S306", long_overview), ("S307", details))
)
