"""Where a table begins whose first labels are all broken over lines."""

from __future__ import annotations

import pytest

from generator.chain import read_back
from generator.text import Rendered
from lint_gov.model.report import Report

HEAD = "云溪县水务局2022年政府信息公开工作年度报告\n一、总体情况\n{prose}\n二、主动公开政府信息情况\n{before}"
TABLE = """|
第二十条
第（一）项 |
|
信息
内容 |
本年制
发件数 |
本年废
止件数 |
现行有
效件数 |
|
规章 |
0 |
0 |
0 |
|
行政规
范性文件 |
4 |
1 |
9 |
|
第二十条
第（五）项 |
|
信息内容 |
本年处理决定数量 |
|
行政
许可 |
17 |
|
第二十条
第（六）项 |
|
信息内容 |
本年处理决定数量 |
|
行政
处罚 |
3 |
|
行政
强制 |
0 |
|
第二十条第（八）项 |
|
信息
内容 |
本年收费金额
（单位：万元） |
|
行政事业性收费 |
0 |
"""


def read(before: str = "") -> Report:
    text = HEAD.format(prose="全年公开信息12条。", before=before) + TABLE + "三、收到和处理政府信息公开申请情况\n"
    return read_back(Rendered(text.encode(), "a.txt", {}))


@pytest.mark.parametrize("before", ["", "具体情况见下表\n", "2022年公开数据如下。\n"])
def test_rows_above_the_first_whole_label_belong_to_the_table(before: str) -> None:
    form = read(before).form("disclosure")
    assert form is not None
    made = {column: figure.raw for (row, column), figure in form.figures.items() if row == "normative"}
    assert list(made.values()) == ["4", "1", "9"]
    assert not [issue for issue in form.issues if issue.kind == "row-missing"]


def test_words_before_the_table_stay_prose() -> None:
    section = next(s for s in read("具体情况见下表\n").prose if s.number == 2)
    assert [b.text for b in section.blocks if getattr(b, "text", "").strip(" |")] == ["具体情况见下表"]
