"""The table of a pyproject.toml: found, and each key with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint_gov.settings.discovery import _is_ours
from lint_gov.settings.tomlfile import TomlFile

TEXT = '''\
[project]
name = "lint-gov"
text = """
[tool.lint-gov]
lang = "none"
"""

[tool.lint-gov]
lang = "en"  # [not a table]
ignore = [
    "S204",
    'T104',
]
severity = { A103 = "info" }
parameters.Y102.due = {department = [2, 29]}

[[tool.lint-gov.overrides]]
paths = ["a/**"]
year = 2023

[[tool.lint-gov.overrides]]
paths = "b"
[tool.lint-gov.overrides.severity]
A101 = "info"
'''


def loaded(folder: Path, text: str = TEXT) -> TomlFile:
    path = folder / "pyproject.toml"
    path.write_text(text, encoding="utf-8")
    file = TomlFile(path, "pyproject.toml")
    assert file.read() is None
    return file


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 8),
        (("lang",), 9),
        (("ignore",), 10),
        (("ignore", 0), 11),
        (("ignore", 1), 12),
        (("severity", "A103"), 14),
        (("parameters", "Y102", "due"), 15),
        (("parameters", "Y102", "due", "department"), 15),
        (("overrides", 0, "year"), 19),
        (("overrides", 1, "paths"), 22),
        (("overrides", 1, "severity", "A101"), 24),
    ],
)
def test_lines_of_keys(tmp_path: Path, path: tuple[str | int, ...], line: int) -> None:
    assert loaded(tmp_path).line(path) == line


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("[tool.lint-gov]\n", True),
        ("[tool]\nlint-gov = {}\n", True),
        ("[ tool . 'lint-gov' ]\n", True),
        ("[tool.lint-gov.severity]\nA101 = 'info'\n", True),
        ("tool.lint-gov.lang = 'en'\n", True),
        ("[project]\nname = 'lint-gov'\n[tool.other]\nx = 1\n", False),
        ("[project.scripts]\nlint-gov = 'x:y'\n", False),
        ("# [tool.lint-gov]\n", False),
        ("[tool.lint-gov\n", True),  # broken, and likely meant for us: its fault is told
    ],
)
def test_whether_a_file_is_ours(tmp_path: Path, text: str, ours: bool) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(text, encoding="utf-8")
    assert _is_ours(path) is ours


def test_a_syntax_error_has_its_place(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.lint-gov]\nlang = zh\n", encoding="utf-8")
    problem = TomlFile(path, "pyproject.toml").read()
    assert problem is not None
    assert problem.text("en").startswith("pyproject.toml:2:8: TOML syntax: ")
    path.write_bytes(b"\xff\xfe")
    problem = TomlFile(path, "pyproject.toml").read()
    assert problem is not None
    assert problem.kind == "encoding"
