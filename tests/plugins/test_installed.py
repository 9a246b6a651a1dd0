"""A real plugin, built as a wheel and installed into an environment of its own, beside a broken one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "{name}"
version = "1.0"
[project.entry-points.lint_gov]
{name} = "{module}"
[tool.hatch.build.targets.wheel]
packages = ["{module}"]
"""
PLUGIN = """
from pathlib import Path
from lint_gov.hooks import CheckKind, Formatter, Reader, RulePack, hookimpl
from lint_gov.model.document import Document, Paragraph
from lint_gov.model.finding import Hit, Location

def read(source):
    lines = source.data.decode("utf-8").split(";")
    return Document(source.path, "semicolon", tuple(Paragraph(line) for line in lines))

def shouting(report, params):
    if params["word"] in (report.identity.title or ""):
        yield Hit(Location(excerpt=params["word"]), fields={"word": params["word"]})

def write(results, summary, context):
    return "".join(f"{r.path}:{f.rule}\\n" for r in results for f in r.findings)

@hookimpl
def lint_gov_readers():
    return [Reader("semicolon", (".semi",), read, lambda data: data.startswith("某".encode()))]

@hookimpl
def lint_gov_check_kinds():
    return [CheckKind("title-word", shouting, required=("word",))]

@hookimpl
def lint_gov_rule_packs():
    return [RulePack("bureau", str(Path(__file__).parent / "rules"))]

@hookimpl
def lint_gov_formatters():
    return [Formatter("lines", write)]
"""
RULES = """
- code: X901
  name: bureau-word
  title: {zh: 局里的规矩, en: House rule}
  severity: warning
  years: any
  check: title-word
  word: 草稿
  message: {zh: "标题里有“{word}”。", en: "the title says {word}."}
  examples:
    - {about: 没有, expect: pass, report: {year: 2023}}
    - {about: 有, expect: fail, report: {year: 2023, title: "云溪县人民政府2023年政府信息公开工作年度报告（草稿）"}}
"""
REPORT = "某县水务局2023年政府信息公开工作年度报告（草稿）;一、总体情况;略。;二、主动公开政府信息情况"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment that sees this one's packages, with a sound and a broken plugin installed by pip."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("plugins")
    sound, broken = folder / "sound", folder / "broken"
    package = sound / "bureau_rules"
    (package / "rules").mkdir(parents=True)
    (package / "__init__.py").write_text(PLUGIN, encoding="utf-8")
    (package / "rules" / "bureau.yaml").write_text(RULES, encoding="utf-8")
    (broken / "broken_rules").mkdir(parents=True)
    (broken / "broken_rules" / "__init__.py").write_text("import no_such_module\n", encoding="utf-8")
    for place in (sound, broken):
        module = "bureau_rules" if place is sound else "broken_rules"
        (place / "pyproject.toml").write_text(PROJECT.format(name=module.replace("_", "-"), module=module), encoding="utf-8")
    venv.create(folder / "env", with_pip=False, symlinks=os.name != "nt")
    python = folder / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    link(folder / "env")
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, "--no-index", "--no-build-isolation", "--no-deps", str(sound)], check=True)
    # The broken one is editable: its entry point has to be found just so.
    subprocess.run([*command, "--no-index", "--no-build-isolation", "--no-deps", "--editable", str(broken)], check=True)
    return python


def link(environment: Path) -> None:
    """Let the new environment see the packages of the running one and this checkout."""
    own = sysconfig.get_path("purelib", vars={"base": str(environment), "platbase": str(environment)})
    paths = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), str(ROOT / "src")]
    (Path(own) / "outside.pth").write_text("\n".join(dict.fromkeys(paths)) + "\n", encoding="utf-8")


def lint_gov(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(python), "-m", "lint_gov", *arguments], capture_output=True, encoding="utf-8", cwd=folder, check=False
    )


def test_reader_rule_pack_check_kind_and_formatter_are_used(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "report.semi").write_text(REPORT, encoding="utf-8")
    done = lint_gov(environment, tmp_path, "check", "report.semi", "--format", "lines")
    assert "report.semi:X901" in done.stdout.splitlines(), done.stderr
    done = lint_gov(environment, tmp_path, "check", ".", "--format", "json")
    files = json.loads(done.stdout)["files"]
    assert [file["path"] for file in files] == ["report.semi"]
    finding = next(f for f in files[0]["findings"] if f["rule"] == "X901")
    assert (finding["severity"], finding["message"]) == ("warning", "标题里有“草稿”。")


def test_the_broken_one_is_named_and_skipped(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "report.semi").write_text(REPORT, encoding="utf-8")
    done = lint_gov(environment, tmp_path, "check", "report.semi", "--fail-on", "never")
    assert "broken-rules" in done.stderr
    assert "no_such_module" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 0


def test_the_rules_of_the_pack_are_listed_and_explained_and_tested(environment: Path, tmp_path: Path) -> None:
    assert "X901" in lint_gov(environment, tmp_path, "rules").stdout
    assert "局里的规矩" in lint_gov(environment, tmp_path, "explain", "X901").stdout
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "bureau.yaml").write_text(RULES, encoding="utf-8")
    assert lint_gov(environment, tmp_path, "test-rules", "rules").returncode == 0
    (rules / "bureau.yaml").write_text(RULES.replace("word: 草稿", "word: 送审"), encoding="utf-8")
    assert lint_gov(environment, tmp_path, "test-rules", "rules").returncode == 1


def test_a_broken_pack_is_named_and_the_rest_goes_on(environment: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    package = copy / "torn_rules"
    (package / "rules").mkdir(parents=True)
    (package / "__init__.py").write_text(PLUGIN, encoding="utf-8")
    (package / "rules" / "torn.yaml").write_text(RULES.replace("severity: warning", "severity: grave"), encoding="utf-8")
    info = copy / "torn_rules-1.0.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text("[lint_gov]\ntorn = torn_rules\n", encoding="utf-8")
    report = tmp_path / "报告.txt"
    shutil.copy(ROOT / "examples" / "old-tables.txt", report)
    code = (
        f"import sys; sys.path.insert(0, {str(copy)!r}); from lint_gov.cli import run; sys.exit(run({['check', report.name]!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=tmp_path, check=False)
    assert "bureau" in done.stderr
    assert "torn.yaml" in done.stderr
    assert "F101" in done.stdout
    # 2 and not 1: rules that somebody relies on were not run.
    assert done.returncode == 2
