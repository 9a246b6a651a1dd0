"""What a checklist says of a report: a line for each rule and finding, with evidence that is true."""

from __future__ import annotations

import shutil
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest

from lint_gov.checklist import groups, table
from lint_gov.checklist.build import group_of, sheet
from lint_gov.checklist.model import Item, Sheet
from lint_gov.checklist.proof_peers import PROVERS as OF_PEERS
from lint_gov.checklist.proof_tables import PROVERS as OF_TABLES
from lint_gov.checklist.proof_text import PROVERS as OF_TEXT
from lint_gov.checks import TABLE
from lint_gov.cli import work
from lint_gov.cli.arguments import Parser
from lint_gov.cli.checklist import _judged, _results, arguments
from lint_gov.data import load
from lint_gov.triage import discovery

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
# Checks of which there is nothing to show when they find nothing.
NOTHING_TO_SHOW = {"text-pattern", "personal-data", "prose-stale-year", "waivers", "garbled"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    discovery._in.cache_clear()
    for file in EXAMPLES.glob("*.*"):
        shutil.copy(file, tmp_path)
    return tmp_path


def arguments_of(*words: str, lang: str = "zh") -> Namespace:
    parser = Parser("checklist", lang)
    arguments(parser)
    args = parser.parse_args([*words])
    args.lang, args.lang_stated = lang, True
    return args


def sheets(*words: str, lang: str = "zh") -> list[Sheet]:
    results, options = _results(arguments_of(*words, lang=lang))
    return [sheet(result, _judged(result, options), lang, len(results) - 1) for result in results if result.status != "skipped"]


def by_rule(made: Sheet) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in made.items:
        found.setdefault(item.rule, []).append(item)
    return found


def test_each_rule_has_a_line_in_the_order_of_the_groups() -> None:
    (made,) = sheets("clean.docx")
    assert set(by_rule(made)) == {rule.code for rule in work.rules().rules}
    assert [item.group for item in made.items] == sorted(item.group for item in made.items)
    assert {item.state for item in made.items} == {"passed", "not-applicable"}
    assert all(item.text and item.title for item in made.items)
    assert {item.rule[0] for item in made.items if not item.basis} <= set("SPLW")
    assert (made.verdict, made.organ, made.year) == ("clean", "云溪县水务局", 2023)


def test_evidence_of_what_was_found_right() -> None:
    found = by_rule(sheets("clean.docx")[0])

    def text(code: str) -> str:
        (item,) = found[code]
        return item.text

    assert "申请办理表7列全部相符。" in text("A101") and "总计：新收 16 + 上年结转 1 = 总计 16 + 结转下年 1。" in text("A101")
    assert text("A103").startswith("申请办理表25行全部相符。")
    assert "云溪县水务局2023年政府信息公开工作年度报告" in text("S102")
    assert text("S201").startswith("一、总体情况；二、主动公开政府信息情况；")
    assert "主动公开表：第二部分，2021年格式" in text("T101")
    assert "信息处理费" in text("F101") and found["F101"][0].place.startswith("第六部分")
    assert "2024年" in text("Y103")
    assert text("V106").startswith("规章：现行有效 0")


def test_what_was_not_applied_says_why() -> None:
    found = by_rule(sheets("clean.docx", "--ignore", "L102", "--profile", "strict")[0])
    assert {"S304", "S305", "C101", "L102"} <= {code for code, items in found.items() if items[0].state == "not-applicable"}
    assert "政府部门" in found["S304"][0].text
    assert "方案" in found["S305"][0].text
    assert "没有一并提供上年的报告" in found["C101"][0].text
    assert found["L102"][0].text == "关：ignore（命令行）"


def test_findings_questions_and_what_could_not_be_judged() -> None:
    found = by_rule(sheets("faulty.docx")[0])
    assert [item.state for item in found["A103"]] == ["error", "not-assessed"] and found["A103"][0].open
    assert "可能的差错：申请办理表 › （一）予以公开 › 总计 应为 10" in found["A103"][0].text
    assert "建议：" in found["A103"][0].text
    assert "第三部分 › 申请办理表 › （一）予以公开 › 总计\nWord 表格" in found["A103"][0].place
    assert [item.state for item in found["A102"]] == ["error", "not-assessed"]
    assert "review" in {item.state for item in sheets("faulty.html")[0].items}


def test_waived_findings_carry_their_reason() -> None:
    Path("lint-gov.waivers.yaml").write_text("waivers:\n  - {rule: A103, path: faulty.docx, reason: 已说明}\n", encoding="utf-8")
    discovery._in.cache_clear()
    found = by_rule(sheets("faulty.docx")[0])
    (waived,) = (item for item in found["A103"] if item.state == "waived")
    assert not waived.open and "豁免理由：已说明（lint-gov.waivers.yaml:2）" in waived.text


def test_nothing_to_look_at_is_not_passed() -> None:
    Path("bare.txt").write_text("云溪县水务局2023年政府信息公开工作年度报告\n一、总体情况\n做了工作。\n", encoding="utf-8")
    found = by_rule(sheets("bare.txt")[0])
    for code in ("A101", "A201", "V101", "V106", "P101", "P102", "P202", "F103", "Y103", "T103"):
        assert {item.state for item in found[code]} == {"not-applicable"}, code


def test_sections_that_are_missing_are_not_measured() -> None:
    found = by_rule(sheets("faulty.html")[0])
    assert "第五部分" not in found["S205"][0].text and "第一部分" in found["S205"][0].text
    assert {item.state for item in found["D105"]} == {"not-applicable"}


def test_others_of_the_run_are_told() -> None:
    found = by_rule(next(s for s in sheets("clean.docx", "faulty.docx", "faulty.html") if s.path == "clean.docx"))
    assert "其他 2 份报告比较" in found["C202"][0].text


def test_english() -> None:
    (made,) = sheets("clean.docx", lang="en")
    told = "".join(item.text for item in made.items)
    assert "applications table: all 7 tie. " in told and "{" not in told


@pytest.mark.parametrize(
    ("code", "title"),
    [("A103", "三、依申请公开"), ("S301", "一、总体情况"), ("S203", "六个部分"), ("S305", "六、其他事项"), ("P301", "依据和时限"),
     ("P201", "正文中的数据"), ("W101", "豁免"), ("X999", "其他")],
)  # fmt: skip
def test_groups(code: str, title: str) -> None:
    assert groups()[group_of(code)]["title"]["zh"] == title


def test_every_check_has_its_kind_of_evidence() -> None:
    provers: dict[str, Callable[..., object]] = OF_TABLES | OF_TEXT | OF_PEERS
    assert set(table("proofs").values()) == set(provers)
    assert set(TABLE) - set(table("proofs")) == NOTHING_TO_SHOW


def test_every_text_is_there_in_both_languages() -> None:
    def texts(node: object, path: str) -> None:
        if isinstance(node, dict) and ("zh" in node or "en" in node):
            assert {"zh", "en"} <= set(node) and node["zh"] and node["en"], path
            assert set(node) <= {"zh", "en", "color", "waives", "against", "width", "share", "fill", "also"}, path
        elif isinstance(node, dict | list):
            for key, value in node.items() if isinstance(node, dict) else enumerate(node):
                texts(value, f"{path}.{key}")

    for name in ("checklist", "blank"):
        texts(load(name), name)
