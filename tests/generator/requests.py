"""Sentences on requests, reviews and lawsuits that agree with the tables."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from generator.figures import Figures

OUTCOME_NAMES = {
    "granted": "予以公开",
    "partial": "部分公开",
    "denied": "不予公开",
    "unavailable": "无法提供",
    "rejected": "不予处理",
    "other": "其他处理",
}
_NONE = (
    "{year}年，{own}未收到政府信息公开申请。",
    "{year}年度{own}没有收到依申请公开事项，也无上年结转的申请。",
    "全年未接到公民、法人或者其他组织提出的政府信息公开申请。",
    "{year}年{own}收到政府信息公开申请0件。",
)


def percent(part: int, whole: int, places: int = 2) -> str:
    """The share as it is printed, rounded half up."""
    share = Decimal(part) * 100 / Decimal(whole)
    return f"{share.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}%"


def outcomes(figures: Figures) -> list[tuple[str, int]]:
    """The outcomes above zero, with their counts; they add up to （七）总计."""
    counted = [(name, figures.requests(key)) for key, name in OUTCOME_NAMES.items()]
    return [(name, count) for name, count in counted if count]


def received(rng: Random, figures: Figures, year: int, own: str) -> str:
    """How many requests came in, were carried over and dealt with."""
    new, carried = figures.requests("new"), figures.requests("carried_in")
    if not new and not carried:
        return rng.choice(_NONE).format(year=year, own=own)
    verb = rng.choice(("收到", "新收", "受理", "接收"))
    what = rng.choice(("政府信息公开申请", "依申请公开政府信息申请", "信息公开申请"))
    opening = rng.choice(
        (f"{year}年，{own}共{verb}{what}{new}件", f"全年{own}{verb}{what}{new}件", f"{year}年度，{verb}{what}共{new}件")
    )
    if not new:
        opening = f"{year}年，{own}未收到新的政府信息公开申请"
    return opening + _carry(rng, figures) + _handled(rng, figures) + _share(rng, figures)


def _carry(rng: Random, figures: Figures) -> str:
    carried, left = figures.requests("carried_in"), figures.requests("carried_out")
    before = rng.choice((f"，上年结转{carried}件", f"，上年度结转{carried}件")) if carried else rng.choice(("", "，上年无结转"))
    after = rng.choice((f"，结转下年度继续办理{left}件", f"，结转下年{left}件")) if left else ""
    return before + after + "。"


def _handled(rng: Random, figures: Figures) -> str:
    total, parts = figures.requests("total"), outcomes(figures)
    if not total:
        return ""
    listed = "、".join(f"{name}{count}件" for name, count in parts)
    if len(parts) == 1:
        return f"本年度办结{total}件，均为{parts[0][0]}。"
    return rng.choice(
        (
            f"本年度共办结{total}件，其中{listed}。",
            f"本年度办理结果：{listed}，总计{total}件。",
            f"全年答复{total}件，包括{listed}。",
        )
    )


def _share(rng: Random, figures: Figures) -> str:
    total, parts = figures.requests("total"), outcomes(figures)
    if len(parts) < 2 or rng.random() < 0.5:
        return ""
    places = rng.choice((0, 1, 2))
    name, count = rng.choice(parts)
    return f"在办结的{total}件申请中，{name}{count}件，占{percent(count, total, places)}。"


def disputes(rng: Random, figures: Figures, year: int) -> str:
    """What was reviewed and sued."""
    review = figures.count("disputes", "review")
    direct, after = (figures.count("disputes", row) for row in ("litigation_direct", "litigation_after_review"))
    if not review and not direct + after:
        return rng.choice(
            (
                f"{year}年未发生因政府信息公开引起的行政复议、行政诉讼案件。",
                "全年没有因政府信息公开被申请行政复议、提起行政诉讼的情况。",
                "无政府信息公开行政复议和行政诉讼案件。",
            )
        )
    return f"因政府信息公开{_reviews(figures, review)}；{_suits(direct, after)}。"


def _reviews(figures: Figures, review: int) -> str:
    names = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"}
    parts = [(name, figures.count("disputes", "review", key)) for key, name in names.items()]
    listed = "、".join(f"{name}{count}件" for name, count in parts if count)
    return f"被申请行政复议{review}件，其中{listed}" if review else "未发生行政复议案件"


def _suits(direct: int, after: int) -> str:
    if not direct + after:
        return "未发生行政诉讼案件"
    return f"被提起行政诉讼{direct + after}件，其中未经复议直接起诉{direct}件、复议后起诉{after}件"
