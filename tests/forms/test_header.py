"""Which column is which where the lines of a text table are broken inside their cells."""

from __future__ import annotations

from generator.chain import read_back
from generator.text import Rendered

REPORT = """云溪县水务局2020年政府信息公开工作年度报告
一、总体情况
全年公开信息12条。
二、主动公开政府信息情况
| 第二十条
第（一）项 | |||
| 信息
内容 | 本年新制作数量 | 本年新
公开数量 | 对外公开总数量 |
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 7 | 7 | 66 |
| 第二十条
第（五）项 | |||
| 信息
内容 | 上一年项目数量 | 本年
增/减 | 处理决定数量 |
| 行政许可 | 184 | 163 | 913 |
| 其他对外管
理服务事项 | 0 | 0 | 3196 |
| 第二十条
第（六）项 | |||
| 信息内容 | 上一年
项目数量 | 本年
增/减 | 处理决
定数量 |
| 行政
处罚 | 43 | 0 | 46 |
| 行政
强制 | 0 | 0 | 331 |
| 第二十条
第（八）项 | |||
| 信息内容 | 上一年
项目数量 | 本年
增/减 | |
| 行政事业性收费 | 60 | -54 | |
| 第二十条
第（九）项 | |||
| 信息
内容 | 采购项目数量 | 采购总金额 | |
| 政府集
中采购 | 20 | 1310.08 |
三、收到和处理政府信息公开申请情况
"""


def test_columns_of_different_lines_are_in_the_order_of_the_text() -> None:
    form = read_back(Rendered(REPORT.encode(), "a.txt", {})).form("disclosure")
    assert form is not None
    fees = {column: figure.raw for (row, column), figure in form.figures.items() if row == "fees"}
    assert fees == {"last_year": "60", "change": "-54"}
    assert not any(issue.kind == "column-order" for issue in form.issues)
