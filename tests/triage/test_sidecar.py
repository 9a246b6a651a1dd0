"""Files of waivers: what is read, which reports are meant, and how faults are told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lint_gov.errors import UsageError
from lint_gov.triage import discovery
from lint_gov.triage.sidecar import Sidecar, read
from lint_gov.triage.waiver import Policy

from .made import RULES


def written(folder: Path, text: str) -> Sidecar:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / discovery.NAME
    file.write_text(text, encoding="utf-8")
    return read(str(file), RULES)


def complaint(folder: Path, text: str, lang: str = "zh") -> str:
    with pytest.raises(UsageError) as raised:
        written(folder, text)
    assert raised.value.kind == "waiver-file"
    return str(raised.value.fields[lang])


def test_all_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = """\
policy: {allow: [A103], comments: false}
waivers:
  - rule: A103
    path: 水务局/*.docx
    section: 3
    table: applications
    row: granted
    column: total
    fingerprint: 0123abcd
    reason: >-
      台账已核对，
      上级表式如此
    owner: 王五
    since: 2026-01-05
    expires: "2027-01-31"
"""
    found = written(tmp_path / "in", text)
    [waiver] = found.waivers
    assert found.policy == Policy(("A103",), comments=False)
    assert waiver.only == {"section": 3, "table": "applications", "row": "granted", "column": "total", "fingerprint": "0123abcd"}
    assert (waiver.since, waiver.expires, waiver.owner) == ("2026-01-05", "2027-01-31", "王五")
    assert waiver.reason == "台账已核对， 上级表式如此"
    assert waiver.source == "in/lint-gov.waivers.yaml:3"


@pytest.mark.parametrize("text", ["", "waivers:\n", "waivers: []\n", "# nothing yet\n"])
def test_a_file_without_waivers(text: str, tmp_path: Path) -> None:
    assert written(tmp_path, text).waivers == ()


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("水务局/报告.docx", "水务局/报告.docx", True),
        ("./水务局/报告.docx", "水务局/报告.docx", True),
        (r"水务局\报告.docx", "水务局/报告.docx", True),
        (r".\水务局\*.docx", "水务局/报告.docx", True),
        ("水务局/*.docx", "水务局/2023/报告.docx", False),
        ("水务局/**/*.docx", "水务局/2023/报告.docx", True),
        ("**", "水务局/2023/报告.docx", True),
        ("报告.docx", "水务局/2023/报告.docx", True),
        ("水务局", "水务局/2023/报告.docx", True),
        ("水务局/报告.docx", "教育局/水务局/报告.docx", False),
        ("报告?.docx", "报告1.docx", True),
        ("[a-c].docx", "d.docx", False),
    ],
)
def test_patterns_of_paths(pattern: str, path: str, fits: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = written(tmp_path, f"waivers: [{{rule: A103, path: '{pattern}', reason: 核对}}]\n")
    for spelling in (path, os.path.join(".", *path.split("/")), str(tmp_path / path)):  # noqa: PTH118
        assert bool(list(found.for_file(spelling))) is fits


def test_a_file_given_for_all_reports_counts_from_the_working_folder_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    entry = "waivers: [{rule: A103, path: in/a.docx, reason: 核对}]\n"
    file = written(tmp_path / "central", entry)
    assert not list(file.for_file("in/a.docx"))
    central = read(str(tmp_path / "central" / discovery.NAME), RULES, everywhere=True)
    assert list(central.for_file("in/a.docx"))


def test_the_nearest_file_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    discovery._in.cache_clear()
    written(tmp_path, "")
    written(tmp_path / "a" / "b", "")
    assert discovery.nearest("a/x.docx") == str(tmp_path / discovery.NAME)
    assert discovery.nearest("a/b/c/x.docx") == str(tmp_path / "a" / "b" / discovery.NAME)
    assert discovery.nearest("-") == str(tmp_path / discovery.NAME)
    assert discovery.nearest("") is None


def test_golden_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = """\
waivers:
  - rule: A193
    path: a.docx
    reson: 台账已核对
  - {rule: all, path: a.docx, reason: x}
  - {rule: D101, path: a.docx, reason: x}
  - {rule: A103, path: a.docx, reason: " ", expires: "2027-13-01"}
  - {rule: A103, path: a.docx}
"""
    heads = [line for line in complaint(tmp_path, text).splitlines() if line.startswith("lint-gov")]
    near = heads[0].partition("是否想写")[2]
    assert near[1:5] in RULES
    assert heads == [
        f"lint-gov.waivers.yaml:2:11: “rule”的值“A193”无效，是否想写{near}",
        "lint-gov.waivers.yaml:4:5: 未知的键“reson”，是否想写“reason”？",
        "lint-gov.waivers.yaml:5:12: “all”会豁免全部规则，不允许；请逐条写明规则代码",
        "lint-gov.waivers.yaml:6:12: D101 不能豁免：文件没有读出来，或者问题出在豁免本身",
        "lint-gov.waivers.yaml:7:40: “reason”不能为空",
        "lint-gov.waivers.yaml:7:54: “expires”的值“2027-13-01”不是日期，应写成 2027-01-31",
        "lint-gov.waivers.yaml:8:5: 缺少：reason",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- rule: A103\n",
        "waivers: {rule: A103}\n",
        "waivers: [A103]\n",
        "waivers: [{rule: A103, path: a, reason: x, row: grantd}]\n",
        "waivers: [{rule: A103, path: a, reason: x, table: aplications}]\n",
        "waivers: [{rule: [A103], path: a, reason: x}]\n",
        "waivers: [{rule: A103, path: a, reason: 2}]\n",
        "policy: {allow: maybe}\n",
        "policy: {allow: [A193]}\n",
        "polcy: {}\n",
        "waivers: [\n",
        "waivers: 1\nwaivers: 2\n",
        "\x00",
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_fault_is_told_with_its_place(text: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert complaint(tmp_path, text, lang).startswith("lint-gov.waivers.yaml")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read(str(tmp_path / "no.yaml"), RULES)
