"""Statements on 信息处理费, in the many forms reports use."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from generator.figures import Figures

_LAW = "《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）"
_NONE = (
    "{year}年，{own}未收取政府信息公开信息处理费。",
    "{year}年度{organ}未收取过政府信息公开信息处理费。",
    "本年度未收取信息处理费。",
    "本机关{year}年未收取任何信息处理费。",
    "{year}年{own}暂未开展信息处理费收取工作。",
    "按照" + _LAW + "规定的收费标准，本年度没有产生政府信息公开处理费。",
    "根据" + _LAW + "，{year}年{own}没有产生信息公开处理费。",
    "{year}年，{own}依申请公开政府信息无收取信息处理费情况。",
)
_DENIES = (
    "{year}年{own}未发出信息处理费收费通知，未收取信息处理费。",
    "{year}年，{own}发出收费通知0件，总金额0元，实际收取信息处理费0元。",
    "本年度无发出收费通知，无收取政府信息公开信息处理费。",
)
_HEADED = ("收取信息处理费情况", "收取政府信息公开信息处理费情况", "信息处理费收取情况")
_BARE = ("无。", "无", "本年度没有收取。")


@dataclass(frozen=True)
class Fee:
    """What was charged, in 元."""

    notices: int = 0
    notified: int = 0
    received: int = 0


def random_fee(rng: Random, figures: Figures) -> Fee:
    """Mostly none; charges only where there were requests, notices wherever （六）2 has cases."""
    unpaid = figures.requests("other.unpaid")
    if not unpaid and (figures.requests("new") == 0 or rng.random() < 0.8):
        return Fee()
    paid = rng.randint(0, 3) if unpaid else rng.randint(1, 3)
    each = rng.choice((100, 200, 1500))
    return Fee(unpaid + paid, (unpaid + paid) * each, paid * each)


def statement(rng: Random, fee: Fee, year: int, own: str, organ: str, unpaid: int) -> tuple[str, list[str]]:
    """A sub-heading ("" for none) and the sentences below it."""
    if fee.notices:
        return rng.choice(("", *_HEADED)), [_charged(rng, fee, year, own)]
    heading = rng.choice(("", "", *_HEADED))
    if heading and rng.random() < 0.5:
        return heading, [rng.choice(_BARE)]
    forms = _NONE if unpaid else (*_NONE, *_DENIES)
    return heading, [rng.choice(forms).format(year=year, own=own, organ=organ)]


def _charged(rng: Random, fee: Fee, year: int, own: str) -> str:
    forms = (
        "{year}年，{own}共发出信息处理费收费通知{n}件，总金额{t}元，实际收取信息处理费{r}元。",
        "依据" + _LAW + "，{year}年{own}发出收费通知{n}件，通知收费总金额{t}元，实际收取{r}元。",
        "本年度向申请人发出信息处理费收费通知{n}份，应收金额共计{t}元，实收{r}元。",
    )
    return rng.choice(forms).format(year=year, own=own, n=fee.notices, t=fee.notified, r=fee.received)
