"""From files above a report and the command line to what governs the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint_gov.cli import work
from lint_gov.errors import UsageError
from lint_gov.model.finding import Finding, Location, NotAssessed
from lint_gov.settings.profiles import names, profile
from lint_gov.settings.shape import listed

from .files import codes, resolver, rule, settings, write


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_nearest_file_wins_and_nothing_is_merged_by_chance(here: Path) -> None:
    write(here, {"lint-gov.yaml": "year: 2020\nlang: en\n", "a/lint-gov.yaml": "year: 2021\n", "a/b/x.txt": ""})
    assert settings("a/b/x.docx").value("year") == 2021
    assert settings("a/b/x.docx").value("lang") == "zh"
    assert settings("x.docx").value("year") == 2020
    assert settings("-").value("year") == 2020
    assert settings("a/../x.docx").value("year") == 2020


def test_a_pyproject_without_our_table_is_passed_over(here: Path) -> None:
    write(
        here,
        {"lint-gov.yaml": "year: 2020\n", "a/pyproject.toml": "[project]\nname = 'x'\n", "b/pyproject.toml": "[tool.lint-gov]\n"},
    )
    assert settings("a/x.docx").value("year") == 2020
    assert settings("b/x.docx").value("year") is None
    write(here, {"b/lint-gov.yaml": "year: 2023\n"})
    assert settings("b/x.docx").value("year") == 2023


def test_extend_comes_before_the_own_settings(here: Path) -> None:
    files = {
        "lint-gov.yaml": "extend: [shared/base.yaml, wuwei]\nyear: 2024\nignore: P\n",
        "shared/base.yaml": "extend: ./base.toml\nyear: 2020\nignore: [T]\n",
        "shared/base.toml": "[tool.lint-gov]\nlang = 'en'\nyear = 2019\n",
    }
    found = settings(write(here, files) / "x.docx")
    assert (found.value("year"), found.value("lang")) == (2024, "en")
    assert {"S306", "A101"} <= codes(found)
    assert not {code for code in codes(found) if code[0] in "PT"}
    lines = {(v.key, v.value): (v.origin.layer.name, v.origin.line) for v in found.everything()}
    assert lines["year", 2024] == ("lint-gov.yaml", 2)
    assert lines["lang", "en"] == ("shared/base.toml", 2)
    assert lines["ignore", "T"] == ("shared/base.yaml", 3)
    assert lines["enable", "S306"] == ("wuwei", None)


def test_the_command_line_wins(here: Path) -> None:
    write(here, {"lint-gov.yaml": "profile: strict\nselect: [P]\nyear: 2020\n", "other.yaml": "year: 2022\n"})
    found = settings("x.docx", settings=(("select", ("A",)), ("ignore", ("A103",)), ("year", 2023), ("profile", ("lenient",))))
    assert codes(found) == {"A101", "A102", "A201"}
    assert (found.value("year"), found.value("fail-on")) == (2023, "error")
    assert settings("x.docx").value("fail-on") == "warning"
    assert settings("x.docx", isolated=True).value("year") is None
    assert settings("x.docx", config=str(here / "other.yaml")).value("year") == 2022
    with pytest.raises(UsageError, match="no-config"):
        settings("x.docx", config=str(here / "gone.yaml"))
    with pytest.raises(UsageError, match="selector"):
        settings("x.docx", settings=(("ignore", ("A999x",)),))
    with pytest.raises(UsageError, match="profile"):
        settings("x.docx", settings=(("profile", ("stritc",)),), isolated=True)


def test_overrides_of_paths(here: Path) -> None:
    text = "organ-kind: department\noverrides:\n- {paths: 街道/**, organ-kind: subdistrict, ignore: P}\n"
    text += "- {paths: [甲.docx], year: 2021}\n"
    write(here, {"lint-gov.yaml": text})
    asked = resolver()
    assert asked.settings("x.docx").value("organ-kind") == "department"
    inside = asked.settings("街道/甲.docx")
    assert (inside.value("organ-kind"), inside.value("year")) == ("subdistrict", 2021)
    assert "P101" not in codes(inside)
    assert asked.settings("街道/乙.docx").value("year") is None
    assert asked.settings("街道/丙.docx") is asked.settings("街道/乙.docx")


def test_overrides_of_sections(here: Path) -> None:
    write(here, {"lint-gov.yaml": "overrides:\n- {sections: 2, ignore: V}\n- {sections: [1, 2], severity: {T: info}}\n"})
    found = settings("x.docx")

    def finding(code: str, section: int | None) -> Finding:
        return Finding(code, "name", "error", False, "…", Location(section))

    told = found.told((finding("V101", 2), finding("V101", 3), finding("T101", 2), finding("T101", 3), finding("A101", None)))
    assert [(f.rule, f.location.section, f.severity) for f in told] == [
        ("V101", 3, "error"),
        ("T101", 2, "info"),
        ("T101", 3, "error"),
        ("A101", None, "error"),
    ]
    assert found.told((NotAssessed("V101", "…", Location(2)), NotAssessed("A101", "…", Location(3)))) == (
        NotAssessed("A101", "…", Location(3)),
    )


def test_packs_of_a_configuration_and_of_the_command_line(here: Path) -> None:
    write(
        here, {"conf/lint-gov.yaml": "rules: ../own\nextend: wuwei\n", "own/a.yaml": rule(), "more/b.yaml": rule("X902", "fewer")}
    )
    assert {"X901", "S306"} <= codes(settings("conf/x.docx"))
    assert "X901" not in codes(settings("x.docx"))
    found = settings("conf/x.docx", rules=(str(here / "more"), str(here / "own")))
    assert {"X901", "X902"} <= codes(found)
    assert len(found.packs) == 2


@pytest.mark.parametrize(("code", "owner"), [("A103", "lint-gov"), ("X901", "own/a.yaml")])
def test_a_pack_cannot_take_a_code_that_is_taken(here: Path, code: str, owner: str) -> None:
    write(here, {"own/a.yaml": rule(), "own/b.yaml": rule(code, "applicants"), "lint-gov.yaml": "rules: own\n"})
    with pytest.raises(UsageError, match="rule-file") as caught:
        settings("x.docx")
    told = str(caught.value.fields["en"])
    assert f"own/b.yaml:1:9: code {code} is already used in {owner}" in told
    assert "own/b.yaml:2:9: rule name applicants is already used in lint-gov" in told


def test_without_anything_all_national_rules_are_on() -> None:
    every = work.rules().rules
    assert codes(settings("x.docx", isolated=True)) == {rule.code for rule in every if not rule.opt_in}
    assert {rule.code for rule in every if rule.opt_in} >= {"S305", "S306", "S307"}


@pytest.mark.parametrize("name", names())
def test_profiles_name_only_what_exists(name: str, here: Path) -> None:
    content = profile(name)
    known = {"title", "about", "basis", "certainty"}
    stated = {key: value for key, value in content.items() if key not in known}
    (here / "lint-gov.yaml").write_text(json.dumps(stated, ensure_ascii=False), encoding="utf-8")
    found = settings("x.docx")
    for selector in listed(content.get("enable")):
        assert selector in codes(found)
    local = "certainty" in content
    assert bool(content.get("enable") or content.get("parameters")) is local, "a profile of a place says how certain it is"
