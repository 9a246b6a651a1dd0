"""Faults of families P, Y and S301–S304: sentences that do not agree with the tables, with the year or with the norm."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from generator.draft import Draft, Text
from generator.faults.core import READ, Expect, Fault, Planted, former, recent
from generator.figures import Figures
from generator.requests import percent
from generator.rewording import about_requests, in_role, said, swapped

_ROWS = {
    "new": 12,
    "carried_in": 3,
    "granted": 5,
    "partial": 2,
    "unavailable.not_held": 3,
    "other.rest": 1,
    "total": 11,
    "carried_out": 4,
}


def _counted(draft: Draft) -> Figures:
    """Figures with 12 new requests, 3 carried over, 11 dealt with and 4 left."""
    return draft.figures.replaced({("applications", row, c): n for row, n in _ROWS.items() for c in ("natural", "total")})


def _requests(rng: Random, text: str) -> Draft:
    """A report with those requests and one sentence on them; {y} and {own} are filled in."""
    draft = recent(rng, size="none")
    return about_requests(draft, text.format(y=draft.year, own=draft.organ.own)).with_figures(_counted(draft))


def number_received(rng: Random) -> Planted:
    """A number of requests that is neither 一 nor 一 + 二."""
    forms = (
        "{y}年，{own}共收到政府信息公开申请13件。",
        "{y}年{own}新收政府信息公开申请21件，均已登记。",
        "全年受理依申请公开政府信息申请9件。",
        "{y}年，{own}办结政府信息公开申请9件。",
        "{y}年，新收政府信息公开申请12件，上年结转3件，共办结14件。",
        "{y}年，{own}共收到政府信息公开申请二十一件。",
        "{y}年，{own}收到群众提出的政府信息公开申请２０件。",
    )
    return Planted(_requests(rng, rng.choice(forms)), (Expect("P101", 1, severity="warning"),), layouts=READ)


def none_received(rng: Random) -> Planted:
    """None was received, says the prose; the table knows twelve."""
    forms = (
        "{y}年，{own}未收到政府信息公开申请。",
        "全年没有收到依申请公开事项。",
        "{y}年度{own}未接到公民、法人或者其他组织的政府信息公开申请。",
        "{y}年，{own}政府信息公开申请数量为0件。",
        "全年政府信息公开申请零受理。",
        "{y}年，{own}收到政府信息公开申请0件。",
    )
    return Planted(_requests(rng, rng.choice(forms)), (Expect("P103", 1, severity="error"),), frozenset({"P101"}), layouts=READ)


def none_sued(rng: Random) -> Planted:
    """No review took place, says the prose; the table knows two."""
    draft = recent(rng, size="none")
    changes = {("disputes", "review", c): 2 for c in ("upheld", "total")}
    told = said(_without(draft, "复议"), 1, f"{draft.year}年未发生因政府信息公开引起的行政复议、行政诉讼案件。")
    return Planted(
        told.with_figures(draft.figures.replaced(changes)), (Expect("P103", 1, severity="error"),), frozenset({"P102"})
    )


def number_reviewed(rng: Random) -> Planted:
    """Another number of reviews than in table 4."""
    draft = recent(rng, size="none")
    changes = {("disputes", "review", c): 2 for c in ("upheld", "total")}
    told = said(_without(draft, "复议"), 1, f"{draft.year}年，因政府信息公开被申请行政复议{rng.choice((3, 5, 12))}件。")
    return Planted(told.with_figures(draft.figures.replaced(changes)), (Expect("P102", 1, severity="warning"),), layouts=READ)


def _without(draft: Draft, word: str) -> Draft:
    """The draft without the sentences of section 1 that have the word."""

    def cut(text: str) -> str:
        return "".join(f"{s}。" for s in text.split("。") if s and word not in s)

    return draft.mapped(
        lambda p: (
            replace(p, text=cut(p.text)) if isinstance(p, Text) and p.section == 1 and p.role == "text" and word in p.text else p
        )
    )


def outcome(rng: Random) -> Planted:
    """An outcome, or the cases carried over, in another number than in table 3."""
    forms = (
        "{y}年，新收政府信息公开申请12件，上年结转3件，予以公开6件、部分公开2件、无法提供3件。",
        "{y}年，新收政府信息公开申请12件，上年结转3件，结转下年度继续办理5件。",
        "{y}年，新收政府信息公开申请12件，上年结转5件。",
        "{y}年，新收政府信息公开申请12件，上年结转3件。办结的申请中，部分公开4件。",
        "{y}年，新收政府信息公开申请12件，上年结转3件，办结11件，其中予以公开5件、部分公开2件、无法提供2件、其他处理2件。",
        "{y}年，新收政府信息公开申请12件，上年结转3件，其中不予公开1件。",
        "{y}年，新收政府信息公开申请十二件，上年结转三件，予以公开八件。",
    )
    return Planted(_requests(rng, rng.choice(forms)), (Expect("P104", 1, severity="warning"),), layouts=READ)


def documents(rng: Random) -> Planted:
    """规范性文件 in other numbers than in table 2."""
    draft = recent(rng, size="none")
    wanted = {"made": 4, "repealed": 1, "effective": 9}
    figures = draft.figures.replaced({("disclosure", "normative", c): n for c, n in wanted.items()})
    forms = ("制发行政规范性文件6件，废止1件，现行有效9件。", "制发行政规范性文件4件，现行有效12件。", "废止行政规范性文件3件。")
    text = f"{draft.year}年，{draft.organ.own}{rng.choice(forms)}"
    told = said(_without(draft, "规范性文件"), 1, text).with_figures(figures)
    return Planted(told, (Expect("P105", 1, severity="warning"),), layouts=READ)


def parts(rng: Random) -> Planted:
    """Parts that are more than the whole, or a closed list that falls short of it."""
    draft = recent(rng)
    forms = (
        "全年公开政府信息80条，其中概况信息41条、政务动态28条、通知公告9条、其他信息6条。",
        "全年公开政府信息100条，其中政府网站60条、政务新媒体30条。",
        "全年发布政策解读45篇，其中文字解读20篇、图片解读30篇。",
        "全年通过各类渠道公开政府信息80条，包括政府网站60条、政务新媒体30条。",
        "全年公开政府信息1200条，其中，网站发布700条，新媒体发布600条。",
        "全年举办新闻发布会12场，其中线上5场，线下9场。",
    )
    return Planted(said(draft, 1, rng.choice(forms)), (Expect("P201", 1, severity="warning"),))


def share(rng: Random) -> Planted:
    """A percentage that does not recompute."""
    wrong = rng.choice((percent(5, 12), percent(6, 11), "54.55%", "46%"))
    text = f"{{y}}年，新收政府信息公开申请12件，上年结转3件。在办结的11件申请中，予以公开5件，占{wrong}。"
    return Planted(_requests(rng, text), (Expect("P202", 1, severity="warning"),), layouts=READ)


def period(rng: Random) -> Planted:
    """A statistical period that is not the whole year."""
    draft = recent(rng)
    y = draft.year
    forms = (f"自{y}年3月1日起至{y}年12月31日止", f"自{y}年1月1日起至{y}年11月30日止", f"自{y}年1月1日起至{y}年12月25日止")
    text = f"本报告所列数据的统计期限{rng.choice(forms)}。"
    return Planted(swapped(draft, "preamble", text), (Expect("P301", severity="warning"),))


def stale_year(rng: Random) -> Planted:
    """Last year in a sentence about this year's work."""
    draft = recent(rng)
    text = f"{draft.year - 1}年，{draft.organ.own}认真落实各项工作要求，全面推进政府信息公开。"
    return Planted(said(draft, 1, text), (Expect("P302", 1, severity="info", review=True),))


