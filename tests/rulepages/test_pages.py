"""The rule pages: the committed ones are those of the records, and they say what the records say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lint_gov import cli, data
from lint_gov.checks import kinds
from lint_gov.rulepages import markdown, word
from lint_gov.rulepages.content import Item, Part, Source, organ_kind, parts
from lint_gov.rulepages.differences import differences
from lint_gov.rulepages.examples import Examples
from lint_gov.ruleset import instruments, records, rules

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "rules"
CODES = sorted(records())


@cache
def source() -> Source:
    return Source(instruments(), Examples(rules(), kinds()))


@cache
def page(code: str, lang: str) -> dict[str, Part]:
    return {part.key: part for part in parts(records()[code], source(), lang)}


def told(code: str, key: str, lang: str = "zh") -> list[Item]:
    return list(page(code, lang)[key].items)


def test_the_committed_pages_are_those_of_the_records() -> None:
    """Run `python3 dev.py docs` after a change of a rule record."""
    made = markdown.pages(records(), source())
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert sorted(committed) == sorted(made)
    assert [name for name in made if made[name] != committed[name]] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_page_has_all_parts_in_full(code: str, lang: str) -> None:
    made = page(code, lang)
    record = records()[code]
    wanted = {"severity", "scope", "what", "examples", *(key for key in ("why", "basis", "abstains") if record.get(key))}
    assert made.keys() >= wanted
    texts = [text for part in made.values() for item in part.items for text in (item.text, *item.under)]
    assert all(text.strip() for text in texts)
    assert not [text for text in texts if re.search(r"\{\w*\}", text)]
    assert len(made["examples"].items) == len(record["examples"])
    assert {part.heading for part in made.values()} == {word(f"headings.{key}", lang) for key in made}


@pytest.mark.parametrize("code", CODES)
def test_examples_that_fail_show_what_is_said(code: str) -> None:
    for item, example in zip(told(code, "examples"), records()[code]["examples"], strict=True):
        assert len(item.under) == 1 if example["expect"] == "pass" else len(item.under) > 1


def test_conditions_of_severity() -> None:
    assert [item.text for item in told("A103", "severity")] == ["错误：报告年度2021年起", "警告：其余情形"]
    assert [item.text for item in told("S101", "severity", "en")] == ["info: in plain text, Markdown", "warning: otherwise"]
    assert [item.text for item in told("W101", "severity")] == ["提示"]


def test_a_basis_says_how_firmly_it_is_known_and_quotes_the_article() -> None:
    [basis] = told("D101", "basis")
    assert basis.text == "《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条"
    assert basis.under[0].startswith("已与原文核对。")
    assert basis.under[1].startswith("条文：政府信息公开工作年度报告应当包括下列内容")
    assert any("只核对了部分内容。未核对的：" in item.under[0] for item in told("A103", "basis"))


def test_an_example_as_its_reader_sees_it() -> None:
    shown = next(item for item in told("A103", "examples") if "予以公开一行" in item.text)
    assert shown.under[0] == "报告：2023年度；申请办理表 › （一）予以公开 › 总计填“7”。"
    assert shown.under[1].startswith("结果：错误，“（一）予以公开”一行六类申请人之和为6，总计填为7")
    assert shown.under[2] == "可能的差错：申请办理表 › （一）予以公开 › 总计 应为 6。"


GIVEN: list[tuple[dict[str, Any], str]] = [
    ({}, "2023年度"),
    ({"year": 2020, "organ": "云溪县水务局", "format": "html"}, "2020年度|机关是云溪县水务局|文件格式是网页"),
    ({"title": None, "preamble": None, "signoff": None}, "2023年度|没有标题|没有开头的说明|没有落款"),
    ({"title": "{organ}{year}年年报"}, "2023年度|标题是“云溪县人民政府2023年年报”"),
    ({"headings": {3: "三、申请", 4: None}}, "2023年度|第3部分的标题写作“三、申请”|第4部分没有标题"),
    ({"bodies": {5: "无。\n没有", 6: ""}}, "2023年度|第5部分写“无。 没有”|第6部分没有内容"),
    ({"drop": [1, 2], "repeat": [3]}, "2023年度|缺第1、2部分|第3部分出现两次"),
    ({"extra": [{"after": 6, "heading": "七、附件"}]}, "2023年度|第6部分之后多出“七、附件”"),
    ({"tables": {"disputes": None, "disclosure": "picture"}}, "2023年度|没有复议诉讼表|主动公开表是图片"),
    ({"tables": {"disputes": {"edition": 2019, "section": 5}}}, "2023年度|复议诉讼表用的是2019年的格式|复议诉讼表放在第5部分"),
    ({"cells": {"disclosure": {"normative.made": " "}}}, "2023年度|主动公开表 › 行政规范性文件 › 本年制发件数空着"),
    ({"rows": {"disclosure": {"drop": ["coercion"]}}}, "2023年度|主动公开表缺“行政强制”"),
    ({"rows": {"disclosure": {"relabel": {"coercion": "强制"}}}}, "2023年度|主动公开表的“行政强制”写作“强制”"),
    ({"columns": {"applications": {"order": ["total"]}}}, "2023年度|申请办理表的次序变了"),
    ({"signoff": {"date": "{next}年1月5日"}}, "2023年度|落款是“2024年1月5日”"),
    ({"revisions": 2, "remarks": [{"at": "99", "text": "请核对"}]}, "2023年度|还有2处修订痕迹|“99”处有批注“请核对”"),
]


@pytest.mark.parametrize(("given", "words"), GIVEN)
def test_differences_in_words(given: dict[str, Any], words: str) -> None:
    assert "|".join(differences(given, "zh")) == words


def test_every_kind_of_organ_and_every_family_has_a_name() -> None:
    known = {record["kind"] for record in data.load("organs")["kinds"]} | {"unknown"}
    assert {kind for kind in known if not word(f"organ_kinds.{kind}", "zh") or not word(f"organ_kinds.{kind}", "en")} == set()
    assert organ_kind("city_government", "zh") == "市级政府"
    assert organ_kind("of_a_plugin", "zh") == "of_a_plugin"
    assert {code for code in CODES if not word(f"families.{code.rstrip('0123456789')}", "zh")} == set()


def test_texts_are_shown_as_they_are() -> None:
    assert markdown.escaped("×× *甲* <b>\n  [x] | `y` #") == r"×× \*甲\* \<b\> \[x\] \| \`y\` \#"


def test_writing_takes_away_pages_of_rules_that_are_no_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "X999.md").write_text("old", encoding="utf-8")
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    assert cli.run(["rules", "--no-config", "--write-docs", str(tmp_path)]) == 0
    assert f"{len(CODES) + 1} 页" in capsys.readouterr().err
    assert {path.stem for path in tmp_path.glob("*.md")} == {*CODES, "README", "mine"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explain_says_the_same(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["explain", "applicants", "--lang", lang]) == 0
    out = "".join(capsys.readouterr().out.split())
    for part in page("A103", lang).values():
        for item in part.items:
            for text in (part.heading, item.text, *item.under):
                assert "".join(text.split()) in out
