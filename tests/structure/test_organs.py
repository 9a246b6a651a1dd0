"""Kinds of organ from their names."""

from __future__ import annotations

import pytest

from lint_gov import data
from lint_gov.structure.organs import is_organ_name, kind_in_text, organ_kind

NAMES = {
    "province_government": "安徽省人民政府 上海市人民政府 上海市 广西壮族自治区人民政府",
    "city_government": (
        "合肥市人民政府 安徽省合肥市人民政府 合肥市 景德镇市人民政府 吉林省吉林市人民政府 "
        "凉山彝族自治州人民政府 兴安盟行政公署 阿里地区行署 "
    ),
    "county_government": (
        "云溪县人民政府 云溪县 巢湖市人民政府 安徽省巢湖市人民政府 上海市浦东新区人民政府 "
        "科尔沁右翼前旗人民政府 北京市海淀区人民政府 津市市人民政府 "
    ),
    "township": ("云溪镇人民政府 云溪镇 白水乡人民政府 蒙古族乡人民政府 云溪镇党政办公室 云溪县青石镇人民政府 "),
    "subdistrict": "云溪区青石街道办事处 青石街道 郟县龙山街道办事处",
    "department": (
        "云溪县教育局 云溪县统计局 云溪市城市管理委员会 云溪市国有资产监督管理委员会 云溪县人民政府外事办公室 "
        "云溪经济开发区财政局 云溪区社会保险中心 云溪省民政厅 云溪市综合行政执法支队 "
    ),
    "development_zone": "云溪经济开发区管委会 云溪经济技术开发区管理委员会 云溪高新区 云溪新区管委会 云溪风景名胜区管理委员会",
    "vertical": (
        "国家税务总局云溪县税务局 云溪县气象局 云溪海关 国家统计局云溪调查队 云溪县烟草专卖局 "
        "云溪县消防救援大队 云溪市邮政管理局 国家金融监督管理总局云溪监管分局 "
    ),
    "office": "云溪县人民政府办公室 云溪市人民政府办公厅 云溪县政府办公室 市政府办公厅",
    "institution": "云溪大学 云溪县第一中学 云溪县人民医院 云溪县水务公司",
    "unknown": "云溪 x",
}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in NAMES.items() for name in names.split()])
def test_kind(kind, name):
    assert organ_kind(name) == kind


@pytest.mark.parametrize("name", [None, "", " "])
def test_no_name(name):
    assert organ_kind(name) == "unknown"


def test_blanks_and_brackets_do_not_matter():
    assert organ_kind("云 溪 县　人民政府（公章）") == "county_government"


def test_every_city_of_the_list_is_one():
    cities = [c for row in data.load("organs")["cities"].values() for c in row.split("|")]
    assert len(cities) == len(set(cities)) == 293
    assert {organ_kind(f"{c}市人民政府") for c in cities} == {"city_government"}


def test_office_speaks_for_its_government():
    area = "2023年，全县主动公开信息。我县共受理申请5件。"
    own = "2023年，我办主动公开信息。我办共受理申请5件。本机关未收费。"
    assert kind_in_text("云溪县人民政府办公室", area) == "county_government"
    assert kind_in_text("合肥市人民政府办公厅", area) == "city_government"
    assert kind_in_text("云溪县人民政府办公室", own) == "office"
    assert kind_in_text("云溪县教育局", area) == "department"


@pytest.mark.parametrize("line", ["云溪县人民政府", "　　云溪县人民政府办公室 ", "国家税务总局云溪县税务局", "青石街道办事处"])
def test_organ_name(line):
    assert is_organ_name(line)


@pytest.mark.parametrize(
    "line",
    [
        "无。",
        "本机关",
        "我县人民政府",
        "联系单位：云溪县人民政府",
        "报送云溪县人民政府，各局",
        "主办单位云溪县人民政府",
        "2024年1月18日",
    ],
)
def test_no_organ_name(line):
    assert not is_organ_name(line)
