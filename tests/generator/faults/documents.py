"""Faults of family D: files that are no report, reports out of scope, tracked changes."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from generator.docx import DocxOptions
from generator.draft import Text, random_draft
from generator.faults.core import Expect, Fault, Planted, recent


def no_report(rng: Random) -> Planted:
    """Another document altogether."""
    draft = recent(rng)
    title = rng.choice(("关于召开年度工作会议的通知", "关于印发工作方案的通知", "政务服务中心办事指南"))
    texts = ("各有关单位：", "经研究，定于近期召开会议，现将有关事项通知如下。", "请各单位按时参加，会务联系人另行通知。")
    parts = (Text(title, "title"), *(Text(t) for t in texts), *draft.parts[-2:])
    return Planted(replace(draft, parts=parts), (Expect("D101", severity="error"),))


def out_of_scope(rng: Random) -> Planted:
    """A report on a year before the formats."""
    draft, year = random_draft(rng, 2019), rng.choice((2016, 2017))

    def older(text: str) -> str:
        return text.replace("2020年", f"{year + 1}年").replace("2019年", f"{year}年").replace("〔2019〕", f"〔{year}〕")

    past = draft.mapped(lambda p: replace(p, text=older(p.text)) if isinstance(p, Text) else p)
    return Planted(past, (Expect("D103", severity="info"),))


def tracked_changes(rng: Random) -> Planted:
    """A Word file with tracked changes; the inserted text counts, the deleted one does not."""
    options = DocxOptions(revisions=True, run_length=rng.choice((0, 3)))
    return Planted(recent(rng), (Expect("D104", severity="warning"),), layouts=frozenset({"docx"}), options=options)


def comments(rng: Random) -> Planted:
    """A Word file with somebody's remarks, which are no waivers."""
    options = DocxOptions(comments=rng.randint(1, 3), run_length=rng.choice((0, 3)))
    return Planted(recent(rng), (Expect("D104", severity="warning"),), layouts=frozenset({"docx"}), options=options)


FAULTS = tuple(
    Fault(rule, plant.__name__, plant)
    for rule, plant in (("D101", no_report), ("D103", out_of_scope), ("D104", tracked_changes), ("D104", comments))
)
