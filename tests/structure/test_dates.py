"""Years, dates and periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.structure.dates import date_alone, find_period, spoken_years, title_year

YEAR = (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "统计期限自2023年1月1日起至2023年12月31日止。",
        "数据的统计期限自2023年1月1日起至12月31日止",
        "从2023年1月1日起，到2023年12月31日止",
        "时间为2023年1月1日——2023年12月31日",
        "（2023年1月1日-12月31日）",
        "统计期限为2023年1月1日到12月31止",
        "统计期限为二〇二三年一月一日至十二月三十一日",
        "统计期为2023.1.1-2023.12.31",
        "所列数据为2023年1月至12月",
        "2023 年 1 月 1 日起至 2023 年 12 月 31 日止",
        "２０２３年１月１日至１２月３１日",
        "2023年1月1日0时至2023年12月31日24时",
    ],
)
def test_period(text):
    assert find_period(text).days == YEAR


@pytest.mark.parametrize(
    "text",
    [
        "统计期限为202020年1月1日至2020年12月31日",
        "统计期限自20231月1日起至2023年12月31日止",
        "统计期限202311日至1231日",
        "20241月1日202412月31日",
        "2023年3月1日至5月31日开展专项行动",
        "统计期限为2023年2月30日至2023年12月31日",
        "截至2022年12月31日，累计公开1200条",
    ],
)
def test_no_period_is_guessed(text):
    assert find_period(text) is None


def test_period_that_is_not_the_year():
    assert find_period("统计期限为2022年12月1日至2023年11月30日").days == (date(2022, 12, 1), date(2023, 11, 30))


def test_only_the_end_is_said():
    period = find_period("数据核定时间点为2023年12月31日")
    assert (period.days, period.year) == (None, 2023)


def test_a_span_in_the_narrative_needs_the_word_period():
    assert find_period("2022年1月1日至2022年12月31日受理5件", strict=True) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年1月18日", date(2024, 1, 18)),
        ("　　　　2024 年 1 月 18 日 ", date(2024, 1, 18)),
        ("二〇二四年一月十八日", date(2024, 1, 18)),
        ("二○二四年十二月三十一日", date(2024, 12, 31)),
        ("2024.1.18", date(2024, 1, 18)),
        ("2024-01-18", date(2024, 1, 18)),
        ("（2024年1月18日）", date(2024, 1, 18)),
        ("2024年13月1日", None),
        ("2024年2月30日", None),
        ("2024-01-18 10:20", None),
        ("发布时间：2024年1月18日", None),
        ("20241月18日", None),
    ],
)
def test_date_alone(text, day):
    assert date_alone(text) == day


@given(st.dates(min_value=date(2010, 1, 1), max_value=date(2039, 12, 31)))
def test_any_date_reads_back(day):
    assert date_alone(f"{day.year}年{day.month}月{day.day}日") == day
    assert date_alone(day.isoformat()) == day


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("云溪县2023年政府信息公开工作年度报告", 2023),
        ("云溪县2021政府信息公开工作年度报告", 2021),
        ("二〇二三年度云溪县政府信息公开工作年度报告", 2023),
        ("政府信息公开工作2023年度报告", 2023),
        ("云溪大学2022-2023学年信息公开工作报告", None),
        ("202323年政府信息公开工作年度报告", None),
        ("云溪县20231年政府信息公开", None),
        ("2022年、2023年政府信息公开工作年度报告", None),
        ("政府信息公开工作年度报告", None),
    ],
)
def test_title_year(title, year):
    found = title_year(title)
    assert (found[0] if found else None) == year


def test_spoken_years_weigh_the_beginning_of_sentences_and_skip_titles():
    text = "2023年，我县扎实推进。针对2022年的问题整改。落实《2021年工作要点》（国办发〔2021〕30号）。系统于2015年8月上线。"
    assert spoken_years(text) == {2023: 3, 2022: 1}
