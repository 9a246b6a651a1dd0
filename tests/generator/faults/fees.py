"""Faults of family F: the statement on 信息处理费."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from generator.draft import Draft, Part, TablePart, Text
from generator.faults.core import Expect, Fault, Planted, recent


def _section_six(draft: Draft, *texts: str) -> Draft:
    """The draft with other sentences in section 6."""
    parts: list[Part] = []
    for part in draft.parts:
        if part.section != 6:
            parts.append(part)
        elif isinstance(part, Text) and part.role == "heading":
            parts += (part, *(Text(text, "text", 6) for text in texts))
    return replace(draft, parts=tuple(parts))


def fee_missing(rng: Random) -> Planted:
    """Section 6 without a word on it."""
    draft = recent(rng)
    own = draft.organ.own
    other = (
        ("无。",),
        ("无其他需要报告的事项。",),
        ("（一）人大代表建议和政协提案办理结果公开情况", f"全年承办建议{rng.randint(2, 30)}件，办理结果已全部公开。"),
        (f"{own}严格落实减税降费政策，规范行政事业性收费。",),
    )
    return Planted(_section_six(draft, *rng.choice(other)), (Expect("F101", 6, severity="error"),))


def fee_incomplete(rng: Random) -> Planted:
    """Fees were charged, but a figure is missing."""
    draft = recent(rng, size="small")
    year, own = draft.year, draft.organ.own
    forms = (
        f"{year}年，{own}收取信息处理费300元。",
        f"{year}年{own}发出信息处理费收费通知2件，总金额600元。",
        f"本年度{own}发出信息处理费收费通知1件，实际收取100元。",
    )
    return Planted(_section_six(draft, rng.choice(forms)), (Expect("F102", 6, severity="warning"),), frozenset({"F103"}))


def fee_contradiction(rng: Random) -> Planted:
    """More received than notified, or something received without a notice."""
    draft = recent(rng, size="small")
    year, own = draft.year, draft.organ.own
    forms = (
        f"{year}年，{own}发出信息处理费收费通知2件，总金额400元，实际收取信息处理费900元。",
        f"{year}年，{own}未发出信息处理费收费通知，实际收取信息处理费300元。",
        f"{year}年，{own}发出信息处理费收费通知2件，总金额3000元，实际收取信息处理费3500元。",
    )
    return Planted(_section_six(draft, rng.choice(forms)), (Expect("F103", 6, severity="warning"),), frozenset({"F102"}))


def unpaid_without_notice(rng: Random) -> Planted:
    """A request closed for want of payment, though no notice was ever sent."""
    draft = recent(rng, size="small")
    keys = [("applications", row, column) for row in ("new", "other.unpaid", "total") for column in ("natural", "total")]
    figures = draft.figures.replaced({k: draft.figures.values[k] + 2 for k in keys})
    told = _section_six(draft, f"{draft.year}年，{draft.organ.own}未发出收费通知，未收取信息处理费。")
    silent = told.mapped(lambda p: replace(p, text="依申请公开渠道保持畅通。") if _counts(p) else p)
    return Planted(silent.with_figures(figures), (Expect("F103", severity="warning"),))


def _counts(part: Part) -> bool:
    return not isinstance(part, TablePart) and isinstance(part, Text) and part.section == 1 and "申请" in part.text


def fee_misplaced(rng: Random) -> Planted:
    """The statement stands in section 1."""
    draft = recent(rng, size="none")
    said = Text(f"{draft.year}年，{draft.organ.own}未收取政府信息公开信息处理费。", "text", 1)
    bare = _section_six(draft, "无其他需要报告的事项。")
    index = next(i for i, p in enumerate(bare.parts) if p.section == 2)
    moved = replace(bare, parts=(*bare.parts[:index], said, *bare.parts[index:]))
    return Planted(moved, (Expect("F104", severity="info"),))


FAULTS = tuple(
    Fault(rule, plant.__name__, plant)
    for rule, plant in (
        ("F101", fee_missing),
        ("F102", fee_incomplete),
        ("F103", fee_contradiction),
        ("F103", unpaid_without_notice),
        ("F104", fee_misplaced),
    )
)
