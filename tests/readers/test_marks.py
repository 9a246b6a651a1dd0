"""What tells a reader that a line belongs to a report."""

from __future__ import annotations

import pytest

from lint_gov.readers.marks import ends_like_title, is_label, is_prose, is_telling_label, is_title, section_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一、总体情况", 1),
        ("一、 总体 情况：", 1),
        ("总体情况", 1),
        ("1、总体情况", 1),
        ("（五）存在的主要问题及改进情况", 5),
        ("一、概述", 1),
        ("一、总体情况 全年本机关认真贯彻落实有关要求，公开信息十条。", 1),
        ("加强领导机构", None),
        ("总体情况良好", None),
        ("一、本年新收政府信息公开申请数量", None),
        ("三、本年度办理结果", None),
        ("七、附件", None),
        ("", None),
    ],
)
def test_section_number(text: str, number: int | None) -> None:
    assert section_number(text) == number


def test_labels() -> None:
    assert is_label("第二十条  第(一)项")
    assert is_label("行政许可")
    assert not is_label("行政许可类信息")
    assert is_telling_label("1. 属于国家秘密")
    assert not is_telling_label("行政许可")
    assert not is_telling_label("总计")


@pytest.mark.parametrize(
    "text", ["某县2023年政府信息公开工作年度报告", "某局 2022 年度政务公开工作年度 报告", "某镇2020年政府信息公开年报"]
)
def test_title(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize(
    "text", ["政府信息公开指南", "2023年工作报告", "本报告编制了某县2023年政府信息公开工作年度报告。", "甲" * 90 + "信息公开报告"]
)
def test_no_title(text: str) -> None:
    assert not is_title(text)


def test_ends_like_title() -> None:
    assert ends_like_title("2023年工作报告")


def test_prose() -> None:
    assert is_prose("全年共公开各类信息十条，工作取得了新的成效，群众满意，领导满意。")
    assert not is_prose("首页，新闻")