def superseded_basis(rng: Random) -> Planted:
    """The format of another year, or the Regulation of 2007, as basis."""
    forms = ("国办公开办函〔2019〕60号", "国务院令第492号")
    draft, cited = (recent(rng), rng.choice(forms)) if rng.random() < 0.7 else (former(rng), "国办公开办函〔2021〕30号")
    return Planted(
        swapped(draft, "preamble", f"根据有关规定（{cited}）要求，编制本报告。"), (Expect("Y101", severity="warning"),)
    )


def signed_late(rng: Random) -> Planted:
    """Signed after the deadline of the organ's kind."""
    kind = rng.choice(("department", "county_government", "city_government", "township"))
    draft = recent(rng, kind)
    month = rng.choice((2, 5)) if kind == "department" else rng.choice((4, 9))
    severity = "info" if kind == "township" else "warning"
    late = swapped(draft, "date", f"{draft.year + 1}年{month}月{rng.randint(2, 28)}日")
    return Planted(late, (Expect("Y102", severity=severity),))


def signed_early(rng: Random) -> Planted:
    """Signed before the year was over."""
    draft = recent(rng)
    month = rng.choice((10, 11, 12))
    early = swapped(draft, "date", f"{draft.year}年{month}月{rng.randint(2, 28)}日")
    return Planted(early, (Expect("Y103", severity="info" if month == 12 else "warning"),))


