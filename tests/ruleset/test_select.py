"""Which rules apply: years, unknown years, organ kinds."""

from __future__ import annotations

import pytest

from checks.tables import applications, form, report
from lint_gov.ruleset.model import Rule
from lint_gov.ruleset.select import select, span_of


def rule(**changes: object) -> Rule:
    base: dict[str, object] = {"code": "X901", "name": "x", "check": "x", "params": {}, "severity": [], "messages": {}}
    return Rule(**(base | {"basis": [], "remedies": {}, "years": {"from": 2019}} | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("years", "year", "applies"),
    [
        ({"from": 2019}, 2019, True),
        ({"from": 2019}, 2018, False),
        ({"from": 2019}, None, False),
        ({"from": 2019, "unknown": True}, None, True),
        ({"from": 2019, "unknown": True}, 2018, False),
        ({"to": 2018}, 2017, True),
        ({"to": 2018}, None, False),
        ({"from": 2019, "to": 2020}, 2021, False),
        (None, None, True),
        (None, 2010, True),
    ],
)
def test_years(years: dict[str, object] | None, year: int | None, applies: bool) -> None:
    assert bool(select([rule(years=years)], report(year=year))) is applies


def test_without_a_year_the_edition_of_the_tables_counts() -> None:
    old = form("applications", applications(2019), 2019)
    new = form("applications", applications(2021), 2021)
    assert span_of(report(old, year=None)) == (2019, 2020)
    assert span_of(report(old, new, year=None)) is None
    from_2021 = [rule(years={"from": 2021})]
    assert select(from_2021, report(new, year=None))
    assert not select(from_2021, report(old, year=None))
    assert not select([rule(years={"from": 2022})], report(new, year=None))


def test_the_stated_year_outweighs_the_tables() -> None:
    assert span_of(report(form("applications", applications(2019), 2019), year=2023)) == (2023, 2023)


@pytest.mark.parametrize(
    ("changes", "kind", "applies"),
    [
        ({"organ_kinds": ["township"]}, "township", True),
        ({"organ_kinds": ["township"]}, "unknown", False),
        ({"except_organ_kinds": ["township"]}, "township", False),
        ({"except_organ_kinds": ["township"]}, "unknown", True),
    ],
)
def test_organ_kinds(changes: dict[str, object], kind: str, applies: bool) -> None:
    assert bool(select([rule(**changes)], report(organ_kind=kind))) is applies
