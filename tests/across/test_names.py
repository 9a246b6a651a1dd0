"""Names of organs made comparable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chain import SETTINGS
from lint_gov.across.names import Areas, Name, beside, name_of
from lint_gov.structure.organs import organ_kind

UNITS = [
    "民政局", "民族宗教事务局", "政务服务和数据管理局", "外事办公室", "市场监督管理局", "教育局", "卫生健康局",
    "机关事务管理局", "城市管理局", "区域协作办", "县志办", "民营经济局", "政策研究室", "直属机关工作委员会",
    "城乡居民社会养老保险局", "国有资产监督管理委员会", "残疾人联合会", "青石镇人民政府", "旗山镇人民政府",
    "州门街道办事处", "市中街道办事处", "盟山乡人民政府", "区寿镇人民政府",
]  # fmt: skip
AREAS = [
    "云溪县", "忠县", "荆山市", "恩施市", "青临区", "市中区", "城区", "开州区", "旗山区", "州西县", "乌兰旗",
    "伊川满族自治县", "凉水自治州", "兴安盟", "浙江省", "广西壮族自治区",
]  # fmt: skip


def named(organ: str) -> Name:
    return name_of(organ, organ_kind(organ))


@SETTINGS
@given(st.sampled_from(AREAS), st.sampled_from(UNITS), st.sampled_from(("", "荆山市", "浙江省荆山市")))
def test_the_innermost_area_is_cut_off_and_the_unit_stays_whole(area: str, unit: str, above: str) -> None:
    whole = (above if area[-1] in "县区旗" else "") + area + unit
    assert named(whole) == Name(area, named(unit).unit)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("荆山市云溪县教育局", "云溪县教育局"),
        ("云溪县卫健局", "云溪县卫生健康局"),
        ("云溪县青石镇人民政府", "云溪县青石镇"),
        ("云溪县青石镇人民政府党政办公室", "云溪县青石镇人民政府"),
        ("云溪县城关街道办事处", "云溪县城关街道"),
        ("云溪县人民政府", "荆山市云溪县人民政府"),
        ("国家税务总局云溪县税务局", "云溪县税务局"),
        ("云溪县发改局（县粮食局）", "云溪县发展和改革局"),
        ("云溪县 财政局", "云溪县财政局"),
    ],
)
def test_one_organ_by_several_names(one: str, other: str) -> None:
    assert named(one) == named(other)


def test_an_office_that_reports_for_itself_is_not_its_government() -> None:
    office, government = name_of("云溪县人民政府办公室", "office"), name_of("云溪县人民政府", "county_government")
    assert office != government
    assert (beside(office), beside(government)) == (government, office)
    assert beside(named("云溪县教育局")) is None


def completed(name: Name, *known: str) -> Name:
    areas = Areas()
    for organ in known:
        areas.add(named(organ))
    return areas.completed(name)


def test_a_name_without_area_gets_the_one_of_its_unit() -> None:
    bare = named("教育局")
    assert completed(bare, "云溪县教育局", "荆山市民政局").area == "云溪县"
    assert completed(bare, "云溪县民政局", "云溪县财政局").area == "云溪县"


def test_a_name_without_area_stays_where_it_may_belong_to_several() -> None:
    bare = named("教育局")
    assert completed(bare, "云溪县教育局", "石桥县教育局") == bare
    assert completed(bare, "云溪县民政局", "石桥县财政局") == bare
    assert completed(bare) == bare
