"""Reports in traditional characters are read as others are, and shown as they were written."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from generator.chain import findings, read_back, unsound
from generator.draft import random_draft
from generator.files import Way, write, wrong_figures
from generator.text import Rendered
from lint_gov import data
from lint_gov.text.fold import fold, key

RULES = Path(__file__).resolve().parents[2] / "rules"
TABLE: dict[str, str] = data.load("traditional")["characters"]
# The simple character that several traditional ones share goes back to the first of them.
BACK = str.maketrans({simple: old for old, simple in reversed(TABLE.items())})


@pytest.mark.parametrize("layout", ["html", "tabs", "markdown"])
@pytest.mark.parametrize("seed", range(3))
def test_figures_come_back_and_nothing_is_found(layout: str, seed: int) -> None:
    draft = random_draft(Random(seed))
    made = write(draft, Way(layout))
    report = read_back(Rendered(made.data.decode().translate(BACK).encode(), made.name, made.expected))
    assert wrong_figures(report, made.expected) == []
    assert unsound(findings(report)) == []
    assert report.identity.title is not None
    assert "報告" in report.identity.title
    assert report.identity.year == draft.year


def test_comparison_keeps_the_length() -> None:
    assert fold("三、收到和處理政府信息公開申請情況") == "三、收到和处理政府信息公开申请情况"
    assert all(len(old) == len(simple) == len(fold(old)) == 1 for old, simple in TABLE.items())
    assert key("（一）予以公開") == key("（一）予以公开")


def test_no_pattern_waits_for_what_is_folded_away() -> None:
    """The words that texts are held against are simple, for the texts are made so first."""
    files = [
        *(RULES / "editions").glob("*.yaml"),
        *(RULES / f"{n}.yaml" for n in ("structure", "prose", "fee", "forms", "organs")),
    ]
    found = {file.name: sorted(set(file.read_text(encoding="utf-8")) & TABLE.keys()) for file in files}
    assert not any(found.values()), found
