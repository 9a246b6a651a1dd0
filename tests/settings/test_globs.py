"""Patterns of paths."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from lint_gov.settings.globs import matches

FOLDER = Path("/reports").absolute()


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.docx", "a.docx", True),
        ("*.docx", "x/y/a.docx", True),
        ("*.docx", "a.docxx", False),
        ("/*.docx", "a.docx", True),
        ("/*.docx", "x/a.docx", False),
        ("[b-a]", "[b-a]", True),
        ("[]a].txt", "].txt", True),
        ("x/*.docx", "x/a.docx", True),
        ("x/*.docx", "x/y/a.docx", False),
        ("x/*.docx", "z/x/a.docx", False),
        ("x/**", "x/y/a.docx", True),
        ("**/a.docx", "a.docx", True),
        ("**/a.docx", "x/y/a.docx", True),
        ("x/**/a.docx", "x/a.docx", True),
        ("街道", "x/街道/甲.docx", True),
        ("街道/", "街道/甲.docx", True),
        ("街道", "街道办/甲.docx", False),
        ("202[0-3]*", "2021年.docx", True),
        ("202[!0-3]*", "2021年.docx", False),
        ("a?.txt", "ab.txt", True),
        ("a?.txt", "a.txt", False),
        ("a+(b).txt", "a+(b).txt", True),
        ("../x/*", "../x/a.txt", True),
    ],
)
def test_patterns(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern, str(FOLDER / path), FOLDER) is fits


def test_no_pattern_fails() -> None:
    dice = random.Random(7)
    for _ in range(500):
        pattern = "".join(dice.choice("ab*?[]!^\\-/.()|") for _ in range(dice.randint(1, 8)))
        matches(pattern, "a/b", None)
