"""Organs of every kind. Names are invented, but for provinces and cities: whether a 市 is one can only be known."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_FIRST = "云青临安兴永长宁新丰南北东平望石松柏"
_SECOND = "溪岭河川原桥浦湾阳泉城水峰塘洲陵州口"
_PROVINCES = (("浙江省", "我省"), ("云南省", "我省"), ("广西壮族自治区", "我区"), ("上海市", "我市"), ("甘肃省", "我省"))
_CITIES = ("绍兴市", "曲靖市", "临沂市", "宝鸡市", "通辽市", "岳阳市", "吉林市", "景德镇市")
_BUREAUS = (
    ("教育局", "我局"), ("卫生健康委员会", "我委"), ("财政局", "我局"), ("住房和城乡建设局", "我局"), ("农业农村局", "我局"),
    ("市场监督管理局", "我局"), ("民政局", "我局"), ("发展和改革局", "我局"), ("统计局", "我局"), ("应急管理局", "我局"),
)  # fmt: skip


@dataclass(frozen=True)
class Organ:
    """A reporting organ.

    Attributes:
        name: its full name, as in the title.
        own: how it calls itself (我县, 我局).
        kind: a key of rules/organs.yaml; an office that speaks for its government has the government's kind.
        kinds: what a reader may take it for.
    """

    name: str
    own: str
    kind: str
    kinds: tuple[str, ...]

    @property
    def government(self) -> bool:
        """Whether it owes what 各级人民政府 owe (Art. 50(4)), or may be read as speaking for such a one."""
        return any(k.endswith("_government") or k == "township" for k in self.kinds)


def random_organ(rng: Random, kind: str | None = None) -> Organ:
    """An organ of the kind, or of any."""
    return _MAKERS[kind or rng.choice(KINDS)](rng)


def _place(rng: Random) -> str:
    return rng.choice(_FIRST) + rng.choice(_SECOND)


def _province(rng: Random) -> Organ:
    name, own = rng.choice(_PROVINCES)
    return _organ(f"{name}人民政府", own, "province_government")


def _city(rng: Random) -> Organ:
    if rng.random() < 0.3:
        name, own = rng.choice((("自治州人民政府", "我州"), ("盟行政公署", "我盟")))
        return _organ(f"{_place(rng)}{name}", own, "city_government")
    return _organ(f"{rng.choice(_CITIES)}人民政府", "我市", "city_government")


def _county(rng: Random) -> Organ:
    suffix, own = rng.choice((("县", "我县"), ("市", "我市"), ("区", "我区"), ("旗", "我旗"), ("自治县", "我县")))
    kinds = ("county_government", "city_government") if suffix == "市" else ("county_government",)
    return Organ(_parent(rng) + f"{_place(rng)}{suffix}人民政府", own, "county_government", kinds)


def _parent(rng: Random) -> str:
    return f"{_place(rng)}市" if rng.random() < 0.3 else ""


def _office(rng: Random) -> Organ:
    if rng.random() < 0.7:
        level, own = rng.choice((("县", "我县"), ("旗", "我旗"), ("区", "我区"), ("市", "我市")))
        return _speaking(f"{_place(rng)}{level}人民政府办公室", own, "county_government")
    if rng.random() < 0.5:
        return _speaking(f"{rng.choice(_CITIES)}人民政府办公室", "我市", "city_government")
    name, own = rng.choice(_PROVINCES)
    return _speaking(f"{name}人民政府办公厅", own, "province_government")


def _speaking(name: str, own: str, kind: str) -> Organ:
    return Organ(name, own, kind, (kind, "office", *(("city_government",) if own == "我市" else ())))


def _department(rng: Random) -> Organ:
    bureau, own = rng.choice(_BUREAUS)
    level = rng.choice(("市", "县", "区", "旗"))
    return _organ(f"{_place(rng)}{level}{bureau}", own, "department")


def _township(rng: Random) -> Organ:
    level, own = rng.choice((("镇", "我镇"), ("乡", "我乡")))
    return _organ(f"{_place(rng)}县{_place(rng)}{level}人民政府", own, "township")


def _subdistrict(rng: Random) -> Organ:
    tail = rng.choice(("办事处", "办事处", ""))
    return _organ(f"{_place(rng)}{rng.choice('区县')}{_place(rng)}街道{tail}", "我街道", "subdistrict")


def _zone(rng: Random) -> Organ:
    zone = rng.choice(("经济开发区", "高新技术产业开发区", "经济技术开发区", "工业园区"))
    return _organ(f"{_place(rng)}{zone}{rng.choice(('管理委员会', '管委会'))}", "我区", "development_zone")


def _vertical(rng: Random) -> Organ:
    name = rng.choice(("国家税务总局{}县税务局", "国家统计局{}调查队", "{}市气象局", "{}海关")).format(_place(rng))
    return Organ(name, "我局" if name.endswith("局") else "我单位", "vertical", ("vertical", "department"))


def _organ(name: str, own: str, kind: str) -> Organ:
    return Organ(name, own, kind, (kind,))


_MAKERS = {
    "province_government": _province,
    "city_government": _city,
    "county_government": _county,
    "office": _office,
    "department": _department,
    "township": _township,
    "subdistrict": _subdistrict,
    "development_zone": _zone,
    "vertical": _vertical,
}
KINDS = tuple(_MAKERS)
