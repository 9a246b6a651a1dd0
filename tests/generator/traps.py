"""Sound reports that look odd: nothing of this may bring an error or a warning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from generator.draft import Draft, Part, TablePart, Text, random_draft
from generator.faults.core import CELLS, former, recent
from generator.forms import APPLICANTS, application_rows
from generator.requests import percent
from generator.rewording import about_requests, said


@dataclass(frozen=True)
class Trap:
    """One way of looking odd.

    Attributes:
        layouts: None for all, else those in which it can be told from a fault.
    """

    name: str
    make: Callable[[Random], Draft]
    layouts: frozenset[str] | None = None


def _one(*forms: str, section: int = 1) -> Callable[[Random], Draft]:
    """A trap that is one sentence; {y} is the reporting year, {p} the year before, {own} the organ's name for itself."""

    def make(rng: Random) -> Draft:
        draft = recent(rng)
        text = rng.choice(forms).format(y=draft.year, p=draft.year - 1, own=draft.organ.own, n=draft.figures.requests("new"))
        return said(draft, section, text)

    return make


def requests_and_withdrawals(rng: Random) -> Draft:
    """Received = answered + withdrawn; a withdrawal is （六）3."""
    draft = recent(rng, size="none")
    keys = {("new", 5), ("granted", 3), ("other.rest", 2), ("total", 5)}
    figures = draft.figures.replaced({("applications", row, c): n for row, n in keys for c in ("natural", "total")})
    told = about_requests(draft, f"{draft.year}年，{draft.organ.own}收到政府信息公开申请5件，答复3件，申请人撤回2件。")
    return told.with_figures(figures)


def received_with_carried(rng: Random) -> Draft:
    """收到 N件 that means 新收 and 上年结转 together."""
    draft = recent(rng, size="none")
    keys = {("new", 12), ("carried_in", 3), ("granted", 15), ("total", 15)}
    figures = draft.figures.replaced({("applications", row, c): n for row, n in keys for c in ("natural", "total")})
    return about_requests(draft, f"{draft.year}年，{draft.organ.own}共受理政府信息公开申请15件，均予以公开。").with_figures(
        figures
    )


def rounded_shares(rng: Random) -> Draft:
    """Shares that add up to 99.99 or 100.01."""
    draft = recent(rng, size="none")
    counts = {"granted": 5, "partial": 2, "unavailable.not_held": 3, "other.rest": 1}
    keys = {**counts, "new": 12, "carried_in": 3, "total": 11, "carried_out": 4}
    figures = draft.figures.replaced({("applications", row, c): n for row, n in keys.items() for c in ("natural", "total")})
    shares = "、".join(percent(n, 11) for n in counts.values())
    text = (
        f"{draft.year}年，新收政府信息公开申请12件，上年结转3件，答复11件，结转下年度4件。"
        f"予以公开5件、部分公开2件、无法提供3件、其他处理1件，分别占{shares}。"
    )
    return about_requests(draft, text).with_figures(figures)


def more_repealed_than_made(rng: Random) -> Draft:
    """0 made, 3 repealed."""
    draft = recent(rng, size="none")
    wanted = {"made": 0, "repealed": 3, "effective": 5}
    silent = draft.mapped(
        lambda p: replace(p, text="全年公开信息81条。") if isinstance(p, Text) and "规范性文件" in p.text else p
    )
    return silent.with_figures(draft.figures.replaced({("disclosure", "normative", c): n for c, n in wanted.items()}))


def lists_in_section_six(rng: Random) -> Draft:
    """一、二、三、 inside the last section."""
    points = (
        "一、创新公开形式，开展政府开放日活动。",
        "二、拓宽公开渠道，办好政务公开专区。",
        "三、加强业务培训，提高工作能力。",
    )
    return said(recent(rng), 6, "政务公开工作创新情况：", *points)


def no_aspects(rng: Random) -> Draft:
    """Section 1 without sub-headings."""
    return random_draft(rng).mapped(lambda p: () if isinstance(p, Text) and p.role == "sub" and p.section == 1 else p)


def no_front_no_tail(rng: Random) -> Draft:
    """No preamble and no sign-off."""
    draft = random_draft(rng)
    return replace(
        draft, parts=tuple(p for p in draft.parts if not isinstance(p, Text) or p.role not in ("preamble", "signoff", "date"))
    )


def title_twice(rng: Random) -> Draft:
    """The title printed twice, and a document number above it."""
    draft = random_draft(rng)
    first = draft.parts[0]
    return replace(draft, parts=(Text(f"某政办〔{draft.year + 1}〕1号", "furniture"), first, *draft.parts))


