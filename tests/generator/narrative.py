"""The prose of a report, consistent with its figures: title, preamble, sections 1, 5 and 6, sign-off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from generator import fees, requests
from generator.fees import Fee
from generator.figures import Figures
from generator.forms import accepted_titles, edition_of, section_title
from generator.organs import Organ

ORDINALS = "一二三四五六七八九十"
_ISSUER = "国务院办公厅政府信息与政务公开办公室"
_PARTS = (
    "全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项六部分组成。"
)


@dataclass(frozen=True)
class Line:
    """A paragraph of running text; `role` is "sub" for a sub-heading, else "text"."""

    text: str
    role: str = "text"


@dataclass(frozen=True)
class Narrative:
    """All words of a report outside its tables."""

    title: str
    preamble: tuple[str, ...]
    headings: Mapping[int, str]
    bodies: Mapping[int, tuple[Line, ...]]
    signoff: tuple[str, str]


@dataclass(frozen=True)
class Facts:
    """What the prose has to agree with."""

    year: int
    organ: Organ
    figures: Figures
    fee: Fee


def write(rng: Random, facts: Facts) -> Narrative:
    """A sound narrative for these facts."""
    return Narrative(
        title=_title(rng, facts),
        preamble=tuple(_preamble(rng, facts)) if rng.random() < 0.8 else (),
        headings={n: heading(rng, edition_of(facts.year), n) for n in range(1, 7)},
        bodies={1: tuple(_overview(rng, facts)), 5: tuple(_problems(rng, facts)), 6: tuple(_others(rng, facts))},
        signoff=(facts.organ.name, _date(rng, facts)),
    )


def heading(rng: Random, edition: int, number: int) -> str:
    """A section heading in an accepted wording."""
    title = (
        section_title(edition, number)
        if rng.random() < 0.8
        else rng.choice((section_title(edition, number), *accepted_titles(edition, number)))
    )
    return f"{ORDINALS[number - 1]}、{title}"


def _title(rng: Random, facts: Facts) -> str:
    name, year = facts.organ.name, facts.year
    forms = (
        f"{name}{year}年政府信息公开工作年度报告",
        f"{name}{year}年度政府信息公开工作年度报告",
        f"{year}年{name}政府信息公开工作年度报告",
    )
    return rng.choice((forms[0], *forms))


def _date(rng: Random, facts: Facts) -> str:
    return f"{facts.year + 1}年1月{rng.randint(4, 29)}日"


def _preamble(rng: Random, facts: Facts) -> list[str]:
    notice = {
        2019: f"《{_ISSUER}关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）",
        2021: f"《{_ISSUER}关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）",
    }[edition_of(facts.year)]
    law = "《中华人民共和国政府信息公开条例》" + rng.choice(("", "（国务院令第711号）", "（以下简称《条例》）"))
    basis = rng.choice(
        (
            f"依照{law}和{notice}要求，编制本报告。",
            f"本报告由{facts.organ.name}按照{law}规定编制。",
            f"根据{law}、{notice}，现发布{facts.organ.name}{facts.year}年度报告。",
        )
    )
    contact = f"公众如有疑问，可与{facts.organ.name}政务公开工作机构联系（电话：0000-{rng.randint(2000000, 8999999)}）。"
    return [basis + rng.choice(("", _PARTS)), rng.choice(("", contact)) + _period(rng, facts.year)]


def _period(rng: Random, year: int) -> str:
    spans = (
        f"自{year}年1月1日起至{year}年12月31日止",
        f"自{year}年1月1日起，至12月31日止",
        f"从{year}年1月1日到{year}年12月31日",
        f"为{year}年1月1日至12月31日",
        f"为{year}年1月1日—{year}年12月31日",
    )
    return f"本报告所列数据的统计期限{rng.choice(spans)}。"


def _overview(rng: Random, facts: Facts) -> list[Line]:
    own, year = facts.organ.own, facts.year
    opening = rng.choice((
        f"{year}年，{own}围绕中心任务扎实做好政务公开，公开的质量和实效稳步提高。",
        f"{year}年，{own}坚持以公开为常态、不公开为例外，依法保障公众的知情权、参与权和监督权。",
    ))  # fmt: skip
    aspects = (
        ("主动公开", _disclosed(rng, facts)),
        ("依申请公开", asked(rng, facts)),
        ("政府信息管理", f"{own}严格落实信息发布审核制度，先审后发，及时清理调整公开目录。"),
        (rng.choice(("政府信息公开平台建设", "平台建设")), _platform(rng, own)),
        ("监督保障", oversight(rng, facts)),
    )
    return [Line(opening), *(line for i, (name, body) in enumerate(aspects) for line in aspect(rng, i, name, body))]


def aspect(rng: Random, index: int, name: str, body: str) -> list[Line]:
    """One part of section 1, with its heading on a line of its own or before the text."""
    head = f"（{ORDINALS[index]}）{name}{rng.choice(('', '情况', '方面'))}"
    return [Line(f"{head}。{body}")] if rng.random() < 0.3 else [Line(head, "sub"), Line(body)]


def _disclosed(rng: Random, facts: Facts) -> str:
    parts = [
        ("概况类信息", rng.randint(1, 60)),
        ("政务动态信息", rng.randint(20, 900)),
        ("信息公开目录信息", rng.randint(10, 600)),
    ]
    total = sum(count for _, count in parts)
    listed = "、".join(f"{name}{count}条" for name, count in parts)
    counted = rng.choice(
        (
            f"全年通过政府网站公开信息{total}条，其中{listed}。",
            f"全年公开各类政府信息{total}余条。",
            f"全年累计主动公开政府信息{total}条。",
        )
    )
    return counted + rng.choice(("", f"发布政策解读材料{rng.randint(2, 40)}篇。")) + documents(rng, facts)


def documents(rng: Random, facts: Facts) -> str:
    """A sentence on documents made, repealed and in force, or none."""
    if edition_of(facts.year) == 2019 or rng.random() < 0.4:
        return ""
    made, repealed, effective = (facts.figures.count("disclosure", "normative", c) for c in ("made", "repealed", "effective"))
    if not made + repealed + effective:
        return rng.choice(("", f"{facts.year}年{facts.organ.own}未制发行政规范性文件。"))
    return f"{facts.year}年{facts.organ.own}制发行政规范性文件{made}件，废止{repealed}件，现行有效{effective}件。"


def asked(rng: Random, facts: Facts) -> str:
    """What is said of requests, reviews and lawsuits."""
    texts = [requests.received(rng, facts.figures, facts.year, facts.organ.own)]
    if rng.random() < 0.6:
        texts.append(requests.disputes(rng, facts.figures, facts.year))
    return "".join(texts)


def _platform(rng: Random, own: str) -> str:
    return rng.choice((
        f"{own}优化政府网站栏目设置，规范政务新媒体运行，方便群众查询和使用。",
        "一是改进政府网站检索功能，二是加强政务新媒体内容保障，三是在服务大厅设置政务公开专区。",
    ))  # fmt: skip


def oversight(rng: Random, facts: Facts) -> str:
    """What is said of training, and of what governments owe."""
    training = f"全年组织业务培训{rng.randint(1, 6)}次。"
    results = "把政务公开纳入年度工作考核，组织开展社会评议，评议结果良好，没有发生需要责任追究的情形。"
    return training + (results if facts.organ.government or rng.random() < 0.4 else "按季度开展检查，督促问题整改。")


def _problems(rng: Random, facts: Facts) -> list[Line]:
    own = facts.organ.own
    faults = rng.sample(
        ("政策解读的形式还不够多样", "部分栏目更新不够及时", "业务人员调整频繁、经验不足", "主动公开的深度仍需拓展"), 2
    )
    cures = rng.sample(
        (
            "丰富解读形式，多用图表和短视频",
            "健全更新提醒和通报制度",
            "加强业务培训，稳定工作队伍",
            "梳理重点领域目录，扩大公开范围",
        ),
        2,
    )
    problem = f"{own}政府信息公开工作还存在一些不足：一是{faults[0]}；二是{faults[1]}。"
    better = f"下一步，{own}将采取措施加以改进：一是{cures[0]}；二是{cures[1]}。"
    if rng.random() < 0.4:
        return [Line("（一）存在的主要问题", "sub"), Line(problem), Line("（二）改进情况", "sub"), Line(better)]
    return [Line(problem), Line(better)]


def _others(rng: Random, facts: Facts) -> list[Line]:
    own, year = facts.organ.own, facts.year
    if edition_of(year) == 2019:
        return [Line(rng.choice(("无。", "没有其他需要报告的事项。", f"{own}无其他需要报告的事项。")))]
    unpaid = facts.figures.requests("other.unpaid")
    head, body = fees.statement(rng, facts.fee, year, own, facts.organ.name, unpaid)
    if not head:
        return [Line(text) for text in body] + rng.choice(([], [Line("无其他需要报告的事项。")]))
    lines = [Line(f"（一）{head}", "sub"), *map(Line, body)]
    if rng.random() < 0.6:
        lines += [Line("（二）落实上级政务公开工作要点情况", "sub"), Line(f"{own}对照要点逐项分解任务，明确责任单位和完成时限。")]
        lines += [
            Line("（三）人大代表建议和政协提案办理结果公开情况", "sub"),
            Line(f"全年承办建议{rng.randint(1, 30)}件、提案{rng.randint(1, 30)}件，办理结果均已公开。"),
        ]
    return lines
