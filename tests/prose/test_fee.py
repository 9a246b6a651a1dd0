from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from lint_gov.model.document import Paragraph
from lint_gov.model.place import Place
from lint_gov.model.report import Section
from lint_gov.prose import fee

CASES = YAML(typ="safe").load((Path(__file__).parent / "fee_cases.yaml").read_text(encoding="utf-8"))


def section(number: int, lines: list[str]) -> Section:
    return Section(number, None, tuple(Paragraph(t, Place(line=10 * number + i, column=1)) for i, t in enumerate(lines)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["lines"][0][:30])
def test_fee(case: dict[str, Any]) -> None:
    before = [section(n, lines) for n, lines in case.get("before", {}).items()]
    found = fee.find([*before, section(case.get("section", 6), case["lines"])])
    if case["want"] is None:
        assert found is None
        return
    assert found is not None
    for name, value in case["want"].items():
        stated = getattr(found, name)
        assert (list(stated) if isinstance(stated, tuple) else stated) == value, name


def test_place_is_that_of_the_sentence() -> None:
    lines = ["其他情况见附件。　本年度未收取信息处理费。"]
    found = fee.find([section(6, lines)])
    assert found is not None
    assert (found.place.line, found.place.column) == (60, 10)


def test_a_sentence_wrapped_inside_the_name_is_read() -> None:
    lines = ["按照国务院办公厅有关文件的要求并结合我局工作实际情况，二〇二三年度我局未收取政府信息公开信息处", "理费。"]
    found = fee.find([section(6, lines)])
    assert found is not None
    assert found.kind == "none"
