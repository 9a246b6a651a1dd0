"""Waivers and baseline from the command line: Word comments, files of waivers, audit, create, check, prune."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from lint_gov.cli import FOUND, OK, WRONG
from lint_gov.triage import discovery

from .test_check import EXAMPLES, Runner

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A103 = "第三部分 › 申请办理表 › （一）予以公开 › 总计"


@pytest.fixture
def lint(capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(capsys)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    discovery._in.cache_clear()
    shutil.copy(EXAMPLES / "faulty.docx", tmp_path / "a.docx")
    return tmp_path


def commented(source: Path, target: Path, *comments: tuple[str, str]) -> None:
    """Copy a Word file with comments, each on the run whose text is the first of the pair, the last such run of the file."""
    parts = {}
    with zipfile.ZipFile(source) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    body = parts["word/document.xml"].decode()
    notes = ""
    for number, (at, text) in enumerate(comments):
        run = list(re.finditer(rf"<w:r>(?:(?!</w:r>).)*<w:t[^>]*>{re.escape(at)}</w:t></w:r>", body, re.DOTALL))[-1]
        mark = f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        body = f'{body[: run.start()]}<w:commentRangeStart w:id="{number}"/>{run[0]}{mark}{body[run.end() :]}'
        words = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        notes += f'<w:comment w:id="{number}" w:author="王五" w:date="2026-01-05T09:00:00Z">{words}</w:comment>'
    parts["word/document.xml"] = body.encode()
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{SPACE}">{notes}</w:comments>'.encode()
    relations = parts["word/_rels/document.xml.rels"].decode()
    link = f'<Relationship Id="rIdC" Type="{OFFICE}/comments" Target="comments.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", link).encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    target.write_bytes(out.getvalue())


def unwrapped(text: str) -> str:
    """A text without blanks and line breaks, which hang on the width of the terminal."""
    return "".join(text.split())


def rules(file: dict[str, Any], key: str = "findings") -> set[str]:
    return {found["rule"] for found in file.get(key, ())}


def test_a_word_file_with_waivers_in_comments(here: Path, lint: Runner) -> None:
    before = lint.files("a.docx")["a.docx"]
    assert "waived" not in before
    wrong = next(f for f in before["findings"] if f["rule"] == "A103")
    commented(
        here / "a.docx",
        here / "b.docx",
        (str(wrong["evidence"]["stated"]), "lint-gov 豁免 A103：台账已核对 [有效期至 2999-12-31]"),
        ("总体情况", "lint-gov 豁免 A101：没有这样的问题"),
        ("总体情况", "lint-gov 豁免 A102"),
    )
    after = lint.files("b.docx")["b.docx"]
    assert rules(after, "waived") == {"A103"}
    assert rules(after) == rules(before) - {"A103"} | {"W101", "W103"}
    [waived] = after["waived"]
    assert waived["waiver"]["kind"] == "comment"
    assert waived["waiver"]["reason"] == "台账已核对"
    assert waived["waiver"]["source"].startswith("批注，Word 表格")
    assert waived.keys() - {"waiver"} == wrong.keys()
    assert waived["fingerprint"] == wrong["fingerprint"]
    summary = json.loads(lint.out)["summary"]
    assert summary["error"] == sum(f["severity"] == "error" and not f["needs_review"] for f in after["findings"])
    lint("check", "b.docx")
    assert "已豁免 1 处" in lint.out
    assert unwrapped(f"A103  {A103}：台账已核对") in unwrapped(lint.out)
    assert lint("waivers", "audit", "b.docx") == FOUND
    assert [line.split()[:2] for line in lint.out.splitlines() if line.startswith(("使用", "没有", "无效"))] == [
        ["使用中", "A103"],
        ["没有用处", "A101"],
        ["无效", "—"],
    ]


def test_comments_for_people_and_for_the_tool(here: Path, lint: Runner) -> None:
    commented(here / "a.docx", here / "b.docx", ("总体情况", "请再核对一遍"))
    assert "D104" in rules(lint.files("b.docx")["b.docx"])
    commented(here / "a.docx", here / "b.docx", ("总体情况", "lint-gov 豁免 A103：另有说明"))
    assert "D104" not in rules(lint.files("b.docx")["b.docx"])


def test_a_file_of_waivers_makes_a_run_pass(here: Path, lint: Runner) -> None:
    errors = {f["rule"] for f in lint.files("a.docx")["a.docx"]["findings"] if f["severity"] == "error"}
    entries = "".join(f"  - {{rule: {code}, path: '.\\a.docx', reason: 已向上级说明}}\n" for code in sorted(errors))
    (here / discovery.NAME).write_text("waivers:\n" + entries, encoding="utf-8")
    assert lint("check", "a.docx") == FOUND
    discovery._in.cache_clear()
    assert lint("check", "a.docx") == OK
    assert lint("waivers", "audit", ".", "--format", "json") == OK
    rows = json.loads(lint.out)["waivers"]
    assert {row["rule"] for row in rows} == errors
    assert all(row["state"] == "used" and row["files"] == ["a.docx"] and row["age"] is None for row in rows)


def test_a_file_of_waivers_by_name_and_one_that_is_wrong(here: Path, lint: Runner) -> None:
    central = here / "central.yaml"
    central.write_text("waivers: [{rule: A103, path: a.docx, reason: 统一豁免}]\n", encoding="utf-8")
    assert lint("check", "a.docx", "--waivers", "central.yaml") == FOUND
    assert "统一豁免（central.yaml:1）" in unwrapped(lint.out)
    central.write_text("waivers: [{rule: A193, path: a.docx, reason: 统一豁免}]\n", encoding="utf-8")
    assert lint("check", "a.docx", "--waivers", "central.yaml") == WRONG
    assert "豁免文件有误：\ncentral.yaml:1:18: “rule”的值“A193”无效" in lint.err
    assert lint("check", "a.docx", "--waivers", "no.yaml", "--lang", "en") == WRONG
    assert "broken file of waivers" in lint.err


def test_policy_of_the_configuration(here: Path, lint: Runner) -> None:
    (here / discovery.NAME).write_text("waivers: [{rule: A103, path: a.docx, reason: x}]\n", encoding="utf-8")
    (here / "lint-gov.yaml").write_text("waivers: {allow: [A101]}\n", encoding="utf-8")
    found = lint.files("a.docx", "--config", "lint-gov.yaml")["a.docx"]
    assert rules(found) >= {"A103", "W103"}
    (here / "other.yaml").write_text("waivers: {allow: perhaps}\n", encoding="utf-8")
    assert lint("check", "a.docx", "--config", "other.yaml") == WRONG
    assert "other.yaml:1:18" in lint.err


def test_expired_waivers_fail_the_audit(here: Path, lint: Runner) -> None:
    entry = "{rule: A103, path: a.docx, reason: 核对, owner: 王五, since: 2024-01-05, expires: 2025-01-31}"
    (here / discovery.NAME).write_text(f"waivers: [{entry}]\n", encoding="utf-8")
    assert lint("waivers", "audit", "a.docx", "--waivers", discovery.NAME) == FOUND
    assert re.search(r"已过期 +A103 +a\.docx +0 +\d+ +2025-01-31 +王五 +lint-gov\.waivers\.yaml:1", lint.out)
    assert lint("waivers", "audit", "a.docx", "--waivers", discovery.NAME, "--lang", "en", "--format", "json") == FOUND
    [row] = json.loads(lint.out)["waivers"]
    assert (row["state"], row["owner"], row["since"], row["age"] > 365) == ("expired", "王五", "2024-01-05", True)


def test_no_waivers(lint: Runner) -> None:
    assert lint("waivers", "audit", "a.docx") == OK
    assert lint.out == "没有豁免\n"


def test_a_baseline_from_its_making_to_its_pruning(here: Path, lint: Runner) -> None:
    found = lint.files("a.docx")["a.docx"]["findings"]
    assert lint("baseline", "create", "--reason", "首次核查", "a.docx", "--author", "王五", "--date", "2026-06-15") == OK
    assert f"已写入 lint-gov.baseline.json：1 份报告，{len(found)} 处问题" in lint.err
    first = (here / "lint-gov.baseline.json").read_bytes()
    assert {e["author"] for e in json.loads(first)["entries"]} == {"王五"}
    assert lint("check", "a.docx", "--baseline", "lint-gov.baseline.json", "--fail-on", "review") == OK
    assert f"基线内已有 {len(found)} 处" in lint.out
    assert lint("baseline", "create", "a.docx", "--reason", "再次") == OK
    assert (here / "lint-gov.baseline.json").read_bytes() == first

    (here / "a.docx").rename(here / "renamed.docx")
    assert lint("check", ".", "--baseline", "lint-gov.baseline.json", "--fail-on", "review") == OK
    assert lint("baseline", "prune") == OK
    assert f"删去 0 处不再出现的问题，余 {len(found)} 处" in lint.err
    assert {e["path"] for e in json.loads((here / "lint-gov.baseline.json").read_bytes())["entries"]} == {"renamed.docx"}

    (here / discovery.NAME).write_text("waivers: [{rule: A103, path: '*.docx', reason: x}]\n", encoding="utf-8")
    assert lint("check", ".", "--waivers", discovery.NAME, "--baseline", "lint-gov.baseline.json") == OK
    assert "基线中有 1 处问题已不再出现（A103）" in lint.err
    assert lint("baseline", "prune", "--waivers", discovery.NAME) == OK
    assert "删去 1 处" in lint.err


def test_wrong_use_of_the_baseline(here: Path, lint: Runner) -> None:
    assert lint("baseline", "create") == WRONG
    assert "缺少参数：PATH" in lint.err
    assert lint("baseline", "prune") == WRONG
    assert "读不了基线文件 lint-gov.baseline.json" in lint.err
    assert lint("check", "a.docx", "--baseline", "no.json") == WRONG
    assert lint.out == ""
    assert lint("baseline", "create", "a.docx", "--date", "someday") == WRONG
    assert "--date" in lint.err
    (here / "bad.docx").write_bytes(b"PK\x03\x04")
    assert lint("baseline", "create", ".") == WRONG
    assert "bad.docx" in lint.err
    assert (here / "lint-gov.baseline.json").exists()
