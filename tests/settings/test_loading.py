"""Wrong configurations: everything that is wrong is told at once, with place, lines and the nearest right word."""

from __future__ import annotations

from pathlib import Path

import pytest

from .files import complaint, rule, write


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_golden_yaml(here: Path) -> None:
    write(here, {"lint-gov.yaml": "profil: strict\nignore: [S204]\nseverity: {A103: warnin}\nfail-on: errors\nyear: soon\n"})
    assert complaint("报告.docx") == [
        "lint-gov.yaml:1:1: unknown key 'profil'; did you mean 'profile'?",
        "     1 | profil: strict",
        "       | ^^^^^^",
        "lint-gov.yaml:3:18: 'warnin' is no value of 'A103'; did you mean 'warning'?",
        "     2 | ignore: [S204]",
        "     3 | severity: {A103: warnin}",
        "       |                  ^^^^^^",
        "lint-gov.yaml:4:10: 'errors' is no value of 'fail-on'; did you mean 'error'?",
        "     3 | severity: {A103: warnin}",
        "     4 | fail-on: errors",
        "       |          ^^^^^^",
        "lint-gov.yaml:5:7: 'year' must be a whole number",
        "     4 | fail-on: errors",
        "     5 | year: soon",
        "       |       ^^^^",
    ]


def test_golden_toml(here: Path) -> None:
    text = "[tool.lint-gov]\nignore = ['S204', 'T1O4']\n\n"
    text += "[[tool.lint-gov.overrides]]\npaths = '*.docx'\norgan-kind = 'departement'\n"
    write(here, {"pyproject.toml": text})
    assert complaint("报告.docx", "zh") == [
        "pyproject.toml:6:15: “organ-kind”的值“departement”无效，是否想写“department”？",
        "     5 | paths = '*.docx'",
        "     6 | organ-kind = 'departement'",
        "       |               ^^^^^^^^^^^",
    ]
    write(here, {"pyproject.toml": text.replace("departement", "department")})
    assert complaint("报告.docx", "zh") == [
        "pyproject.toml:2:20: 没有规则“T1O4”，是否想写“T104”？",
        "     1 | [tool.lint-gov]",
        "     2 | ignore = ['S204', 'T1O4']",
        "       |                    ^^^^",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a\n- b\n", "lint-gov.yaml:1:1: a configuration is a mapping"),
        ("ignore: [S204\nlang: zh\n", "YAML syntax"),
        ("lang: zh\nlang: en\n", "lint-gov.yaml:2:1: key 'lang' occurs twice"),
        ("profile: stric\n", "1:10: no profile 'stric'; did you mean 'strict'?"),
        ("profile: [strict, mars]\n", "1:19: no profile 'mars'; one of: "),
        ("extend: base\n", "1:9: no profile 'base'"),
        ("extend: ./base.yaml\n", "1:9: the file named by 'extend' does not exist: ./base.yaml"),
        ("rules: [own]\n", "1:9: the folder named by 'rules' does not exist: own"),
        ("select: [A1O3]\n", "1:10: no rule 'A1O3'; did you mean 'A103'?"),
        ("ignore: aplicants\n", "1:9: no rule 'aplicants'; did you mean 'applicants'?"),
        ("severity: {s204: info}\n", "1:18: no rule 's204'; did you mean 'S204'?"),
        ("severity: {1: info}\n", "lint-gov.yaml:1:15: '1' must be a text"),
        ("severity: info\n", "1:11: 'severity' must be a mapping"),
        ("parameters: {S: {most: 1}}\n", "'parameters' are of single rules, not of 'S'"),
        ("parameters: {S306: {mots: 1}}\n", "rule S306 has no parameter 'mots'; did you mean 'most'?"),
        ("parameters: {S306: {most: many}}\n", "parameter 'most' must be of the same kind as in the rule, such as 1000"),
        ("parameters: {S306: {most: true}}\n", "parameter 'most' must be"),
        ("parameters: {Y102: {due: {department: [x, y]}}}\n", "parameter 'due' must be"),
        ("parameters: {A103: {assert: new == total}}\n", "rule A103 has no parameter 'assert' to set"),
        ("parameters: {S306: 5}\n", "'S306' must be a mapping"),
        ("overrides: [{ignore: S204}]\n", "1:13: state 'paths' or 'sections' here"),
        ("overrides: [{sections: 2, year: 2023}]\n", "by section only ignore and severity can be set, not 'year'"),
        ("overrides: [{paths: a, ignore: S2O4}]\n", "no rule 'S2O4'"),
        ("overrides: [{path: a}]\n", "unknown key 'path'; did you mean 'paths'?"),
        ("overrides: {paths: a}\n", "'overrides' must be a list"),
        ("rules: own\noverrides: [{paths: [1]}]\n", "2:22: 'paths' must be a text"),
        ("lang: fr\n", "'fr' is no value of 'lang'"),
        ("2023: x\n", "unknown key '2023'"),
        ("ignore: ['']\n", "must not be empty"),
        ("waivers: {alow: false}\n", "unknown key 'alow'; did you mean 'allow'?"),
    ],
)
def test_what_is_wrong(here: Path, text: str, said: str) -> None:
    write(here, {"lint-gov.yaml": text})
    told = "\n".join(complaint("a.docx"))
    assert said in told
    assert "Traceback" not in told


def test_faults_of_all_files_are_told_together(here: Path) -> None:
    write(here, {"lint-gov.yaml": "extend: base/b.yaml\nlangs: zh\n", "base/b.yaml": "years: 2023\nextend: gone.yaml\n"})
    heads = [line for line in complaint("a.docx") if line.startswith(("lint-gov", "base/"))]
    assert [head.split(" ")[0] for head in heads] == ["lint-gov.yaml:2:1:"]
    write(here, {"lint-gov.yaml": "extend: [base/b.yaml, ./c.yaml]\n", "c.yaml": "lagn: zh\n"})
    heads = [line for line in complaint("a.docx") if line.startswith(("c.yaml", "base/"))]
    assert [head.split(" ")[0] for head in heads] == ["base/b.yaml:1:1:", "c.yaml:1:1:"]


def test_a_circle_is_refused(here: Path) -> None:
    write(
        here,
        {
            "lint-gov.yaml": "extend: ./b.yaml\n",
            "b.yaml": "lang: zh\nextend: x/../c.yaml\n",
            "c.yaml": "extend: ./lint-gov.yaml\n",
        },
    )
    (here / "x").mkdir()
    told = complaint("a.docx")
    assert told[0] == (
        "c.yaml:1:9: configurations extend each other in a circle: lint-gov.yaml → b.yaml → c.yaml → lint-gov.yaml"
    )
    write(here, {"lint-gov.yaml": "extend: lint-gov.yaml\n"})
    assert "in a circle" in complaint("a.docx")[0]


def test_a_pack_may_not_take_a_code_of_ours_and_may_be_named_in_the_configuration(here: Path) -> None:
    write(here, {"own/a.yaml": rule(), "lint-gov.yaml": "rules: own\nignore: few-licences\n"})
    assert complaint("a.docx") == []


def test_an_empty_file_says_nothing(here: Path) -> None:
    for text in ("", "# nothing\n"):
        write(here, {"lint-gov.yaml": text})
        assert complaint("a.docx") == []


def test_a_file_extended_must_have_our_table(here: Path) -> None:
    write(here, {"lint-gov.yaml": "extend: base.toml\n", "base.toml": "[project]\n"})
    assert complaint("a.docx") == ["base.toml: the file has no [tool.lint-gov]"]
