from __future__ import annotations

from pathlib import Path

import pytest

from lint_gov import cli
from lint_gov.cli import COMMANDS
from lint_gov.messages import entry, load
from lint_gov.rulepages import word
from lint_gov.text.width import text_width

USAGE = 2


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_of_every_command(command: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.run([command, "--help", "--lang", lang])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert ("用法：lint-gov" if lang == "zh" else "usage: lint-gov") in out
    assert "None" not in out
    assert "help." not in out
    assert max(map(text_width, out.splitlines())) <= 100


def test_overview(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(command in out for command in COMMANDS)
    assert cli.run([]) == USAGE
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.rstrip() == out.rstrip()


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["chek", "x"], "是不是“check”"),
        (["--nonsense"], "--nonsense"),
        (["pyproject.toml"], "lint-gov check pyproject.toml"),
        (["check"], "缺少参数：PATH"),
        (["check", "x", "--nonsense"], "不认识的参数：--nonsense"),
        (["check", "x", "--fail-on", "bad"], "参数 --fail-on 的值 'bad' 无效"),
        (["check", "x", "--year", "abc"], "参数 --year 的值无效：'abc'"),
        (["check", "x", "--jobs", "0"], "参数 --jobs 的值无效：'0'"),
        (["check", "x", "--year"], "参数 --year 后面缺少值"),
        (["check", "x", "--format", "jsn"], "是不是“json”"),
        (["check", "x", "--organ-kind", "countygovernment"], "是不是“county_government”"),
        (["check", "x", "--output", "json"], "格式=文件"),
        (["explain", "A1O3"], "是不是“A103”"),
        (["test-rules", "no/such"], "找不到规则文件夹：no/such"),
    ],
)
def test_wrong_usage_is_told_in_chinese(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(argv) == USAGE
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert "Traceback" not in told.err


def test_wrong_usage_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--lang", "en", "check"]) == USAGE
    assert "missing arguments: PATH" in capsys.readouterr().err


def test_every_text_of_the_program_is_there_in_both_languages() -> None:
    def texts(node: object, path: str) -> None:
        if isinstance(node, dict) and ("zh" in node or "en" in node):
            assert set(node) == {"zh", "en"}, path
            assert node["zh"] and node["en"], path
        elif isinstance(node, dict):
            for key, value in node.items():
                texts(value, f"{path}.{key}")

    texts(load("messages"), "")
    assert entry("input.internal") is not None


@pytest.mark.parametrize("code", ["A103", "a103", "applicants"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explain_tells_everything(code: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["explain", code, "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert out.startswith("A103")
    for part in ("severity", "scope", "what", "why", "basis", "remedy", "abstains", "examples", "history"):
        assert f"\n{word(f'headings.{part}', lang)}\n" in out
    assert "{" not in out
    assert "30号" in out


def test_every_rule_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    from lint_gov.ruleset import records

    for code in records():
        for lang in ("zh", "en"):
            assert cli.run(["explain", code, "--lang", lang]) == 0
            out = capsys.readouterr().out
            assert code in out
            assert "explain." not in out


def test_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    import json

    assert cli.run(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    row = next(line for line in lines if line.startswith("A103"))
    assert "错误/警告" in row
    assert "2019年起" in row
    assert cli.run(["rules", "--format", "json"]) == 0
    rules = {rule["code"]: rule for rule in json.loads(capsys.readouterr().out)["rules"]}
    assert rules["A103"]["severity"] == [{"when": {"years": {"from": 2021}}, "is": "error"}, {"when": {}, "is": "warning"}]
    assert len(lines) == len(rules) + 2


def test_rules_of_one_report(capsys: pytest.CaptureFixture[str]) -> None:
    sample = str(Path(__file__).resolve().parents[2] / "examples" / "blanks-2020.md")
    assert cli.run(["rules", sample]) == 0
    out = capsys.readouterr().out
    assert "A103" in out
    assert "F101" not in out
