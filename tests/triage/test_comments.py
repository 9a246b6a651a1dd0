"""What a comment addressed to the tool says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.triage.comments import Fault, read
from lint_gov.triage.waiver import Waiver

from .made import RULES, remark


def said(text: str) -> list[Waiver | Fault]:
    return list(read(remark(text, "p1"), RULES, lambda _: "批注"))


@pytest.mark.parametrize(
    ("text", "codes", "reason"),
    [
        ("lint-gov 豁免 A103：台账已核对", ["A103"], "台账已核对"),
        ("lint-gov waive A103: checked", ["A103"], "checked"),
        ("ｌｉｎｔ－ｇｏｖ　豁免　Ａ１０３：台账已核对", ["A103"], "台账已核对"),
        ("lint-gov 豁免：A103：台账已核对", ["A103"], "台账已核对"),
        ("lint-gov豁免A103、a102，A101：见A201的说明", ["A103", "A102", "A101"], "见A201的说明"),
        ("lint-gov waive A103 A102: two", ["A103", "A102"], "two"),
        ("lint-gov 豁免 A103 台账已核对", ["A103"], "台账已核对"),
        ("lint-gov 豁免 A103：\n台账\n已核对", ["A103"], "台账 已核对"),
    ],
)
def test_sound_comments(text: str, codes: list[str], reason: str) -> None:
    found = said(text)
    assert [w.rule for w in found if isinstance(w, Waiver)] == codes
    assert {w.reason for w in found if isinstance(w, Waiver)} == {reason}


def test_expiry_and_owner() -> None:
    [zh] = said("lint-gov 豁免 A103：台账已核对【有效期至 2027年1月31日】[责任人：李四]")
    [en] = said("lint-gov waive A103: checked (expires 2027-01-31)")
    assert isinstance(zh, Waiver)
    assert isinstance(en, Waiver)
    assert (zh.expires, zh.owner, zh.since, zh.reason) == ("2027-01-31", "李四", "2026-01-05", "台账已核对")
    assert (en.expires, en.owner, en.reason) == ("2027-01-31", "王五", "checked")


@pytest.mark.parametrize(
    ("text", "case", "value"),
    [
        ("lint-gov 豁免", "no-code", ""),
        ("lint-gov 豁免：台账已核对", "no-code", ""),
        ("lint-gov 豁免 全部：来不及改", "everything", ""),
        ("lint-gov waive all: no time", "everything", ""),
        ("lint-gov waive *: no time", "everything", ""),
        ("lint-gov 豁免 A103", "no-reason", ""),
        ("lint-gov 豁免 A103：", "no-reason", ""),
        ("lint-gov 豁免 A103：[有效期至 2027-01-31]", "no-reason", ""),
        ("lint-gov 豁免 A103：核对 [有效期至 年底]", "bad-date", "年底"),
        ("lint-gov 豁免 A103：核对 [expires 2027-02-30]", "bad-date", "2027-02-30"),
        ("lint-gov 豁免 A193：核对", "unknown-code", "A193"),
        ("lint-gov 豁免 D101：核对", "not-waivable", "D101"),
        ("lint-gov 豁免 W101：核对", "not-waivable", "W101"),
    ],
)
def test_comments_that_waive_nothing(text: str, case: str, value: str) -> None:
    [found] = said(text)
    assert isinstance(found, Fault)
    assert (found.case, found.value) == (case, value)
    assert case in RULES["W103"].messages


def test_the_nearest_code_is_named() -> None:
    [found] = said("lint-gov 豁免 A1O3、A193：核对")
    assert isinstance(found, Fault)
    both = said("lint-gov 豁免 A193：核对")
    assert isinstance(both[0], Fault)
    assert both[0].near in {"A103", "A101", "A102", "A201"}


@given(st.text(max_size=40))
def test_whatever_a_comment_says_there_is_an_answer(text: str) -> None:
    found = said("lint-gov 豁免" + text)
    assert found
    assert all(w.rule in RULES and w.reason for w in found if isinstance(w, Waiver))


def test_an_endless_comment_is_read_in_part() -> None:
    [found] = said("lint-gov 豁免 A103：" + "[expires " * 200_000)
    assert isinstance(found, Waiver)
    assert len(found.reason) < 3000
