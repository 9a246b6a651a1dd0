"""Wrong rule files: each fault is told with its place, its lines and the nearest right word; never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint_gov.errors import UsageError
from lint_gov.ruleset.loader import load

from .packs import RULE, complaint, loaded, pack


def changed(old: str, new: str) -> str:
    assert old in RULE
    return RULE.replace(old, new, 1)


def test_a_sound_file_is_loaded(tmp_path: Path) -> None:
    found = loaded(pack(tmp_path / "pack"))
    assert [record.content["code"] for record in found.records] == ["X901"]
    assert found.records[0].source == "pack/local.yaml"
    assert found.records[0].trees["assert"][0] == "compare"


def test_golden_message(tmp_path: Path) -> None:
    text = complaint(tmp_path / "pack", changed("severity: warning", "sevrity: warning"))
    assert text.splitlines() == [
        "pack/local.yaml:4:3: unknown key 'sevrity'; did you mean 'severity'?",
        "     3 |   title: {zh: 许可过少, en: Few licences}",
        "     4 |   sevrity: warning",
        "       |   ^^^^^^^",
    ]


def test_golden_message_beyond_wide_characters(tmp_path: Path) -> None:
    text = complaint(tmp_path / "pack", changed("{zh: 许可过少, en: Few licences}", "{zh: 许可过少, eng: Few}"), "zh")
    assert text.splitlines()[:4] == [
        "pack/local.yaml:3:21: 未知的键“eng”，是否想写“en”？",
        "     2 |   name: few-licences",
        "     3 |   title: {zh: 许可过少, eng: Few}",
        "       |                         ^^^",
    ]


def test_all_faults_at_once_best_first(tmp_path: Path) -> None:
    rule = (
        changed("severity: warning", "severity: warnin")
        .replace("name: few-licences", "name: Few")
        .replace("  examples:", "  exmples:")
    )
    text = complaint(tmp_path / "pack", rule)
    heads = [line for line in text.splitlines() if line.startswith("pack/")]
    assert heads == [
        "pack/local.yaml:2:9: rule name 'Few' must be made of lower-case letters, digits and hyphens",
        "pack/local.yaml:4:13: 'warnin' is no value of 'severity'; did you mean 'warning'?",
        "pack/local.yaml:11:3: unknown key 'exmples'; did you mean 'examples'?",
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("code: X901", "code: x9", "1:9", "three digits"),
        ("name: few-licences\n", "name: few-licences\n  name: again\n", "3:3", "'name' occurs twice"),
        ("{zh: 许可过少, en: Few licences}", "{zh: 许可过少}", "3:10", "lacks: en"),
        ("{zh: 许可过少, en: Few licences}", "许可过少", "3:10", "must be a mapping"),
        ("{zh: 许可过少, en: Few licences}", '{zh: "", en: Few}', "3:15", "must not be empty"),
        ("severity: warning", "severity: [{when: {years: {from: 2021}}, is: error}]", "4:13", "no 'when'"),
        ("severity: warning", "severity: [{is: error}, {is: info}]", "4:13", "never reached"),
        ("severity: warning", "severity: [{when: {year: {from: 2021}}, is: error}, {is: info}]", "4:22", "'years'"),
        ("severity: warning", "severity: warning\n  years: {from: 2023, to: 2021}", "5:10", "'from' is after 'to'"),
        ("severity: warning", "severity: warning\n  years: {from: soon}", "5:17", "whole number"),
        ("severity: warning", "severity: warning\n  organ_kinds: [townshp]", "5:17", "'township'"),
        ("severity: warning", "severity: warning\n  fix: yes", "5:8", "'yes' is no value"),
        ("check: compare", "check: compar", "5:10", "'compare'"),
        ("check: compare", "check: identity", "8:11", "one linear equation"),
        ("  table: disclosure\n", "", "1:3", "needs the parameter 'table'"),
        ("table: disclosure", "table: disclosures", "6:10", "'disclosure'"),
        ("each: none", "each: cell", "7:9", "'cell' is no value of 'each'"),
        ("licences.decisions >=", "licence.decisions >=", "8:11", "did you mean 'licences.decisions'"),
        (">= penalties.decisions", ">= >= penalties.decisions", "8:33", "bad expression"),
        (">= penalties.decisions", ">=", "8:32", "incomplete"),
        (">= penalties.decisions", "", "8:11", "must be a comparison"),
        ("{stated}件", "{stated.real}件", "9:17", "bad placeholder in the text: {stated.real}"),
        ("{stated}件", "{stated", "9:17", "bad placeholder"),
        ("{stated}件", "{}件", "9:17", "bad placeholder"),
        ("  message:", "  messages: {}\n  message:", "9:13", "only one of"),
        ("instrument: LOCAL", "instrument: LOCL", "10:24", "did you mean 'LOCAL'"),
        ("- {expect: pass, report: {year: 2023}}", "- {expect: fail}", "12:5", "'expect: pass'"),
        ("expect: fail", "expect: fails", "14:15", "'fail'"),
        ("report: {year: 2023}}", "report: {yaer: 2023}}", "12:31", "'year'"),
        ("count: 1}", "cuont: 1}", "15:80", "'count'"),
    ],
)
def test_places(tmp_path: Path, old: str, new: str, place: str, words: str) -> None:
    text = complaint(tmp_path / "pack", changed(old, new))
    first = next(line for line in text.splitlines() if words in line)
    assert first.startswith(f"pack/local.yaml:{place}: ")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("- code: [", "YAML syntax"),
        ("code: X901\nname: x\n", "a rule file is a list"),
        ("- just words\n", "expected a rule record"),
        ("- code: X901\n\tname: x\n", "YAML syntax"),
        ("- &a [*a]\n", "expected a rule record"),
        ("- !!python/object/apply:os.system [echo]\n", "YAML syntax"),
        ("- {1: 2}\n", "unknown key '1'"),
        ("- code: 5\n  severity: {}\n  examples: 7\n", "must be a list"),
        ("", "no rule files"),
        ("- " * 3000, ""),
        ("\x00", "YAML syntax"),
    ],
)
def test_files_that_are_no_rule_files(tmp_path: Path, content: str, words: str) -> None:
    assert words in complaint(tmp_path / "pack", content)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    folder = pack(tmp_path / "pack")
    (folder / "broken.yaml").write_bytes("- code: 规则".encode("gb18030"))
    with pytest.raises(UsageError) as caught:
        loaded(folder)
    assert caught.value.fields["en"] == "pack/broken.yaml: the file is not UTF-8"


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        loaded(tmp_path / "absent")
    assert "no such folder" in str(caught.value.fields["en"])


def test_duplicate_codes_within_and_across_packs(tmp_path: Path) -> None:
    assert "X901 is already used in pack/local.yaml" in complaint(tmp_path / "pack", RULE + RULE)
    with pytest.raises(UsageError) as caught:
        load(pack(tmp_path / "other"), {}, {"X901": "lint-gov"})
    assert "X901 is already used in lint-gov" in str(caught.value.fields["en"])


def test_all_that_a_record_lacks_is_told_at_once(tmp_path: Path) -> None:
    text = complaint(tmp_path / "pack", "- code: X901\n  name: few\n  chek: compare\n")
    assert [line for line in text.splitlines() if line.startswith("pack/")] == [
        "pack/local.yaml:3:3: unknown key 'chek'; did you mean 'check'?",
        "pack/local.yaml:1:3: rule X901 lacks: title、severity、examples、message",
    ]