def sentence_before_table(rng: Random) -> Draft:
    """A sentence between heading and table."""
    text = rng.choice(("主动公开、依申请公开等情况详见下表。", "具体数据如下："))

    def change(part: Part) -> Part | tuple[Part, ...]:
        return (Text(text, "text", part.section), part) if isinstance(part, TablePart) else part

    return random_draft(rng).mapped(change)


def characters_lost(rng: Random) -> Draft:
    """年 and 月 dropped from the period."""
    draft = random_draft(rng)
    y = draft.year
    text = rng.choice(
        (f"统计期限自{y}1月1日起至{y}12月31日止。", f"统计期限为{y}年1月1日至12月31止。", f"统计期限为{y}11日至1231日。")
    )
    first = draft.parts[0]
    rest = [p for p in draft.parts[1:] if not isinstance(p, Text) or p.role != "preamble"]
    return replace(draft, parts=(first, Text(text, "preamble"), *rest))


def blanks_of_2019(rng: Random) -> Draft:
    """Tables of 2019 and 2020 with only the four main rows filled."""
    draft = former(rng)
    rows = [r for r in application_rows(2019) if not draft.figures.count("applications", r) and r not in ("new", "total")]
    return draft.with_typed({("applications", r, c): "" for r in rows for c in (*APPLICANTS, "total")})


def none_lost(rng: Random) -> Draft:
    """No case was lost, which does not say that there was none."""
    draft = recent(rng, size="none")
    keys = {("disputes", "review", c): 2 for c in ("upheld", "total")}
    silent = draft.mapped(lambda p: replace(p, text=_before(p.text, "复议")) if isinstance(p, Text) and p.section == 1 else p)
    told = said(silent, 1, f"{draft.year}年因政府信息公开未产生行政复议和行政诉讼的败诉情况。")
    return told.with_figures(draft.figures.replaced(keys))


def _before(text: str, word: str) -> str:
    """The sentences that do not contain the word."""
    return "".join(f"{s}。" for s in text.split("。") if s and word not in s) if word in text else text


TRAPS = (
    Trap("open_list", _one("全年公开信息500条，其中政策文件200条、通知公告100条等。", "共发布信息360条，其中动态类180条。")),
    Trap("list_of_a_part", _one("全年公开信息100条，其中网站60条、新媒体40条，新媒体信息中图解7条、视频3条。")),
    Trap("two_breakdowns", _one("公开信息90条，按渠道分网站50条、新媒体40条；按内容分政策30条、动态60条。")),
    Trap("bracketed", _one("公开通知公告29条（其中转载20条）、政策解读11条（其中图解5条），合计40条。")),
    Trap("mixed_units", _one("开展宣传18次（条），其中发布短信10条、举办活动8次。")),
    Trap("proposals", _one("全年承办人大代表建议41件、政协提案65件，已全部办结。", section=6)),
    Trap("hotline", _one("全年办理12345热线工单3084件、群众留言81条，答复率100%。")),
    Trap("powers", _one("梳理公布2项行政许可、6项行政处罚事项。", "公开行政许可类信息10条、行政处罚类信息4条。")),
    Trap("assistance", _one("协助办理上级机关依申请公开事项3件。")),
    Trap("cumulative", _one("网站开通以来累计公开信息12000条（本年新增310条）。")),
    Trap("last_year_problems", _one("针对{p}年存在的解读形式单一问题，{y}年已采取措施加以改进。", section=5)),
    Trap("accounts", _one("按要求公开{p}年部门决算和{y}年部门预算。")),
    Trap("growth", _one("主动公开信息同比增加24%，较上年增加130条。", "访问量较{p}年增长12.5%。")),
    Trap("published_documents", _one("全年在网站发布规范性文件、政策性文件36件，解读材料36篇。")),
    Trap("congress", _one("认真学习贯彻党的二十大精神，参加第十五届文化节，4.23读书日活动有序开展。")),
    Trap("slips", _one("一是加强领导，二是是完善制度，三是监督保障保障到位。")),
    Trap("about", _one("全年公开信息约500条，接受咨询近百人次，四十余场活动有序开展。")),
    Trap("nothing_to_add", _one("政府信息公开工作年度报告数据统计无需要说明的事项。", section=6)),
    Trap("requests_and_withdrawals", requests_and_withdrawals),
    Trap("received_with_carried", received_with_carried),
    Trap("rounded_shares", rounded_shares),
    Trap("more_repealed_than_made", more_repealed_than_made),
    Trap("lists_in_section_six", lists_in_section_six),
    Trap("no_aspects", no_aspects),
    Trap("no_front_no_tail", no_front_no_tail),
    Trap("title_twice", title_twice),
    Trap("sentence_before_table", sentence_before_table),
    Trap("characters_lost", characters_lost),
    Trap("blanks_of_2019", blanks_of_2019, CELLS),
    Trap("none_lost", none_lost),
)
