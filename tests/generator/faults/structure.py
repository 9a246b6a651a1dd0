"""Faults of family S: title, years, sections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from generator.draft import Draft, Part, TablePart, Text, random_draft
from generator.faults.core import ANY, Expect, Fault, Planted
from generator.forms import edition_of
from generator.narrative import ORDINALS
from lint_gov import data

_TABLES = {2: "disclosure", 3: "applications", 4: "disputes"}
# What may be missing once the content of a section is gone.
_WITH = {
    1: {"S205", "S301", "S304", "F101"},
    2: {"T102"},
    3: {"T102"},
    4: {"T102"},
    5: {"S205", "S302", "S303"},
    6: {"F101", "S205"},
}


def _role(role: str) -> Callable[[Part], bool]:
    return lambda p: isinstance(p, Text) and p.role == role


def _heading(draft: Draft, number: int) -> str:
    return next(p.text for p in draft.parts if isinstance(p, Text) and p.role == "heading" and p.section == number)


def _title(draft: Draft, text: str | None) -> Draft:
    if text is None:
        return replace(draft, parts=tuple(p for p in draft.parts if not _role("title")(p)))
    return draft.mapped(lambda p: replace(p, text=text) if isinstance(p, Text) and p.role == "title" else p)


def _with_heading(draft: Draft, number: int, text: str) -> Draft:
    return draft.mapped(
        lambda p: replace(p, text=text) if isinstance(p, Text) and p.role == "heading" and p.section == number else p
    )


def _sections(draft: Draft, order: list[int]) -> Draft:
    """The sections in another order, some missing or twice."""
    front = [p for p in draft.parts if p.section is None and not _role("signoff")(p) and not _role("date")(p)]
    tail = [p for p in draft.parts if _role("signoff")(p) or _role("date")(p)]
    body = [p for number in order for p in draft.parts if p.section == number]
    return replace(draft, parts=(*front, *body, *tail))


def no_title(rng: Random) -> Planted:
    """No title anywhere."""
    return Planted(_title(random_draft(rng), None), (Expect("S101"),))


def title_wording(rng: Random) -> Planted:
    """A title in a wording that is not the official one."""
    draft = random_draft(rng)
    name, year = draft.organ.name, draft.year
    forms = (
        f"{name}{year}年政府信息公开工作报告",
        f"{name}{year}年政府信息公开年报",
        f"{name}{year}年度政府信息公开年度报告",
        f"{name}{year}年信息公开年度报告",
        f"{name}{year}年政务信息公开工作年度报告",
        f"{name}{year}政府信息公开工作年度报告",
        f"{name}政府信息公开工作年度报告",
        f"{name}{year}年政府信息公开工作总结",
    )
    return Planted(_title(draft, rng.choice(forms)), (Expect("S102", severity="warning"),), frozenset({"L102"}))


def year_of_title(rng: Random) -> Planted:
    """Last year's title, or next year's."""
    draft = _with_period(random_draft(rng, rng.choice((2022, 2023, 2024))), 0)
    wrong = draft.year + rng.choice((-1, 1))
    title = next(p.text for p in draft.parts if _role("title")(p) and isinstance(p, Text)).replace(str(draft.year), str(wrong))
    return Planted(_title(draft, title), (Expect("S103", severity="error"),), _YEARS)


def year_of_period(rng: Random) -> Planted:
    """A statistical period of another year than title and sign-off."""
    draft = random_draft(rng, rng.choice((2022, 2023, 2024)))
    return Planted(_with_period(draft, rng.choice((-1, 1))), (Expect("S103", severity="error"),), _YEARS)


_YEARS = frozenset({"P301", "P302", "Y101", "Y102", "Y103"})


def _with_period(draft: Draft, shift: int) -> Draft:
    year = draft.year + shift
    period = Text(f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。", "preamble")
    parts = [p for p in draft.parts if not _role("preamble")(p)]
    return replace(draft, parts=(*parts[:1], period, *parts[1:]))


def section_missing(rng: Random) -> Planted:
    """A section left out with its content."""
    draft, gone = random_draft(rng), rng.randint(1, 6)
    left = _sections(draft, [n for n in range(1, 7) if n != gone])
    may = _WITH[gone] | {"T102"} if gone in _TABLES else _WITH[gone]
    return Planted(left, (Expect("S201", gone, severity="error"),), frozenset(may | {"S203", "T108"}))


def section_missing_renumbered(rng: Random) -> Planted:
    """A section left out and the others renumbered, as if nothing were missing."""
    draft, gone = random_draft(rng), rng.randint(1, 5)
    left = _sections(draft, [n for n in range(1, 7) if n != gone])
    for number in range(gone + 1, 7):
        left = _with_heading(left, number, ORDINALS[number - 2] + _heading(draft, number)[1:])
    return Planted(left, (Expect("S201", gone, severity="error"),), frozenset(_WITH[gone] | {"S203"}))


def heading_missing(rng: Random) -> Planted:
    """A heading lost, its content still there."""
    draft, gone = random_draft(rng), rng.randint(1, 6)
    left = replace(draft, parts=tuple(p for p in draft.parts if not (_role("heading")(p) and p.section == gone)))
    may = frozenset({"T108", "S203", "F104", "S205", "S301", "S302", "S303", "S304", "P201"})
    return Planted(left, (Expect("S201", gone, severity="error"),), may)


def sections_swapped(rng: Random) -> Planted:
    """Two neighbouring sections exchanged, with the ordinals of their new places."""
    draft, first = random_draft(rng), rng.randint(1, 5)
    order = list(range(1, 7))
    order[first - 1], order[first] = first + 1, first
    swapped = _sections(draft, order)
    for place, number in enumerate(order):
        swapped = _with_heading(swapped, number, ORDINALS[place] + _heading(draft, number)[1:])
    return Planted(swapped, (Expect("S202", severity="error"),), frozenset({"S203", "S202"}))


def section_moved(rng: Random) -> Planted:
    """A section further back, ordinals as they were."""
    draft, moved = random_draft(rng), rng.randint(1, 4)
    order = [n for n in range(1, 7) if n != moved]
    order.insert(rng.randint(moved, 5), moved)
    return Planted(_sections(draft, order), (Expect("S202", severity="error"),), frozenset({"S203", "S202"}))


def wrong_ordinal(rng: Random) -> Planted:
    """三、 on section 2."""
    draft, number = random_draft(rng), rng.randint(2, 6)
    wrong = rng.choice([o for o in ORDINALS[:6] if o != ORDINALS[number - 1]])
    text = wrong + _heading(draft, number)[1:]
    return Planted(_with_heading(draft, number, text), (Expect("S203", number, severity="error"),))


def dirty_ordinal(rng: Random) -> Planted:
    """l六、 or a doubled ordinal."""
    draft, number = random_draft(rng), rng.randint(1, 6)
    text = _heading(draft, number)
    dirty = rng.choice((f"l{text}", f"1{text}", f"{text[:2]}{text}", f"{text[0]}{text}"))
    # In one line a 1 behind the figures of a table may be a cell of it: nobody can tell.
    layouts = ANY - {"one_line"} if dirty[0] == "1" and number - 1 in _TABLES else ANY
    return Planted(_with_heading(draft, number, dirty), (Expect("S203", number, severity="error"),), layouts=layouts)


def heading_wording(rng: Random) -> Planted:
    """A heading in words that are understood but not accepted."""
    draft, number = random_draft(rng), rng.randint(1, 6)
    known = data.load(f"editions/{edition_of(draft.year)}")["sections"][number - 1]["recognise"]
    text = f"{ORDINALS[number - 1]}、{rng.choice(known)}"
    return Planted(_with_heading(draft, number, text), (Expect("S204", number, severity="warning"),))


def section_empty(rng: Random) -> Planted:
    """A heading with nothing below it, or 无."""
    draft, number = random_draft(rng), rng.choice((1, 5))
    body = () if rng.random() < 0.5 else (Text(rng.choice(("无。", "无")), "text", number),)
    return Planted(_emptied(draft, number, body), (Expect("S205", number, severity="error"),), frozenset(_WITH[number]))


def last_section_empty(rng: Random) -> Planted:
    """The last heading with nothing below it."""
    return Planted(_emptied(random_draft(rng), 6, ()), (Expect("S205", 6, severity="warning"),), frozenset(_WITH[6]))


def _emptied(draft: Draft, number: int, body: tuple[Text, ...]) -> Draft:
    parts: list[Part] = []
    for part in draft.parts:
        if part.section != number or isinstance(part, TablePart):
            parts.append(part)
        elif part.role == "heading":
            parts += (part, *body)
    return replace(draft, parts=tuple(parts))


def section_repeated(rng: Random) -> Planted:
    """A section that stands there twice."""
    draft, number = random_draft(rng), rng.choice((1, 5, 6))
    order = [*range(1, number + 1), *range(number, 7)]
    return Planted(_sections(draft, order), (Expect("S206", number, severity="error"),), frozenset({"S203"}))


def section_extra(rng: Random) -> Planted:
    """A seventh section."""
    draft = random_draft(rng)
    title = rng.choice(("附件", "下一步工作打算", "政策解读情况", "附表"))
    extra = (Text(f"七、{title}", "heading", 7), Text("相关工作将按照年度计划有序推进。", "text", 7))
    index = next(i for i, p in enumerate(draft.parts) if _role("signoff")(p))
    return Planted(
        replace(draft, parts=(*draft.parts[:index], *extra, *draft.parts[index:])), (Expect("S207", severity="warning"),)
    )


FAULTS = tuple(
    Fault(rule, plant.__name__, plant)
    for rule, plant in (
        ("S101", no_title),
        ("S102", title_wording),
        ("S103", year_of_title),
        ("S103", year_of_period),
        ("S201", section_missing),
        ("S201", section_missing_renumbered),
        ("S201", heading_missing),
        ("S202", sections_swapped),
        ("S202", section_moved),
        ("S203", wrong_ordinal),
        ("S203", dirty_ordinal),
        ("S204", heading_wording),
        ("S205", section_empty),
        ("S205", last_section_empty),
        ("S206", section_repeated),
        ("S207", section_extra),
    )
)