def mangled_number(rng: Random) -> Planted:
    """A known document under a number that is not its own."""
    draft = recent(rng)
    notice = "《中华人民共和国政府信息公开工作年度报告格式》"
    cited = rng.choice(
        (
            f"{notice}（国办公开函〔2021〕30号）",
            f"{notice}（国办公开办涵〔2021〕30号）",
            f"{notice}（国办公开办函〔202130号）",
            "《中华人民共和国政府信息公开条例》（国务院令第771号）",
        )
    )
    return Planted(swapped(draft, "preamble", f"根据{cited}要求，编制本报告。"), (Expect("Y104", severity="warning"),))


def no_problems(rng: Random) -> Planted:
    """Section 5 without a problem."""
    draft = recent(rng)
    return _section_five(draft, f"下一步，{draft.organ.own}将加强业务培训，丰富解读形式。", "S302")


def no_improvements(rng: Random) -> Planted:
    """Section 5 without an improvement."""
    draft = recent(rng)
    return _section_five(draft, f"{draft.organ.own}政府信息公开工作还存在更新不够及时、解读形式单一等问题。", "S303")


def _section_five(draft: Draft, text: str, rule: str) -> Planted:
    kept = replace(draft, parts=tuple(p for p in draft.parts if p.section != 5 or in_role(p, "heading")))
    return Planted(said(kept, 5, text), (Expect(rule, 5, severity="warning"),))


def no_accountability(rng: Random) -> Planted:
    """A government's report without 工作考核, 社会评议 and 责任追究."""
    draft = recent(rng, rng.choice(("county_government", "city_government", "township")))
    told = draft
    for word in ("考核", "评议", "追究"):
        told = _without(told, word)
    return Planted(told, (Expect("S304", severity="warning"),))


def some_accountability(rng: Random) -> Planted:
    """A government's report that names one of the three only."""
    draft = recent(rng, rng.choice(("county_government", "city_government", "township")))
    told = draft
    for word in ("考核", "评议", "追究"):
        told = _without(told, word)
    text = rng.choice(("把政务公开纳入年度工作考核。", "组织开展政务公开社会评议，评议结果良好。"))
    return Planted(said(told, 1, text), (Expect("S304", severity="info"),))


def four_aspects(rng: Random) -> Planted:
    """Section 1 without one of the five aspects."""
    draft = recent(rng)
    words = ("平台", "政务新媒体", "政府网站")
    gone = [p for p in draft.parts if isinstance(p, Text) and p.section == 1 and any(w in p.text for w in words)]
    left = replace(draft, parts=tuple(p for p in draft.parts if p not in gone))
    return Planted(left, (Expect("S301", 1, severity="info"),))


FAULTS = tuple(
    Fault(rule, plant.__name__, plant)
    for rule, plant in (
        ("P101", number_received),
        ("P103", none_received),
        ("P103", none_sued),
        ("P102", number_reviewed),
        ("P104", outcome),
        ("P105", documents),
        ("P201", parts),
        ("P202", share),
        ("P301", period),
        ("P302", stale_year),
        ("Y101", superseded_basis),
        ("Y102", signed_late),
        ("Y103", signed_early),
        ("Y104", mangled_number),
        ("S301", four_aspects),
        ("S302", no_problems),
        ("S303", no_improvements),
        ("S304", no_accountability),
        ("S304", some_accountability),
    )
)
