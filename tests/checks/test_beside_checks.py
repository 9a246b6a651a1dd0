"""Checks that hold a report against others of the run, with the parameters of the real rule records."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from lint_gov import data
from lint_gov.checks import kinds
from lint_gov.model.finding import Hit
from lint_gov.model.peers import Peers
from lint_gov.model.record import replace
from lint_gov.model.report import Report

from .reports import report as whole
from .reports import section
from .tables import Cells, applications, disputes, form, report


@cache
def records() -> dict[str, Any]:
    return {record["code"]: record for record in data.load("across_rules")}


def hits(code: str, subject: Report, **peers: Any) -> list[Hit]:
    record = records()[code]
    found = list(kinds()[record["check"]].run(subject, {**record, "beside": Peers(**peers)}))
    for hit in found:
        messages = {"default": record.get("message"), **record.get("messages", {}), **data.load("reasons")}
        texts = messages[hit.case]
        assert all(texts[lang].format_map({**hit.evidence, **hit.fields}) for lang in ("zh", "en"))
    return found


def told(found: list[Hit]) -> list[tuple[str | None, str | None, str]]:
    return [(hit.location.row, hit.location.column, hit.outcome) for hit in found]


# 结转


def carried(**cells: str) -> Report:
    return report(form("applications", {(*key.split("__"),): raw for key, raw in cells.items()}))  # type: ignore[misc]


def test_each_column_that_breaks_is_named() -> None:
    last = carried(carried_out__natural="3", carried_out__business="2", carried_out__total="5")
    this = carried(carried_in__natural="4", carried_in__business="2", carried_in__total="6")
    found = hits("C101", this, previous=last)
    assert told(found) == [("carried_in", "natural", "fail"), ("carried_in", "total", "fail")]
    assert found[0].evidence == {"stated": Decimal(4), "computed": Decimal(3)}


def test_a_blank_is_no_zero_but_proves_nothing() -> None:
    last = carried(carried_out__natural="3", carried_out__business="", carried_out__total="3")
    this = carried(carried_in__natural="", carried_in__business="0", carried_in__total="3")
    assert told(hits("C101", this, previous=last)) == [("carried_in", None, "not-assessed")]


@pytest.mark.parametrize(("peers", "outcomes"), [({}, []), ({"doubtful": 2}, ["not-assessed"]), ({"previous": report()}, [])])
def test_carry_over_without_last_years_table(peers: dict[str, Any], outcomes: list[str]) -> None:
    assert [hit.outcome for hit in hits("C101", carried(carried_in__natural="4"), **peers)] == outcomes


# 现行有效


def stock(made: str, repealed: str, effective: str, number: int = 2021) -> Report:
    cells = {("normative", "made"): made, ("normative", "repealed"): repealed, ("normative", "effective"): effective}
    return report(form("disclosure", cells, number))


@pytest.mark.parametrize(
    ("last", "this", "asked"),
    [
        (stock("9", "9", "10"), stock("3", "1", "12"), 0),
        (stock("9", "9", "10"), stock("3", "1", "13"), 1),
        (stock("9", "9", ""), stock("3", "1", "13"), 0),
        (stock("9", "9", "10"), stock("3", "/", "13"), 0),
        (stock("9", "9", "10", 2019), stock("3", "1", "13"), 0),
    ],
)
def test_stock(last: Report, this: Report, asked: int) -> None:
    assert told(hits("C102", this, previous=last)) == [("normative", "effective", "review")] * asked


# 数据雷同


def work(**counts: str) -> Report:
    zeros = dict.fromkeys(applications(2021), "0")
    changed: Cells = {}
    for row, count in counts.items():
        changed |= {(row, "natural"): count, (row, "total"): count}
    return report(form("applications", zeros | changed))


@pytest.mark.parametrize(
    ("this", "outcomes"),
    [
        (work(new="9", granted="9", total="9"), ["fail"]),
        (work(new="3", granted="1", partial="2", total="3"), ["review"]),
        (work(new="1", granted="1", total="1"), []),
        (work(), []),
    ],
)
def test_identical_figures_by_how_much_work_they_tell_of(this: Report, outcomes: list[str]) -> None:
    assert [hit.outcome for hit in hits("C103", this, previous=this)] == outcomes


def test_one_figure_that_differs_is_enough() -> None:
    assert hits("C103", work(new="9", granted="9", total="9"), previous=work(new="9", granted="8", total="9")) == []


def test_a_stock_that_stays_is_no_work() -> None:
    assert hits("C103", stock("0", "0", "40"), previous=stock("0", "0", "40")) == []


# 雷同文字

OWN = (
    "一是部分政策解读仍以文字转载为主，图解和视频偏少；"
    "二是个别股室对公开时限把握不严，信息上网拖延；三是基层站所人员变动大，业务接续不畅，下步逐条销号。"
)
APART = (
    "群众来电来访登记不全，热线答复口径前后不一；查询终端老化，检索常常落空；"
    "今年将换装设备，安排新人跟班，每季晒出整改账单，请企业和村民代表来打分。"
)


def prose(text: str, **identity: Any) -> Report:
    made = whole(prose=(section(5, text),))
    return replace(made, identity=replace(made.identity, **identity))


@pytest.mark.parametrize(("code", "name"), [("C201", "previous"), ("C202", "siblings")])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        (OWN, 1),
        (OWN.replace("个别股室", "少数科室").replace("拖延", "滞后"), 1),
        ("；".join(reversed(OWN.split("；"))), 1),
        (APART, 0),
        (OWN[:20] + APART, 0),
        ("", 0),
    ],
)
def test_copies(code: str, name: str, text: str, found: int) -> None:
    other = prose(text, organ="云溪县水利局", year=2022)
    peers: dict[str, Any] = {name: other if name == "previous" else (other,)}
    got = hits(code, prose(OWN), **peers)
    assert [hit.location.section for hit in got] == [5] * found


def test_the_most_alike_of_the_others_is_named() -> None:
    half, all_of_it = prose(OWN[:50] + APART[:20], organ="甲局"), prose(OWN, organ="乙局")
    (hit,) = hits("C202", prose(OWN), siblings=(half, all_of_it))
    assert (hit.fields["other_organ"], hit.evidence["percent"]) == ("乙局", 100)


def test_what_is_usual_in_the_batch_or_short_is_no_copy() -> None:
    same = prose(OWN)
    assert hits("C201", same, previous=same, usual=lambda section: 0.95) == []
    assert hits("C201", same, previous=same, weight=lambda gram: 0.05) == []
    assert hits("C201", prose(OWN[:50]), previous=prose(OWN[:50])) == []


# 汇总


def summed(*children: Cells, **changed: int) -> Report:
    cells = {cell: str(sum(int(child[cell]) for child in children)) for cell in children[0]}
    for key, more in changed.items():
        row, column = key.split("__")
        cells[row, column] = str(int(cells[row, column]) + more)
    return report(form("applications", cells), form("disputes", disputes()))


CHILDREN = [applications(2021, seed) for seed in range(4)]
BELOW = tuple(report(form("applications", cells)) for cells in CHILDREN)


def test_sums_that_agree_say_nothing() -> None:
    assert hits("C301", summed(*CHILDREN), children=BELOW) == []
    assert hits("C301", summed(*CHILDREN), children=BELOW, stated=True) == []


@pytest.mark.parametrize(
    ("stated", "more", "outcome", "case"),
    [
        (True, 2, "fail", "default"),
        (True, -2, "fail", "default"),
        (False, -2, "fail", "above"),
        (False, 2, "review", "below"),
    ],
)
def test_a_wrong_cell(stated: bool, more: int, outcome: str, case: str) -> None:
    (hit,) = hits("C301", summed(*CHILDREN, granted__natural=more), children=BELOW, stated=stated)
    assert (hit.location.row, hit.location.column, hit.outcome, hit.case) == ("granted", "natural", outcome, case)


def test_missing_reports_are_asked_for_once_and_explain_what_falls_short() -> None:
    for stated, case in ((True, "missing"), (False, "missing_guess")):
        found = hits("C301", summed(*CHILDREN), children=BELOW[:3], absent=("云溪县民政局",), stated=stated)
        assert [hit.case for hit in found] == [case]


def test_a_report_that_sums_up_nothing_is_asked_about_only_when_a_list_says_that_it_should() -> None:
    own = report(form("applications", applications(2021, 99)), form("disputes", disputes()))
    assert hits("C301", own, children=BELOW) == []
    asked = hits("C301", own, children=BELOW, absent=("云溪县民政局",), stated=True)
    assert [hit.case for hit in asked] == ["missing", "unlike"]


def test_names_tell_too_little_of_few_organs_and_of_those_below_a_city() -> None:
    short = summed(*CHILDREN, granted__natural=2)
    assert hits("C301", short, children=BELOW[:2]) == []
    city = replace(short, identity=replace(short.identity, organ_kind="city_government"))
    assert hits("C301", city, children=BELOW) == []


def test_a_cell_that_one_of_them_left_blank_is_not_added_up() -> None:
    blank = report(form("applications", CHILDREN[0] | {("granted", "natural"): ""}))
    assert hits("C301", summed(*CHILDREN, granted__natural=5), children=(blank, *BELOW[1:])) == []


def test_reports_that_could_not_be_placed_may_be_what_falls_short() -> None:
    assert hits("C301", summed(*CHILDREN, granted__natural=2), children=BELOW, unplaced=1) == []
    assert [hit.case for hit in hits("C301", summed(*CHILDREN, granted__natural=-2), children=BELOW, unplaced=1)] == ["above"]
